"""A capture from any of the ways in to the document that it becomes, with its question; pictures that were
pasted, which become documents in the same way; and the rectangles that are only chosen, for a live region.
GUI thread; `Desk` owns it.

What captures is imported and made at the first capture: the window comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.capture_request import CaptureRequest
from app.documents.held_picture import KeptPicture
from app.errors import UserError
from app.windows.background import Background
from app.windows.document_tab import DocumentTab
from app.windows.incoming import kept_picture
from app.windows.main_window import MainWindow
from app.windows.services import Services

if TYPE_CHECKING:
    from app.capture.capture_session import CaptureSession
    from app.capture.captured import Captured
    from app.capture.grabber import Grabber
    from app.capture.screens import Area


class Captures(QObject):
    """`start` a capture; what it gives opens in a tab of its own. One at a time."""

    opened = Signal(object)  # Captured: its tab is there, and its question is asked

    def __init__(
        self, window: MainWindow, services: Services, make_grabber: Callable[[], Grabber] | None = None
    ) -> None:
        super().__init__(window)
        self._window, self.services = window, services
        self._make_grabber = make_grabber
        self._grabber: Grabber | None = None
        self._session: CaptureSession | None = None
        self._take: Callable[[Captured], None] = lambda _: None
        self._hide: list[QWidget] = []  # together with the window
        self._background = Background(self)
        window.closing.connect(self.close)

    @property
    def session(self) -> CaptureSession:
        """Made when it is first asked for."""
        if self._session is None:
            from app.capture.capture_session import CaptureSession

            self._grabber = self.new_grabber()
            self._session = CaptureSession(self._grabber, self.services.theme, self)
            self._session.captured.connect(lambda captured: self._take(captured))
            self._session.failed.connect(self._tell)
        return self._session

    def new_grabber(self) -> Grabber:
        """One more: each belongs to one thread at a time."""
        if self._make_grabber is not None:
            return self._make_grabber()
        from app.capture.grabber import choose_grabber

        return choose_grabber()

    def start(self, request: CaptureRequest) -> None:
        """Captures, and asks what the request asks; while a capture runs, does nothing."""
        self._start(request.what, request.delay_s, lambda captured: self._keep(captured, request.question))

    def again(self) -> None:
        """Captures the region of last time once more."""
        self._start("last-region", 0.0, lambda captured: self._keep(captured, ""))

    def choose_area(self, then: Callable[[Area], None]) -> None:
        """Lets a rectangle be chosen; nothing is kept of the picture.

        The program's window comes back minimised where it would lie over the rectangle.
        """
        self._start("region", 0.0, lambda captured: then(captured.area), makes_way=self._window)

    def open_pasted(self, image: QImage) -> None:
        """Opens a picture from the clipboard in a tab of its own."""
        name = self.tr("Clipboard {time}").format(time=_clock(datetime.now().astimezone()))
        self._background.run(lambda: kept_picture(image, name), self._take_pasted, self._tell)

    def hide_too(self, windows: Sequence[QWidget]) -> None:
        """Other windows of ours that are not to be seen on a capture."""
        self._hide = list(windows)

    def close(self) -> None:
        """Ends what runs; at the end of the program."""
        if self._session is not None:
            self._session.close()
        self._background.close()
        if self._grabber is not None:
            self._grabber.close()

    def _start(
        self,
        what: str,
        delay_s: float,
        take: Callable[[Captured], None],
        makes_way: QWidget | None = None,
    ) -> None:
        if self.session.is_running:
            return
        from app.capture.captured import Mode

        self._take = take
        self.session.start(Mode(what), delay_s, hide=[self._window, *self._hide], makes_way=makes_way)

    def _keep(self, captured: Captured, question: str) -> None:
        name = self.tr("Capture {time}").format(time=_clock(captured.taken_at))
        self._background.run(
            lambda: kept_picture(captured.image, name),
            lambda picture: self._show(captured, picture, question),
            self._tell,
        )

    def _show(self, captured: Captured, picture: KeptPicture, question: str) -> None:
        tab = self._open(picture)
        self._window.come_to_front()
        if question and tab.document is not None:
            tab.questions.ask(question)
        self.opened.emit(captured)

    def _take_pasted(self, picture: KeptPicture) -> None:
        self._open(picture)

    def _open(self, picture: KeptPicture) -> DocumentTab:
        return self._window.tabs.open_picture(picture)

    def _tell(self, error: UserError) -> None:
        self._window.come_to_front()
        self._window.tell(error)


def _clock(time: datetime) -> str:
    return time.strftime("%H:%M")
