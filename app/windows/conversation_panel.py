"""The conversation beside the page: turns from top to bottom, the composer below them. GUI thread.

Draws a `Conversation` and follows its signals; what the user does leaves as signals for `MainWindow`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.conversation.conversation import Conversation, Stage
from app.theme import Theme
from app.windows.composer import Composer
from app.windows.turn_view import TurnView
from app.windows.welcome import Welcome

_PAD = 16
_TEXT_WIDTH = 620  # about 72 characters
_AT_END = 8  # pixels from the end that still count as the end


class ConversationPanel(QWidget):
    """Turns and composer."""

    place_clicked = Signal(object)
    link_clicked = Signal(QUrl)
    ask_again = Signal(str)

    def __init__(self, conversation: Conversation, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._views: dict[int, TurnView] = {}
        self._follows = True
        self.setProperty("kind", "panel")
        self.setMinimumWidth(300)
        self.welcome = Welcome()
        self.composer = Composer(theme)
        self._column = QWidget()
        self._column.setProperty("kind", "panel")
        self._turns = QVBoxLayout(self._column)
        self._turns.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self._turns.setSpacing(24)
        self._turns.addWidget(self.welcome)
        self._turns.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setProperty("kind", "panel")
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setAccessibleName(self.tr("Conversation"))
        self.scroll_area.setWidget(self._column)
        bar = self.scroll_area.verticalScrollBar()
        bar.rangeChanged.connect(self._stay_at_end)
        bar.valueChanged.connect(self._note_place)
        foot = QVBoxLayout()
        foot.setContentsMargins(_PAD - 4, 8, _PAD - 4, _PAD - 4)
        foot.addWidget(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll_area, 1)
        column.addLayout(foot)
        conversation.turn_added.connect(self._add_turn)
        conversation.stage_changed.connect(self._show_stage)
        conversation.text_added.connect(self._add_text)
        conversation.turn_ended.connect(self._announce)

    def view(self, turn_id: int) -> TurnView:
        """The widget of a turn."""
        return self._views[turn_id]

    def _add_turn(self, turn_id: int) -> None:
        view = TurnView(self._conversation.turn(turn_id))
        view.setMaximumWidth(_TEXT_WIDTH)
        view.place_clicked.connect(self.place_clicked)
        view.link_clicked.connect(self.link_clicked)
        view.ask_again.connect(self.ask_again)
        self._views[turn_id] = view
        self._turns.insertWidget(self._turns.count() - 1, view)
        self.welcome.hide()
        self._follows = True  # who asks wants to see the answer
        self.composer.show_answering(True)

    def _show_stage(self, turn_id: int) -> None:
        self._views[turn_id].show_stage()
        self.composer.show_answering(self._conversation.running is not None)

    def _add_text(self, turn_id: int, text: str) -> None:
        self._views[turn_id].add_text(text)

    def _announce(self, turn_id: int) -> None:
        turn = self._conversation.turn(turn_id)
        words = {
            Stage.DONE: self.tr("Answer: {text}").format(text=turn.text),
            Stage.STOPPED: self.tr("Stopped"),
            Stage.FAILED: str(turn.error),
        }
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words.get(turn.stage, "")))

    def _note_place(self, value: int) -> None:
        self._follows = value >= self.scroll_area.verticalScrollBar().maximum() - _AT_END

    def _stay_at_end(self, _lowest: int, highest: int) -> None:
        if self._follows:
            self.scroll_area.verticalScrollBar().setValue(highest)
