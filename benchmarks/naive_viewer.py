"""The peer of the viewport: a scroll area that draws its pages with PyMuPDF in its paint event, the way a
first version does it. `benchmarks.scrolling` drives it like the real window. GUI thread.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import pymupdf
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

GAP = 12
KEPT_PAGES = 8


class NaiveViewer(QAbstractScrollArea):
    """Pages below each other, fitted to the width."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._document = pymupdf.open(path)
        self._drawn: OrderedDict[int, QImage] = OrderedDict()
        self._width, self._height = self._document[0].rect.width, self._document[0].rect.height
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(56)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn.clear()
        self.verticalScrollBar().setRange(0, self._step() * len(self._document) - self.viewport().height())
        self.verticalScrollBar().setPageStep(self.viewport().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(self.viewport().height() * 0.9))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor("#dfe3e6"))
        top = self.verticalScrollBar().value()
        for page in range(top // self._step(), (top + self.viewport().height()) // self._step() + 1):
            if page < len(self._document):
                painter.drawImage(GAP, page * self._step() - top, self._picture(page))
        painter.end()

    def _zoom(self) -> float:
        return (self.viewport().width() - 2 * GAP) / self._width

    def _step(self) -> int:
        return round(self._height * self._zoom()) + GAP

    def _picture(self, page: int) -> QImage:
        if page not in self._drawn:
            pixmap = self._document[page].get_pixmap(matrix=pymupdf.Matrix(self._zoom(), self._zoom()))
            image = QImage(
                pixmap.samples, pixmap.width, pixmap.height, pixmap.stride, QImage.Format.Format_RGB888
            )
            self._drawn[page] = image.copy()
            if len(self._drawn) > KEPT_PAGES:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(page)
        return self._drawn[page]
