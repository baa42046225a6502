"""Model packs: one file with a whole model and its licence, carried to machines without a network.

A pack is an uncompressed zip archive, named `*.docentmodel`, of one model's folder: what a checkpoint
consists of, the licence's text, and the record of the installed model that it was made of. Written, looked
into and installed here. Called by the command line and by the model dialog, on any thread; no network, and no
torch before the files of a pack are checked. Nothing is installed before its licence was accepted.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from fastvlm_engine.errors import (
    CheckpointError,
    DiskFullError,
    DownloadError,
    EngineError,
    LicenceNotAcceptedError,
    ModelNotFoundError,
    OptionsError,
)
from fastvlm_engine.model_catalogue import ModelInfo, find_model
from fastvlm_engine.model_folders import (
    bundled_models,
    checked_name,
    name_from,
    publish,
    require_free,
    staging,
)
from fastvlm_engine.model_manifest import (
    APPLE_LICENCE,
    APPLE_NOTICE,
    CHUNK,
    MANIFEST_NAME,
    NOTICE_NAME,
    PACK_SUFFIX,
    SPARE_BYTES,
    ByteCounter,
    FileRecord,
    Manifest,
    Progress,
    gigabytes,
    licence_word,
    manifest_content,
    now,
    parsed_manifest,
    read_manifest,
    write_durably,
)
from fastvlm_engine.model_source import ModelSource, SourceFile, copy_all, open_source, opened
from fastvlm_engine.model_store import check_model, damaged, resolve

SMALL_FILE_LIMIT = 4_000_000  # of a licence or a record: they are read whole, before anybody agreed
FAT32_ADVICE = "A stick formatted as FAT32 takes no file over 4 GB: format it as exFAT"


@dataclass(frozen=True)
class Pack:
    """What can be said of a pack without unpacking it."""

    info: ModelInfo
    licence_text: bytes
    record: Manifest | None

    @property
    def text(self) -> str:
        """The licence, to be read by people."""
        return self.licence_text.decode("utf-8", errors="replace")


def look_into(path: str | Path) -> Pack:
    """Name, size and licence of the model in a pack; only its table of contents and its small files are read.

    Raises:
        ModelNotFoundError: there is no such file.
        CheckpointError: it is not a pack, or has no licence.
        DownloadError: it cannot be read.
    """
    path = Path(path).expanduser()
    with _opened_pack(path) as source:
        return _described(source)


def install(
    path: str | Path,
    name: str | None = None,
    *,
    accept_licence: Callable[[str], bool],
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> ModelInfo:
    """Install the model in a pack, once its licence was accepted. It is copied once, to where it will stay.

    Args:
        accept_licence: is given the licence's text; anything but True ends it with nothing on the disk.

    Raises:
        ModelNotFoundError: there is no such file.
        LicenceNotAcceptedError: the licence was not accepted.
        CheckpointError: it is not a pack, is damaged, or its model is not one this engine can run.
        DownloadError: it cannot be read, or the disk has no room for it.
        OptionsError: the name cannot be used, or is taken.
    """
    path = Path(path).expanduser()
    wanted = checked_name(name) if name is not None else None
    with _opened_pack(path) as source:
        pack = _described(source)
        name = wanted or pack.info.name
        require_free(name)
        if accept_licence(pack.text) is not True:
            raise LicenceNotAcceptedError(
                f"The licence of {name} was not accepted, so the model was not installed",
                "Use docent-nano, which comes with Docent, or a model of your own",
            )
        accepted = now()
        with staging(name) as staged:
            records = copy_all(source, staged, progress, cancel)
            if pack.record is not None:
                _compare(path, pack.record, records)
            check_model(staged)
            if pack.info.licence == APPLE_LICENCE:
                write_durably(staged / NOTICE_NAME, f"{APPLE_NOTICE}\n".encode())
            publish(staged, _installed_record(name, pack, records, accepted))
    return find_model(name)


def write(
    name: str, out: Path, *, progress: Progress | None = None, cancel: threading.Event | None = None
) -> Path:
    """Make a pack of an installed model, at `out` or in the folder `out`; its files are checked on the way.

    Raises:
        ModelNotFoundError: no such model is installed.
        CheckpointError: it has no licence text, which a pack must carry, or a file of it has changed.
        DownloadError: `out` takes no file of that size, or cannot be written.
        EngineError: the model comes with Docent, or there is a file already.
        OptionsError: `out` has another ending.
    """
    folder = resolve(name)
    manifest = read_manifest(folder)
    if manifest is None:
        raise _not_packable(name, folder)
    if not any(_is_licence(record.name) for record in manifest.files):
        raise CheckpointError(
            f"{manifest.name} has no licence text, so nobody could accept it",
            "Put the licence as a file LICENSE beside the weights and add the model again",
        )
    out = out.expanduser()
    target = out / f"{manifest.name}{PACK_SUFFIX}" if out.is_dir() else out
    if target.suffix != PACK_SUFFIX:
        raise OptionsError(f"{target} is no name for a model pack", f"Let it end with {PACK_SUFFIX}")
    if os.path.lexists(target):
        raise EngineError(f"There is a file {target} already", "Give another name, or move that file away")
    part = target.with_name(f".{target.name}.part")
    with _target_errors(target):
        _require_room(target.parent, manifest.size_bytes)
        try:
            with part.open("wb") as file:
                _write_archive(zipfile.ZipFile(file, "w"), folder, manifest, progress, cancel)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    return target


# -- reading -------------------------------------------------------------------------------------------


@contextmanager
def _opened_pack(path: Path) -> Iterator[ModelSource]:
    if path.is_dir():
        raise CheckpointError(
            f"{path} is a folder, not a model pack", "Install a folder with: docent models add DIR"
        )
    with open_source(path) as source:
        yield source


def _described(source: ModelSource) -> Pack:
    path = source.path
    licence = next((file for file in source.files if _is_licence(file.name)), None)
    if licence is None:
        raise CheckpointError(
            f"{path} has no licence in it, so nobody could accept it",
            "Ask whoever made it for a pack with a licence",
        )
    text = _small_content(licence, path)
    record = _record(source)
    name = record.name if record is not None else name_from(path.with_suffix(""))
    word = licence_word(licence.name, text)
    info = ModelInfo(name, "packed", path, source.size_bytes, word, str(path))
    return Pack(info, text, record)


def _record(source: ModelSource) -> Manifest | None:
    """What the pack says of itself; it came from somewhere, so nothing in it is taken as it is."""
    if source.record is None:
        return None
    record = parsed_manifest(_small_content(source.record, source.path))
    try:
        if record is None or not _is_sound(record):
            raise ValueError
        checked_name(record.name)
    except ValueError as error:
        raise CheckpointError(
            f"{source.path} is damaged: its {MANIFEST_NAME} is not a model's record",
            "Copy it again from where it came from",
        ) from error
    return record


def _is_sound(record: Manifest) -> bool:
    texts = (record.name, record.source, *(file.name for file in record.files))
    digests = (file.sha256 for file in record.files)
    more = (record.repo_id, record.commit)
    return (
        all(isinstance(text, str) for text in (*texts, *digests))
        and all(text is None or isinstance(text, str) for text in more)
        and record.name == record.name.strip().lower()
    )


def _is_licence(name: str) -> bool:
    return name.startswith(("LICENSE", "LICENCE"))


def _small_content(file: SourceFile, path: Path) -> bytes:
    if file.size > SMALL_FILE_LIMIT:
        raise CheckpointError(
            f"{path} is not a model pack that can be trusted: its {file.name} has {gigabytes(file.size)}",
            "Ask whoever made it for another",
        )
    with opened(file, path) as stream:
        return stream.read(SMALL_FILE_LIMIT)


def _compare(path: Path, record: Manifest, copied: tuple[FileRecord, ...]) -> None:
    """The archive's own check sums say whether it came over whole; these, whether it is the model it was."""
    recorded = {file.name: file.sha256 for file in record.files}
    found = {file.name: file.sha256 for file in copied}
    for name in sorted(recorded.keys() | found.keys()):
        if recorded.get(name) != found.get(name):
            raise CheckpointError(
                f"{path} is damaged: its {name} is not what was packed",
                "Copy it again from where it came from",
            )


def _installed_record(name: str, pack: Pack, records: tuple[FileRecord, ...], accepted: str) -> Manifest:
    origin = pack.record
    return Manifest(
        name=name,
        source=origin.source if origin is not None else "added from a model pack",
        licence=pack.info.licence,
        files=records,
        installed=now(),
        repo_id=origin.repo_id if origin is not None else None,
        commit=origin.commit if origin is not None else None,
        licence_sha256=hashlib.sha256(pack.licence_text).hexdigest(),
        licence_accepted=accepted,
    )


# -- writing -------------------------------------------------------------------------------------------


def _not_packable(name: str, folder: Path) -> EngineError:
    if folder in bundled_models().values():
        return EngineError(f"{name} comes with Docent", "It needs no pack: every Docent has it")
    return ModelNotFoundError(f"{folder} is not installed", "Install it first with: docent models add DIR")


def _write_archive(
    archive: zipfile.ZipFile,
    folder: Path,
    manifest: Manifest,
    progress: Progress | None,
    cancel: threading.Event | None,
) -> None:
    counter = ByteCounter("packing", manifest.size_bytes, progress, cancel)
    record = replace(manifest, licence_accepted=None)  # whoever installs it has to accept it, too
    with archive:
        for file in manifest.files:
            _write_file(archive, folder, file, manifest.name, counter)
        if (folder / NOTICE_NAME).is_file():
            archive.writestr(_entry(manifest.name, NOTICE_NAME), (folder / NOTICE_NAME).read_bytes())
        archive.writestr(_entry(manifest.name, MANIFEST_NAME), manifest_content(record))


def _write_file(
    archive: zipfile.ZipFile, folder: Path, record: FileRecord, name: str, counter: ByteCounter
) -> None:
    digest, entry = hashlib.sha256(), _entry(name, record.name)
    entry.file_size = record.size  # so that zipfile makes room for the length of a large one
    path = folder / record.name
    if not path.is_file() or path.stat().st_size != record.size:
        raise damaged(folder, record, "it is missing or has another size")
    with path.open("rb") as source, archive.open(entry, "w") as target:
        while chunk := source.read(CHUNK):
            target.write(chunk)
            digest.update(chunk)
            counter.advance(len(chunk))
    if digest.hexdigest() != record.sha256:
        raise damaged(folder, record, "its contents have changed")


def _entry(folder: str, name: str) -> zipfile.ZipInfo:
    """Stored as it is: weights do not shrink, and the same model gives the same pack."""
    entry = zipfile.ZipInfo(f"{folder}/{name}")
    entry.external_attr = 0o644 << 16
    return entry


def _require_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE_BYTES:
        raise DiskFullError(
            f"The disk of {folder} is too full: {gigabytes(needed)} needed, {gigabytes(free)} free",
            "Free some space, or write it to another disk",
        )


@contextmanager
def _target_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise DiskFullError(f"{target} is too large for the disk it is on", FAT32_ADVICE) from error
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(
                f"The disk is full: {target} could not be finished", "Write it to another disk"
            ) from error
        raise DownloadError(
            f"{target} cannot be written ({error.strerror or error})", "Check the folder and its permissions"
        ) from error
