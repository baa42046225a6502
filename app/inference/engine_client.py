"""The door to the engine for windows: commands go in, signals come out, nothing here waits. GUI thread.

The work is done by `EngineWorker` in its own thread. Every signal about a question carries its id; what
arrives for a question that was cancelled or forgotten is dropped here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from app.conversation.question import Answer
from app.errors import UserError
from app.inference import answering
from app.inference.engine_request import EngineRequest
from app.inference.engine_worker import EncodeAhead, EngineFacts, EngineWorker, LoadRequest

if TYPE_CHECKING:
    from app.documents.document import Document
    from app.documents.region import Region
    from fastvlm_engine import Engine

log = logging.getLogger(__name__)
_WAIT_AT_CLOSE_S = 3.0


class _Relay(QObject):
    """Carries news from the engine thread to the GUI thread, as queued signals."""

    loading = Signal(str, float)
    ready = Signal(object)
    load_failed = Signal(object)
    news = Signal(str, int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.closed = False

    def _tell(self, signal: Any, *values: object) -> None:
        if not self.closed:  # the receiver may be on its way out
            signal.emit(*values)

    def on_loading(self, step: str, share: float) -> None:
        self._tell(self.loading, step, share)

    def on_ready(self, facts: EngineFacts) -> None:
        self._tell(self.ready, facts)

    def on_load_failed(self, error: UserError) -> None:
        self._tell(self.load_failed, error)

    def on_stage(self, request: int, stage: str) -> None:
        self._tell(self.news, "stage", request, stage)

    def on_first_token(self, request: int, milliseconds: float) -> None:
        self._tell(self.news, "first_token", request, milliseconds)

    def on_text(self, request: int, text: str) -> None:
        self._tell(self.news, "text", request, text)

    def on_answer(self, request: int, answer: Answer) -> None:
        self._tell(self.news, "answer", request, answer)

    def on_failed(self, request: int, error: UserError) -> None:
        self._tell(self.news, "failed", request, error)


class EngineClient(QObject):
    """Load, ask, cancel."""

    loading = Signal(str, float)
    ready = Signal(object)  # EngineFacts
    load_failed = Signal(object)  # UserError
    state_changed = Signal(int, str)
    first_token = Signal(int, float)
    text_received = Signal(int, str)
    answer_finished = Signal(int, object)  # Answer
    answer_failed = Signal(int, object)  # UserError

    def __init__(
        self, load_engine: Callable[..., Engine] = answering.load, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._live: set[int] = set()
        self._facts: EngineFacts | None = None
        self._relay = _Relay(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._relay.loading.connect(self.loading, queued)
        self._relay.ready.connect(self._take_ready, queued)
        self._relay.load_failed.connect(self.load_failed, queued)
        self._relay.news.connect(self._take_news, queued)
        self._worker = EngineWorker(self._relay, load_engine)

    @property
    def facts(self) -> EngineFacts | None:
        """The model that is loaded."""
        return self._facts

    def load(self, checkpoint: str, device: str = "auto", precision: str = "auto") -> None:
        """Loads a model in place of the one there is; questions asked meanwhile wait for it."""
        self._facts = None
        self._worker.submit(LoadRequest(checkpoint, device, precision))

    def ask(self, request: EngineRequest) -> int:
        """Queues a question and returns its id."""
        self._live.add(request.id)
        self._worker.submit(request)
        return request.id

    def cancel(self, request: int) -> None:
        """Ends a question; nothing more is heard of it."""
        self._live.discard(request)
        self._worker.cancel(request)

    def encode_ahead(self, document: Document, page: int, region: Region | None) -> None:
        """Lets the engine read a page before anything is asked about it."""
        if self._facts is not None:
            self._worker.submit(EncodeAhead(document, page, region))

    def close(self) -> None:
        """Cancels, ends the thread and waits for it, within a limit."""
        self._live.clear()
        self._relay.closed = True
        if not self._worker.close(_WAIT_AT_CLOSE_S):
            log.warning("the engine thread did not end within %s s", _WAIT_AT_CLOSE_S)

    def _take_ready(self, facts: EngineFacts) -> None:
        self._facts = facts
        self.ready.emit(facts)

    def _take_news(self, kind: str, request: int, value: Any) -> None:
        if request not in self._live:
            return
        if kind in ("answer", "failed"):
            self._live.discard(request)
        signals = {
            "stage": self.state_changed,
            "first_token": self.first_token,
            "text": self.text_received,
            "answer": self.answer_finished,
            "failed": self.answer_failed,
        }
        signals[kind].emit(request, value)
