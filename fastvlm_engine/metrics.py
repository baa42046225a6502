"""What an answer cost, and the stopwatch that measures it.

Made by engine.py on the engine thread, read by callers on any thread. torch is imported only where a device
has to be waited for.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Timings:
    """The cost of one answer, in milliseconds and tokens; work that was not done costs 0.

    `ttft_ms` runs from the request to the first token, with the image work this answer paid for; it is 0 when
    the answer was cancelled before its first token. `first_token_ms` is the output head and sampling of that
    token. `decode_ms` is the time inside the model for all later tokens, without the caller's own time.
    `prompt_tokens` is all that stands before the answer, the image tokens included; `answer_tokens` leaves
    out the token that ends it.
    """

    preprocess_ms: float = 0.0
    vision_ms: float = 0.0
    projector_ms: float = 0.0
    prefill_ms: float = 0.0
    first_token_ms: float = 0.0
    ttft_ms: float = 0.0
    decode_ms: float = 0.0
    tokens_per_second: float = 0.0
    image_tokens: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    cached: bool = False


class Stopwatch:
    """Adds up time per named step, waiting for the device so that its work is counted where it belongs."""

    def __init__(self, device_type: str = "cpu") -> None:
        self._device_type = device_type
        self._ms: dict[str, float] = {}

    @contextmanager
    def measure(self, step: str) -> Iterator[None]:
        """Adds the time of the block to `step`, also when the block fails."""
        started = self.now_ms()
        try:
            yield
        finally:
            self._ms[step] = self._ms.get(step, 0.0) + self.now_ms() - started

    def ms(self, step: str) -> float:
        """Milliseconds spent in `step` so far; 0 for a step never taken."""
        return self._ms.get(step, 0.0)

    def now_ms(self) -> float:
        """The clock, after everything handed to the device is done."""
        synchronize(self._device_type)
        return time.perf_counter() * 1000.0


def synchronize(device_type: str) -> None:
    """Waits until the device has done all it was given; a CPU works at once."""
    if device_type == "cpu":
        return
    import torch

    if device_type == "cuda":
        torch.cuda.synchronize()
    elif device_type == "mps":
        torch.mps.synchronize()
