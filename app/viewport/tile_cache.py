"""Which rectangles of a page to draw, and the finished ones, bounded in bytes. No painting, no threads.

A tile is a square of device pixels at one scale; the picture of a whole page at a small scale stands in for
tiles that are not ready yet.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

TILE_SIDE = 768  # device pixels
STANDIN_SIDE = 420  # longest side of the picture that stands in for a page
_LIMIT_BYTES = 96 * 1024 * 1024


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

    def area(self) -> QRect:
        """The tile on the page, in device pixels."""
        return QRect(self.left, self.top, self.width, self.height)


def tiles_in(
    document: int, page: int, scale: float, size: tuple[float, float], seen: QRectF
) -> Iterator[TileKey]:
    """The tiles of a page of `size` points that `seen` (device pixels of the page) touches."""
    width, height = ceil(size[0] * scale - 0.01), ceil(size[1] * scale - 0.01)
    bounds = seen.intersected(QRectF(0, 0, width, height))
    if bounds.isEmpty():
        return
    for row in range(int(bounds.top()) // TILE_SIDE, ceil(bounds.bottom() / TILE_SIDE)):
        for column in range(int(bounds.left()) // TILE_SIDE, ceil(bounds.right() / TILE_SIDE)):
            left, top = column * TILE_SIDE, row * TILE_SIDE
            yield TileKey(
                document, page, scale, left, top, min(TILE_SIDE, width - left), min(TILE_SIDE, height - top)
            )


def standin_key(document: int, page: int, size: tuple[float, float]) -> TileKey:
    """The whole page, small."""
    scale = STANDIN_SIDE / max(*size, 1.0)
    return TileKey(document, page, scale, 0, 0, ceil(size[0] * scale - 0.01), ceil(size[1] * scale - 0.01))


class TileCache:
    """Finished tiles, the least recently used dropped first."""

    def __init__(self, limit_bytes: int = _LIMIT_BYTES) -> None:
        self._limit = limit_bytes
        self._bytes = 0
        self._tiles: OrderedDict[TileKey, QImage] = OrderedDict()

    def get(self, key: TileKey) -> QImage | None:
        """A finished tile, which thereby becomes the most recent."""
        image = self._tiles.get(key)
        if image is not None:
            self._tiles.move_to_end(key)
        return image

    def of_page(self, document: int, page: int) -> list[tuple[TileKey, QImage]]:
        """All finished tiles of a page, at whatever scale."""
        return [pair for pair in self._tiles.items() if (pair[0].document, pair[0].page) == (document, page)]

    def put(self, key: TileKey, image: QImage) -> None:
        """Keeps a tile and drops old ones beyond the limit; the newest always stays."""
        self._drop(key)
        self._tiles[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > self._limit and len(self._tiles) > 1:
            self._drop(next(iter(self._tiles)))

    def clear(self) -> None:
        """Forgets everything."""
        self._tiles.clear()
        self._bytes = 0

    def _drop(self, key: TileKey) -> None:
        image = self._tiles.pop(key, None)
        if image is not None:
            self._bytes -= image.sizeInBytes()
