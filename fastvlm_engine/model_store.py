"""The models on this machine: listed, found by name, added, downloaded, verified, removed.

Called by load_engine (`resolve`), by the command line and by the model dialog, on any thread. Imports no
torch before a checkpoint is at hand; goes online in `download` only. The list itself is in
model_catalogue.py, how folders come and go in model_folders.py, what a model consists of in
model_manifest.py.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

from fastvlm_engine import model_download
from fastvlm_engine.config_file import read_config
from fastvlm_engine.errors import (
    CheckpointError,
    EngineError,
    LicenceNotAcceptedError,
    ModelNotFoundError,
    OptionsError,
)
from fastvlm_engine.model_catalogue import (
    KNOWN_MODELS,
    ModelInfo,
    available_models,
    find_model,
    known_model,
    short_name,
)
from fastvlm_engine.model_folders import (
    NAME,
    bundled_models,
    checked_name,
    disk_errors,
    models_dir,
    name_from,
    partial_download,
    partial_folders,
    publish,
    remove_folder,
    require_free,
    staging,
)
from fastvlm_engine.model_manifest import (
    APPLE_LICENCE,
    APPLE_NOTICE,
    MANIFEST_NAME,
    NOTICE_NAME,
    PACK_SUFFIX,
    ByteCounter,
    FileRecord,
    Manifest,
    Progress,
    check_free_space,
    hash_file,
    licence_file,
    licence_word,
    now,
    read_manifest,
    write_durably,
)
from fastvlm_engine.model_source import ModelSource, copy_all, open_source

__all__ = ["ModelInfo", "add", "available_models", "check_model", "download", "remove", "resolve", "verify"]


def resolve(name_or_path: str | Path) -> Path:
    """The checkpoint folder of a model that is known by name, or the folder that was named.

    Raises:
        ModelNotFoundError: there is neither; the advice says what to do.
    """
    given = Path(name_or_path).expanduser()
    is_path = isinstance(name_or_path, Path) or len(given.parts) != 1
    if (given / "config.json").is_file() or (is_path and given.is_dir()):
        return given
    name = short_name(str(name_or_path))
    if NAME.fullmatch(name):
        folder = models_dir() / name
        if read_manifest(folder) is not None:
            return folder
        if name in (bundled := bundled_models()):
            return bundled[name]
    raise _not_found(given, name)


def add(
    source: str | Path,
    name: str | None = None,
    *,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> ModelInfo:
    """Install a checkpoint folder, or a zip archive of one, under `name` (its own name where none is given).

    Raises:
        ModelNotFoundError: there is nothing at `source`.
        CheckpointError: it is not a checkpoint this engine can run; nothing was installed.
        DownloadError: the disk has no room for it; nothing was installed.
        OptionsError: the name cannot be used, or is taken; or it is a pack, which has a licence to accept.
    """
    source = Path(source).expanduser()
    if source.suffix.lower() == PACK_SUFFIX and source.is_file():
        raise OptionsError(f"{source} is a model pack", "Install it with: docent models import FILE")
    wanted = checked_name(name) if name is not None else None
    with disk_errors(source), open_source(source) as found:
        name = wanted or name_from(found.folder or source.with_suffix(""))
        require_free(name)
        if found.folder is not None:
            check_model(found.folder)  # before gigabytes are copied
        with staging(name) as staged:
            records = copy_all(found, staged, progress, cancel)
            if found.folder is None:
                check_model(staged)
            publish(staged, _manifest_of_added(name, staged, found, records))
    return find_model(name)


def download(
    name: str,
    *,
    accept_licence: Callable[[str], bool],
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
    endpoint: str | None = None,
) -> ModelInfo:
    """Fetch a known model, after its licence, fetched first from the same repository, was accepted.

    Interrupted, it leaves a partial folder and goes on there next time. A model that is installed already is
    left as it is, without going online.

    Args:
        accept_licence: is given the licence's text; anything but True ends it with nothing on the disk.
        endpoint: the hub; HF_ENDPOINT or Hugging Face when None.

    Raises:
        ModelNotFoundError: no known model has this name.
        LicenceNotAcceptedError: the licence was not accepted.
        DownloadError: the network, the hub or the disk failed.
        CheckpointError: what was fetched is not a checkpoint this engine can run.
    """
    known = known_model(name)
    if read_manifest(models_dir() / known.name) is not None:
        return find_model(known.name)
    endpoint = (endpoint or os.environ.get("HF_ENDPOINT") or model_download.DEFAULT_ENDPOINT).rstrip("/")
    repository = model_download.look_up(endpoint, known.repo_id, known.revision)
    licence_name, licence_text = model_download.fetch_licence(repository)
    if accept_licence(licence_text.decode("utf-8", errors="replace")) is not True:
        raise LicenceNotAcceptedError(
            f"The licence of {known.repo_id} was not accepted, so the model was not fetched",
            "Use docent-nano, which comes with Docent, or a model of your own",
        )
    accepted = now()
    with partial_download(known.name, repository.commit) as folder:
        write_durably(folder / licence_name, licence_text)
        notice = (
            f"{APPLE_NOTICE}\n\nFetched unchanged from {endpoint}/{known.repo_id} at {repository.commit}.\n"
        )
        write_durably(folder / NOTICE_NAME, notice.encode())
        left = model_download.bytes_left(repository, folder)
        check_free_space(folder, left)
        total = repository.size_bytes
        model_download.fetch_files(
            repository, folder, ByteCounter("fetching", total, progress, cancel, done=total - left)
        )
        records = _hash_all(folder, [file.name for file in repository.files], progress, cancel)
        model_download.check_hashes(repository, folder, records)
        check_model(folder)
        manifest = Manifest(
            name=known.name,
            source=f"{endpoint}/{known.repo_id}",
            licence=known.licence,
            files=records,
            installed=now(),
            repo_id=known.repo_id,
            commit=repository.commit,
            licence_sha256=hashlib.sha256(licence_text).hexdigest(),
            licence_accepted=accepted,
        )
        publish(folder, manifest)
    return find_model(known.name)


def verify(
    name: str, *, progress: Progress | None = None, cancel: threading.Event | None = None
) -> Manifest | None:
    """Compare a model's files with what was recorded when it was installed, and its tensors with its config.

    Returns the record, or None for a bundled model, of which nothing is recorded.

    Raises:
        ModelNotFoundError: no such model is here.
        CheckpointError: a file is missing or changed, or the tensors do not fit.
    """
    folder = resolve(name)
    manifest = read_manifest(folder)
    with disk_errors(folder):
        if manifest is not None:
            _compare_sizes(folder, manifest)
            for record, found in zip(
                manifest.files,
                _hash_all(folder, [record.name for record in manifest.files], progress, cancel),
                strict=True,
            ):
                if record.sha256 != found.sha256:
                    raise damaged(folder, record, "its contents have changed")
        check_model(folder)
    return manifest


def remove(name: str) -> None:
    """Delete an installed model and what interrupted downloads of it left.

    Raises:
        ModelNotFoundError: there is nothing of that name in the models folder.
        EngineError: the model comes with the program.
        OptionsError: the name is not a plain name.
    """
    name = checked_name(short_name(name))
    folder = models_dir() / name
    doomed = partial_folders(name)
    if folder.is_symlink() or (folder / MANIFEST_NAME).is_file():
        doomed.append(folder)
    if not doomed and name in bundled_models():
        raise EngineError(
            f"{name} comes with Docent and cannot be removed", "Choose another model to use instead"
        )
    if not doomed:
        raise ModelNotFoundError(f"{name} is not installed", "See what is with: docent models list")
    for item in doomed:
        remove_folder(item)


def check_model(folder: Path) -> None:
    """Whether the engine could run what lies in `folder`, from its config and the headers of its tensors.

    Raises:
        CheckpointError: it could not; the sentence names the file or tensor.
    """
    from fastvlm_engine.weights import check_checkpoint  # imports torch, so only when a checkpoint is at hand

    read_config(folder)
    names = {path.name for path in folder.iterdir()}
    if "tokenizer.json" not in names and not {"vocab.json", "merges.txt"} <= names:
        raise CheckpointError(
            f"{folder} has no tokenizer: neither tokenizer.json nor vocab.json with merges.txt",
            "Fetch the checkpoint again, with all its files",
        )
    check_checkpoint(folder)


def _hash_all(
    folder: Path, names: list[str], progress: Progress | None, cancel: threading.Event | None
) -> tuple[FileRecord, ...]:
    total = sum((folder / name).stat().st_size for name in names)
    counter = ByteCounter("checking", total, progress, cancel)
    return tuple(hash_file(folder / name, counter) for name in names)


def _compare_sizes(folder: Path, manifest: Manifest) -> None:
    for record in manifest.files:
        path = folder / record.name
        if not path.is_file():
            raise damaged(folder, record, "it is missing")
        if path.stat().st_size != record.size:
            raise damaged(folder, record, f"it has {path.stat().st_size} bytes, not {record.size}")


def damaged(folder: Path, record: FileRecord, reason: str) -> CheckpointError:
    """The error about a file of an installed model that is not as it was recorded."""
    return CheckpointError(
        f"{record.name} of {folder.name} is damaged: {reason}",
        f"Remove the model with: docent models remove {folder.name}, then install it again",
    )


def _manifest_of_added(
    name: str, folder: Path, source: ModelSource, records: tuple[FileRecord, ...]
) -> Manifest:
    kind = "zip archive" if source.folder is None else "folder"
    path = licence_file(folder)
    text = path.read_bytes() if path is not None else None
    if path is not None and text is not None:
        licence = licence_word(path.name, text)
        if licence == APPLE_LICENCE:
            write_durably(folder / NOTICE_NAME, f"{APPLE_NOTICE}\n".encode())
    elif read_config(folder).layout == "apple":
        licence = f"not stated (Apple's own weights: {APPLE_LICENCE})"
    else:
        licence = "not stated"
    digest = hashlib.sha256(text).hexdigest() if text is not None else None
    return Manifest(name, f"added from a {kind}", licence, records, now(), licence_sha256=digest)


def _not_found(given: Path, name: str) -> ModelNotFoundError:
    if any(model.name == name for model in KNOWN_MODELS):
        return ModelNotFoundError(f"{name} is not installed", f"Fetch it with: docent models download {name}")
    if given.is_file():
        return ModelNotFoundError(
            f"{given} is a file, not a checkpoint folder", "Install an archive with: docent models add FILE"
        )
    if len(given.parts) > 1:
        return ModelNotFoundError(f"There is no checkpoint folder {given}", "Check the path")
    return ModelNotFoundError(
        f"There is no model named {given}",
        "See the names with: docent models list, or give a checkpoint folder",
    )
