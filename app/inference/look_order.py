"""Which look a question points to, by the words that the page itself has. Pure functions, any thread.

Words of the question are compared with the words in each look (word_matches.py); rare ones count more. What a
question wants (an amount, a date) counts a little as well.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.documents.region import Rect
from app.documents.text_layer import Word
from app.inference.question_words import FIRST, LAST, folded
from app.inference.spoken import asks_for_kind
from app.inference.word_matches import meet

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
    asked, matches, kinds = meet(question, words)
    if any(word in LAST for word in asked):
        numbers = numbers[::-1]
    if not words or len(areas) < 2 or stands_first(question):
        return Order(numbers)
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


def stands_first(question: str) -> bool:
    """Whether it asks for what stands at the beginning of documents of all kinds, who wrote it, say, or for
    what shows there best: what kind of document it is.
    """
    return asks_for_kind(question) or any(word in FIRST for word in folded(question))


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
