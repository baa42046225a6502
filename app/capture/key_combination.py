"""The keys of the global hotkey: a text such as "Ctrl+Shift+A", checked, and in words for the person.

Used by `hotkeys` and by the code for each system beside it. Any thread.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from app.errors import UserError

_Modifier = Qt.KeyboardModifier
_MODIFIERS = (
    _Modifier.ShiftModifier | _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
)
_ALONE = frozenset(
    (
        Qt.Key.Key_Print, Qt.Key.Key_SysReq, Qt.Key.Key_Pause, Qt.Key.Key_ScrollLock, Qt.Key.Key_Menu,
        Qt.Key.Key_Help,
        *(Qt.Key(Qt.Key.Key_F1.value + number) for number in range(24)),
    )
)  # fmt: skip
_NEVER = frozenset(
    (
        Qt.Key.Key_unknown, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
    )
)  # fmt: skip


class KeyCombination(NamedTuple):
    """One key with its modifiers, named as Qt names them: on macOS `ControlModifier` is the Command key."""

    key: Qt.Key
    modifiers: Qt.KeyboardModifier

    @property
    def shown(self) -> str:
        """As the system writes it, for a sentence on screen."""
        combined = QKeySequence(self.modifiers.value | self.key.value)
        return combined.toString(QKeySequence.SequenceFormat.NativeText)

    def has(self, modifier: Qt.KeyboardModifier) -> bool:
        return bool(self.modifiers & modifier)


def key_combination(keys: str) -> KeyCombination:
    """The keys named in `keys`, in the portable form of `QKeySequence`.

    Raises:
        UserError: it is not one combination, or one that would take a plain key from every other program.
    """
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    named = sequence[0] if sequence.count() == 1 else None  # type: ignore[index]  # missing in its stubs
    if named is None or named.key() in _NEVER:
        raise UserError(f"“{keys[:40]}” is not a key combination.", "Choose one such as Ctrl+Shift+A.")
    combination = KeyCombination(named.key(), named.keyboardModifiers() & _MODIFIERS)
    plain = not combination.modifiers & ~_Modifier.ShiftModifier
    if plain and combination.key not in _ALONE:
        raise UserError(
            f"{combination.shown} alone would be missing in every other program.",
            "Choose a combination with Ctrl or Alt, such as Ctrl+Shift+A.",
        )
    return combination


def taken_elsewhere(combination: KeyCombination) -> UserError:
    """What is said where the system refuses the keys because somebody holds them."""
    return UserError(f"Another program already uses {combination.shown}.", "Choose other keys.")


def not_on_keyboard(combination: KeyCombination) -> UserError:
    """What is said where no key of this keyboard gives the character."""
    return UserError(f"This keyboard has no key for {combination.shown}.", "Choose other keys.")
