"""A switch for a setting that is on or off: a check box in all but its looks. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from app.theme import Theme

_WIDTH, _HEIGHT, _ROOM = 36, 20, 4


class Switch(QCheckBox):
    """Shows its state by place and by colour; Space turns it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(self.sizeHint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 2 * _ROOM, _HEIGHT + 2 * _ROOM)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour, on = self._theme.colour, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_ROOM, _ROOM, _WIDTH, _HEIGHT)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawRoundedRect(track.adjusted(-3, -3, 3, 3), _HEIGHT / 2 + 3, _HEIGHT / 2 + 3)
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(colour("muted"), 1))
        painter.setBrush(colour("accent" if on else "raised"))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), _HEIGHT / 2, _HEIGHT / 2)
        knob = QRectF(0, 0, _HEIGHT - 8, _HEIGHT - 8)
        knob.moveCenter(track.center())
        knob.moveLeft(track.right() - _HEIGHT + 4 if on else track.left() + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("on_accent" if on else "muted"))
        painter.drawEllipse(knob)
        painter.end()
