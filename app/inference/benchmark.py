"""What the engine takes on this machine: pictures it has not seen, then second questions about them. Called
by `docent bench`, on the thread that owns the engine.

This measures our engine for whoever uses it; the comparison with other programs is in the project's
benchmarks.
"""

from __future__ import annotations

import statistics
import threading
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import psutil
from PIL import Image, ImageDraw, ImageFont

from app.inference.answering import user_errors
from fastvlm_engine.metrics import Timings
from fastvlm_engine.options import GenerationOptions

if TYPE_CHECKING:
    from fastvlm_engine import EncodedImage, Engine

PRINT_HEIGHT = 20.0  # where the model names none
LINE_PITCH = 1.6
ANSWER_TOKENS = 32
FIRST_QUESTION = "What is the total?"
SECOND_QUESTION = "Which date is on the page?"
MEGABYTE = 1e6


@dataclass(frozen=True)
class Figures:
    """Medians in milliseconds; `cold` is the first question about a picture, `warm` the second."""

    cold_ttft_ms: float
    warm_ttft_ms: float
    preprocess_ms: float
    vision_ms: float
    projector_ms: float
    prefill_ms: float
    first_token_ms: float
    tokens_per_second: float
    image_tokens: int
    memory_mb: float


def measure(engine: Engine, runs: int, cancel: threading.Event | None = None) -> Figures:
    """Asks two questions about `runs` different pictures, after one picture that does not count.

    Raises:
        UserError: the engine could not answer.
        Cancelled: `cancel` was set.
    """
    with user_errors():
        pairs = [_cold_and_warm(engine, number, cancel) for number in range(runs + 1)][1:]
    cold, warm = (_medians(timings) for timings in zip(*pairs, strict=True))
    return Figures(
        cold_ttft_ms=cold.ttft_ms,
        warm_ttft_ms=warm.ttft_ms,
        preprocess_ms=cold.preprocess_ms,
        vision_ms=cold.vision_ms,
        projector_ms=cold.projector_ms,
        prefill_ms=cold.prefill_ms,
        first_token_ms=cold.first_token_ms,
        tokens_per_second=statistics.median((cold.tokens_per_second, warm.tokens_per_second)),
        image_tokens=cold.image_tokens,
        memory_mb=psutil.Process().memory_info().rss / MEGABYTE,
    )


def sample_picture(engine: Engine, number: int) -> Image.Image:
    """A picture full of print of the height that the model reads best; each number gives another."""
    width, height = engine.input_size
    size = engine.print_height.best if engine.print_height is not None else PRINT_HEIGHT
    picture = Image.new("RGB", (width, height), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(size)
    for line, text in enumerate(_lines(number, int(height / (size * LINE_PITCH)) or 1)):
        draw.text((size / 2, size * LINE_PITCH * line + size / 4), text, fill="black", font=font)
    return picture


def _lines(number: int, count: int) -> Iterator[str]:
    yield f"Invoice no. {1000 + number}"
    for line in range(1, count):
        yield f"Item {line}: {line * 7 + number}.50"


def _cold_and_warm(engine: Engine, number: int, cancel: threading.Event | None) -> tuple[Timings, Timings]:
    encoded = engine.encode_image(sample_picture(engine, number), cancel=cancel)
    cold = _timings(engine, encoded, FIRST_QUESTION, cancel)
    return cold, _timings(engine, encoded, SECOND_QUESTION, cancel)


def _timings(engine: Engine, encoded: EncodedImage, question: str, cancel: threading.Event | None) -> Timings:
    timings = Timings()
    options = GenerationOptions(max_new_tokens=ANSWER_TOKENS)
    for chunk in engine.ask(encoded, question, options, cancel=cancel):
        timings = chunk.timings or timings
    return timings


def _medians(timings: tuple[Timings, ...]) -> Timings:
    numbers = [field.name for field in fields(Timings) if field.name != "cached"]
    medians = {name: statistics.median(getattr(one, name) for one in timings) for name in numbers}
    return Timings(**medians, cached=all(one.cached for one in timings))
