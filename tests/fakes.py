"""Stand-ins for tests only: an engine that answers from a list, without torch and without a model."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from PIL import Image

from fastvlm_engine.config import PrintHeight
from fastvlm_engine.errors import Cancelled
from fastvlm_engine.metrics import Timings
from fastvlm_engine.options import GenerationOptions
from fastvlm_engine.text_stream import TextChunk


@dataclass
class FakeEncoded:
    """What `FakeEngine.encode_image` gives."""

    cached: bool
    size: tuple[int, int] = (0, 0)


@dataclass
class FakeEngine:
    """Answers with the pieces that were enqueued; can be made to wait at each step."""

    model_name: str = "fake-model"
    device: str = "cpu"
    device_reason: str = "a test"
    precision: str = "fp32"
    input_size: tuple[int, int] = (320, 192)
    print_height: PrintHeight | None = None
    follow_ups: int = 6
    tasks: tuple[str, ...] | None = None
    reading_questions: tuple[str, ...] = ()
    memory_bytes: int = 17_000_000
    limit_bytes: int | None = None
    load_gate: threading.Event | None = None
    loads: list[str] = field(default_factory=list)
    answers: list[list[str]] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)
    beginnings: list[float | None] = field(default_factory=list)
    options: list[GenerationOptions] = field(default_factory=list)
    failure: Exception | None = None
    encode_gate: threading.Event | None = None
    piece_gate: threading.Semaphore | None = None
    encoding: threading.Event = field(default_factory=threading.Event)
    encoded_sizes: list[tuple[int, int]] = field(default_factory=list)
    encoded_pixels: list[bytes] = field(default_factory=list)
    asked: list[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=list)
    asked_sizes: list[tuple[int, int]] = field(default_factory=list)
    encoded_before: list[int] = field(default_factory=list)  # pictures, when each question was asked
    threads: set[str] = field(default_factory=set)
    closed: bool = False
    _seen: set[bytes] = field(default_factory=set)

    def enqueue(self, *pieces: str, confidence: float = 0.9, beginning: float | None = None) -> FakeEngine:
        """The pieces of the next answer, how sure it is, and how sure of its beginning."""
        self.answers.append(list(pieces))
        self.confidences.append(confidence)
        self.beginnings.append(beginning)
        return self

    def warm_up(self, *, cancel: threading.Event | None = None) -> None:
        self.threads.add(threading.current_thread().name)

    def limit_kept_pictures(self, limit_bytes: int) -> None:
        self.limit_bytes = limit_bytes

    def preview(self, image: Image.Image) -> Image.Image:
        return image

    def encode_image(
        self, image: Image.Image, *, cancel: threading.Event | None = None, keep: bool = True
    ) -> FakeEncoded:
        self.threads.add(threading.current_thread().name)
        self.encoding.set()
        while self.encode_gate is not None and not self.encode_gate.wait(0.005):
            if cancel is not None and cancel.is_set():
                raise Cancelled
        pixels = image.tobytes()
        cached = pixels in self._seen
        if keep:
            self._seen.add(pixels)
        self.encoded_sizes.append(image.size)
        self.encoded_pixels.append(pixels)
        return FakeEncoded(cached, image.size)

    def ask(
        self,
        image: FakeEncoded,
        question: str,
        options: GenerationOptions,
        *,
        history: Sequence[tuple[str, str]] = (),
        cancel: threading.Event | None = None,
    ) -> Iterator[TextChunk]:
        self.threads.add(threading.current_thread().name)
        self.asked.append((question, tuple(history)))
        self.encoded_before.append(len(self.encoded_sizes))
        self.asked_sizes.append(image.size)
        if self.failure is not None:
            raise self.failure
        self.options.append(options)
        pieces = self.answers.pop(0) if self.answers else ["forty-two"]
        confidence = self.confidences.pop(0) if self.confidences else 0.9
        beginning = self.beginnings.pop(0) if self.beginnings else None
        for piece in pieces:
            while self.piece_gate is not None and not self.piece_gate.acquire(timeout=0.005):
                if cancel is not None and cancel.is_set():
                    yield TextChunk("", self._timings(image.cached), "cancelled")
                    return
            yield TextChunk(piece, confidence=beginning)
        yield TextChunk("", self._timings(image.cached), "stop", confidence)

    def close(self) -> None:
        self.closed = True

    def _timings(self, cached: bool) -> Timings:
        return Timings(
            preprocess_ms=0.0 if cached else 2.0,
            vision_ms=0.0 if cached else 50.0,
            projector_ms=0.0 if cached else 4.0,
            prefill_ms=9.0 if cached else 20.0,
            first_token_ms=1.0,
            ttft_ms=10.0 if cached else 77.0,
            tokens_per_second=31.0,
            image_tokens=80,
            prompt_tokens=24,
            answer_tokens=7,
            cached=cached,
        )


def fake_loader(engine: FakeEngine) -> Any:
    """A `load_engine` that gives `engine`, reports progress, and waits for `load_gate` where there is one."""

    def load(checkpoint: str, *, progress: Any = None, cancel: Any = None, **_: Any) -> FakeEngine:
        engine.loads.append(checkpoint)
        if progress is not None:
            progress("reading weights", 0.5)
        while engine.load_gate is not None and not engine.load_gate.wait(0.005):
            if cancel is not None and cancel.is_set():
                raise Cancelled
        return engine

    return load
