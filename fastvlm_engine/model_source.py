"""The files of a checkpoint that somebody wants to install: a folder as downloaded, or a zip archive.

Called by model_store.add and by model_packs, on any thread. Finds the checkpoint directly in what was given
or one level below. A zip is never unpacked by its own paths: only plain names that belong to a checkpoint are
taken, read as streams.
"""

from __future__ import annotations

import stat
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from fastvlm_engine.errors import CheckpointError, DownloadError, ModelNotFoundError
from fastvlm_engine.model_manifest import (
    MANIFEST_NAME,
    ByteCounter,
    FileRecord,
    Progress,
    check_free_space,
    copy_file,
    gigabytes,
    is_model_file,
)

ENTRY_LIMIT = 10_000
UNPACKED_LIMIT = 64_000_000_000
TEXT_FILE_LIMIT = 64_000_000  # tokenizers and licences; only weights are larger
RATIO_LIMIT = 100  # trained weights hardly shrink at all; a bomb shrinks a thousandfold
RATIO_FREE_BYTES = 16_000_000  # below this, no ratio does harm


@dataclass(frozen=True)
class SourceFile:
    """One file to install."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


@dataclass(frozen=True)
class ModelSource:
    """The files of one checkpoint; `folder` is None while they are still packed. `record` is what Docent
    wrote about an installed model, where that came with an archive.
    """

    path: Path
    files: tuple[SourceFile, ...]
    folder: Path | None
    record: SourceFile | None = None

    @property
    def size_bytes(self) -> int:
        return sum(file.size for file in self.files)


@contextmanager
def open_source(path: Path) -> Iterator[ModelSource]:
    """The checkpoint in a folder or zip archive.

    Raises:
        ModelNotFoundError: there is nothing at `path`.
        CheckpointError: it holds no checkpoint, or several, or is an archive that cannot be trusted.
    """
    if path.is_dir():
        yield _folder_source(path)
    elif path.is_file():
        try:
            with _opened_zip(path) as archive:
                yield _zip_source(archive, path)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise CheckpointError(
                f"{path} cannot be unpacked ({str(error).rstrip('.')})",
                "Give a FastVLM folder or a complete zip archive of one",
            ) from error
    else:
        raise ModelNotFoundError(f"There is no file or folder {path}", "Check the path")


def copy_all(
    source: ModelSource, target: Path, progress: Progress | None, cancel: threading.Event | None
) -> tuple[FileRecord, ...]:
    """Copy every file to the folder `target`, and say what was copied.

    Raises:
        DiskFullError: there is no room for them.
        DownloadError: what is copied cannot be read any more, as from a stick that was taken out.
    """
    check_free_space(target, source.size_bytes)
    counter = ByteCounter("copying", source.size_bytes, progress, cancel)
    records = []
    for file in source.files:
        with opened(file, source.path) as stream:
            records.append(copy_file(stream, target / file.name, counter))
    return tuple(records)


@contextmanager
def opened(file: SourceFile, path: Path) -> Iterator[SourceStream]:
    """A file of the source at `path`; what goes wrong with reading it is told as that, not as the disk's."""
    try:
        stream = file.open()
    except OSError as error:
        raise _unreadable(path, error) from error
    with stream:
        yield SourceStream(stream, path)


class SourceStream:
    """An open file of a source."""

    def __init__(self, stream: BinaryIO, path: Path) -> None:
        self._stream, self._path = stream, path

    def read(self, count: int, /) -> bytes:
        """The next bytes, at most so many."""
        try:
            return self._stream.read(count)
        except OSError as error:
            raise _unreadable(self._path, error) from error


def _unreadable(path: Path, error: OSError) -> DownloadError:
    return DownloadError(
        f"{path} cannot be read ({error.strerror or error})",
        "Check the disk or stick that it is on, then try again",
    )


def _opened_zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _folder_source(path: Path) -> ModelSource:
    folders = [path] if (path / "config.json").is_file() else _subfolders_with_config(path)
    folder = path if folders == [path] else path / _only_one([item.name for item in folders], path)
    files = tuple(
        SourceFile(file.name, file.stat().st_size, _opener(file))
        for file in sorted(folder.iterdir())
        if is_model_file(file.name) and file.is_file()
    )
    return ModelSource(path, files, folder)


def _subfolders_with_config(path: Path) -> list[Path]:
    return [item for item in sorted(path.iterdir()) if item.is_dir() and (item / "config.json").is_file()]


def _opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")


def _zip_source(archive: zipfile.ZipFile, path: Path) -> ModelSource:
    by_folder: dict[str, list[zipfile.ZipInfo]] = {}
    records: dict[str, zipfile.ZipInfo] = {}
    entries = archive.infolist()
    if len(entries) > ENTRY_LIMIT:
        raise _unsafe(path, f"it has {len(entries)} entries")
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in entry.filename:
            raise _unsafe(path, f"its entry {entry.filename!r} points outside")
        if entry.is_dir() or len(name.parts) > 2:
            continue
        folder = "/".join(name.parts[:-1])
        if is_model_file(name.name):
            by_folder.setdefault(folder, []).append(entry)
        elif name.name == MANIFEST_NAME:
            records[folder] = entry
    folders = [
        folder
        for folder, members in by_folder.items()
        if any(
            member.filename.endswith("config.json") and _base_name(member) == "config.json"
            for member in members
        )
    ]
    folder = "" if "" in folders else _only_one(folders, path)
    chosen, record = by_folder[folder], records.get(folder)
    _check_entries([*chosen, record] if record is not None else chosen, path)
    files = tuple(_zipped_file(archive, entry) for entry in chosen)
    return ModelSource(path, files, None, _zipped_file(archive, record) if record is not None else None)


def _zipped_file(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> SourceFile:
    return SourceFile(_base_name(entry), entry.file_size, _zip_opener(archive, entry))


def _base_name(entry: zipfile.ZipInfo) -> str:
    return PurePosixPath(entry.filename.replace("\\", "/")).name


def _zip_opener(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    # zipfile stops at the size the entry announces and checks its CRC, so a lying entry cannot write more
    return lambda: cast(BinaryIO, archive.open(entry))


def _check_entries(entries: list[zipfile.ZipInfo], path: Path) -> None:
    names = [_base_name(entry).lower() for entry in entries]
    if len(set(names)) != len(names):
        raise _unsafe(path, "it holds two files of one name")
    for entry in entries:
        if entry.flag_bits & 1:
            raise CheckpointError(f"{path} is encrypted", "Unpack it, then add the folder")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise _unsafe(path, f"its {_base_name(entry)} is a link")
        if not entry.filename.endswith(".safetensors") and entry.file_size > TEXT_FILE_LIMIT:
            raise _unsafe(path, f"its {_base_name(entry)} would take {gigabytes(entry.file_size)}")
    unpacked, packed = (
        sum(entry.file_size for entry in entries),
        sum(entry.compress_size for entry in entries),
    )
    if unpacked > UNPACKED_LIMIT or unpacked > max(RATIO_FREE_BYTES, packed * RATIO_LIMIT):
        raise _unsafe(path, f"{gigabytes(packed)} of it would unpack to {gigabytes(unpacked)}")


def _only_one(names: list[str], path: Path) -> str:
    if not names:
        raise CheckpointError(
            f"{path} holds no FastVLM checkpoint: there is no config.json in it or one level below",
            "Give the folder that holds config.json and the safetensors files",
        )
    if len(names) > 1:
        listed = ", ".join(sorted(names))
        raise CheckpointError(
            f"{path} holds several checkpoints ({listed})", "Unpack it and give one of them"
        )
    return names[0]


def _unsafe(path: Path, reason: str) -> CheckpointError:
    return CheckpointError(
        f"{path} is not a checkpoint archive that can be trusted: {reason}",
        "Fetch it again from where it is published",
    )
