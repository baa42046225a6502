"""The parent's handle on one reader process: starts it, sends it a request, watches it meanwhile, ends it.
Called by `Reader`, by one thread at a time; `kill` by any.

The block of memory that pixels come in has no name once the child has it, so nothing can be left behind.
"""

import contextlib
import itertools
import json
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import psutil
from PIL import Image

from app.errors import UserError

START_SECONDS = 60.0
MOST_STARTS = 2  # a process that was killed while it started says nothing about the next one
WATCH_SECONDS = 0.1
QUICK_SECONDS = 5.0
BLOCK_BYTES = 48 << 20
LONGEST_REPLY = 256 << 20


class ChildDied(Exception):
    """The process ended, or talked nonsense, during a request."""


class TooSlow(Exception):
    """The request took longer than its limit."""


class TooMuchMemory(Exception):
    """The process grew beyond its limit."""


class ReaderChild:
    """A running reader process.

    Args:
        memory_limit: bytes that it may take for documents.
        is_unwanted: asked during a request, which ends in `ChildDied` when it says so.

    Raises:
        UserError: it does not start.
    """

    def __init__(self, memory_limit: int, is_unwanted: Callable[[], bool]) -> None:
        self.opened: set[int] = set()
        self._memory_limit = memory_limit
        self._is_unwanted = is_unwanted
        self._numbers = itertools.count(1)
        self._block = SharedMemory(create=True, size=BLOCK_BYTES)
        try:
            self._process, self._connection = _started_process(self._block.name, memory_limit)
        finally:
            self._block.unlink()
        self._memory_at_start = _memory_of(self._process)

    @property
    def process_id(self) -> int | None:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def request(self, action: str, details: dict[str, Any], limit_s: float) -> dict[str, Any]:
        """One message there and one back: {"result": ...} or {"error": ...}. After an exception, drop me."""
        number = next(self._numbers)
        message = json.dumps({"id": number, "do": action, "with": details, "limit": limit_s})
        try:
            self._connection.send_bytes(message.encode())
            reply = json.loads(self._awaited(limit_s))
            if reply["id"] != number:
                raise ChildDied
        except (EOFError, OSError, ValueError, KeyError, TypeError) as error:
            raise ChildDied from error
        return reply

    def tell(self, action: str, details: dict[str, Any]) -> None:
        """A message that has no reply. Where the process has died, the next request will notice."""
        message = json.dumps({"id": None, "do": action, "with": details, "limit": QUICK_SECONDS})
        with contextlib.suppress(OSError):
            self._connection.send_bytes(message.encode())

    def _awaited(self, limit_s: float) -> bytes:
        deadline = time.monotonic() + limit_s
        while not self._connection.poll(min(WATCH_SECONDS, max(0.0, deadline - time.monotonic()))):
            if self._is_unwanted():
                raise ChildDied
            if time.monotonic() >= deadline:
                raise TooSlow
            if _memory_of(self._process) > self._memory_at_start + self._memory_limit:
                raise TooMuchMemory
        return self._connection.recv_bytes(LONGEST_REPLY)

    def picture(self, width: int, height: int) -> Image.Image:
        """A copy of the pixels that the last request put into the block."""
        block = self._block.buf
        if block is None or width < 1 or height < 1 or width * height * 3 > BLOCK_BYTES:
            raise ChildDied
        return Image.frombytes("RGB", (width, height), block[: width * height * 3])

    def kill(self) -> None:
        """Ends the process at once; a request in progress fails."""
        with contextlib.suppress(ValueError):  # it is closed already
            self._process.kill()

    def close(self) -> None:
        """Ends the process and frees what belongs to it."""
        self._process.kill()
        self._process.join()
        self._connection.close()
        self._block.close()


def _started_process(block_name: str, memory_limit: int) -> tuple[SpawnProcess, Connection]:
    for _ in range(MOST_STARTS):
        process, connection = _new_process(block_name, memory_limit)
        if _has_started(process, connection):
            return process, connection
        was_killed = not process.is_alive()
        process.kill()
        process.join()
        connection.close()
        if not was_killed:
            break
    raise UserError("The document reader did not start.", "Run `docent diagnose`, or install Docent again.")


def _new_process(block_name: str, memory_limit: int) -> tuple[SpawnProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_child_main, args=(theirs, block_name, memory_limit), name="docent-reader", daemon=True
    )
    process.start()
    theirs.close()
    return process, ours


def _has_started(process: SpawnProcess, connection: Connection) -> bool:
    """Waits for its first word."""
    try:
        return connection.poll(START_SECONDS) and bool(connection.recv_bytes(16))
    except (EOFError, OSError):
        process.join(QUICK_SECONDS)  # its end of the pipe is closed: it has died, or is about to
        return False
    except BaseException:
        process.kill()
        raise


def _child_main(connection: Connection, block_name: str, memory_limit: int) -> None:
    from app.documents.reader_process import serve  # PyMuPDF is imported in the child only

    serve(connection, block_name, memory_limit)


def _memory_of(process: SpawnProcess) -> int:
    try:
        return int(psutil.Process(process.pid).memory_info().rss)
    except psutil.Error:
        return 0
