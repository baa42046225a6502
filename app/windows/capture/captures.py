"""A capture from any of the ways in to the document that it becomes, with its question. GUI
thread; `Desk` owns it.

The picture is written to the folder for pictures without a file of their own, off the GUI thread; `incoming`
empties that folder.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.capture.capture_session import CaptureSession
from app.capture.captured import Captured, Mode
from app.capture.grabber import Grabber, choose_grabber
from app.capture_request import CaptureRequest
from app.errors import UserError
from app.windows.background import Background
from app.windows.incoming import keep_picture
from app.windows.main_window import MainWindow
from app.windows.services import Services


class Captures(QObject):
    """`start` a capture; what it gives opens in a tab of its own."""

    opened = Signal(object)  # Captured: its tab is there, and its question is asked

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        make_grabber: Callable[[], Grabber] = choose_grabber,
    ) -> None:
        super().__init__(window)
        self._window, self.services = window, services
        self._question = ""
        self._grabber = make_grabber()
        self.session = CaptureSession(self._grabber, services.theme, self)
        self.session.captured.connect(self._take)
        self.session.failed.connect(self._tell)
        self._background = Background(self)
        window.closing.connect(self.close)

    def start(self, request: CaptureRequest) -> None:
        """Captures, and asks what the request asks; while a capture runs, does nothing."""
        if not self.session.is_running:
            self._question = request.question
            self.session.start(Mode(request.what), request.delay_s, hide=[self._window])

    def again(self) -> None:
        """Captures the region of last time once more."""
        if not self.session.is_running:
            self._question = ""
            self.session.start(Mode.LAST_REGION, hide=[self._window])

    def close(self) -> None:
        """Ends what runs; at the end of the program."""
        self.session.close()
        self._background.close()
        self._grabber.close()

    def _take(self, captured: Captured) -> None:
        name = self.tr("Capture {time}").format(time=captured.taken_at.strftime("%H.%M.%S"))
        question = self._question
        self._background.run(
            lambda: keep_picture(captured.image, name),
            lambda path: self._open(captured, path, question),
            self._tell,
        )

    def _open(self, captured: Captured, path: Path, question: str) -> None:
        tab = self._window.tabs.open(path)
        self._window.come_to_front()
        if question:
            tab.questions.ask(question)
        self.opened.emit(captured)

    def _tell(self, error: UserError) -> None:
        self._window.come_to_front()
        self._window.tell(error)
