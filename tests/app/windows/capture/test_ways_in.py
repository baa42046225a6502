"""The tray's menu and the hotkey as ways in to a capture, and that neither is needed."""

import threading

import pytest
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.capture.hotkeys import Hotkey, NoKeyGrab
from app.capture_request import CaptureRequest
from app.errors import UserError
from app.theme import Theme
from app.windows.capture.tray import Tray
from app.windows.capture.ways_in import WaysIn

pytestmark = pytest.mark.gui


class Grab:
    """A system's keys: takes all but Ctrl+B."""

    def __init__(self, pressed, failed) -> None:
        self.pressed, self.failed = pressed, failed
        self.held: list[str] = []
        self.threads: set[int] = set()

    def hold(self, keys):
        self.threads.add(threading.get_ident())
        if keys.shown == "Ctrl+B":
            raise UserError("Another program already uses Ctrl+B.", "Choose other keys.")
        self.held = [keys.shown]

    def release(self):
        self.held = []

    def close(self):
        self.release()


@pytest.fixture
def theme(qapp):
    return Theme(qapp)


@pytest.fixture(params=[True, False], ids=["blocks", "at once"])
def ways_in(request, theme):
    grabs = []

    def make(parent):
        def grab(pressed, failed, _bound):
            grabs.append(Grab(pressed, failed))
            return grabs[0]

        return Hotkey(grab, parent, blocks=request.param)

    made = WaysIn(theme, make=make)
    made.grab = grabs[0]
    yield made
    made.close()
    assert made.grab.held == []


@pytest.fixture
def tray(theme, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    made = Tray(theme)
    yield made
    made.close()


def test_where_there_is_no_tray_nothing_is_made(theme, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    tray = Tray(theme)
    assert not tray.is_shown
    assert not tray.findChildren(QSystemTrayIcon)
    tray.retranslate()
    tray.close()


def test_the_menu_of_the_tray_says_what_is_wanted(tray, qtbot):
    (icon,) = tray.findChildren(QSystemTrayIcon)
    assert tray.is_shown and not icon.icon().isNull()
    menu: QMenu = icon.contextMenu()
    actions = [action for action in menu.actions() if not action.isSeparator()]
    assert all(action.text() for action in actions)
    for action, what in zip(actions, ("region", "window", "screen"), strict=False):
        with qtbot.waitSignal(tray.capture_wanted) as wanted:
            action.trigger()
        assert wanted.args == [what]
    with qtbot.waitSignal(tray.show_wanted):
        actions[3].trigger()
    with qtbot.waitSignal(tray.quit_wanted):
        actions[4].trigger()
    with qtbot.waitSignal(tray.show_wanted):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


def test_a_press_of_the_hotkey_wants_a_region(ways_in, qtbot):
    with qtbot.waitSignal(ways_in.note_changed) as told:
        ways_in.set_keys("Ctrl+Shift+A")
    assert told.args == [""]
    assert ways_in.grab.held == ["Ctrl+Shift+A"]
    waits_elsewhere = threading.get_ident() not in ways_in.grab.threads
    assert waits_elsewhere is ways_in.hotkey.blocks
    with qtbot.waitSignal(ways_in.capture_wanted) as wanted:
        ways_in.grab.pressed()
    assert wanted.args == [CaptureRequest("region")]
    with qtbot.waitSignal(ways_in.note_changed):
        ways_in.set_keys("")
    assert ways_in.grab.held == []


def test_keys_that_cannot_be_had_and_later_failures_are_told(ways_in, qtbot):
    with qtbot.waitSignal(ways_in.note_changed) as told:
        ways_in.set_keys("Ctrl+B")
    assert "Ctrl+B" in told.args[0]
    with qtbot.waitSignal(ways_in.note_changed) as told:
        ways_in.grab.failed(UserError("Gone.", "Choose again."))
    assert told.args == ["Gone. Choose again."]


def test_where_the_desktop_binds_the_keys_its_words_and_the_command_are_told(theme, qtbot):
    made = WaysIn(theme, make=lambda parent: Hotkey(lambda *_: NoKeyGrab(), parent, command="docent capture"))
    with qtbot.waitSignal(made.note_changed) as told:
        made.hotkey.bound.emit("Super+A")
    assert "Super+A" in told.args[0] and "docent capture" not in told.args[0]
    with qtbot.waitSignal(made.note_changed) as told:
        made.hotkey.bound.emit("")
    assert "docent capture" in told.args[0]
    with qtbot.waitSignal(made.note_changed) as told:
        made.set_keys("Ctrl+Shift+A")
    assert told.args[0].count("docent capture") == 1
    made.close()


def test_a_press_from_another_thread_arrives(ways_in, qtbot):
    arrived: list[int] = []
    ways_in.capture_wanted.connect(lambda _: arrived.append(threading.get_ident()))
    with qtbot.waitSignal(ways_in.capture_wanted):
        thread = threading.Thread(target=ways_in.grab.pressed)
        thread.start()
        thread.join()
    assert arrived == [threading.get_ident()]
