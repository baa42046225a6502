"""The turns of one conversation: who asked what where, and how far the answer is. GUI thread.

Windows draw it and follow its signals, `history` keeps it; the running answer is fed by `inference.asking`
from the engine's signals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.conversation.question import Answer, Question
from app.errors import UserError

_TITLE_LENGTH = 80
_turn_ids = count(1)  # over all conversations: the engine's answers find their turn by it


class Stage(StrEnum):
    """How far a turn is."""

    WAITING = "waiting"
    READING = "reading"
    THINKING = "thinking"
    ANSWERING = "answering"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


ENDED = frozenset({Stage.DONE, Stage.STOPPED, Stage.FAILED})


@dataclass
class Turn:
    """One question and what has come of it so far."""

    question: Question
    id: int = field(default_factory=lambda: next(_turn_ids))  # while the program runs
    key: str = field(default_factory=lambda: uuid4().hex)  # for good
    asked_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    stage: Stage = Stage.WAITING
    pieces: list[str] = field(default_factory=list)
    answer: Answer | None = None
    error: UserError | None = None
    picture: bytes | None = None  # PNG of what the model saw
    part: tuple[int, int] | None = None  # which of several parts of the page is looked at, and of how many

    @property
    def text(self) -> str:
        """The answer as far as it has come."""
        return self.answer.text if self.answer is not None else "".join(self.pieces)


class Conversation(QObject):
    """Turns in the order they were asked; at most one of them is running."""

    turn_added = Signal(int)
    stage_changed = Signal(int)
    text_added = Signal(int, str)
    picture_added = Signal(int)
    turn_ended = Signal(int)
    turns_replaced = Signal()  # some are gone, or are back: look at `turns` again

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        key: str | None = None,
        document: Path | None = None,
        turns: Sequence[Turn] = (),
        is_private: bool = False,
    ) -> None:
        """A new one about `document`; or, with its `key` and `turns`, one that was kept.

        A private one is never written down, also when it is looked at again outside of private mode.
        """
        super().__init__(parent)
        self.key = key or uuid4().hex
        self.document = document
        self.is_private = is_private
        self._turns = {turn.id: turn for turn in turns}

    @property
    def title(self) -> str:
        """The first question in one line; empty before there is one."""
        first = next(iter(self._turns.values()), None)
        return " ".join(first.question.text.split())[:_TITLE_LENGTH] if first is not None else ""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All turns, oldest first."""
        return tuple(self._turns.values())

    @property
    def running(self) -> Turn | None:
        """The turn whose answer is not finished."""
        last = next(reversed(self._turns.values()), None)
        return last if last is not None and last.stage not in ENDED else None

    def turn(self, turn_id: int) -> Turn:
        """The turn of that id."""
        return self._turns[turn_id]

    def begin(self, question: Question) -> Turn:
        """Adds a turn for a new question; the one that still runs, if any, counts as stopped."""
        self.stop()
        turn = Turn(question)
        self._turns[turn.id] = turn
        self.turn_added.emit(turn.id)
        return turn

    def set_stage(self, turn_id: int, stage: Stage) -> None:
        """The engine has come to another stage; ended turns stay ended."""
        turn = self._live(turn_id)
        if turn is None or turn.stage == stage:
            return
        turn.stage = stage
        self.stage_changed.emit(turn_id)
        if stage in ENDED:
            self.turn_ended.emit(turn_id)

    def set_part(self, turn_id: int, part: int, parts: int) -> None:
        """The engine looks at another one of several parts of the page."""
        turn = self._live(turn_id)
        if turn is not None:
            turn.part = (part, parts)
            self.stage_changed.emit(turn_id)

    def add_text(self, turn_id: int, text: str) -> None:
        """A piece of the running answer."""
        turn = self._live(turn_id)
        if turn is not None:
            turn.pieces.append(text)
            self.text_added.emit(turn_id, text)

    def add_picture(self, turn_id: int, picture: bytes) -> None:
        """What the model saw, as PNG."""
        turn = self._turns.get(turn_id)
        if turn is not None:
            turn.picture = picture
            self.picture_added.emit(turn_id)

    def finish(self, turn_id: int, answer: Answer) -> None:
        """The answer is complete, or was cancelled on the engine's side."""
        turn = self._live(turn_id)
        if turn is not None:
            turn.answer = answer
            self.set_stage(turn_id, Stage.STOPPED if answer.finish == "cancelled" else Stage.DONE)

    def fail(self, turn_id: int, error: UserError) -> None:
        """The question could not be answered."""
        turn = self._live(turn_id)
        if turn is not None:
            turn.error = error
            self.set_stage(turn_id, Stage.FAILED)

    def stop(self) -> Turn | None:
        """Ends the running turn, keeping its text so far; returns it so that the engine can be told."""
        turn = self.running
        if turn is not None:
            self.set_stage(turn.id, Stage.STOPPED)
        return turn

    def replace_turns(self, turns: Sequence[Turn]) -> None:
        """Drops turns (regenerate, edit) or takes them back (undo). Stop the running one first."""
        self._turns = {turn.id: turn for turn in turns}
        self.turns_replaced.emit()

    def earlier(self, question: Question, limit: int) -> tuple[tuple[str, str], ...]:
        """The last `limit` questions with answers about the same place: what a follow-up builds on."""
        pairs = [
            (turn.question.text, turn.text)
            for turn in self._turns.values()
            if turn.stage is Stage.DONE and turn.question.place == question.place
        ]
        return tuple(pairs[-limit:]) if limit > 0 else ()

    def _live(self, turn_id: int) -> Turn | None:
        """The turn, unless it is not one of this conversation's or has ended."""
        turn = self._turns.get(turn_id)
        return turn if turn is not None and turn.stage not in ENDED else None
