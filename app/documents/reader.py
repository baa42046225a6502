"""Asks the reader process, and restarts it when it dies, hangs or grows too large. Called from any thread
that may wait: requests are answered one after another.

Documents stay open across a restart: they are opened again when something is next asked of them.
"""

import contextlib
import itertools
import json
import multiprocessing
import threading
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

import psutil
from PIL import Image

from app.documents.region import Rect
from app.documents.text_layer import Word
from app.errors import PasswordNeeded, UserError

REQUEST_SECONDS = 20.0
START_SECONDS = 60.0
WATCH_SECONDS = 0.1
MEMORY_LIMIT = 2 << 30
BLOCK_BYTES = 48 << 20
MOST_PIXELS = BLOCK_BYTES // 3 - 100_000  # rounding outwards may add a row and a column
LONGEST_REPLY = 256 << 20


@dataclass(frozen=True)
class DocumentInfo:
    id: int
    path: Path
    kind: str
    """"pdf", "picture", or "document" for the other formats that are laid out into pages."""
    page_sizes: tuple[tuple[float, float], ...]
    """Width and height of each page in points; pixels for pictures."""
    title: str
    needs_password: bool
    is_repaired: bool

    @property
    def page_count(self) -> int:
        return len(self.page_sizes)


@dataclass
class _Child:
    process: SpawnProcess
    connection: Connection
    memory_at_start: int
    opened: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Source:
    path: Path
    password: str | None = field(repr=False)


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
        self._lock = threading.Lock()
        self._child: _Child | None = None
        self._block: SharedMemory | None = None
        self._sources: dict[int, _Source] = {}
        self._is_shut_down = False

    @property
    def process_id(self) -> int | None:
        """The child's, while there is one."""
        child = self._child
        return child.process.pid if child is not None else None

    def start(self) -> None:
        """Starts the process ahead of the first request."""
        with self._lock:
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
            with self._lock:
                result = self._open_in_child(document)
        except BaseException:
            del self._sources[document]
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
        self, document: int, page: int, clip: Rect, scale: float, max_pixels: int = MOST_PIXELS
    ) -> Image.Image:
        """Draws part of a page on white, at `scale` pixels to the point.

        A PDF's clip is rounded outwards to whole pixels. Where the picture would have more than `max_pixels`,
        the scale is lowered until it fits.
        """
        most = min(max_pixels, MOST_PIXELS)
        scale = min(scale, (most / max(clip.width * clip.height, 1e-9)) ** 0.5)
        with self._lock:
            size = self._ask_about(document, "render", page=page, clip=clip, scale=scale)
            return self._picture(size["width"], size["height"])

    def words(self, document: int, page: int) -> list[Word]:
        """The words of a page in reading order; none for pictures."""
        with self._lock:
            return [Word(*word) for word in self._ask_about(document, "words", page=page)["words"]]

    def close(self, document: int) -> None:
        """Forgets a document; never waits for a request in progress."""
        self._sources.pop(document, None)

    def shutdown(self) -> None:
        """Ends the process for good; a request in progress fails. May be called twice, and on any thread."""
        self._is_shut_down = True
        child = self._child
        if child is not None:
            with contextlib.suppress(ValueError):  # the request in progress has just dropped it
                child.process.kill()
        with self._lock:
            self._drop_child()
            if self._block is not None:
                self._block.close()
                self._block.unlink()
                self._block = None

    def _picture(self, width: int, height: int) -> Image.Image:
        block = self._block
        if block is None or block.buf is None or width < 1 or height < 1 or width * height * 3 > BLOCK_BYTES:
            raise UserError("The reader process sent a picture of impossible size.", "Open the file again.")
        return Image.frombytes("RGB", (width, height), block.buf[: width * height * 3])

    def _open_in_child(self, document: int) -> dict[str, Any]:
        source = self._source(document)
        result = self._request(
            source, "open", document=document, path=str(source.path), password=source.password
        )
        self._running_child().opened.add(document)
        return result

    def _ask_about(self, document: int, action: str, **details: Any) -> dict[str, Any]:
        source = self._source(document)
        if document not in self._running_child().opened:
            self._open_in_child(document)
        self._close_forgotten()
        return self._request(source, action, document=document, **details)

    def _source(self, document: int) -> _Source:
        source = self._sources.get(document)
        if source is None:
            raise UserError("This document was closed.", "Open it again.")
        return source

    def _close_forgotten(self) -> None:
        opened = self._running_child().opened
        for document in [document for document in opened if document not in self._sources]:
            self._request(_Source(Path("document"), None), "close", document=document)
            opened.discard(document)

    def _running_child(self) -> _Child:
        if self._is_shut_down:
            raise _shut_down()
        if self._child is not None and self._child.process.is_alive():
            return self._child
        self._drop_child()
        if self._block is None:
            self._block = SharedMemory(create=True, size=BLOCK_BYTES)
        self._child = _started_child(self._block.name, self._memory_limit)
        return self._child

    def _request(self, source: _Source, action: str, **details: Any) -> dict[str, Any]:
        """One message there and one back. Whatever goes wrong on the way costs the child its life."""
        number = next(self._ids)
        child = self._running_child()
        message = json.dumps({"id": number, "do": action, "with": details}).encode()
        try:
            child.connection.send_bytes(message)
            reply = json.loads(self._awaited(child, source))
            if reply["id"] != number:
                raise EOFError
        except (EOFError, OSError, ValueError) as error:
            self._drop_child()
            raise _died(source) from error
        except BaseException:
            self._drop_child()
            raise
        if "error" in reply:
            raise self._problem(source, reply["error"])
        return reply["result"]

    def _awaited(self, child: _Child, source: _Source) -> bytes:
        deadline = time.monotonic() + self._time_out
        while not child.connection.poll(min(WATCH_SECONDS, max(0.0, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                raise UserError(
                    f"{source.path.name} took longer than {self._time_out:g} s to read.",
                    "Try another page, or a smaller region.",
                )
            if self._is_shut_down:
                raise _shut_down()
            if _memory_of(child.process) > child.memory_at_start + self._memory_limit:
                raise _too_large(source)
        return child.connection.recv_bytes(LONGEST_REPLY)

    def _problem(self, source: _Source, problem: dict[str, Any]) -> UserError:
        if problem["kind"] == "password":
            return PasswordNeeded(problem["what"], problem["advice"], wrong=problem["wrong"])
        if problem["kind"] == "user":
            return UserError(problem["what"], problem["advice"])
        if problem["kind"] == "memory":
            self._drop_child()  # C code that ran out of memory is not asked again
            return _too_large(source)
        return UserError(
            f"{source.path.name} cannot be read here ({problem['reason']}).",
            "The file may be damaged: try another page, or fetch it again.",
        )

    def _drop_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.process.kill()
            child.process.join()
            child.connection.close()


def _started_child(block_name: str, memory_limit: int) -> _Child:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_child_main, args=(theirs, block_name, memory_limit), name="docent-reader", daemon=True
    )
    process.start()
    theirs.close()
    try:
        if ours.poll(START_SECONDS) and ours.recv_bytes(16):
            return _Child(process, ours, _memory_of(process))
    except (EOFError, OSError):
        pass
    except BaseException:
        process.kill()
        raise
    process.kill()
    process.join()
    ours.close()
    raise UserError("The document reader did not start.", "Run `docent diagnose`, or install Docent again.")


def _child_main(connection: Connection, block_name: str, memory_limit: int) -> None:
    from app.documents.reader_process import serve  # PyMuPDF is imported in the child only

    serve(connection, block_name, memory_limit)


def _memory_of(process: SpawnProcess) -> int:
    try:
        return int(psutil.Process(process.pid).memory_info().rss)
    except psutil.Error:
        return 0


def _shut_down() -> UserError:
    return UserError("The document reader was shut down.", "Start Docent again.")


def _died(source: _Source) -> UserError:
    return UserError(
        f"The reader process stopped while reading {source.path.name}.",
        "The file may be damaged: try another page, or fetch it again.",
    )


def _too_large(source: _Source) -> UserError:
    return UserError(
        f"{source.path.name} needs more memory than Docent gives to one file.",
        "Try another page, or a smaller copy of it.",
    )
