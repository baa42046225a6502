"""Keeps what a reader has selected in a text while the text under it is written anew. Used by `answer_text`,
GUI thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

_LOOK_AHEAD = 300  # letters of the old text among which the next one of the new is looked for


class KeptSelection:
    """Made before a change, told to `restore` after it. What lies before `start` is not changed."""

    def __init__(self, text: QTextEdit, start: int | None = None) -> None:
        cursor = text.textCursor()
        self._text, self._start = text, start
        self._ends = (cursor.anchor(), cursor.position())
        self._is_held = cursor.hasSelection()
        self._before = ""
        if self._is_held and start is not None and max(self._ends) > start:
            self._before = text.document().toRawText()[start:]

    def restore(self) -> None:
        """Selects again what was selected, where it is now."""
        if not self._is_held:
            return
        anchor, position = self._ends
        if self._before and self._start is not None:
            after = self._text.document().toRawText()[self._start :]
            anchor, position = (
                end if end <= self._start else self._start + moved for end, moved in self._moved(after)
            )
        cursor = self._text.textCursor()
        if (cursor.anchor(), cursor.position()) != (anchor, position):
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self._text.setTextCursor(cursor)

    def _moved(self, after: str) -> list[tuple[int, int]]:
        start = self._start or 0
        offsets = [max(end - start, 0) for end in self._ends]
        return list(zip(self._ends, moved_offsets(self._before, after, offsets), strict=True))


def moved_offsets(before: str, after: str, offsets: Sequence[int]) -> list[int]:
    """Where offsets into `before` lie in `after`: the same letters in the same order, without the marks."""
    origins: list[int] = []  # for each letter of `after`, where it came from
    reached = 0
    for letter in after:
        if letter.isprintable() and not letter.isspace():
            found = before.find(letter, reached, reached + _LOOK_AHEAD)
            reached = found + 1 if found >= 0 else reached
            origins.append(found if found >= 0 else reached)
        else:
            origins.append(reached)
    moved = []
    for offset in offsets:
        later = (index for index, origin in enumerate(origins) if origin >= offset)
        moved.append(next(later, len(after)))
    return [min(offset, max(len(after) - 1, 0)) for offset in moved]
