"""The reader process: a child process that opens untrusted files, on its only thread, started by
`reader_child`. What runs in it and nowhere else: this file, `shelf`, `opened_document`, `opened_picture`,
`page_text`, `page_links`, `plain_text`, `pixels` and `file_check`.

A request is one JSON message; so is its reply; a message without an id has none. Pixels go into a block of
memory shared with the parent.
Nothing is pickled: a child that was taken over through a bad file can send words and pixels, but no code.
"""

import contextlib
import faulthandler
import json
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

import pymupdf
from PIL import Image

from app.documents.shelf import Shelf
from app.errors import PasswordNeeded, UserError

READY = b"ready"
ORPHAN_SECONDS = 30.0  # beyond what the parent gives to a request: it would have ended this process itself


def serve(connection: Connection, block_name: str, memory_limit: int) -> None:
    """The child's whole life: answers requests until the parent closes its end or dies."""
    _go_quiet()
    _die_with_parent()
    block = SharedMemory(block_name)
    _limit_memory(memory_limit)
    shelf = Shelf(block)
    connection.send_bytes(READY)
    while True:
        try:
            request = json.loads(connection.recv_bytes())
            with _not_for_ever(request["limit"] + ORPHAN_SECONDS):
                reply = json.dumps(_reply(shelf, request), ensure_ascii=False)
            if request["id"] is None:  # nobody waits for it
                continue
            # half a character, as damaged files hold, becomes a question mark: nothing could show it
            connection.send_bytes(reply.encode(errors="replace"))
        except (EOFError, OSError):
            break
    block.close()


def _reply(shelf: Shelf, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"id": request["id"], "result": shelf.answer(request)}
    except PasswordNeeded as error:
        problem = {"kind": "password", "what": error.what, "advice": error.advice, "wrong": error.wrong}
    except UserError as error:
        problem = {"kind": "user", "what": error.what, "advice": error.advice}
    except MemoryError:
        problem = {"kind": "memory"}
    except Exception as error:
        problem = {"kind": "failed", "reason": type(error).__name__}  # what it says may quote the document
        if "malloc" in str(error) or "calloc" in str(error):  # how MuPDF says that memory ran out
            problem = {"kind": "memory"}
    return {"id": request["id"], "error": problem}


def _go_quiet() -> None:
    """Ctrl-C is the parent's business, and what C libraries print about bad files is nobody's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    Image.MAX_IMAGE_PIXELS = None  # each picture's size is checked here, with a sentence of our own
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)


def _die_with_parent() -> None:
    """Linux ends this process at once when its parent is gone, even in the middle of C code.

    The pipe that multiprocessing keeps from parent to child carries nothing; its closing raises SIGIO, whose
    default is the end. Elsewhere the closed pipe is noticed between requests, see `_not_for_ever`.
    """
    parent = multiprocessing.parent_process()
    if sys.platform != "linux" or parent is None:
        return
    import fcntl

    life_line = parent.sentinel
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(life_line, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life_line, fcntl.F_SETFL, fcntl.fcntl(life_line, fcntl.F_GETFL) | os.O_ASYNC)
    if not parent.is_alive():  # it went before anybody listened
        os._exit(1)


@contextlib.contextmanager
def _not_for_ever(seconds: float) -> Iterator[None]:
    """Where a dead parent cannot end a request in C code, a watch that needs no interpreter does."""
    if sys.platform == "linux":
        yield
        return
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _limit_memory(limit: int) -> None:
    """A first fence that lets the child say what went wrong; the parent's watch over it is the second."""
    if sys.platform != "linux":  # macOS accepts the call and ignores it, Windows has none
        return
    import resource

    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + limit, used + limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no copy of a person's document
