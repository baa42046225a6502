"""What floats over the page looks alike: a rounded card with one soft shadow. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.colours import Colours

SHADOW = 12  # pixels that a floating widget keeps free round its card


def paint_card(painter: QPainter, card: QRectF, radius: float, colours: Colours) -> None:
    """The card and its shadow."""
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
