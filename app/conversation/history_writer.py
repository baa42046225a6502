"""The one thread that writes the history: takes jobs in order, a few at a time in one transaction.

Made by `History`; every method may be called from the GUI thread, which never waits for the disk. Jobs that
failed stay in line and are tried again, so a full disk loses nothing while the program runs.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from app.conversation.history_file import (
    copies_of,
    damage,
    fault,
    is_damage,
    is_for_later,
    leftovers_of,
    open_history,
    set_aside,
)
from app.conversation.history_schema import HistoryTooNew
from app.conversation.history_store import (
    erase_everything,
    mark_all_deleted,
    purge,
    stop_running,
    transaction,
)
from app.errors import UserError

Job = Callable[[sqlite3.Connection], None]
GATHER_S = 0.05  # how long pieces of text are gathered before they are written together
RETRY_S = 2.0
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Task:
    job: Job
    alone: bool = False  # has transactions of its own


class HistoryWriter:
    """`tell` and `begun_anew` are called on this thread: they only emit queued signals."""

    def __init__(self, path: Path, tell: Callable[[UserError], None], begun_anew: Callable[[], None]) -> None:
        self.path = path
        self.looked = threading.Event()  # the file was opened, or there is none yet
        self._tell, self._begun_anew = tell, begun_anew
        self._tasks: deque[_Task] = deque()
        self._changed = threading.Condition()
        self._urgent = self._closing = self._failing = self._damaged = False
        self._connection: sqlite3.Connection | None = None
        self._thread = threading.Thread(target=self._run, name="history-writer", daemon=True)

    def start(self) -> None:
        """Begins with what is left of the last time: purge, stopped answers."""
        self._thread.start()

    def submit(self, job: Job, *, urgent: bool = True, alone: bool = False) -> None:
        """Puts a job in line; one that is not urgent waits a moment for others."""
        with self._changed:
            self._tasks.append(_Task(job, alone))
            self._urgent |= urgent
            self._changed.notify_all()

    def settle(self, limit_s: float) -> bool:
        """Waits until everything in line is written; gives up early while the disk refuses."""
        with self._changed:
            self._urgent = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._tasks or self._failing, limit_s)
            return not self._tasks

    def report_damage(self) -> None:
        """The reader found the file broken."""
        with self._changed:
            self._damaged = True
            self._tasks.append(_Task(lambda _: None))
            self._urgent = True
            self._changed.notify_all()

    def erase(self) -> None:
        """Puts in line: everything is deleted, for good."""
        self.submit(mark_all_deleted)
        self.submit(self._erase, alone=True)

    def close(self, limit_s: float) -> bool:
        """Writes what is in line, purges what was deleted, and ends; True: within the limit."""
        with self._changed:
            self._closing = self._urgent = True
            self._changed.notify_all()
        self._thread.join(limit_s)
        connection = self._connection
        if self._thread.is_alive() and connection is not None:
            connection.interrupt()  # the purge comes again at the next start
            self._thread.join(limit_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._look()
        self.looked.set()
        while (batch := self._next_batch()) is not None:
            written = self._wrote(batch)
            with self._changed:
                for _ in range(len(batch) if written else 0):
                    self._tasks.popleft()
                self._failing = not written
                self._changed.notify_all()
                if not written and not self._closing:
                    self._changed.wait_for(lambda: self._closing, RETRY_S)
                elif not written:
                    break
        self._finish()

    def _look(self) -> None:
        """Opens what is there; a history that was never begun is not made for looking at it."""
        try:
            if self.path.exists():
                self._opened()
        except (sqlite3.Error, OSError, HistoryTooNew) as error:
            self._begins_anew_after(error)

    def _next_batch(self) -> list[_Task] | None:
        """The tasks that go together; None: closed, and nothing is left."""
        with self._changed:
            self._changed.wait_for(lambda: self._tasks or self._closing)
            self._changed.wait_for(lambda: self._urgent or self._closing, GATHER_S)
            self._urgent = False
            if not self._tasks:
                return None
            if self._tasks[0].alone:
                return [self._tasks[0]]
            return list(takewhile(lambda task: not task.alone, self._tasks))

    def _wrote(self, batch: list[_Task]) -> bool:
        """Whether the tasks are done with; False: the disk refused, the same again later."""
        for _ in range(2):  # once more where a new file was begun
            try:
                if self._damaged:
                    raise damage("found while reading")
                self._do(self._opened(), batch)
                return True
            except (sqlite3.Error, OSError, HistoryTooNew) as error:
                if not self._begins_anew_after(error):
                    break
        return False

    def _do(self, connection: sqlite3.Connection, batch: list[_Task]) -> None:
        if batch[0].alone:
            batch[0].job(connection)
            return
        try:
            with transaction(connection):
                for task in batch:
                    task.job(connection)
        except Exception as error:
            if _is_of_the_disk(error):
                raise
            self._do_singly(connection, batch)

    def _do_singly(self, connection: sqlite3.Connection, batch: list[_Task]) -> None:
        """One of them can never succeed: the others shall not suffer for it."""
        for task in batch:
            try:
                with transaction(connection):
                    task.job(connection)
            except Exception as error:
                if _is_of_the_disk(error):
                    raise
                log.exception("a change of the history was dropped")

    def _begins_anew_after(self, error: Exception) -> bool:
        """Says what is wrong; True: the file was set aside, and writing can go on in a new one."""
        if is_for_later(error):
            return False
        if not self._failing:
            log.warning("the history could not be written: %s: %s", type(error).__name__, error)
        self._disconnect()
        aside: Path | None = None
        if is_damage(error) or isinstance(error, HistoryTooNew):
            try:
                aside = set_aside(self.path)
                self._damaged = False
            except OSError as also:
                error = also
        self._tell(fault(error, self.path, aside))
        if aside is not None:
            self._begun_anew()
        return aside is not None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = open_history(self.path)
            self._connection = connection
            self._tidy(connection)
        return self._connection

    def _tidy(self, connection: sqlite3.Connection) -> None:
        stop_running(connection)
        if purge(connection):
            self._remove(copies_of(self.path))

    def _erase(self, connection: sqlite3.Connection) -> None:
        self._remove(leftovers_of(self.path))
        erase_everything(connection)

    def _finish(self) -> None:
        try:
            if self._connection is not None and purge(self._connection):
                self._remove(copies_of(self.path))
        except sqlite3.Error as error:
            log.warning("what was deleted will be purged at the next start: %s", error)
        self._disconnect()

    def _disconnect(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            try:
                connection.close()
            except sqlite3.Error as error:
                log.warning("the history was not closed cleanly: %s", error)

    def _remove(self, files: list[Path]) -> None:
        for file in files:
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                log.warning("%s could not be removed: %s", file.name, error)


def _is_of_the_disk(error: Exception) -> bool:
    """Whether the same change may succeed later, or in a new file."""
    return isinstance(error, sqlite3.OperationalError | OSError) or is_damage(error)
