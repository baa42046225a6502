"""The words that a document itself has for what is in the picture: a guide to the next letter, for when the
model is in doubt.

Made by answer.py for each answer that comes with such words, asked by sampling.py on the engine thread. No
torch here. The idea is contextual biasing as speech recognisers do it (Zhao et al., "Shallow-Fusion
End-to-End Contextual Biasing", Interspeech 2019): what continues a known word becomes more likely, and
nothing is forced. Which word an answer begins with is left to the model alone, for that is what the question
is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

AROUND = "\"'“”‘’«»()[].,;:!?"  # marks around a word that an answer may leave out
MOST_WORDS = 5000  # a picture that can be read has far fewer
_BLANK = re.compile(rb"\s+")


class Spelling:
    """How far an answer has come in the words of the page.

    Args:
        words: as the page has them, in reading order.
        token_bytes: UTF-8 bytes of a token; none for those that end an answer.
    """

    def __init__(self, words: Sequence[str], token_bytes: Callable[[int], bytes]) -> None:
        self._token_bytes = token_bytes
        forms = [_forms(word) for word in words[:MOST_WORDS]]
        self._words = sorted({form for of_word in forms for form in of_word})
        self._whole = frozenset(self._words)
        self._following: dict[bytes, set[bytes]] = defaultdict(set)
        for before, after in pairwise(forms):
            for form in before:
                self._following[form] |= after
        self._begun = b""  # of the word that is being written
        self._before = b""  # the word before it

    def agrees(self, token_id: int) -> bool:
        """Whether a word of the page goes on so; never for the first letter of an answer, nor for that of a
        word after one that the page does not have.
        """
        piece = self._token_bytes(token_id)
        if not piece:
            return self._begun in self._whole
        *done, begun = _BLANK.split(self._begun + piece)
        if any(word not in self._whole for word in done if word):
            return False
        if not begun:
            return bool(self._begun)
        if self._begun and not done:
            return self._begins(begun)
        before = next((word for word in reversed(done) if word), self._before)
        return any(word.startswith(begun) for word in self._following.get(before, ()))

    def push(self, token_id: int) -> None:
        """Takes the token that was chosen."""
        *done, self._begun = _BLANK.split(self._begun + self._token_bytes(token_id))
        self._before = next((word for word in reversed(done) if word), self._before)

    def _begins(self, beginning: bytes) -> bool:
        place = bisect_left(self._words, beginning)
        return place < len(self._words) and self._words[place].startswith(beginning)


def _forms(word: str) -> set[bytes]:
    """A word as it stands and without the marks around it."""
    forms = (word, word.strip(AROUND), word.rstrip(AROUND))
    return {form.encode("utf-8", "ignore") for form in forms if form}
