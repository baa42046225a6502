"""Answers and conversations as they go to the clipboard: Markdown for what takes text, HTML for what takes
more. GUI thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QTextDocument

from app.conversation.conversation import Turn
from app.windows.conversation.markdown_blocks import blocks_of, prepared
from app.windows.conversation.place_words import place_words
from app.windows.conversation.rich_clipboard import copy_text

_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def copy_answer(turn: Turn) -> None:
    """One answer."""
    _copy(turn.text.strip())


def copy_conversation(turns: Iterable[Turn]) -> None:
    """Questions as quotations, each with its answer and place."""
    _copy("\n\n".join(part for turn in turns for part in _parts(turn)))


def _parts(turn: Turn) -> Iterator[str]:
    yield "\n".join(f"> {line}" for line in turn.question.text.splitlines())
    if turn.text.strip():
        yield turn.text.strip()
    place = turn.question.place
    yield f"({place.document_name}, {place_words(place)})"


def _copy(markdown: str) -> None:
    document = QTextDocument()
    document.setMarkdown("\n\n".join(prepared(block) for block in blocks_of(markdown)), _DIALECT)
    copy_text(markdown, document.toHtml())
