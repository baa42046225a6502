"""The icon in the desktop's tray, where there is one: captures, the window, the end of the program. GUI
thread; made by `ways_in`.

Never the only way in: many desktops have no tray, and closing the window ends the program with or without.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app import NAME
from app.theme import Theme

_ICON = "docent"
_CLICKS = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """The icon and its menu; nothing at all where the desktop has no tray."""

    capture_wanted = Signal(str)  # "region", "window" or "screen", as `CaptureRequest` says it
    show_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._actions: dict[str, QAction] = {}
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._menu = QMenu()
        self._actions = {name: QAction(self) for name in ("region", "window", "screen", "show", "quit")}
        for what in ("region", "window", "screen"):
            self._actions[what].triggered.connect(lambda _=False, what=what: self.capture_wanted.emit(what))
        self._actions["show"].triggered.connect(lambda: self.show_wanted.emit())
        self._actions["quit"].triggered.connect(lambda: self.quit_wanted.emit())
        for name, action in self._actions.items():
            if name == "show":
                self._menu.addSeparator()
            self._menu.addAction(action)
        self._menu.aboutToShow.connect(self.retranslate)
        self.retranslate()
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.setToolTip(NAME)
        self._icon.activated.connect(self._take_click)
        self._icon.setIcon(theme.icon(_ICON))
        self._icon.show()

    @property
    def is_shown(self) -> bool:
        """Whether the desktop had a tray when the program started."""
        return self._icon is not None

    def tell(self, title: str, text: str) -> bool:
        """Shows a notification of the desktop; False where it cannot be shown here."""
        if self._icon is None or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(title, text, self._icon.icon())
        return True

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        words = {
            "region": self.tr("Capture a region"),
            "window": self.tr("Capture a window"),
            "screen": self.tr("Capture a screen"),
            "show": self.tr("Show the window"),
            "quit": self.tr("Quit"),
        }
        for name, action in self._actions.items():
            action.setText(words[name])

    def close(self) -> None:
        """Takes the icon away: some desktops keep that of a program that has ended."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
            self._menu.deleteLater()

    def _take_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _CLICKS:
            self.show_wanted.emit()
