"""The quiet bar above: the menu, the tabs, and the few commands that are needed all the time. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.theme import Theme
from app.windows.actions import Actions

_GROUPS = (
    ("capture_region", "live_region"),
    ("find",),
    ("tool_region", "tool_text", "tool_pan"),
    ("zoom_out", "zoom_in", "fit_width", "fit_page"),
    ("history", "chat_panel"),
)


class HeaderBar(QWidget):
    """Everything in it is an action of the window."""

    def __init__(self, actions: Actions, tabs: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._buttons: list[QToolButton] = []
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(45)
        self.menu = QMenu(self)
        actions.fill(self.menu)
        self.menu_button = QToolButton()
        self.menu_button.setMenu(self.menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self.menu_button)
        row.addWidget(self._button(actions["side_panel"]))
        row.addSpacing(6)
        row.addWidget(tabs)
        row.addWidget(self._button(actions["open"]))
        row.addStretch(1)
        for group in _GROUPS:
            row.addSpacing(10)
            for name in group:
                row.addWidget(self._button(actions[name]))
        region = actions["capture_region"]
        self.capture_button = next(button for button in self._buttons if button.defaultAction() is region)
        self.capture_button.setMenu(actions.menu("capture"))
        self.capture_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.capture_button.setProperty("kind", "split")
        theme.changed.connect(self._recolour)
        self._recolour()
        self.retranslate()

    def retranslate(self) -> None:
        """The words again, in the language of now; the actions' own are made by `Actions`."""
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.menu_button.setToolTip(self.tr("Menu (F10)"))
        for button in self._buttons:
            button.setAccessibleName(button.defaultAction().text().rstrip("…"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._actions.retranslate()
            self.retranslate()
        super().changeEvent(event)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(20, 20))
        self._buttons.append(button)
        return button

    def _recolour(self) -> None:
        self.menu_button.setIcon(self._theme.icon("menu"))
        self.menu_button.setIconSize(QSize(20, 20))
