"""The history's file on disk: opened, set aside when it is damaged, and what its faults are called.

Called on the writer thread, and by the reader for a connection of its own. No folder and no file is made
before `open_history` is called, which the writer does for an existing file or a first question only.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from errno import ENOSPC
from pathlib import Path

from app.conversation.history_schema import HistoryTooNew, bring_up_to_date
from app.errors import UserError
from app.paths import created

_BUSY_MS = 5000
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_LATER = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT)


def open_history(path: Path) -> sqlite3.Connection:
    """Opens the file for writing, made and brought up to date where needed.

    Raises:
        HistoryTooNew: a later program wrote it.
        sqlite3.Error, OSError: it is damaged, locked, or cannot be written; see `is_damage` and `fault`.
    """
    created(path.parent)
    path.touch(mode=0o600)
    connection = _connected(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # no more is needed against a killed process
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten with zeros
        bring_up_to_date(connection, path)
        _check_tables(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A second connection, for one search or one conversation."""
    connection = _connected(path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def is_damage(error: BaseException) -> bool:
    """Whether the file itself is broken: to be set aside, not to be tried again."""
    return _code(error) in _DAMAGED


def is_for_later(error: BaseException) -> bool:
    """Whether another process has it, or the program is ending: nothing is wrong, it is tried again."""
    return _code(error) in _LATER


def damage(what: str) -> sqlite3.DatabaseError:
    """Damage that was seen by other means than SQLite's."""
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def set_aside(path: Path, now: datetime | None = None) -> Path:
    """Renames the file and its log so that a new one can begin; returns its new place."""
    stamp = f"{now or datetime.now():%Y-%m-%d-%H%M%S}"
    target = path.with_name(f"{path.stem}.set-aside-{stamp}{path.suffix}")
    serial = 2
    while target.exists():
        target = path.with_name(f"{path.stem}.set-aside-{stamp}-{serial}{path.suffix}")
        serial += 1
    path.replace(target)
    log = log_of(path)
    if log.exists():
        log.replace(log_of(target))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return target


def log_of(path: Path) -> Path:
    """What SQLite wrote and has not moved into the file yet."""
    return path.with_name(f"{path.name}-wal")


def copies_of(path: Path) -> list[Path]:
    """Files beside the history that hold parts of it: copies before migrations."""
    return sorted(path.parent.glob(f"{path.stem}.version-*"))


def leftovers_of(path: Path) -> list[Path]:
    """All other files that hold parts of it: the copies, and what was set aside."""
    return copies_of(path) + sorted(path.parent.glob(f"{path.stem}.set-aside-*"))


def fault(error: BaseException, path: Path, aside: Path | None = None) -> UserError:
    """The fault in words; `aside` is where the file was moved."""
    if isinstance(error, HistoryTooNew) and aside is not None:
        return UserError(
            "The history was written by a newer version and cannot be read by this one.",
            f"It was set aside as {aside.name} in {aside.parent}, and a new one was begun.",
        )
    if aside is not None:
        return UserError(
            "The history of conversations was damaged.",
            f"It was set aside as {aside.name} in {aside.parent}, and a new one was begun.",
        )
    if _code(error) == sqlite3.SQLITE_FULL or getattr(error, "errno", 0) == ENOSPC:
        return UserError(
            "The disk is full: conversations are not being saved.",
            "Make room on the disk; saving then goes on by itself.",
        )
    return UserError(
        f"Conversations cannot be saved in {path.parent}.",
        "Check that this folder can be written to; until then they last as long as the window.",
    )


def _code(error: BaseException) -> int:
    """SQLite's primary result code."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _connected(path: Path) -> sqlite3.Connection:
    # A URI that cannot create: only `open_history` makes files.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=_BUSY_MS / 1000,
        isolation_level=None,
        check_same_thread=False,  # `interrupt` and `close` come from other threads
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _check_tables(connection: sqlite3.Connection) -> None:
    """A file of our version without our tables is none of ours."""
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if not {"conversation", "turn", "picture", "words"} <= found:
        raise damage("tables are missing")
