"""Remembers what "Answer again" and "Change the question" took out of a conversation, and brings it back. GUI
thread; part of `conversation_panel`.
"""

from __future__ import annotations

from PySide6.QtCore import QMetaObject, QObject, Signal

from app.conversation.conversation import Conversation, Turn
from app.windows.conversation.undo_bar import UndoBar


class DroppedTurns(QObject):
    """Shows the undo bar from the moment turns are gone until the question after the next."""

    stop_wanted = Signal()

    def __init__(self, bar: UndoBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._conversation: Conversation | None = None
        self._joints: list[QMetaObject.Connection] = []
        self._known: tuple[Turn, ...] = ()
        self._before: tuple[Turn, ...] = ()  # all turns as they were before some went
        self._asked_since = 0
        bar.undo_clicked.connect(self.undo)
        bar.closed.connect(self.forget)

    def watch(self, conversation: Conversation) -> None:
        """From now on this conversation; what was dropped from the one before stays dropped."""
        for joint in self._joints:
            QObject.disconnect(joint)
        self._conversation, self._known = conversation, conversation.turns
        self._joints = [
            conversation.turns_replaced.connect(self._look),
            conversation.turn_added.connect(self._count),
        ]
        self.forget()

    def undo(self) -> None:
        """The turns as they were; an answer that is on its way is stopped first."""
        conversation, before = self._conversation, self._before
        self.forget()
        if conversation is None or not before:
            return
        if conversation.running is not None:
            self.stop_wanted.emit()
            conversation.stop()
        self._known = before
        conversation.replace_turns(before)

    def forget(self) -> None:
        """There is nothing to bring back any more."""
        self._before = ()
        self._bar.hide()

    def _look(self) -> None:
        if self._conversation is None:
            return
        now = self._conversation.turns
        left = {turn.id for turn in now}
        gone = sum(turn.id not in left for turn in self._known)
        if gone:
            self._before, self._asked_since = self._known, 0
            self._bar.tell(gone)
        self._known = now

    def _count(self, _turn_id: int) -> None:
        """The first question after it is the one that replaced what was dropped."""
        if self._conversation is not None:
            self._known = self._conversation.turns
        self._asked_since += 1
        if self._before and self._asked_since > 1:
            self.forget()
