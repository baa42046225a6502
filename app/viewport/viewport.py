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
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.documents.document import Document
from app.documents.region import Region
from app.errors import UserError
from app.theme import Theme
from app.viewport.page_layout import PageLayout, fit_width_zoom, next_zoom
from app.viewport.page_renderer import PageRenderer
from app.viewport.rubber_band import RubberBand
from app.viewport.tile_cache import TileCache, TileKey, standin_key, tiles_in
from app.viewport.tile_drawing import tile_drawer

_SCROLL_STEP = 56
_SCROLL_BAR = 12  # as the style sheet has it
_REST_MS = 250
_NEIGHBOURS = 2  # pages before and after that get their stand-in early
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
        self._serial = 0
        self._layout = PageLayout([], 1.0, 1.0, 0.0)
        self._fits_width = True
        self._page = 0
        self._tiles = TileCache()
        self._failures: dict[int, UserError] = {}
        self.band = RubberBand()
        self._renderer: PageRenderer | None = None
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
        self.close_renderer()
        self._document = document
        self._serial += 1
        self._tiles.clear()
        self._failures.clear()
        self.band.clear()
        self._page = 0
        self._fits_width = True
        if document is not None:
            self._renderer = PageRenderer(tile_drawer(document), self)
            self._renderer.tile_ready.connect(self._take_tile)
            self._renderer.tile_failed.connect(self._take_failure)
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.region_changed.emit(None)
        self.page_changed.emit(0)

    def close_renderer(self) -> None:
        """Ends the render thread of the document on show."""
        if self._renderer is not None:
            self._renderer.close()
            self._renderer.deleteLater()
            self._renderer = None

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
            self._paint_invitation(painter)
            return
        offset = self._offset()
        for page in self._layout.pages_in(QRectF(event.rect()).translated(offset)):
            self._paint_page(painter, page, self._layout.page_rect(page).translated(-offset))
        painter.translate(-offset)
        self.band.paint(painter, self._layout, QColor("#0b746f"))  # on white paper in both themes

    def _paint_invitation(self, painter: QPainter) -> None:
        middle = self.viewport().rect().center()
        self._theme.icon("file-up", "muted").paint(painter, QRect(middle.x() - 20, middle.y() - 52, 40, 40))
        painter.setPen(self._theme.colour("muted"))
        area = QRect(0, middle.y(), self.viewport().width(), 40)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.drawText(area, flags, self.tr("Drop a PDF or a picture here"))

    def _paint_page(self, painter: QPainter, page: int, rect: QRectF) -> None:
        for spread in range(1, 6):
            painter.fillRect(
                rect.adjusted(-spread, 1 - spread, spread, 1 + spread), self._theme.colour("shadow")
            )
        painter.fillRect(rect, QColor("white"))
        if page in self._failures:
            self._paint_failure(painter, rect, self._failures[page])
            return
        painter.save()
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)  # from here on in device pixels, so that tiles land on whole ones
        painter.translate(round(rect.left() * ratio), round(rect.top() * ratio))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sharp = [(key, self._tiles.get(key)) for key in self._sharp_keys(page)]
        if any(image is None for _, image in sharp):
            for key, standin in self._standins(page):
                factor = self._device_scale() / key.scale
                size = QSizeF(standin.size()) * factor
                painter.drawImage(QRectF(QPointF(key.left * factor, key.top * factor), size), standin)
        for key, image in sharp:
            if image is not None:
                painter.drawImage(key.left, key.top, image)
        painter.restore()

    def _paint_failure(self, painter: QPainter, rect: QRectF, error: UserError) -> None:
        painter.setPen(QColor("#565e65"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(32, 32, -32, -32), int(flags), f"{error.what}\n{error.advice}")

    def _standins(self, page: int) -> list[tuple[TileKey, QImage]]:
        found = self._tiles.of_page(self._serial, page)
        return sorted(
            (pair for pair in found if pair[0].scale != self._device_scale()), key=lambda p: p[0].scale
        )

    # -- tiles -----------------------------------------------------------------------------------------

    def _device_scale(self) -> float:
        return self._layout.scale * self.devicePixelRatioF()

    def _sizes(self) -> Sequence[tuple[float, float]]:
        return self._document.info.page_sizes if self._document is not None else ()

    def _sharp_keys(self, page: int) -> list[TileKey]:
        ratio = self.devicePixelRatioF()
        origin = self._layout.page_rect(page).topLeft() - self._offset()
        seen = QRectF(self.viewport().rect()).translated(-origin)
        seen = QRectF(seen.topLeft() * ratio, seen.size() * ratio)
        return list(tiles_in(self._serial, page, self._device_scale(), self._sizes()[page], seen))

    def _want_tiles(self) -> None:
        if self._renderer is None or not self.isVisible():
            return
        sizes = self._sizes()
        seen = self._layout.pages_in(self._seen())
        wanted: list[TileKey] = []
        for page in seen:
            if not self._tiles.of_page(self._serial, page):
                wanted.append(standin_key(self._serial, page, sizes[page]))
        for page in seen:
            wanted += self._sharp_keys(page)
        for page in range(max(seen.start - _NEIGHBOURS, 0), min(seen.stop + _NEIGHBOURS, len(sizes))):
            wanted.append(standin_key(self._serial, page, sizes[page]))
        missing = [key for key in dict.fromkeys(wanted) if self._tiles.get(key) is None]
        self._renderer.want([key for key in missing if key.page not in self._failures])

    def _take_tile(self, key: TileKey, image: QImage) -> None:
        if key.document != self._serial:
            return
        self._tiles.put(key, image)
        self.viewport().update()
        if key.scale == self._device_scale():
            self.page_drawn.emit()

    def _take_failure(self, key: TileKey, error: UserError) -> None:
        if key.document == self._serial:
            self._failures[key.page] = error
            self._want_tiles()
            self.viewport().update()
            self.page_drawn.emit()

    # -- layout and scrolling --------------------------------------------------------------------------

    def _unit(self) -> float:
        return 1.0 if self._document is not None and self._document.info.kind == "picture" else PDF_UNIT

    def _fitting_zoom(self) -> float:
        return fit_width_zoom(self._sizes(), self._unit(), self.width() - _SCROLL_BAR)

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
        self._want_tiles()
        self._rest.start()
        self.viewport().update()
        self.view_moved.emit()
