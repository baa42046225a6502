"""Questions of one tab and what becomes of them: from the composer to the engine, from the engine to the
conversation, the history and the latency pill. GUI thread; `DocumentTab` owns it.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.conversation.conversation import Conversation, Stage, Turn
from app.conversation.evidence import find_evidence
from app.conversation.history_rows import KeptConversation
from app.conversation.question import Answer
from app.documents.document import Document
from app.documents.region import Rect
from app.errors import UserError
from app.inference.asking import Asking
from app.inference.engine_worker import EngineFacts
from app.viewport.times import machine_words
from app.windows.services import Services
from app.windows.tab_parts import TabParts


class TabQuestions(QObject):
    """Joins panel, conversation, engine, history and pill of one tab."""

    changed = Signal()
    open_wanted = Signal()
    turn_wanted = Signal(int)  # clockwise quarter turns, to see a page as it was when it was asked about

    def __init__(
        self, parts: TabParts, conversation: Conversation, services: Services, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tab, self._services = parts, services
        self._settings = services.settings
        self._document: Document | None = None
        self._is_opening = False
        self._waiting: tuple[str, str] | None = None  # a question, asked while the document is being opened
        self._is_in_front = False
        self._asking = Asking(conversation, services.engine, services.settings, self)
        self._join()

    def _join(self) -> None:
        panel, engine = self._tab.panel, self._services.engine
        panel.asked.connect(self.ask)
        panel.ask_again.connect(self.ask)
        panel.stop_wanted.connect(self.stop)
        panel.regenerate_wanted.connect(self.regenerate)
        panel.edit_wanted.connect(self.regenerate)
        panel.preview_wanted.connect(self._preview)
        panel.picture_wanted.connect(self._show_seen)
        panel.new_conversation_wanted.connect(self.begin_anew)
        self._tab.viewport.view_rested.connect(self.encode_ahead)
        self._services.history.deleted.connect(self._let_go)
        engine.ready.connect(self._show_machine)
        engine.first_token.connect(self._show_first_token)
        engine.preview_ready.connect(self._show_preview)
        engine.preview_failed.connect(self._tell_preview_failed)
        if engine.facts is not None:
            self._show_machine(engine.facts)
        self._take(self.conversation)

    # -- commands --------------------------------------------------------------------------------------

    @property
    def conversation(self) -> Conversation:
        """The conversation that is on show."""
        return self._asking.conversation

    def ask(self, text: str, action: str = "") -> Turn | None:
        """Asks about the region, or the page that is seen most of; None without a document."""
        tab = self._tab
        if self._is_opening:
            self._waiting = (text, action)
            return None
        if self._document is None:
            tab.notice.tell(
                UserError("There is no document open.", "Open one first."),
                self.tr("Open…"),
                self.open_wanted.emit,
            )
            return None
        return self._asking.ask(text, self._document, tab.viewport.current_page, tab.viewport.region, action)

    def regenerate(self, turn_id: int, text: str | None = None) -> None:
        """Answers a question again, with other words where `text` is given; later turns make way."""
        document = self._document
        if document is None:
            self._tab.notice.tell(UserError("There is no document open.", "Open one first."))
            return
        turn = self.conversation.turn(turn_id)
        if turn.question.place.rotation != document.rotation:
            self.turn_wanted.emit(turn.question.place.rotation - document.rotation)
        self._asking.regenerate(turn, self._document or document, text)

    def regenerate_last(self) -> None:
        """Answers the last question again."""
        if self.conversation.turns:
            self.regenerate(self.conversation.turns[-1].id)

    def stop(self) -> bool:
        """Ends the answer that is running; False when there is none."""
        return self._asking.stop()

    def begin_anew(self) -> None:
        """A new conversation about the same document; the one before is in the history."""
        document = self._document
        self.show(Conversation(self, document=document.file if document is not None else None))

    def show(self, conversation: Conversation) -> None:
        """Goes on with another conversation: a new one, or one of the history."""
        if conversation is self.conversation:
            return
        before = self.conversation
        self._asking.set_conversation(conversation)
        if before.turns and not self._services.history.follows(before):
            self._offer_back(before)
        self._services.history.unfollow(before)
        before.disconnect(self)
        self._tab.panel.set_conversation(conversation)
        self._take(conversation)
        self.changed.emit()

    def revive(self, kept: KeptConversation, *, is_private: bool = False) -> None:
        """Goes on with a conversation of the history, or of a tab that was closed."""
        self.show(
            Conversation(self, key=kept.key, document=kept.document, turns=kept.turns, is_private=is_private)
        )

    def take_document(self, document: Document) -> None:
        """Another document is open, or the same one turned: what is asked from now on is about it."""
        self._document, self._is_opening = document, False
        if not self.conversation.turns or self.conversation.document is None:
            self.conversation.document = document.file
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.ask(*waiting)

    def set_opening(self, is_opening: bool) -> None:
        """A question that comes while a document is being opened waits for it."""
        self._is_opening = is_opening
        if not is_opening:
            self._waiting = None

    def set_in_front(self, in_front: bool) -> None:
        """Only the tab in front has its page read ahead."""
        self._is_in_front = in_front
        if in_front:
            self.encode_ahead()

    def encode_ahead(self) -> None:
        """Lets the engine read what is looked at, before anything is asked about it."""
        tab = self._tab
        is_free = self.conversation.running is None and self._settings.get("encode_ahead")
        if self._document is not None and self._is_in_front and is_free and tab.viewport.isActiveWindow():
            region = tab.viewport.region
            page = region.page if region is not None else tab.viewport.current_page
            self._services.engine.encode_ahead(self._document, page, region)

    def keep(self, is_kept: bool) -> None:
        """Private mode begins or ends: what was asked in the one is not mixed with the other."""
        conversation = self.conversation
        if conversation.turns:
            self.begin_anew()
            return
        conversation.is_private = not is_kept
        if is_kept:
            self._services.history.follow(conversation)
        else:
            self._services.history.unfollow(conversation)

    def close(self) -> None:
        """Nothing more is heard of what was asked."""
        self._asking.stop()
        self._services.history.unfollow(self.conversation)

    # -- what comes of it ------------------------------------------------------------------------------

    def _take(self, conversation: Conversation) -> None:
        conversation.turn_added.connect(self._show_stage)
        conversation.stage_changed.connect(self._show_stage)
        conversation.turn_ended.connect(self._take_end)
        if self._settings.get("private_mode") and not conversation.turns:
            conversation.is_private = True
        if not conversation.is_private:
            self._services.history.follow(conversation)

    def _show_machine(self, facts: EngineFacts) -> None:
        self._tab.pill.set_machine(machine_words(facts.model, facts.device, facts.precision))
        self.encode_ahead()

    def _show_stage(self, turn_id: int) -> None:
        turn = self.conversation.turn(turn_id)
        self._tab.pill.set_stage(turn.stage, turn.part)
        self.changed.emit()

    def _show_first_token(self, turn_id: int, milliseconds: float) -> None:
        if self._is_ours(turn_id):
            self._tab.pill.set_ttft(milliseconds)

    def _take_end(self, turn_id: int) -> None:
        turn = self.conversation.turn(turn_id)
        if turn.stage is Stage.DONE and turn.answer is not None:
            self._tab.pill.set_answer(turn.answer)
            self._mark_evidence(turn, turn.answer)

    def _is_ours(self, turn_id: int) -> bool:
        """The engine's signals reach every tab."""
        return any(turn.id == turn_id for turn in self.conversation.turns)

    def _offer_back(self, conversation: Conversation) -> None:
        """One that is written nowhere would be gone."""
        self._tab.notice.tell(
            UserError(
                "The conversation before is not in the history.",
                "It can be brought back until this message is closed.",
            ),
            self.tr("Bring it back"),
            lambda: self.show(conversation),
        )

    def _let_go(self, keys: Collection[str]) -> None:
        """What was deleted from the history is not gone on with: what is asked now is kept elsewhere."""
        if self.conversation.key in keys:
            self.begin_anew()

    # -- evidence --------------------------------------------------------------------------------------

    def _mark_evidence(self, turn: Turn, answer: Answer) -> None:
        """Marks the words of the answer on the page, where the page's own text has them."""
        document, place = self._document, turn.question.place
        if document is None or document.rotation != place.rotation:
            return

        def find() -> tuple[Rect, ...]:
            page = document.page(place.page)
            areas = answer.seen or (page.area(place.region),)
            words = page.text_layer.words_in_any(areas)
            return find_evidence(answer.text, words)

        self._tab.background.run(find, lambda rects: self._tab.viewport.set_evidence(place.page, rects))

    # -- what the model sees ---------------------------------------------------------------------------

    def _preview(self) -> None:
        tab = self._tab
        if self._document is not None:
            region = tab.viewport.region
            page = region.page if region is not None else tab.viewport.current_page
            self._services.engine.preview(self._document, page, region)

    def _show_preview(self, png: bytes, caption: str) -> None:
        if self._is_in_front:
            self._tab.panel.show_seen(QImage.fromData(png), caption)

    def _tell_preview_failed(self, error: UserError) -> None:
        if self._is_in_front:
            self._tab.notice.tell(error)

    def _show_seen(self, turn_id: int) -> None:
        picture = self.conversation.turn(turn_id).picture
        if picture is not None:
            image = QImage.fromData(picture)
            caption = self.tr("{width} × {height} px, as the model saw it")
            self._tab.panel.show_seen(image, caption.format(width=image.width(), height=image.height()))
