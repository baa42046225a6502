"""What a test of windows may leave behind: windows, timers, what was copied, warnings in the log. Used by
`conftest.py`.
"""

from __future__ import annotations

import gc
import logging
import sys
import weakref
from typing import Any

OURS = ("app", "docent", "fastvlm_engine", "qt")
_started: weakref.WeakSet[Any] = weakref.WeakSet()


def visible_windows() -> set[Any]:
    """Top-level widgets on screen; none where no test has made an application yet."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets is not None else None
    if not isinstance(application, widgets.QApplication if widgets is not None else ()):
        return set()
    return {widget for widget in application.topLevelWidgets() if widget.isVisible()}


def watch_timers() -> None:
    """From now on every `QTimer` that is started from Python is known to `running_timers`."""
    from PySide6.QtCore import QTimer

    start = QTimer.start
    if getattr(start, "is_watched", False):
        return

    def watched(self: Any, *arguments: Any) -> None:
        _started.add(self)
        start(self, *arguments)

    watched.is_watched = True  # type: ignore[attr-defined]
    QTimer.start = watched  # type: ignore[method-assign,assignment]


def running_timers() -> list[str]:
    """Timers that still run, with their owners; what only waits for the garbage collector does not count."""
    if not _active():
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not _active():
        return []
    gc.collect()
    return [f"timer of {type(timer.parent()).__name__}, {timer.interval()} ms" for timer in _active()]


def _active() -> list[Any]:
    from shiboken6 import isValid

    return [timer for timer in list(_started) if isValid(timer) and timer.isActive()]


def python_on_clipboard() -> list[str]:
    """An object made in Python, which Qt would destroy after Python's end: the run would end in a crash."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is None or not isinstance(gui.QGuiApplication.instance(), gui.QGuiApplication):
        return []
    from shiboken6 import createdByPython

    clipboard = gui.QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if data is None or not createdByPython(data):
        return []
    clipboard.clear()
    return ["a QMimeData made in Python on the clipboard (see rich_clipboard.py)"]


class Warnings(logging.Handler):
    """Gathers what our own code warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.split(".")[0] in OURS:
            self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")
