"""A live region from its action to its window, which makes way for what is watched, and to its end."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from app.capture.cameras import Camera
from app.capture.screens import Area
from app.errors import UserError
from app.windows.capture.captures import Captures
from app.windows.capture.live_region import LiveRegion, place_beside

pytestmark = pytest.mark.gui
LIMIT_MS = 30_000
SCREEN = QRect(0, 0, 1600, 1000)


class Desktop:
    """A desktop of one colour."""

    name, can_watch = "test", True

    def __init__(self):
        self.problem = None

    def why_not(self):
        return self.problem

    def grab(self, area=None):
        size = QGuiApplication.primaryScreen().size()
        image = QImage(*(area[2:] if area else size.toTuple()), QImage.Format.Format_RGB32)
        image.fill(QColor("#3a7ca5"))
        return image

    def origin(self):
        return (0, 0)

    def close(self):
        pass


@pytest.fixture
def desktop():
    return Desktop()


@pytest.fixture
def live(window, desk, desktop):
    captures = Captures(window, desk.captures.services, lambda: desktop)
    return LiveRegion(window, captures, desk.captures.services)


def choose(qtbot, start, end):
    """Drags on the overlay as soon as it is there."""

    def overlay():
        return next(
            (w for w in QApplication.topLevelWidgets() if type(w).__name__ == "SelectionOverlay"), None
        )

    qtbot.waitUntil(lambda: overlay() is not None and overlay().isVisible(), timeout=LIMIT_MS)
    shown = overlay()
    qtbot.mousePress(shown, Qt.MouseButton.LeftButton, pos=QRect(*start, 1, 1).topLeft())
    qtbot.mouseMove(shown, QRect(*end, 1, 1).topLeft())
    qtbot.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=QRect(*end, 1, 1).topLeft())


def test_a_chosen_region_is_watched_until_the_window_is_closed(live, window, qtbot):
    live.open()
    choose(qtbot, (20, 30), (219, 129))
    qtbot.waitUntil(lambda: live.window is not None and live.window.isVisible(), timeout=LIMIT_MS)
    assert live.window.session.watcher.area == Area(20, 30, 200, 100)
    first = live.window
    live.open()  # there is one already
    assert live.window is first
    with qtbot.waitSignal(live.called) as called:
        first.called.emit("Live region", "42")
    assert called.args == ["Live region", "42"]
    first.close()
    assert live.window is None
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized(), timeout=LIMIT_MS)


def test_closing_the_program_ends_the_watching(live, window, qtbot):
    live.open()
    choose(qtbot, (20, 30), (219, 129))
    qtbot.waitUntil(lambda: live.window is not None, timeout=LIMIT_MS)
    watcher = live.window.session.watcher
    window.close()
    assert live.window is None
    assert not watcher._thread.is_alive()


def test_a_desktop_that_cannot_be_watched_is_said_in_one_sentence(live, desktop, window):
    desktop.can_watch = False
    live.open()
    assert "cannot be watched" in window.notice.what.text()
    desktop.problem = UserError("There is no screen.", "Start one.")
    live.open()
    assert window.notice.what.text() == "There is no screen."
    assert live.window is None


@pytest.mark.parametrize(
    ("watched", "left"),
    [
        (QRect(100, 100, 500, 300), 100 + 500 + 15),
        (QRect(1000, 100, 600, 300), 1000 - 16 - 460),
        (QRect(400, 100, 1100, 300), 0),
    ],
    ids=["right", "left", "no room beside it"],
)
def test_the_window_opens_beside_what_it_watches(watched, left):
    place = place_beside(watched, SCREEN, QSize(460, 820))
    assert place.x() == left
    assert 0 <= place.y() <= SCREEN.height() - 820


NO_EXTRA = "the optional extra 'camera' is not installed"
CAMERA = Camera(b"no such camera", "Desk camera")


def test_a_camera_is_watched_in_a_window_of_its_own_name(live, qtbot):
    multimedia = pytest.importorskip("PySide6.QtMultimedia", reason=NO_EXTRA)
    live.open_camera(CAMERA)
    qtbot.waitUntil(lambda: live.window is not None and live.window.isVisible(), timeout=LIMIT_MS)
    grabber = live.window.session.watcher._eye.grabber
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("#3a7ca5"))
    with qtbot.waitSignal(live.window.session.watcher.frame_shown, timeout=LIMIT_MS) as shown:
        grabber.feed.sink.setVideoFrame(multimedia.QVideoFrame(image))
    assert shown.args[0].size() == QSize(320, 240)
    assert live.window.windowTitle() == "Desk camera"
    assert not live.window.area_button.isVisible()
    live.open_camera(CAMERA)  # there is one already
    assert "Only one thing" in live.window.notice.what.text()
    live.window.close()
    assert live.window is None


def test_a_camera_that_gives_no_picture_is_told_in_its_window(live, qtbot):
    pytest.importorskip("PySide6.QtMultimedia", reason=NO_EXTRA)
    live.open_camera(CAMERA)
    qtbot.waitUntil(lambda: live.window is not None and live.window.notice.isVisible(), timeout=LIMIT_MS)
    assert "Desk camera gives no picture." in live.window.notice.what.text()
    assert live.window.session.is_paused


def test_a_camera_that_the_system_refuses_is_told_in_the_main_window(live, window):
    live._watch_camera(CAMERA, UserError("The system does not let Docent use the camera.", "Allow it."))
    assert live.window is None
    assert "does not let" in window.notice.what.text()


def test_cameras_are_in_the_menu_only_where_there_are_some(window, desk, live, monkeypatch):
    actions = window.actions_by_name
    menu, entry = actions.menu("capture"), actions.submenu("cameras").menuAction()
    monkeypatch.setattr("app.capture.cameras.cameras", lambda: ())
    menu.aboutToShow.emit()
    assert not entry.isVisible()
    monkeypatch.setattr("app.capture.cameras.cameras", lambda: (CAMERA, Camera(b"2", "A & B")))
    chosen = []
    monkeypatch.setattr(desk.live_region, "open_camera", chosen.append)
    menu.aboutToShow.emit()
    assert entry.isVisible()
    assert [action.text() for action in actions.submenu("cameras").actions()] == ["Desk camera", "A && B"]
    actions.submenu("cameras").actions()[0].trigger()
    assert chosen == [CAMERA]
