"""The pages of one document and what is marked on them. GUI thread.

Joins `PageDisplay` (pixels), `PageContent` (text and links), `RubberBand` (the region), `TextMarking` and
`PageMarks`. `Viewport` adds what the person does with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter
from PySide6.QtWidgets import QWidget

from app.colours import DARK, LIGHT
from app.documents.document import Document
from app.documents.region import Rect, Region, turned_point
from app.theme import Theme
from app.viewport.inversion import PAPER
from app.viewport.page_content import PageContent
from app.viewport.page_display import PageDisplay
from app.viewport.page_layout import Spot
from app.viewport.page_marks import Hits, PageMarks
from app.viewport.rubber_band import RubberBand
from app.viewport.text_marking import TextMarking
from app.viewport.view_state import ViewState
from app.viewport.view_words import place_words


class PageView(PageDisplay):
    """Shows a document. A region and text can be marked; nothing here listens to mouse or keys."""

    region_changed = Signal(object)  # Region, or None for the whole page
    selection_changed = Signal(bool)  # whether text is selected

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.band = RubberBand()
        self._marks = PageMarks(self)
        self._content = PageContent(self)
        self._text = TextMarking(self._content.text_layer, self)
        self._marks.changed.connect(self.viewport().update)
        self._content.arrived.connect(self._take_content)
        self._text.changed.connect(self._text_changed)
        self.view_rested.connect(self._look_closer)
        self.zoom_changed.connect(lambda _: self._describe())

    # -- the document ----------------------------------------------------------------------------------

    def show_document(self, document: Document | None, view: ViewState | None = None) -> None:
        """Shows it as it was left, or from the first page and fitted to the width; None empties the view."""
        self._take(document, keep=False)
        self.restore(view if view is not None else ViewState(y=-1e6))
        self.region_changed.emit(None)
        self.page_changed.emit(self.current_page)
        self._describe()

    def replace_document(self, document: Document) -> None:
        """The same document anew, changed on disk or seen turned: place, zoom and what is left of the region
        stay."""
        before, state, region, sizes = self._document, self.view_state(), self.region, self._sizes
        middle = QRectF(self.viewport().rect()).center()
        spot = self._layout.spot_at(self.to_canvas(middle)) if len(self._layout) else None
        turns = (document.rotation - before.rotation) % 4 if before is not None else 0
        self._take(document, keep=turns == 0)
        if turns and spot is not None:
            width, height = sizes[spot.page]
            turned = Spot(spot.page, *turned_point(spot.x, spot.y, turns, width, height))
            self._page = spot.page
            self._put(self._fitting_zoom() if self._fit != "none" else self.zoom, turned, middle)
        else:
            self.restore(state)
        if region is not None and turns:
            region = region.turned(turns, *sizes[region.page])
        self._mark(region)
        self.region_changed.emit(self.region)
        self.page_changed.emit(self.current_page)
        self._describe()

    def stop_renderer(self) -> None:
        """Lets the threads end, for good; `close_renderer` waits for them."""
        for part in (self._painter, self._content):
            part.stop()

    def close_renderer(self) -> None:
        """Ends the threads, for good."""
        self.stop_renderer()
        for part in (self._painter, self._content):
            part.close()

    def view_state(self) -> ViewState:
        """Where the reader is; `show_document` comes back to it."""
        rotation = self._document.rotation if self._document is not None else 0
        state = self.place()
        return ViewState(state.page, state.x, state.y, state.zoom, state.fit, rotation)

    def _take(self, document: Document | None, keep: bool) -> None:
        self._content.show(document)
        self._marks.clear()
        self._text.clear()
        self.band.clear()
        self._draw(document, keep)

    # -- the region ------------------------------------------------------------------------------------

    @property
    def region(self) -> Region | None:
        """The region marked on a page."""
        if self.band.is_empty or self.band.dragging or self.band.page is None:
            return None
        area = self.band.area
        return Region(self.band.page, area.left(), area.top(), area.width(), area.height())

    def select_region(self, region: Region | None) -> None:
        """Marks a region and brings it into view; None clears it."""
        self._mark(region)
        if not self.band.is_empty:
            self.bring_into_view(self.band.on_canvas(self._layout))
        self._region_settled()

    def page_area(self) -> QRect:
        """The visible part of the current page, in this widget's viewport."""
        return self._in_sight(self._page) if len(self._layout) else self.viewport().rect()

    def region_area(self) -> QRect:
        """The region in this widget's viewport; empty without one."""
        area = self.band.on_canvas(self._layout)
        return self.to_view(area).toAlignedRect() if not area.isEmpty() else QRect()

    def region_picture(self) -> QImage | None:
        """The region as it is on screen, in device pixels; None without one, or before it is drawn."""
        region = self.region
        if region is None:
            return None
        area = QRectF(region.x, region.y, region.width, region.height)
        return self._painter.picture_of(region.page, area, self._layout.scale * self.devicePixelRatioF())

    def _mark(self, region: Region | None) -> None:
        """Takes over what of a region lies on its page."""
        self.band.clear()
        if region is None or not 0 <= region.page < len(self._sizes):
            return
        sheet = QRectF(0, 0, *self._sizes[region.page])
        area = QRectF(region.x, region.y, region.width, region.height)
        area = area if sheet.contains(area) else area.intersected(sheet)
        if not area.isEmpty():
            self.band.set(region.page, area)

    def _region_dragged(self) -> None:
        self.viewport().update()
        self.view_moved.emit()

    def _region_settled(self) -> None:
        self.region_changed.emit(self.region)
        self._await_rest()
        self._region_dragged()
        self._describe()

    # -- text and marks --------------------------------------------------------------------------------

    def selected_text(self, flowing: bool = False) -> str:
        """The text that is selected, with the page's line breaks or without."""
        return self._text.text(flowing)

    def select_page_text(self) -> None:
        """All text of the current page, as soon as it is there."""
        if self._document is not None:
            self._text.select_page(self.current_page)

    def clear_selection(self) -> None:
        """No text is selected."""
        self._text.clear()

    def set_hits(self, hits: Hits, current: tuple[int, int] | None) -> None:
        """Marks what was found; another current hit is brought into view."""
        before = self._marks.current_hit()
        self._marks.set_hits(hits, current)
        hit = self._marks.current_hit()
        if hit is not None and hit != before:
            self.reveal(*hit)

    def reveal(self, page: int, rect: Rect) -> None:
        """Scrolls until an area of a page is seen; no jump."""
        if 0 <= page < len(self._layout):
            area = QRectF(rect.x0, rect.y0, rect.width, rect.height)
            self.bring_into_view(self._layout.from_page(page, area))

    def set_evidence(self, page: int, rects: Sequence[Rect]) -> None:
        """Marks where an answer was found; no rectangles clear it."""
        self._marks.set_evidence(page, rects)

    def _text_changed(self) -> None:
        if self._text.missing():
            self._look_closer()
        self.viewport().update()
        self.selection_changed.emit(not self._text.is_empty)

    def _look_closer(self) -> None:
        """The view rests: text and links are fetched, and it is told anew what is seen."""
        if self._document is not None and self.isVisible():
            self._content.want([*self._layout.pages_in(self.seen()), *self._text.missing()])
        self._describe()

    def _take_content(self, page: int) -> None:
        if page in self._text.missing():
            self._text.resolve()

    def _describe(self) -> None:
        words = place_words(self._page, len(self._layout), self.zoom, self.region)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._marks.end_flash()

    def _paint_marks(self, painter: QPainter, pages: range) -> None:
        for page in pages:
            self._marks.paint(painter, page, self._layout, self._text.rects(page), self._inverted)
        # by the paper, not by the window
        accent, paper = (DARK.accent, PAPER) if self._inverted else (LIGHT.accent, "white")
        self.band.paint(painter, self._layout, QColor(accent), QColor(paper))
