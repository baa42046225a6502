"""Keeps a reader process at work: starts it, restarts it when it dies, hangs or grows too large, opens
documents again in the new one, and remembers what cost processes their lives. Used by `Reader`, by one thread
at a time.

A request whose process died is tried once more with a new one. A page that has cost two processes in a row is
not asked again until its document is opened anew.
"""

import logging
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from app.documents.document_info import state_of_file
from app.documents.reader_child import ChildDied, ReaderChild, TooMuchMemory, TooSlow
from app.errors import PasswordNeeded, UserError

LOG = logging.getLogger(__name__)
MOST_DEATHS = 2
REST_SECONDS = 3.0  # after a process that did not even start


@dataclass(frozen=True)
class Source:
    """What a document is opened from, and opened from again after a restart."""

    path: Path
    password: str | None = field(repr=False)


@dataclass(frozen=True)
class Task:
    """What is asked of the process about one document."""

    document: int
    action: str
    details: dict[str, Any]

    @property
    def cost(self) -> tuple[int, int | None, str]:
        """What is to blame when the process dies: drawing a page is one thing, reading it another."""
        kind = self.action if self.action in ("open", "render") else "read"
        return self.document, self.details.get("page"), kind


class ReaderSupervisor:
    """Answers tasks by way of a process that may be another one each time."""

    def __init__(self, time_out: float, memory_limit: int) -> None:
        self._time_out = time_out
        self._memory_limit = memory_limit
        self._child: ReaderChild | None = None
        self._sources: dict[int, Source] = {}
        self._deaths: Counter[tuple[int, int | None, str]] = Counter()
        self._no_start: tuple[float, UserError] | None = None
        self._is_shut_down = False

    @property
    def process_id(self) -> int | None:
        child = self._child
        return child.process_id if child is not None else None

    def open(self, document: int, source: Source) -> dict[str, Any]:
        """Opens a file under a number of its own."""
        self._sources[document] = source
        try:
            self.close_forgotten()
            return self._done(self._opening(document))
        except BaseException:
            self.forget(document)
            raise

    def ask(self, task: Task) -> Any:
        """The answer about an open document, whatever became of the process meanwhile."""
        self._source(task.document)
        self.close_forgotten()
        return self._done(task)

    def picture(self, width: int, height: int) -> Image.Image:
        """The pixels that the last task has drawn."""
        try:
            return self.running_child().picture(width, height)
        except ChildDied as error:
            self.drop_child()
            raise UserError(
                "The reader process sent a picture of impossible size.", "Open the file again."
            ) from error

    def forget(self, document: int) -> None:
        """Any thread; `close_forgotten` lets the file go."""
        self._sources.pop(document, None)
        for cost in [cost for cost in list(self._deaths) if cost[0] == document]:
            self._deaths.pop(cost, None)

    def close_forgotten(self) -> None:
        """Has the process close what nobody has open any more, without waiting for it."""
        child = self._child
        if child is None:
            return
        for document in [document for document in child.opened if document not in self._sources]:
            child.opened.discard(document)
            child.tell("close", {"document": document})

    def end(self) -> None:
        """Any thread: kills the process for good; a task in progress fails."""
        self._is_shut_down = True
        child = self._child
        if child is not None:
            child.kill()

    def _done(self, task: Task) -> Any:
        source = self._source(task.document)
        while True:
            if self._deaths[task.cost] >= MOST_DEATHS:
                raise _died(source)
            try:
                result = self._tried(task)
                self._deaths.pop(task.cost, None)  # whatever killed the last process, it was not this
                return result
            except ChildDied as error:
                self._lost(task)
                if self._is_shut_down:
                    raise _shut_down() from error
            except TooSlow as error:
                self._lost(task)
                raise _too_slow(source, task, self._time_out) from error
            except TooMuchMemory as error:
                self._lost(task)
                raise _too_large(source) from error
            except UserError:
                raise
            except BaseException:  # Ctrl-C in the middle of a reply: the next one would be the wrong one
                self.drop_child()
                raise

    def _tried(self, task: Task) -> Any:
        child = self.running_child()
        if task.action != "open" and task.document not in child.opened:
            self._open_again(task.document)
            child = self.running_child()
        reply = child.request(task.action, {"document": task.document, **task.details}, self._time_out)
        if "error" in reply:
            raise _problem(self._source(task.document), reply["error"])
        if task.action == "open":
            child.opened.add(task.document)
        return reply["result"]

    def _open_again(self, document: int) -> None:
        """After a restart. The file may have gone meanwhile."""
        source = self._source(document)
        try:
            self._done(self._opening(document))
        except UserError as error:
            if state_of_file(source.path) is None:
                raise UserError(
                    f"{source.path.name} is no longer where it was, and had to be read again.",
                    "Put it back, or open it from where it is now.",
                ) from error
            raise

    def _opening(self, document: int) -> Task:
        source = self._source(document)
        return Task(document, "open", {"path": str(source.path), "password": source.password})

    def _source(self, document: int) -> Source:
        source = self._sources.get(document)
        if source is None:
            raise UserError("This document was closed.", "Open it again.")
        return source

    def running_child(self) -> ReaderChild:
        if self._is_shut_down:
            raise _shut_down()
        if self._child is not None and self._child.is_alive:
            return self._child
        self.drop_child()
        if self._no_start is not None and time.monotonic() < self._no_start[0] + REST_SECONDS:
            raise self._no_start[1]
        try:
            self._child = ReaderChild(self._memory_limit, lambda: self._is_shut_down)
        except UserError as error:
            self._no_start = time.monotonic(), error
            raise
        return self._child

    def _lost(self, task: Task) -> None:
        """Counts what a request has cost."""
        self._deaths[task.cost] += 1
        self.drop_child()

    def drop_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.close()


def _problem(source: Source, problem: dict[str, Any]) -> Exception:
    if problem["kind"] == "password":
        return PasswordNeeded(problem["what"], problem["advice"], wrong=problem["wrong"])
    if problem["kind"] == "user":
        return UserError(problem["what"], problem["advice"])
    if problem["kind"] == "memory":
        return TooMuchMemory()  # C code that ran out of memory is not asked again
    LOG.info("a request failed in the reader process: %s", problem["reason"])
    return UserError(
        f"{source.path.name} is damaged here and cannot be shown.",
        "Try another page, or fetch the file again.",
    )


def _shut_down() -> UserError:
    return UserError("The document reader was shut down.", "Start Docent again.")


def _died(source: Source) -> UserError:
    return UserError(
        f"The reader process stopped while reading {source.path.name}.",
        "The file may be damaged: try another page, or fetch it again.",
    )


def _too_slow(source: Source, task: Task, limit_s: float) -> UserError:
    if task.action == "open":
        return UserError(
            f"{source.path.name} took longer than {limit_s:g} s to open.",
            "Try again when the computer is less busy, or open a smaller copy of it.",
        )
    return UserError(
        f"{source.path.name} took longer than {limit_s:g} s to read.",
        "Try another page, or a smaller region.",
    )


def _too_large(source: Source) -> UserError:
    return UserError(
        f"{source.path.name} needs more memory than Docent gives to one file.",
        "Try another page, or a smaller copy of it.",
    )
