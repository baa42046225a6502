"""A capture through the portal from beginning to end, on a private bus: when the desktop may ask, when our
windows are gone, what ends the waiting, and where the screens are in the desktop's picture.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from known_card import card
from portal_service import Call, PortalService, PrivateBus, needs_bus
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.capture.capture_session import CaptureSession
from app.capture.captured import Captured, Mode
from app.capture.desktop_reading import Desktop, DesktopReading
from app.capture.portal_grabber import PortalGrabber
from app.capture.screens import Area, Screen
from app.errors import UserError
from app.theme import Theme

pytestmark = [needs_bus, pytest.mark.warns]
LIMIT_MS = 60_000
MIXED = (Screen("A", Area(0, 0, 64, 48), (0, 0), 1.0), Screen("B", Area(128, 0, 128, 96), (64, 0), 2.0))


class Portal:
    """A desktop that hands over `picture` at each request, or does what `instead` says.

    Attributes:
        seen: whether our window was on screen at each request.
        asked: set at a request.
    """

    def __init__(self, service: PortalService, folder: Path) -> None:
        self.picture = QImage()
        self.instead: Callable[[Call], None] | None = None
        self.seen: list[bool] = []
        self.asked = threading.Event()
        self.window: QWidget | None = None
        self.file = folder / "screen.png"
        service.behaviours["Screenshot"] = self._answer

    def hand_over(self, call: Call) -> None:
        assert self.picture.save(str(self.file))
        call.respond(0, {"uri": ("s", self.file.as_uri())})

    def _answer(self, call: Call) -> None:
        self.seen.append(self.window is not None and self.window.isVisible())
        call.accept()
        (self.instead or self.hand_over)(call)
        self.asked.set()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with PrivateBus() as bus:
        yield bus.address


@pytest.fixture
def portal(address, tmp_path, qapp) -> Iterator[Portal]:
    with PortalService(address) as service:
        made = Portal(service, tmp_path)
        size = QGuiApplication.primaryScreen().geometry().size()
        made.picture = card(size.width(), size.height())
        yield made


@pytest.fixture
def window(qtbot, portal) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    portal.window = made
    return made


@pytest.fixture
def session(qapp, address, portal) -> Iterator[CaptureSession]:
    made = CaptureSession(PortalGrabber(address=address), Theme(qapp, "light"))
    made._patience.setInterval(LIMIT_MS)  # a busy computer is no person who takes long
    yield made
    made.close()
    made.deleteLater()


def test_the_desktop_asks_while_our_window_is_there_and_reads_when_it_is_gone(qtbot, session, portal, window):
    found: list[Captured] = []
    session.captured.connect(found.append)
    for _ in range(2):
        with qtbot.waitSignal(session.ended, timeout=LIMIT_MS):
            session.start(Mode.SCREEN, hide=[window])
        assert found.pop().image == portal.picture
        assert window.isVisible() and not portal.file.exists()
    assert portal.seen == [True, False, False]  # the question, and the two pictures


def test_whoever_says_no_is_told_how_to_say_yes_and_nothing_was_hidden(qtbot, session, portal, window):
    errors: list[UserError] = []
    session.failed.connect(errors.append)
    portal.instead = lambda call: call.respond(2)
    with qtbot.waitSignal(session.ended, timeout=LIMIT_MS):
        session.start(Mode.SCREEN, hide=[window])
    assert portal.seen == [True]
    assert "did not allow" in errors[0].what and "privacy settings" in errors[0].advice


def test_a_question_that_nobody_answers_ends_with_escape(qtbot, session, portal, window):
    portal.instead = lambda call: None
    session.start(Mode.SCREEN, hide=[window])
    qtbot.waitUntil(portal.asked.is_set, timeout=LIMIT_MS)
    with qtbot.waitSignal(session.ended, timeout=LIMIT_MS):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not session.is_running
    portal.instead = None  # and the next capture is not held up by it
    with qtbot.waitSignal(session.captured, timeout=LIMIT_MS):
        session.start(Mode.SCREEN, hide=[window])


def test_other_keys_are_left_to_the_window_meanwhile(qtbot, session, portal, window):
    portal.instead = lambda call: None
    session.start(Mode.SCREEN, hide=[window])
    qtbot.waitUntil(portal.asked.is_set, timeout=LIMIT_MS)
    QTest.keyClick(window, Qt.Key.Key_A)
    assert session.is_running


def test_a_question_that_comes_late_finds_our_windows_back_and_they_are_on_no_picture(
    qtbot, session, portal, window
):
    # GIVEN a desktop that asks at each picture, and a person who takes long
    with qtbot.waitSignal(session.captured, timeout=LIMIT_MS):
        session.start(Mode.SCREEN, hide=[window])
    held: list[Call] = []
    portal.instead = held.append
    portal.asked.clear()
    session.start(Mode.SCREEN, hide=[window])
    qtbot.waitUntil(portal.asked.is_set, timeout=LIMIT_MS)
    # WHEN patience is over, THEN our window is back
    session._patience.setInterval(0)
    qtbot.waitUntil(window.isVisible, timeout=LIMIT_MS)
    # WHEN the answer comes, THEN a picture without our window is taken
    portal.instead = None
    session._patience.setInterval(LIMIT_MS)  # for the second picture
    with qtbot.waitSignal(session.captured, timeout=LIMIT_MS):
        portal.hand_over(held[0])
    assert portal.seen == [True, False, False, False]
    assert window.isVisible()


def read(qtbot, address, screens) -> Desktop:
    reading = DesktopReading(PortalGrabber(address=address), lambda _screens: [])
    with qtbot.waitSignal(reading.done, timeout=LIMIT_MS) as done:
        reading.read(screens)
    reading.close()
    return done.args[0]


def two_colours() -> QImage:
    """What a compositor makes of a screen at 100 % left of one at 200 %: all at 200 %."""
    image = QImage(256, 96, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(0, 0, 128, 96, QColor("#ff0000"))
    painter.fillRect(128, 0, 128, 96, QColor("#0000ff"))
    painter.end()
    return image


def test_each_screen_of_mixed_scales_gets_its_own_part_of_the_picture(qtbot, address, portal):
    portal.picture = two_colours()
    screens = read(qtbot, address, MIXED).screens
    assert [tuple(one.screen.area) for one in screens] == [(0, 0, 128, 96), (128, 0, 128, 96)]
    assert [one.screen.scale for one in screens] == [2.0, 2.0]
    assert [one.picture for one in screens] == [
        portal.picture.copy(0, 0, 128, 96),
        portal.picture.copy(128, 0, 128, 96),
    ]
    assert screens[1].cut(Area(120, 10, 20, 20)) == portal.picture.copy(128, 10, 12, 20)


@pytest.mark.parametrize(("screens", "word"), [(MIXED, "scales"), (MIXED[:1], "does not fit")])
def test_a_picture_that_does_not_fit_is_not_cut(qtbot, address, portal, screens, word):
    portal.picture = card(50, 50)
    reading = DesktopReading(PortalGrabber(address=address), lambda _screens: [])
    with qtbot.waitSignal(reading.failed, timeout=LIMIT_MS) as failed:
        reading.read(screens)
    assert word in failed.args[0].what
    assert not portal.file.exists()
    reading.close()
