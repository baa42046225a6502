"""Whether an answer may be what was asked for, apart from what the model thinks of it: whether it is of the
kind that the question wants, and whether it stands on the page as it is told, where the page has words of its
own. Pure functions, any thread; `candidates` weighs the answers of several looks with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.inference.question_words import (
    DATE,
    FIGURES,
    KINDS,
    LIVING,
    MEASURED,
    NAMED,
    NAMING,
    OF_SOMEBODY,
    folded,
)

OTHER_KIND = 0.15  # of the odds: an amount where a date was asked for; measured on 1,800 answers of looks
MISQUOTED = 0.3  # of the odds: words that the page has, but not one after another
SHORTEST_QUOTED = 3  # characters of a number or code; shorter ones may be counted, not read
SHORTEST_WORD = 4  # letters of a word in small letters that is no part of a name
MOSTLY = 1 / 2  # of an answer's words are the page's: it quotes

_PARTS = re.compile(r"[\n,;]+|\s(?:and|und|et|y)\s")


def plausibility(question: str, text: str, words: Sequence[str]) -> float:
    """What the odds of an answer are to be multiplied by: 1 where nothing speaks against it.

    Args:
        words: as the document itself has them where the answer is from; none in a picture or a scan.
    """
    kind = 1.0 if _is_of_the_kind(question, text) else OTHER_KIND
    return kind * (MISQUOTED if words and _is_misquoted(text, words) else 1.0)


def _is_of_the_kind(question: str, text: str) -> bool:
    """Where a question names kinds, an answer must be of one of them; for "how much" and "how long" any
    number will do. Who somebody is has no digits and no words in small letters; a value has digits, and so
    has an address where somebody lives, which is no date.
    """
    asked = set(folded(question))
    has_digits = any(map(str.isdigit, text))
    if asked & NAMING or (asked & NAMED and not asked & OF_SOMEBODY):
        return not has_digits and not _has_small_words(text)
    wanted = [shape for shape, naming in KINDS if asked & naming]
    if wanted:
        return any(_has(shape, text) for shape in wanted) or (has_digits and bool(asked & MEASURED))
    if asked & FIGURES:
        return has_digits
    if asked & LIVING:
        return has_digits and ("\n" in text or not _has(DATE, text))
    return True


def _has(shape: re.Pattern[str], text: str) -> bool:
    return any(shape.search(piece) for piece in text.casefold().split())


def _has_small_words(text: str) -> bool:
    """Words of running text: neither names, nor "von", "and", "der", nor addresses of mail."""
    pieces = (piece for piece in text.split() if "@" not in piece)
    return any(piece[0].islower() and len(piece.strip(",.;:")) >= SHORTEST_WORD for piece in pieces)


def _is_misquoted(text: str, words: Sequence[str]) -> bool:
    """Whether it has words of the page, but neither it nor each of its parts stands there as a whole."""
    page = [word for printed in words for word in folded(printed)]
    known = set(page)
    said = folded(text)
    numbers = [word for word in said if len(word) >= SHORTEST_QUOTED and any(map(str.isdigit, word))]
    if any(number not in known for number in numbers):
        return True
    if len(said) < 2 or sum(word in known for word in said) < MOSTLY * len(said):
        return False
    return not all(_stands_in(folded(part), page) for part in _PARTS.split(text))


def _stands_in(said: Sequence[str], page: Sequence[str]) -> bool:
    count = len(said)
    return not said or any(
        tuple(page[start : start + count]) == tuple(said)
        for start, word in enumerate(page)
        if word == said[0]
    )
