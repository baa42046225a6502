"""Selecting text among the words of a page: where a point falls, and what lies between two places. Pure
functions of the words, used by `TextLayer`, by the search in the reader process, and on any thread.

A line may run in any of the four directions; "along" is the way it runs, "across" is at right angles to it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.documents.region import Rect
from app.documents.word import Word

REACH_ACROSS = 0.35  # of a line's height: the space between lines belongs to the nearer one
ACROSS_WEIGHT = 20.0  # a line higher or lower is this much farther away than a word further along
BEFORE_WEIGHT = 3.0  # between two columns, the line that ends there is meant before the one that begins
PIECES = re.compile(
    r"\w+(?:[.,:'’@/-]\w+)*"
)  # what a double click selects: "12.50" whole, "(total)," without
SOFT_HYPHEN = "\u00ad"
HYPHENS = ("-", "‐", SOFT_HYPHEN)
UNSPACED = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))


class TextPosition(NamedTuple):
    """A gap between characters: before character `character` of word `word`, both from 0."""

    word: int
    character: int


@dataclass(frozen=True)
class TextSelection:
    """What lies between two positions."""

    start: TextPosition
    end: TextPosition
    text: str = ""
    """With the page's line breaks."""
    flowing_text: str = ""
    """As one line, words that were divided at a line's end joined."""
    rects: tuple[Rect, ...] = ()
    """One for each line."""

    @property
    def is_empty(self) -> bool:
        return self.start >= self.end


NOTHING = TextSelection(TextPosition(0, 0), TextPosition(0, 0))


@dataclass(frozen=True)
class Line:
    """Words `first` to before `end`, which stand in one line."""

    first: int
    end: int
    rect: Rect
    direction: int


def lines_of(words: Sequence[Word]) -> list[Line]:
    lines: list[Line] = []
    for index, word in enumerate(words):
        last = lines[-1] if lines else None
        if last is not None and are_in_one_line(words[index - 1], word):
            lines[-1] = Line(last.first, index + 1, last.rect.union(word.rect), word.direction)
        else:
            lines.append(Line(index, index + 1, word.rect, word.direction))
    return lines


def word_at(words: Sequence[Word], lines: Sequence[Line], x: float, y: float) -> int | None:
    """The word under a point."""
    for line in lines:
        if _holds(line.rect, x, y):
            for index in range(line.first, line.end):
                if _holds(words[index].rect, x, y):
                    return index
    return None


def nearest(words: Sequence[Word], lines: Sequence[Line], x: float, y: float) -> TextPosition:
    """The gap between characters that a pointer at this point means."""
    if not lines:
        return TextPosition(0, 0)
    line = min(lines, key=lambda line: _distance(line.rect, line.direction, x, y))
    index = min(
        range(line.first, line.end), key=lambda index: _distance(words[index].rect, line.direction, x, y)
    )
    return TextPosition(index, words[index].gap_at(x, y))


def selection(words: Sequence[Word], start: TextPosition, end: TextPosition) -> TextSelection:
    """What lies between two positions, in whichever order they come."""
    start, end = sorted((_on_page(words, start), _on_page(words, end)))
    parts = [part for part in _parts(words, start, end) if part[1] < part[2]]
    if not parts:
        return TextSelection(start, end)
    text, flowing, last = "", "", None
    for index, first, until in parts:
        piece, word = words[index].text[first:until], words[index]
        if last is None:
            text, flowing = piece, piece
        else:
            joint = joint_between(last, word)
            text += joint + piece
            flowing = _flowing(flowing, joint, piece)
        last = word
    return TextSelection(start, end, text, flowing, _rects(words, parts))


def rects_between(words: Sequence[Word], start: TextPosition, end: TextPosition) -> tuple[Rect, ...]:
    """The area between two positions that are in order: one rectangle for each line."""
    return _rects(words, [part for part in _parts(words, start, end) if part[1] < part[2]])


def word_around(words: Sequence[Word], position: TextPosition) -> tuple[TextPosition, TextPosition]:
    """The word of the language that the position lies in, without the punctuation around it."""
    index, character = _on_page(words, position)
    text = words[index].text if words else ""
    pieces = [piece.span() for piece in PIECES.finditer(text)] or [(0, len(text))]
    first, end = min(pieces, key=lambda span: max(span[0] - character, character - span[1], 0))
    return TextPosition(index, first), TextPosition(index, end)


def joint_between(last: Word, word: Word) -> str:
    """What stands between two words that follow each other: a space, a line break, or nothing."""
    return "\n" if not are_in_one_line(last, word) and _starts_anew(last, word) else " "


def are_in_one_line(last: Word, word: Word) -> bool:
    """True for two words that follow each other in one line, as the document says or as they lie."""
    if last.direction != word.direction:
        return False
    if last.line >= 0 and word.line >= 0:
        return last.line == word.line
    return not _starts_anew(last, word)


def is_divided(last: Word, word: Word) -> bool:
    """True where a hyphen at a line's end divides one word into these two."""
    return len(last.text) > 1 and last.text.endswith(HYPHENS) and word.text[:1].islower()


def is_unspaced(last: str, following: str) -> bool:
    """True between two characters of a script that writes no spaces between words."""
    if last.isascii() or following.isascii():
        return False
    return all(any(low <= ord(char) <= high for low, high in UNSPACED) for char in (last, following))


def _flowing(text: str, joint: str, piece: str) -> str:
    if joint == "\n":
        if len(text) > 1 and text.endswith(HYPHENS) and text[-2].isalpha() and piece[:1].islower():
            return text[:-1] + piece
        if is_unspaced(text[-1], piece[0]):
            return text + piece
    return f"{text} {piece}"


def _on_page(words: Sequence[Word], position: TextPosition) -> TextPosition:
    """A position from elsewhere, such as from before the page changed, made to fit."""
    if not words:
        return TextPosition(0, 0)
    index = min(max(position.word, 0), len(words) - 1)
    return TextPosition(index, min(max(position.character, 0), len(words[index].text)))


def _parts(words: Sequence[Word], start: TextPosition, end: TextPosition) -> list[tuple[int, int, int]]:
    """Index, first and end character of every word between two positions."""
    parts: list[tuple[int, int, int]] = []
    for index in range(start.word, min(end.word + 1, len(words))):
        first = start.character if index == start.word else 0
        until = end.character if index == end.word else len(words[index].text)
        parts.append((index, first, until))
    return parts


def _rects(words: Sequence[Word], parts: Sequence[tuple[int, int, int]]) -> tuple[Rect, ...]:
    rects: list[Rect] = []
    last: Word | None = None
    for index, first, until in parts:
        word = words[index]
        rect = word.part(first, until)
        if last is not None and are_in_one_line(last, word):
            rects[-1] = rects[-1].union(rect)
        else:
            rects.append(rect)
        last = word
    return tuple(rects)


def _starts_anew(last: Word, word: Word) -> bool:
    """True where `word` begins a new line or a new column, seen the way that the text runs."""
    along, across = _extent(last.rect, last.direction)
    next_along, next_across = _extent(word.rect, last.direction)
    middle = (across[0] + across[1]) / 2
    return next_across[0] >= middle or next_across[1] <= middle or next_along[1] < along[0]


def _extent(rect: Rect, direction: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a rectangle begins and ends along and across a line that runs this way."""
    match direction:
        case 1:
            return (rect.y0, rect.y1), (-rect.x1, -rect.x0)
        case 2:
            return (-rect.x1, -rect.x0), (-rect.y1, -rect.y0)
        case 3:
            return (-rect.y1, -rect.y0), (rect.x0, rect.x1)
    return (rect.x0, rect.x1), (rect.y0, rect.y1)


def _distance(rect: Rect, direction: int, x: float, y: float) -> tuple[float, float]:
    """How far a point is from a line or a word; ties go to the one that is nearer across."""
    (start, end), (top, bottom) = _extent(rect, direction)
    (along, _), (across, _) = _extent(Rect(x, y, x, y), direction)
    beside = max(BEFORE_WEIGHT * (start - along), along - end, 0.0)
    off = max(top - across, across - bottom, 0.0)
    beyond_reach = max(0.0, off - REACH_ACROSS * (bottom - top))
    return beside + ACROSS_WEIGHT * beyond_reach, off


def _holds(rect: Rect, x: float, y: float) -> bool:
    return rect.x0 <= x <= rect.x1 and rect.y0 <= y <= rect.y1
