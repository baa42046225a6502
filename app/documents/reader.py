"""Asks the reader process, and restarts it when it dies, hangs or grows too large. Called from any thread
that may wait: requests are answered one after another, those for pixels before those for text, searches last.

Documents stay open across a restart: they are opened again when something is next asked of them. A request
whose process died is tried once more with a new one. A page that has cost two processes is not asked again
until its document is opened anew.
"""

import contextlib
import itertools
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from app.documents.document_info import DocumentInfo as DocumentInfo
from app.documents.document_info import state_of_file
from app.documents.links import Link, OutlineEntry
from app.documents.reader_child import BLOCK_BYTES, ChildDied, ReaderChild, TooMuchMemory, TooSlow
from app.documents.region import Rect
from app.documents.urgency import Gate, Urgency
from app.documents.word import Word
from app.errors import PasswordNeeded, UserError

REQUEST_SECONDS = 20.0
MEMORY_LIMIT = 2 << 30
MOST_PIXELS = BLOCK_BYTES // 3 - 100_000  # rounding outwards may add a row and a column
MOST_DEATHS = 2


@dataclass(frozen=True)
class _Source:
    path: Path
    password: str | None = field(repr=False)


@dataclass(frozen=True)
class _Task:
    """What is asked of the child about one document; what it costs is remembered by `cost`."""

    document: int
    action: str
    details: dict[str, Any]

    @property
    def cost(self) -> tuple[int, int | None, bool]:
        return self.document, self.details.get("page"), self.action == "render"


class Reader:
    """The parent's end of one reader process, which starts with the first request.

    Args:
        time_out: seconds that one request may take.
        memory_limit: bytes that the process may take for documents.
    """

    def __init__(self, *, time_out: float = REQUEST_SECONDS, memory_limit: int = MEMORY_LIMIT) -> None:
        self._time_out = time_out
        self._memory_limit = memory_limit
        self._ids = itertools.count(1)
        self._gate = Gate()
        self._child: ReaderChild | None = None
        self._sources: dict[int, _Source] = {}
        self._deaths: Counter[tuple[int, int | None, bool]] = Counter()
        self._is_shut_down = False

    @property
    def process_id(self) -> int | None:
        """The child's, while there is one."""
        child = self._child
        return child.process_id if child is not None else None

    def start(self) -> None:
        """Starts the process ahead of the first request."""
        with self._gate.passed(Urgency.DRAWING):
            self._running_child()

    def open(self, path: Path, password: str | None = None) -> DocumentInfo:
        """Opens a file.

        Raises:
            PasswordNeeded: it is encrypted, and there was no password or a wrong one.
            UserError: it cannot be opened, and why.
        """
        document = next(self._ids)
        self._sources[document] = _Source(path.absolute(), password)
        try:
            with self._gate.passed(Urgency.DRAWING):
                self._close_forgotten()
                result = self._done(self._opening(document))
        except BaseException:
            self.close(document)
            raise
        return DocumentInfo(
            id=document,
            path=path,
            kind=result["kind"],
            page_sizes=tuple((float(width), float(height)) for width, height in result["page_sizes"]),
            title=result["title"],
            needs_password=result["needs_password"],
            is_repaired=result["is_repaired"],
        )

    def render(
        self,
        document: int,
        page: int,
        clip: Rect,
        scale: float,
        max_pixels: int = MOST_PIXELS,
        turned: int = 0,
    ) -> Image.Image:
        """Draws part of a page on white, at `scale` pixels to the point, then turned clockwise.

        The clip is given as the page lies unturned; that of a PDF is rounded outwards to whole pixels. Where
        the picture would have more than `max_pixels`, the scale is lowered until it fits.
        """
        most = min(max_pixels, MOST_PIXELS)
        scale = min(scale, (most / max(clip.width * clip.height, 1e-9)) ** 0.5)
        details = {"page": page, "clip": clip, "scale": scale, "turned": turned % 4}
        with self._gate.passed(Urgency.DRAWING):
            size = self._asked(_Task(document, "render", details))
            child = self._running_child()
            try:
                return child.picture(size["width"], size["height"])
            except ChildDied as error:
                raise UserError(
                    "The reader process sent a picture of impossible size.", "Open the file again."
                ) from error

    def words(self, document: int, page: int) -> list[Word]:
        """The words of a page in reading order; none for pictures."""
        with self._gate.passed(Urgency.READING):
            return [_word(*word) for word in self._asked(_Task(document, "words", {"page": page}))]

    def links(self, document: int, page: int) -> list[Link]:
        """The links of a page that may be followed."""
        with self._gate.passed(Urgency.READING):
            found = self._asked(_Task(document, "links", {"page": page}))
        return [Link(Rect(*area), target, top, url) for area, target, top, url in found]

    def outline(self, document: int) -> list[OutlineEntry]:
        with self._gate.passed(Urgency.READING):
            return [OutlineEntry(*entry) for entry in self._asked(_Task(document, "outline", {}))]

    def has_text(self, document: int, page: int) -> bool:
        """False for pictures, scans and blank pages."""
        with self._gate.passed(Urgency.SEARCHING):
            return bool(self._asked(_Task(document, "has_text", {"page": page})))

    def search(
        self, document: int, page: int, text: str, *, match_case: bool = False, whole_words: bool = False
    ) -> list[tuple[Rect, ...]]:
        """Where the text stands on a page: for each hit, one rectangle for each line that it spans."""
        details = {"page": page, "text": text, "match_case": match_case, "whole_words": whole_words}
        with self._gate.passed(Urgency.SEARCHING):
            hits = self._asked(_Task(document, "search", details))
        return [tuple(Rect(*rect) for rect in hit) for hit in hits]

    def close(self, document: int) -> None:
        """Forgets a document; never waits for a request in progress."""
        self._sources.pop(document, None)
        for cost in [cost for cost in list(self._deaths) if cost[0] == document]:
            self._deaths.pop(cost, None)

    def shutdown(self) -> None:
        """Ends the process for good; a request in progress fails. May be called twice, and on any thread."""
        self._is_shut_down = True
        child = self._child
        if child is not None:
            child.kill()
        with self._gate.passed(Urgency.ENDING):
            self._drop_child()

    def _asked(self, task: _Task) -> Any:
        """The child's answer about an open document, whatever became of the child meanwhile."""
        self._source(task.document)
        self._close_forgotten()
        return self._done(task)

    def _done(self, task: _Task) -> Any:
        source = self._source(task.document)
        while True:
            if self._deaths[task.cost] >= MOST_DEATHS:
                raise _died(source)
            try:
                return self._tried(task)
            except ChildDied as error:
                self._lost(task)
                if self._is_shut_down:
                    raise _shut_down() from error
            except TooSlow as error:
                self._lost(task)
                raise _too_slow(source, self._time_out) from error
            except TooMuchMemory as error:
                self._lost(task)
                raise _too_large(source) from error
            except UserError:
                raise
            except BaseException:  # Ctrl-C in the middle of a reply: the next one would be the wrong one
                self._drop_child()
                raise

    def _tried(self, task: _Task) -> Any:
        child = self._running_child()
        if task.action != "open" and task.document not in child.opened:
            self._open_again(task.document)
            child = self._running_child()
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

    def _opening(self, document: int) -> _Task:
        source = self._source(document)
        return _Task(document, "open", {"path": str(source.path), "password": source.password})

    def _source(self, document: int) -> _Source:
        source = self._sources.get(document)
        if source is None:
            raise UserError("This document was closed.", "Open it again.")
        return source

    def _close_forgotten(self) -> None:
        child = self._child
        if child is None:
            return
        for document in [document for document in child.opened if document not in self._sources]:
            child.opened.discard(document)
            with contextlib.suppress(ChildDied, TooSlow, TooMuchMemory):
                child.request("close", {"document": document}, self._time_out)
                continue
            self._drop_child()
            return

    def _running_child(self) -> ReaderChild:
        if self._is_shut_down:
            raise _shut_down()
        if self._child is not None and self._child.is_alive:
            return self._child
        self._drop_child()
        self._child = ReaderChild(self._memory_limit, lambda: self._is_shut_down)
        return self._child

    def _lost(self, task: _Task) -> None:
        """Counts what a request has cost."""
        self._deaths[task.cost] += 1
        self._drop_child()

    def _drop_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.close()


def _word(text: str, x0: float, y0: float, x1: float, y1: float, size: float, *more: Any) -> Word:
    """A word as the child sent it: what it says about its characters is believed only if it fits."""
    line, direction, stops = more
    fits = len(stops) == len(text) + 1 and direction in range(4)
    return Word(text, x0, y0, x1, y1, size, line, direction if fits else 0, tuple(stops) if fits else ())


def _problem(source: _Source, problem: dict[str, Any]) -> Exception:
    if problem["kind"] == "password":
        return PasswordNeeded(problem["what"], problem["advice"], wrong=problem["wrong"])
    if problem["kind"] == "user":
        return UserError(problem["what"], problem["advice"])
    if problem["kind"] == "memory":
        return TooMuchMemory()  # C code that ran out of memory is not asked again
    return UserError(
        f"{source.path.name} cannot be read here ({problem['reason']}).",
        "The file may be damaged: try another page, or fetch it again.",
    )


def _shut_down() -> UserError:
    return UserError("The document reader was shut down.", "Start Docent again.")


def _died(source: _Source) -> UserError:
    return UserError(
        f"The reader process stopped while reading {source.path.name}.",
        "The file may be damaged: try another page, or fetch it again.",
    )


def _too_slow(source: _Source, limit_s: float) -> UserError:
    return UserError(
        f"{source.path.name} took longer than {limit_s:g} s to read.",
        "Try another page, or a smaller region.",
    )


def _too_large(source: _Source) -> UserError:
    return UserError(
        f"{source.path.name} needs more memory than Docent gives to one file.",
        "Try another page, or a smaller copy of it.",
    )
