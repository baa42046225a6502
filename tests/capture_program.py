"""A program: captures as it is told on stdin, and says on stdout what became of it. Started by
`tests/app/capture/test_capture_on_screen.py` on an X display, at any scale.

A line in is `MODE FILE`; out come `choosing` when the overlays are on screen, then `X Y WIDTH HEIGHT SCREEN`
with the picture in the file, or `failed WORDS`; then `ended`, and whether its own window, which is red, is
back.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.capture.capture_session import CaptureSession
from app.capture.captured import Captured, Mode
from app.capture.grabber import choose_grabber
from app.capture.selection_overlay import SelectionOverlay
from app.errors import UserError
from app.theme import Theme


class Program(QObject):
    """One session, and a window that must not be seen on any picture."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._window = QWidget()
        self._window.setStyleSheet("background: #ff0000")
        self._window.setGeometry(0, 0, 4000, 4000)
        self._window.show()
        self._session = CaptureSession(choose_grabber(), Theme(application, "light"), self)
        self._session.captured.connect(self._keep)
        self._session.failed.connect(self._tell_failure)
        self._session.ended.connect(self._tell_end)
        self._file = ""
        self._look = QTimer(self, interval=20)
        self._look.timeout.connect(self._tell_choosing)
        self._input = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._obey)

    def _obey(self) -> None:
        line = sys.stdin.readline().split()
        if not line:
            self._session.close()
            self._application.quit()
            return
        mode, self._file = line
        self._look.start()
        self._session.start(Mode(mode), hide=[self._window])

    def _tell_choosing(self) -> None:
        overlays = [w for w in self._application.topLevelWidgets() if isinstance(w, SelectionOverlay)]
        handles = [overlay.windowHandle() for overlay in overlays]
        if handles and all(handle is not None and handle.isExposed() for handle in handles):
            self._look.stop()
            say("choosing")

    def _keep(self, captured: Captured) -> None:
        if not captured.image.save(self._file):
            say(f"failed to write {self._file}")
        say(*captured.area, captured.screen)

    def _tell_failure(self, error: UserError) -> None:
        say("failed", error)

    def _tell_end(self) -> None:
        self._look.stop()
        say("ended", "visible" if self._window.isVisible() else "gone")


def say(*words: object) -> None:
    print(*words, flush=True)


application = QApplication(sys.argv)
program = Program(application)
say("ready")
sys.exit(application.exec())
