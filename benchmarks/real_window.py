"""The real program inside a benchmark's own process: its window, with a model or without. GUI thread.

Used by the programs that `benchmarks.viewport` starts; nothing of the person's settings is read or written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

from app.application import Application
from app.windows.model_status import ModelStatus

SIZE = (1280, 800)


def open_window(files: list[Path], *, model: str | None, **settings: object) -> Application:
    """Shows the program with `files` open; without a `model` the engine stays unloaded, torch unimported."""
    if model is None:
        ModelStatus.load = lambda self: None  # type: ignore[method-assign]
    program = Application(keep_state=False)
    sys.excepthook = sys.__excepthook__  # the program would put what goes wrong here into its log
    if model is not None:
        program.settings.set("model", model)
    for key, value in settings.items():
        program.settings.set(key, value)
    program.window.resize(*SIZE)
    program.show(files)
    program.window.activateWindow()  # no window manager does it on Xvfb; pages are read ahead for it only
    wait_until(program.window.isActiveWindow, 10, "the window to be active")
    wait_until(lambda: program.window.document is not None, 60, "the document to be open")
    return program


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Runs the event loop until `condition` holds.

    Raises:
        TimeoutError: it did not in that time.
    """
    loop, clock = QEventLoop(), QElapsedTimer()
    clock.start()
    while not condition():
        if clock.elapsed() > seconds * 1e3:
            raise TimeoutError(f"waited {seconds} s for {what}")
        QTimer.singleShot(10, loop.quit)
        loop.exec()


def run_for(seconds: float) -> None:
    """Runs the event loop for a time."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1e3), loop.quit)
    loop.exec()


def has_torch() -> bool:
    """Whether the engine's library is in this process, and so in its memory."""
    return "torch" in sys.modules
