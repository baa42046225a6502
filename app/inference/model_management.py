"""The models on this machine, for the command line and the model dialog: list, install, pack, check, remove.

Thin calls into the engine's model store, with its errors as sentences for people. Any thread; no torch before
a checkpoint is at hand, no network except in `download`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.inference.answering import as_user_error, user_errors
from app.inference.found_packs import found_packs
from fastvlm_engine import model_catalogue, model_packs, model_store
from fastvlm_engine.errors import OptionsError
from fastvlm_engine.model_catalogue import ModelInfo
from fastvlm_engine.model_folders import models_dir
from fastvlm_engine.model_manifest import PACK_SUFFIX, Progress, gigabytes
from fastvlm_engine.model_packs import Pack

__all__ = [
    "PACK_SUFFIX", "ModelInfo", "ModelNameError", "Pack", "Progress", "add", "as_json", "download",
    "gigabytes", "import_pack", "is_pack", "list_models", "look_into", "models_dir", "pack", "published",
    "remove", "verify",
]  # fmt: skip


class ModelNameError(UserError):
    """What was given as a model's name cannot be one, or is taken: the call has to change."""


def list_models() -> list[ModelInfo]:
    """Every model there is or could be, bundled ones first; in place of what can be fetched, or after all
    others, what lies in a pack beside the program.
    """
    models = model_store.available_models()
    taken = {model.name for model in models if model.state in ("bundled", "installed")}
    packed = {model.name: model for model in found_packs() if model.name not in taken}
    listed = [packed.pop(model.name, model) for model in models]
    return [*listed, *packed.values()]


def as_json(model: ModelInfo) -> dict[str, Any]:
    """A model's line as JSON values."""
    return {**asdict(model), "path": str(model.path) if model.path is not None else None}


def published(name: str) -> ModelInfo:
    """What is known of a model that can be fetched, installed or not."""
    with _errors():
        return model_catalogue.published_info(model_catalogue.known_model(name))


def add(
    source: Path, name: str | None, progress: Progress | None, cancel: threading.Event | None
) -> ModelInfo:
    """Install a checkpoint folder or a zip archive of one."""
    with _errors():
        return model_store.add(source, name, progress=progress, cancel=cancel)


def is_pack(path: Path) -> bool:
    """Whether a file is a model pack, by its name."""
    return path.suffix.lower() == PACK_SUFFIX


def look_into(path: Path) -> Pack:
    """What a model pack holds, with its licence; nothing is installed."""
    with _errors():
        return model_packs.look_into(path)


def import_pack(
    path: Path,
    name: str | None,
    accept_licence: Callable[[str], bool],
    progress: Progress | None,
    cancel: threading.Event | None,
) -> ModelInfo:
    """Install the model in a pack once `accept_licence` has agreed to the text it is given."""
    with _errors():
        return model_packs.install(
            path, name, accept_licence=accept_licence, progress=progress, cancel=cancel
        )


def pack(name: str, out: Path, progress: Progress | None, cancel: threading.Event | None) -> Path:
    """Make a pack of an installed model; the path is where it is."""
    with _errors():
        return model_packs.write(name, out, progress=progress, cancel=cancel)


def download(
    name: str,
    accept_licence: Callable[[str], bool],
    progress: Progress | None,
    cancel: threading.Event | None,
) -> ModelInfo:
    """Fetch a published model once `accept_licence` has agreed to the text it is given."""
    with _errors():
        return model_store.download(name, accept_licence=accept_licence, progress=progress, cancel=cancel)


def verify(name: str, progress: Progress | None, cancel: threading.Event | None) -> str:
    """Check a model's files and tensors; the sentence says what was checked."""
    with _errors():
        manifest = model_store.verify(name, progress=progress, cancel=cancel)
    if manifest is None:
        return f"{name} is complete: its tensors fit its config.json"
    files, size = len(manifest.files), gigabytes(manifest.size_bytes)
    return f"{name} is complete: {files} files, {size}, unchanged since {manifest.installed[:10]}"


def remove(name: str) -> None:
    """Delete an installed model and what interrupted downloads of it left."""
    with _errors():
        model_store.remove(name)


@contextmanager
def _errors() -> Iterator[None]:
    with user_errors():
        try:
            yield
        except OptionsError as error:
            sentence = as_user_error(error)
            raise ModelNameError(sentence.what, sentence.advice) from error
