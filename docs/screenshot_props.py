"""What the program is photographed with: a report to open, a desktop to capture, a screen to watch. Called by
make_screenshots.py (GUI thread; the screen by the watcher's).
"""

from __future__ import annotations

from pathlib import Path

import pymupdf
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter

from app.capture.screens import Area

PAGES = Path(__file__).resolve().parent.parent / "tests" / "data" / "pages"
REPORT = (
    ("minutes.pdf", 1, "Minutes"),
    ("lease.pdf", 1, "Lease"),
    ("rainfall_table.pdf", 2, "Rainfall by month"),
    ("syllabus.pdf", 1, "Syllabus"),
    ("medical_form.pdf", 1, "Form"),
)


class PlayedScreen:
    """In place of the screen: an invoice whose total changes. A `Grabber` for the watcher's thread."""

    name, can_watch = "script", True

    def __init__(self) -> None:
        self.amount = ""

    def why_not(self) -> None:
        return None

    def grab(self, area: Area | None = None) -> QImage:
        image = QImage(640, 240, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        font = QFont("Noto Sans")
        font.setPixelSize(26)
        painter.setFont(font)
        painter.setPen(QColor("#202020"))
        tax = f"{float(self.amount or 0) / 11:.2f}"
        for row, words in enumerate(("Invoice date: 12 March 2026", f"Tax: {tax}", f"Total: {self.amount}")):
            painter.drawText(QRect(28, 24 + 64 * row, 600, 60), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
        return image

    def origin(self) -> tuple[int, int]:
        return (0, 0)

    def close(self) -> None:
        """Nothing is held."""


def write_report(path: Path) -> None:
    """Pages of the tests in one file, with an outline."""
    report = pymupdf.open()
    outline = []
    for number, (name, level, title) in enumerate(REPORT):
        with pymupdf.open(PAGES / name) as part:
            report.insert_pdf(part)
        outline.append([level, title, number + 1])
    report.set_toc(outline)
    report.save(path)
    report.close()


def made_up_desktop(window: QImage, width: int, height: int) -> QImage:
    """A desktop with this window, half hidden, and a message of another program before it."""
    desktop = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(desktop)
    sky = QLinearGradient(0, 0, 0, height)
    sky.setColorAt(0, QColor("#6f8f96"))
    sky.setColorAt(1, QColor("#4a6268"))
    painter.fillRect(desktop.rect(), sky)
    painter.drawImage(240, 470, window)  # its right and its foot lie beyond the screen
    painter.drawImage(120, 40, QImage(str(PAGES / "terminal.png")))
    painter.drawImage(338, 270, QImage(str(PAGES / "error_dialog.png")))
    painter.end()
    return desktop
