"""Puts small pieces of text together, so that the window is not told of each token. Engine thread."""

from __future__ import annotations

import time
from collections.abc import Callable

GATHER_S = 0.04  # text is handed on at most every so often


class GatheredText:
    """Hands text on at once at first, then in steps of `GATHER_S`."""

    def __init__(self, hand_on: Callable[[str], None]) -> None:
        self._hand_on = hand_on
        self._pieces: list[str] = []
        self._last = float("-inf")

    def add(self, text: str) -> None:
        self._pieces.append(text)
        if time.perf_counter() - self._last >= GATHER_S:
            self.flush()

    def flush(self) -> None:
        """What is left, at the end."""
        if self._pieces:
            self._hand_on("".join(self._pieces))
            self._pieces.clear()
            self._last = time.perf_counter()
