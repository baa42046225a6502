"""Finds text among the words of a page. Pure functions; run in the reader process, beside the text.

Spaces and line breaks count alike, words divided at a line's end count as one, and so do letters with and
without accents unless upper and lower case are told apart.
"""

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
        text, places = _flattened(words, match_case, keeps_hyphens)
        for start in _places(text, wanted, whole_words):
            first, last = places[start], places[start + len(wanted) - 1]
            spans.add((first, TextPosition(last.word, last.character + 1)))
            if len(spans) >= MOST_HITS:
                break
    return [rects_between(words, start, end) for start, end in sorted(spans)]


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


def _flattened(
    words: Sequence[Word], match_case: bool, keeps_hyphens: bool
) -> tuple[str, list[TextPosition]]:
    """All words as one folded text, and for each of its characters where it stands on the page."""
    pieces: list[str] = []
    places: list[TextPosition] = []
    for index, word in enumerate(words):
        if index and pieces:
            last = words[index - 1]
            if _divided(last, word):
                if not keeps_hyphens:
                    pieces.pop()
                    places.pop()
            elif not _joined(last, word):
                pieces.append(" ")
                places.append(TextPosition(index - 1, len(last.text) - 1))
        for character, char in enumerate(word.text):
            for piece in _folded_character(char, match_case, character == len(word.text) - 1):
                pieces.append(piece)
                places.append(TextPosition(index, character))
    return "".join(pieces), places


def _folded_character(char: str, match_case: bool, is_last: bool) -> str:
    if char == SOFT_HYPHEN:  # shows only where it divides a word at a line's end
        return "-" if is_last else ""
    return _folded(char, match_case)


def _joined(last: Word, word: Word) -> bool:
    return joint_between(last, word) == "\n" and is_unspaced(last.text[-1], word.text[0])


def _folded(text: str, match_case: bool) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(ALIKE))
    return plain if match_case else MARKS.sub("", plain).casefold()
