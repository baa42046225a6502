"""A thread that works through a list of wishes which is replaced whenever others matter more.

`want` replaces the list, so what has scrolled away is never worked on; results come back as signals in the
GUI thread. The render thread and the thread that fetches text and links are each one of these.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.errors import UserError

log = logging.getLogger(__name__)
_WAIT_AT_CLOSE_S = 2.0

Work = Callable[[Any], object]


class WishWorker(QObject):
    """The wish list and the thread that works through it."""

    done = Signal(object, object)  # what was wished for, and what came of it
    failed = Signal(object, object)  # what was wished for, and the UserError

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._change = threading.Condition()
        self._wanted: list[Hashable] = []
        self._current: Hashable | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def work_with(self, work: Work | None) -> None:
        """From now on the thread calls `work`, which raises `UserError` for what cannot be done."""
        with self._change:
            self._work = work
            self._wanted = []

    def want(self, wishes: Sequence[Hashable]) -> None:
        """What to do, most urgent first; earlier wishes that are not among them are forgotten."""
        with self._change:
            self._wanted = [wish for wish in wishes if wish != self._current]
            self._change.notify()

    def stop(self) -> None:
        """Lets the thread end after what it is at; does not wait."""
        with self._change:
            self._closing = True
            self._wanted = []
            self._change.notify()

    def close(self) -> None:
        """Ends the thread; what it is at is waited for, within a limit."""
        self.stop()
        self._thread.join(_WAIT_AT_CLOSE_S)
        if self._thread.is_alive():
            log.warning("the thread %s did not end within %s s", self._thread.name, _WAIT_AT_CLOSE_S)

    def _run(self) -> None:
        while (job := self._next()) is not None:
            work, wish = job
            try:
                result = work(wish)
            except UserError as error:
                self._tell(self.failed, wish, error)
            except Exception:
                log.exception("%s failed at %s", self._thread.name, wish)
                self._tell(
                    self.failed,
                    wish,
                    UserError("The page could not be drawn.", "The log has the details."),
                )
            else:
                self._tell(self.done, wish, result)

    def _next(self) -> tuple[Work, Hashable] | None:
        with self._change:
            self._current = None
            self._change.wait_for(lambda: self._closing or (self._wanted and self._work is not None))
            if self._closing or self._work is None:
                return None
            self._current = self._wanted.pop(0)
            return self._work, self._current

    def _tell(self, signal: SignalInstance, wish: Hashable, value: object) -> None:
        if not self._closing:  # nobody listens any more, and the object may be on its way out
            signal.emit(wish, value)
