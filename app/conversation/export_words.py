"""The words that all exports share: a place, a time, what an answer cost, what the reader should know.

Plain functions, called by the export modules on any thread and by the history's preview.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.conversation.conversation import Stage, Turn
from app.conversation.history_rows import KeptConversation
from app.conversation.question import Place
from app.translations import translated, translated_text

translate = QCoreApplication.translate


def title_words(kept: KeptConversation) -> str:
    """The title; a conversation has one as soon as something was asked."""
    return kept.title or translate("Export", "Conversation")


def about_words(kept: KeptConversation) -> str:
    """The line under the title: document, day, number of questions."""
    parts = [kept.document_name]
    if kept.turns:
        parts.append(time_words(kept.turns[0].asked_at))
    parts.append(translate("Export", "%n question(s)", "", len(kept.turns)))
    return " · ".join(part for part in parts if part)


def time_words(when: datetime) -> str:
    """Day and time as the person's language writes them, in local time."""
    moment = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    locale = QLocale()
    return f"{locale.toString(moment.date(), QLocale.FormatType.LongFormat)}, {clock_words(when)}"


def clock_words(when: datetime) -> str:
    """The time of day, without seconds."""
    moment = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)


def place_words(place: Place) -> str:
    """ "p. 3", or "p. 3, region"."""
    if place.region is not None:
        return translate("Export", "p. {page}, region").format(page=place.page + 1)
    return translate("Export", "p. {page}").format(page=place.page + 1)


def cost_words(turn: Turn) -> str:
    """The line under an answer: its place, its times, and what gave it."""
    parts = [place_words(turn.question.place)]
    answer = turn.answer
    if answer is not None and turn.stage is Stage.DONE:
        parts.append(_duration(answer.ttft_ms))
        if answer.tokens_per_second > 0:
            parts.append(
                translate("Export", "{number} tokens/s").format(number=f"{answer.tokens_per_second:.0f}")
            )
        parts.append(", ".join(part for part in (answer.model, answer.device, answer.precision) if part))
    return " · ".join(part for part in parts if part)


def note_words(turn: Turn) -> str:
    """What the reader of an answer should know; empty where there is nothing."""
    if turn.error is not None:
        return str(translated(turn.error))
    if turn.stage is not Stage.DONE:
        return translate("Export", "The answer was stopped here.")
    if turn.answer is None:
        return ""
    said = {
        "length": translate("Export", "The answer was cut at its longest length."),
        "loop": translate("Export", "Stopped: the model began to repeat itself."),
    }
    notes = [said.get(turn.answer.finish, ""), _sentence(turn.answer.note)]
    if turn.answer.is_doubtful:
        notes.append(translate("Export", "The model was unsure: check it on the page."))
    return " ".join(note for note in notes if note)


def _sentence(note: str | None) -> str:
    words = translated_text(note).rstrip(".") if note else ""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _duration(ms: float) -> str:
    return f"{ms:.0f} ms" if ms < 1000 else f"{ms / 1000:.1f} s"
