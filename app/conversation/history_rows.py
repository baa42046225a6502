"""Conversations as rows and back: plain data that may cross threads.

`turn_row` and `head_row` take what is stored from a live conversation (GUI thread); `turn_from` and the
dataclasses are what comes back from the reader thread.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from app.conversation.conversation import ENDED, Conversation, Stage, Turn
from app.conversation.question import Answer, Place, Question
from app.documents.region import Rect, Region
from app.errors import UserError

Row = dict[str, Any]
_FACTS = tuple(field.name for field in fields(Answer) if field.name != "text")


@dataclass(frozen=True)
class ConversationSummary:
    """One line of the list. `marks` are the parts of the snippet that were searched for: (start, end)."""

    key: str
    title: str
    document: Path | None
    document_name: str
    changed_at: datetime  # when the last question was asked; UTC
    turn_count: int
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    number: int = 0  # its row, to go on from with the next page of the list


@dataclass(frozen=True)
class KeptConversation:
    """A whole conversation: `Conversation(key=…, document=…, turns=…)` makes it live again."""

    key: str
    title: str
    document: Path | None
    document_name: str
    turns: tuple[Turn, ...]

    @classmethod
    def of(cls, conversation: Conversation) -> Self:
        """A live conversation as it is now; what comes later does not change it."""
        turns = tuple(replace(turn, pieces=list(turn.pieces)) for turn in conversation.turns)
        return cls(conversation.key, conversation.title, conversation.document, name_of(conversation), turns)


def name_of(conversation: Conversation) -> str:
    """The name of the document that it is about, as it was shown."""
    if conversation.document is not None:
        return conversation.document.name
    return conversation.turns[0].question.place.document_name if conversation.turns else ""


def head_row(conversation: Conversation) -> Row:
    """What the table `conversation` keeps of it; there is a turn at least."""
    return {
        "key": conversation.key,
        "title": storable(conversation.title),
        "document_path": storable(str(conversation.document)) if conversation.document else None,
        "document_name": storable(name_of(conversation)),
        "changed_at": moment(conversation.turns[-1].asked_at),
    }


def turn_row(turn: Turn, position: int) -> Row:
    """What the table `turn` keeps of it, and its picture."""
    place, answer, error = turn.question.place, turn.answer, turn.error
    region = place.region
    return {
        "key": turn.key,
        "position": position,
        "document_name": storable(place.document_name),
        "page": place.page,
        "rotation": place.rotation,
        "region": json.dumps([region.page, *region.rect[:2], region.width, region.height])
        if region
        else None,
        "action": storable(turn.question.action),
        "question": storable(turn.question.text),
        "answer": storable(turn.text),
        "stage": str(turn.stage),
        "facts": storable(json.dumps(facts_of(answer))) if answer is not None else None,
        "error_what": storable(error.what) if error is not None else None,
        "error_advice": storable(error.advice) if error is not None else None,
        "asked_at": moment(turn.asked_at),
        "png": turn.picture,
    }


def turn_from(row: sqlite3.Row) -> Turn:
    """A turn as it was kept; one whose answer was still running when the program ended is a stopped one."""
    place = Place(row["document_name"], row["page"], _region(row["region"]), row["rotation"])
    what, advice = row["error_what"], row["error_advice"]
    return Turn(
        Question(row["question"], place, row["action"]),
        key=row["key"],
        asked_at=datetime.fromisoformat(row["asked_at"]),
        stage=_stage(row["stage"]),
        pieces=[row["answer"]] if row["answer"] else [],
        answer=_answer(row["answer"], row["facts"]),
        error=UserError(what, advice or "") if what is not None else None,
        picture=row["png"],
    )


def facts_of(answer: Answer) -> Row:
    """Everything that is known of an answer but its text: times, tokens, model."""
    facts = {name: getattr(answer, name) for name in _FACTS}
    facts["steps_ms"] = dict(answer.steps_ms)
    return facts


def storable(text: str) -> str:
    """Without what cannot be kept as UTF-8 text: halves of surrogate pairs and zero characters."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def moment(when: datetime) -> str:
    """A time as it is stored: UTC, always as long, so that order of text is order of time."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _stage(name: str) -> Stage:
    known = {str(stage): stage for stage in ENDED}
    return known.get(name, Stage.STOPPED)


def _region(stored: str | None) -> Region | None:
    if stored is None:
        return None
    try:
        page, *numbers = json.loads(stored)
        return Region(int(page), *map(float, numbers))
    except (ValueError, TypeError, UserError):
        return None


def _answer(text: str, stored: str | None) -> Answer | None:
    if stored is None:
        return None
    try:
        facts = {name: value for name, value in json.loads(stored).items() if name in _FACTS}
        facts["seen"] = tuple(Rect(*map(float, edges)) for edges in facts.get("seen", ()))
        return Answer(text, facts.pop("finish", "stop"), facts.pop("ttft_ms", 0.0), **facts)
    except (ValueError, TypeError, AttributeError):
        return Answer(text, "stop", 0.0)
