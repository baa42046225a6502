"""Small work that may wait for the disk or the reader, off the GUI thread; what it gives comes back to the
GUI thread. Used by tabs; `close` ends it within its limit.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import UserError

log = logging.getLogger(__name__)
_WAIT_AT_CLOSE_S = 2.0


class Background(QObject):
    """One thread, started with the first job; jobs are done in turn.

    Only the work itself goes to the thread: who waits for it stays here, so that no object of Qt ends there.
    """

    _done = Signal(int, bool, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._jobs: SimpleQueue[tuple[int, Callable[[], Any]] | None] = SimpleQueue()
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[UserError], None]]] = {}
        self._thread: threading.Thread | None = None
        self._closed = False
        self._done.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[UserError], None] = lambda error: None,
    ) -> None:
        """Does `work` on the thread; on the GUI thread `then` gets its result, or `failed` its error."""
        if self._closed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="tab-background", daemon=True)
            self._thread.start()
        number = next(self._numbers)
        self._waiting[number] = (then, failed)
        self._jobs.put((number, work))

    def stop(self) -> None:
        """Forgets what has not begun and lets the thread end after what has; does not wait."""
        self._closed = True
        self._waiting.clear()
        try:
            while True:
                self._jobs.get_nowait()
        except Empty:
            self._jobs.put(None)

    def close(self) -> None:
        """Ends the thread; what has begun is waited for, within a limit."""
        self.stop()
        if self._thread is not None:
            self._thread.join(_WAIT_AT_CLOSE_S)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            number, work = job
            result: Any
            try:
                is_good, result = True, work()
            except UserError as error:
                is_good, result = False, error
            except Exception:
                log.exception("work in the background failed")
                is_good = False
                result = UserError("Something went wrong inside Docent.", "The log has the details.")
            if not self._closed:
                self._done.emit(number, is_good, result)
            del job, work, result

    def _hand_on(self, number: int, is_good: bool, result: Any) -> None:
        then, failed = self._waiting.pop(number, (None, None))
        receiver = then if is_good else failed
        if receiver is not None:
            receiver(result)
