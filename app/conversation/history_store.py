"""What is written into the history, statement by statement. Called by the writer thread only, inside a
transaction that is the caller's, except for `purge` and `erase_everything`, which have their own.

Every write can be done twice with the same result, so that a batch that failed is simply done again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256

from app.conversation.history_rows import Row, moment
from app.conversation.history_words import readable, searchable

_TURN_COLUMNS = (
    "position",
    "document_name",
    "page",
    "rotation",
    "region",
    "action",
    "question",
    "answer",
    "stage",
    "facts",
    "error_what",
    "error_advice",
    "asked_at",
)
_WRITE_HEAD = """
    INSERT INTO conversation (key, title, document_path, document_name, changed_at)
    VALUES (:key, :title, :document_path, :document_name, :changed_at)
    ON CONFLICT (key) DO UPDATE SET title = excluded.title, document_path = excluded.document_path,
        document_name = excluded.document_name, changed_at = excluded.changed_at"""
_WRITE_TURN = f"""
    INSERT INTO turn (key, conversation_id, {", ".join(_TURN_COLUMNS)})
    VALUES (:key, (SELECT id FROM conversation WHERE key = :conversation),
        {", ".join(f":{name}" for name in _TURN_COLUMNS)})
    ON CONFLICT (key) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _TURN_COLUMNS)}"""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def write_turns(connection: sqlite3.Connection, head: Row, turns: Sequence[Row]) -> None:
    """The conversation's line and some of its turns, new or changed."""
    connection.execute(_WRITE_HEAD, head)
    for row in turns:
        connection.execute(_WRITE_TURN, {**row, "conversation": head["key"]})
        if row["png"] is not None:
            write_picture(connection, row["key"], row["png"])
    _index(connection, head["key"])


def write_all(connection: sqlite3.Connection, head: Row, turns: Sequence[Row]) -> None:
    """The conversation with exactly these turns: others are gone."""
    write_turns(connection, head, turns)
    keys = [row["key"] for row in turns]
    connection.execute(
        f"""DELETE FROM turn WHERE conversation_id = (SELECT id FROM conversation WHERE key = ?)
            AND key NOT IN ({_marks(keys)})""",
        [head["key"], *keys],
    )
    _index(connection, head["key"])


def write_picture(connection: sqlite3.Connection, turn: str, png: bytes) -> None:
    """What the model saw; the same picture is kept once."""
    name = sha256(png).hexdigest()
    connection.execute("INSERT OR IGNORE INTO picture (hash, png) VALUES (?, ?)", (name, png))
    connection.execute("UPDATE turn SET picture = ? WHERE key = ?", (name, turn))


def append_text(connection: sqlite3.Connection, turn: str, text: str) -> None:
    """A streamed piece of an answer."""
    connection.execute("UPDATE turn SET answer = answer || ? WHERE key = ?", (text, turn))


def drop_conversation(connection: sqlite3.Connection, key: str) -> None:
    """Takes out a conversation that has no turns left."""
    connection.execute("DELETE FROM words WHERE rowid = (SELECT id FROM conversation WHERE key = ?)", (key,))
    connection.execute("DELETE FROM conversation WHERE key = ?", (key,))


def mark_deleted(connection: sqlite3.Connection, keys: Sequence[str], deleted: bool) -> None:
    """Hides conversations until they are purged, or shows them again."""
    when = moment(datetime.now(UTC)) if deleted else None
    connection.executemany(
        "UPDATE conversation SET deleted_at = ? WHERE key = ?", [(when, key) for key in keys]
    )


def mark_all_deleted(connection: sqlite3.Connection) -> None:
    """Hides everything at once; erasing it may take longer, and would go on at the next start."""
    connection.execute(
        "UPDATE conversation SET deleted_at = ? WHERE deleted_at IS NULL", (moment(datetime.now(UTC)),)
    )


def stop_running(connection: sqlite3.Connection) -> None:
    """Answers that were running when a program was killed have stopped; their words can be found."""
    running = "stage NOT IN ('done', 'stopped', 'failed')"
    found = connection.execute(
        f"""SELECT DISTINCT c.key FROM turn JOIN conversation AS c ON c.id = turn.conversation_id
            WHERE {running}"""
    ).fetchall()
    if found:
        with transaction(connection):
            connection.execute(f"UPDATE turn SET stage = 'stopped' WHERE {running}")
            for (key,) in found:
                _index(connection, key)


def purge(connection: sqlite3.Connection) -> bool:
    """Takes out for good what was deleted: rows, words and pictures. False: there was nothing."""
    gone = "SELECT id FROM conversation WHERE deleted_at IS NOT NULL"
    unused = "FROM picture WHERE NOT EXISTS (SELECT 1 FROM turn WHERE turn.picture = picture.hash)"
    found = connection.execute(f"SELECT EXISTS ({gone}) OR EXISTS (SELECT 1 {unused})").fetchone()[0]
    if not found:
        return False
    with transaction(connection):
        connection.execute(f"DELETE FROM words WHERE rowid IN ({gone})")
        connection.execute("DELETE FROM conversation WHERE deleted_at IS NOT NULL")
        connection.execute(f"DELETE {unused}")
        # The index only notes that words are gone until it is merged.
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True


def erase_everything(connection: sqlite3.Connection) -> None:
    """Leaves empty tables, and nothing readable in the file or its log."""
    with transaction(connection):
        connection.execute("DELETE FROM conversation")
        connection.execute("DELETE FROM turn")
        connection.execute("DELETE FROM picture")
        connection.execute("DELETE FROM words")
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _index(connection: sqlite3.Connection, key: str) -> None:
    """Makes the words of a conversation findable as they are now."""
    found = connection.execute("SELECT id, document_name FROM conversation WHERE key = ?", (key,)).fetchone()
    if found is None:
        return
    number, document = found
    turns = connection.execute(
        "SELECT question, answer FROM turn WHERE conversation_id = ? ORDER BY position", (number,)
    )
    words = "\n".join(f"{question}\n{readable(answer)}" for question, answer in turns)
    connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
    connection.execute(
        "INSERT INTO words (rowid, document, said) VALUES (?, ?, ?)",
        (number, searchable(document), searchable(words)),
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
