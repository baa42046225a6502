"""Which tiles of a frame differ from another frame, what counts as changed, and what counts as still. Pure
numpy and pure logic, any thread; `live_watcher` asks it for every frame that it grabs.

A frame is an array of height × width × 4 bytes as `QImage.Format_RGB32` lays them out; the fourth byte says
nothing. Frames are compared with the one that was handed on last, so that slow changes add up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

TILE = 32  # pixels
NOISE = 10  # levels that a channel may differ by: dithering, the noise of a remote desktop
FEW_TILES = 8  # beyond it no one asks any more what they look like
CARET_WIDTH, CARET_HEIGHT = 4, 96  # pixels, at 200 %: a bar that stands between letters
SMALL_WIDTH, SMALL_HEIGHT = 40, 96  # pixels: a caret that is a block, a digit
_COLOURS = np.uint32(0x00FFFFFF)

Frame = NDArray[np.uint8]
Bits = NDArray[np.bool_]


class Change(IntEnum):
    """How much of a frame differs from another."""

    NONE = 0
    CARET = 1  # narrow upright bars only, as a caret that blinks
    SMALL = 2  # no more than a few letters: it counts once it has outlasted a blink
    LARGE = 3


def differing_pixels(before: Frame, after: Frame, noise: int = NOISE) -> Bits | None:
    """Where two frames of the same size differ by more than `noise`; None where they do nowhere."""
    unlike = _colours(before) != _colours(after)
    if not unlike.any():
        return None
    rows, columns = np.flatnonzero(unlike.any(axis=1)), np.flatnonzero(unlike.any(axis=0))
    area = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    first, second = before[area], after[area]
    beyond = (np.maximum(first, second) - np.minimum(first, second)) > noise
    pixels = np.zeros(unlike.shape, dtype=np.bool_)
    pixels[area] = (np.ascontiguousarray(beyond).view(np.uint32)[..., 0] & _COLOURS) != 0
    return pixels if pixels.any() else None


def is_same(before: Frame, after: Frame) -> bool:
    """Whether two frames are the same byte for byte; much quicker than asking how they differ."""
    if before.shape != after.shape:
        return False
    first, second = np.ascontiguousarray(before), np.ascontiguousarray(after)
    return bool((first.view(np.uint32) == second.view(np.uint32)).all())


def changed_tiles(pixels: Bits, tile: int = TILE) -> Bits:
    """Which tiles have a pixel that differs: rows × columns; those at the right and bottom may be smaller."""
    height, width = pixels.shape
    bands = np.logical_or.reduceat(pixels, np.arange(0, height, tile), axis=0)
    return np.logical_or.reduceat(bands, np.arange(0, width, tile), axis=1)


def change_between(before: Frame, after: Frame, noise: int = NOISE) -> Change:
    """How much two frames differ; frames of different size differ entirely."""
    if before.shape != after.shape:
        return Change.LARGE
    pixels = differing_pixels(before, after, noise)
    if pixels is None:
        return Change.NONE
    tiles = changed_tiles(pixels)
    if np.count_nonzero(tiles) > FEW_TILES:
        return Change.LARGE
    groups = _groups(tiles)
    worst = max(_kind_of(_extent(pixels, group)) for group in groups)
    many = len(groups) > 1 and worst is Change.SMALL
    return Change.LARGE if many else worst


def _colours(frame: Frame) -> NDArray[np.uint32]:
    return np.ascontiguousarray(frame).view(np.uint32)[..., 0] & _COLOURS


def _groups(tiles: Bits) -> list[list[tuple[int, int]]]:
    """Changed tiles that touch each other, also at a corner."""
    left = {(int(row), int(column)) for row, column in np.argwhere(tiles)}
    groups = []
    while left:
        group = [left.pop()]
        for row, column in group:  # grows while it is walked through
            near = {(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)} & left
            left -= near
            group += near
        groups.append(group)
    return groups


def _extent(pixels: Bits, group: list[tuple[int, int]]) -> tuple[int, int]:
    """Width and height of what differs in these tiles."""
    rows, columns = [row for row, _ in group], [column for _, column in group]
    top, left = min(rows) * TILE, min(columns) * TILE
    part = pixels[top : (max(rows) + 1) * TILE, left : (max(columns) + 1) * TILE]
    down, across = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    return int(across[-1] - across[0] + 1), int(down[-1] - down[0] + 1)


def _kind_of(size: tuple[int, int]) -> Change:
    width, height = size
    if width <= CARET_WIDTH and width < height <= CARET_HEIGHT and height > 2 * CARET_WIDTH:
        return Change.CARET
    return Change.SMALL if width <= SMALL_WIDTH and height <= SMALL_HEIGHT else Change.LARGE


@dataclass(frozen=True)
class Patience:
    """How long, in seconds, a changed picture must stand still; and how long one is waited for at most.

    `blink_s` outlasts the half of a caret's blink that it is away for: 0.5 to 0.6 s on all desktops.
    """

    still_s: float = 0.3
    blink_s: float = 1.2
    longest_s: float = 5.0


@dataclass(frozen=True)
class Due:
    """A frame to hand on. `was_still` is False where it never stood still long enough."""

    frame: Frame
    was_still: bool


class Stillness:
    """Decides, frame by frame, which one is handed on. Holds four frames at most."""

    def __init__(self, patience: Patience | None = None) -> None:
        self.patience = patience or Patience()
        self._handed: Frame | None = None
        self._before: Frame | None = None
        self._calm: Frame | None = None  # the newest, while one is waited for, that was like the one before
        self._change = Change.NONE  # from the one that was handed on
        self._worst = Change.NONE  # of those since one is waited for
        self._moved_at = 0.0
        self._waiting_since: float | None = None

    def forget(self) -> None:
        """The next frame that stands still is handed on, whatever came before."""
        self._handed = self._before = None
        self._stop_waiting()

    def take(self, frame: Frame, now: float) -> Due | None:
        """The frame to hand on now, if there is one; `now` in seconds of a clock that never goes back.

        The very frame that came before may be given again, where nothing has changed: that costs nothing.
        """
        moved = self._look_at(frame)
        if moved:
            self._moved_at = now
        stood_s = now - self._moved_at
        if self._change <= Change.CARET:
            # A blink is over; what flickers faster than it stands still is waited for all the same.
            if self._worst <= Change.SMALL or stood_s >= self.patience.still_s:
                self._stop_waiting()
            return None
        self._worst = max(self._worst, self._change)
        if self._waiting_since is None:
            self._waiting_since = now
        if not moved:
            self._calm = frame
        still_s = self.patience.still_s
        if self._change is Change.SMALL:
            still_s = max(still_s, self.patience.blink_s)
        if stood_s >= still_s:
            return self._hand_on(frame, was_still=True)
        if now - self._waiting_since >= self.patience.longest_s:
            return self._hand_on(frame if self._calm is None else self._calm, was_still=False)
        return None

    def _look_at(self, frame: Frame) -> bool:
        """Compares it with the one before and the one handed on; whether it has moved since the former."""
        if frame is self._before:
            return False
        moved = self._before is None or change_between(self._before, frame) > Change.CARET
        self._before = frame
        self._change = Change.LARGE if self._handed is None else change_between(self._handed, frame)
        return moved

    def _hand_on(self, frame: Frame, *, was_still: bool) -> Due:
        self._handed = frame
        newest = frame if self._before is None else self._before
        self._change = Change.NONE if frame is newest else change_between(frame, newest)
        self._stop_waiting()
        return Due(frame, was_still)

    def _stop_waiting(self) -> None:
        self._waiting_since, self._calm, self._worst = None, None, Change.NONE
