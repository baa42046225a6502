"""One look at a watched area: grabs it, leaves our own windows out, compares, and says what to show and what
to hand on. On the thread of `live_watcher`, which owns it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from PySide6.QtGui import QImage

from app.capture.frame_changes import Frame, Patience, Stillness, is_same
from app.capture.grabber import Grabber
from app.capture.own_parts import AnyWindow, own_parts
from app.capture.screens import Area

WINDOWS_EVERY_S = 2.0  # while nothing moves; where something does, they are looked for at once
_UNSEEN = 128  # grey, where nothing but a window of our own was ever seen


@dataclass(frozen=True)
class StillPicture:
    """A picture to ask about. `digest` is the same for the same pixels; `seen_at` is the watcher's time."""

    image: QImage
    digest: bytes
    taken_at: datetime
    seen_at: float
    was_still: bool


@dataclass(frozen=True)
class Seen:
    """What came of one look: the frame where it looks different, and a picture to hand on."""

    frame: QImage | None = None
    picture: StillPicture | None = None


class Eye:
    """Looks at the area once, and remembers what it must; on the watcher's thread."""

    def __init__(
        self,
        grabber: Grabber,
        area: Area,
        patience: Patience | None,
        windows: Callable[[], Sequence[AnyWindow]],
        now: Callable[[], float],
    ) -> None:
        self.grabber, self.area, self.looked_at = grabber, area, float("-inf")
        self._windows, self._now = windows, now
        self._stillness = Stillness(patience)
        self._grabbed: Frame | None = None  # as the system gave it
        self._before: Frame | None = None  # as it is handed on: without our own windows
        self._hidden: tuple[Area, ...] = ()
        self._windows_asked_at = float("-inf")

    def begin(self, area: Area) -> None:
        """Starts anew, on this area."""
        self.area = area
        self._stillness.forget()
        self._grabbed = self._before = None

    def look(self) -> Seen:
        """Grabs the area and compares.

        Raises:
            UserError: the system gives no picture, and why.
            CaptureCancelled: somebody stopped it.
        """
        now = self.looked_at = self._now()
        image = self.grabber.grab(self.area).convertToFormat(QImage.Format.Format_RGB32)
        grabbed = _pixels_of(image)  # a copy is made only of what is kept: one more for each frame is felt
        is_same_as_before = self._grabbed is not None and is_same(self._grabbed, grabbed)
        if not is_same_as_before or now - self._windows_asked_at >= WINDOWS_EVERY_S:
            self._windows_asked_at = now
            hidden = own_parts(self.area, self._windows(), os.getpid())
            is_same_as_before = is_same_as_before and hidden == self._hidden
            self._hidden = hidden
        frame = self._before
        if frame is None or not is_same_as_before:
            before, self._grabbed = frame, grabbed.copy()
            frame = self._without_own(self._grabbed)
            if before is not None and is_same(before, frame):
                frame = before
        is_new, self._before = frame is not self._before, frame
        due = self._stillness.take(frame, now)
        picture = None if due is None else self._picture(due.frame, now, due.was_still)
        return Seen(image_of(frame) if is_new else None, picture)

    def _without_own(self, grabbed: Frame) -> Frame:
        if not self._hidden:
            return grabbed
        frame, before = grabbed.copy(), self._before
        for part in self._hidden:
            place = np.s_[
                part.y - self.area.y : part.bottom - self.area.y,
                part.x - self.area.x : part.right - self.area.x,
            ]
            known = before is not None and before.shape == frame.shape
            frame[place] = before[place] if known and before is not None else _UNSEEN
        return frame

    def _picture(self, frame: Frame, now: float, was_still: bool) -> StillPicture:
        digest = hashlib.blake2b(frame[..., :3].tobytes(), digest_size=16)
        digest.update(repr(frame.shape).encode())
        return StillPicture(image_of(frame), digest.digest(), datetime.now(UTC), now, was_still)


def _pixels_of(image: QImage) -> Frame:
    """The memory of a Format_RGB32 picture, for as long as the picture itself is there."""
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.width(), 4)  # rows of 32 bit pixels have no padding


def image_of(frame: Frame) -> QImage:
    """A picture of its own from the pixels of a frame."""
    height, width = frame.shape[:2]
    return QImage(frame.tobytes(), width, height, width * 4, QImage.Format.Format_RGB32).copy()
