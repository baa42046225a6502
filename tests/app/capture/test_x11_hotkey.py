"""The hotkey on a real X server: pressed whatever the locks say, refused where somebody holds the keys, and
no harm when the connection ends.
"""

import sys
import threading

import pytest

pytest.importorskip("Xlib")

from Xlib import XK, X
from Xlib.display import Display

from app.capture.hotkeys import Hotkey, make_hotkey
from app.capture.x11_hotkey import X11KeyGrab
from app.errors import UserError
from benchmarks.virtual_screen import VirtualScreen

pytestmark = pytest.mark.gui
LIMIT_MS = 30_000
LOCKS = [(), ("Caps_Lock",), ("Num_Lock",), ("Caps_Lock", "Num_Lock")]


@pytest.fixture
def hotkey(qapp, x_display):
    made = make_hotkey()
    yield made
    made.close()


@pytest.fixture
def other(x_display):
    """A second program with a connection of its own."""
    display = Display(x_display.display)
    yield display
    display.close()
    display.display.socket.close()


@pytest.fixture
def layout(x_display):
    """Sets the keyboard's layout, and the usual one again at the end."""
    yield lambda *words: x_display.run("setxkbmap", *words)
    x_display.run("setxkbmap", "-layout", "us", "-option", "")


def hold(display: Display, key: str, modifiers: int) -> None:
    code = display.keysym_to_keycode(XK.string_to_keysym(key))
    display.screen().root.grab_key(code, modifiers, False, X.GrabModeAsync, X.GrabModeAsync)
    display.sync()


def presses(hotkey: Hotkey) -> list[bool]:
    counted: list[bool] = []
    hotkey.pressed.connect(lambda: counted.append(True))
    return counted


@pytest.mark.parametrize("locks", LOCKS, ids=lambda locks: "+".join(locks) or "none")
def test_the_keys_work_whatever_the_locks_say(hotkey, x_display, qtbot, locks):
    assert hotkey.set_keys("Ctrl+Shift+A") is None
    for lock in locks:
        x_display.xdotool("key", lock)
    try:
        with qtbot.waitSignal(hotkey.pressed, timeout=LIMIT_MS):
            x_display.xdotool("key", "ctrl+shift+a")
    finally:
        for lock in locks:
            x_display.xdotool("key", lock)


@pytest.mark.parametrize(
    ("keys", "pressed"),
    [
        ("Meta+Shift+X", "super+shift+x"),
        ("Ctrl+F5", "ctrl+F5"),
        ("Pause", "Pause"),
        ("Ctrl+Print", "ctrl+Print"),
        ("Ctrl+?", "ctrl+shift+slash"),
        ("Ctrl+Space", "ctrl+space"),
    ],
)
def test_other_kinds_of_keys(hotkey, x_display, qtbot, keys, pressed):
    assert hotkey.set_keys(keys) is None
    with qtbot.waitSignal(hotkey.pressed, timeout=LIMIT_MS):
        x_display.xdotool("key", pressed)


def test_a_key_held_down_counts_once(hotkey, x_display, qtbot):
    assert hotkey.set_keys("Ctrl+Shift+A") is None
    counted = presses(hotkey)
    x_display.run("xset", "r", "rate", "100", "50")
    x_display.xdotool("keydown", "ctrl", "keydown", "shift", "keydown", "a", "sleep", "1", "keyup", "a")
    x_display.xdotool("keyup", "shift", "keyup", "ctrl")
    assert hotkey.set_keys("Ctrl+Shift+B") is None  # answered after all that came before
    with qtbot.waitSignal(hotkey.pressed, timeout=LIMIT_MS):
        x_display.xdotool("key", "ctrl+shift+b")
    assert len(counted) == 2


def test_keys_that_another_program_holds_are_refused_and_the_old_ones_stay(hotkey, other, x_display, qtbot):
    hold(other, "b", X.ControlMask | X.ShiftMask)
    assert hotkey.set_keys("Ctrl+Shift+A") is None
    problem = hotkey.set_keys("Ctrl+Shift+B")
    assert isinstance(problem, UserError)
    assert "Another program already uses" in problem.what
    assert problem.advice
    with qtbot.waitSignal(hotkey.pressed, timeout=LIMIT_MS):
        x_display.xdotool("key", "ctrl+shift+a")


def test_keys_taken_with_one_of_the_locks_only_are_refused_whole(hotkey, other):
    hold(other, "b", X.ControlMask | X.LockMask)
    assert hotkey.set_keys("Ctrl+B") is not None
    other.screen().root.ungrab_key(X.AnyKey, X.AnyModifier)
    hold(other, "b", X.ControlMask)  # refused if a part of ours were left
    raised = threading.Event()
    other.set_error_handler(lambda *_: raised.set())
    other.sync()
    assert not raised.is_set()


def test_keys_given_back_are_free_for_others(hotkey, other, x_display):
    counted = presses(hotkey)
    assert hotkey.set_keys("Ctrl+Shift+A") is None
    assert hotkey.set_keys("") is None
    hold(other, "a", X.ControlMask | X.ShiftMask)
    x_display.xdotool("key", "ctrl+shift+a")
    while other.next_event().type != X.KeyPress:
        pass
    assert not counted


def test_the_same_keys_twice_are_no_conflict(hotkey):
    assert hotkey.set_keys("Ctrl+Shift+A") is None
    assert hotkey.set_keys("Ctrl+Shift+A") is None


def test_closing_gives_the_keys_back(qapp, x_display, other):
    first = make_hotkey()
    assert first.set_keys("Ctrl+Shift+A") is None
    first.close()
    second = make_hotkey()
    assert second.set_keys("Ctrl+Shift+A") is None
    second.close()


@pytest.mark.parametrize("keys", ["A", "Shift+A", "Ctrl+K, Ctrl+C", "garbage", "Ctrl", "Ctrl+"])
def test_keys_that_would_be_no_hotkey_are_refused_in_words(hotkey, keys):
    problem = hotkey.set_keys(keys)
    assert isinstance(problem, UserError)
    assert problem.what.endswith(".") and problem.advice.endswith(".")


def test_another_layout_in_use_does_not_matter(hotkey, x_display, layout, qtbot):
    layout("-layout", "us,ru", "-option", "grp:shifts_toggle")
    assert hotkey.set_keys("Ctrl+Shift+A") is None
    x_display.xdotool("key", "ISO_Next_Group")
    with qtbot.waitSignal(hotkey.pressed, timeout=LIMIT_MS):
        x_display.xdotool("keydown", "37", "keydown", "50", "key", "38", "keyup", "50", "keyup", "37")


def test_a_changed_keyboard_is_followed(hotkey, x_display, layout, qtbot):
    """On a French keyboard A lies where Q was: the grab has to move with it."""
    assert hotkey.set_keys("Ctrl+Alt+A") is None
    layout("-layout", "fr")
    with qtbot.waitSignal(hotkey.pressed, timeout=LIMIT_MS):
        x_display.xdotool("keydown", "37", "keydown", "64", "key", "24", "keyup", "64", "keyup", "37")


@pytest.mark.warns
def test_the_end_of_the_server_is_told_once_and_ends_nothing_else(qapp, x_display, qtbot):
    server = VirtualScreen(320, 200)
    hotkey = Hotkey(lambda pressed, failed, _: X11KeyGrab(pressed, failed, server.display))
    try:
        assert hotkey.set_keys("Ctrl+Shift+A") is None
        told: list[UserError] = []
        hotkey.failed.connect(told.append)
        with qtbot.waitSignal(hotkey.failed, timeout=LIMIT_MS):
            server.close()
        problem = hotkey.set_keys("Ctrl+Shift+B")
        assert problem is not None and problem.advice
        assert len(told) == 1
    finally:
        hotkey.close()
        server.close()


def test_no_server_is_one_sentence(qapp):
    hotkey = Hotkey(lambda pressed, failed, _: X11KeyGrab(pressed, failed, ":12345"))
    problem = hotkey.set_keys("Ctrl+Shift+A")
    assert problem is not None and ":12345" in problem.what
    hotkey.close()


def test_on_wayland_the_x_server_is_not_asked_and_a_command_can_be_bound(qapp, x_display, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    hotkey = make_hotkey()
    assert not hotkey.blocks
    assert hotkey.command_to_bind() == "docent capture region"
    hotkey.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have keys to give")
def test_without_any_desktop_the_command_is_named(qapp, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    hotkey = make_hotkey()
    problem = hotkey.set_keys("Ctrl+Shift+A")
    assert problem is not None and "docent capture region" in problem.advice
    assert hotkey.set_keys("") is None
    hotkey.close()
