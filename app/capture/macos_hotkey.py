"""The global hotkey on macOS: Carbon's `RegisterEventHotKey`, which asks for no permission. Made by
`hotkeys`; everything here runs on the GUI thread, whose event loop delivers the presses.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from app.capture.key_combination import KeyCombination, not_on_keyboard, taken_elsewhere
from app.errors import UserError

_SIGNATURE = int.from_bytes(b"Dcnt")
_KEYBOARD_CLASS, _HOTKEY_PRESSED = int.from_bytes(b"keyb"), 5
_EXISTS = -9878  # eventHotKeyExistsErr
_DISPLAY_ACTION, _NO_DEAD_KEYS = 3, 1  # of UCKeyTranslate
_KEYS_WITH_LETTERS = 51  # the key codes below are those that a layout gives characters to
# Qt calls Command "Ctrl" and Control "Meta", as its shortcuts do.
_MODIFIERS = {
    Qt.KeyboardModifier.ControlModifier: 0x0100,
    Qt.KeyboardModifier.ShiftModifier: 0x0200,
    Qt.KeyboardModifier.AltModifier: 0x0800,
    Qt.KeyboardModifier.MetaModifier: 0x1000,
}
_CODES = {
    Qt.Key.Key_Return: 0x24, Qt.Key.Key_Tab: 0x30, Qt.Key.Key_Space: 0x31, Qt.Key.Key_Backspace: 0x33,
    Qt.Key.Key_Escape: 0x35, Qt.Key.Key_Enter: 0x4C, Qt.Key.Key_Help: 0x72, Qt.Key.Key_Home: 0x73,
    Qt.Key.Key_PageUp: 0x74, Qt.Key.Key_Delete: 0x75, Qt.Key.Key_End: 0x77, Qt.Key.Key_PageDown: 0x79,
    Qt.Key.Key_Left: 0x7B, Qt.Key.Key_Right: 0x7C, Qt.Key.Key_Down: 0x7D, Qt.Key.Key_Up: 0x7E,
    **{
        Qt.Key(Qt.Key.Key_F1.value + number): code
        for number, code in enumerate(
            (0x7A, 0x78, 0x63, 0x76, 0x60, 0x61, 0x62, 0x64, 0x65, 0x6D, 0x67, 0x6F, 0x69, 0x6B, 0x71, 0x6A,
             0x40, 0x4F, 0x50, 0x5A)
        )
    },
}  # fmt: skip


class _EventType(ctypes.Structure):
    _fields_ = (("event_class", ctypes.c_uint32), ("kind", ctypes.c_uint32))


class _HotkeyId(ctypes.Structure):
    _fields_ = (("signature", ctypes.c_uint32), ("number", ctypes.c_uint32))


_Handler = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacKeyGrab:
    """Holds one key combination."""

    def __init__(self, pressed: Callable[[], None], carbon: Any = None) -> None:
        """`pressed` is called on the GUI thread. `carbon` is for tests."""
        self._pressed = pressed
        self._carbon = carbon or _carbon()
        self._held = ctypes.c_void_p()
        self._keys: KeyCombination | None = None
        self._installed = ctypes.c_void_p()
        self._handler = _Handler(self._handle)  # kept: Carbon does not count it as its own

    def hold(self, keys: KeyCombination) -> None:
        """Raises UserError when another program holds the keys, or the keyboard has none such."""
        if keys == self._keys:
            return
        code = self._code_of(keys)
        bits = sum(bit for modifier, bit in _MODIFIERS.items() if keys.has(modifier))
        target = self._carbon.GetApplicationEventTarget()
        if not self._installed:
            wanted = _EventType(_KEYBOARD_CLASS, _HOTKEY_PRESSED)
            self._carbon.InstallEventHandler(
                target, self._handler, 1, ctypes.byref(wanted), None, ctypes.byref(self._installed)
            )
        taken = ctypes.c_void_p()
        name = _HotkeyId(_SIGNATURE, 1)
        status = self._carbon.RegisterEventHotKey(code, bits, name, target, 0, ctypes.byref(taken))
        if status == _EXISTS:
            raise taken_elsewhere(keys)
        if status:
            raise UserError(f"macOS did not give {keys.shown} (error {status}).", "Choose other keys.")
        self.release()
        self._held, self._keys = taken, keys

    def release(self) -> None:
        """Gives the keys back."""
        if self._held:
            self._carbon.UnregisterEventHotKey(self._held)
        self._held, self._keys = ctypes.c_void_p(), None

    def close(self) -> None:
        """Gives the keys back and leaves the event loop."""
        self.release()
        if self._installed:
            self._carbon.RemoveEventHandler(self._installed)
            self._installed = ctypes.c_void_p()

    def _handle(self, _call: int | None, _event: int | None, _data: int | None) -> int:
        self._pressed()
        return 0

    def _code_of(self, keys: KeyCombination) -> int:
        if keys.key in _CODES:
            return _CODES[keys.key]
        code = None if keys.key.value > 0xFFFF else self._key_with(chr(keys.key.value).lower())
        if code is None:
            raise not_on_keyboard(keys)
        return code

    def _key_with(self, character: str) -> int | None:
        """The key that gives the character without Shift, in the layout in use that has Latin letters."""
        source = self._carbon.TISCopyCurrentASCIICapableKeyboardLayoutInputSource()
        if not source:
            return None
        try:
            key = ctypes.c_void_p.in_dll(self._carbon, "kTISPropertyUnicodeKeyLayoutData")
            data = self._carbon.TISGetInputSourceProperty(source, key)
            layout = self._carbon.CFDataGetBytePtr(data) if data else None
            codes = range(_KEYS_WITH_LETTERS) if layout else ()
            return next((code for code in codes if self._character(layout, code) == character), None)
        finally:
            self._carbon.CFRelease(source)

    def _character(self, layout: int | None, code: int) -> str:
        dead, length, text = ctypes.c_uint32(), ctypes.c_ulong(), (ctypes.c_uint16 * 4)()
        status = self._carbon.UCKeyTranslate(
            layout, code, _DISPLAY_ACTION, 0, self._carbon.LMGetKbdType(), _NO_DEAD_KEYS,
            ctypes.byref(dead), len(text), ctypes.byref(length), text,
        )  # fmt: skip
        return "" if status else "".join(map(chr, text[: length.value]))


def _carbon() -> Any:
    carbon = ctypes.CDLL(ctypes.util.find_library("Carbon"))
    pointer, number, short, size = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint16, ctypes.c_ulong
    for name, result, arguments in (
        ("GetApplicationEventTarget", pointer, ()),
        ("InstallEventHandler", ctypes.c_int32, (pointer, _Handler, size, pointer, pointer, pointer)),
        ("RemoveEventHandler", ctypes.c_int32, (pointer,)),
        ("RegisterEventHotKey", ctypes.c_int32, (number, number, _HotkeyId, pointer, number, pointer)),
        ("UnregisterEventHotKey", ctypes.c_int32, (pointer,)),
        ("TISCopyCurrentASCIICapableKeyboardLayoutInputSource", pointer, ()),
        ("TISGetInputSourceProperty", pointer, (pointer, pointer)),
        ("CFDataGetBytePtr", pointer, (pointer,)),
        ("CFRelease", None, (pointer,)),
        ("LMGetKbdType", ctypes.c_uint8, ()),
        ("UCKeyTranslate", ctypes.c_int32,
         (pointer, short, short, number, number, number, pointer, size, pointer, pointer)),
    ):  # fmt: skip
        function = getattr(carbon, name)
        function.restype, function.argtypes = result, arguments
    return carbon
