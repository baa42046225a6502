"""Follows one conversation and hands every change to the writer as plain data. Made by `History`; GUI thread.

Nothing is handed over before the first turn, so an empty conversation leaves no trace.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMetaObject, QObject

from app.conversation.conversation import Conversation, Turn
from app.conversation.history_rows import Row, head_row, storable, turn_row
from app.conversation.history_store import (
    append_text,
    drop_conversation,
    write_all,
    write_picture,
    write_turns,
)
from app.conversation.history_writer import HistoryWriter


class HistoryFollower(QObject):
    """Between `start` and `stop`; while `paused` it only listens."""

    def __init__(self, conversation: Conversation, writer: HistoryWriter, parent: QObject) -> None:
        super().__init__(parent)
        self.key = conversation.key
        self._conversation = conversation
        self._writer = writer
        self._paused = False
        self._connections: list[QMetaObject.Connection] = [
            conversation.turn_added.connect(self._save_turn),
            conversation.turn_ended.connect(self._save_turn),
            conversation.text_added.connect(self._append),
            conversation.picture_added.connect(self._save_picture),
            conversation.turns_replaced.connect(self.save_all),
        ]
        if conversation.turns:
            self.save_all()

    def is_of(self, conversation: Conversation) -> bool:
        """Whether it follows this very object; a conversation may be open twice."""
        return self._conversation is conversation

    def pause(self) -> None:
        """The conversation was deleted: what comes now is not kept either."""
        self._paused = True

    def resume(self) -> None:
        """It was taken back, and with it what came meanwhile."""
        self._paused = False
        self.save_all()

    def stop(self) -> None:
        """Lets go of the conversation; an answer that still runs stays as far as it is."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections = []
        self.deleteLater()

    def save_all(self) -> None:
        """The conversation as it is now, turns that are gone taken out."""
        if self._paused:
            return
        turns = self._conversation.turns
        if not turns:
            self._writer.submit(partial(drop_conversation, key=self.key))
            return
        rows = [self._row(turn, position) for position, turn in enumerate(turns)]
        self._writer.submit(partial(write_all, head=head_row(self._conversation), turns=rows))

    def _save_turn(self, turn_id: int) -> None:
        if self._paused:
            return
        turns = self._conversation.turns
        position = next(index for index, turn in enumerate(turns) if turn.id == turn_id)
        row = self._row(turns[position], position)
        self._writer.submit(partial(write_turns, head=head_row(self._conversation), turns=[row]))

    def _row(self, turn: Turn, position: int) -> Row:
        row = turn_row(turn, position)
        return row if self._has_file else row | {"png": None}

    @property
    def _has_file(self) -> bool:
        """Of a capture that is not saved no picture is left on disk, also no part of it."""
        return self._conversation.document is not None

    def _append(self, turn_id: int, text: str) -> None:
        if not self._paused:
            key = self._conversation.turn(turn_id).key
            self._writer.submit(partial(append_text, turn=key, text=storable(text)), urgent=False)

    def _save_picture(self, turn_id: int) -> None:
        turn = self._conversation.turn(turn_id)
        if not self._paused and turn.picture is not None and self._has_file:
            self._writer.submit(partial(write_picture, turn=turn.key, png=turn.picture))
