"""What a caller may choose about an answer; checked when it is made.

Used by callers of the engine and by sampling.py and engine.py, on any thread. No torch here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from fastvlm_engine.errors import OptionsError

LARGEST_SEED = 2**63 - 1


@dataclass(frozen=True)
class GenerationOptions:
    """How an answer is made; the defaults give the same answer every time.

    Raises:
        OptionsError: a value lies outside what is allowed; it is a ValueError too.
    """

    max_new_tokens: int = 256
    temperature: float = 0.0
    """0 takes the likeliest token every time; higher values take others more often."""
    top_p: float = 1.0
    """Only the likeliest tokens that make up this share are drawn from."""
    repetition_penalty: float = 1.0
    """Above 1 makes tokens that the answer already has less likely."""
    seed: int | None = None
    """The same seed draws the same answer; None draws a new one each time."""
    words: tuple[str, ...] = ()
    """Words that the document itself has for what is in the picture, in reading order: where the model is in
    doubt about a letter, it may spell like them."""

    def __post_init__(self) -> None:
        _check_whole("max_new_tokens", self.max_new_tokens, 1, 1 << 20)
        _check_between("temperature", self.temperature, 0.0, 10.0)
        _check_between("top_p", self.top_p, 0.0, 1.0)
        if self.top_p == 0:
            raise OptionsError("top_p is 0, which leaves no token to choose", "Give one above 0, up to 1")
        _check_between("repetition_penalty", self.repetition_penalty, 0.1, 10.0)
        if self.seed is not None:
            _check_whole("seed", self.seed, 0, LARGEST_SEED)
        if not isinstance(self.words, tuple) or not all(isinstance(word, str) for word in self.words):
            raise OptionsError("words is not a tuple of texts", "Give one, such as words=('Total', '42.00')")


def _check_whole(name: str, value: object, lowest: int, highest: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
        raise OptionsError(f"{name} is {value!r}", f"Give a whole number from {lowest} to {highest}")


def _check_between(name: str, value: object, lowest: float, highest: float) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if not number or not lowest <= value <= highest:  # type: ignore[operator]
        raise OptionsError(f"{name} is {value!r}", f"Give a number from {lowest:g} to {highest:g}")
