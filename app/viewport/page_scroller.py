"""Pages under scroll bars: where they lie, how large, which part is seen. Paints nothing. GUI thread.

`Viewport` is built on it. The position is kept finer than the scroll bars' whole pixels, so that many small
zoom steps do not add up to a drift.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.viewport.motion import Glide
from app.viewport.page_layout import (
    ABOVE,
    MAX_ZOOM,
    MIN_ZOOM,
    PageLayout,
    Spot,
    fit_page_zoom,
    fit_width_zoom,
    next_zoom,
)
from app.viewport.view_state import Fit, ViewState

_SCROLL_STEP = 40
_SCROLL_BAR = 12  # as the style sheet has it
_REST_MS = 250
_LARGEST_FIT = 2.5  # a small picture is not blown up to the width of a large window


class PageScroller(QAbstractScrollArea):
    """Zoom, fit, scroll position and current page, each told by a signal when it changes."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    view_moved = Signal()
    view_rested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: Sequence[tuple[float, float]] = ()
        self._unit = 1.0
        self._layout = PageLayout([], 1.0, 1.0, 0.0)
        self._fit: Fit = "width"
        self._page = 0
        self._at = QPointF()
        self._is_placing = False
        self._held: tuple[QPointF, Spot] | None = None  # what the last zoom kept in place, and where
        self._glide = Glide(self, self._offset, self._scroll)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.view_rested)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(QSize(240, 200))
        self.verticalScrollBar().setSingleStep(_SCROLL_STEP)
        self.horizontalScrollBar().setSingleStep(_SCROLL_STEP)

    # -- where the reader is ---------------------------------------------------------------------------

    @property
    def current_page(self) -> int:
        """The page that fills most of the view, counted from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self._layout.zoom

    @property
    def fit(self) -> Fit:
        """What the zoom follows when the window is resized."""
        return self._fit

    @property
    def page_layout(self) -> PageLayout:
        """Where the pages lie now."""
        return self._layout

    def seen(self) -> QRectF:
        """The part of the canvas that is seen."""
        return QRectF(self.viewport().rect()).translated(self._at)

    def to_view(self, area: QRectF) -> QRectF:
        """From the canvas to pixels of the view."""
        return area.translated(-self._at)

    def to_canvas(self, point: QPointF) -> QPointF:
        """From pixels of the view to the canvas."""
        return point + self._at

    def place(self) -> ViewState:
        """Where the reader is, but for the turn of the pages, which is the document's."""
        if not len(self._layout):
            return ViewState(fit=self._fit)
        spot, scale = self._layout.spot_at(self._at), self._layout.scale
        x, y = spot.x + spot.beyond_x / scale, spot.y + spot.beyond_y / scale
        return ViewState(spot.page, x, y, self.zoom, self._fit)

    # -- commands --------------------------------------------------------------------------------------

    def zoom_in(self) -> None:
        """One place up the ladder."""
        self.set_zoom(next_zoom(self.zoom, 1))

    def zoom_out(self) -> None:
        """One place down the ladder."""
        self.set_zoom(next_zoom(self.zoom, -1))

    def set_zoom(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zooms so that what is under `anchor` (default: the middle of the view) stays where it is."""
        self._fit = "none"
        point = anchor if anchor is not None else QRectF(self.viewport().rect()).center()
        if not len(self._layout):
            return
        if self._held is not None and self._held[0] == point:
            spot = self._held[1]  # also where the end of the pages kept it from staying under the anchor
        else:
            spot = self._layout.spot_at(self.to_canvas(point))
        self._put(min(max(zoom, MIN_ZOOM), MAX_ZOOM), spot, point)
        self._held = (QPointF(point), spot)

    def fit_width(self) -> None:
        """The widest page between the margins, also after the window is resized."""
        self._refit("width")

    def fit_page(self) -> None:
        """The whole current page, also after the window is resized."""
        page = self._page
        self._refit("page")
        self.go_to_page(page)

    def go_to_page(self, page: int) -> None:
        """The top of a page at the top of the view."""
        if 0 <= page < len(self._layout):
            self.scroll_to(QPointF(self._at.x(), self._layout.page_rect(page).top() - ABOVE))

    def restore(self, state: ViewState) -> None:
        """To a place from earlier, with its zoom."""
        self._fit = state.fit
        page = min(state.page, max(len(self._layout) - 1, 0))
        self._page = page  # what "fit page" fits
        zoom = self._fitting_zoom() if state.fit != "none" else state.zoom
        self._put(zoom, self._spot_of(state, page), QPointF())

    def scroll_to(self, point: QPointF) -> None:
        """Puts a point of the canvas at the top left of the view, as far as there are pages."""
        self._glide.stop()
        self._scroll(point)

    def scroll_by(self, x: float, y: float) -> None:
        """Moves the view over the pages, at once."""
        self.scroll_to(self._at + QPointF(x, y))

    def glide_by(self, x: float, y: float) -> None:
        """Moves the view over the pages, in a moment."""
        self._glide.by(QPointF(x, y), self.scroll_bounds())

    def scroll_bounds(self) -> QRectF:
        """The positions that can be scrolled to."""
        return QRectF(0, 0, self.horizontalScrollBar().maximum(), self.verticalScrollBar().maximum())

    def bring_into_view(self, area: QRectF) -> None:
        """Scrolls until an area of the canvas is seen, not at all when it is."""
        seen = self.seen()
        x, y = self._at.x(), self._at.y()
        if area.left() < seen.left() or area.right() > seen.right():
            x = area.center().x() - seen.width() / 2
        if area.top() < seen.top() or area.bottom() > seen.bottom():
            y = area.top() - max((seen.height() - area.height()) / 2, ABOVE)
        if QPointF(x, y) != self._at:
            self.scroll_to(QPointF(x, y))

    # -- for the class built on this one ---------------------------------------------------------------

    def _show_pages(self, sizes: Sequence[tuple[float, float]], unit: float) -> None:
        """Other pages, of these sizes in points; `unit` is how many pixels a point has at 100 %."""
        self._glide.stop()
        self._sizes, self._unit, self._held = sizes, unit, None
        self._page = min(self._page, max(len(sizes) - 1, 0))
        self._lay_out(self._fitting_zoom() if self._fit != "none" else self.zoom)

    def _scroll(self, point: QPointF) -> None:
        bounds = self.scroll_bounds()
        x = min(max(point.x(), 0.0), bounds.right())
        y = min(max(point.y(), 0.0), bounds.bottom())
        self._at, self._held = QPointF(x, y), None
        self._is_placing = True
        self.horizontalScrollBar().setValue(round(x))
        self.verticalScrollBar().setValue(round(y))
        self._is_placing = False
        self._moved()

    def _await_rest(self) -> None:
        if self.isVisible():  # nobody reads what nobody sees
            self._rest.start()

    def _offset(self) -> QPointF:
        return QPointF(self._at)

    def _moved(self) -> None:
        page = self._layout.main_page(self.seen())
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self._await_rest()
        self.viewport().update()
        self.view_moved.emit()

    # -- layout ----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        zoom = self._fitting_zoom() if self._fit != "none" else self.zoom
        if not len(self._layout):
            self._lay_out(zoom)
            self._moved()
            return
        page = self._page
        self._put(zoom, self._layout.spot_at(self._at), QPointF())
        if self._fit == "page":
            self.go_to_page(page)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self._glide.stop()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._is_placing:
            return
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        x = self._at.x() if round(self._at.x()) == across else across
        y = self._at.y() if round(self._at.y()) == down else down
        self._glide.stop()
        self._at, self._held = QPointF(x, y), None
        self._moved()

    def _refit(self, fit: Fit) -> None:
        self._fit = fit
        if len(self._layout):
            top = QPointF(self.viewport().width() / 2, 0)
            self._put(self._fitting_zoom(), self._layout.spot_at(self.to_canvas(top)), top)

    def _put(self, zoom: float, spot: Spot, at: QPointF) -> None:
        """Lays the pages out at `zoom` with `spot` under the point `at` of the view."""
        self._lay_out(zoom)
        if len(self._layout):
            self.scroll_to(self._layout.point_of(spot) - at)

    def _lay_out(self, zoom: float) -> None:
        before = self._layout.zoom
        view = self.viewport().size()
        self._layout = PageLayout(self._sizes, zoom, self._unit, view.width())
        self._is_placing = True
        self.verticalScrollBar().setRange(0, max(round(self._layout.height) - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(round(self._layout.width) - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self._is_placing = False
        if self._layout.zoom != before:
            self.zoom_changed.emit(self._layout.zoom)

    def _fitting_zoom(self) -> float:
        width, height = self.width() - _SCROLL_BAR, self.height()
        if self._fit == "page" and self._sizes:
            return min(fit_page_zoom(self._sizes[self._page], self._unit, width, height), _LARGEST_FIT)
        return min(fit_width_zoom(self._sizes, self._unit, width), _LARGEST_FIT)

    def _spot_of(self, state: ViewState, page: int) -> Spot:
        if page != state.page:  # there are fewer pages than there were
            return Spot(page, 0.0, 0.0, 0.0, -ABOVE)
        scale = state.zoom * self._unit
        return Spot(page, max(state.x, 0), max(state.y, 0), min(state.x, 0) * scale, min(state.y, 0) * scale)
