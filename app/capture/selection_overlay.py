"""One window over one screen: the screen as it was, and the rectangle that is being chosen on it. Made by
`overlay_set`, one for each screen; GUI thread.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from app.capture import magnifier, overlay_painting
from app.capture.captured import Mode
from app.capture.frozen_screen import FrozenScreen
from app.capture.overlay_keys import press_key, release_key, shape_by
from app.capture.overlay_view import Coordinates, OverlayView, changed, view_of, with_shadow
from app.capture.screens import Area
from app.capture.selection import Selection
from app.capture.selection_geometry import INSIDE, Grip
from app.theme import Theme, duration_for

_CLICK = 4  # logical pixels
_GRIP = 8  # logical pixels
_FADE_MS = 140
_CURSORS = {
    Grip(0, 1): Qt.CursorShape.SizeVerCursor,
    Grip(1, 0): Qt.CursorShape.SizeHorCursor,
    Grip(1, 1): Qt.CursorShape.SizeFDiagCursor,
    Grip(1, -1): Qt.CursorShape.SizeBDiagCursor,
    INSIDE: Qt.CursorShape.SizeAllCursor,
}


class SelectionOverlay(QWidget):
    """`chosen` gives the rectangle in device pixels of the desktop; `entered` tells that the mouse is on this
    screen, `pressed` that it marks something here.
    """

    chosen = Signal(object)  # Area
    cancelled = Signal()
    entered = Signal()
    pressed = Signal()

    def __init__(self, frozen: FrozenScreen, windows: Sequence[Area], mode: Mode, theme: Theme) -> None:
        super().__init__()
        self.frozen = frozen
        scale = frozen.screen.scale
        self.selection = Selection(
            frozen.screen.area,
            windows,
            mode,
            click_limit=round(_CLICK * scale),
            grip_reach=round(_GRIP * scale),
        )
        self._theme = theme
        self._is_precise = False  # Shift is held
        self._is_told = False  # that it is over
        self._hint_opacity = 1.0
        self._fade = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FADE_MS)
        self._fade.valueChanged.connect(self._fade_hint)
        self._on = Coordinates(frozen.screen)
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        if QGuiApplication.platformName() == "xcb":
            # No window manager may shift it below a panel, animate it, or put it on another screen.
            flags |= Qt.WindowType.BypassWindowManagerHint
        self.setWindowFlags(flags)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setWindowTitle(self.tr("Capture"))
        self.setAccessibleName(self.tr("Screen capture"))
        self._view = self._seen()

    def show_on(self, screen: QScreen) -> None:
        """Covers the screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        if self.windowFlags() & Qt.WindowType.BypassWindowManagerHint:
            self.show()
        else:
            self.showFullScreen()
        self.raise_()
        self.refresh()

    def take_keys(self) -> None:
        """Keys come here, also where no window manager would give them."""
        self.activateWindow()
        if self.windowFlags() & Qt.WindowType.BypassWindowManagerHint:
            self.grabKeyboard()

    def press_key(self, event: QKeyEvent) -> None:
        """A key went down, here or on another screen."""
        self._is_precise = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if press_key(self.selection, event):
            event.accept()
            self.refresh()
            self._announce()

    def release_key(self, event: QKeyEvent) -> None:
        """A key came up."""
        self._is_precise = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        release_key(self.selection, event)
        self.refresh()

    def point_at(self, position: QPointF) -> None:
        """The mouse is here, in logical pixels of the overlay, though it has not moved yet."""
        self.selection.move(*self._on.pixel(position))
        self.refresh()

    def refresh(self) -> None:
        """Draws again what has changed, and tells when something was chosen."""
        before, self._view = self._view, self._seen()
        if before != self._view:
            self.update(changed(before, self._view, self._on))
        if before.hint != self._view.hint and self._view.hint is not None:
            self.setAccessibleDescription(self._view.hint.words)
        self._shape_cursor()
        if self.selection.is_over and not self._is_told:
            self._is_told = True
            if self.selection.chosen is not None:
                self.chosen.emit(self.selection.chosen)
            else:
                self.cancelled.emit()

    # -- events ----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
            self._start_fade()
            self.selection.press(*self._on.pixel(event.position()))
        elif event.button() == Qt.MouseButton.RightButton:
            self.selection.step_back()
        self.refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._is_precise = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        shape_by(self.selection, event.modifiers())
        self.selection.move(*self._on.pixel(event.position()))
        self.refresh()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.selection.move(*self._on.pixel(event.position()))
            self.selection.release(adjust=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self._show_hint()
            self.refresh()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.selection.is_standing and self.selection.grip_at(*self._on.pixel(event.position())) == INSIDE:
            self.selection.accept()
            self.refresh()
        else:
            self.mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.entered.emit()
        self.point_at(event.position())

    def leaveEvent(self, event: object) -> None:
        self.selection.leave()
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.press_key(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.release_key(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4, or the desktop: as Esc."""
        self.selection.cancel()
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        view, scale = self._view, self.frozen.screen.scale
        painter = QPainter(self)
        painter.save()
        painter.scale(1 / scale, 1 / scale)
        is_exact = math.isclose(scale, self.devicePixelRatioF(), rel_tol=1e-3)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_exact)
        dirty = self._on.to_device(event.rect())
        overlay_painting.paint_frozen(painter, self.frozen, view.marked, dirty)
        if view.pointer is not None and view.marked is None:
            overlay_painting.paint_guides(painter, view.pointer, self._on.screen, scale)
        if view.marked is not None:
            overlay_painting.paint_frame(painter, view.marked, self._on.screen, scale)
        if view.marked is not None and view.is_standing:
            overlay_painting.paint_grips(painter, view.marked, scale)
        painter.restore()
        if view.hint is not None:
            painter.setOpacity(self._hint_opacity)
            view.hint.paint(painter, view.hint_place, self.font(), self._theme.colours)
            painter.setOpacity(1.0)
        if not view.label_place.isEmpty():
            self._paint_label(painter, view)
        painter.end()

    # -- inside ----------------------------------------------------------------------------------------

    def _paint_label(self, painter: QPainter, view: OverlayView) -> None:
        view.label.paint(painter, view.label_place, self.font(), self._theme.colours)
        if view.label.lens and view.focus is not None:
            magnifier.paint_magnifier(
                painter,
                view.label.lens_place(view.label_place),
                self.frozen,
                view.focus,
                view.marked,
                self._theme.colours,
            )

    def _seen(self) -> OverlayView:
        return view_of(
            self.selection,
            self._on,
            self.font(),
            is_precise=self._is_precise,
            has_hint=self._hint_opacity > 0,
        )

    def _shape_cursor(self) -> None:
        pointer, shape = self.selection.pointer, Qt.CursorShape.CrossCursor
        if pointer is not None and self.selection.mode is not Mode.REGION:
            shape = Qt.CursorShape.PointingHandCursor
        elif pointer is not None and (grip := self.selection.grip_at(*pointer)) is not None:
            is_named = grip.x > 0 or (grip.x == 0 and grip.y >= 0)
            shape = _CURSORS[grip if is_named else Grip(-grip.x, -grip.y)]
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def _announce(self) -> None:
        if self._view.label.size:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._view.label.size))

    def _start_fade(self) -> None:
        if not duration_for(self, _FADE_MS):
            self._fade_hint(0.0)
        elif self._fade.state() != QVariantAnimation.State.Running and self._hint_opacity > 0:
            self._fade.start()

    def _show_hint(self) -> None:
        self._fade.stop()
        self._fade_hint(1.0)

    def _fade_hint(self, opacity: float) -> None:
        self._hint_opacity = opacity
        self.update(with_shadow(self._view.hint_place))
        self.refresh()
