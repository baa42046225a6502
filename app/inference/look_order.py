"""Which look a question points to, by the words that the page itself has. Pure functions, any thread.

Words of the question are compared with the words in each look, whatever their case and accents, in part and
with a slip, too; rare ones count more. What a question wants (an amount, a date) counts a little as well.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from app.documents.region import Rect
from app.documents.text_layer import Word
from app.inference.question_words import ALIKE, KINDS, LAST, SMALL, folded, folded_whole

EXACT, BEGINNING, MEANING, SLIP = 1.0, 0.7, 0.6, 0.6
SHORTEST_BEGINNING, SHORTEST_SLIP, LEAST_ALIKE = 4, 5, 0.8
NEXT_TO_EACH_OTHER = 0.5  # more for each two words of the question that stand so on the page
KIND = 0.4  # for something of the kind that is asked for
CLEARLY, TIMES_THE_NEXT = 0.85, 1.8  # a look is pointed to when it scores so much, and so much more


class Order(NamedTuple):
    """Looks by their number, the one that is pointed to first; `is_clear` where that is beyond doubt."""

    looks: tuple[int, ...]
    is_clear: bool = False


def order_of(question: str, areas: Sequence[Rect], words: Sequence[Word]) -> Order:
    """In which order to look at the areas; as they come where the words of the page tell nothing."""
    numbers = tuple(range(len(areas)))
    asked = _asked(question)
    if any(word in LAST for word in asked):
        numbers = numbers[::-1]
    if not words or len(areas) < 2:
        return Order(numbers)
    matches = _without_guesses([_matches(asked, folded(word.text)) for word in words])
    kinds = [_kinds(folded_whole(word.text), asked, question) for word in words]
    inside = [[i for i, word in enumerate(words) if area.holds_centre_of(word.rect)] for area in areas]
    rarity = _rarity(asked, matches, inside)
    scores = [_score(inner, matches, kinds, rarity) for inner in inside]
    ranked = sorted(numbers, key=lambda number: -scores[number])  # stable: else as they come
    best = ranked[0]
    seen = set(inside[best])
    others = [
        _score([i for i in inner if i not in seen], matches, kinds, rarity)
        for number, inner in enumerate(inside)
        if number != best
    ]
    is_clear = scores[best] >= CLEARLY and scores[best] >= TIMES_THE_NEXT * max(others)
    return Order(tuple(ranked), is_clear)


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


def _rarity(
    asked: Sequence[str], matches: Sequence[Mapping[str, float]], inside: Sequence[Sequence[int]]
) -> dict[str, float]:
    """A word that every look has points nowhere."""
    count = {word: sum(any(word in matches[i] for i in inner) for inner in inside) for word in asked}
    return {word: math.log(1 + len(inside) / number) for word, number in count.items() if number}


def _score(
    inner: Sequence[int],
    matches: Sequence[Mapping[str, float]],
    kinds: Sequence[frozenset[int]],
    rarity: Mapping[str, float],
) -> float:
    best: dict[str, float] = {}
    together = 0.0
    for before, index in zip([None, *inner], inner, strict=False):
        for word, value in matches[index].items():
            best[word] = max(best.get(word, 0.0), value)
        if before is not None and index == before + 1 and matches[index] and matches[before]:
            pairs = {**matches[before], **matches[index]}
            together = max(together, NEXT_TO_EACH_OTHER if len(pairs) > 1 else 0.0)
    found = {kind for index in inner for kind in kinds[index]}
    return sum(value * rarity[word] for word, value in best.items()) + together + KIND * len(found)
