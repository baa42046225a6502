"""Takes pictures of the screen through the desktop's portal, where programs may not read it themselves: on
Wayland.

Chosen by `app.capture.grabber`; `grab` runs on a worker thread and waits there for the desktop, which may ask
the person first.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QWindow

from app.capture.cancelled import CaptureCancelled
from app.capture.portal_answers import Failure, PortalCancelled, PortalError
from app.capture.portal_bus import TIMEOUT_S, PortalBus, session_bus_address
from app.capture.portal_file import taken_picture
from app.capture.portal_layout import screens_in_picture
from app.capture.screens import Area, Screen, screens_of_qt, virtual_desktop
from app.errors import UserError

_SCREENSHOT = "org.freedesktop.portal.Screenshot"
_NO_WINDOW = "wayland:"  # GNOME 46 and later refuse an empty handle; Qt exports none of its own
log = logging.getLogger(__name__)


def parent_window_of(window: QWindow | None) -> str:
    """The handle by which the desktop puts its dialog over `window`; never empty. GUI thread."""
    if QGuiApplication.platformName() != "xcb":
        return _NO_WINDOW
    return f"x11:{int(window.winId()) if window is not None else 0:x}"


class PortalGrabber:
    """The `Grabber` of Wayland sessions. A region is not watched with it: see `why_not_watch`."""

    name = "portal"
    can_watch = False

    def __init__(
        self,
        screens: Sequence[Screen] | None = None,
        *,
        address: str | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Connects to nothing.

        Args:
            screens: what the picture is matched with; without them, the screens of now, which only the GUI
                thread knows; elsewhere none until `prepare`, and pictures stay as they come.
            address: that of a bus other than the session's, for tests.
            timeout_s: how long the desktop, and the person it asks, may take.
        """
        self._screens = tuple(_screens_of_now() if screens is None else screens)
        self._parent_window = _NO_WINDOW
        self._address = address
        self._timeout_s = timeout_s
        self._lock = threading.Lock()  # guards `_waiting`
        self._waiting: list[PortalBus] = []

    def prepare(self, screens: Sequence[Screen], window: QWindow | None) -> None:
        """Tells which screens there are now, and over which window the desktop may ask. GUI thread, before
        `grab`."""
        self._screens = tuple(screens)
        self._parent_window = parent_window_of(window)

    def why_not(self) -> UserError | None:
        """Only that there is no bus can be told without waiting; all else `grab` says."""
        return None if self._address or session_bus_address() else _said(Failure.NO_BUS)

    def why_not_watch(self) -> UserError:
        """Why no region can be watched in this session."""
        return UserError(
            "A region cannot be watched in this session: its desktop hands out single pictures only.",
            "Log in with X11 (Xorg) to watch a region. Captures work here.",
        )

    def origin(self) -> tuple[int, int]:
        """The device pixel that is the top left of a whole grab."""
        whole = virtual_desktop(screen.area for screen in self._screens)
        return whole.x, whole.y

    def grab(self, area: Area | None = None) -> QImage:
        """The whole virtual desktop, or `area` of it, in the device pixels of the screens.

        Raises:
            UserError: the desktop gave no picture, or one that does not fit the screens.
            CaptureCancelled: the person said no, or `close` was called.
        """
        picture, shown = self.grab_with_screens()
        whole = _arranged(picture, shown, self._screens)
        if area is None:
            return whole
        x, y = self.origin()
        return whole.copy(QRect(area.x - x, area.y - y, area.width, area.height))

    def grab_with_screens(self) -> tuple[QImage, tuple[Screen, ...]]:
        """The picture as the desktop gave it, and the screens with the areas and scale they have in it.

        Sharper than `grab` where Qt knows only the next whole number of a fractional scale. Raises the same.
        """
        screens = self._screens
        picture = self._asked().convertToFormat(QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(1.0)
        if not screens:
            return picture, ()
        found = screens_in_picture((picture.width(), picture.height()), screens)
        if found is None:
            raise _does_not_fit(picture, screens)
        return picture, found

    def close(self) -> None:
        """Has every grab that waits end as cancelled. Any thread."""
        with self._lock:
            for bus in self._waiting:
                bus.stop()

    def _asked(self) -> QImage:
        bus = PortalBus(self._address)
        with self._lock:
            self._waiting.append(bus)
        try:
            with bus:
                results = bus.request(
                    _SCREENSHOT,
                    "Screenshot",
                    "sa{sv}",
                    (self._parent_window,),
                    {"interactive": ("b", False)},
                    within_s=self._timeout_s,
                )
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
        return taken_picture(results.get("uri"))


def _screens_of_now() -> tuple[Screen, ...]:
    is_gui_thread = threading.current_thread() is threading.main_thread()
    return screens_of_qt() if is_gui_thread and QGuiApplication.instance() is not None else ()


def _arranged(picture: QImage, shown: Sequence[Screen], screens: Sequence[Screen]) -> QImage:
    """The picture with each screen at its own place and size among the device pixels."""
    if not screens:
        return picture
    whole = virtual_desktop(screen.area for screen in screens)
    places = [screen.area.moved(-whole.x, -whole.y) for screen in screens]
    if (picture.width(), picture.height()) == whole[2:] and [screen.area for screen in shown] == places:
        return picture
    arranged = QImage(whole.width, whole.height, QImage.Format.Format_RGB32)
    arranged.fill(Qt.GlobalColor.black)
    painter = QPainter(arranged)
    for screen, place in zip(shown, places, strict=True):
        part = picture.copy(QRect(*screen.area))
        if screen.area[2:] != place[2:]:
            aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            part = part.scaled(place.width, place.height, aspect, smooth)
        painter.drawImage(QPoint(place.x, place.y), part)
    painter.end()
    return arranged


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
                "The desktop gave no picture of the screen in time.",
                "Capture again, and answer the desktop's question where it asks one.",
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
