"""Where each page lies on the canvas: plain geometry, no painting, no state but its own numbers.

Lengths are device-independent pixels of the screen; `points` are the page's own units. Used by `viewport`
and tested without a display.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

MARGIN = 24.0  # beside and below the pages
TOP = 56.0  # above the first one: room for the latency pill
GAP = 16.0  # between two pages
ABOVE = 12.0  # what is left free above a page that was gone to
MIN_ZOOM, MAX_ZOOM = 0.1, 8.0
ZOOM_STEPS = (0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0)


class Spot(NamedTuple):
    """A place that keeps its meaning when the zoom changes: points of a page, and pixels beyond its edge."""

    page: int
    x: float
    y: float
    beyond_x: float = 0.0
    beyond_y: float = 0.0


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
        self._sizes = sizes
        self._tops: list[float] = []
        self._bottoms: list[float] = []
        top = TOP
        for (
            _,
            page_height,
        ) in sizes:  # plain numbers: a layout of thousands of pages is made at every zoom step
            height = page_height * self.scale
            self._tops.append(top)
            self._bottoms.append(top + height)
            top += round(height) + GAP
        self.height = top - GAP + MARGIN if sizes else 0.0

    def __len__(self) -> int:
        return len(self._tops)

    def page_rect(self, page: int) -> QRectF:
        """The page on the canvas."""
        width = self._sizes[page][0] * self.scale
        left = round((self.width - width) / 2)
        return QRectF(left, self._tops[page], width, self._bottoms[page] - self._tops[page])

    def pages_in(self, area: QRectF) -> range:
        """The pages that a part of the canvas touches, first to last."""
        if not self._tops:
            return range(0)
        first = max(bisect_right(self._tops, area.top()) - 1, 0)
        if self._bottoms[first] <= area.top():
            first += 1
        last = bisect_right(self._tops, area.bottom())
        return range(min(first, len(self._tops)), max(last, first))

    def page_at(self, point: QPointF) -> int | None:
        """The page under a point of the canvas; between pages and beside them there is none."""
        for page in self.pages_in(QRectF(point.x(), point.y(), 1, 1)):
            if self.page_rect(page).contains(point):
                return page
        return None

    def nearest_page(self, point: QPointF) -> int:
        """The page at the height of `point`; between two pages the one that comes."""
        above = max(bisect_right(self._tops, point.y()) - 1, 0)
        below = min(above + 1, len(self._tops) - 1)
        return above if point.y() < self._bottoms[above] else below

    def main_page(self, area: QRectF) -> int:
        """The page that fills most of `area`: the one a question without a region is about."""
        nearest = max(bisect_right(self._tops, area.center().y()) - 1, 0)
        return max(
            self.pages_in(area),
            key=lambda page: self.page_rect(page).intersected(area).height(),
            default=nearest,
        )

    def to_page(self, page: int, point: QPointF) -> QPointF:
        """From the canvas to points of the page, kept inside it."""
        rect = self.page_rect(page)
        x = min(max(point.x(), rect.left()), rect.right()) - rect.left()
        y = min(max(point.y(), rect.top()), rect.bottom()) - rect.top()
        return QPointF(x / self.scale, y / self.scale)

    def from_page(self, page: int, area: QRectF) -> QRectF:
        """From points of the page to the canvas."""
        rect = self.page_rect(page)
        scale = self.scale
        return QRectF(
            rect.left() + area.left() * scale,
            rect.top() + area.top() * scale,
            area.width() * scale,
            area.height() * scale,
        )

    def spot_at(self, point: QPointF) -> Spot:
        """The place under a point of the canvas; there must be a page."""
        page = self.nearest_page(point)
        rect, inside = self.page_rect(page), self.to_page(page, point)
        beyond_x = point.x() - min(max(point.x(), rect.left()), rect.right())
        beyond_y = point.y() - min(max(point.y(), rect.top()), rect.bottom())
        return Spot(page, inside.x(), inside.y(), beyond_x, beyond_y)

    def point_of(self, spot: Spot) -> QPointF:
        """Where a place lies on the canvas."""
        rect = self.page_rect(spot.page)
        return QPointF(
            rect.left() + spot.x * self.scale + spot.beyond_x,
            rect.top() + spot.y * self.scale + spot.beyond_y,
        )


def fit_width_zoom(sizes: Sequence[tuple[float, float]], unit: float, available_width: float) -> float:
    """The zoom at which the widest page just fits between the margins."""
    widest = max((width for width, _ in sizes), default=1.0)
    zoom = (available_width - 2 * MARGIN) / max(widest * unit, 1e-6)
    return min(max(zoom, MIN_ZOOM), MAX_ZOOM)


def fit_page_zoom(size: tuple[float, float], unit: float, width: float, height: float) -> float:
    """The zoom at which a whole page of `size` points is seen."""
    across = (width - 2 * MARGIN) / max(size[0] * unit, 1e-6)
    down = (height - 2 * ABOVE) / max(size[1] * unit, 1e-6)
    return min(max(min(across, down), MIN_ZOOM), MAX_ZOOM)


def next_zoom(zoom: float, steps: int) -> float:
    """The zoom `steps` places up or down the usual ladder."""
    for _ in range(abs(steps)):
        if steps > 0:
            zoom = next((step for step in ZOOM_STEPS if step > zoom * 1.001), MAX_ZOOM)
        else:
            zoom = next((step for step in reversed(ZOOM_STEPS) if step < zoom * 0.999), MIN_ZOOM)
    return zoom
