"""Lets threads through one at a time, the most urgent first. Used by `Reader` on all threads that ask it."""

import contextlib
import heapq
import itertools
from collections.abc import Iterator
from enum import IntEnum
from threading import Event, Lock


class Urgency(IntEnum):
    ENDING = 0
    DRAWING = 1
    READING = 2
    SEARCHING = 3


class Gate:
    """Like a lock, but whoever leaves lets the most urgent waiter in; equals go in the order they came."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_taken = False
        self._order = itertools.count()
        self._waiting: list[tuple[int, int, Event]] = []

    @contextlib.contextmanager
    def passed(self, urgency: Urgency) -> Iterator[None]:
        self._enter(urgency)
        try:
            yield
        finally:
            self._leave()

    @contextlib.contextmanager
    def passed_if_free(self) -> Iterator[bool]:
        """Never waits: tells whether the gate was free and is passed."""
        with self._lock:
            is_ours = not self._is_taken
            self._is_taken = True
        try:
            yield is_ours
        finally:
            if is_ours:
                self._leave()

    def _enter(self, urgency: Urgency) -> None:
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            waiter = (int(urgency), next(self._order), Event())
            heapq.heappush(self._waiting, waiter)
        try:
            waiter[2].wait()
        except BaseException:  # Ctrl-C: the place in the queue, or the turn itself, is given up
            self._give_up(waiter)
            raise

    def _give_up(self, waiter: tuple[int, int, Event]) -> None:
        with self._lock:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
                heapq.heapify(self._waiting)
                return
        self._leave()

    def _leave(self) -> None:
        with self._lock:
            if self._waiting:
                heapq.heappop(self._waiting)[2].set()  # the turn goes from hand to hand
            else:
                self._is_taken = False
