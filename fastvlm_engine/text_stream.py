"""Token ids in, text out, released only where a reader can take it: whole characters and whole words.

Used by engine.py on the engine thread; knows neither the model nor torch. What was released is never taken
back, and all pieces together are the text that decoding everything at once gives.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from fastvlm_engine.metrics import Timings

Finish = Literal["stop", "length", "loop", "cancelled"]

LONGEST_HELD = 48
"""A "word" of more characters (a hash, a web address) is released in parts rather than not at all."""

_JOINERS = "\u200c\u200d"
# Scripts written without spaces: a word may end after any of their letters.
_SPACELESS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x0F00, 0x109F),  # Tibetan, Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x30FF),  # CJK radicals and punctuation, Hiragana, Katakana
    (0x3100, 0x312F),  # Bopomofo
    (0x31A0, 0x4DBF),  # Bopomofo, CJK strokes, enclosed and compatible forms, Extension A
    (0x4E00, 0xA4CF),  # CJK ideographs, Yi
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
    (0xFE30, 0xFE4F),  # CJK compatibility forms
    (0xFF00, 0xFFEF),  # full-width forms
    (0x20000, 0x3FFFF),  # CJK extensions
)


@dataclass(frozen=True)
class TextChunk:
    """A piece of an answer. The last one, and only it, says why the answer ended and what it cost.

    `confidence` is how likely the answer up to here is exactly right, where the checkpoint was calibrated;
    elsewhere the lowest probability that the model gave to any token so far, in the last piece the one that
    ends it included. None when there was no token.
    """

    text: str
    timings: Timings | None = None
    finish: Finish | None = None
    confidence: float | None = None


class TextStream:
    """The text of one answer as its tokens arrive; each character is looked at once."""

    def __init__(self, token_bytes: Callable[[int], bytes]) -> None:
        self._token_bytes = token_bytes
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._held = ""

    def push(self, token_id: int) -> str:
        """The text that is safe to show now that this token has come; often none."""
        return self._release(self._decoder.decode(self._token_bytes(token_id)))

    def flush(self) -> str:
        """What is still held back; a character that was cut short becomes U+FFFD."""
        text = self._held + self._decoder.decode(b"", final=True)
        self._held = ""
        return text

    def _release(self, new: str) -> str:
        if not new:
            return ""
        text, first = self._held + new, len(self._held)
        # The held part has no boundary inside, so only places that the new characters decide are looked at.
        for end in range(len(text), max(first, 1) - 1, -1):
            if _is_boundary(text, end):
                self._held = text[end:]
                return text[:end]
        if len(text) > LONGEST_HELD:
            self._held = ""
            return text
        self._held = text
        return ""


def _is_boundary(text: str, end: int) -> bool:
    """Whether the first `end` characters can be shown, as far as the text goes."""
    before = text[end - 1]
    if end == len(text):
        return before.isspace() or _is_whole_word(before)
    after = text[end]
    if after in _JOINERS or before in _JOINERS or unicodedata.category(after)[0] == "M":
        return False
    return before.isspace() or after.isspace() or _is_spaceless(before) or _is_spaceless(after)


def _is_whole_word(character: str) -> bool:
    """An ideograph or kana stands alone; letters of Thai and its kin may still get a vowel sign."""
    return ord(character) >= 0x2E80 and _is_spaceless(character)


def _is_spaceless(character: str) -> bool:
    code = ord(character)
    return any(first <= code <= last for first, last in _SPACELESS)
