"""Captures a part of the screen from beginning to end: our windows go, the desktop is read, a rectangle is
chosen on it, and our windows come back. One for the program, made by the windows; GUI thread.

Nothing is written anywhere: the picture goes to whoever listens to `captured`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from app.capture.captured import Captured, Mode
from app.capture.desktop_reading import Desktop, DesktopReading, ListWindows
from app.capture.frozen_screen import FrozenScreen
from app.capture.grabber import Grabber
from app.capture.hidden_windows import HiddenWindows
from app.capture.overlay_set import OverlaySet
from app.capture.screens import Area, screens_of_qt
from app.capture.window_list import top_windows
from app.errors import UserError
from app.theme import Theme

_SETTLING_MS = 250  # in which a compositor has faded out what was hidden
_PATIENCE_MS = 10_000  # for a desktop that asks once more, though our windows are hidden


class CaptureSession(QObject):
    """Every `start` ends with `ended`, after `captured` or `failed` where there is something to tell."""

    captured = Signal(object)  # Captured
    failed = Signal(object)  # UserError
    ended = Signal()

    def __init__(
        self,
        grabber: Grabber,
        theme: Theme,
        parent: QObject | None = None,
        *,
        windows: ListWindows = top_windows,
    ) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert application is not None
        self._application, self._theme = application, theme
        self.last_region: Area | None = None  # device pixels of the virtual desktop
        self.is_running = False
        self._mode, self._delay_ms = Mode.REGION, 0
        self._to_hide: tuple[QWidget, ...] = ()
        self._makes_way: QWidget | None = None
        self._hidden = HiddenWindows()
        self._overlays: OverlaySet | None = None
        self._desktop: Desktop | None = None
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._read)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._hidden.bring_back)
        self._reading = DesktopReading(grabber, windows, self)
        self._reading.can_start.connect(self._hide)
        self._reading.done.connect(self._choose)
        self._reading.failed.connect(self._fail)

    def start(
        self,
        what: Mode,
        delay_s: float = 0.0,
        hide: Sequence[QWidget] = (),
        makes_way: QWidget | None = None,
    ) -> None:
        """Captures; while a capture runs, does nothing.

        Args:
            delay_s: before the desktop is read, for menus and tooltips to be opened.
            hide: our windows, those that belong to a window together with it.
            makes_way: comes back minimised where it would lie over what was captured.
        """
        if self.is_running:
            return
        self.is_running, self._mode = True, what
        self._delay_ms, self._to_hide, self._makes_way = round(delay_s * 1000), tuple(hide), makes_way
        if not self._is_blocked():
            self._application.installEventFilter(self)
            self._reading.check(self._window_that_asks())

    def cancel(self) -> None:
        """Ends what runs, without a picture."""
        if self.is_running:
            self._end()
            self.ended.emit()

    def close(self) -> None:
        """Ends what runs, and its thread. For the end of the program; the grabber stays open."""
        self.cancel()
        self._reading.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in a window of ours, while the desktop asks or is waited for: as `cancel`."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # or a shortcut of ours takes it
        elif event.type() == QEvent.Type.KeyPress:
            self.cancel()
        return True

    def _window_that_asks(self) -> QWindow | None:
        """The one that has the keys, or one that is on screen."""
        shown = [window.windowHandle() for window in self._to_hide if window.isVisible()]
        return QApplication.focusWindow() or next(iter(shown), None)

    def _hide(self) -> None:
        settling = _SETTLING_MS if self._hidden.hide(self._to_hide) else 0
        self._wait.start(max(self._delay_ms, settling))

    def _read(self) -> None:
        self._patience.start()
        self._reading.read(screens_of_qt())

    def _is_blocked(self) -> bool:
        """A modal dialog of ours takes all input from the overlays: nobody could get rid of them."""
        if QApplication.activeModalWidget() is None:
            return False
        self._fail(UserError("A dialog of Docent is open.", "Close it, then capture again."))
        return True

    def _choose(self, desktop: Desktop) -> None:
        if not self._patience.isActive() and self._hidden.hide(self._to_hide):
            self._wait.start(_SETTLING_MS)  # they had come back, and may be on the picture
            return
        self._patience.stop()
        self._application.removeEventFilter(self)  # from here on the overlays have the keys
        self._desktop = desktop
        if self._mode is Mode.SCREEN and len(desktop.screens) == 1:
            self._take(desktop.screens[0], desktop.screens[0].screen.area)
            return
        if self._mode is Mode.LAST_REGION and self.last_region is not None:
            for frozen in desktop.screens:
                area = self.last_region.intersection(frozen.screen.area)
                if area == self.last_region:
                    self._take(frozen, area)
                    return
        if self._is_blocked():
            return
        mode = Mode.REGION if self._mode is Mode.LAST_REGION else self._mode
        if mode is Mode.WINDOW and not desktop.windows:
            mode = Mode.REGION  # the desktop does not tell; a window can still be dragged over
        self._overlays = OverlaySet(desktop.screens, desktop.windows, mode, self._theme, self)
        self._overlays.chosen.connect(self._take)
        self._overlays.cancelled.connect(self.cancel)
        self._overlays.show()

    def _take(self, frozen: FrozenScreen, area: Area) -> None:
        assert self._desktop is not None
        captured = Captured(frozen.cut(area), area, frozen.screen.name, self._desktop.taken_at)
        self.last_region = area
        covers = self._makes_way is not None and _lies_over(self._makes_way, area)
        self._end(minimised=self._makes_way if covers else None)
        self.captured.emit(captured)
        self.ended.emit()

    def _fail(self, error: UserError | None) -> None:
        self._end()
        if error is not None:
            self.failed.emit(error)
        self.ended.emit()

    def _end(self, minimised: QWidget | None = None) -> None:
        self.is_running = False
        self._to_hide, self._makes_way = (), None
        self._wait.stop()
        self._patience.stop()
        self._application.removeEventFilter(self)
        self._reading.forget()
        self._desktop = None
        if self._overlays is not None:
            self._overlays.close()
            self._overlays.deleteLater()
            self._overlays = None
        self._hidden.bring_back(minimised)


def _lies_over(window: QWidget, area: Area) -> bool:
    """Whether a window, hidden or not, has its place over an area of the desktop."""
    frame = QRectF(window.frameGeometry())
    for screen in screens_of_qt():
        part = screen.area.intersection(area)
        if not part.is_empty:
            left, top, right, bottom = screen.corners(part)
            if frame.intersects(QRectF(left, top, right - left, bottom - top)):
                return True
    return False
