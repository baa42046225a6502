"""Draws tiles off the GUI thread: asks the reader process for the tiles wanted now, and for nothing that has
scrolled away. `PagePainter` owns one, and so do the small pictures of the side panel.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.viewport.tile_cache import TileKey
from app.viewport.wish_worker import WishWorker


class PageRenderer(QObject):
    """The tiles wanted, and the thread that draws them."""

    tile_ready = Signal(object, object)  # TileKey, QImage
    tile_failed = Signal(object, object)  # TileKey, UserError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = WishWorker("page-renderer", self)
        self._worker.done.connect(self.tile_ready)
        self._worker.failed.connect(self.tile_failed)

    def draw_with(self, draw: Callable[[TileKey], QImage] | None) -> None:
        """From now on the render thread calls `draw`, which raises `UserError` for what cannot be drawn."""
        self._worker.work_with(draw)

    def want(self, keys: Sequence[TileKey]) -> None:
        """The tiles to draw, most urgent first; earlier wishes that are not among them are forgotten."""
        self._worker.want(keys)

    def stop(self) -> None:
        """Lets the thread end after the tile in the making; does not wait."""
        self._worker.stop()

    def close(self) -> None:
        """Ends the thread; a tile in the making is waited for, within a limit."""
        self._worker.close()
