"""Asks the desktop on a thread of its own, for one capture: whether it can be read, then its pixels, its
screens and its windows. Made by `capture_session` on the GUI thread; what comes back comes back there.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QWindow

from app.capture.cancelled import CaptureCancelled
from app.capture.frozen_screen import FrozenScreen, freeze
from app.capture.grabber import Grabber
from app.capture.screens import Area, Screen
from app.capture.window_list import TopWindow
from app.errors import UserError

log = logging.getLogger(__name__)


@runtime_checkable
class AskedGrabber(Protocol):
    """A grabber that has the desktop take the picture, at a scale that only the picture tells."""

    def prepare(self, screens: Sequence[Screen], window: QWindow | None) -> None:
        """Before a grab, on the GUI thread: the screens of now, and the window that asks."""

    def close(self) -> None:
        """Has a grab that waits end as cancelled; does not wait."""

    def grab_with_screens(self) -> tuple[QImage, tuple[Screen, ...]]:
        """The picture, and where the screens are in it. Raises as `Grabber.grab`."""


@dataclass(frozen=True)
class Desktop:
    """What was on the desktop at one moment."""

    screens: tuple[FrozenScreen, ...]
    windows: tuple[Area, ...]  # of other programs, frontmost first
    taken_at: datetime


class Able:
    """The desktop can be read."""


class DesktopReading(QObject):
    """One question at a time, or none: `forget` drops what has not come yet."""

    can_start = Signal()
    done = Signal(object)  # Desktop
    failed = Signal(object)  # UserError; None where the person said no to the desktop
    _came = Signal(int, object)

    def __init__(
        self, grabber: Grabber, windows: Callable[[], Sequence[TopWindow]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._grabber, self._windows = grabber, windows
        self._number = 0
        self._thread: threading.Thread | None = None
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def check(self) -> None:
        """Asks whether there is anything to be read here: `can_start` or `failed`."""
        self._run(self._checked)

    def read(self, screens: Sequence[Screen], window: QWindow | None) -> None:
        """Reads now: `done` or `failed`. `window` is the one over which the desktop may ask the person."""
        if isinstance(self._grabber, AskedGrabber):
            self._grabber.prepare(screens, window)
        self._run(lambda: self._desktop(screens))

    def forget(self) -> None:
        """What is under way is dropped when it comes; the desktop's own dialog goes."""
        self._number += 1
        if isinstance(self._grabber, AskedGrabber) and self._thread is not None and self._thread.is_alive():
            self._grabber.close()

    def close(self, within_s: float = 2.0) -> None:
        """Ends the thread; waits for it, within a limit."""
        self.forget()
        if self._thread is not None:
            self._thread.join(within_s)

    def _run(self, work: Callable[[], Desktop | Able]) -> None:
        self._number += 1
        self._thread = threading.Thread(
            target=self._answer, args=(self._number, work), name="capture", daemon=True
        )
        self._thread.start()

    def _answer(self, number: int, work: Callable[[], Desktop | Able]) -> None:
        result: Desktop | Able | UserError | None
        try:
            result = work()
        except CaptureCancelled:
            result = None
        except UserError as error:
            result = error
        except Exception:
            log.exception("the desktop could not be read")
            result = UserError("Something went wrong inside Docent.", "The log has the details.")
        if number == self._number:
            self._came.emit(number, result)

    def _checked(self) -> Able:
        reason = self._grabber.why_not()
        if reason is not None:
            raise reason
        return Able()

    def _desktop(self, screens: Sequence[Screen]) -> Desktop:
        if isinstance(self._grabber, AskedGrabber):
            picture, shown = self._grabber.grab_with_screens()
            taken_at, origin = datetime.now().astimezone(), (0, 0)
            windows: list[TopWindow] = []  # such a desktop does not tell; its scale would be another one
        else:
            windows = [w for w in self._windows() if w.process_id != os.getpid()]
            picture, shown = self._grabber.grab(), tuple(screens)
            taken_at, origin = datetime.now().astimezone(), self._grabber.origin()
        frozen = freeze(picture, origin, shown)
        if not frozen:
            log.warning("a picture of %d x %d shows no screen", picture.width(), picture.height())
            raise UserError(
                "The picture of the desktop does not fit its screens.",
                "Capture again once the screens have come to rest.",
            )
        return Desktop(frozen, tuple(window.area for window in windows), taken_at)

    def _take(self, number: int, result: object) -> None:
        if number != self._number:
            return
        if isinstance(result, Able):
            self.can_start.emit()
        elif isinstance(result, Desktop):
            self.done.emit(result)
        else:
            self.failed.emit(result)
