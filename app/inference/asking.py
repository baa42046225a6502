"""Carries questions from the conversation to the engine and news of the answer back. GUI thread, no
widgets.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.conversation.conversation import Conversation, Stage, Turn
from app.conversation.question import Place, Question
from app.documents.document import Document
from app.documents.region import Region
from app.errors import UserError
from app.inference.engine_client import EngineClient
from app.inference.engine_request import EngineRequest
from app.settings import Settings
from fastvlm_engine.options import GenerationOptions


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
        engine.state_changed.connect(lambda turn, stage: conversation.set_stage(turn, Stage(stage)))
        engine.text_received.connect(conversation.add_text)
        engine.answer_finished.connect(conversation.finish)
        engine.answer_failed.connect(conversation.fail)

    def ask(self, text: str, document: Document, page: int, region: Region | None) -> Turn:
        """Sends a question; what still runs is stopped first."""
        self.stop()
        page = region.page if region is not None else page
        question = Question(text, Place(document.name, page, region))
        earlier = self._conversation.earlier(question, max(self._settings.get("follow_ups"), 0))
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
            )
        except UserError as error:
            self._conversation.fail(turn.id, error)
        else:
            self._engine.ask(request)
        return turn

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
