"""Shows the pages of one document: continuous scrolling, zoom, and a region dragged with the mouse. GUI
thread.

Owns zoom, scroll position, current page and region; tells of each by a signal. Tiles are drawn by
`PageRenderer`; a small picture of the page stands in until they are there.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.colours import LIGHT
from app.documents.document import Document
from app.documents.region import Region
from app.theme import Theme
from app.viewport.page_layout import PageLayout, fit_width_zoom, next_zoom
from app.viewport.page_painter import PagePainter, paint_skeleton
from app.viewport.rubber_band import RubberBand

_SCROLL_STEP = 56
_SCROLL_BAR = 12  # as the style sheet has it
_REST_MS = 250
_LARGEST_FIT = 2.5  # a small picture is not blown up to the width of a large window
PDF_UNIT = 96 / 72  # pixels per point at 100 %; pictures have one per pixel


class Viewport(QAbstractScrollArea):
    """The pages. Hand it a document; it hands back where the reader is."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    region_changed = Signal(object)  # Region, or None for the whole page
    view_moved = Signal()
    view_rested = Signal()
    page_drawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._is_opening = False
        self._layout = PageLayout([], 1.0, 1.0, 0.0)
        self._fits_width = True
        self._page = 0
        self.band = RubberBand()
        self._painter = PagePainter(theme, self)
        self._painter.changed.connect(self.viewport().update)
        self._painter.page_drawn.connect(self.page_drawn)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.view_rested)
        self.setProperty("kind", "canvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(QSize(240, 200))
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Pages"))
        self.verticalScrollBar().setSingleStep(_SCROLL_STEP)
        self.horizontalScrollBar().setSingleStep(_SCROLL_STEP)
        theme.changed.connect(self.viewport().update)

    # -- the document ----------------------------------------------------------------------------------

    def show_document(self, document: Document | None) -> None:
        """Shows the first page of `document`, fitted to the width; None empties the view."""
        self._document = document
        self._is_opening = False
        self._painter.show(document)
        self.band.clear()
        self._page = 0
        self._fits_width = True
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.region_changed.emit(None)
        self.page_changed.emit(0)

    def show_opening(self, is_opening: bool) -> None:
        """A page in grey lines stands for a document that is being read."""
        self._is_opening = is_opening
        self.viewport().update()

    def close_renderer(self) -> None:
        """Ends the render thread, for good."""
        self._painter.close()

    @property
    def document(self) -> Document | None:
        """The document on show."""
        return self._document

    @property
    def current_page(self) -> int:
        """The page that fills most of the view, counted from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self._layout.zoom

    @property
    def region(self) -> Region | None:
        """The region dragged on a page."""
        if self.band.is_empty or self.band.dragging or self.band.page is None:
            return None
        area = self.band.area
        return Region(self.band.page, area.left(), area.top(), area.width(), area.height())

    def page_area(self) -> QRect:
        """The visible part of the current page, in this widget's viewport."""
        if not len(self._layout):
            return self.viewport().rect()
        seen = self._layout.page_rect(self._page).translated(-self._offset())
        return seen.intersected(QRectF(self.viewport().rect())).toAlignedRect()

    def region_area(self) -> QRect:
        """The region in this widget's viewport; empty without one."""
        if self.band.is_empty or self.band.page is None:
            return QRect()
        return (
            self._layout.from_page(self.band.page, self.band.area).translated(-self._offset()).toAlignedRect()
        )

    # -- commands --------------------------------------------------------------------------------------

    def zoom_in(self) -> None:
        """One place up the ladder."""
        self.set_zoom(next_zoom(self.zoom, 1))

    def zoom_out(self) -> None:
        """One place down the ladder."""
        self.set_zoom(next_zoom(self.zoom, -1))

    def set_zoom(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zooms so that what is under `anchor` (default: the middle of the view) stays where it is."""
        self._fits_width = False
        point = anchor if anchor is not None else QRectF(self.viewport().rect()).center()
        self._zoom_at(zoom, point)

    def fit_width(self) -> None:
        """The widest page between the margins, also after the window is resized."""
        self._fits_width = True
        self._zoom_at(self._fitting_zoom(), QPointF(self.viewport().width() / 2, 0))

    def go_to_page(self, page: int) -> None:
        """The top of a page at the top of the view."""
        if 0 <= page < len(self._layout):
            self.verticalScrollBar().setValue(round(self._layout.page_rect(page).top() - 12))

    def select_region(self, region: Region | None) -> None:
        """Marks a region and brings it into view; None clears it."""
        if region is None or region.page >= len(self._layout):
            self.band.clear()
        else:
            self.band.set(region.page, QRectF(region.x, region.y, region.width, region.height))
            self._bring_into_view(self._layout.from_page(region.page, self.band.area))
        self.viewport().update()
        self.region_changed.emit(self.region)
        self._rest.start()

    # -- Qt events -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.0015 ** event.angleDelta().y(), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.set_zoom(self.zoom * (1 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, screen = self.verticalScrollBar(), round(self.viewport().height() * 0.9)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        moves = {
            Qt.Key.Key_PageDown: bar.value() + screen,
            Qt.Key.Key_PageUp: bar.value() - screen,
            Qt.Key.Key_Space: bar.value() + (-screen if shift else screen),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() in moves:
            bar.setValue(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            had_region = self.region is not None
            if not self.band.press(self._layout, event.position() + self._offset()):
                self.band.clear()
            if had_region:
                self.region_changed.emit(None)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position() + self._offset()
        if self.band.dragging:
            self.band.move(self._layout, point)
            self.viewport().update()
            self.view_moved.emit()
        on_page = self.band.dragging or self._layout.page_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if on_page else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.band.dragging:
            return
        if self.band.release(self._layout, event.position() + self._offset()):
            self.region_changed.emit(self.region)
            self._rest.start()
        self.viewport().update()
        self.view_moved.emit()

    # -- painting --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            self._paint(painter, event)
        finally:
            painter.end()  # an exception with a painter left open would end the program

    def _paint(self, painter: QPainter, event: QPaintEvent) -> None:
        painter.fillRect(event.rect(), self._theme.colour("canvas"))
        if self._document is None:
            self._paint_emptiness(painter)
            return
        seen = self._seen()
        for page in self._layout.pages_in(QRectF(event.rect()).translated(seen.topLeft())):
            self._painter.paint_page(painter, page, self._layout, seen, self.devicePixelRatioF())
        painter.translate(-seen.topLeft())
        self.band.paint(painter, self._layout, QColor(LIGHT.accent))  # on white paper in both themes

    def _paint_emptiness(self, painter: QPainter) -> None:
        view = self.viewport().rect()
        if self._is_opening:
            paint_skeleton(painter, view, self._theme)
            return
        middle = view.center()
        self._theme.icon("file-up", "muted").paint(painter, QRect(middle.x() - 20, middle.y() - 52, 40, 40))
        painter.setPen(self._theme.colour("muted"))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area = QRect(0, middle.y(), view.width(), 40)
        painter.drawText(area, flags, self.tr("Drop a PDF or a picture here"))

    # -- layout and scrolling --------------------------------------------------------------------------

    def _sizes(self) -> Sequence[tuple[float, float]]:
        return self._document.info.page_sizes if self._document is not None else ()

    def _unit(self) -> float:
        return 1.0 if self._document is not None and self._document.info.kind == "picture" else PDF_UNIT

    def _fitting_zoom(self) -> float:
        fitting = fit_width_zoom(self._sizes(), self._unit(), self.width() - _SCROLL_BAR)
        return min(fitting, _LARGEST_FIT)

    def _lay_out(self, zoom: float | None = None) -> None:
        if zoom is None:
            zoom = self._fitting_zoom() if self._fits_width else self.zoom
        before = self._layout.zoom
        self._layout = PageLayout(self._sizes(), zoom, self._unit(), self.viewport().width())
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(round(self._layout.height) - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(round(self._layout.width) - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        if self._layout.zoom != before:
            self.zoom_changed.emit(self._layout.zoom)
        self._moved()

    def _zoom_at(self, zoom: float, anchor: QPointF) -> None:
        if not len(self._layout):
            return
        page = self._layout.main_page(QRectF(anchor + self._offset(), QSizeF(1, 1)))
        kept = anchor + self._offset() - self._layout.page_rect(page).topLeft()
        before = self._layout.scale
        self._lay_out(zoom)
        target = self._layout.page_rect(page).topLeft() + kept * (self._layout.scale / before) - anchor
        self.horizontalScrollBar().setValue(round(target.x()))
        self.verticalScrollBar().setValue(round(target.y()))

    def _bring_into_view(self, area: QRectF) -> None:
        if self._seen().contains(area):
            return
        self.verticalScrollBar().setValue(round(area.center().y() - self.viewport().height() / 2))
        self.horizontalScrollBar().setValue(round(area.center().x() - self.viewport().width() / 2))

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> QRectF:
        return QRectF(self.viewport().rect()).translated(self._offset())

    def _moved(self) -> None:
        page = self._layout.main_page(self._seen())
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        if self._document is not None and self.isVisible():
            self._painter.want(self._layout, self._seen(), self.devicePixelRatioF())
        self._rest.start()
        self.viewport().update()
        self.view_moved.emit()
