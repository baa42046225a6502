"""The small card beside the pointer: the size of what is marked, with the magnifier above it where that is
shown; and where it lies. GUI thread, in logical pixels; used by `selection_overlay`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.card_painting import RADIUS, paint_card
from app.colours import Colours
from app.theme import SMALL_PX, figure_font

_HEIGHT = 26.0
_SIDE = 10.0
_BETWEEN = 12.0  # between the size and the position
GAP = 14.0  # between the pointer and the card: the cross of the pointer stays free
EDGE = 8.0  # between the card and the edge of the screen


@dataclass(frozen=True)
class SizeLabel:
    """What the card says: `size` as in "640 × 480", the `position` of the pixel under the pointer, or one."""

    size: str
    position: str = ""
    lens: float = 0.0  # side of the magnifier, 0 without

    def measured(self, font: QFont) -> QSizeF:
        """How large the card is."""
        words = 2 * _SIDE + self._width(font, self.size) + self._width(font, self.position)
        words += _BETWEEN if self.size and self.position else 0.0
        return QSizeF(max(words, self.lens), self.lens + (_HEIGHT if self.size or self.position else 0.0))

    def lens_place(self, card: QRectF) -> QRectF:
        """Where the magnifier is on the card."""
        return QRectF(card.center().x() - self.lens / 2, card.top(), self.lens, self.lens)

    def paint(self, painter: QPainter, card: QRectF, font: QFont, colours: Colours) -> None:
        """The card and its words; the magnifier is drawn over it by whoever has the picture."""
        paint_card(painter, card, RADIUS, colours)
        words = QRectF(card.left() + _SIDE, card.bottom() - _HEIGHT, card.width() - 2 * _SIDE, _HEIGHT)
        both = bool(self.size and self.position)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(_size_font(font))
        painter.setPen(QColor(colours.text))
        across = Qt.AlignmentFlag.AlignLeft if both else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(words, across | middle, self.size)
        painter.setFont(_position_font(font))
        painter.setPen(QColor(colours.muted))
        across = Qt.AlignmentFlag.AlignRight if both else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(words, across | middle, self.position)

    def _width(self, font: QFont, words: str) -> float:
        used = _size_font(font) if words is self.size else _position_font(font)
        return QFontMetricsF(used).horizontalAdvance(words)


def beside(pointer: QPointF, card: QSizeF, screen: QRectF, towards: tuple[int, int]) -> QRectF:
    """Where a card lies beside the pointer.

    Args:
        towards: -1 or 1 in each direction: where the drag goes; the card lies beyond it, outside of what is
            dragged, and on the other side where the screen ends.
    """
    x = _beside(pointer.x(), card.width(), screen.left(), screen.right(), towards[0])
    y = _beside(pointer.y(), card.height(), screen.top(), screen.bottom(), towards[1])
    return QRectF(QPointF(x, y), card)


def _beside(at: float, length: float, first: float, last: float, towards: int) -> float:
    after, before = at + GAP, at - GAP - length
    fits_after, fits_before = after + length <= last - EDGE, before >= first + EDGE
    is_after = (fits_after or not fits_before) if towards > 0 else (fits_after and not fits_before)
    return min(max(after if is_after else before, first + EDGE), max(last - EDGE - length, first + EDGE))


def _size_font(font: QFont) -> QFont:
    return figure_font(font, SMALL_PX, QFont.Weight.Medium)


def _position_font(font: QFont) -> QFont:
    return figure_font(font, SMALL_PX)
