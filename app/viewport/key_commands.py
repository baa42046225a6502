"""What keys do on the pages: scrolling, adjusting the region, holding the page to pan. GUI thread. `Viewport`
passes its key events on.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.viewport.page_scroller import PageScroller
from app.viewport.pointer import Pointer
from app.viewport.region_handles import INSIDE, Handle
from app.viewport.rubber_band import RubberBand

_Key = Qt.Key
_WAYS = {
    _Key.Key_Left: QPointF(-1, 0),
    _Key.Key_Right: QPointF(1, 0),
    _Key.Key_Up: QPointF(0, -1),
    _Key.Key_Down: QPointF(0, 1),
}
_SCREEN = 0.9  # of the view's height: a line or two of the last screen stay in sight
_FAST = 10.0  # pixels that an arrow moves a region by with Ctrl
_FIRST_SHARE = 0.4  # of what is seen of the page: a region made by keys
_LOWER_RIGHT = Handle(1, 1)


class KeyCommands(QObject):
    """The keyboard on the pages."""

    region_changed = Signal()
    clear_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, view: PageScroller, pointer: Pointer, band: RubberBand) -> None:
        super().__init__(view)
        self._view, self._pointer, self._band = view, pointer, band
        self._space_was_used = False

    def press(self, event: QKeyEvent) -> bool:
        """Does what the key means; False where it means nothing here."""
        key, keys = event.key(), event.modifiers()
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        control = bool(keys & Qt.KeyboardModifier.ControlModifier)
        if key == _Key.Key_Space:
            self._press_space(event.isAutoRepeat(), shift)
        elif key in _WAYS and not keys & Qt.KeyboardModifier.AltModifier:
            self._arrow(_WAYS[_Key(key)], shift, control)
        elif key in (_Key.Key_PageDown, _Key.Key_PageUp) and not control:
            self._screen(1 if key == _Key.Key_PageDown else -1)
        elif key in (_Key.Key_Home, _Key.Key_End) and not control:
            bounds = self._view.scroll_bounds()
            edge = bounds.top() if key == _Key.Key_Home else bounds.bottom()
            self._view.scroll_to(QPointF(self._view.seen().left(), edge))
        elif key in (_Key.Key_Delete, _Key.Key_Escape):
            self.clear_wanted.emit()
        elif key == _Key.Key_Backspace:
            self.back_wanted.emit()
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        """Space scrolls when it is let go without having held the page."""
        if event.key() != _Key.Key_Space or event.isAutoRepeat() or not self._pointer.is_space_held:
            return False
        self._pointer.is_space_held = False
        if not self._space_was_used and not self._pointer.is_dragging:
            self._screen(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True

    def space_used(self) -> None:
        """A press of the mouse while Space is held: it pans, and Space scrolls no more."""
        self._space_was_used = True

    def forget(self) -> None:
        """The keyboard went elsewhere."""
        self._pointer.is_space_held = False

    def _press_space(self, is_repeated: bool, shift: bool) -> None:
        if not is_repeated:
            self._pointer.is_space_held, self._space_was_used = True, False
        elif not self._pointer.is_dragging:
            self._space_was_used = True
            self._screen(-1 if shift else 1)

    def _screen(self, direction: int) -> None:
        self._view.glide_by(0, direction * round(self._view.viewport().height() * _SCREEN))

    def _arrow(self, way: QPointF, shift: bool, control: bool) -> None:
        layout = self._view.page_layout
        if not len(layout):
            return
        if not self._band.is_empty:
            step = way * (_FAST if control else 1.0)
            self._band.nudge(layout, _LOWER_RIGHT if shift else INSIDE, step)
            self._view.bring_into_view(self._band.on_canvas(layout))
            self.region_changed.emit()
        elif shift and self._pointer.tool == "region":
            self._begin_region()
        elif way.x() and self._view.scroll_bounds().width() == 0:
            self._view.go_to_page(self._view.current_page + round(way.x()))
        else:
            bar = self._view.verticalScrollBar()
            self._view.glide_by(way.x() * bar.singleStep(), way.y() * bar.singleStep())

    def _begin_region(self) -> None:
        """A region in the middle of what is seen of the page, to be moved and stretched by further keys."""
        layout, page = self._view.page_layout, self._view.current_page
        seen = layout.page_rect(page).intersected(self._view.seen())
        if seen.isEmpty():
            return
        area = QRectF(0, 0, seen.width() * _FIRST_SHARE, seen.height() * _FIRST_SHARE)
        area.moveCenter(seen.center())
        self._band.set(
            page, QRectF(layout.to_page(page, area.topLeft()), layout.to_page(page, area.bottomRight()))
        )
        self.region_changed.emit()
