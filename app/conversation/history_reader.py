"""The thread that searches the history and loads conversations, beside the writer and never in its way.

Made by `History`; results go back through callables that emit queued signals. Each request has a connection
of its own, so that no open file stands in the way when a damaged history is set aside.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from app.conversation.history_file import is_damage, open_for_reading
from app.conversation.history_writer import HistoryWriter

_SETTLE_S = 1.0
log = logging.getLogger(__name__)
Read = Callable[[sqlite3.Connection], Any]


@dataclass(frozen=True)
class _Request:
    read: Read
    answer: Callable[[Any], None]
    empty: Any  # the answer where there is no history
    is_search: bool


class HistoryReader:
    """Answers requests in order; of searches only the newest one that is waiting."""

    def __init__(self, writer: HistoryWriter) -> None:
        self._writer = writer
        self._requests: deque[_Request] = deque()
        self._changed = threading.Condition()
        self._closing = False
        self._running: tuple[_Request, sqlite3.Connection] | None = None
        self._thread = threading.Thread(target=self._run, name="history-reader", daemon=True)

    def start(self) -> None:
        """Begins to wait for requests."""
        self._thread.start()

    def request(self, read: Read, answer: Callable[[Any], None], empty: Any, *, is_search: bool) -> None:
        """Puts a request in line. A search makes older ones pointless: they get no answer."""
        with self._changed:
            if is_search:
                self._requests = deque(waiting for waiting in self._requests if not waiting.is_search)
                if self._running is not None and self._running[0].is_search:
                    self._running[1].interrupt()
            self._requests.append(_Request(read, answer, empty, is_search))
            self._changed.notify_all()

    def close(self, limit_s: float) -> bool:
        """Drops what is waiting and ends; True: within the limit."""
        with self._changed:
            self._closing = True
            self._requests.clear()
            if self._running is not None:
                self._running[1].interrupt()
            self._changed.notify_all()
        self._thread.join(limit_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._writer.looked.wait(0.1):
            if self._closing:
                return
        while (request := self._next()) is not None:
            self._writer.settle(_SETTLE_S)  # what was just asked or deleted counts
            try:
                result = self._read(request)
            except Exception as error:
                if _was_interrupted(error):
                    continue  # a newer search came, or the end
                log.warning("the history could not be read: %s: %s", type(error).__name__, error)
                if is_damage(error):
                    self._writer.report_damage()
                result = request.empty
            if not self._closing:
                request.answer(result)

    def _next(self) -> _Request | None:
        with self._changed:
            self._changed.wait_for(lambda: self._requests or self._closing)
            return None if self._closing else self._requests.popleft()

    def _read(self, request: _Request) -> Any:
        if not self._writer.path.exists():
            return request.empty
        with closing(open_for_reading(self._writer.path)) as connection:
            with self._changed:
                self._running = (request, connection)
            try:
                return request.read(connection)
            finally:
                with self._changed:
                    self._running = None


def _was_interrupted(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT
