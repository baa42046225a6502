"""One word of a page, with its place, the way it runs and where its characters stand. A plain frozen value,
used on any thread and in the reader process.
"""

from typing import NamedTuple

from app.documents.region import Rect, turned_point


class Word(NamedTuple):
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    line: int = -1
    """Words with the same number stand in one line; -1: nobody said."""
    direction: int = 0
    """The way the line runs, in quarter turns: 0 to the right, 1 down, 2 to the left, 3 up."""
    stops: tuple[float, ...] = ()
    """Where characters begin and end, along the line: x or y, one more than characters; none if slanted."""

    @property
    def rect(self) -> Rect:
        return Rect(self.x0, self.y0, self.x1, self.y1)

    @property
    def edges(self) -> tuple[float, ...]:
        """The x of the edges of the characters, one more than there are; none for text that is not level."""
        return self.stops if self.direction == 0 else ()

    def part(self, start: int, end: int) -> Rect:
        """The area of the characters from `start` to before `end`; the whole word where it has no stops."""
        if not self.stops:
            return self.rect
        low, high = sorted((self.stops[start], self.stops[end]))
        if self.direction % 2 == 0:
            return Rect(low, self.y0, high, self.y1)
        return Rect(self.x0, low, self.x1, high)

    def gap_at(self, x: float, y: float) -> int:
        """The gap between characters that is nearest to the point: 0 before the first one."""
        along = y if self.direction % 2 else x
        if self.stops:
            return min(range(len(self.stops)), key=lambda index: abs(self.stops[index] - along))
        before = x - self.x0 < self.x1 - x
        return 0 if before else len(self.text)

    def turned(self, quarter_turns: int, page_width: float, page_height: float) -> "Word":
        """The same word after the page, of this size now, is turned clockwise."""
        rect = self.rect.turned(quarter_turns, page_width, page_height)
        direction = (self.direction + quarter_turns) % 4
        points = [
            (self.x0, stop) if self.direction % 2 else (stop, self.y0) for stop in self.stops
        ]  # any point of the character's edge will do: only its place along the line is kept
        turned = [turned_point(x, y, quarter_turns, page_width, page_height) for x, y in points]
        stops = tuple(y if direction % 2 else x for x, y in turned)
        return Word(self.text, *rect, self.size, self.line, direction, stops)
