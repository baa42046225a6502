"""The times of all answers since the start: what is usual on this machine, for the latency overlay, and all
of it as JSON. GUI thread; filled by `EngineClient`, read by `viewport.overlay`. Holds numbers, never words of
a document, a question or an answer.
"""

from __future__ import annotations

import json
import platform
import statistics
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from typing import Any, Literal

from app import NAME, __version__
from app.conversation.question import Answer

_MOST_KEPT = 5000
_VERSIONS_OF = ("torch", "PySide6-Essentials", "pymupdf")
Warmth = Literal["cold", "warm", "cached"]


def warmth(answer: Answer) -> Warmth:
    """Cold: the picture was read for this answer; warm: read ahead of it; cached: for an earlier question."""
    if not answer.cached:
        return "cold"
    return "warm" if answer.read_ahead else "cached"


@dataclass(frozen=True)
class Spread:
    """How long the first token took: half of the answers were faster than `median_ms`, 95 % than `p95_ms`."""

    count: int
    median_ms: float
    p95_ms: float


class SessionTimings:
    """Every answer's numbers, oldest first; the oldest of very many are forgotten."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._answers: deque[tuple[datetime, Answer]] = deque(maxlen=_MOST_KEPT)

    def add(self, answer: Answer) -> None:
        """Takes an answer's numbers; one that was stopped before its first token has none."""
        if answer.ttft_ms > 0:
            self._answers.append((self._now(), answer))

    @property
    def count(self) -> int:
        """How many answers there were."""
        return len(self._answers)

    @property
    def cold(self) -> Spread | None:
        """The answers that paid for their picture; None before the first."""
        return _spread(answer.ttft_ms for _, answer in self._answers if not answer.cached)

    @property
    def warm(self) -> Spread | None:
        """The answers whose picture had been read; None before the first."""
        return _spread(answer.ttft_ms for _, answer in self._answers if answer.cached)

    def as_json(self) -> str:
        """All of it, for a table or a report."""
        spreads = {"cold": self.cold, "warm": self.warm}
        return json.dumps(
            {
                "program": {"name": NAME, "version": __version__, **_versions()},
                "machine": {"system": platform.platform(), "processor": platform.machine()},
                "ttft_ms": {name: _as_values(spread) for name, spread in spreads.items()},
                "answers": [_as_entry(when, answer) for when, answer in self._answers],
            },
            indent=2,
        )


def _spread(times: Iterable[float]) -> Spread | None:
    ordered = sorted(times)
    if not ordered:
        return None
    rank = -(-95 * len(ordered) // 100)  # the nearest-rank 95th percentile: a time that really was measured
    return Spread(len(ordered), statistics.median(ordered), ordered[rank - 1])


def _as_values(spread: Spread | None) -> dict[str, float] | None:
    if spread is None:
        return None
    return {
        "answers": spread.count,
        "median": round(spread.median_ms, 2),
        "p95": round(spread.p95_ms, 2),
    }


def _as_entry(when: datetime, answer: Answer) -> dict[str, Any]:
    return {
        "at": when.isoformat(timespec="milliseconds"),
        "model": answer.model,
        "device": answer.device,
        "precision": answer.precision,
        "picture": warmth(answer),
        "ttft_ms": round(answer.ttft_ms, 2),
        "steps_ms": {step: round(ms, 2) for step, ms in answer.steps_ms.items()},
        "tokens_per_second": round(answer.tokens_per_second, 2),
        "image_tokens": answer.image_tokens,
        "prompt_tokens": answer.prompt_tokens,
        "answer_tokens": answer.answer_tokens,
        "finish": answer.finish,
    }


@cache
def _versions() -> dict[str, str]:
    """Of what the times depend on, from the installed packages' records: nothing is imported for it."""
    found = {"python": platform.python_version()}
    for package in _VERSIONS_OF:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:  # as in a frozen program without its records
            continue
    return found
