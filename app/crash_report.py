"""What is kept and shown of a fault inside the program: where it happened, versions, the end of the log.

Made by `app.log_setup` for exceptions that nobody caught, on any thread, and here for crashes of the whole
process, which leave a file that the next start finds. Holds no text of documents, questions or answers.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import platform
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from app import NAME, __version__
from app.safe_traceback import safe_line, safe_traceback

_LOG_LINES = 40
_TAIL_BYTES = 64 * 1024
_MOST_REPORT_BYTES = 64 * 1024
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CrashReport:
    """`what` in one line, `place` to know the same fault again, `text` for a report."""

    what: str
    place: str
    text: str
    is_of_last_run: bool = False


def report_of(error: BaseException, log_file: Path | None = None) -> CrashReport:
    """The report of an exception that nobody caught."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else "?"
    what = safe_line(error)
    return CrashReport(what, f"{type(error).__name__} {place}", _text(what, safe_traceback(error), log_file))


def log_tail(path: Path | None, lines: int = _LOG_LINES) -> str:
    """The last lines of the log, with the person's own folder shortened."""
    if path is None:
        return ""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
            text = file.read().decode("utf-8", "replace")
    except OSError as error:
        return f"(the log cannot be read: {error.strerror})"
    return without_home("\n".join(deque(text.splitlines(), lines)))


def without_home(text: str) -> str:
    """A report may be given to others: it does not name the person."""
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


class HardCrashes:
    """Lets a crash of the whole process write where it was; finds what the last one wrote."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: TextIO | None = None
        self._path = folder / f"crash-{os.getpid()}.txt"

    def last_run(self, log_file: Path | None = None) -> CrashReport | None:
        """The report of a crash that no start has told of yet; forgotten afterwards."""
        import psutil  # not before the first window is on screen

        told: CrashReport | None = None
        for path in sorted(self._folder.glob("crash-*.txt")):
            number = path.stem.removeprefix("crash-")
            if not number.isdecimal() or (int(number) != os.getpid() and psutil.pid_exists(int(number))):
                continue
            trace = _taken(path)
            if trace.strip():
                what = trace.splitlines()[0]
                told = CrashReport(what, what, _text(what, trace, log_file), is_of_last_run=True)
        return told

    def watch(self) -> None:
        """From now on a crash leaves its mark."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
        except OSError as error:
            log.warning("crashes cannot be recorded in %s: %s", self._folder, error)
            return
        faulthandler.enable(self._file)

    def close(self) -> None:
        """An end in order leaves nothing."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        self._path.unlink(missing_ok=True)


def _taken(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_MOST_REPORT_BYTES)
        path.unlink()
    except OSError as error:
        log.warning("the mark of a crash cannot be read: %s", error)
        return ""
    return text


def _text(what: str, trace: str, log_file: Path | None) -> str:
    system = f"{NAME} {__version__}, Python {platform.python_version()}, {platform.platform()}"
    parts = [what, system, "", trace.rstrip()]
    tail = log_tail(log_file)
    if tail:
        parts += ["", "The end of the log:", tail]
    return without_home("\n".join(parts)) + "\n"
