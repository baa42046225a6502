"""A program: shows a picture pixel for pixel at a place of the screen and says so on stdout. Started by
`x_display.py`, at scale 1: `show_card.py PICTURE X Y`.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QExposeEvent, QGuiApplication, QImage, QPainter, QPaintEvent, QRasterWindow


class Card(QRasterWindow):
    """A bare window that no window manager moves."""

    def __init__(self, picture: QImage) -> None:
        super().__init__()
        self._picture = picture
        self._is_told = False
        self.setFlags(Qt.WindowType.BypassWindowManagerHint | Qt.WindowType.FramelessWindowHint)
        self.resize(picture.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawImage(0, 0, self._picture)

    def exposeEvent(self, event: QExposeEvent) -> None:
        super().exposeEvent(event)
        if self.isExposed() and not self._is_told:
            self._is_told = True
            QTimer.singleShot(0, tell)


def tell() -> None:
    QGuiApplication.sync()  # the server has drawn what it was told
    print("shown", flush=True)


application = QGuiApplication(sys.argv)
card = Card(QImage(sys.argv[1]))
card.setPosition(int(sys.argv[2]), int(sys.argv[3]))
card.show()
sys.exit(application.exec())
