"""The words of a page with their places and font sizes, as the document itself gives them. A plain frozen
value, used on any thread. Pictures and scans have an empty one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.documents.region import Rect


class Word(NamedTuple):
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float

    @property
    def rect(self) -> Rect:
        return Rect(self.x0, self.y0, self.x1, self.y1)


@dataclass(frozen=True)
class TextLayer:
    words: tuple[Word, ...] = ()

    def words_in(self, area: Rect | None) -> Sequence[Word]:
        """The words whose centre lies in the area, in reading order; all of them without an area."""
        if area is None:
            return self.words
        return [word for word in self.words if area.holds_centre_of(word.rect)]

    def text_in(self, area: Rect | None = None) -> str:
        """The words as text, with a new line wherever the next word starts lower than the last one ended."""
        pieces: list[str] = []
        last: Word | None = None
        for word in self.words_in(area):
            if last is not None:
                pieces.append("\n" if word.y0 >= (last.y0 + last.y1) / 2 or word.x1 < last.x0 else " ")
            pieces.append(word.text)
            last = word
        return "".join(pieces)
