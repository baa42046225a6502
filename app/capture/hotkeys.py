"""The hotkey that works while another program is in front, on every system behind one class.

Made by `app.windows.capture`. `Hotkey` lives on the GUI thread; what waits for the system's keys does so on
a thread of its own in `x11_hotkey` and `windows_hotkey`, and its signals are queued.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app import ID
from app.capture.grabber import Session
from app.capture.key_combination import KeyCombination, key_combination
from app.errors import UserError


class KeyGrab(Protocol):
    """What one system does to give us a key combination."""

    def hold(self, keys: KeyCombination) -> None:
        """Takes these keys in place of those held before, which stay where these cannot be had.

        Raises:
            UserError: the keys cannot be had, and why.
        """

    def release(self) -> None:
        """Gives the keys back to the other programs."""

    def close(self) -> None:
        """Releases the keys and ends what waits for them; once, at the end."""


# Gets what to call, from any thread: at a press, at a failure after `hold`, and with the keys that a desktop
# gave in place of those asked for.
MakeGrab = Callable[[Callable[[], None], Callable[[UserError], None], Callable[[str], None]], KeyGrab]


class Hotkey(QObject):
    """One key combination for the whole desktop.

    Attributes:
        blocks: `set_keys` may wait for the system and belongs on a worker thread; else on the GUI thread.
    """

    pressed = Signal()  # once for each press, not again while the key is held down
    failed = Signal(object)  # UserError: it cannot be had after all, or stopped working
    bound = Signal(str)  # in the desktop's own words, where the person chose the keys there; "" for none

    def __init__(
        self, make_grab: MakeGrab, parent: QObject | None = None, *, blocks: bool = False, command: str = ""
    ) -> None:
        super().__init__(parent)
        self.blocks, self._command = blocks, command
        self._grab = make_grab(self.pressed.emit, self.failed.emit, self.bound.emit)

    def set_keys(self, keys: str) -> UserError | None:
        """Takes `keys` (such as "Ctrl+Shift+A") in place of those before; "" only gives those back.

        What cannot be done is returned; the keys held before then stay.
        """
        try:
            if keys:
                self._grab.hold(key_combination(keys))
            else:
                self._grab.release()
        except UserError as error:
            return error
        return None

    def command_to_bind(self) -> str:
        """The command to bind to keys in the desktop's own settings, where that may be needed; else ""."""
        return self._command

    def close(self) -> None:
        """Gives the keys back; at the end of the program."""
        self._grab.close()


class NoKeyGrab:
    """Where no program may take keys for itself: says how the person can bind them."""

    def hold(self, keys: KeyCombination) -> None:
        raise UserError(
            f"This desktop gives no program {keys.shown} by itself.",
            f"Bind it in the desktop's keyboard settings to the command: {capture_command()}",
        )

    def release(self) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing runs."""


def make_hotkey(parent: QObject | None = None) -> Hotkey:
    """The hotkey of the system and session that the program runs in."""
    # Imported where they are used: each needs what only its own system has.
    session = Session.of_now()
    if sys.platform == "win32":
        from app.capture.windows_hotkey import WindowsKeyGrab

        return Hotkey(lambda pressed, _failed, _bound: WindowsKeyGrab(pressed), parent)
    if sys.platform == "darwin":
        from app.capture.macos_hotkey import MacKeyGrab

        return Hotkey(lambda pressed, _failed, _bound: MacKeyGrab(pressed), parent)
    if session.is_wayland:  # where an X server sees the keys of its own windows only
        from app.capture.portal_shortcuts import PortalKeyGrab

        return Hotkey(PortalKeyGrab, parent, command=capture_command())
    if session.has_display:
        from app.capture.x11_hotkey import X11KeyGrab

        return Hotkey(lambda pressed, failed, _bound: X11KeyGrab(pressed, failed), parent, blocks=True)
    return Hotkey(lambda *_: NoKeyGrab(), parent, command=capture_command())


def capture_command() -> str:
    """What a desktop's keyboard settings have to start."""
    return f"{ID} capture region"
