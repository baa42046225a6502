"""Keeps Ctrl-C quick while the engine works: the work runs in a thread, and the main thread waits for either.

Used by the commands that load a model; main thread only.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Generic, NoReturn, TypeVar

Result = TypeVar("Result")

LOOK_SECONDS = 0.02
GRACE_SECONDS = 0.15  # after it, work that does not look at its cancel event is left behind
INTERRUPTED = 130  # 128 + SIGINT, as shells count


def run_interruptibly(work: Callable[[threading.Event], Result], clean_up: Callable[[], None]) -> Result:
    """Runs `work` with the event that the first Ctrl-C sets.

    When the work does not end soon after that, or at a second Ctrl-C, the program ends on the spot with exit
    code 130, after `clean_up`.

    Raises:
        KeyboardInterrupt: it was interrupted, and ended in time.
    """
    job = _Job(work, clean_up)
    previous = signal.signal(signal.SIGINT, job.interrupt)
    try:
        return job.finish()
    finally:
        signal.signal(signal.SIGINT, previous)


def leave(clean_up: Callable[[], None]) -> NoReturn:
    """Ends the program on the spot with exit code 130: in good order it takes long once torch is loaded."""
    clean_up()
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
    os._exit(INTERRUPTED)


class _Job(Generic[Result]):
    def __init__(self, work: Callable[[threading.Event], Result], clean_up: Callable[[], None]) -> None:
        self._work = work
        self._clean_up = clean_up
        self._cancel = threading.Event()
        self._deadline: float | None = None
        self._results: list[Result] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="docent-command", daemon=True)

    def finish(self) -> Result:
        self._thread.start()
        while self._thread.is_alive():
            self._thread.join(LOOK_SECONDS)  # a wait without limit would not see Ctrl-C on Windows
            if self._deadline is not None and time.monotonic() > self._deadline and self._thread.is_alive():
                leave(self._clean_up)
        if self._cancel.is_set():
            raise KeyboardInterrupt
        if self._error is not None:
            raise self._error
        return self._results[0]

    def interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._cancel.is_set():
            leave(self._clean_up)
        self._deadline = time.monotonic() + GRACE_SECONDS
        self._cancel.set()

    def _run(self) -> None:
        try:
            self._results.append(self._work(self._cancel))
        except BaseException as error:
            self._error = error
