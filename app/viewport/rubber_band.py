"""The rectangle dragged on a page: it belongs to one page and is kept in that page's points. No widget of
its own: `Viewport` passes it mouse positions and lets it paint.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.viewport.page_layout import PageLayout

SMALLEST_DRAG = 6.0  # pixels; anything less is a click


class RubberBand:
    """Where a region is being dragged, or has been."""

    def __init__(self) -> None:
        self.page: int | None = None
        self.area = QRectF()  # points of the page
        self.dragging = False
        self._start = QPointF()
        self._start_on_canvas = QPointF()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return self.page is None or self.area.isEmpty()

    def clear(self) -> None:
        """Forgets the rectangle."""
        self.page, self.area, self.dragging = None, QRectF(), False

    def set(self, page: int, area: QRectF) -> None:
        """Takes a rectangle from elsewhere."""
        self.page, self.area, self.dragging = page, QRectF(area), False

    def press(self, layout: PageLayout, point: QPointF) -> bool:
        """Starts a drag when `point` (on the canvas) lies on a page."""
        page = layout.page_at(point)
        if page is None:
            return False
        self.page, self.area, self.dragging = page, QRectF(), True
        self._start, self._start_on_canvas = layout.to_page(page, point), point
        return True

    def move(self, layout: PageLayout, point: QPointF) -> None:
        """Stretches the rectangle to `point`, never beyond its page."""
        if self.page is not None:
            self.area = QRectF(self._start, layout.to_page(self.page, point)).normalized()

    def release(self, layout: PageLayout, point: QPointF) -> bool:
        """Ends the drag; False for a mere click, which clears."""
        self.move(layout, point)
        self.dragging = False
        way = point - self._start_on_canvas
        if max(abs(way.x()), abs(way.y())) < SMALLEST_DRAG or self.area.isEmpty():
            self.clear()
            return False
        return True

    def paint(self, painter: QPainter, layout: PageLayout, accent: QColor) -> None:
        """Dims the rest of the page a little and draws the dashed edge, in canvas coordinates."""
        if self.is_empty or self.page is None:
            return
        rect = layout.from_page(self.page, self.area)
        rest = QPainterPath()
        rest.addRect(layout.page_rect(self.page))
        rest.addRect(rect)
        painter.fillPath(rest, QColor(20, 28, 32, 13))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("white"), 3.0))
        painter.drawRoundedRect(rect, 2, 2)
        pen = QPen(accent, 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(rect, 2, 2)
