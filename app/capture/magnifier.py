"""The magnifier: the pixels about the pointer, large, so that an edge can be met exactly. Called in paint
events of `selection_overlay`, GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.capture.frozen_screen import FrozenScreen
from app.capture.overlay_painting import ACCENT, paint_frozen
from app.card_painting import RADIUS
from app.colours import Colours

_ACROSS = 17  # pixels of the screen, odd: one is in the middle
_ZOOM = 8  # logical pixels for each
SIDE = float(_ACROSS * _ZOOM)
_BEYOND = QColor("#101214")  # past the edge of the screen


def paint_magnifier(
    painter: QPainter,
    place: QRectF,
    frozen: FrozenScreen,
    pointer: QPoint,
    marked: QRect | None,
    colours: Colours,
) -> None:
    """The pixels about `pointer`, dimmed outside of `marked` where something is, the middle one outlined.

    Args:
        place: logical pixels of the overlay; `SIDE` wide and high.
        pointer, marked: device pixels of the screen, origin top left.
    """
    outline = QPainterPath()
    outline.addRoundedRect(place, RADIUS, RADIUS)
    source = QRect(pointer.x() - _ACROSS // 2, pointer.y() - _ACROSS // 2, _ACROSS, _ACROSS)
    painter.save()
    painter.setClipPath(outline)
    painter.fillRect(place, _BEYOND)
    painter.translate(place.topLeft())
    painter.scale(place.width() / _ACROSS, place.height() / _ACROSS)
    painter.translate(-source.topLeft())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    shown = source.intersected(frozen.picture.rect())
    if marked is None:
        painter.drawImage(shown, frozen.picture, shown)
    else:
        paint_frozen(painter, frozen, marked, shown)
    painter.restore()
    _paint_middle(painter, place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _paint_middle(painter: QPainter, place: QRectF) -> None:
    """Lines to the middle pixel, which itself stays free to be seen."""
    middle = QRectF(0, 0, _ZOOM, _ZOOM)
    middle.moveCenter(place.center())
    line = QColor(ACCENT)
    line.setAlpha(120)
    painter.fillRect(QRectF(place.left(), middle.top(), middle.left() - place.left(), _ZOOM), line)
    painter.fillRect(QRectF(middle.right(), middle.top(), place.right() - middle.right(), _ZOOM), line)
    painter.fillRect(QRectF(middle.left(), place.top(), _ZOOM, middle.top() - place.top()), line)
    painter.fillRect(QRectF(middle.left(), middle.bottom(), _ZOOM, place.bottom() - middle.bottom()), line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, grown in ((QColor(0, 0, 0, 200), 1.0), (QColor(255, 255, 255), 0.0)):
        painter.setPen(QPen(colour, 1))
        painter.drawRect(middle.adjusted(-grown, -grown, grown - 1, grown - 1))
