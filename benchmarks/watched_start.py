"""One start of the program, or of a bare window, that tells when what was there. `benchmarks.startup` calls
it in a process of its own:

    python -m benchmarks.watched_start app|bare|python RESULT.json

The program runs as `python -m app` does; its `Application` is told to report, so that the product needs no
hook. The parent writes the time at which it started the process into DOCENT_BENCH_STARTED (monotonic clock).
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import time
from pathlib import Path
from typing import Any

HEAVY = ("torch", "transformers", "pymupdf", "fastvlm_engine.engine")
LIMIT_MS = 120_000
_started = float(os.environ.get("DOCENT_BENCH_STARTED", "0"))


class Report:
    """Seconds since the process was started at which each thing was there, and which heavy modules were."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._marks: dict[str, float] = {}
        self._heavy: dict[str, list[str]] = {}

    def mark(self, name: str) -> None:
        """Only the first time counts."""
        if name not in self._marks:
            self._marks[name] = time.monotonic() - _started
            self._heavy[name] = [module for module in HEAVY if module in sys.modules]

    def write(self) -> None:
        import psutil

        memory = psutil.Process().memory_info().rss / 1e6
        result = {"seconds": self._marks, "heavy": self._heavy, "memory_mb": memory}
        self._path.write_text(json.dumps(result), encoding="utf-8")


def tell_of_paint(widget: Any, then: Any) -> None:
    """Calls `then` once the first paint of a window has gone to the screen."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                widget.removeEventFilter(self)
                QTimer.singleShot(0, then)  # all widgets are painted and flushed in this same turn
            return False

    widget.installEventFilter(Watch(widget))


def start_app(report: Report) -> None:
    """The real program, until its model is ready."""
    import app.main  # what `python -m app` imports first
    from app.application import Application

    report.mark("imported")
    show = Application.show

    def watched_show(self: Any, files: Any) -> None:
        from PySide6.QtCore import QTimer

        def end() -> None:
            report.mark("model ready")
            report.write()
            QTimer.singleShot(0, self.window.close)

        tell_of_paint(self.window, lambda: report.mark("first window"))
        self.engine.ready.connect(lambda _: end())
        self.engine.load_failed.connect(lambda error: self.qt.exit(1))
        QTimer.singleShot(LIMIT_MS, lambda: self.qt.exit(1))
        report.mark("built")
        show(self, files)
        self.window.viewport.page_drawn.connect(lambda: report.mark("first page"))

    Application.show = watched_show  # type: ignore[method-assign]
    assert app.main
    sys.argv = ["docent"]
    runpy.run_module("app", run_name="__main__", alter_sys=True)


def start_bare(report: Report) -> None:
    """A window with a text view in it: what no PySide6 program can be faster than."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

    report.mark("imported")
    qt = QApplication(sys.argv[:1])
    window = QMainWindow()
    browser = QTextBrowser()
    browser.setMarkdown("# A window\n\nwith *some* text in it.")
    window.setCentralWidget(browser)
    window.resize(1280, 800)

    def end() -> None:
        report.mark("first window")
        report.write()
        QTimer.singleShot(0, qt.quit)

    tell_of_paint(window, end)
    report.mark("built")
    window.show()
    qt.exec()


def start_python(report: Report) -> None:
    """The interpreter alone."""
    report.mark("imported")
    report.write()


def main() -> None:
    {"app": start_app, "bare": start_bare, "python": start_python}[sys.argv[1]](Report(Path(sys.argv[2])))


if __name__ == "__main__":
    main()
