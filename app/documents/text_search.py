"""Finds text among the words of a page. Pure functions; run in the reader process, beside the text.

Spaces and line breaks count alike, words divided at a line's end count as one, and so do letters with and
without accents unless upper and lower case are told apart.
"""

import bisect
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.documents.region import Rect
from app.documents.text_selection import (
    SOFT_HYPHEN,
    TextPosition,
    are_in_one_line,
    is_divided,
    is_unspaced,
    joint_between,
    rects_between,
)
from app.documents.word import Word

MOST_HITS = 5000
LONGEST_NEEDLE = 1000
ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
)
MARKS = re.compile(r"[\u0300-\u036f]")
LOOSE = re.compile(r"[\s\u00ad-]+")


def reduced(text: str, match_case: bool) -> str:
    """The text without what a search may overlook: without the reduced needle in it there is no hit."""
    return LOOSE.sub("", _folded(text, match_case))


def find_in_words(
    words: Sequence[Word], needle: str, *, match_case: bool = False, whole_words: bool = False
) -> list[tuple[Rect, ...]]:
    """Where the needle stands: for each hit, one rectangle for each line that it spans."""
    wanted = " ".join(_folded(needle[:LONGEST_NEEDLE], match_case).split())
    if not wanted:
        return []
    spans: set[tuple[TextPosition, TextPosition]] = set()
    for keeps_hyphens in (False, True) if _has_divided(words) else (True,):
        text = _FlatText(words, match_case, keeps_hyphens)
        for start in itertools.islice(_places(text.text, wanted, whole_words), MOST_HITS):
            first, last = text.place_of(start), text.place_of(start + len(wanted) - 1)
            spans.add((first, TextPosition(last.word, last.character + 1)))
    return [rects_between(words, start, end) for start, end in sorted(spans)[:MOST_HITS]]


def _places(text: str, wanted: str, whole_words: bool) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not whole_words or not (_goes_on(text, start - 1) or _goes_on(text, end)):
            yield start
            start = text.find(wanted, end)
        else:
            start = text.find(wanted, start + 1)


def _goes_on(text: str, index: int) -> bool:
    return 0 <= index < len(text) and text[index].isalnum()


def _has_divided(words: Sequence[Word]) -> bool:
    return any(_divided(last, word) for last, word in pairwise(words))


def _divided(last: Word, word: Word) -> bool:
    return is_divided(last, word) and not are_in_one_line(last, word)


class _FlatText:
    """All words as one folded text that knows where on the page each of its characters stands."""

    def __init__(self, words: Sequence[Word], match_case: bool, keeps_hyphens: bool) -> None:
        self._words = words
        self._match_case = match_case
        self._starts: list[int] = []
        pieces: list[str] = []
        length = 0
        for index, word in enumerate(words):
            if index and _divided(words[index - 1], word):
                if not keeps_hyphens:
                    pieces[-1] = pieces[-1][:-1]
                    length -= 1
            elif index and not _joined(words[index - 1], word):
                pieces.append(" ")
                length += 1
            self._starts.append(length)
            pieces.append(self._folded_word(word.text))
            length += len(pieces[-1])
        self.text = "".join(pieces)

    def place_of(self, index: int) -> TextPosition:
        """The character of the page that this one of the text was made from; of a space, the one before."""
        number = bisect.bisect_right(self._starts, index) - 1
        offset, text = index - self._starts[number], self._words[number].text
        if text.isascii():
            return TextPosition(number, min(offset, len(text) - 1))
        for character in range(len(text)):
            offset -= len(_folded_character(text[character], self._match_case, character == len(text) - 1))
            if offset < 0:
                return TextPosition(number, character)
        return TextPosition(number, len(text) - 1)

    def _folded_word(self, text: str) -> str:
        if text.isascii():
            return text if self._match_case else text.lower()
        last = len(text) - 1
        return "".join(
            _folded_character(char, self._match_case, index == last) for index, char in enumerate(text)
        )


def _joined(last: Word, word: Word) -> bool:
    return is_unspaced(last.text[-1], word.text[0]) and joint_between(last, word) == "\n"


def _folded_character(char: str, match_case: bool, is_last: bool) -> str:
    if char == SOFT_HYPHEN:  # shows only where it divides a word at a line's end
        return "-" if is_last else ""
    return _folded(char, match_case)


def _folded(text: str, match_case: bool) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(ALIKE))
    return plain if match_case else MARKS.sub("", plain).casefold()
