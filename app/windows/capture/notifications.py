"""Notifications of the desktop where the program has no tray: those of Linux go over the session's bus. GUI
thread; `app.application` owns it, and the bus is asked on a thread.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from app import ID, NAME
from app.windows.background import Background

_WAIT_S = 2.0
_MOST_LETTERS = 300


class Notifications(QObject):
    """`tell` shows one. Where the desktop has none, nothing comes: the window that calls asks to be looked
    at by itself.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)

    def tell(self, title: str, text: str) -> None:
        """Shows a title and plain text."""
        if sys.platform == "linux":
            self._background.run(lambda: _notify(title, text), lambda _: None)

    def close(self) -> None:
        """Ends the thread."""
        self._background.close()


def plain_text(answer: str) -> str:
    """An answer, short and without what a desktop would take for markup."""
    text = answer.replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"


def _notify(title: str, text: str) -> None:
    from jeepney import DBusAddress, DBusErrorResponse, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    service = "org.freedesktop.Notifications"
    address = DBusAddress("/org/freedesktop/Notifications", bus_name=service, interface=service)
    actions: list[str] = []
    body = (NAME, 0, ID, title, text, actions, {"desktop-entry": ("s", ID)}, -1)
    try:
        with open_dbus_connection() as bus:
            bus.send_and_get_reply(new_method_call(address, "Notify", "susssasa{sv}i", body), timeout=_WAIT_S)
    except (OSError, KeyError, ValueError, TimeoutError, DBusErrorResponse):
        return  # there is no bus, or nobody on it shows notifications
