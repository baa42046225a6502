"""How often a live region is looked at: as often as was asked, less on battery and while nobody sees the
window. Plain logic; used by `live_watcher` on its thread.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass, replace
from typing import Protocol

import psutil

ON_BATTERY_HZ, HIDDEN_HZ = 2.0, 1.0  # frames a second at most
MEASURED_S = 10.0  # figures are those of so long


@dataclass(frozen=True)
class Pace:
    """Frames a second that are asked for, and what holds them back."""

    rate_hz: float = 5.0
    on_battery: bool = False
    is_hidden: bool = False

    @property
    def interval_s(self) -> float:
        """Seconds from one frame to the next."""
        rate = self.rate_hz
        if self.on_battery:
            rate = min(rate, ON_BATTERY_HZ)
        if self.is_hidden:
            rate = min(rate, HIDDEN_HZ)
        return 1.0 / rate

    @property
    def is_slowed(self) -> bool:
        """Whether something holds it back."""
        return self.interval_s > 1.0 / self.rate_hz

    def on(self, *, battery: bool) -> Pace:
        return replace(self, on_battery=battery)


def runs_on_battery() -> bool:
    """Whether there is a battery that is being used up. A machine that does not tell has none."""
    sensors = getattr(psutil, "sensors_battery", None)
    try:
        state = sensors() if sensors is not None else None
    except (OSError, RuntimeError, ValueError, AttributeError):
        return False
    return state is not None and state.power_plugged is False


@dataclass(frozen=True)
class WatchFigures:
    """What watching costs. Shares are of one processor core, from 0 to 1."""

    frames_per_s: float = 0.0
    busy_share: float = 0.0  # of the time: grabbing and comparing, waiting for the system included
    cpu_share: float = 0.0


class Meter:
    """Adds up the frames of the last `MEASURED_S` seconds."""

    def __init__(self) -> None:
        self._frames: deque[tuple[float, float, float]] = deque()  # when, busy s, CPU s
        self._since: float | None = None

    def add(self, now: float, busy_s: float, cpu_s: float) -> None:
        if self._since is None:
            self._since = now
        self._frames.append((now, busy_s, cpu_s))
        self._forget_before(now - MEASURED_S)

    def restart(self) -> None:
        """Nothing that came before counts, as after a pause."""
        self._frames.clear()
        self._since = None

    def figures(self, now: float) -> WatchFigures:
        """The means of the last seconds; nothing before there is a second frame."""
        self._forget_before(now - MEASURED_S)
        if self._since is None or len(self._frames) < 2:
            return WatchFigures()
        seconds = max(now - max(self._since, now - MEASURED_S), 1e-6)
        return WatchFigures(
            len(self._frames) / seconds,
            sum(busy for _, busy, _ in self._frames) / seconds,
            sum(cpu for _, _, cpu in self._frames) / seconds,
        )

    def _forget_before(self, moment: float) -> None:
        while self._frames and self._frames[0][0] < moment:
            self._frames.popleft()


def cpu_seconds() -> float:
    """Processor time of the calling thread; on systems that do not tell, of the process."""
    return time.thread_time() if hasattr(time, "thread_time") else time.process_time()


class Clock(Protocol):
    """What time it is, and how to wait; tests have one of their own."""

    def now(self) -> float: ...
    def wait(self, change: threading.Condition, seconds: float | None) -> None: ...


class SystemClock:
    """Seconds of `time.perf_counter`."""

    def now(self) -> float:
        return time.perf_counter()

    def wait(self, change: threading.Condition, seconds: float | None) -> None:
        change.wait(seconds)
