"""Carries news from the engine thread to the GUI thread, as queued signals. Made by `EngineClient`."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from app.conversation.question import Answer
from app.errors import UserError
from app.inference.engine_jobs import EngineFacts, SeenPicture


class EngineRelay(QObject):
    """The `EngineEvents` of a client: each function is called on the engine thread and only emits."""

    model_news = Signal(str, int, object)  # loading, ready, failed; the load's number; its value
    unloaded = Signal(str)
    idle = Signal(int)
    preview = Signal(object)
    question_news = Signal(str, int, object)  # stage, part, first_token, text, picture, answer, failed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.closed = False

    def _tell(self, signal: Any, *values: object) -> None:
        if not self.closed:  # the receiver may be on its way out
            signal.emit(*values)

    def on_loading(self, load: int, step: str, share: float) -> None:
        self._tell(self.model_news, "loading", load, (step, share))

    def on_ready(self, load: int, facts: EngineFacts) -> None:
        self._tell(self.model_news, "ready", load, facts)

    def on_load_failed(self, load: int, error: UserError) -> None:
        self._tell(self.model_news, "failed", load, error)

    def on_unloaded(self, why: str) -> None:
        self._tell(self.unloaded, why)

    def on_idle(self, submitted: int) -> None:
        self._tell(self.idle, submitted)

    def on_preview(self, seen: SeenPicture | UserError) -> None:
        self._tell(self.preview, seen)

    def on_stage(self, request: int, stage: str) -> None:
        self._tell(self.question_news, "stage", request, stage)

    def on_part(self, request: int, part: int, parts: int) -> None:
        self._tell(self.question_news, "part", request, (part, parts))

    def on_first_token(self, request: int, milliseconds: float) -> None:
        self._tell(self.question_news, "first_token", request, milliseconds)

    def on_text(self, request: int, text: str) -> None:
        self._tell(self.question_news, "text", request, text)

    def on_picture(self, request: int, png: bytes) -> None:
        self._tell(self.question_news, "picture", request, png)

    def on_answer(self, request: int, answer: Answer) -> None:
        self._tell(self.question_news, "answer", request, answer)

    def on_failed(self, request: int, error: UserError) -> None:
        self._tell(self.question_news, "failed", request, error)
