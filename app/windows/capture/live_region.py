"""Opens the live region: a rectangle is chosen on the screen, its window opens beside it, and calls come as
notifications of the desktop. GUI thread; `Desk` owns it.

One at a time: the model looks at one picture after the other. Everything is imported when it is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal

from app.windows.capture.captures import Captures
from app.windows.main_window import MainWindow
from app.windows.services import Services

if TYPE_CHECKING:
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
            self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()
            return
        from app.capture.grabber import cannot_watch

        grabber = self._captures.new_grabber()
        if not grabber.can_watch:
            self._main.tell(grabber.why_not() or cannot_watch())
            return
        self._captures.choose_area(self._watch)

    def close(self) -> None:
        """Ends the watching; nothing of what was seen is kept."""
        if self.window is not None:
            self.window.close()

    def _watch(self, area: Area) -> None:
        from app.capture.frame_changes import Patience
        from app.capture.live_watcher import LiveWatcher
        from app.capture.window_list import top_windows
        from app.windows.live.live_window import LiveWindow

        settings = self._services.settings
        still_s = settings.get("live_still_s")
        patience = Patience(still_s=still_s, longest_s=max(settings.get("live_longest_s"), still_s))
        watcher = LiveWatcher(self._captures.new_grabber(), area, patience=patience, windows=top_windows)
        self.window = LiveWindow(watcher, self._services)
        self.window.area_wanted.connect(lambda: self._captures.choose_area(self._watch_elsewhere))
        self.window.called.connect(self.called)
        self.window.closed.connect(self._forget)
        self._captures.hide_too([self.window])
        self._clear_view(area)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

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
