"""What the overlay draws besides words: the frozen screen, bright where it is marked, the frame, its grips
and the guides. Called in paint events, GUI thread; in device pixels of the screen, origin top left.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.capture.frozen_screen import FrozenScreen
from app.capture.screens import Area
from app.capture.selection_geometry import grip_places
from app.colours import DARK

FRAME = 2.0  # logical pixels, outside of what is marked
GRIP = 8.0  # logical pixels across
_GRIPS_FROM = 4  # times half a grip: the least side of a rectangle that shows them
# The overlay is dark in both themes: what is drawn on the dimmed screen has the accent that is made for it.
ACCENT = QColor(DARK.accent)
_EDGE = QColor(0, 0, 0, 150)
_GUIDE = QColor(255, 255, 255, 110)


def rect_of(area: Area) -> QRect:
    """The same rectangle, for Qt."""
    return QRect(area.x, area.y, area.width, area.height)


def paint_frozen(painter: QPainter, frozen: FrozenScreen, marked: QRect | None, dirty: QRect) -> None:
    """The screen as it was, dimmed outside of `marked`; only what lies in `dirty` is drawn."""
    shown = dirty.intersected(frozen.picture.rect())
    painter.drawImage(shown, frozen.dimmed, shown)
    if marked is not None:
        bright = shown.intersected(marked)
        painter.drawImage(bright, frozen.picture, bright)


def paint_frame(painter: QPainter, marked: QRect, screen: QRect, scale: float) -> None:
    """The frame outside of what is marked; along the edges of the screen, inside."""
    width = max(1, round(FRAME * scale))
    hair = max(1, round(scale / 2))
    outside = marked.adjusted(-width, -width, width, width).intersected(screen)
    _paint_ring(painter, outside.adjusted(-hair, -hair, hair, hair), hair, _EDGE)
    _paint_ring(painter, outside, width, ACCENT)


def paint_grips(painter: QPainter, marked: QRect, scale: float) -> None:
    """The eight places by which a rectangle that stands is stretched; none where they would cover it."""
    half = GRIP * scale / 2
    if min(marked.width(), marked.height()) < _GRIPS_FROM * half:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_EDGE, max(1.0, scale)))
    painter.setBrush(ACCENT)
    area = Area(marked.x(), marked.y(), marked.width(), marked.height())
    for x, y in grip_places(area):
        painter.drawEllipse(QRectF(x - half, y - half, 2 * half, 2 * half))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def guides(pointer: QPoint, screen: QRect, scale: float) -> tuple[QRect, QRect]:
    """The lines across and down through the pixel under the pointer."""
    width = max(1, round(scale))
    across = QRect(screen.left(), pointer.y() - (width - 1) // 2, screen.width(), width)
    down = QRect(pointer.x() - (width - 1) // 2, screen.top(), width, screen.height())
    return across, down


def paint_guides(painter: QPainter, pointer: QPoint, screen: QRect, scale: float) -> None:
    """Shows what a rectangle that begins here would be in line with."""
    for line in guides(pointer, screen, scale):
        painter.fillRect(line, _GUIDE)


def _paint_ring(painter: QPainter, outer: QRect, width: int, colour: QColor) -> None:
    """A frame of plain rectangles: no pen, so that every pixel of it is where it is meant to be."""
    across, down = outer.width(), outer.height()
    inner_height = max(0, down - 2 * width)
    painter.fillRect(outer.x(), outer.y(), across, width, colour)
    painter.fillRect(outer.x(), outer.y() + down - width, across, width, colour)
    painter.fillRect(outer.x(), outer.y() + width, width, inner_height, colour)
    painter.fillRect(outer.x() + across - width, outer.y() + width, width, inner_height, colour)
