"""Which windows are on the screen, the frontmost first: what the overlay's window mode chooses from.

Called by the capture's worker thread, before our own windows are shown over the others.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from app.capture.grabber import Session
from app.capture.screens import Screen
from app.capture.top_window import TopWindow

__all__ = ["TopWindow", "top_windows"]


def top_windows(screens: Sequence[Screen] = ()) -> list[TopWindow]:
    """The windows that can be seen, of every program, ours among them. Blocking.

    `screens` are needed on macOS only, where the system speaks in points.

    Empty where the system does not tell, as on Wayland, and where it could not be asked: a capture goes on
    without window mode then.
    """
    # Imported where they are used: each needs what only its own system has.
    if sys.platform == "win32":
        from app.capture.windows_window_list import windows_of_windows

        return windows_of_windows()
    if sys.platform == "darwin":
        from app.capture.macos_window_list import windows_of_macos

        return windows_of_macos(screens)
    session = Session.of_now()
    if session.has_display and not session.is_wayland:
        from app.capture.x11_window_list import windows_of_x11

        return windows_of_x11()
    return []
