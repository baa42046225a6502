"""The rounded card with one soft shadow that floats over pages and over a frozen screen. Called in paint
events, GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.colours import Colours

RADIUS = 8.0  # logical pixels, of a card with words
SHADOW = 12  # logical pixels that a card's shadow may reach


def paint_card(painter: QPainter, card: QRectF, radius: float, colours: Colours) -> None:
    """The card and its shadow, in logical pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.shadow))
    for spread in range(SHADOW - 4):  # many thin layers add up to one soft edge
        painter.drawRoundedRect(
            card.adjusted(-spread, 2 - spread, spread, 3 + spread), radius + spread, radius + spread
        )
    painter.setBrush(QColor(colours.raised))
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
