"""The pages of one document as pixels: asks for the tiles in sight, paints them, and says which pages could
not be drawn. GUI thread. `PageView` adds what is marked on them.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.documents.document import Document
from app.theme import Theme
from app.viewport.page_failures import PageFailures
from app.viewport.page_painter import PagePainter
from app.viewport.page_scroller import PageScroller
from app.viewport.paper import paint_emptiness

PDF_UNIT = 96 / 72  # pixels per point at 100 %; pictures have one per pixel
_FAST = 0.5  # of a screen from one frame to the next: only small pictures are drawn
_SETTLE_MS = 40


class PageDisplay(PageScroller):
    """Paints a document, light or dark, sharp on every screen."""

    page_drawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._is_opening = False
        self._inverted = False
        self._ratio = 0.0  # device pixels to the pixel, that the tiles were asked for at
        self._asked_at = QPointF()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._ask_for_tiles)
        self._painter = PagePainter(theme, self)
        self._failures = PageFailures(self.viewport())
        self.setProperty("kind", "canvas")
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)
        self._painter.changed.connect(self.viewport().update)
        self._painter.changed.connect(self._show_failures)
        self._painter.page_drawn.connect(self.page_drawn)
        self._failures.retry_wanted.connect(self._retry)

    @property
    def document(self) -> Document | None:
        """The document on show."""
        return self._document

    def show_opening(self, is_opening: bool) -> None:
        """A page in grey lines stands for a document that is being read."""
        self._is_opening = is_opening
        self.viewport().update()

    def set_inverted(self, inverted: bool) -> None:
        """Light print on dark paper."""
        self._inverted = inverted
        self._painter.set_inverted(inverted, self._layout, self.seen())
        self._ask_for_tiles()

    def _draw(self, document: Document | None, keep: bool) -> None:
        """Another document; with `keep` the pixels there are stand in until its own are drawn."""
        self._document, self._is_opening = document, False
        sizes = document.page_sizes if document is not None else ()
        self._painter.show(document, sizes, keep)
        is_picture = document is not None and document.info.kind == "picture"
        self._show_pages(sizes, 1.0 if is_picture else PDF_UNIT)

    # -- what is in sight ------------------------------------------------------------------------------

    def _moved(self) -> None:
        super()._moved()
        way = self._offset() - self._asked_at
        if max(abs(way.x()), abs(way.y())) > _FAST * self.viewport().height():
            self._ask_for_tiles(in_flight=True)
            self._settle.start()
        elif not self._settle.isActive():
            self._ask_for_tiles()
        self._show_failures()

    def _ask_for_tiles(self, in_flight: bool = False) -> None:
        self._asked_at = self._offset()
        if self._document is not None and self.isVisible():
            self._ratio = self.devicePixelRatioF()
            self._painter.want(self._layout, self.seen(), self._ratio, in_flight)

    def _show_failures(self) -> None:
        pages = self._layout.pages_in(self.seen())
        self._failures.show(self._painter.failures, [(page, self._in_sight(page)) for page in pages])

    def _retry(self, page: int) -> None:
        self._painter.retry(page)
        self._show_failures()
        self._ask_for_tiles()
        self.viewport().update()

    def _in_sight(self, page: int) -> QRect:
        seen = self.to_view(self._layout.page_rect(page))
        return seen.intersected(QRectF(self.viewport().rect())).toAlignedRect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_for_tiles()
        self._await_rest()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._settle.stop()
        if not event.spontaneous():
            self._painter.rest()

    # -- painting --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            self._paint(painter, event.rect())
        finally:
            painter.end()  # an exception with a painter left open would end the program

    def _paint(self, painter: QPainter, part: QRect) -> None:
        painter.fillRect(part, self._theme.colour("canvas"))
        if self._document is None or self._is_opening:
            paint_emptiness(painter, self.viewport().rect(), self._theme, self._is_opening)
            return
        ratio, seen = self.devicePixelRatioF(), self.seen()
        if ratio != self._ratio:  # the window has come to another screen
            self._ask_for_tiles()
        pages = self._layout.pages_in(QRectF(part).translated(seen.topLeft()))
        for page in pages:
            self._painter.paint_page(painter, page, self._layout, seen, ratio)
        painter.save()
        painter.translate(-seen.topLeft())
        self._paint_marks(painter, pages)
        painter.restore()

    def _paint_marks(self, painter: QPainter, pages: range) -> None:
        """What lies over the pages; `painter` is in pixels of the canvas."""
