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

from app.capture import macos_permission
from app.capture.cancelled import CaptureCancelled
from app.capture.frozen_screen import FrozenScreen, freeze
from app.capture.grabber import Grabber
from app.capture.picture_layout import screens_in_picture
from app.capture.screens import Area, Screen
from app.capture.window_list import TopWindow
from app.errors import UserError

log = logging.getLogger(__name__)
ListWindows = Callable[[Sequence[Screen]], Sequence[TopWindow]]


@runtime_checkable
class AskingGrabber(Protocol):
    """A grabber whose desktop asks the person before it hands over a picture."""

    def prepare(self, window: QWindow | None) -> None:
        """The window that asks, for what comes next. GUI thread."""

    def ask(self) -> None:
        """Has the desktop ask, unless it has before; waits for the person. Raises as `Grabber.grab`."""

    def close(self) -> None:
        """Has what waits end as cancelled; does not wait itself."""


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

    def __init__(self, grabber: Grabber, windows: ListWindows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grabber, self._windows = grabber, windows
        self._number = 0
        self._thread: threading.Thread | None = None
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def check(self, window: QWindow | None) -> None:
        """Asks whether anything can be read here, the desktop and the person, too: `can_start` or `failed`.

        `window` is the one over which the desktop may ask; it has to be on screen.
        """
        if isinstance(self._grabber, AskingGrabber):
            self._grabber.prepare(window)
        self._run(self._checked)

    def read(self, screens: Sequence[Screen]) -> None:
        """Reads now, after `check`: `done` or `failed`."""
        self._run(lambda: self._desktop(screens))

    def forget(self) -> None:
        """What is under way is dropped when it comes; the desktop's own dialog goes."""
        self._number += 1
        if isinstance(self._grabber, AskingGrabber) and self._thread is not None and self._thread.is_alive():
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
        if number != self._number:
            return  # forgotten before it began: nobody would end its waiting
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
        macos_permission.ask()
        reason = self._grabber.why_not()
        if reason is not None:
            raise reason
        if isinstance(self._grabber, AskingGrabber):
            self._grabber.ask()
        return Able()

    def _desktop(self, screens: Sequence[Screen]) -> Desktop:
        windows = tuple(w.area for w in self._windows(screens) if w.process_id != os.getpid())
        picture, taken_at = self._grabber.grab(), datetime.now().astimezone()
        origin = self._grabber.origin()
        shown = screens_in_picture((picture.width(), picture.height()), screens, origin)
        if shown is None:
            raise _does_not_fit(picture, screens)
        return Desktop(freeze(picture, origin or (0, 0), shown), windows, taken_at)

    def _take(self, number: int, result: object) -> None:
        if number != self._number:
            return
        if isinstance(result, Able):
            self.can_start.emit()
        elif isinstance(result, Desktop):
            self.done.emit(result)
        else:
            self.failed.emit(result)


def _does_not_fit(picture: QImage, screens: Sequence[Screen]) -> UserError:
    log.warning(
        "a picture of %d x %d does not fit the screens %s",
        picture.width(),
        picture.height(),
        [(*screen.area, screen.scale) for screen in screens],
    )
    if len({screen.scale for screen in screens}) > 1:
        return UserError(
            "The screens have different scales, and the desktop's picture does not tell what is on which.",
            "Set all screens to the same scale, then capture again.",
        )
    return UserError(
        "The desktop's picture does not fit the screens.",
        "Capture again once the screens have come to rest.",
    )
