"""How long a job of known size will take, from how it went in the last seconds. Plain numbers, any thread."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_WINDOW_S = 20.0  # a download's speed of a minute ago says little
_SURE_AFTER_S = 1.0


class TimeLeft:
    """Fed with how much is done; a job that goes on in the middle counts only what is done from now on."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()

    def update(self, done: int, total: int) -> float | None:
        """The seconds that are left; None while it is too early to say."""
        now = self._clock()
        if self._seen and done < self._seen[-1][1]:
            self._seen.clear()  # begun anew, or another part of the job
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] > _WINDOW_S:
            self._seen.popleft()
        start, before = self._seen[0]
        if now - start < _SURE_AFTER_S or done == before:
            return None
        return (total - done) * (now - start) / (done - before)
