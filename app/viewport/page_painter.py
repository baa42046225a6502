"""Paints pages from tiles: sharp ones where they are ready, else what there is at another scale. GUI
thread.

`Viewport` says what is seen; this asks `PageRenderer` for what is missing and tells when something new can
be painted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from app.documents.document import Document
from app.errors import UserError
from app.theme import Theme
from app.viewport.inversion import inverted
from app.viewport.page_layout import PageLayout
from app.viewport.page_renderer import PageRenderer
from app.viewport.paper import paint_edge, paper_colour
from app.viewport.standins import paint_standins
from app.viewport.tile_cache import TileCache, TileKey, standin_key, tiles_in
from app.viewport.tile_drawing import tile_drawer

_NEIGHBOURS = 2  # pages before and after that get their stand-in early
_SCREENS_KEPT = 2.5  # what is seen, what comes next, and some of what was
_LEAST_BYTES, _MOST_BYTES = 40 * 1024 * 1024, 160 * 1024 * 1024


class PagePainter(QObject):
    """The pixels of one document."""

    changed = Signal()
    page_drawn = Signal()  # a sharp tile is there, or it is known that there will be none

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._serial = 0  # of the document: late tiles of the one before are dropped by it
        self._before = 0  # the serial whose tiles stand in while the same document is drawn anew
        self._sizes: Sequence[tuple[float, float]] = ()
        self._inverted = False
        self._tiles = TileCache()
        self._failures: dict[int, UserError] = {}
        self._sharp_scale = 0.0
        self._renderer = PageRenderer(self)
        self._renderer.tile_ready.connect(self._take_tile)
        self._renderer.tile_failed.connect(self._take_failure)

    @property
    def failures(self) -> Mapping[int, UserError]:
        """The pages that could not be drawn, and why."""
        return self._failures

    # -- what is shown ---------------------------------------------------------------------------------

    def show(
        self, document: Document | None, sizes: Sequence[tuple[float, float]], keep: bool = False
    ) -> None:
        """Begins anew; with `keep` the tiles there are stand in until their pages are drawn again."""
        self._before, self._serial = self._serial, self._serial + 1
        if keep and sizes == self._sizes:
            self._tiles.keep_only(lambda key: key.document == self._before)
        else:
            self._tiles.clear()
        self._sizes = sizes
        self._failures.clear()
        self._renderer.draw_with(tile_drawer(document) if document is not None else None)

    def set_inverted(self, is_inverted: bool, layout: PageLayout, seen: QRectF) -> None:
        """Light print on dark paper, or as it is; what is on screen changes at once."""
        if is_inverted == self._inverted:
            return
        if is_inverted:
            pages = layout.pages_in(seen)
            for key, image in self._tiles.all_tiles():
                if key.document == self._serial and key.page in pages and not key.inverted:
                    self._tiles.put(_as_inverted(key), inverted(image))
        self._inverted = is_inverted
        self.changed.emit()

    def retry(self, page: int) -> None:
        """Forgets that a page could not be drawn."""
        self._failures.pop(page, None)

    def rest(self) -> None:
        """Nobody looks: keeps the small pictures only, and draws nothing more."""
        self._renderer.want([])
        self._tiles.keep_only(lambda key: key.document == self._serial and key == self._standin(key.page))

    def stop(self) -> None:
        """Lets the render thread end; `close` waits for it."""
        self._renderer.stop()

    def close(self) -> None:
        """Ends the render thread."""
        self._renderer.close()

    def want(self, layout: PageLayout, seen: QRectF, ratio: float, in_flight: bool = False) -> None:
        """Asks for what is missing in `seen` (on the canvas) at `ratio` device pixels to the pixel; in flight
        for small pictures only, which are there in time."""
        self._sharp_scale = layout.scale * ratio
        pages = layout.pages_in(seen)
        wanted = [self._standin(page) for page in pages if not self._drawn(page)]
        if not in_flight:
            for page in pages:
                wanted += self._sharp_keys(layout, page, seen, ratio)
        first, last = max(pages.start - _NEIGHBOURS, 0), min(pages.stop + _NEIGHBOURS, len(self._sizes))
        wanted += [self._standin(page) for page in range(first, last)]
        limit = _kept_bytes(seen, ratio)
        self._tiles.set_limit(limit)
        if not in_flight:
            wanted += self._keys_ahead(layout, seen, ratio, limit - sum(key.bytes for key in wanted))
        missing = [key for key in dict.fromkeys(wanted) if self._tiles.get(key) is None]
        self._renderer.want([key for key in missing if key.page not in self._failures])

    def _keys_ahead(self, layout: PageLayout, seen: QRectF, ratio: float, room: int) -> list[TileKey]:
        """Sharp tiles of the next screen, where they do not push out those of this one."""
        below = seen.translated(0, seen.height())
        keys = [
            key for page in layout.pages_in(below) for key in self._sharp_keys(layout, page, below, ratio)
        ]
        return keys if sum(key.bytes for key in keys) <= room else []

    # -- painting --------------------------------------------------------------------------------------

    def paint_page(
        self, painter: QPainter, page: int, layout: PageLayout, seen: QRectF, ratio: float
    ) -> None:
        """One page with its shadow; `painter` is in pixels of the view, which shows `seen` of the canvas."""
        corner = layout.page_rect(page).topLeft() - seen.topLeft()
        scale = layout.scale * ratio
        width, height = self._sizes[page]
        painter.save()
        to_device_pixels(painter, corner, ratio)
        sheet = QRectF(0, 0, ceil(width * scale - 0.01), ceil(height * scale - 0.01))
        paint_edge(painter, sheet, self._theme)
        if page in self._failures:
            painter.fillRect(sheet, paper_colour(self._inverted))
        else:
            self._paint_tiles(painter, page, scale, self._sharp_keys(layout, page, seen, ratio))
        painter.restore()

    def picture_of(self, page: int, area: QRectF, scale: float) -> QImage | None:
        """Part of a page (in points) as far as tiles of it are finished; None when nothing is."""
        if page in self._failures or not self._drawn(page):
            return None
        part = QRectF(area.topLeft() * scale, area.size() * scale).toRect()
        if part.isEmpty():
            return None
        picture = QImage(part.size(), QImage.Format.Format_RGB32)
        picture.fill(paper_colour(self._inverted))
        keys = tiles_in(self._serial, page, scale, self._sizes[page], QRectF(part), self._inverted)
        painter = QPainter(picture)
        painter.translate(-part.topLeft())
        self._paint_tiles(painter, page, scale, list(keys))
        painter.end()
        return picture

    def _paint_tiles(self, painter: QPainter, page: int, scale: float, keys: Sequence[TileKey]) -> None:
        missing: list[TileKey] = []
        for key in keys:
            image = self._tiles.get(key)
            if image is not None:
                painter.drawImage(QPoint(key.left, key.top), image)
            else:
                missing.append(key)
                painter.fillRect(key.area(), paper_colour(self._inverted))
        if missing:
            others = [pair for pair in self._drawn(page) if pair[0].scale != scale]
            paint_standins(painter, missing, others or self._drawn_before(page), scale)

    # -- tiles -----------------------------------------------------------------------------------------

    def _drawn(self, page: int) -> list[tuple[TileKey, QImage]]:
        tiles = self._tiles.of_page(self._serial, page)
        return [pair for pair in tiles if pair[0].inverted == self._inverted]

    def _drawn_before(self, page: int) -> list[tuple[TileKey, QImage]]:
        tiles = self._tiles.of_page(self._before, page)
        return [pair for pair in tiles if pair[0].inverted == self._inverted]

    def _standin(self, page: int) -> TileKey:
        return standin_key(self._serial, page, self._sizes[page], self._inverted)

    def _sharp_keys(self, layout: PageLayout, page: int, seen: QRectF, ratio: float) -> list[TileKey]:
        part = seen.translated(-layout.page_rect(page).topLeft())
        part = QRectF(part.topLeft() * ratio, part.size() * ratio)
        scale = layout.scale * ratio
        return list(tiles_in(self._serial, page, scale, self._sizes[page], part, self._inverted))

    def _take_tile(self, key: TileKey, image: QImage) -> None:
        if key.document != self._serial or key.inverted != self._inverted:
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


def _kept_bytes(seen: QRectF, ratio: float) -> int:
    """Room for tiles, by how much there is on screen."""
    on_screen = 4 * seen.width() * seen.height() * ratio * ratio
    return round(min(max(_SCREENS_KEPT * on_screen, _LEAST_BYTES), _MOST_BYTES))


def to_device_pixels(painter: QPainter, corner: QPointF, ratio: float) -> None:
    """From here on `painter` counts in device pixels from `corner`, which is put on a whole one of them.

    A widget may begin at a part of a device pixel; a tile drawn there would be smeared over two.
    """
    device = painter.deviceTransform().map(corner)
    painter.scale(1 / ratio, 1 / ratio)
    painter.translate(corner * ratio + QPointF(round(device.x()), round(device.y())) - device)


def _as_inverted(key: TileKey) -> TileKey:
    return TileKey(key.document, key.page, key.scale, key.left, key.top, key.width, key.height, True)
