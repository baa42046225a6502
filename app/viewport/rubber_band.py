"""The rectangle dragged on a page: it belongs to one page and is kept in that page's points. No widget of
its own: gestures pass it positions on the canvas, and `Viewport` lets it paint.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.viewport.page_layout import PageLayout
from app.viewport.region_handles import Handle, dragged, handle_at, paint_handles

SMALLEST_DRAG = 6.0  # pixels; anything less is a click
_DIMMED = 13  # of 255: the rest of the page while a part of it is marked


class RubberBand:
    """Where a region is being dragged, or has been."""

    def __init__(self) -> None:
        self.page: int | None = None
        self.area = QRectF()  # points of the page
        self.dragging = False  # a new one
        self.adjusting: Handle | None = None
        self._before = QRectF()
        self._start = QPointF()
        self._start_on_canvas = QPointF()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return self.page is None or self.area.isEmpty()

    def clear(self) -> None:
        """Forgets the rectangle."""
        self.page, self.area, self.dragging, self.adjusting = None, QRectF(), False, None

    def set(self, page: int, area: QRectF) -> None:
        """Takes a rectangle from elsewhere."""
        self.page, self.area, self.dragging, self.adjusting = page, QRectF(area), False, None

    def on_canvas(self, layout: PageLayout) -> QRectF:
        """The rectangle on the canvas; empty without one."""
        if self.is_empty or self.page is None:
            return QRectF()
        return layout.from_page(self.page, self.area)

    def handle_at(self, layout: PageLayout, point: QPointF) -> Handle | None:
        """What a press at this point of the canvas would drag."""
        rect = self.on_canvas(layout)
        return handle_at(rect, point) if not rect.isEmpty() else None

    # -- dragging a new one ----------------------------------------------------------------------------

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

    # -- adjusting the one there is --------------------------------------------------------------------

    def grab(self, handle: Handle, point: QPointF) -> None:
        """Starts to drag a handle, or the inside."""
        self.adjusting, self._before, self._start_on_canvas = handle, QRectF(self.area), point

    def adjust(self, layout: PageLayout, point: QPointF) -> None:
        """Drags what was grabbed to `point`."""
        if self.page is None or self.adjusting is None:
            return
        per_pixel = 1 / layout.scale
        way = (point - self._start_on_canvas) * per_pixel
        sheet = QRectF(QPointF(), layout.page_rect(self.page).size() * per_pixel)
        least = SMALLEST_DRAG * per_pixel
        self.area = dragged(self._before, self.adjusting, way, sheet, least)

    def let_go(self) -> bool:
        """Ends the adjustment; whether it has changed anything."""
        self.adjusting = None
        return self.area != self._before

    def give_up(self) -> None:
        """As it was before the adjustment."""
        self.area, self.adjusting = QRectF(self._before), None

    def nudge(self, layout: PageLayout, handle: Handle, way: QPointF) -> None:
        """Moves the rectangle or stretches it by `way`, in pixels of the screen."""
        self.grab(handle, QPointF())
        self.adjust(layout, way)
        self.let_go()

    # -- painting --------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, layout: PageLayout, accent: QColor, paper: QColor) -> None:
        """Dims the rest of the page a little and draws the dashed edge, in canvas coordinates."""
        if self.is_empty or self.page is None:
            return
        rect = layout.from_page(self.page, self.area)
        rest = QPainterPath()
        rest.addRect(layout.page_rect(self.page))
        rest.addRect(rect)
        painter.fillPath(rest, QColor(20, 28, 32, _DIMMED))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(paper, 3.0))
        painter.drawRoundedRect(rect, 2, 2)
        pen = QPen(accent, 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(rect, 2, 2)
        if not self.dragging:
            paint_handles(painter, rect, accent, paper)
