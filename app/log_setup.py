"""The log file: what the program did, never what a document or a question says.

Called once by `app.application`, before the first window. Also the one place where exceptions that nobody
caught go, from any thread, and where Qt's own messages end up.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_FORMAT = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"
_MAX_BYTES = 1_000_000


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
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
    return path


def stop_log() -> None:
    """Closes what `start_log` opened."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()


def report_uncaught(tell: Callable[[str], None]) -> None:
    """Sends exceptions that nobody caught, in any thread, to the log, and a sentence about each to `tell`."""

    def handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("docent").critical("uncaught exception", exc_info=(kind, error, trace))
        tell(f"{kind.__name__}: {error}")

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
