"""What one press of the mouse can become: panning, dragging or adjusting a region, selecting text. GUI
thread. `Pointer` starts one and passes it where the pointer goes, in pixels of the view.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF

from app.viewport.page_scroller import PageScroller
from app.viewport.region_handles import Handle
from app.viewport.rubber_band import RubberBand
from app.viewport.text_marking import Step, TextMarking


class Gesture(Protocol):
    """One press, from its start to its end."""

    scrolls_at_edge: bool

    def move(self, point: QPointF) -> None:
        """The pointer is here now."""

    def end(self, point: QPointF) -> None:
        """The button was let go here."""

    def cancel(self) -> None:
        """Something else took over."""


class PanGesture:
    """The page follows the pointer."""

    scrolls_at_edge = False

    def __init__(self, view: PageScroller, point: QPointF) -> None:
        self._view = view
        self._last = point

    def move(self, point: QPointF) -> None:
        way, self._last = self._last - point, point
        self._view.scroll_by(way.x(), way.y())

    def end(self, point: QPointF) -> None:
        self.move(point)

    def cancel(self) -> None:
        """What was moved stays moved."""


class RegionGesture:
    """A new region; the one before is gone with the press."""

    scrolls_at_edge = True

    def __init__(self, view: PageScroller, band: RubberBand, changed: Callable[[], None]) -> None:
        self._view, self._band, self._changed = view, band, changed

    def move(self, point: QPointF) -> None:
        self._band.move(self._view.page_layout, self._view.to_canvas(point))
        self._changed()

    def end(self, point: QPointF) -> None:
        self._band.release(self._view.page_layout, self._view.to_canvas(point))
        self._changed()

    def cancel(self) -> None:
        self._band.clear()
        self._changed()


class AdjustGesture:
    """A handle of the region, or its inside, is dragged."""

    scrolls_at_edge = True

    def __init__(
        self,
        view: PageScroller,
        band: RubberBand,
        grip: tuple[Handle, QPointF],
        changed: Callable[[], None],
    ) -> None:
        self._view, self._band, self._changed = view, band, changed
        handle, point = grip
        band.grab(handle, view.to_canvas(point))

    def move(self, point: QPointF) -> None:
        self._band.adjust(self._view.page_layout, self._view.to_canvas(point))
        self._changed()

    def end(self, point: QPointF) -> None:
        self.move(point)
        self._band.let_go()
        self._changed()

    def cancel(self) -> None:
        self._band.give_up()
        self._changed()


class TextGesture:
    """Text is selected from the press to the pointer; a mere click clears."""

    scrolls_at_edge = True

    def __init__(self, view: PageScroller, text: TextMarking, point: QPointF, step: Step | None) -> None:
        """Without a step the selection that there is goes on (Shift+click)."""
        self._view, self._text = view, text
        page, on_page = self._spot(point)
        if step is None:
            text.extend(page, on_page)
        else:
            text.begin(page, on_page, step)

    def move(self, point: QPointF) -> None:
        self._text.extend(*self._spot(point))

    def end(self, point: QPointF) -> None:
        self.move(point)
        if self._text.is_empty and not self._text.missing():
            self._text.clear()

    def cancel(self) -> None:
        """What is selected stays selected."""

    def _spot(self, point: QPointF) -> tuple[int, QPointF]:
        layout, on_canvas = self._view.page_layout, self._view.to_canvas(point)
        page = layout.nearest_page(on_canvas)
        return page, layout.to_page(page, on_canvas)
