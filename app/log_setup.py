"""The log file: what the program did, never what a document or a question says.

Called once by `app.application`, before the first window. Also the one place where exceptions that nobody
caught go, from any thread, and where Qt's own messages end up.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from app.crash_report import CrashReport, report_of
from app.safe_traceback import safe_traceback

_FORMAT = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"
_MAX_BYTES = 1_000_000
_LOGGED_IN_FULL = 3  # of the same fault; a fault in painting would come with every frame
_docent = logging.getLogger("docent")


def start_log(folder: Path) -> Path | None:
    """Logs to `docent.log` in `folder`; without a writable folder the program runs on, without a file."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    path = folder / "docent.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=2, encoding="utf-8")
    except OSError as error:
        root.warning("no log file in %s: %s", folder, error)
        return None
    handler.setFormatter(_SafeFormatter(_FORMAT))
    root.addHandler(handler)
    return path


def log_file() -> Path | None:
    """Where the log is written, when it is."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, RotatingFileHandler):
            return Path(handler.baseFilename)
    return None


def stop_log() -> None:
    """Closes what `start_log` opened."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()


def report_uncaught(tell: Callable[[CrashReport], None]) -> None:
    """Sends exceptions that nobody caught, in any thread, to the log, and a report of each to `tell`.

    `tell` is called on the thread of the fault. A fault that comes again and again fills no log.
    """
    seen: Counter[str] = Counter()

    def handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_of(error.with_traceback(trace), log_file())
        seen[report.place] += 1
        if seen[report.place] <= _LOGGED_IN_FULL:
            _docent.critical("uncaught exception", exc_info=(kind, error, trace))
        elif (times := seen[report.place]) & (times - 1) == 0:  # 4, 8, 16, ... times
            _docent.critical("uncaught exception at %s, %d times by now", report.place, times)
        try:
            tell(report)
        except Exception:
            _docent.exception("the fault could not be told")

    def handle_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            handle(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = handle
    threading.excepthook = handle_in_thread


def log_qt_messages() -> None:
    """Routes Qt's warnings into the log."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    logger = logging.getLogger("qt")

    def handle(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        logger.log(levels.get(kind, logging.WARNING), "%s", message)

    qInstallMessageHandler(handle)


def leave_qt_messages() -> None:
    """Qt writes its warnings by itself again: one that comes after Python's end would crash in `handle`."""
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(None)


class _SafeFormatter(logging.Formatter):
    """Writes errors without messages that may hold text of a document."""

    def format(self, record: logging.LogRecord) -> str:
        kept, record.exc_text = record.exc_text, None  # another handler may have written it in its own way
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: Any) -> str:
        return safe_traceback(ei[1]).rstrip() if ei[1] is not None else ""
