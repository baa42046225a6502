"""Questions of one tab and what becomes of them: from the composer to the engine, from the engine to the
conversation and the latency pill. GUI thread; `DocumentTab` owns it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.conversation.conversation import Conversation, Turn
from app.conversation.question import Answer
from app.errors import UserError
from app.inference.asking import Asking
from app.inference.engine_worker import EngineFacts
from app.windows.bars import machine_words
from app.windows.services import Services

if TYPE_CHECKING:
    from app.windows.document_tab import DocumentTab


class TabQuestions(QObject):
    """Joins panel, conversation, engine and pill of one tab."""

    def __init__(self, tab: DocumentTab, conversation: Conversation, services: Services) -> None:
        super().__init__(tab)
        self._tab, self._services = tab, services
        self.conversation = conversation
        self._asking = Asking(conversation, services.engine, services.settings, self)

    def ask(self, text: str) -> Turn | None:
        """Asks about the region, or the page that is seen most of; None without a document."""
        tab = self._tab
        if tab.document is None:
            tab.notice.tell(
                UserError("There is no document open.", "Open one first."),
                self.tr("Open…"),
                tab.open_wanted.emit,
            )
            return None
        turn = self._asking.ask(text, tab.document, tab.viewport.current_page, tab.viewport.region)
        tab.panel.composer.box.clear()
        return turn

    def stop(self) -> bool:
        """Ends the answer that is running; False when there is none."""
        return self._asking.stop()

    def close(self) -> None:
        """Nothing more is heard of what was asked."""
        self._asking.stop()

    def join(self) -> None:
        """Called once, when the tab has all its parts."""
        panel, engine = self._tab.panel, self._services.engine
        panel.composer.submitted.connect(self.ask)
        panel.composer.stop_clicked.connect(self.stop)
        panel.ask_again.connect(self.ask)
        self.conversation.turn_added.connect(self._show_stage)
        self.conversation.stage_changed.connect(self._show_stage)
        engine.ready.connect(self._show_machine)
        engine.first_token.connect(self._show_first_token)
        engine.answer_finished.connect(self._show_answer)
        if engine.facts is not None:
            self._show_machine(engine.facts)

    def _show_machine(self, facts: EngineFacts) -> None:
        self._tab.pill.set_machine(f"{facts.model}   {machine_words(facts)}")
        self._tab.encode_ahead()

    def _show_stage(self, turn_id: int) -> None:
        self._tab.pill.set_stage(self.conversation.turn(turn_id).stage)
        self._tab.changed.emit()

    def _show_first_token(self, turn_id: int, milliseconds: float) -> None:
        if self._is_ours(turn_id):
            self._tab.pill.set_ttft(milliseconds)

    def _show_answer(self, turn_id: int, answer: Answer) -> None:
        if self._is_ours(turn_id) and answer.finish != "cancelled":
            self._tab.pill.set_answer(answer)

    def _is_ours(self, turn_id: int) -> bool:
        """The engine's signals reach every tab."""
        return any(turn.id == turn_id for turn in self.conversation.turns)
