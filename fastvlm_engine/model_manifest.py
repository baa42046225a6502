"""What an installed model consists of: its files with sizes and SHA-256, its origin and its licence.

Written beside the weights as `docent-model.json` when a model is installed, read by model_store. Also the
loops that copy and hash large files. No torch, no network; any thread.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Protocol

from fastvlm_engine.errors import Cancelled, DiskFullError

MANIFEST_NAME = "docent-model.json"
NOTICE_NAME = "NOTICE"
PACK_SUFFIX = ".docentmodel"  # one file with a whole model, for machines without a network
CHUNK = 4 << 20
SPARE_BYTES = 64 << 20  # left free on the disk: a full disk harms everything else that runs

# All that a checkpoint needs. No program code and no pickle is ever copied or fetched.
MODEL_FILES = (
    "config.json", "*.safetensors", "*.safetensors.index.json",
    "tokenizer.json", "tokenizer_config.json", "vocab.json", "merges.txt", "added_tokens.json",
    "special_tokens_map.json", "chat_template.jinja", "preprocessor_config.json", "processor_config.json",
    "LICENSE*", "LICENCE*", "README.md",
)  # fmt: skip

APPLE_LICENCE = "apple-amlr: research, non-commercial use only"
APPLE_LICENCE_TITLE = "Apple Machine Learning Research Model"
APPLE_NOTICE = (
    f"{APPLE_LICENCE_TITLE} is licensed under the Apple Machine Learning Research Model License Agreement."
)

Progress = Callable[[str, int, int], None]  # what is being done, bytes done, bytes in all


class Readable(Protocol):
    """An open file, as far as copying needs one."""

    def read(self, count: int, /) -> bytes: ...


@dataclass(frozen=True)
class FileRecord:
    """One file as it was when the model was installed."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Where an installed model came from and what it consists of."""

    name: str
    source: str
    licence: str
    files: tuple[FileRecord, ...]
    installed: str
    repo_id: str | None = None
    commit: str | None = None
    licence_sha256: str | None = None
    licence_accepted: str | None = None

    @property
    def size_bytes(self) -> int:
        return sum(record.size for record in self.files)


class ByteCounter:
    """Counts the bytes of a long job, reports them, and ends the job when its cancel event is set."""

    def __init__(
        self, stage: str, total: int, progress: Progress | None, cancel: threading.Event | None, done: int = 0
    ) -> None:
        self.stage, self.total, self.done = stage, total, done
        self._progress, self._cancel = progress, cancel

    def advance(self, count: int) -> None:
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled
        self.done += count
        if self._progress is not None:
            self._progress(self.stage, self.done, self.total)


def is_model_file(name: str) -> bool:
    """Whether a file of this name belongs into an installed model."""
    return any(fnmatchcase(name, pattern) for pattern in MODEL_FILES)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def licence_word(name: str, text: bytes) -> str:
    """What the licence in a file is called."""
    return APPLE_LICENCE if APPLE_LICENCE_TITLE.encode() in text else f"as in its {name}"


def licence_file(folder: Path) -> Path | None:
    """The licence text that lies in a model's folder."""
    names = sorted(folder.glob("LICEN[SC]E*"))
    return names[0] if names else None


def read_manifest(folder: Path) -> Manifest | None:
    """The record of an installed model; None where there is none that can be read."""
    try:
        return parsed_manifest((folder / MANIFEST_NAME).read_bytes())
    except OSError:
        return None


def parsed_manifest(content: bytes) -> Manifest | None:
    """The record in a file's content; None where it is not one."""
    try:
        values: dict[str, Any] = json.loads(content)
        files = tuple(FileRecord(**record) for record in values.pop("files"))
        values.pop("format")
        return Manifest(files=files, **values)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def manifest_content(manifest: Manifest) -> bytes:
    """A record as its file holds it."""
    return (json.dumps({"format": 1, **asdict(manifest)}, indent=2, ensure_ascii=False) + "\n").encode()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    write_durably(folder / MANIFEST_NAME, manifest_content(manifest))


def write_durably(path: Path, content: bytes) -> None:
    """Write a small file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def copy_file(source: Readable, target: Path, counter: ByteCounter) -> FileRecord:
    """Copy an open file to `target`, hashing on the way, and wait until it is on the disk."""
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as file:
        while chunk := source.read(CHUNK):
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            counter.advance(len(chunk))
        file.flush()
        os.fsync(file.fileno())
    return FileRecord(target.name, size, digest.hexdigest())


def hash_file(path: Path, counter: ByteCounter) -> FileRecord:
    """The record of a file as it is on the disk now."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            counter.advance(len(chunk))
    return FileRecord(path.name, size, digest.hexdigest())


def check_free_space(folder: Path, needed: int) -> None:
    """Refuse before the first byte what the disk cannot take.

    Raises:
        DiskFullError: less than `needed` bytes and a small reserve are free where `folder` is.
    """
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE_BYTES:
        raise DiskFullError(
            f"The disk is too full: {folder} needs {gigabytes(needed)} and {gigabytes(free)} are free",
            "Free some space, or set DOCENT_MODELS_DIR to a folder on another disk",
        )


def gigabytes(count: int) -> str:
    """A number of bytes as people read it: "1.53 GB", "412 MB"."""
    if count >= 1_000_000_000:
        return f"{count / 1e9:.2f} GB"
    return f"{count / 1e6:.0f} MB" if count >= 10_000_000 else f"{count / 1e6:.1f} MB"
