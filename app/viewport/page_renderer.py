"""Draws tiles off the GUI thread: one thread that asks the reader process for the tiles wanted now.

`want` replaces the list of wishes, so what has scrolled away is never drawn; results come back as signals
in the GUI thread. `PagePainter` owns one.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QImage

from app.errors import UserError
from app.viewport.tile_cache import TileKey

log = logging.getLogger(__name__)
_WAIT_AT_CLOSE_S = 2.0


class PageRenderer(QObject):
    """The wish list and the thread that works through it."""

    tile_ready = Signal(object, QImage)
    tile_failed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draw: Callable[[TileKey], QImage] | None = None
        self._change = threading.Condition()
        self._wanted: list[TileKey] = []
        self._drawing: TileKey | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="page-renderer", daemon=True)
        self._thread.start()

    def draw_with(self, draw: Callable[[TileKey], QImage] | None) -> None:
        """From now on the render thread calls `draw`, which raises `UserError` for what cannot be drawn."""
        with self._change:
            self._draw = draw
            self._wanted = []

    def want(self, keys: Sequence[TileKey]) -> None:
        """The tiles to draw, most urgent first; earlier wishes that are not among them are forgotten."""
        with self._change:
            self._wanted = [key for key in keys if key != self._drawing]
            self._change.notify()

    def close(self) -> None:
        """Ends the thread; a tile in the making is waited for, within a limit."""
        with self._change:
            self._closing = True
            self._wanted = []
            self._change.notify()
        self._thread.join(_WAIT_AT_CLOSE_S)
        if self._thread.is_alive():
            log.warning("the render thread did not end within %s s", _WAIT_AT_CLOSE_S)

    def _work(self) -> None:
        while (job := self._next()) is not None:
            draw, key = job
            try:
                image = draw(key)
            except UserError as error:
                self._tell(self.tile_failed, key, error)
            except Exception:
                log.exception("page %d could not be drawn", key.page + 1)
                self._tell(
                    self.tile_failed,
                    key,
                    UserError("The page could not be drawn.", "The log has the details."),
                )
            else:
                self._tell(self.tile_ready, key, image)

    def _next(self) -> tuple[Callable[[TileKey], QImage], TileKey] | None:
        with self._change:
            self._drawing = None
            self._change.wait_for(lambda: self._closing or (self._wanted and self._draw is not None))
            if self._closing or self._draw is None:
                return None
            self._drawing = self._wanted.pop(0)
            return self._draw, self._drawing

    def _tell(self, signal: SignalInstance, *values: object) -> None:
        if not self._closing:  # nobody listens any more, and the object may be on its way out
            signal.emit(*values)
