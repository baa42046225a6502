"""The words of a page with their places and font sizes, as the document itself gives them. A plain frozen
value, used on any thread. Pictures and scans have an empty one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.documents import text_selection
from app.documents.region import Rect
from app.documents.text_selection import NOTHING, Line, TextPosition, TextSelection
from app.documents.word import Word as Word


@dataclass(frozen=True)
class TextLayer:
    words: tuple[Word, ...] = ()

    def words_in(self, area: Rect | None) -> Sequence[Word]:
        """The words whose centre lies in the area, in reading order; all of them without an area."""
        if area is None:
            return self.words
        return [word for word in self.words if area.holds_centre_of(word.rect)]

    def words_in_any(self, areas: Sequence[Rect]) -> Sequence[Word]:
        """The words whose centre lies in one of the areas, in reading order."""
        return [word for word in self.words if any(area.holds_centre_of(word.rect) for area in areas)]

    def text_in(self, area: Rect | None = None) -> str:
        """The words as text, with a new line wherever the next word starts lower than the last one ended."""
        pieces: list[str] = []
        last: Word | None = None
        for word in self.words_in(area):
            if last is not None:
                pieces.append(text_selection.joint_between(last, word))
            pieces.append(word.text)
            last = word
        return "".join(pieces)

    def word_at(self, x: float, y: float) -> int | None:
        """The index of the word under a point."""
        return text_selection.word_at(self.words, self._lines, x, y)

    def nearest(self, x: float, y: float) -> TextPosition:
        """The gap between characters that a pointer at this point means, however far from any text."""
        return text_selection.nearest(self.words, self._lines, x, y)

    def selection(self, start: TextPosition, end: TextPosition) -> TextSelection:
        """What lies between two positions, in whichever order they come."""
        return text_selection.selection(self.words, start, end)

    def select_word(self, position: TextPosition) -> TextSelection:
        """The word around a position, without the punctuation that hangs on it."""
        return self.selection(*text_selection.word_around(self.words, position))

    def select_line(self, position: TextPosition) -> TextSelection:
        """The line around a position."""
        for line in self._lines:
            if line.first <= position.word < line.end:
                last = line.end - 1
                end = TextPosition(last, len(self.words[last].text))
                return self.selection(TextPosition(line.first, 0), end)
        return NOTHING

    def select_all(self) -> TextSelection:
        if not self.words:
            return NOTHING
        last = len(self.words) - 1
        return self.selection(TextPosition(0, 0), TextPosition(last, len(self.words[last].text)))

    def turned(self, quarter_turns: int, page_width: float, page_height: float) -> "TextLayer":
        """The same text after the page, of this size now, is turned clockwise."""
        return TextLayer(tuple(word.turned(quarter_turns, page_width, page_height) for word in self.words))

    @cached_property
    def _lines(self) -> list[Line]:
        return text_selection.lines_of(self.words)
