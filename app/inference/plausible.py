"""Whether an answer may be what was asked for, apart from what the model thinks of it: whether it is of the
kind that the question wants, and whether it stands on the page as it is told, where the page has words of its
own. Pure functions, any thread; `candidates` weighs the answers of several looks with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.inference.question_words import KINDS, NAMING, folded

OTHER_KIND = 0.3  # of the odds: an amount where a date was asked for
MISQUOTED = 0.3  # of the odds: words that the page has, but not one after another
SHORTEST_QUOTED = 3  # characters of a number or code; shorter ones may be counted, not read
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
    """Where a question names kinds, an answer must be of one of them; who somebody is has no digits."""
    asked = set(folded(question))
    wanted = [shape for shape, naming in KINDS if asked & naming]
    if wanted:
        return any(shape.search(piece) for shape in wanted for piece in text.casefold().split())
    return not asked & NAMING or not any(letter.isdigit() for letter in text)


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
