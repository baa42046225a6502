"""What benchmarks see of the GUI thread: how long each frame takes, how late a 5 ms timer is, percentiles.

Used inside the processes that `benchmarks.viewport` starts. GUI thread of those.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

TICK_MS = 5
NOTICED_MS = 50.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all values do not exceed; 0 without values."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile and the largest."""
    return {
        "count": len(values),
        "p50": statistics.median(values) if values else 0.0,
        "p95": percentile(values, 0.95),
        "p99": percentile(values, 0.99),
        "max": max(values, default=0.0),
    }


class FrameWatch(QObject):
    """Times every frame of a window: all its widgets painted and the result sent to the screen.

    `input_at` is set by whoever drives the window; the next frame's delay counts from there.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._is_inside = False
        self.input_at: float | None = None
        self.ends: list[float] = []
        self.costs_ms: list[float] = []
        self.delays_ms: list[float] = []
        window.installEventFilter(self)

    def begin(self) -> None:
        """Forgets what was seen."""
        self.ends, self.costs_ms, self.delays_ms, self.input_at = [], [], [], None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or self._is_inside:
            return False
        self._is_inside = True
        started = time.perf_counter()
        QCoreApplication.sendEvent(watched, event)  # paints and flushes before it returns
        ended = time.perf_counter()
        self._is_inside = False
        self.ends.append(ended)
        self.costs_ms.append((ended - started) * 1e3)
        if self.input_at is not None:
            self.delays_ms.append((ended - self.input_at) * 1e3)
            self.input_at = None
        return True

    def figures(self) -> dict[str, Any]:
        """Times from frame to frame, in painting, and from an input to the frame that shows it."""
        intervals = [(b - a) * 1e3 for a, b in zip(self.ends, self.ends[1:], strict=False)]
        return {
            "frame_ms": spread(intervals),
            "paint_ms": spread(self.costs_ms),
            "input_to_frame_ms": spread(self.delays_ms),
        }


class GapWatch(QObject):
    """A timer of 5 ms in the GUI thread; what else the thread does shows as gaps between its ticks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gaps_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def take(self) -> dict[str, float]:
        """The gaps since the last call, and the share of the time that was spent in noticeable ones."""
        self._tick()
        gaps, self.gaps_ms = self.gaps_ms, []
        late = sum(gap for gap in gaps if gap > NOTICED_MS)
        return spread(gaps) | {"share_over_50_ms": late / max(sum(gaps), 1e-9), "seconds": sum(gaps) / 1e3}

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append((now - self._last) * 1e3)
        self._last = now
