"""Carries questions from one conversation to the engine and news of the answers back. GUI thread, no
widgets.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from app.conversation.conversation import Conversation, Stage, Turn
from app.conversation.question import Answer, Place, Question
from app.documents.document import Document
from app.documents.region import Region
from app.errors import UserError
from app.inference.engine_client import EngineClient
from app.inference.engine_request import EngineRequest
from app.inference.model_tasks import needs_all, untrained_note
from app.settings import Settings
from app.translations import translated_text
from fastvlm_engine.options import GenerationOptions

_MOST_FOLLOW_UPS = 50


class Asking(QObject):
    """Joins one `Conversation` and the `EngineClient`."""

    def __init__(
        self,
        conversation: Conversation,
        engine: EngineClient,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._conversation, self._engine, self._settings = conversation, engine, settings
        engine.state_changed.connect(self._take_stage)
        engine.part_changed.connect(self._take_part)
        engine.text_received.connect(self._take_text)
        engine.picture_ready.connect(self._take_picture)
        engine.answer_finished.connect(self._take_answer)
        engine.answer_failed.connect(self._take_failure)

    @property
    def conversation(self) -> Conversation:
        """The one that questions go into."""
        return self._conversation

    def set_conversation(self, conversation: Conversation) -> None:
        """Goes on with another conversation; what still runs in the old one is stopped."""
        self.stop()
        self._conversation = conversation

    def ask(self, text: str, document: Document, page: int, region: Region | None, action: str = "") -> Turn:
        """Sends a question in place of the one that runs. `action` is the id of a quick action."""
        stopped = self._conversation.stop()
        page = region.page if region is not None else page
        question = Question(text, Place(document.name, page, region, document.rotation), action)
        wanted = self._settings.get("follow_ups")
        earlier = self._conversation.earlier(question, wanted if wanted >= 0 else _MOST_FOLLOW_UPS)
        turn = self._conversation.begin(question)
        try:
            request = EngineRequest(
                id=turn.id,
                document=document,
                page=page,
                region=region,
                question=text,
                history=earlier,
                options=self._options(),
                shortens_history=wanted < 0,
                needs_all=needs_all(action),
            )
        except UserError as error:
            self._conversation.fail(turn.id, error)
        else:
            self._engine.ask(request)
        if stopped is not None:  # only now: a model on its way for it is needed for the new one
            self._engine.cancel(stopped.id)
        return turn

    def regenerate(self, turn: Turn, document: Document, text: str | None = None) -> Turn:
        """Asks again, with other words where `text` is given; the turn and those after it make way."""
        self.stop()
        before = [other for other in self._conversation.turns if other.id < turn.id]
        self._conversation.replace_turns(before)
        question = turn.question
        return self.ask(
            text if text is not None else question.text,
            document,
            question.place.page,
            question.place.region,
            question.action if text is None else "",
        )

    def stop(self) -> bool:
        """Ends the running answer; False when there is none."""
        turn = self._conversation.stop()
        if turn is not None:
            self._engine.cancel(turn.id)
        return turn is not None

    def _options(self) -> GenerationOptions:
        return GenerationOptions(
            max_new_tokens=self._settings.get("max_new_tokens"), temperature=self._settings.get("temperature")
        )

    # -- news, of all conversations: each takes what it knows ------------------------------------------

    def _take_stage(self, turn_id: int, stage: str) -> None:
        self._conversation.set_stage(turn_id, Stage(stage))

    def _take_part(self, turn_id: int, part: tuple[int, int]) -> None:
        self._conversation.set_part(turn_id, *part)

    def _take_text(self, turn_id: int, text: str) -> None:
        self._conversation.add_text(turn_id, text)

    def _take_picture(self, turn_id: int, png: bytes) -> None:
        self._conversation.add_picture(turn_id, png)

    def _take_answer(self, turn_id: int, answer: Answer) -> None:
        running = self._conversation.running
        if running is not None and running.id == turn_id:
            self._conversation.finish(turn_id, self._with_note(answer, running.question.action))

    def _take_failure(self, turn_id: int, error: UserError) -> None:
        self._conversation.fail(turn_id, error)

    def _with_note(self, answer: Answer, action: str) -> Answer:
        facts = self._engine.facts
        note = untrained_note(action, facts) if facts is not None else None
        if note is None:
            return answer
        return replace(answer, note=f"{translated_text(answer.note)}. {note}" if answer.note else note)
