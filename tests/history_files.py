"""What tests of the history share: conversations, a file with many of them, and what lies on disk."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image
from PySide6.QtCore import SignalInstance

from app.conversation.conversation import Conversation
from app.conversation.history import History
from app.conversation.history_file import open_history
from app.conversation.history_rows import ConversationSummary, KeptConversation, head_row, turn_row
from app.conversation.history_store import transaction, write_turns
from app.conversation.question import Answer, Place, Question
from app.documents.region import Rect, Region

PLACE = Place("lease.pdf", 2, Region(2, 10, 20, 200, 80), 1)
STEPS = {"wait": 0.5, "render": 8.0, "vision": 51.25, "first_token": 4.0}


def answer(text: str, finish: str = "stop") -> Answer:
    """An answer with every field set."""
    return Answer(
        text,
        finish,
        84.5,
        STEPS,
        tokens_per_second=31.0,
        image_tokens=256,
        prompt_tokens=280,
        answer_tokens=12,
        cached=True,
        confidence=0.9,
        note="Small print.",
        looks=3,
        seen=(Rect(10.0, 20.0, 300.0, 140.5),),
        model="docent-nano",
        device="cpu",
        precision="bf16",
    )


def png(colour: str = "red", size: tuple[int, int] = (40, 20)) -> bytes:
    """A small picture."""
    held = io.BytesIO()
    Image.new("RGB", size, colour).save(held, "PNG")
    return held.getvalue()


def talk(
    *pairs: tuple[str, str],
    conversation: Conversation | None = None,
    picture: bytes | None = None,
    place: Place = PLACE,
    document: Path | None = Path("/papers/lease.pdf"),
) -> Conversation:
    """A conversation with these questions and answers."""
    conversation = conversation or Conversation(document=document)
    for question, text in pairs:
        turn = conversation.begin(Question(question, place))
        if picture is not None:
            conversation.add_picture(turn.id, picture)
        conversation.finish(turn.id, answer(text))
    return conversation


def search(qtbot, history: History, text: str = "", **options) -> list[ConversationSummary]:
    """What a search finds."""
    return _answered(qtbot, history.found, lambda: history.search(text, **options))


def titles(qtbot, history: History, text: str = "") -> list[str]:
    """The titles of what a search finds."""
    return [summary.title for summary in search(qtbot, history, text)]


def load(qtbot, history: History, key: str) -> KeptConversation | None:
    """A conversation as it was kept."""
    return _answered(qtbot, history.loaded, lambda: history.load(key))


def fill(path: Path, amount: int, words: str = "about the notice period") -> None:
    """A history with many conversations, one an hour, the newest now."""
    now = datetime.now().astimezone()
    with closing(open_history(path)) as connection, transaction(connection):
        for number in range(amount):
            conversation = talk((f"Question {number} {words}", f"Answer {number}: sixty days."))
            turn = conversation.turns[0]
            turn.asked_at = now - timedelta(hours=number)
            write_turns(connection, head_row(conversation), [turn_row(turn, 0)])


def is_sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file and its index."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        return connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def bytes_below(folder: Path) -> bytes:
    """Everything that any file below the folder holds."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def _answered(qtbot, signal: SignalInstance, ask) -> object:
    got: dict[int, object] = {}

    def take(number: int, result: object) -> None:
        got[number] = result

    signal.connect(take)
    asked = ask()
    qtbot.waitUntil(lambda: asked in got, timeout=10_000)
    signal.disconnect(take)
    return got[asked]
