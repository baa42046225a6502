"""Where each page lies on the canvas: plain geometry, no painting, no state but its own numbers.

Lengths are device-independent pixels of the screen; `points` are the page's own units. Used by `viewport`
and tested without a display.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF

MARGIN = 24.0  # beside and below the pages
TOP = 56.0  # above the first one: room for the latency pill
GAP = 16.0  # between two pages
MIN_ZOOM, MAX_ZOOM = 0.1, 8.0
ZOOM_STEPS = (0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0)


class PageLayout:
    """Pages one below the other, centred, at one zoom. Immutable: a new zoom is a new layout."""

    def __init__(
        self, sizes: Sequence[tuple[float, float]], zoom: float, unit: float, available_width: float
    ) -> None:
        """`sizes` in points; `unit` is how many pixels one point has at 100 %."""
        self.zoom = min(max(zoom, MIN_ZOOM), MAX_ZOOM)
        self.scale = self.zoom * unit
        widest = max((width for width, _ in sizes), default=0.0) * self.scale
        self.width = max(available_width, widest + 2 * MARGIN)
        self._rects: list[QRectF] = []
        top = TOP
        for page_width, page_height in sizes:
            size = QSizeF(page_width * self.scale, page_height * self.scale)
            left = round((self.width - size.width()) / 2)
            self._rects.append(QRectF(left, top, size.width(), size.height()))
            top += round(size.height()) + GAP
        self.height = top - GAP + MARGIN if sizes else 0.0
        self._tops = [rect.top() for rect in self._rects]

    def __len__(self) -> int:
        return len(self._rects)

    def page_rect(self, page: int) -> QRectF:
        """The page on the canvas."""
        return QRectF(self._rects[page])

    def pages_in(self, area: QRectF) -> range:
        """The pages that a part of the canvas touches, first to last."""
        if not self._rects:
            return range(0)
        first = max(bisect_right(self._tops, area.top()) - 1, 0)
        if self._rects[first].bottom() <= area.top():
            first += 1
        last = bisect_right(self._tops, area.bottom())
        return range(min(first, len(self._rects)), max(last, first))

    def page_at(self, point: QPointF) -> int | None:
        """The page under a point of the canvas; between pages and beside them there is none."""
        for page in self.pages_in(QRectF(point.x(), point.y(), 1, 1)):
            if self._rects[page].contains(point):
                return page
        return None

    def main_page(self, area: QRectF) -> int:
        """The page that fills most of `area`: the one a question without a region is about."""
        nearest = max(bisect_right(self._tops, area.center().y()) - 1, 0)
        return max(
            self.pages_in(area),
            key=lambda page: self._rects[page].intersected(area).height(),
            default=nearest,
        )

    def to_page(self, page: int, point: QPointF) -> QPointF:
        """From the canvas to points of the page, kept inside it."""
        rect = self._rects[page]
        x = min(max(point.x(), rect.left()), rect.right()) - rect.left()
        y = min(max(point.y(), rect.top()), rect.bottom()) - rect.top()
        return QPointF(x / self.scale, y / self.scale)

    def from_page(self, page: int, area: QRectF) -> QRectF:
        """From points of the page to the canvas."""
        rect = self._rects[page]
        scale = self.scale
        return QRectF(
            rect.left() + area.left() * scale,
            rect.top() + area.top() * scale,
            area.width() * scale,
            area.height() * scale,
        )


def fit_width_zoom(sizes: Sequence[tuple[float, float]], unit: float, available_width: float) -> float:
    """The zoom at which the widest page just fits between the margins."""
    widest = max((width for width, _ in sizes), default=1.0)
    zoom = (available_width - 2 * MARGIN) / max(widest * unit, 1e-6)
    return min(max(zoom, MIN_ZOOM), MAX_ZOOM)


def next_zoom(zoom: float, steps: int) -> float:
    """The zoom `steps` places up or down the usual ladder."""
    for _ in range(abs(steps)):
        if steps > 0:
            zoom = next((step for step in ZOOM_STEPS if step > zoom * 1.001), MAX_ZOOM)
        else:
            zoom = next((step for step in reversed(ZOOM_STEPS) if step < zoom * 0.999), MIN_ZOOM)
    return zoom
