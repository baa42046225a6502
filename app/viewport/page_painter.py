"""Paints pages from tiles: sharp ones where they are ready, else what there is at another scale. GUI
thread.

`Viewport` says what is seen; this asks `PageRenderer` for what is missing and tells when something new can
be painted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from app.colours import LIGHT
from app.documents.document import Document
from app.errors import UserError
from app.theme import Theme
from app.viewport.page_layout import PageLayout
from app.viewport.page_renderer import PageRenderer
from app.viewport.tile_cache import TileCache, TileKey, standin_key, tiles_in
from app.viewport.tile_drawing import tile_drawer

_NEIGHBOURS = 2  # pages before and after that get their stand-in early


class PagePainter(QObject):
    """The pixels of one document."""

    changed = Signal()
    page_drawn = Signal()  # a sharp tile is there, or it is known that there will be none

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._serial = 0  # of the document: late tiles of the one before are dropped by it
        self._sizes: Sequence[tuple[float, float]] = ()
        self._tiles = TileCache()
        self._failures: dict[int, UserError] = {}
        self._sharp_scale = 0.0
        self._renderer = PageRenderer(self)
        self._renderer.tile_ready.connect(self._take_tile)
        self._renderer.tile_failed.connect(self._take_failure)

    def show(self, document: Document | None) -> None:
        """Forgets all tiles and begins anew."""
        self._serial += 1
        self._sizes = document.info.page_sizes if document is not None else ()
        self._tiles.clear()
        self._failures.clear()
        self._renderer.draw_with(tile_drawer(document) if document is not None else None)

    def close(self) -> None:
        """Ends the render thread."""
        self._renderer.close()

    def want(self, layout: PageLayout, seen: QRectF, ratio: float) -> None:
        """Asks for what is missing in `seen` (on the canvas) at `ratio` device pixels to the pixel."""
        self._sharp_scale = layout.scale * ratio
        pages = layout.pages_in(seen)
        wanted: list[TileKey] = []
        for page in pages:
            if not self._tiles.of_page(self._serial, page):
                wanted.append(standin_key(self._serial, page, self._sizes[page]))
        for page in pages:
            wanted += self._sharp_keys(layout, page, seen, ratio)
        for page in range(max(pages.start - _NEIGHBOURS, 0), min(pages.stop + _NEIGHBOURS, len(self._sizes))):
            wanted.append(standin_key(self._serial, page, self._sizes[page]))
        missing = [key for key in dict.fromkeys(wanted) if self._tiles.get(key) is None]
        self._renderer.want([key for key in missing if key.page not in self._failures])

    def paint_page(
        self, painter: QPainter, page: int, layout: PageLayout, seen: QRectF, ratio: float
    ) -> None:
        """One page with its shadow; `painter` is in pixels of the view, which shows `seen` of the canvas."""
        rect = layout.page_rect(page).translated(-seen.topLeft())
        paint_paper(painter, rect, self._theme)
        if page in self._failures:
            _paint_failure(painter, rect, self._failures[page])
            return
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)  # from here on in device pixels, so that tiles land on whole ones
        painter.translate(round(rect.left() * ratio), round(rect.top() * ratio))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sharp = [(key, self._tiles.get(key)) for key in self._sharp_keys(layout, page, seen, ratio)]
        if any(image is None for _, image in sharp):
            self._paint_standins(painter, page, layout.scale * ratio)
        for key, image in sharp:
            if image is not None:
                painter.drawImage(key.left, key.top, image)
        painter.restore()

    def _paint_standins(self, painter: QPainter, page: int, scale: float) -> None:
        tiles = self._tiles.of_page(self._serial, page)
        for key, image in sorted(tiles, key=lambda tile: tile[0].scale):
            if key.scale != scale:
                factor = scale / key.scale
                corner = QPointF(key.left * factor, key.top * factor)
                painter.drawImage(QRectF(corner, QSizeF(image.size()) * factor), image)

    def _sharp_keys(self, layout: PageLayout, page: int, seen: QRectF, ratio: float) -> list[TileKey]:
        part = seen.translated(-layout.page_rect(page).topLeft())
        part = QRectF(part.topLeft() * ratio, part.size() * ratio)
        return list(tiles_in(self._serial, page, layout.scale * ratio, self._sizes[page], part))

    def _take_tile(self, key: TileKey, image: QImage) -> None:
        if key.document != self._serial:
            return
        self._tiles.put(key, image)
        self.changed.emit()
        if key.scale == self._sharp_scale:
            self.page_drawn.emit()

    def _take_failure(self, key: TileKey, error: UserError) -> None:
        if key.document != self._serial:
            return
        self._failures[key.page] = error
        self.changed.emit()
        self.page_drawn.emit()


def paint_paper(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """A white sheet with a soft edge."""
    for spread in range(1, 6):
        painter.fillRect(rect.adjusted(-spread, 1 - spread, spread, 1 + spread), theme.colour("shadow"))
    painter.fillRect(rect, QColor("white"))


def paint_skeleton(painter: QPainter, view: QRect, theme: Theme) -> None:
    """A page with grey lines, while a document is being opened."""
    width = min(view.width() - 48, 820)
    sheet = QRectF((view.width() - width) / 2, 56, width, width * 1.414)
    paint_paper(painter, sheet, theme)
    line = QRectF(sheet.left() + width * 0.1, sheet.top() + width * 0.12, width * 0.35, 18)
    for share in (0.35, 0.0, 0.8, 0.8, 0.74, 0.8, 0.5, 0.0, 0.8, 0.77, 0.8, 0.62):
        painter.fillRect(QRectF(line.topLeft(), QSizeF(width * share, line.height())), QColor(LIGHT.hover))
        line.translate(0, 32)
        line.setHeight(12)


def _paint_failure(painter: QPainter, rect: QRectF, error: UserError) -> None:
    painter.setPen(QColor(LIGHT.muted))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(rect.adjusted(32, 32, -32, -32), int(flags), f"{error.what}\n{error.advice}")
