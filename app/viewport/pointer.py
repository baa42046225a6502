"""What the mouse does on the pages, by the tool in use: which gesture a press starts, what a click opens, and
the pointer's shape. GUI thread. `Viewport` passes its mouse events on.
"""

from __future__ import annotations

import time
from typing import Literal

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.documents.links import Link
from app.viewport.gestures import AdjustGesture, Gesture, PanGesture, RegionGesture, TextGesture
from app.viewport.motion import EdgeScroll
from app.viewport.page_content import PageContent
from app.viewport.page_scroller import PageScroller
from app.viewport.region_handles import cursor_of
from app.viewport.rubber_band import SMALLEST_DRAG, RubberBand
from app.viewport.text_marking import Step, TextMarking

Tool = Literal["region", "text", "pan"]
_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class Pointer(QObject):
    """The mouse on the pages."""

    region_changed = Signal()  # also while it is dragged
    region_settled = Signal()  # a drag is over, or a press has taken the region away
    link_clicked = Signal(object)

    def __init__(self, view: PageScroller, band: RubberBand, text: TextMarking, content: PageContent) -> None:
        super().__init__(view)
        self._view, self._band, self._text, self._content = view, band, text, content
        self.tool: Tool = "region"
        self.is_space_held = False
        self._gesture: Gesture | None = None
        self._link: Link | None = None  # pressed; a drag from here is no click on it
        self._keys = _NO_KEYS
        self._pressed_at = self._last = QPointF()
        self._double_click = (0.0, QPointF())
        self._seen_at = QPointF()
        self._edge = EdgeScroll(view.viewport(), lambda way: view.scroll_by(way.x(), way.y()))
        view.view_moved.connect(self._follow_view)

    @property
    def is_dragging(self) -> bool:
        """Whether a button is held that means something."""
        return self._gesture is not None or self._link is not None

    # -- events ----------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> bool:
        """Starts what a press means here; False where it means nothing."""
        if event.button() not in (_LEFT, _MIDDLE) or not len(self._view.page_layout):
            return False
        self.cancel()
        point, self._keys = event.position(), event.modifiers()
        self._pressed_at = self._last = point
        if (
            event.button() == _MIDDLE
            or self.is_space_held
            or (self.tool == "pan" and not self._link_at(point))
        ):
            self._gesture = PanGesture(self._view, point)
        elif (link := self._link_at(point)) is not None:
            self._link = link
        else:
            self._start(point, self._step_of_click(point))
        self.show_cursor(point, self._keys)
        return True

    def double_click(self, event: QMouseEvent) -> bool:
        """The second press of two: a word; elsewhere a press like any other."""
        if event.button() != _LEFT or not self._selects_text(event.modifiers()):
            return self.press(event)
        self.cancel()
        self._double_click = (time.monotonic(), event.position())
        self._pressed_at = self._last = event.position()
        self._start_text(event.position(), "word")
        return True

    def move(self, point: QPointF, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """The pointer is here, with a button held or not."""
        self._last = point
        way = point - self._pressed_at
        if self._link is not None and max(abs(way.x()), abs(way.y())) >= SMALLEST_DRAG:
            self._link = None
            self._start(self._pressed_at, "character")
        if self._gesture is not None:
            if self._gesture.scrolls_at_edge:
                self._edge.follow(point)
            self._gesture.move(point)
        self.show_cursor(point, keys)

    def release(self, event: QMouseEvent) -> None:
        """A click on a link opens it; a drag ends."""
        if event.button() not in (_LEFT, _MIDDLE):
            return
        link, gesture = self._link, self._gesture
        self._link = self._gesture = None
        self._edge.stop()
        if gesture is not None:
            gesture.end(event.position())
            if isinstance(gesture, RegionGesture | AdjustGesture):
                self.region_settled.emit()
        elif link is not None:
            self.link_clicked.emit(link)
        self.show_cursor(event.position(), event.modifiers())

    def cancel(self) -> None:
        """Ends what is being dragged, as if it had not begun."""
        gesture, self._gesture, self._link = self._gesture, None, None
        self._edge.stop()
        if gesture is not None:
            gesture.cancel()

    # -- what a press means ----------------------------------------------------------------------------

    def _start(self, point: QPointF, step: Step | None) -> None:
        if self._selects_text(self._keys):
            self._start_text(point, step)
        elif self.tool == "pan":
            self._gesture = PanGesture(self._view, point)
        else:
            self._start_region(point)

    def _start_text(self, point: QPointF, step: Step | None) -> None:
        if self._view.page_layout.page_at(self._view.to_canvas(point)) is None:
            self._text.clear()
            return
        self._gesture = TextGesture(self._view, self._text, point, step)

    def _start_region(self, point: QPointF) -> None:
        layout, on_canvas = self._view.page_layout, self._view.to_canvas(point)
        handle = self._band.handle_at(layout, on_canvas)
        if handle is not None:
            self._gesture = AdjustGesture(self._view, self._band, (handle, point), self.region_changed.emit)
            return
        self._text.clear()
        if self._band.press(layout, on_canvas):
            self._gesture = RegionGesture(self._view, self._band, self.region_changed.emit)
        else:
            self._band.clear()
        self.region_settled.emit()

    def _step_of_click(self, point: QPointF) -> Step | None:
        """Line for the third press of three; None for one that goes on from the last."""
        when, where = self._double_click
        way = point - where
        is_near = max(abs(way.x()), abs(way.y())) < SMALLEST_DRAG
        if is_near and time.monotonic() - when < QApplication.doubleClickInterval() / 1000:
            return "line"
        return None if self._keys & _SHIFT and self._text.pages else "character"

    def _selects_text(self, keys: Qt.KeyboardModifier) -> bool:
        return self.tool == "text" or (self.tool == "region" and bool(keys & _CONTROL))

    # -- what lies under the pointer -------------------------------------------------------------------

    def link_at(self, point: QPointF) -> Link | None:
        """The link under a point of the view, unless a handle of the region lies over it."""
        return self._link_at(point)

    def _link_at(self, point: QPointF) -> Link | None:
        layout, on_canvas = self._view.page_layout, self._view.to_canvas(point)
        page = layout.page_at(on_canvas)
        if page is None or (self.tool == "region" and self._band.handle_at(layout, on_canvas) is not None):
            return None
        return self._content.link_at(page, layout.to_page(page, on_canvas))

    def show_cursor(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Gives the pointer the shape of what a press would do."""
        shape = self._cursor_at(point, keys)
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    def _cursor_at(self, point: QPointF, keys: Qt.KeyboardModifier) -> Qt.CursorShape:
        shapes = Qt.CursorShape
        layout, on_canvas = self._view.page_layout, self._view.to_canvas(point)
        if isinstance(self._gesture, PanGesture):
            return shapes.ClosedHandCursor
        if self.is_space_held:
            return shapes.OpenHandCursor
        if isinstance(self._gesture, TextGesture):
            return shapes.IBeamCursor
        if self._band.adjusting is not None:
            return cursor_of(self._band.adjusting)
        if self._gesture is None and self._link_at(point) is not None:
            return shapes.PointingHandCursor
        if self.tool == "pan":
            return shapes.OpenHandCursor
        if self._gesture is None and layout.page_at(on_canvas) is None:
            handle = self._band.handle_at(layout, on_canvas) if self.tool == "region" else None
            return cursor_of(handle) if handle is not None else shapes.ArrowCursor
        if self._selects_text(keys):
            return shapes.IBeamCursor
        handle = self._band.handle_at(layout, on_canvas) if self._gesture is None else None
        return cursor_of(handle) if handle is not None else shapes.CrossCursor

    def _follow_view(self) -> None:
        """The pages move under a held pointer: what is dragged goes on from there."""
        at = self._view.seen().topLeft()
        if at == self._seen_at:
            return
        self._seen_at = at
        if self._gesture is not None and self._gesture.scrolls_at_edge:
            self._gesture.move(self._last)
