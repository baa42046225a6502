"""What a capture becomes: a document in a tab of its own, with its question, and nothing left on disk."""

import re

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage

from app.capture_request import CaptureRequest
from app.errors import UserError
from app.windows.capture.captures import Captures

pytestmark = pytest.mark.gui
LIMIT_MS = 30_000


class OneColour:
    """A desktop of one colour, as large as the screen of the tests."""

    name, can_watch = "test", True

    def __init__(self, problem: UserError | None = None) -> None:
        self.problem = problem
        self.closed = False

    def why_not(self):
        return self.problem

    def grab(self, area=None):
        size = QGuiApplication.primaryScreen().size()
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor("#3a7ca5"))
        return image

    def origin(self):
        return (0, 0)

    def close(self):
        self.closed = True


@pytest.fixture
def captures(window, desk):
    grabber = OneColour()
    made = Captures(window, desk.captures.services, lambda: grabber)
    made.grabber_of_test = grabber
    return made


def test_a_capture_opens_in_a_tab_of_its_own_and_its_question_is_asked(captures, window, qtbot):
    before = window.tab
    with qtbot.waitSignal(captures.opened, timeout=LIMIT_MS):
        captures.start(CaptureRequest("screen", 0.0, "What is this?"))
    qtbot.waitUntil(lambda: window.document is not None and bool(window.conversation.turns), timeout=LIMIT_MS)
    assert window.tab is not before
    screen = QGuiApplication.primaryScreen().size()
    assert window.document.page_sizes[0] == (screen.width(), screen.height())
    assert window.conversation.turns[0].question.text == "What is this?"
    assert re.fullmatch(r"Capture \d\d:\d\d", window.tab.name)
    assert (window.tab.path, window.conversation.document) == (None, None)
    qtbot.waitUntil(lambda: window.isVisible(), timeout=LIMIT_MS)


def test_two_captures_in_the_same_second_are_two_documents(captures, window, qtbot):
    for _ in range(2):
        with qtbot.waitSignal(captures.opened, timeout=LIMIT_MS):
            captures.start(CaptureRequest("screen"))
    assert len(window.tabs) == 3
    assert len({tab.document.info.id for tab in window.tabs}) == 3
    assert not window.conversation.turns


@pytest.mark.warns
def test_a_desktop_that_cannot_be_captured_is_said_over_the_pages(captures, window, qtbot):
    captures.grabber_of_test.problem = UserError("No.", "Do this.")
    with qtbot.waitSignal(captures.session.failed, timeout=LIMIT_MS):
        captures.start(CaptureRequest("region"))
    assert window.notice.isVisible()
    assert window.isVisible()


def test_the_grabber_is_let_go_of_with_the_window(captures, window):
    assert not captures.session.is_running  # it is made when it is first asked for
    window.close()
    assert captures.grabber_of_test.closed
