"""What is read out of the history: the list, found or whole, and one conversation. Called by the reader
thread only.

The list goes by the time of the last question, newest first, in pages: each page goes on from the last line
of the one before, so that lines which come or go meanwhile shift nothing.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from app.conversation.history_rows import ConversationSummary, KeptConversation, moment, turn_from
from app.conversation.history_words import (
    MARK_END,
    MARK_START,
    like_pattern,
    match_expression,
    readable,
    shown,
    typed_words,
)

_SNIPPET_TOKENS, _OPENING = 24, 200
_COLUMNS = """c.id, c.key, c.title, c.document_path, c.document_name, c.changed_at,
    (SELECT count(*) FROM turn WHERE conversation_id = c.id) AS turn_count"""
_PAGE = """c.deleted_at IS NULL AND (c.changed_at, c.id) < (:changed_at, :number)
    ORDER BY c.changed_at DESC, c.id DESC LIMIT :limit"""


def listed(
    connection: sqlite3.Connection, text: str, limit: int, after: ConversationSummary | None
) -> list[ConversationSummary]:
    """The next page of the conversations that hold all words of `text`; of all, where there are none.

    A word is looked for at the start of words; where nothing has it, inside of words, too.
    """
    connection.row_factory = sqlite3.Row
    page = {
        "limit": limit,
        "changed_at": moment(after.changed_at) if after is not None else "9999",
        "number": after.number if after is not None else 0,
    }
    words = typed_words(text)
    if not words:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM conversation AS c WHERE {_PAGE}", page)
        return [_summary(row, *_opening(connection, row["id"])) for row in rows.fetchall()]
    query = match_expression(words)
    if query and _has_match(connection, query):
        return _by_words(connection, query, page)
    return _by_parts(connection, words, page)


def whole(connection: sqlite3.Connection, key: str) -> KeptConversation | None:
    """A conversation with all its turns and pictures; None: it is not there, or was deleted."""
    connection.row_factory = sqlite3.Row
    head = connection.execute(
        "SELECT * FROM conversation WHERE key = ? AND deleted_at IS NULL", (key,)
    ).fetchone()
    if head is None:
        return None
    rows = connection.execute(
        """SELECT turn.*, picture.png FROM turn LEFT JOIN picture ON picture.hash = turn.picture
           WHERE conversation_id = ? ORDER BY position, turn.id""",
        (head["id"],),
    )
    turns = tuple(turn_from(row) for row in rows)
    return KeptConversation(key, head["title"], _path(head), head["document_name"], turns)


def _has_match(connection: sqlite3.Connection, query: str) -> bool:
    found = connection.execute("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (query,))
    return found.fetchone() is not None


def _by_words(
    connection: sqlite3.Connection, query: str, page: dict[str, object]
) -> list[ConversationSummary]:
    rows = connection.execute(
        f"""SELECT {_COLUMNS} FROM conversation AS c
            WHERE c.id IN (SELECT rowid FROM words WHERE words MATCH :query) AND {_PAGE}""",
        {**page, "query": query},
    ).fetchall()
    return [_summary(row, *_excerpt(connection, row["id"], query)) for row in rows]


def _by_parts(
    connection: sqlite3.Connection, words: list[str], page: dict[str, object]
) -> list[ConversationSummary]:
    patterns = {f"word{index}": like_pattern(word) for index, word in enumerate(words)}
    holds = " AND ".join(
        f"(said LIKE :{name} ESCAPE '!' OR document LIKE :{name} ESCAPE '!')" for name in patterns
    )
    rows = connection.execute(
        f"""SELECT {_COLUMNS} FROM conversation AS c
            WHERE c.id IN (SELECT rowid FROM words WHERE {holds}) AND {_PAGE}""",
        {**page, **patterns},
    ).fetchall()
    return [_summary(row, *_around(connection, row["id"], words[0])) for row in rows]


def _excerpt(
    connection: sqlite3.Connection, number: int, query: str
) -> tuple[str, tuple[tuple[int, int], ...]]:
    row = connection.execute(
        "SELECT snippet(words, 1, ?, ?, '…', ?) FROM words WHERE words MATCH ? AND rowid = ?",
        (MARK_START, MARK_END, _SNIPPET_TOKENS, query, number),
    ).fetchone()
    return shown(row[0]) if row is not None else ("", ())


def _around(
    connection: sqlite3.Connection, number: int, word: str
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """An excerpt about a part of a word, which the index knows nothing of."""
    row = connection.execute("SELECT said FROM words WHERE rowid = ?", (number,)).fetchone()
    text, _ = shown(row[0])
    at = text.lower().find(word.lower())
    if at < 0:
        return text[:_OPENING], ()
    start = max(at - 40, 0)
    lead = "…" if start else ""
    begin = at - start + len(lead)
    return lead + text[start : start + _OPENING], ((begin, begin + len(word)),)


def _opening(connection: sqlite3.Connection, number: int) -> tuple[str, tuple[()]]:
    """How the first answer begins."""
    row = connection.execute(
        "SELECT substr(answer, 1, ?) FROM turn WHERE conversation_id = ? ORDER BY position LIMIT 1",
        (_OPENING, number),
    ).fetchone()
    return (shown(readable(row[0]))[0] if row is not None else ""), ()


def _summary(row: sqlite3.Row, snippet: str, marks: tuple[tuple[int, int], ...]) -> ConversationSummary:
    return ConversationSummary(
        key=row["key"],
        title=row["title"],
        document=_path(row),
        document_name=row["document_name"],
        changed_at=datetime.fromisoformat(row["changed_at"]),
        turn_count=row["turn_count"],
        snippet=snippet,
        marks=marks,
        number=row["id"],
    )


def _path(row: sqlite3.Row) -> Path | None:
    return Path(row["document_path"]) if row["document_path"] else None
