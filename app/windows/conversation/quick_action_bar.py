"""The row of quick actions above the question box: one click sends. What does not fit is in the menu at its
end. GUI thread.

Each is a `QAction` with Alt+1 to Alt+9, so that the menu of the window can show them too.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.conversation.quick_actions import QuickActions
from app.theme import Theme
from app.windows.actions import with_shortcut

_GAP = 4
_LONGEST_TIP = 160
_MOST_KEYS = 9


class QuickActionBar(QWidget):
    """Follows the list of `QuickActions`."""

    chosen = Signal(str)  # the action's id
    edit_wanted = Signal()

    def __init__(self, quick_actions: QuickActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quick_actions, self._theme = quick_actions, theme
        self._buttons: list[QToolButton] = []
        self._enabled = True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(30)
        self.edit_action = QAction(self)
        self.edit_action.triggered.connect(self.edit_wanted)
        self.menu = QMenu(self)
        self.more_button = QToolButton(self)
        self.more_button.setMenu(self.menu)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.more_button)
        self._row.addStretch(1)
        theme.changed.connect(self._recolour)
        quick_actions.changed.connect(self._rebuild)
        self._rebuild()

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """One for each action, whether it fits or not."""
        return tuple(self._buttons)

    def sending_actions(self) -> list[QAction]:
        """The actions that send, in their order."""
        return [button.defaultAction() for button in self._buttons]

    def set_ready(self, ready: bool) -> None:
        """Without a document there is nothing to ask about."""
        self._enabled = ready
        for action in self.sending_actions():
            action.setEnabled(ready)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.edit_action.setText(self.tr("Edit the quick actions…"))
        self.more_button.setAccessibleName(self.tr("More quick actions"))
        self.more_button.setToolTip(self.tr("More quick actions"))
        for button, quick in zip(self._buttons, self._quick_actions.actions, strict=True):
            action = button.defaultAction()
            action.setText(quick.shown_title)
            tip = with_shortcut(quick.shown_title, action.shortcut())
            prompt = quick.question()
            action.setToolTip(f"{tip}\n{prompt[:_LONGEST_TIP]}{'…' if len(prompt) > _LONGEST_TIP else ''}")
            button.setAccessibleName(quick.shown_title)
        self._arrange()

    # -- events --------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.more_button.sizeHint().width(), 30)

    # -- inside --------------------------------------------------------------------------------------------

    def _rebuild(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            self.removeAction(button.defaultAction())
            button.defaultAction().deleteLater()
            button.hide()
            button.deleteLater()
        self._buttons = []
        for index, quick in enumerate(self._quick_actions.actions):
            action = QAction(self)
            if index < _MOST_KEYS:
                action.setShortcut(QKeySequence(f"Alt+{index + 1}"))
            action.triggered.connect(lambda _=False, id_=quick.id: self.chosen.emit(id_))
            self.addAction(action)
            button = QToolButton(self)
            button.setProperty("kind", "pill")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            self._row.insertWidget(index, button)
            self._buttons.append(button)
        for first, second in pairwise((self.more_button, *self._buttons, self.more_button)):
            self.setTabOrder(first, second)  # the last step puts the menu's button behind the others again
        self.set_ready(self._enabled)
        self._recolour()
        self.retranslate()

    def _arrange(self) -> None:
        """Shows as many as fit; the menu has the others, and the way to change them all."""
        room = self.width() - self.more_button.sizeHint().width()
        for action in self.menu.actions():
            self.menu.removeAction(action)  # `clear` would delete what only the menu shows
        for button in self._buttons:
            room -= button.sizeHint().width() + _GAP
            fits = room >= 0
            button.setVisible(fits)
            if not fits:
                room = -1  # in order: what comes after does not fit either
                self.menu.addAction(button.defaultAction())
        if not self.menu.isEmpty():
            self.menu.addSeparator()
        self.menu.addAction(self.edit_action)

    def _recolour(self) -> None:
        self.more_button.setIcon(self._theme.icon("ellipsis", "muted"))
