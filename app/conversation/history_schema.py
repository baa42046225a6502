"""The history's tables, and how an older file comes up to date: one step a version, a copy before each.

Called by `history_file` on the writer thread. The steps are never edited once they were released: a change
of the tables is a new step at the end of `MIGRATIONS`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_FIRST = (
    """CREATE TABLE conversation (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        document_path TEXT,
        document_name TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT
    )""",
    "CREATE INDEX conversation_by_time ON conversation (changed_at DESC, id DESC)",
    "CREATE INDEX conversation_deleted ON conversation (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE TABLE picture (hash TEXT PRIMARY KEY, png BLOB NOT NULL)",
    """CREATE TABLE turn (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        document_name TEXT NOT NULL,
        page INTEGER NOT NULL,
        rotation INTEGER NOT NULL,
        region TEXT,
        action TEXT NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        stage TEXT NOT NULL,
        facts TEXT,
        error_what TEXT,
        error_advice TEXT,
        asked_at TEXT NOT NULL,
        picture TEXT REFERENCES picture (hash)
    )""",
    "CREATE INDEX turn_by_place ON turn (conversation_id, position)",
    "CREATE INDEX turn_by_picture ON turn (picture) WHERE picture IS NOT NULL",
    "CREATE INDEX turn_running ON turn (stage) WHERE stage NOT IN ('done', 'stopped', 'failed')",
    """CREATE VIRTUAL TABLE words USING fts5 (
        document, said, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
    )""",
)
# Step n brings a file of version n to version n + 1.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)


class HistoryTooNew(Exception):
    """The file was written by a later program than this one."""


def version_of(connection: sqlite3.Connection) -> int:
    """0 for a file that was just made."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Makes the tables, or takes an older file step by step to those of today.

    Raises:
        HistoryTooNew: the file has a version that is not known yet.
        sqlite3.Error: it is damaged, or the disk is full; the step is undone as a whole.
    """
    if version_of(connection) > len(MIGRATIONS):
        raise HistoryTooNew(f"version {version_of(connection)} of {path.name}")
    while (version := version_of(connection)) < len(MIGRATIONS):
        if version > 0:
            _copy(connection, backup_path(path, version))
        _step(connection, version)


def backup_path(path: Path, version: int) -> Path:
    """The copy that is made before a file leaves `version`."""
    return path.with_name(f"{path.stem}.version-{version}.backup")


def _step(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) == version:  # else another process was faster
            for statement in MIGRATIONS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
