"""Paints what there is at another scale where sharp tiles are still missing. GUI thread, called for every
frame while the view moves: only what is missing is painted, and from as few tiles as will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from app.viewport.tile_cache import TileKey

_MOST_SMOOTH_PIXELS = 1_200_000  # smoothing more than this would take longer than a frame may

Tiles = Sequence[tuple[TileKey, QImage]]


def paint_standins(painter: QPainter, missing: Sequence[TileKey], tiles: Tiles, scale: float) -> None:
    """Covers the missing tiles; `painter` is in device pixels of the page at `scale`."""
    is_small = sum(key.width * key.height for key in missing) <= _MOST_SMOOTH_PIXELS
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_small)
    layers = _layers(tiles, scale)
    for key in missing:
        hole = QRectF(key.area())
        for layer in _needed(layers, hole, scale):
            for tile, image in layer:
                _paint_part(painter, hole, tile, image, scale)


def _layers(tiles: Tiles, scale: float) -> list[Tiles]:
    """The tiles by scale, the scale that is nearest to the wanted one last."""
    scales = sorted({key.scale for key, _ in tiles}, key=lambda other: -abs(log2(other / scale)))
    return [[pair for pair in tiles if pair[0].scale == one] for one in scales]


def _needed(layers: Sequence[Tiles], hole: QRectF, scale: float) -> Iterable[Tiles]:
    """The layers to paint, bottom first: none below one that covers the whole hole."""
    needed: list[Tiles] = []
    for layer in reversed(layers):
        parts = [_area(key, scale).intersected(hole) for key, _ in layer]
        needed.insert(0, layer)
        if sum(part.width() * part.height() for part in parts) >= 0.98 * hole.width() * hole.height():
            break
    return needed


def _area(key: TileKey, scale: float) -> QRectF:
    factor = scale / key.scale
    return QRectF(key.left * factor, key.top * factor, key.width * factor, key.height * factor)


def _paint_part(painter: QPainter, hole: QRectF, key: TileKey, image: QImage, scale: float) -> None:
    area = _area(key, scale)
    part = area.intersected(hole)
    if part.isEmpty():
        return
    factor = key.scale / scale
    corner = (part.topLeft() - area.topLeft()) * factor
    size = part.size() * factor
    painter.drawImage(part, image, QRectF(QPointF(corner), QSizeF(size)))
