"""The folders models live in: where they are, how one comes into being whole, and how one goes away.

Called by model_store, on any thread. What is unfinished has a name that starts with a dot and is never
taken for a model; only `publish` gives a folder its real name. Links are never followed out of the models
folder.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from fastvlm_engine.errors import DiskFullError, DownloadError, OptionsError
from fastvlm_engine.model_manifest import MANIFEST_NAME, Manifest, read_manifest, write_manifest

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
UNUSABLE_ON_WINDOWS = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?|.*\.")
LOCK_WAIT_S = 0.2


def models_dir() -> Path:
    """Where models are installed: DOCENT_MODELS_DIR, or `models` in the program's data folder."""
    if folder := os.environ.get("DOCENT_MODELS_DIR"):
        return Path(folder).expanduser()
    data = os.environ.get("DOCENT_DATA_DIR") or platformdirs.user_data_dir("docent", appauthor=False)
    return Path(data) / "models"


def bundled_dirs() -> list[Path]:
    """Where bundled models lie: beside the packages, or inside the installed application."""
    if folder := os.environ.get("DOCENT_BUNDLED_MODELS"):
        return [Path(folder).expanduser()]
    root = Path(__file__).resolve().parent.parent
    return [root / "resources" / "models", root / "app" / "resources" / "models"]


def bundled_models() -> dict[str, Path]:
    """The models that come with the program, by name."""
    found: dict[str, Path] = {}
    for parent in bundled_dirs():
        for config in sorted(parent.glob("[!.]*/config.json")):
            found.setdefault(config.parent.name, config.parent)
    return found


def installed_models() -> dict[str, tuple[Path, Manifest]]:
    """The models in the models folder that came there whole, by name."""
    found = {}
    for path in sorted(models_dir().glob(f"[!.]*/{MANIFEST_NAME}")):
        manifest = read_manifest(path.parent)
        if manifest is not None:
            found[path.parent.name] = (path.parent, manifest)
    return found


def checked_name(name: str) -> str:
    """`name` as a folder of that name would be called.

    Raises:
        OptionsError: it is not a plain name.
    """
    lowered = name.strip().lower()
    if not NAME.fullmatch(lowered) or UNUSABLE_ON_WINDOWS.fullmatch(lowered):
        raise OptionsError(
            f"{name!r} cannot be the name of a model",
            "Use letters, digits, dots, dashes and underscores only",
        )
    return lowered


def name_from(path: Path) -> str:
    """A name for a model after the file or folder that it comes from."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", path.resolve().name.lower()).strip("-._")[:64]
    return checked_name(plain or "model")


def require_free(name: str) -> None:
    """Make sure that no model has this name.

    Raises:
        OptionsError: one has.
    """
    if name in bundled_models():
        raise OptionsError(
            f"{name} is the name of a model that comes with Docent", "Give another with --name"
        )
    if os.path.lexists(models_dir() / name):
        raise OptionsError(
            f"A model named {name} is installed already",
            f"Give another name with --name, or remove that one with: docent models remove {name}",
        )


@contextmanager
def staging(name: str) -> Iterator[Path]:
    """An empty folder to build a model in; it is gone afterwards unless it was published."""
    parent = models_dir()
    with disk_errors(parent):
        parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(parent)
        hidden = parent / f".adding-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        try:
            (hidden / name).mkdir(parents=True)
            yield hidden / name
        finally:
            shutil.rmtree(hidden, ignore_errors=True)


@contextmanager
def partial_download(name: str, commit: str) -> Iterator[Path]:
    """The folder in which a download goes on; it stays when the download ends early.

    Raises:
        DownloadError: another process is fetching this model.
    """
    from huggingface_hub.utils import WeakFileLock  # type: ignore[attr-defined]

    parent = models_dir()
    hidden = parent / f".download-{name}-{commit[:12]}"
    with disk_errors(parent):
        parent.mkdir(parents=True, exist_ok=True)
        try:
            with WeakFileLock(parent / f".download-{name}.lock", timeout=LOCK_WAIT_S):
                for other in partial_folders(name):
                    if other != hidden:  # of an older edition, of no use any more
                        shutil.rmtree(other)
                (hidden / name).mkdir(parents=True, exist_ok=True)
                yield hidden / name
                hidden.rmdir()
        except TimeoutError as error:
            raise DownloadError(
                f"{name} is being fetched by another process", "Wait until it is done"
            ) from error


def partial_folders(name: str) -> list[Path]:
    """What interrupted downloads of a model left."""
    return sorted(models_dir().glob(f".download-{name}-*/"))


def publish(folder: Path, manifest: Manifest) -> None:
    """Record what the model consists of and give its folder the real name: from now on it is installed."""
    with disk_errors(folder):
        write_manifest(folder, manifest)
        target = models_dir() / manifest.name
        try:
            folder.rename(target)
        except OSError as error:
            if target.exists():
                raise DownloadError(
                    f"A folder {target} is there already",
                    f"Remove it with: docent models remove {manifest.name}",
                ) from error
            raise
        _sync_folder(target.parent)


def remove_folder(folder: Path) -> None:
    """Take a folder out of the models folder: at once under a hidden name, then file by file.

    Of a link only the link goes.
    """
    with disk_errors(folder.parent):
        if folder.is_symlink():
            folder.unlink()
            return
        doomed = folder.parent / f".removing-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        folder.rename(doomed)
        shutil.rmtree(doomed)


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into one sentence and advice."""
    try:
        yield
    except TimeoutError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(
                f"The disk is full: {folder} takes no more",
                "Free some space and run the same command again, or set DOCENT_MODELS_DIR to another disk",
            ) from error
        raise DownloadError(
            f"{error.filename or folder} cannot be used ({error.strerror or error})",
            "Check the folder and its permissions, or set DOCENT_MODELS_DIR to another one",
        ) from error


def _remove_abandoned(parent: Path) -> None:
    """Clear away what processes left that were killed while they added or removed a model."""
    import psutil

    for folder in parent.glob(".*-*-*/"):
        kind, _, rest = folder.name.partition("-")
        owner = rest.partition("-")[0]
        if kind in (".adding", ".removing") and owner.isdecimal() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows has no such call for folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
