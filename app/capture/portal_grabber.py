"""Takes pictures of the screen through the desktop's portal, where programs may not read it themselves: on
Wayland.

Chosen by `app.capture.grabber`; `grab` runs on a worker thread and waits there for the desktop, which may ask
the person first.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QGuiApplication, QImage, QWindow

from app.capture.cancelled import CaptureCancelled
from app.capture.portal_answers import Failure, PortalCancelled, PortalError
from app.capture.portal_bus import TIMEOUT_S, PortalBus, session_bus_address
from app.capture.portal_file import taken_picture
from app.capture.screens import Area
from app.errors import UserError

_SCREENSHOT = "org.freedesktop.portal.Screenshot"
_NO_WINDOW = "wayland:"  # GNOME 46 and later refuse an empty handle; Qt exports none of its own
log = logging.getLogger(__name__)
T = TypeVar("T")


def parent_window_of(window: QWindow | None) -> str:
    """The handle by which the desktop puts its dialog over `window`; never empty. GUI thread."""
    if QGuiApplication.platformName() != "xcb":
        return _NO_WINDOW
    return f"x11:{int(window.winId()) if window is not None else 0:x}"


class PortalGrabber:
    """The `Grabber` of Wayland sessions. A region is not watched with it: each picture is a request, with a
    flash on some desktops."""

    name = "portal"
    can_watch = False

    def __init__(self, *, address: str | None = None, timeout_s: float = TIMEOUT_S) -> None:
        """Connects to nothing.

        Args:
            address: that of a bus other than the session's, for tests.
            timeout_s: how long the desktop may take to say that it has heard; a person it asks has no limit.
        """
        self._parent_window = _NO_WINDOW
        self._address = address
        self._timeout_s = timeout_s
        self._is_allowed = False  # the desktop will not ask any more
        self._lock = threading.Lock()  # guards `_waiting`
        self._waiting: list[PortalBus] = []

    def prepare(self, window: QWindow | None) -> None:
        """Tells over which window the desktop may ask. GUI thread, before `ask` and `grab`."""
        self._parent_window = parent_window_of(window)

    def why_not(self) -> UserError | None:
        """Only that there is no bus can be told without waiting; all else `grab` says."""
        return None if self._address or session_bus_address() else _said(Failure.NO_BUS)

    def origin(self) -> None:
        """The desktop does not tell where its picture begins, nor at which scale."""
        return

    def ask(self) -> None:
        """Has the desktop ask the person, where it has not yet, by a picture that is dropped.

        GNOME shows that question over the window that has the focus and refuses all others, so it has to come
        while ours is still on screen. Raises as `grab`.
        """
        if not self._is_allowed:
            self._with_bus(lambda bus: None if bus.is_allowed("screenshot") else self._picture(bus))
            self._is_allowed = True

    def grab(self, area: Area | None = None) -> QImage:
        """The desktop as it shows it, at a scale of its choice; `area` is in pixels of that picture.

        Raises:
            UserError: the desktop gave no picture.
            CaptureCancelled: the person said no, or `close` was called.
        """
        picture = self._with_bus(self._picture).convertToFormat(QImage.Format.Format_RGB32)
        self._is_allowed = True
        picture.setDevicePixelRatio(1.0)
        return picture if area is None else picture.copy(*area)

    def close(self) -> None:
        """Has every grab that waits end as cancelled. Any thread."""
        with self._lock:
            for bus in self._waiting:
                bus.stop()

    def _with_bus(self, work: Callable[[PortalBus], T]) -> T:
        bus = PortalBus(self._address)
        with self._lock:
            self._waiting.append(bus)
        try:
            with bus:
                return work(bus)
        except PortalCancelled as cancelled:
            raise CaptureCancelled from cancelled
        except PortalError as error:
            if error.failure is Failure.STOPPED:
                raise CaptureCancelled from error
            log.warning("the portal gave no picture: %s", error)
            raise _said(error.failure) from error
        finally:
            with self._lock:
                self._waiting.remove(bus)

    def _picture(self, bus: PortalBus) -> QImage:
        asked = (self._parent_window,)
        options = {"interactive": ("b", False)}
        results = bus.request(_SCREENSHOT, "Screenshot", "sa{sv}", asked, options, within_s=self._timeout_s)
        return taken_picture(results.get("uri"))


def _said(failure: Failure) -> UserError:
    """What the person is told."""
    match failure:
        case Failure.NO_BUS:
            return UserError(
                "The desktop cannot be asked for a picture of the screen: there is no session bus.",
                "Start Docent from within the desktop's session.",
            )
        case Failure.NO_PORTAL:
            return UserError(
                "This desktop offers no picture of the screen to programs.",
                "Install xdg-desktop-portal with the part for this desktop, log in again, then capture.",
            )
        case Failure.REFUSED:
            return UserError(
                "The desktop did not allow a picture of the screen.",
                "Allow Docent to take screenshots in the desktop's privacy settings, then capture again "
                "with Docent's window in front.",
            )
        case Failure.NO_ANSWER:
            return UserError(
                "The desktop did not answer when it was asked for a picture of the screen.",
                "Capture again. Where that does not help, log out and in again.",
            )
        case Failure.LOST:
            return UserError(
                "The desktop's screen capture ended before it gave a picture.",
                "Capture again.",
            )
        case Failure.NOT_UNDERSTOOD:
            return UserError(
                "The desktop's answer to the capture was not understood.",
                "Update the desktop and its portal, then capture again.",
            )
        case _:
            return UserError(
                "The desktop reported an error instead of a picture of the screen.",
                "Capture again. Where that does not help, log out and in again.",
            )
