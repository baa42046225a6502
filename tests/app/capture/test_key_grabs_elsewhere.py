"""The hotkeys of Windows and macOS against stand-ins of their libraries: which keys are asked for, what a
refusal becomes, and that all is given back. The real ones run on those systems only.
"""

import ctypes
import queue
import sys
import threading

import pytest
from PySide6.QtCore import Qt

from app.capture.key_combination import key_combination
from app.capture.macos_hotkey import MacKeyGrab
from app.capture.windows_hotkey import WindowsKeyGrab
from app.errors import UserError

pytestmark = pytest.mark.gui
WM_HOTKEY = 0x0312


class User32:
    """Messages, and the hotkeys of one imagined desktop: `taken` are somebody else's."""

    def __init__(self) -> None:
        self.messages: queue.Queue[tuple[int, int]] = queue.Queue()
        self.held: dict[int, tuple[int, int]] = {}
        self.taken: set[tuple[int, int]] = set()
        self.threads: set[int] = set()

    def PeekMessageW(self, *_):
        return 0

    def GetMessageW(self, message, *_):
        number, parameter = self.messages.get()
        message._obj.message, message._obj.wParam = number, parameter
        return 1

    def PostThreadMessageW(self, thread, message, parameter, _):
        assert thread == 77
        self.messages.put((message, parameter))

    def RegisterHotKey(self, window, number, bits, code):
        assert window is None
        self.threads.add(threading.get_ident())
        if (bits, code) in self.taken or (bits, code) in self.held.values():
            return 0
        self.held[number] = (bits, code)
        return 1

    def UnregisterHotKey(self, window, number):
        assert window is None
        del self.held[number]
        return 1

    def VkKeyScanW(self, character):
        found = {"a": 0x41, "ä": 0xDE, "?": 0x1BF, "@": 0x632}
        return found.get(character, -1)


class Kernel32:
    def GetCurrentThreadId(self):
        return 77


@pytest.fixture
def user32():
    return User32()


@pytest.fixture
def windows(user32):
    pressed = queue.Queue()
    grab = WindowsKeyGrab(lambda: pressed.put(threading.get_ident()), (user32, Kernel32()))
    grab.presses = pressed
    yield grab
    grab.close()
    assert user32.held == {}


@pytest.mark.parametrize(
    ("keys", "registered"),
    [
        ("Ctrl+Shift+A", (0x4006, 0x41)),
        ("Meta+Alt+F5", (0x4009, 0x74)),
        ("Print", (0x4000, 0x2C)),
        ("Ctrl+Ä", (0x4002, 0xDE)),
        ("Ctrl+?", (0x4006, 0xBF)),
        ("Ctrl+Shift+?", (0x4006, 0xBF)),
    ],
)
def test_windows_is_asked_for_the_keys(windows, user32, keys, registered):
    windows.hold(key_combination(keys))
    assert list(user32.held.values()) == [registered]


def test_a_press_on_windows_comes_from_the_thread_that_registered(windows, user32):
    windows.hold(key_combination("Ctrl+Shift+A"))
    (number,) = user32.held
    user32.messages.put((WM_HOTKEY, number + 1))  # an older one, given back since
    user32.messages.put((WM_HOTKEY, number))
    assert {windows.presses.get(timeout=30)} == user32.threads
    assert windows.presses.empty()


def test_keys_taken_on_windows_are_refused_and_the_old_ones_stay(windows, user32):
    windows.hold(key_combination("Ctrl+Shift+A"))
    before = dict(user32.held)
    user32.taken.add((0x4002, 0x74))
    with pytest.raises(UserError, match="Another program"):
        windows.hold(key_combination("Ctrl+F5"))
    assert user32.held == before
    windows.hold(key_combination("Ctrl+Shift+A"))  # the same once more is no conflict
    assert user32.held == before
    windows.release()
    assert user32.held == {}


@pytest.mark.parametrize("keys", ["Ctrl+Ω", "Ctrl+@"])
def test_characters_that_a_windows_keyboard_lacks_are_refused(windows, keys):
    with pytest.raises(UserError, match="no key"):
        windows.hold(key_combination(keys))


class Carbon:
    """A French keyboard, on which A is the key that has Q in America."""

    kTISPropertyUnicodeKeyLayoutData = ctypes.c_void_p(1)

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, int]] = {}
        self.handlers = 0
        self.status = 0

    def GetApplicationEventTarget(self):
        return 1

    def InstallEventHandler(self, target, handler, count, wanted, data, reference):
        self.handlers, self.handler = self.handlers + 1, handler
        reference._obj.value = 11

    def RemoveEventHandler(self, reference):
        assert reference.value == 11
        self.handlers -= 1

    def RegisterEventHotKey(self, code, bits, name, target, options, reference):
        if not self.status:
            reference._obj.value = 100 + len(self.held)
            self.held[reference._obj.value] = (code, bits)
        return self.status

    def UnregisterEventHotKey(self, reference):
        del self.held[reference.value]


@pytest.fixture
def mac(monkeypatch):
    carbon, pressed = Carbon(), []
    grab = MacKeyGrab(lambda: pressed.append(True), carbon)
    french = {"a": 0x0C, "q": 0x00}
    monkeypatch.setattr(grab, "_key_with", french.get)
    yield grab, carbon, pressed
    grab.close()
    assert carbon.held == {} and carbon.handlers == 0


def test_macos_is_asked_for_the_key_of_the_layout_and_tells_of_presses(mac):
    grab, carbon, pressed = mac
    grab.hold(key_combination("Ctrl+Shift+A"))
    assert list(carbon.held.values()) == [(0x0C, 0x0300)]  # Command and Shift
    assert carbon.handler(None, None, None) == 0
    assert pressed == [True]
    grab.hold(key_combination("Meta+F5"))
    assert list(carbon.held.values()) == [(0x60, 0x1000)]


def test_keys_taken_on_macos_are_refused_and_the_old_ones_stay(mac):
    grab, carbon, _ = mac
    grab.hold(key_combination("Ctrl+Shift+A"))
    carbon.status = -9878
    with pytest.raises(UserError, match="Another program"):
        grab.hold(key_combination("Ctrl+F5"))
    carbon.status = -50
    with pytest.raises(UserError, match="-50"):
        grab.hold(key_combination("Ctrl+F5"))
    with pytest.raises(UserError, match="no key"):
        grab.hold(key_combination("Ctrl+Ω"))
    assert list(carbon.held.values()) == [(0x0C, 0x0300)]


@pytest.mark.skipif(sys.platform not in ("win32", "darwin"), reason="asks Windows or macOS")
def test_the_real_system_gives_keys_and_takes_them_back(qapp):
    from app.capture.hotkeys import make_hotkey

    hotkey = make_hotkey()
    assert hotkey.set_keys("Ctrl+Alt+Shift+F9") is None
    assert hotkey.set_keys("") is None
    hotkey.close()


def test_a_combination_keeps_only_modifiers_that_a_hotkey_has():
    combination = key_combination("Ctrl+Shift+A")
    assert combination.key == Qt.Key.Key_A
    assert combination.has(Qt.KeyboardModifier.ControlModifier)
    assert not combination.has(Qt.KeyboardModifier.AltModifier)
    assert combination.shown
