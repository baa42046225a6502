"""Opens the live region: a rectangle is chosen on the screen, its window opens beside it, and calls come as
notifications of the desktop. A camera is watched in the same way. GUI thread; `Desk` owns it.

One at a time: the model looks at one picture after the other. Everything is imported when it is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal

from app.errors import UserError
from app.windows.capture.captures import Captures
from app.windows.main_window import MainWindow
from app.windows.services import Services

if TYPE_CHECKING:
    from app.capture.cameras import Camera
    from app.capture.grabber import Grabber
    from app.capture.own_parts import AnyWindow
    from app.capture.screens import Area, Screen
    from app.windows.live.live_window import LiveWindow

_GAP = 16  # points between the region and its window
_FRAME = 32  # points, about what a title bar takes


class LiveRegion(QObject):
    """`open` it; closing its window, or the main one, ends it."""

    called = Signal(str, str)  # a title and what the answer says

    def __init__(self, window: MainWindow, captures: Captures, services: Services) -> None:
        super().__init__(window)
        self._main, self._captures, self._services = window, captures, services
        self.window: LiveWindow | None = None
        self._is_main_away = False  # minimised by us, because it lay over the region
        services.settings.changed.connect(self._take_setting)
        window.closing.connect(self.close)

    def open(self) -> None:
        """Lets a rectangle be chosen and watches it; where it is open already, brings it to the front."""
        if self.window is not None:
            self._show_again(self.window)
            return
        from app.capture.grabber import cannot_watch

        grabber = self._captures.new_grabber()
        if not grabber.can_watch:
            self._main.tell(grabber.why_not() or cannot_watch())
            return
        self._captures.choose_area(self._watch)

    def open_camera(self, camera: Camera) -> None:
        """Watches a camera, once the system has allowed it; where something is watched already, says so."""
        if self.window is not None:
            self._show_again(self.window)
            self.window.notice.tell(
                UserError("Only one thing can be watched at a time.", "Close this window, then choose again.")
            )
            return
        from app.capture.cameras import CameraPermission

        permission = CameraPermission(self)
        permission.told.connect(lambda refusal: self._watch_camera(camera, refusal))
        permission.told.connect(permission.deleteLater)
        permission.ask()

    def close(self) -> None:
        """Ends the watching; nothing of what was seen is kept."""
        if self.window is not None:
            self.window.close()

    def _show_again(self, window: LiveWindow) -> None:
        window.showNormal()
        window.raise_()
        window.activateWindow()

    def _watch(self, area: Area) -> None:
        from app.capture.window_list import top_windows

        window = self._opened(self._captures.new_grabber(), area, top_windows)
        window.area_wanted.connect(lambda: self._captures.choose_area(self._watch_elsewhere))
        self._clear_view(area)
        self._show_again(window)

    def _watch_camera(self, camera: Camera, refusal: UserError | None) -> None:
        if refusal is not None:
            self._main.tell(refusal)
        elif self.window is None:
            from app.capture.camera_grabber import CameraGrabber
            from app.capture.screens import Area

            grabber = CameraGrabber(camera, self)
            window = self._opened(grabber, Area(0, 0, 1, 1), tuple, camera.name)
            window.closed.connect(grabber.feed.deleteLater)
            self._show_again(window)

    def _opened(
        self, grabber: Grabber, area: Area, windows: Callable[[], Sequence[AnyWindow]], camera: str = ""
    ) -> LiveWindow:
        from app.capture.frame_changes import Patience
        from app.capture.live_watcher import LiveWatcher
        from app.windows.live.live_window import LiveWindow

        settings = self._services.settings
        still_s = settings.get("live_still_s")
        patience = Patience(still_s=still_s, longest_s=max(settings.get("live_longest_s"), still_s))
        watcher = LiveWatcher(grabber, area, patience=patience, windows=windows)
        window = self.window = LiveWindow(watcher, self._services, camera)
        window.called.connect(self.called)
        window.closed.connect(self._forget)
        self._captures.hide_too([window])
        return window

    def _watch_elsewhere(self, area: Area) -> None:
        if self.window is not None:
            self._clear_view(area)
            self.window.watch(area)

    def _clear_view(self, area: Area) -> None:
        """The window leaves the region: what lies under it is not seen. The main one made way already."""
        from app.capture.screens import screens_of_qt

        screen = next((screen for screen in screens_of_qt() if area == area.intersection(screen.area)), None)
        if screen is None or self.window is None:
            return
        watched, whole = in_points(area, screen), in_points(screen.area, screen)
        if not self.window.isVisible() or self.window.frameGeometry().intersects(watched):
            self.window.move(place_beside(watched, whole, self.window.size()))
        self._is_main_away = self._main.isMinimized()

    def _forget(self) -> None:
        self.window = None
        self._captures.hide_too([])
        if self._is_main_away:
            self._is_main_away = False
            if self._main.isMinimized():
                self._main.come_to_front()

    def _take_setting(self, key: str, value: object) -> None:
        if key == "live_rate_hz" and self.window is not None and isinstance(value, float):
            self.window.rate.setValue(value)


def in_points(area: Area, screen: Screen) -> QRect:
    """A part of a screen as Qt has it: in logical points."""
    left, top, right, bottom = screen.corners(area)
    return QRect(round(left), round(top), round(right - left), round(bottom - top))


def place_beside(watched: QRect, screen: QRect, size: QSize) -> QPoint:
    """Where a window does not lie over `watched`: at its right or left, else on the side with more room."""
    top = max(min(watched.top(), screen.bottom() - size.height() - _FRAME), screen.top() + _FRAME)
    right, left = watched.right() + _GAP, watched.left() - _GAP - size.width()
    if right + size.width() <= screen.right():
        return QPoint(right, top)
    if left >= screen.left():
        return QPoint(left, top)
    is_left_freer = watched.left() - screen.left() > screen.right() - watched.right()
    return QPoint(screen.left() if is_left_freer else screen.right() - size.width(), top)
