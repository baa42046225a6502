"""Rectangles on a page, and the region that a question is about. Plain frozen values, used on any thread.

Coordinates are points of the page (pixels for image files), origin at the top left, y downwards, with the
page's rotation applied: what you see is what you count.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple, Self

from app.errors import UserError

SMALLEST_SIDE = 0.5


class Rect(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def is_empty(self) -> bool:
        return not (self.width > 0 and self.height > 0)

    def intersection(self, other: "Rect") -> "Rect":
        """What both cover; it is empty where they do not meet."""
        return Rect(
            max(self.x0, other.x0), max(self.y0, other.y0), min(self.x1, other.x1), min(self.y1, other.y1)
        )

    def holds_centre_of(self, other: "Rect") -> bool:
        x, y = (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1

    def union(self, other: "Rect") -> "Rect":
        """The smallest rectangle that holds both."""
        return Rect(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )

    def turned(self, quarter_turns: int, page_width: float, page_height: float) -> "Rect":
        """Where this lies after the page, of this size now, is turned clockwise."""
        x0, y0 = turned_point(self.x0, self.y0, quarter_turns, page_width, page_height)
        x1, y1 = turned_point(self.x1, self.y1, quarter_turns, page_width, page_height)
        return Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def turned_point(
    x: float, y: float, quarter_turns: int, page_width: float, page_height: float
) -> tuple[float, float]:
    """Where a point lies after its page, of this size now, is turned clockwise."""
    match quarter_turns % 4:
        case 1:
            return page_height - y, x
        case 2:
            return page_width - x, page_height - y
        case 3:
            return y, page_width - x
    return x, y


@dataclass(frozen=True)
class Region:
    """A rectangle on the page with index `page` (from 0). An empty one cannot be made."""

    page: int
    x: float
    y: float
    width: float
    height: float

    def __post_init__(self) -> None:
        numbers = (self.x, self.y, self.width, self.height)
        if not all(math.isfinite(number) for number in numbers):
            raise UserError("The region is not made of plain numbers.", "Give it as X,Y,WIDTH,HEIGHT.")
        if self.width <= 0 or self.height <= 0:
            raise UserError(
                f"The region is empty: it is {self.width:g} wide and {self.height:g} high.",
                "Give a width and a height above 0.",
            )

    @classmethod
    def parse(cls, text: str, page: int) -> Self:
        """Reads "X,Y,W,H".

        Raises:
            ValueError: the text is not four numbers.
            UserError: they make no region.
        """
        parts = [float(part) for part in text.split(",")]
        if len(parts) != 4:
            raise ValueError(f"{len(parts)} numbers instead of 4")
        return cls(page, *parts)

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.x + self.width, self.y + self.height)

    def clipped_to(self, page_width: float, page_height: float) -> Rect:
        """The part of the region that lies on a page of this size.

        Raises:
            UserError: no part does.
        """
        on_page = self.rect.intersection(Rect(0, 0, page_width, page_height))
        if on_page.width < SMALLEST_SIDE or on_page.height < SMALLEST_SIDE:
            raise UserError(
                f"The region {self.x:g},{self.y:g},{self.width:g},{self.height:g} lies outside the page.",
                f"The page is {page_width:g} wide and {page_height:g} high; choose a region on it.",
            )
        return on_page

    def turned(self, quarter_turns: int, page_width: float, page_height: float) -> "Region":
        """Where the same spot lies after the page, of this size now, is turned clockwise."""
        rect = self.rect.turned(quarter_turns, page_width, page_height)
        return Region(self.page, rect.x0, rect.y0, rect.width, rect.height)
