"""Where a key combination lies on the keyboard of an X server: key codes and modifier bits.

Used by `x11_hotkey`, on its thread. A keyboard can be changed at any time, so nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import Qt
from Xlib import XK, X
from Xlib.display import Display

from app.capture.key_combination import KeyCombination, not_on_keyboard

_ALL_MODIFIERS = 0xFF  # above them a key event's state has the pointer's buttons and the layout
_FIRST_FREE_MODIFIER = (
    3  # Shift, Lock and Control are fixed, Mod1 to Mod5 are what the keyboard makes of them
)
_LATIN_1 = range(0x20, 0x100)
_NAMES = {
    Qt.Key.Key_Print: "Print", Qt.Key.Key_SysReq: "Sys_Req", Qt.Key.Key_Pause: "Pause",
    Qt.Key.Key_Menu: "Menu",
    Qt.Key.Key_ScrollLock: "Scroll_Lock", Qt.Key.Key_Help: "Help", Qt.Key.Key_Space: "space",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Return: "Return", Qt.Key.Key_Enter: "KP_Enter", Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Backspace: "BackSpace", Qt.Key.Key_Insert: "Insert", Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Home: "Home", Qt.Key.Key_End: "End", Qt.Key.Key_PageUp: "Page_Up",
    Qt.Key.Key_PageDown: "Page_Down",
    Qt.Key.Key_Left: "Left", Qt.Key.Key_Right: "Right", Qt.Key.Key_Up: "Up", Qt.Key.Key_Down: "Down",
}  # fmt: skip
_MODIFIER_KEYS = {
    Qt.KeyboardModifier.AltModifier: ("Alt_L", "Alt_R", "Meta_L", "Meta_R"),
    Qt.KeyboardModifier.MetaModifier: ("Super_L", "Super_R", "Hyper_L", "Hyper_R"),
}
_LOCK_KEYS = ("Num_Lock", "Scroll_Lock")


def places(display: Display, combination: KeyCombination) -> frozenset[tuple[int, int]]:
    """The (key code, modifier bits) pairs that mean the combination, without the locks.

    Raises:
        UserError: this keyboard has no such key.
    """
    keysym = _keysym(combination.key)
    found = list(display.keysym_to_keycodes(keysym)) if keysym else []
    # The columns of a key: 0 and 2 are two layouts, 1 and 3 the same with Shift; others take other keys.
    found = [(code, column) for code, column in found if column < 4]
    if not found:
        raise not_on_keyboard(combination)
    nearest = min(column for _, column in found)
    shift = X.ShiftMask if nearest % 2 else 0
    bits = shift | _bits(display, combination)
    return frozenset((code, bits) for code, column in found if column == nearest)


def lock_variants(display: Display) -> tuple[int, ...]:
    """Every set of modifier bits that CapsLock, NumLock and ScrollLock can add; 0 among them."""
    bits = {X.LockMask} | {_bit_of(display, (name,)) for name in _LOCK_KEYS}
    bits.discard(0)
    chosen = (kept for size in range(len(bits) + 1) for kept in combinations(sorted(bits), size))
    return tuple(sum(kept) for kept in chosen)


def modifiers_of(state: int, locks: int) -> int:
    """The modifiers of a key event, without the locks and the pointer's buttons."""
    return state & _ALL_MODIFIERS & ~locks


def _keysym(key: Qt.Key) -> int:
    if key in _NAMES:
        return XK.string_to_keysym(_NAMES[key])
    number = key.value - Qt.Key.Key_F1.value
    if 0 <= number < 24:
        return XK.string_to_keysym(f"F{number + 1}")
    if key.value in _LATIN_1:
        return ord(chr(key.value).lower())
    return 0x01000000 | ord(chr(key.value).lower()) if 0x100 <= key.value < 0x110000 else XK.NoSymbol


def _bits(display: Display, combination: KeyCombination) -> int:
    bits = X.ShiftMask if combination.has(Qt.KeyboardModifier.ShiftModifier) else 0
    bits |= X.ControlMask if combination.has(Qt.KeyboardModifier.ControlModifier) else 0
    for modifier, names in _MODIFIER_KEYS.items():
        if combination.has(modifier):
            bit = _bit_of(display, names)
            if not bit:
                raise not_on_keyboard(combination)
            bits |= bit
    return bits


def _bit_of(display: Display, names: tuple[str, ...]) -> int:
    """The modifier bit that one of these keys sets, the first of them that sets one; 0 when none does."""
    mapping = display.get_modifier_mapping()
    for name in names:
        keysym = XK.string_to_keysym(name)
        for number in range(_FIRST_FREE_MODIFIER, len(mapping)):
            if any(keysym in _keysyms(display, code) for code in mapping[number] if code):
                return 1 << number
    return 0


def _keysyms(display: Display, code: int) -> Iterator[int]:
    return (display.keycode_to_keysym(code, column) for column in range(4))
