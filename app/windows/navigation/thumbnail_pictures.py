"""The small pictures of pages: which ones are wanted now, and the finished ones within a bound of memory.

`Thumbnails` says what is seen. The drawing itself is done on a render thread of its own. GUI thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from app.documents.document import Document
from app.errors import UserError
from app.viewport.page_renderer import PageRenderer
from app.viewport.tile_cache import TileCache, TileKey
from app.viewport.tile_drawing import tile_drawer

LIMIT_BYTES = 16 * 1024 * 1024
_BYTES_PER_PIXEL = 4
_SHAPES_DIFFER = 0.03  # of width to height; rounding to whole pixels alone makes up to 2 %


class ThumbnailPictures(QObject):
    """Pictures of one document's pages, each asked for at the size in device pixels it is shown at."""

    drawn = Signal(int)  # page: its picture is there, or it is known that there will be none

    def __init__(self, parent: QObject | None = None, limit_bytes: int = LIMIT_BYTES) -> None:
        super().__init__(parent)
        self._limit = limit_bytes
        self._serial = 0  # of the document: late pictures of the one before are dropped by it
        self._sizes: Sequence[tuple[float, float]] = ()
        self._cache = TileCache(limit_bytes)
        self._failed: set[int] = set()
        self._renderer = PageRenderer(self)
        self._renderer.tile_ready.connect(self._take)
        self._renderer.tile_failed.connect(self._take_failure)

    def show(self, document: Document | None, keep: bool) -> None:
        """Begins anew; with `keep` the pictures there are stand in until their pages are drawn again."""
        self._serial += 1
        self._sizes = document.page_sizes if document is not None else ()
        self._failed.clear()
        if not keep:
            self._cache.clear()
        self._renderer.draw_with(tile_drawer(document) if document is not None else None)

    def rest(self, seen: Iterable[tuple[int, QSize]]) -> None:
        """Nobody looks: draws nothing more, and keeps only what will be seen first."""
        kept = {self._key(page, size) for page, size in seen}
        self._renderer.want([])
        self._cache.keep_only(lambda key: key in kept)

    def stop(self) -> None:
        """Lets the render thread end; `close` waits for it."""
        self._renderer.stop()

    def close(self) -> None:
        """Ends the render thread."""
        self._renderer.close()

    def want(self, seen: Iterable[tuple[int, QSize]], soon: Iterable[tuple[int, QSize]]) -> None:
        """What is seen is drawn first; `soon` after it, as far as memory goes. All else is forgotten."""
        keys = [self._key(page, size) for page, size in seen]
        room = self._limit - sum(map(_bytes_of, keys))
        for key in [self._key(page, size) for page, size in soon]:
            room -= _bytes_of(key)
            if room < 0:  # one more would push out what is seen
                break
            keys.append(key)
        missing = [key for key in keys if self._cache.get(key) is None]
        self._renderer.want([key for key in missing if key.page not in self._failed])

    def picture(self, page: int, size: QSize) -> QImage | None:
        """The picture of a page; an older or differently sized one where that is all there is."""
        sharp = self._cache.get(self._key(page, size))
        if sharp is not None:
            return sharp
        others = self._cache.of_page(self._serial, page) + self._cache.of_page(self._serial - 1, page)
        alike = [pair for pair in others if _is_alike(pair[1].size(), size)]
        return max(alike, key=lambda pair: (pair[0].document, pair[0].width))[1] if alike else None

    def has_failed(self, page: int) -> bool:
        """Whether the page cannot be drawn."""
        return page in self._failed

    def _key(self, page: int, size: QSize) -> TileKey:
        scale = size.width() / max(self._sizes[page][0], 1e-6)
        return TileKey(self._serial, page, scale, 0, 0, size.width(), size.height())

    def _take(self, key: TileKey, image: QImage) -> None:
        if key.document == self._serial:
            self._cache.put(key, image)
            self.drawn.emit(key.page)

    def _take_failure(self, key: TileKey, _error: UserError) -> None:
        if key.document == self._serial:
            self._failed.add(key.page)
            self.drawn.emit(key.page)


def _bytes_of(key: TileKey) -> int:
    return key.width * key.height * _BYTES_PER_PIXEL


def _is_alike(one: QSize, other: QSize) -> bool:
    """Whether a picture can stand in for another without looking squeezed."""
    first, second = one.width() * other.height(), other.width() * one.height()
    return abs(first - second) <= _SHAPES_DIFFER * max(first, second)
