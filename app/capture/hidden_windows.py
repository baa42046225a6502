"""Takes our own windows from the screen for a capture and brings them back as they were. Used by
`capture_session`; GUI thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class HiddenWindows:
    """What is hidden now, and which of it had the keyboard."""

    def __init__(self) -> None:
        self._hidden: list[QWidget] = []
        self._active: QWidget | None = None

    def hide(self, windows: Sequence[QWidget]) -> bool:
        """Hides those that are on screen; whether there were any. Minimised ones stay as they are.

        Menus of ours are closed: they would keep the mouse and the keys from all else.
        """
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        active = QApplication.activeWindow()
        self._hidden = [window for window in windows if window.isVisible() and not window.isMinimized()]
        self._active = active if active in self._hidden else None
        for window in self._hidden:
            window.hide()
        return bool(self._hidden)

    def bring_back(self, minimised: QWidget | None = None) -> None:
        """Shows them again, maximised or not as before, and gives the keyboard back; what is gone is gone.

        Args:
            minimised: comes back minimised, without having been on screen.
        """
        hidden, self._hidden = self._hidden, []
        for window in hidden:
            if not isValid(window):
                continue
            if window is minimised:
                window.showMinimized()
            else:
                window.show()
        if self._active is not None and self._active is not minimised and isValid(self._active):
            self._active.raise_()
            self._active.activateWindow()
        self._active = None
