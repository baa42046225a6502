"""How the words of a page meet those of a question: the very word, its beginning, one that means the same,
one with a slip; and what kind of thing a word is. Pure functions for look_order.py and focus.py, any thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from app.documents.text_layer import Word
from app.inference.question_words import ALIKE, KINDS, SMALL, folded, folded_whole

EXACT, BEGINNING, MEANING, SLIP = 1.0, 0.7, 0.6, 0.6
SHORTEST_BEGINNING, SHORTEST_SLIP, LEAST_ALIKE = 4, 5, 0.8


class Met(NamedTuple):
    """A question's words, and for each word of the page how well it meets them and of which kinds it is."""

    asked: tuple[str, ...]
    matches: Sequence[Mapping[str, float]]
    kinds: Sequence[frozenset[int]]


def meet(question: str, words: Sequence[Word]) -> Met:
    """How the words of a page meet a question."""
    return _meet(question, tuple(words))


@lru_cache(maxsize=2)  # the order of looks and the focus ask one after the other, before the first token
def _meet(question: str, words: tuple[Word, ...]) -> Met:
    asked = _asked(question)
    matches = _without_guesses([_matches(asked, folded(word.text)) for word in words])
    return Met(asked, matches, [_kinds(folded_whole(word.text), asked, question) for word in words])


def _asked(question: str) -> tuple[str, ...]:
    """The words of a question that tell what it is about."""
    words = folded(question)
    telling = [word for word in words if word not in SMALL and (len(word) > 1 or word.isdigit())]
    return tuple(dict.fromkeys(telling))


def _matches(asked: Sequence[str], printed: Sequence[str]) -> Mapping[str, float]:
    """How well each word of the question is met by a word of the page."""
    found = {word: max((_alike(word, part) for part in printed), default=0.0) for word in asked}
    return {word: value for word, value in found.items() if value > 0}


def _without_guesses(matches: Sequence[Mapping[str, float]]) -> list[Mapping[str, float]]:
    """Where the very word stands on the page, words that mean the same or nearly look so are others."""
    exact = {word for match in matches for word, value in match.items() if value == EXACT}
    return [
        {word: value for word, value in match.items() if value >= BEGINNING or word not in exact}
        for match in matches
    ]


@lru_cache(maxsize=4096)
def _alike(asked: str, printed: str) -> float:
    if asked == printed:
        return EXACT
    shorter, longer = sorted((asked, printed), key=len)
    if len(shorter) >= SHORTEST_BEGINNING and longer.startswith(shorter):
        return BEGINNING
    if any(asked in group and printed in group for group in ALIKE):
        return MEANING
    if len(shorter) >= SHORTEST_SLIP and len(longer) - len(shorter) <= 2 and not longer.isdigit():
        matcher = SequenceMatcher(None, asked, printed, autojunk=False)
        if matcher.quick_ratio() >= LEAST_ALIKE and matcher.ratio() >= LEAST_ALIKE:
            return SLIP
    return 0.0


def _kinds(printed: str, asked: Sequence[str], question: str) -> frozenset[int]:
    """Which kinds of thing that are asked for a word of the page is."""
    spoken = {*asked, *folded(question)}
    return frozenset(
        number
        for number, (shape, words) in enumerate(KINDS)
        if spoken & words and shape.search(printed) is not None
    )
