"""FastVLM on your own machine: a library that takes Pillow images and questions and streams answers.

The public names. Each is imported when it is first used, so that a window can be on screen before torch is
loaded: importing this package imports no torch. Errors below `EngineError` live in `fastvlm_engine.errors`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fastvlm_engine.engine import Engine, load_engine
    from fastvlm_engine.errors import EngineError
    from fastvlm_engine.metrics import Timings
    from fastvlm_engine.model_store import ModelInfo, available_models
    from fastvlm_engine.options import GenerationOptions
    from fastvlm_engine.prefix_cache import EncodedImage
    from fastvlm_engine.text_stream import TextChunk

__all__ = [
    "EncodedImage",
    "Engine",
    "EngineError",
    "GenerationOptions",
    "ModelInfo",
    "TextChunk",
    "Timings",
    "available_models",
    "load_engine",
]

_HOMES = {
    "EncodedImage": "prefix_cache",
    "Engine": "engine",
    "EngineError": "errors",
    "GenerationOptions": "options",
    "ModelInfo": "model_store",
    "TextChunk": "text_stream",
    "Timings": "metrics",
    "available_models": "model_store",
    "load_engine": "engine",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
