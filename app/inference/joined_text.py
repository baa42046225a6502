"""Joins what was read from one look after another: lines that two looks show are told once, and nothing that
was told is taken back. Any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

MOST_REPEATED = 6  # lines
ALIKE = 0.65  # of their letters: the two may have misread different ones


class JoinedText:
    """Takes the text of look after look, and hands it on as soon as nothing can change it any more."""

    def __init__(self, hand_on: Callable[[str], None]) -> None:
        self._hand_on = hand_on
        self._told = ""
        self._waiting = ""  # of this look, not handed on yet
        self._held = ""  # the last line of the look before, where that ended amid print
        self._meets = self._is_cut = False

    def begin(self, *, is_cut: bool) -> None:
        """Another look begins, which ends amid print where `is_cut`."""
        self._meets, self._is_cut, self._waiting = bool(self._told or self._held), is_cut, ""

    def add(self, text: str) -> None:
        """A piece of what is read from the look."""
        self._waiting += text
        if self._meets and self._waiting.count("\n") <= MOST_REPEATED:
            return  # whether these lines are known already is not clear yet
        self._meet()
        whole, rest = self._waiting, ""
        if self._is_cut:
            whole, newline, rest = self._waiting.rpartition("\n")
            whole += newline
        self._waiting = rest
        self._tell(whole)

    def end(self) -> None:
        """All of the look was read."""
        self._waiting = self._waiting.rstrip()
        self._meet()
        if self._is_cut:
            before, _, self._held = self._waiting.rpartition("\n")
            self._tell(before)
        else:
            self._tell(self._waiting)
        self._waiting = ""

    def finish(self) -> None:
        """There are no more looks."""
        self._tell(self._line_after(self._held))
        self._held = ""

    def _meet(self) -> None:
        """Leaves out the first lines of the look where they are the last ones of the look before."""
        if not self._meets:
            return
        self._meets = False
        told, lines = self._told.rstrip().split("\n"), self._waiting.lstrip().split("\n")
        repeated, alike = repeated_lines(told, lines)
        if self._held:
            with_held, better = repeated_lines([*told, self._held], lines)
            if better > alike:
                repeated = with_held - 1  # only this look has that line whole
            elif not repeated:
                self._tell(self._line_after(self._held))
        self._held = ""
        self._waiting = self._line_after("\n".join(lines[repeated:]))

    def _line_after(self, text: str) -> str:
        """The text on a line of its own."""
        return f"\n{text}" if text and self._told and not self._told.endswith("\n") else text

    def _tell(self, text: str) -> None:
        if text:
            self._told += text
            self._hand_on(text)


def repeated_lines(before: Sequence[str], after: Sequence[str]) -> tuple[int, float]:
    """How many lines at the beginning of `after` are the last ones of `before`, misread ones included, and
    how much alike they are, up to 1.
    """
    best = (0, 0.0)
    for count in range(1, min(len(before), len(after), MOST_REPEATED) + 1):
        alike = [
            SequenceMatcher(None, first, second, autojunk=False).ratio()
            for first, second in zip(before[-count:], after[:count], strict=True)
        ]
        mean = sum(alike) / count
        if min(alike) >= ALIKE and mean >= best[1]:
            best = (count, mean)
    return best
