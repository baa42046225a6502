"""What is asked of a live region: a question that is typed, or a quick action from the menu. GUI thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from app.conversation.quick_actions import LONGEST_PROMPT, QuickAction, QuickActions
from app.inference.engine_client import EngineClient
from app.inference.model_tasks import first_action
from app.settings import Settings
from app.theme import Theme


class LiveQuestion(QWidget):
    """`asked(text, action)` comes with Enter, and when a quick action is chosen. What a person chose is asked
    the next time, too; in private mode no typed question is kept.
    """

    asked = Signal(str, str)

    def __init__(
        self,
        quick_actions: QuickActions,
        engine: EngineClient,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._quick_actions, self._engine = quick_actions, engine
        self._settings, self._theme = settings, theme
        self._is_chosen = False  # by a person, now or the last time
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
        engine.ready.connect(self._follow_model)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._fill()
        self.retranslate()

    def begin(self) -> None:
        """Asks what was asked the last time; the first time, what the model can tell of any picture."""
        typed = self._settings.get("live_question")
        action = self._quick_actions.action(self._settings.get("live_action"))
        if typed:
            self._is_chosen = True
            self.field.setText(typed)
            self._ask(typed)
        elif action is not None:
            self._is_chosen = True
            self._show(action)
        else:
            self._follow_model()

    def choose(self, action: QuickAction) -> None:
        """Asks a quick action; the field shows its title."""
        self._is_chosen = True
        self._settings.set("live_action", action.id)
        self._settings.set("live_question", "")
        self._show(action)

    def _follow_model(self) -> None:
        """Until somebody chooses: another model may do better with another question."""
        actions = self._quick_actions.actions
        if not self._is_chosen and actions:
            self._show(self._quick_actions.action(first_action(self._engine.facts)) or actions[0])

    def _show(self, action: QuickAction) -> None:
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
        self._is_chosen = True
        if not self._settings.get("private_mode"):
            self._settings.set("live_question", text)
        self._ask(text)

    def _ask(self, typed: str) -> None:
        self._action = None
        self.asked.emit(typed, "")

    def _fill(self) -> None:
        self.menu.clear()
        for action in self._quick_actions.actions:
            self.menu.addAction(action.shown_title, partial(self.choose, action))

    def _recolour(self) -> None:
        self.button.setIcon(self._theme.icon("chevron-down", "muted"))
