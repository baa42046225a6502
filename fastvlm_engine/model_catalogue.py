"""The list of models: bundled with the program, published and known by name, installed by the user.

Called by model_store, on any thread. Looks at folder names and records only; no torch, no network.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fastvlm_engine.errors import DownloadError, ModelNotFoundError
from fastvlm_engine.model_download import DEFAULT_ENDPOINT
from fastvlm_engine.model_folders import bundled_models, installed_models, partial_folders
from fastvlm_engine.model_manifest import APPLE_LICENCE, is_model_file, licence_file

State = Literal["bundled", "installed", "partial", "packed", "not installed"]  # packed: in a model pack


@dataclass(frozen=True)
class KnownModel:
    """A published model that can be fetched by name."""

    name: str
    repo_id: str
    approximate_bytes: int
    licence: str = APPLE_LICENCE
    revision: str = "main"  # fixed to a commit when the download starts, and recorded


KNOWN_MODELS = (
    KnownModel("fastvlm-0.5b", "apple/FastVLM-0.5B", 1_530_000_000),
    KnownModel("fastvlm-1.5b", "apple/FastVLM-1.5B", 3_830_000_000),
    KnownModel("fastvlm-7b", "apple/FastVLM-7B", 15_550_000_000),
)


@dataclass(frozen=True)
class ModelInfo:
    """One line of the model list. `size_bytes` is approximate while the model is not installed."""

    name: str
    state: State
    path: Path | None
    size_bytes: int
    licence: str
    source: str


def available_models() -> list[ModelInfo]:
    """Every model there is or could be: bundled ones, then the known ones by size, then others by name."""
    bundled = [_bundled_info(name, folder) for name, folder in bundled_models().items()]
    installed = {
        name: ModelInfo(name, "installed", folder, manifest.size_bytes, manifest.licence, manifest.source)
        for name, (folder, manifest) in installed_models().items()
    }
    known = [installed.get(model.name) or published_info(model) for model in KNOWN_MODELS]
    others = [model for name, model in installed.items() if name not in {item.name for item in KNOWN_MODELS}]
    return [*bundled, *known, *others]


def find_model(name: str) -> ModelInfo:
    """The list's line about a model that is in it."""
    return next(model for model in available_models() if model.name == name)


def short_name(name: str) -> str:
    """The known model's name where its repository was given; otherwise what was given, in small letters."""
    lowered = name.strip().lower()
    return next((model.name for model in KNOWN_MODELS if model.repo_id.lower() == lowered), lowered)


def known_model(name: str) -> KnownModel:
    """The published model of this name or repository.

    Raises:
        ModelNotFoundError: there is none.
        DownloadError: the model comes with the program.
    """
    short = short_name(name)
    for model in KNOWN_MODELS:
        if model.name == short:
            return model
    if short in bundled_models():
        raise DownloadError(f"{short} comes with Docent", "There is nothing to fetch: use it as it is")
    names = ", ".join(model.name for model in KNOWN_MODELS)
    raise ModelNotFoundError(f"No model named {name} can be fetched", f"Choose one of {names}")


def _bundled_info(name: str, folder: Path) -> ModelInfo:
    size = sum(path.stat().st_size for path in folder.iterdir() if is_model_file(path.name))
    licence = licence_file(folder)
    return ModelInfo(
        name,
        "bundled",
        folder,
        size,
        f"as in its {licence.name}" if licence else "Docent's own",
        "comes with Docent",
    )


def published_info(model: KnownModel) -> ModelInfo:
    """The line of a published model that is not installed."""
    partial = partial_folders(model.name)
    return ModelInfo(
        name=model.name,
        state="partial" if partial else "not installed",
        path=partial[0] if partial else None,
        size_bytes=model.approximate_bytes,
        licence=model.licence,
        source=f"{DEFAULT_ENDPOINT}/{model.repo_id}",
    )
