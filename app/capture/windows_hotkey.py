"""The global hotkey on Windows: `RegisterHotKey`, whose messages come to the thread that registered it. Made
by `hotkeys`.
"""

from __future__ import annotations

import ctypes
import queue
import sys
import threading
from collections.abc import Callable
from ctypes import wintypes
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt

from app.capture.key_combination import KeyCombination, not_on_keyboard, taken_elsewhere
from app.errors import UserError

_MOD_ALT, _MOD_CONTROL, _MOD_SHIFT, _MOD_WIN, _MOD_NOREPEAT = 1, 2, 4, 8, 0x4000
_WM_HOTKEY, _WM_APP, _PM_NOREMOVE = 0x0312, 0x8000, 0
_ANSWER_LIMIT_S = 5.0
_FIRST_ID, _LAST_ID = 1, 0xBFFF
_VK_F1 = 0x70
_CODES = {
    Qt.Key.Key_Print: 0x2C, Qt.Key.Key_SysReq: 0x2C, Qt.Key.Key_Pause: 0x13, Qt.Key.Key_ScrollLock: 0x91,
    Qt.Key.Key_Menu: 0x5D, Qt.Key.Key_Help: 0x2F, Qt.Key.Key_Space: 0x20, Qt.Key.Key_Tab: 0x09,
    Qt.Key.Key_Return: 0x0D, Qt.Key.Key_Enter: 0x0D, Qt.Key.Key_Escape: 0x1B, Qt.Key.Key_Backspace: 0x08,
    Qt.Key.Key_Insert: 0x2D, Qt.Key.Key_Delete: 0x2E, Qt.Key.Key_Home: 0x24, Qt.Key.Key_End: 0x23,
    Qt.Key.Key_PageUp: 0x21, Qt.Key.Key_PageDown: 0x22, Qt.Key.Key_Left: 0x25, Qt.Key.Key_Up: 0x26,
    Qt.Key.Key_Right: 0x27, Qt.Key.Key_Down: 0x28,
}  # fmt: skip
_MODIFIERS = {
    Qt.KeyboardModifier.AltModifier: _MOD_ALT,
    Qt.KeyboardModifier.ControlModifier: _MOD_CONTROL,
    Qt.KeyboardModifier.ShiftModifier: _MOD_SHIFT,
    Qt.KeyboardModifier.MetaModifier: _MOD_WIN,
}


@dataclass
class _Order:
    """What the thread has to hold from now on; None for nothing."""

    keys: KeyCombination | None
    problem: UserError | None = None
    done: threading.Event = field(default_factory=threading.Event)


class WindowsKeyGrab:
    """Holds one key combination, on a thread of its own from the first `hold` until `close`."""

    def __init__(
        self,
        pressed: Callable[[], None],
        libraries: tuple[Any, Any] | None = None,
    ) -> None:
        """`pressed` is called on that thread. `libraries` are for tests."""
        self._pressed, self._libraries = pressed, libraries
        self._thread: _MessageThread | None = None

    def hold(self, keys: KeyCombination) -> None:
        """Raises UserError when another program holds the keys, or the keyboard has none such."""
        if self._thread is None:
            self._thread = _MessageThread(self._pressed, *(self._libraries or _libraries()))
            self._thread.start()
        self._thread.ask(keys)

    def release(self) -> None:
        """Gives the keys back."""
        if self._thread is not None:
            self._thread.ask(None)

    def close(self) -> None:
        """Gives the keys back and ends the thread."""
        if self._thread is not None:
            self._thread.end()
            self._thread = None


class _MessageThread(threading.Thread):
    """Waits for Windows' messages; a message of our own says that there is an order."""

    def __init__(self, pressed: Callable[[], None], user32: Any, kernel32: Any) -> None:
        super().__init__(name="hotkey", daemon=True)
        self._pressed, self._user32, self._kernel32 = pressed, user32, kernel32
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._has_queue = threading.Event()
        self._thread_id = 0
        self._held_id = 0  # of the hotkey; 0 when nothing is held
        self._held_keys: KeyCombination | None = None
        self._next_id = _FIRST_ID

    def ask(self, keys: KeyCombination | None) -> None:
        order = _Order(keys)
        self._post(order)
        if not order.done.wait(_ANSWER_LIMIT_S):
            raise UserError("Windows does not answer.", "Choose the keys again in a moment.")
        if order.problem is not None:
            raise order.problem

    def end(self) -> None:
        self._post(None)
        self.join(_ANSWER_LIMIT_S)

    def run(self) -> None:
        message = wintypes.MSG()
        self._thread_id = self._kernel32.GetCurrentThreadId()
        # Asking for messages makes the thread's queue; what is posted before there is one gets lost.
        self._user32.PeekMessageW(ctypes.byref(message), None, 0, 0, _PM_NOREMOVE)
        self._has_queue.set()
        while self._user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == _WM_HOTKEY and message.wParam == self._held_id:
                self._pressed()
            elif message.message == _WM_APP and not self._take_order():
                break
        self._hold_only(0)

    def _post(self, order: _Order | None) -> None:
        self._orders.put(order)
        self._has_queue.wait(_ANSWER_LIMIT_S)
        self._user32.PostThreadMessageW(self._thread_id, _WM_APP, 0, 0)

    def _take_order(self) -> bool:
        """Whether to go on."""
        order = self._orders.get()
        if order is None:
            return False
        try:
            if order.keys != self._held_keys:  # the same keys once more would be refused
                self._hold_only(0 if order.keys is None else self._registered(order.keys))
                self._held_keys = order.keys
        except UserError as problem:
            order.problem = problem
        finally:
            order.done.set()
        return True

    def _registered(self, keys: KeyCombination) -> int:
        code, shift = self._code_of(keys)
        bits = _MOD_NOREPEAT | shift | sum(bit for modifier, bit in _MODIFIERS.items() if keys.has(modifier))
        number = self._next_id
        self._next_id = number + 1 if number < _LAST_ID else _FIRST_ID
        if not self._user32.RegisterHotKey(None, number, bits, code):
            raise taken_elsewhere(keys)
        return number

    def _hold_only(self, number: int) -> None:
        if self._held_id:
            self._user32.UnregisterHotKey(None, self._held_id)
        self._held_id = number

    def _code_of(self, keys: KeyCombination) -> tuple[int, int]:
        """The virtual key code, and the Shift bit where the character needs it on this keyboard."""
        if keys.key in _CODES:
            return _CODES[keys.key], 0
        number = keys.key.value - Qt.Key.Key_F1.value
        if 0 <= number < 24:
            return _VK_F1 + number, 0
        found = -1 if keys.key.value > 0xFFFF else self._user32.VkKeyScanW(chr(keys.key.value).lower())
        code, state = found & 0xFF, found >> 8
        if found == -1 or state & ~1:  # only with AltGr
            raise not_on_keyboard(keys)
        return code, _MOD_SHIFT if state & 1 and not keys.has(Qt.KeyboardModifier.ShiftModifier) else 0


def _libraries() -> tuple[Any, Any]:
    if sys.platform != "win32":
        raise OSError("RegisterHotKey is there on Windows only")
    user32 = ctypes.WinDLL("user32")
    user32.VkKeyScanW.argtypes, user32.VkKeyScanW.restype = (wintypes.WCHAR,), ctypes.c_short
    return user32, ctypes.WinDLL("kernel32")
