"""What is asked of a live region: a question that is typed, or a quick action from the menu. GUI thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from app.conversation.quick_actions import LONGEST_PROMPT, QuickAction, QuickActions
from app.theme import Theme

CAPTION = "describe"  # the quick action that a live region begins with


class LiveQuestion(QWidget):
    """`asked(text, action)` comes with Enter, and when a quick action is chosen."""

    asked = Signal(str, str)

    def __init__(self, quick_actions: QuickActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quick_actions, self._theme = quick_actions, theme
        self._action: QuickAction | None = None
        self.field, self.button, self.menu = QLineEdit(), QToolButton(), QMenu(self)
        self.field.setProperty("kind", "field")
        self.field.setMaxLength(LONGEST_PROMPT)
        self.button.setMenu(self.menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setIconSize(QSize(16, 16))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.field.returnPressed.connect(self._ask_typed)
        quick_actions.changed.connect(self._fill)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._fill()
        self.retranslate()

    def begin(self) -> None:
        """Asks what a live region is asked when it is new: for a caption, or the first quick action."""
        actions = self._quick_actions.actions
        first = self._quick_actions.action(CAPTION) or (actions[0] if actions else None)
        if first is not None:
            self.choose(first)

    def choose(self, action: QuickAction) -> None:
        """Asks a quick action; the field shows its title."""
        self._action = action
        self.field.setText(action.shown_title)
        self.field.setCursorPosition(0)
        self.asked.emit(action.question(), action.id)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.field.setAccessibleName(self.tr("Question about the region"))
        self.field.setPlaceholderText(self.tr("Ask about the region…"))
        self.button.setAccessibleName(self.tr("Quick actions"))
        self.button.setToolTip(self.tr("Quick actions"))
        if self._action is not None:
            self.field.setText(self._action.shown_title)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _ask_typed(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        if self._action is not None and text == self._action.shown_title:
            self.choose(self._action)
            return
        self._action = None
        self.asked.emit(text, "")

    def _fill(self) -> None:
        self.menu.clear()
        for action in self._quick_actions.actions:
            self.menu.addAction(action.shown_title, partial(self.choose, action))

    def _recolour(self) -> None:
        self.button.setIcon(self._theme.icon("chevron-down", "muted"))
