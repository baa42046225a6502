"""A capture from beginning to end, with a desktop that is made up: what is told, and what comes back."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from app.capture.cancelled import CaptureCancelled
from app.capture.capture_session import CaptureSession
from app.capture.captured import Captured, Mode
from app.capture.screens import Area, Screen, screens_of_qt
from app.capture.selection_overlay import SelectionOverlay
from app.capture.window_list import TopWindow
from app.errors import UserError
from app.theme import Theme

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WINDOW = Area(20, 30, 200, 100)


class Desk:
    """A grabber whose desktop has its places for colours, at its upper left; `error` is raised instead."""

    name = "made up"
    can_watch = True

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.reason: UserError | None = None
        self.grabbed_on: list[str] = []
        self.seen: list[bool] = []  # whether the window was on screen at a grab
        self.window: QWidget | None = None
        self.gate = threading.Event()
        self.gate.set()

    def why_not(self) -> UserError | None:
        return self.reason

    def grab(self, area: Area | None = None) -> QImage:
        self.grabbed_on.append(threading.current_thread().name)
        if self.window is not None:
            self.seen.append(self.window.isVisible())
        self.gate.wait(30)
        if self.error is not None:
            raise self.error
        size = QGuiApplication.primaryScreen().geometry().size()
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.black)
        for y in range(120):
            for x in range(120):
                image.setPixel(x, y, QColor(x, y, 0).rgb())
        return image

    def origin(self) -> tuple[int, int]:
        return (0, 0)

    def close(self) -> None:
        pass


class Told:
    """What a session told, in order."""

    def __init__(self, session: CaptureSession) -> None:
        self.pictures: list[Captured] = []
        self.errors: list[UserError] = []
        self.order: list[str] = []
        session.captured.connect(lambda it: (self.pictures.append(it), self.order.append("captured")))
        session.failed.connect(lambda it: (self.errors.append(it), self.order.append("failed")))
        session.ended.connect(lambda: self.order.append("ended"))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def session(qapp, desk) -> Iterator[CaptureSession]:
    made = CaptureSession(
        desk, Theme(qapp, "light"), windows=lambda _screens: [TopWindow(WINDOW, "a letter")]
    )
    yield made
    desk.gate.set()
    made.close()
    made.deleteLater()


@pytest.fixture
def told(session) -> Told:
    return Told(session)


def overlay_of(qtbot) -> SelectionOverlay:
    """The overlay, once it is there."""

    def shown() -> list[SelectionOverlay]:
        widgets = QApplication.topLevelWidgets()
        return [w for w in widgets if isinstance(w, SelectionOverlay) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=30_000)
    (overlay,) = shown()
    return overlay


def drag(overlay: SelectionOverlay, start: tuple[int, int], end: tuple[int, int]) -> None:
    QTest.mousePress(overlay, LEFT, NONE, QPoint(*start))
    QTest.mouseMove(overlay, QPoint(*end))
    QTest.mouseRelease(overlay, LEFT, NONE, QPoint(*end))


def test_a_drag_gives_the_pixels_and_says_where_they_were(qtbot, session, desk, told):
    session.start(Mode.REGION)
    drag(overlay_of(qtbot), (10, 20), (59, 49))
    assert told.order == ["captured", "ended"]
    (captured,) = told.pictures
    assert captured.area == Area(10, 20, 50, 30)
    assert (captured.image.width(), captured.image.height()) == (50, 30)
    assert captured.image.pixelColor(0, 0) == QColor(10, 20, 0)
    assert captured.image.pixelColor(49, 29) == QColor(59, 49, 0)
    assert captured.image.devicePixelRatio() == 1.0
    assert captured.taken_at.tzinfo is not None
    assert desk.grabbed_on == ["capture"]  # not on the GUI thread
    assert not session.is_running


def test_windows_are_asked_for_with_the_screens_that_tell_their_pixels(qapp, qtbot, desk):
    # GIVEN what macOS needs: it tells windows in points
    asked: list[Sequence[Screen]] = []
    session = CaptureSession(desk, Theme(qapp, "light"), windows=lambda screens: asked.append(screens) or [])
    with qtbot.waitSignal(session.ended, timeout=30_000):
        session.start(Mode.SCREEN)
    assert asked == [screens_of_qt()]
    session.close()


def test_the_same_region_again_needs_no_overlay(qtbot, session, told):
    session.start(Mode.REGION)
    drag(overlay_of(qtbot), (10, 20), (59, 49))
    with qtbot.waitSignal(session.ended, timeout=30_000):
        session.start(Mode.LAST_REGION)
    assert [captured.area for captured in told.pictures] == 2 * [Area(10, 20, 50, 30)]


def test_without_a_last_region_one_is_chosen(qtbot, session, told):
    session.start(Mode.LAST_REGION)
    drag(overlay_of(qtbot), (10, 20), (59, 49))
    session.last_region = Area(5000, 5000, 10, 10)  # on a screen that is gone
    session.start(Mode.LAST_REGION)
    drag(overlay_of(qtbot), (20, 20), (59, 49))
    assert [captured.area.x for captured in told.pictures] == [10, 20]


def test_the_only_screen_is_not_asked_for(qtbot, session, told):
    with qtbot.waitSignal(session.ended, timeout=30_000):
        session.start(Mode.SCREEN)
    (captured,) = told.pictures
    assert captured.area[2:] == QGuiApplication.primaryScreen().geometry().size().toTuple()


def test_a_click_takes_a_window(qtbot, session, told):
    session.start(Mode.WINDOW)
    overlay = overlay_of(qtbot)
    QTest.mouseMove(overlay, QPoint(50, 50))
    QTest.mouseClick(overlay, LEFT, NONE, QPoint(60, 60))
    assert [captured.area for captured in told.pictures] == [WINDOW]


def test_without_windows_one_is_dragged_over(qapp, qtbot, desk):
    session = CaptureSession(desk, Theme(qapp, "light"), windows=lambda _screens: [])
    session.start(Mode.WINDOW)
    overlay = overlay_of(qtbot)
    assert overlay.selection.mode is Mode.REGION
    QTest.keyClick(overlay, Qt.Key.Key_Space)
    assert overlay.selection.mode is Mode.REGION
    session.close()


def test_escape_ends_it_without_a_word(qtbot, session, told):
    session.start(Mode.REGION)
    QTest.keyClick(overlay_of(qtbot), Qt.Key.Key_Escape)
    assert told.order == ["ended"]


def test_closing_an_overlay_ends_it(qtbot, session, told):
    session.start(Mode.REGION)
    overlay_of(qtbot).close()
    assert told.order == ["ended"]


def test_our_windows_are_gone_while_it_reads_and_come_back(qtbot, session, desk, told):
    window, other = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(other)
    window.showMaximized()
    desk.window = window
    session.start(Mode.REGION, hide=[window, other])
    QTest.keyClick(overlay_of(qtbot), Qt.Key.Key_Escape)
    assert desk.seen == [False]
    assert window.isVisible()
    assert window.isMaximized()
    assert not other.isVisible()  # it was not on screen before


def test_a_hidden_window_that_is_deleted_meanwhile_is_no_trouble(qtbot, session, told):
    window = QWidget()
    window.show()
    session.start(Mode.REGION, hide=[window])
    overlay = overlay_of(qtbot)
    window.deleteLater()
    qtbot.waitUntil(lambda: not _is_alive(window), timeout=30_000)
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert told.order == ["ended"]


def test_the_program_does_not_end_when_the_overlays_close(qapp, qtbot, session):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    with qtbot.assertNotEmitted(qapp.lastWindowClosed, wait=50):
        session.start(Mode.REGION, hide=[window])
        QTest.keyClick(overlay_of(qtbot), Qt.Key.Key_Escape)


def test_a_delay_comes_before_the_desktop_is_read(qtbot, session, desk, told):
    session.start(Mode.REGION, delay_s=30.0)
    qtbot.waitUntil(session._wait.isActive, timeout=30_000)
    assert session._wait.interval() == 30_000
    assert desk.grabbed_on == []
    session.cancel()
    assert told.order == ["ended"]


def test_a_second_start_changes_nothing(qtbot, session, desk, told):
    session.start(Mode.REGION)
    session.start(Mode.SCREEN)
    QTest.keyClick(overlay_of(qtbot), Qt.Key.Key_Escape)
    assert told.order == ["ended"]
    assert len(desk.grabbed_on) == 1


def test_where_nothing_can_be_read_the_reason_is_told(qtbot, session, desk, told):
    desk.reason = UserError("Not here.", "Go elsewhere.")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(session.ended, timeout=30_000):
        session.start(Mode.REGION, hide=[window])
    assert told.order == ["failed", "ended"]
    assert told.errors == [desk.reason]
    assert desk.grabbed_on == []


def test_a_grab_that_fails_is_told_and_our_windows_are_back(qtbot, session, desk, told):
    desk.error = UserError("No picture.", "Try again.")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(session.ended, timeout=30_000):
        session.start(Mode.REGION, hide=[window])
    assert told.errors == [desk.error]
    assert window.isVisible()


def test_no_to_the_desktops_own_question_is_no_failure(qtbot, session, desk, told):
    desk.error = CaptureCancelled()
    with qtbot.waitSignal(session.ended, timeout=30_000):
        session.start(Mode.REGION)
    assert told.order == ["ended"]


def test_a_fault_of_our_own_is_a_sentence_and_stands_in_the_log(qtbot, session, desk, told, caplog):
    desk.error = ZeroDivisionError("by a back-end")
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(session.ended, timeout=30_000):
        session.start(Mode.REGION)
    (error,) = told.errors
    assert "log" in error.advice
    assert "could not be read" in caplog.text


def test_what_comes_after_a_cancel_is_dropped(qtbot, session, desk, told):
    desk.gate.clear()
    session.start(Mode.SCREEN)
    qtbot.waitUntil(lambda: bool(desk.grabbed_on), timeout=30_000)
    session.cancel()
    desk.gate.set()
    with qtbot.waitSignal(session.captured, timeout=30_000):
        session.start(Mode.SCREEN)
    assert told.order[0] == "ended"
    assert len(told.pictures) == 1


def test_under_a_modal_dialog_nothing_is_covered_that_nobody_could_uncover(qtbot, session, desk, told):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    session.start(Mode.REGION)
    assert told.order == ["failed", "ended"]
    dialog.close()
    desk.gate.clear()
    session.start(Mode.REGION)
    qtbot.waitUntil(lambda: bool(desk.grabbed_on), timeout=30_000)
    dialog.open()  # meanwhile
    with qtbot.waitSignal(session.failed, timeout=30_000):
        desk.gate.set()
    dialog.close()


def test_our_own_menu_is_closed(qtbot, session):
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Capture")
    menu.popup(QPoint(5, 5))
    session.start(Mode.REGION)
    overlay = overlay_of(qtbot)
    assert not menu.isVisible()
    QTest.keyClick(overlay, Qt.Key.Key_Escape)


def test_a_screen_that_comes_or_goes_ends_it(qapp, qtbot, session, told):
    session.start(Mode.REGION)
    overlay_of(qtbot)
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert told.order == ["ended"]
    qapp.screenRemoved.emit(qapp.primaryScreen())
    assert told.order == ["ended"]


def _is_alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)
