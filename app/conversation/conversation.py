"""The turns of one conversation: who asked what where, and how far the answer is. GUI thread.

Windows draw it and follow its signals; the running answer is fed by `app.application` from the engine's
signals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from PySide6.QtCore import QObject, Signal

from app.conversation.question import Answer, Question
from app.errors import UserError


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

    id: int
    question: Question
    stage: Stage = Stage.WAITING
    pieces: list[str] = field(default_factory=list)
    answer: Answer | None = None
    error: UserError | None = None

    @property
    def text(self) -> str:
        """The answer as far as it has come."""
        return self.answer.text if self.answer is not None else "".join(self.pieces)


class Conversation(QObject):
    """Turns in the order they were asked; at most one of them is running."""

    turn_added = Signal(int)
    stage_changed = Signal(int)
    text_added = Signal(int, str)
    turn_ended = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = count(1)
        self._turns: dict[int, Turn] = {}

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
        turn = Turn(next(self._ids), question)
        self._turns[turn.id] = turn
        self.turn_added.emit(turn.id)
        return turn

    def set_stage(self, turn_id: int, stage: Stage) -> None:
        """The engine has come to another stage; ended turns stay ended."""
        turn = self._turns.get(turn_id)
        if turn is None or turn.stage in ENDED or turn.stage == stage:
            return
        turn.stage = stage
        self.stage_changed.emit(turn_id)
        if stage in ENDED:
            self.turn_ended.emit(turn_id)

    def add_text(self, turn_id: int, text: str) -> None:
        """A piece of the running answer."""
        turn = self._turns.get(turn_id)
        if turn is None or turn.stage in ENDED:
            return
        turn.pieces.append(text)
        self.text_added.emit(turn_id, text)

    def finish(self, turn_id: int, answer: Answer) -> None:
        """The answer is complete, or was cancelled on the engine's side."""
        turn = self._turns.get(turn_id)
        if turn is None or turn.stage in ENDED:
            return
        turn.answer = answer
        self.set_stage(turn_id, Stage.STOPPED if answer.finish == "cancelled" else Stage.DONE)

    def fail(self, turn_id: int, error: UserError) -> None:
        """The question could not be answered."""
        turn = self._turns.get(turn_id)
        if turn is None or turn.stage in ENDED:
            return
        turn.error = error
        self.set_stage(turn_id, Stage.FAILED)

    def stop(self) -> Turn | None:
        """Ends the running turn, keeping its text so far; returns it so that the engine can be told."""
        turn = self.running
        if turn is not None:
            self.set_stage(turn.id, Stage.STOPPED)
        return turn

    def earlier(self, question: Question, limit: int) -> tuple[tuple[str, str], ...]:
        """The last `limit` questions with answers about the same place: what a follow-up builds on."""
        pairs = [
            (turn.question.text, turn.text)
            for turn in self._turns.values()
            if turn.stage is Stage.DONE and turn.question.place == question.place
        ]
        return tuple(pairs[-limit:]) if limit > 0 else ()
