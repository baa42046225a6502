"""Which rectangles of a page to draw, and the finished ones, bounded in bytes. No painting, no threads.

A tile is a square of device pixels at one scale; the picture of a whole page at a small scale stands in for
tiles that are not ready yet.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

TILE_SIDE = 768  # device pixels
STANDIN_SIDE = 420  # longest side of the picture that stands in for a page
LIMIT_BYTES = 96 * 1024 * 1024


@dataclass(frozen=True)
class TileKey:
    """One square of one page: `scale` is device pixels per point, `area` in device pixels of the page."""

    document: int
    page: int
    scale: float
    left: int
    top: int
    width: int
    height: int
    inverted: bool = False

    @property
    def bytes(self) -> int:
        """What its pixels take."""
        return 4 * self.width * self.height

    def area(self) -> QRect:
        """The tile on the page, in device pixels."""
        return QRect(self.left, self.top, self.width, self.height)


def tiles_in(
    document: int, page: int, scale: float, size: tuple[float, float], seen: QRectF, inverted: bool = False
) -> Iterator[TileKey]:
    """The tiles of a page of `size` points that `seen` (device pixels of the page) touches."""
    width, height = ceil(size[0] * scale - 0.01), ceil(size[1] * scale - 0.01)
    bounds = seen.intersected(QRectF(0, 0, width, height))
    if bounds.isEmpty():
        return
    for row in range(int(bounds.top()) // TILE_SIDE, ceil(bounds.bottom() / TILE_SIDE)):
        for column in range(int(bounds.left()) // TILE_SIDE, ceil(bounds.right() / TILE_SIDE)):
            left, top = column * TILE_SIDE, row * TILE_SIDE
            tile_width, tile_height = min(TILE_SIDE, width - left), min(TILE_SIDE, height - top)
            yield TileKey(document, page, scale, left, top, tile_width, tile_height, inverted)


def standin_key(document: int, page: int, size: tuple[float, float], inverted: bool = False) -> TileKey:
    """The whole page, small."""
    scale = STANDIN_SIDE / max(*size, 1.0)
    width, height = ceil(size[0] * scale - 0.01), ceil(size[1] * scale - 0.01)
    return TileKey(document, page, scale, 0, 0, width, height, inverted)


class TileCache:
    """Finished tiles, the least recently used dropped first."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self._limit = limit_bytes
        self._bytes = 0
        self._tiles: OrderedDict[TileKey, QImage] = OrderedDict()
        self._by_page: dict[tuple[int, int], dict[TileKey, QImage]] = {}  # asked for at every frame

    def get(self, key: TileKey) -> QImage | None:
        """A finished tile, which thereby becomes the most recent."""
        image = self._tiles.get(key)
        if image is not None:
            self._tiles.move_to_end(key)
        return image

    def of_page(self, document: int, page: int) -> list[tuple[TileKey, QImage]]:
        """All finished tiles of a page, at whatever scale."""
        return list(self._by_page.get((document, page), {}).items())

    def all_tiles(self) -> list[tuple[TileKey, QImage]]:
        """Everything there is, the least recently used first."""
        return list(self._tiles.items())

    def put(self, key: TileKey, image: QImage) -> None:
        """Keeps a tile and drops old ones beyond the limit; the newest always stays."""
        self._drop(key)
        self._tiles[key] = image
        self._by_page.setdefault((key.document, key.page), {})[key] = image
        self._bytes += image.sizeInBytes()
        self._shrink()

    def keep_only(self, wanted: Callable[[TileKey], bool]) -> None:
        """Drops what is not wanted any more."""
        for key in [key for key in self._tiles if not wanted(key)]:
            self._drop(key)

    def set_limit(self, limit_bytes: int) -> None:
        """Another bound, from now on."""
        self._limit = limit_bytes
        self._shrink()

    def clear(self) -> None:
        """Forgets everything."""
        self._tiles.clear()
        self._by_page.clear()
        self._bytes = 0

    def _shrink(self) -> None:
        while self._bytes > self._limit and len(self._tiles) > 1:
            self._drop(next(iter(self._tiles)))

    def _drop(self, key: TileKey) -> None:
        image = self._tiles.pop(key, None)
        if image is None:
            return
        self._bytes -= image.sizeInBytes()
        of_page = self._by_page[key.document, key.page]
        del of_page[key]
        if not of_page:
            del self._by_page[key.document, key.page]
