"""A program: shows a card with a number and lines of print that changes every so often, and says when on
stdout, in seconds of `time.perf_counter`. Started by `benchmarks.live_region_watch`, in a process of its own:
a live region leaves the windows of its own process out.

    python -m benchmarks.changing_card EVERY_SECONDS WIDTH HEIGHT     (0: it never changes)
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QRasterWindow

LINES = 14


class Card(QRasterWindow):
    """A bare window at the top left of the screen."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.number = 0
        self.setFlags(Qt.WindowType.BypassWindowManagerHint | Qt.WindowType.FramelessWindowHint)
        self.setGeometry(QRect(0, 0, width, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), self.height(), QColor.fromHsv(self.number * 47 % 360, 40, 250))
        font = QFont(painter.font())
        font.setPixelSize(64)
        painter.setFont(font)
        painter.drawText(60, 120, f"Invoice {1000 + self.number}: total {self.number * 37 % 900}.50")
        font.setPixelSize(24)
        painter.setFont(font)
        for line in range(LINES):
            painter.drawText(60, 200 + 36 * line, f"{line + 1}. item {self.number * 7 + line}, one piece")
        painter.end()

    def change(self) -> None:
        """Shows another card and tells when it could be seen."""
        self.number += 1
        self.update()
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        QGuiApplication.sync()  # the server has drawn what it was told
        print(f"{time.perf_counter():.6f}", flush=True)


def main() -> None:
    every_s, width, height = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    application = QGuiApplication(sys.argv)
    card = Card(width, height)
    card.show()
    QTimer.singleShot(500, card.change)
    if every_s > 0:
        timer = QTimer(card, interval=round(every_s * 1e3), timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(card.change)
        timer.start()
    application.exec()


if __name__ == "__main__":
    main()
