"""The overlays of one capture, one over each screen: what is chosen on any of them ends all. Made by
`capture_session`; GUI thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QScreen

from app.capture.captured import Mode
from app.capture.frozen_screen import FrozenScreen
from app.capture.screens import Area, Screen
from app.capture.selection_overlay import SelectionOverlay
from app.theme import Theme


class OverlaySet(QObject):
    """`chosen` gives the screen and the rectangle; after it, or after `cancelled`, every overlay is gone."""

    chosen = Signal(object, object)  # FrozenScreen, Area
    cancelled = Signal()

    def __init__(
        self,
        screens: Sequence[FrozenScreen],
        windows: Sequence[Area],
        mode: Mode,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.overlays = [SelectionOverlay(frozen, windows, mode, theme) for frozen in screens]
        self._active = self.overlays[0]  # where the mouse is, or was last; keys go there
        for overlay in self.overlays:
            overlay.installEventFilter(self)
            overlay.entered.connect(partial(self._activate, overlay))
            overlay.pressed.connect(partial(self._begin_on, overlay))
            overlay.chosen.connect(partial(self._choose, overlay))
            overlay.cancelled.connect(self._cancel)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._cancel)  # nothing lies any more where the pictures have it
        application.screenRemoved.connect(self._cancel)

    def show(self) -> None:
        """Covers every screen; keys go to the one that the mouse is on."""
        for overlay in self.overlays:
            overlay.show_on(_qt_screen(overlay.frozen.screen))
        pointer = QCursor.pos()
        for overlay in self.overlays:
            if overlay.screen().geometry().contains(pointer):
                self._active = overlay
                overlay.point_at(QPointF(pointer - overlay.screen().geometry().topLeft()))
        self._active.take_keys()

    def close(self) -> None:
        """Takes the overlays from the screens. They cannot be used again."""
        overlays, self.overlays = self.overlays, []
        for overlay in overlays:
            overlay.removeEventFilter(self)
            overlay.blockSignals(True)
            overlay.releaseKeyboard()
            overlay.close()
            overlay.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key belongs to the screen that the mouse is on, whichever of the windows it came to."""
        if isinstance(event, QKeyEvent) and watched is not self._active and self.overlays:
            if event.type() == QEvent.Type.KeyPress:
                self._active.press_key(event)
                return True
            if event.type() == QEvent.Type.KeyRelease:
                self._active.release_key(event)
                return True
        return super().eventFilter(watched, event)

    def _activate(self, overlay: SelectionOverlay) -> None:
        if overlay is self._active or self._active.selection.is_dragging:
            return
        if overlay.selection.mode is not self._active.selection.mode:
            overlay.selection.set_mode(self._active.selection.mode)
        # A rectangle that stands on another screen keeps the keys until something is marked here.
        if not self._active.selection.is_standing:
            self._active = overlay
            overlay.take_keys()

    def _begin_on(self, overlay: SelectionOverlay) -> None:
        for other in self.overlays:
            if other is not overlay:
                other.selection.clear()
                other.refresh()
        # Also where it is active: another program's menu may have held the keys when the overlays came.
        self._active = overlay
        overlay.take_keys()

    def _choose(self, overlay: SelectionOverlay, area: Area) -> None:
        self.close()
        self.chosen.emit(overlay.frozen, area)

    def _cancel(self) -> None:
        if self.overlays:
            self.close()
            self.cancelled.emit()


def _qt_screen(screen: Screen) -> QScreen:
    """Qt's screen of this name and place; the primary one where it has been unplugged meanwhile."""
    shown = QGuiApplication.screens()
    named = [other for other in shown if other.name() == screen.name]
    placed = [other for other in named if other.geometry().topLeft().toTuple() == screen.origin]
    return (placed or named or [QGuiApplication.primaryScreen()])[0]
