"""The jobs that wait for the engine thread, most urgent first, and which running one gives way to a new one.

Filled by `EngineClient` on the GUI thread, emptied by `EngineWorker` on the engine thread. Order: a model to
load or unload, a question, a picture to show, a frame of a live region, the page that is looked at, the pages
beside it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.inference.engine_jobs import (
    EncodeAhead,
    Job,
    LoadRequest,
    MemoryLimit,
    PreviewRequest,
    Spot,
    UnloadRequest,
    Work,
)
from app.inference.engine_request import EngineRequest


class JobQueue:
    """Jobs in order of urgency, first come, first served within each kind."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._waiting: list[Job] = []
        self._current: Job | None = None
        self._closed = False
        self._submitted = 0

    def submit(self, *works: Work) -> int:
        """Queues jobs in place of those of the same kind; questions never replace each other.

        The number it returns is what `take` tells once all of them are done.
        """
        with self._change:
            self._submitted += 1
            replaced = {_kind(work) for work in works if not isinstance(work, EngineRequest)}
            self._waiting = [job for job in self._waiting if _kind(job.work) not in replaced]
            self._stop_for(works[0])
            self._waiting += [Job(work) for work in works if not self._is_running(work)]
            self._waiting.sort(key=lambda job: job.priority)  # stable: first come, first served
            self._change.notify()
            return self._submitted

    def put_back(self, job: Job) -> None:
        """Queues the rest of a job that gave way."""
        with self._change:
            if not self._closed:
                self._waiting.append(Job(job.work))
                self._waiting.sort(key=lambda other: other.priority)

    def cancel(self, request: int) -> None:
        """Ends a question wherever it is."""
        with self._change:
            for job in [*self._waiting, self._current]:
                if job is not None and isinstance(job.work, EngineRequest) and job.work.id == request:
                    job.cancel.set()
            self._waiting = [job for job in self._waiting if not job.cancel.is_set()]

    def take(self, can_run: Callable[[Work], bool], on_idle: Callable[[int], None]) -> Job | None:
        """The next job that can be done now; waits for one after calling `on_idle`. None once closed."""
        with self._change:
            self._current = None
            if self._next(can_run) is None and not self._closed:
                on_idle(self._submitted)
            self._change.wait_for(lambda: self._closed or self._next(can_run) is not None)
            job = None if self._closed else self._next(can_run)
            if job is not None:
                self._waiting.remove(job)
                self._current = job
            return job

    def take_questions(self) -> list[EngineRequest]:
        """All waiting questions, out of the queue; none where a model to load waits too: they are for it."""
        with self._change:
            if any(isinstance(job.work, LoadRequest) for job in self._waiting):
                return []
            questions = [job.work for job in self._waiting if isinstance(job.work, EngineRequest)]
            self._waiting = [job for job in self._waiting if not isinstance(job.work, EngineRequest)]
            return questions

    def close(self) -> None:
        """Cancels everything; `take` gives None from now on."""
        with self._change:
            self._closed = True
            if self._current is not None:
                self._current.cancel.set()
            self._waiting.clear()
            self._change.notify()

    def _next(self, can_run: Callable[[Work], bool]) -> Job | None:
        return next((job for job in self._waiting if can_run(job.work)), None)

    def _stop_for(self, new: Work) -> None:
        """Ends the running job where the new one is more urgent; reading ahead then goes on after it."""
        current = self._current
        if current is None or current.cancel.is_set():
            return
        if not _gives_way(current.work, new):
            if isinstance(new, EngineRequest) and isinstance(current.work, EncodeAhead):
                current.gives_way.set()
            return
        if _is_live(current.work) and not isinstance(new, LoadRequest | UnloadRequest):
            current.gives_way.set()
            self._waiting.append(Job(current.work))
        current.cancel.set()
        if isinstance(new, EngineRequest | PreviewRequest) and isinstance(current.work, EncodeAhead):
            self._waiting.append(Job(current.work))

    def _is_running(self, work: Work) -> bool:
        """Whether what is to be read ahead is being read already."""
        current = self._current
        if current is None or current.cancel.is_set() or not isinstance(current.work, EncodeAhead):
            return False
        return isinstance(work, EncodeAhead) and work.key == current.work.key


def _kind(work: Work) -> type:
    """A model to load takes the place of one to unload, and the other way round."""
    return LoadRequest if isinstance(work, UnloadRequest) else type(work)


def _gives_way(current: Work, new: Work) -> bool:
    """Whether running work stops for a new job; work on the same picture goes on, for it is needed."""
    if isinstance(new, MemoryLimit):
        return False
    if isinstance(new, LoadRequest | UnloadRequest):
        return True
    if isinstance(new, EncodeAhead):
        return isinstance(current, EncodeAhead) and current.key != new.key
    if _is_live(current):
        return not _is_live(new)
    if _is_live(new):
        return isinstance(current, EncodeAhead)
    return isinstance(current, PreviewRequest | EncodeAhead) and current.key != spot_of(new).key


def _is_live(work: Work) -> bool:
    return isinstance(work, EngineRequest) and work.is_live


def spot_of(work: EngineRequest | PreviewRequest) -> Spot:
    """Which part of the document a job is about."""
    return Spot(work.document, work.page, work.region)
