"""Text of one look without the lines that the model read twice: a small model that loses its place goes back
a line or two. Any thread; used by `looking`.

A page may well have two lines alike. So lines are left out only where more were read than rows of print stand
in the look, and only such as repeat those right before them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.documents.region import Rect

MOST_REPEATED = 3  # lines, as one block


class UnrepeatedText:
    """Takes the text of one look piece by piece, and hands it on as soon as it is known to stay.

    Args:
        rows: of print in the look, None where that is unknown: nothing is left out then.
    """

    def __init__(self, rows: int | None, hand_on: Callable[[str], None]) -> None:
        self._rows, self._hand_on = rows, hand_on
        self._text = ""
        self._handed_on = 0  # characters

    def add(self, piece: str) -> None:
        self._text += piece
        self._hand_on_until(len(self._text) if self._rows is None else _settled(self._text))

    def end(self) -> None:
        """All of the look was read."""
        if self._rows is not None:
            self._text = "\n".join(without_repeated(self._text.split("\n"), self._rows))
        self._hand_on_until(len(self._text))

    def _hand_on_until(self, end: int) -> None:
        if end > self._handed_on:
            self._hand_on(self._text[self._handed_on : end])
            self._handed_on = end


def rows_of(boxes: Iterable[Rect]) -> int:
    """How many rows of print words stand in: as many as can stand one below the other."""
    rows, bottom = 0, float("-inf")
    for box in sorted(boxes, key=lambda box: box.y1):
        if (box.y0 + box.y1) / 2 >= bottom:
            rows, bottom = rows + 1, box.y1
    return rows


def without_repeated(lines: Sequence[str], rows: int) -> list[str]:
    """Leaves out lines that repeat the ones right before them, while there are more than `rows`."""
    left = list(lines)
    while sum(bool(line.strip()) for line in left) > rows:
        repeated = _repeated_block(left)
        if repeated is None:
            break
        del left[repeated]
    return left


def _repeated_block(lines: Sequence[str]) -> slice | None:
    for size in range(1, MOST_REPEATED + 1):
        for start in range(size, len(lines) - size + 1):
            block = lines[start : start + size]
            if block == lines[start - size : start] and any(line.strip() for line in block):
                return slice(start, start + size)
    return None


def _settled(text: str) -> int:
    """Up to where no line repeats one just before it, nor may come to."""
    *whole, begun = text.split("\n")
    start = 0  # of the line, the newline before it included
    for index, line in enumerate(whole):
        if line.strip() and line in whole[max(0, index - MOST_REPEATED) : index]:
            return start
        start += len(line) + (index > 0)
    may_repeat = any(line.startswith(begun) for line in whole[-MOST_REPEATED:])
    return start if may_repeat else len(text)
