"""Grabs the screen with mss: X11, Windows and macOS. Chosen by `grabber.py`; one grab at a time, on any
worker thread.

mss is never used on Wayland: an X server there shows its own windows only, or nothing. On macOS it counts in
points, and each display has its own pixels for a point; there a grab is put together from the displays.
"""

from __future__ import annotations

import logging
import math
import sys
import threading
from collections.abc import Sequence

import mss
import numpy as np
from mss.exception import ScreenShotError
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from app.capture.macos_permission import why_not as why_not_on_macos
from app.capture.screens import Area, Screen, laid_out, virtual_desktop
from app.errors import UserError

_NAMES = {"win32": "Windows", "darwin": "macOS"}
_OPAQUE = 0xFF000000
_FAILURES = (ScreenShotError, OSError)
log = logging.getLogger(__name__)


class MssGrabber:
    """A `Grabber` that reads the screen itself: nothing is shown, nobody is asked."""

    can_watch = True

    def __init__(self) -> None:
        """Opens nothing yet."""
        self.name = _NAMES.get(sys.platform, "X11")
        self._lock = threading.Lock()  # guards the two below, and lets one grab at a time through
        self._mss: mss.MSS | None = None
        self._parts: tuple[Screen, ...] = ()

    def why_not(self) -> UserError | None:
        """The permission that macOS wants, or that the system refuses; else None."""
        refusal = why_not_on_macos()
        if refusal is not None:
            return refusal
        try:
            with self._lock:
                self._opened()
        except _FAILURES as error:
            return _unreadable(error)
        return None

    def grab(self, area: Area | None = None) -> QImage:
        """The pixels of the virtual desktop, or of an area of it; black beside it.

        A whole grab looks at the screens anew; an area is grabbed over what is known of them while it fits.

        Raises:
            UserError: the system gives no picture, or the area is on no screen.
        """
        refusal = why_not_on_macos()
        if refusal is not None:
            raise refusal
        with self._lock:
            if area is None or not _is_within(area, self._parts):
                self._let_go()  # screens may have come or gone
            try:
                return self._grabbed(area)
            except _FAILURES as error:
                log.info("grabbing once more over a new connection: %s", error)
                self._let_go()
            try:
                return self._grabbed(area)
            except _FAILURES as error:
                self._let_go()
                raise _unreadable(error) from error

    def origin(self) -> tuple[int, int]:
        """The device pixel of the top left of the last whole grab, or of one that would be made now.

        Raises:
            UserError: the system does not tell.
        """
        try:
            with self._lock:
                self._opened()
                whole = virtual_desktop(part.area for part in self._parts)
        except _FAILURES as error:
            raise _unreadable(error) from error
        return whole.x, whole.y

    def close(self) -> None:
        """Ends the connection to the system; a later grab opens a new one."""
        with self._lock:
            self._let_go()

    def _opened(self) -> mss.MSS:
        if self._mss is None:
            self._mss = _opened_mss()
            self._parts = _parts(self._mss)
        return self._mss

    def _let_go(self) -> None:
        if self._mss is not None:
            self._mss.close()
        self._mss = None
        self._parts = ()

    def _grabbed(self, area: Area | None) -> QImage:
        source = self._opened()
        wanted = virtual_desktop(part.area for part in self._parts) if area is None else area
        met = [part for part in self._parts if not part.area.intersection(wanted).is_empty]
        if not met:
            raise UserError("This part of the desktop is on no screen.", "Choose the region again.")
        if len(met) == 1 and _is_within(wanted, met):
            return _grabbed_of(source, met[0], wanted)
        image = QImage(wanted.width, wanted.height, QImage.Format.Format_RGB32)
        image.fill(_OPAQUE)
        with QPainter(image) as painter:
            for part in met:
                seen = part.area.intersection(wanted)
                place = QPoint(seen.x - wanted.x, seen.y - wanted.y)
                painter.drawImage(place, _grabbed_of(source, part, seen))
        return image


def _opened_mss() -> mss.MSS:
    if sys.platform == "darwin":
        import mss.darwin as darwin

        # mss's own way to get device pixels instead of one for each point
        darwin.IMAGE_OPTIONS &= ~darwin.kCGWindowImageNominalResolution
    return mss.MSS()


def _parts(source: mss.MSS) -> tuple[Screen, ...]:
    """What can be grabbed at one go: the whole desktop, or on macOS each display."""
    if sys.platform == "darwin":
        from app.capture.core_graphics import displays

        return laid_out(displays())
    whole = source.monitors[0]
    area = Area(whole["left"], whole["top"], whole["width"], whole["height"])
    return (Screen("", area, (area.x, area.y), 1.0),)


def _is_within(area: Area, parts: Sequence[Screen]) -> bool:
    return any(part.area.intersection(area) == area for part in parts)


def _grabbed_of(source: mss.MSS, part: Screen, seen: Area) -> QImage:
    """The pixels `seen`, which lie on `part`. mss wants whole units of the system, so the rim is cut off."""
    left, top = (math.floor(value) for value in part.to_logical(seen.x, seen.y))
    right, bottom = (math.ceil(value) for value in part.to_logical(seen.right, seen.bottom))
    shot = source.grab({"left": left, "top": top, "width": right - left, "height": bottom - top})
    expected = (right - left) * part.scale, (bottom - top) * part.scale
    if max(abs(shot.width - expected[0]), abs(shot.height - expected[1])) > 1:
        raise ScreenShotError(f"{shot.width} x {shot.height} pixels instead of {expected[0]} x {expected[1]}")
    image = _as_image(shot.raw, shot.width, shot.height)
    x, y = part.to_device(left, top)
    if (x, y, image.width(), image.height()) == seen:
        return image
    return image.copy(seen.x - x, seen.y - y, seen.width, seen.height)


def _as_image(raw: bytearray, width: int, height: int) -> QImage:
    """mss's blue, green, red and an undefined byte as a picture with pixels of its own."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.bits(), np.uint32)
    np.bitwise_or(np.frombuffer(raw, np.uint32), _OPAQUE, out=pixels)
    return image


def _unreadable(error: Exception) -> UserError:
    log.warning("the screen cannot be grabbed: %s", error)
    return UserError(
        "The system gives no picture of the screen.",
        "Unlock the screen and capture again. Where that does not help, log out and in again.",
    )
