"""The door to the engine for windows: commands go in, signals come out, nothing here waits. GUI thread.

The work is done by `EngineWorker` in its own thread. Every signal about a question carries its id; what
arrives for a question that was cancelled or forgotten is dropped here. A model that was unloaded is loaded
again by the next question.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.conversation.session_timings import SessionTimings
from app.errors import UserError
from app.inference import answering
from app.inference.engine_jobs import (
    EncodeAhead,
    EngineFacts,
    LoadRequest,
    MemoryLimit,
    PreviewRequest,
    SeenPicture,
    UnloadRequest,
    Work,
)
from app.inference.engine_relay import EngineRelay
from app.inference.engine_request import EngineRequest
from app.inference.engine_worker import EngineWorker
from app.settings import Settings

if TYPE_CHECKING:
    from app.documents.document import Document
    from app.documents.region import Region
    from fastvlm_engine import Engine

log = logging.getLogger(__name__)
_WAIT_AT_CLOSE_S = 3.0
_MINUTE_MS = 60_000


class EngineState(StrEnum):
    """Whether there is a model."""

    EMPTY = "empty"  # none was asked for yet
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"
    UNLOADED = "unloaded"  # as was asked for; a question loads it again
    ASLEEP = "asleep"  # unloaded because nothing happened; what is looked at loads it again, too


class EngineClient(QObject):
    """Load, ask, preview, cancel, unload. `timings` has the numbers of every answer since the start."""

    loading = Signal(str, float)  # step, share done
    ready = Signal(object)  # EngineFacts
    load_failed = Signal(object)  # UserError
    unloaded = Signal(str)  # why: "asked", "cancelled", "idle"
    idle = Signal()  # the engine has nothing to do
    state_changed = Signal(int, str)
    part_changed = Signal(int, object)  # which of several parts of the page is looked at, and of how many
    first_token = Signal(int, float)
    text_received = Signal(int, str)
    picture_ready = Signal(int, bytes)  # PNG of what the model saw, once the first token is there
    answer_finished = Signal(int, object)  # Answer
    answer_failed = Signal(int, object)  # UserError
    preview_ready = Signal(object, str)  # PNG bytes, caption
    preview_failed = Signal(object)  # UserError

    def __init__(
        self, load_engine: Callable[..., Engine] = answering.load, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.timings = SessionTimings()
        self._live: set[int] = set()
        self._facts: EngineFacts | None = None
        self._state = EngineState.EMPTY
        self._submitted = 0
        self._loading_for: int | None = None  # the question that a model is loaded for
        self._wanted = LoadRequest(answering.DEFAULT_MODEL)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._sleep)
        self._relay = EngineRelay(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._relay.model_news.connect(self._take_model_news, queued)
        self._relay.unloaded.connect(self.unloaded, queued)
        self._relay.idle.connect(self._take_idle, queued)
        self._relay.preview.connect(self._take_preview, queued)
        self._relay.question_news.connect(self._take_question_news, queued)
        self._worker = EngineWorker(self._relay, load_engine)

    @property
    def facts(self) -> EngineFacts | None:
        """The model that is loaded."""
        return self._facts

    @property
    def state(self) -> EngineState:
        """Whether there is a model."""
        return self._state

    # -- the model -------------------------------------------------------------------------------------

    def load(self, checkpoint: str, device: str = "auto", precision: str = "auto") -> None:
        """Loads a model in place of the one there is; questions asked meanwhile wait for it."""
        self._wanted = LoadRequest(checkpoint, device, precision, self._wanted.number + 1)
        self._facts, self._state, self._loading_for = None, EngineState.LOADING, None
        self._idle.stop()
        self._submit(self._wanted)

    def has(self, checkpoint: str, device: str, precision: str) -> bool:
        """Whether this model is loaded in this way, or is being loaded."""
        same = (self._wanted.checkpoint, self._wanted.device, self._wanted.precision)
        is_at_hand = self._state in (EngineState.LOADING, EngineState.READY)
        return is_at_hand and same == (checkpoint, device, precision)

    def cancel_load(self) -> None:
        """Ends the loading of a model; there is none then, until the next question or `load`."""
        if self._state is EngineState.LOADING:
            self._unload("cancelled", EngineState.UNLOADED)

    def unload(self) -> None:
        """Gives the model's memory back; a running answer ends."""
        if self._state in (EngineState.READY, EngineState.LOADING):
            self._unload("asked", EngineState.UNLOADED)

    def follow(self, settings: Settings) -> None:
        """Takes the limits from the settings, now and whenever they change."""
        settings.changed.connect(self._take_setting)
        for key in ("encoded_pages_mb", "unload_after_minutes"):
            self._take_setting(key, settings.get(key))

    def set_memory_limit(self, megabytes: int) -> None:
        """What pages read ahead and their pictures may take together."""
        self._submit(MemoryLimit(megabytes << 20))

    def set_idle_minutes(self, minutes: float) -> None:
        """Unloads the model when nothing was asked or looked at for so long; 0 keeps it."""
        self._idle.setInterval(round(minutes * _MINUTE_MS))
        self._rest()

    # -- questions -------------------------------------------------------------------------------------

    def ask(self, request: EngineRequest) -> int:
        """Queues a question and returns its id."""
        if self._wake(EngineState.UNLOADED, EngineState.ASLEEP):
            self._loading_for = request.id
        self._live.add(request.id)
        self._submit(request)
        return request.id

    def cancel(self, request: int) -> None:
        """Ends a question, and the loading of a model for it alone; nothing more is heard of it."""
        self._live.discard(request)
        self._worker.queue.cancel(request)
        if self._loading_for == request and not self._live:
            self.cancel_load()
        self._rest()

    def preview(self, document: Document, page: int, region: Region | None) -> None:
        """Asks for exactly what the model would see; only the newest is drawn."""
        self._wake(EngineState.UNLOADED, EngineState.ASLEEP)
        self._submit(PreviewRequest(document, page, region))

    def encode_ahead(
        self, document: Document, page: int, region: Region | None, neighbours: bool = True
    ) -> None:
        """Lets the engine read what is looked at, then the next page and the one before it."""
        self._wake(EngineState.ASLEEP)
        if self._state is not EngineState.READY:
            return
        works = [EncodeAhead(document, page, region)]
        if neighbours:
            beside = (other for other in (page + 1, page - 1) if 0 <= other < document.page_count)
            works += [EncodeAhead(document, other, None, is_neighbour=True) for other in beside]
        self._submit(*works)
        self._rest()

    def close(self) -> None:
        """Cancels, ends the thread and waits for it, within a limit."""
        self._live.clear()
        self._idle.stop()
        self._relay.closed = True
        if not self._worker.close(_WAIT_AT_CLOSE_S):
            log.warning("the engine thread did not end within %s s", _WAIT_AT_CLOSE_S)

    # -- what the engine tells -------------------------------------------------------------------------

    def _take_model_news(self, kind: str, load: int, value: Any) -> None:
        if load != self._wanted.number or self._state is not EngineState.LOADING:
            return  # of a load that was replaced or given up
        if kind == "loading":
            self.loading.emit(*value)
        elif kind == "ready":
            self._facts, self._state = value, EngineState.READY
            self._rest()
            self.ready.emit(value)
        else:
            self._state = EngineState.FAILED
            self.load_failed.emit(value)

    def _take_question_news(self, kind: str, request: int, value: Any) -> None:
        if request not in self._live:
            return
        if kind in ("answer", "failed"):
            self._live.discard(request)
            self._rest()
        if kind == "answer":
            self.timings.add(value)
        signals = {
            "stage": self.state_changed,
            "part": self.part_changed,
            "first_token": self.first_token,
            "text": self.text_received,
            "picture": self.picture_ready,
            "answer": self.answer_finished,
            "failed": self.answer_failed,
        }
        signals[kind].emit(request, value)

    def _take_preview(self, seen: SeenPicture | UserError) -> None:
        if isinstance(seen, UserError):
            self.preview_failed.emit(seen)
            return
        caption = self.tr("{width} × {height} px, as the model sees it")
        if seen.looks > 1:
            caption = self.tr("The model looks at {looks} parts, one after another")
        caption = caption.format(width=seen.width, height=seen.height, looks=seen.looks)
        self.preview_ready.emit(seen.png, f"{caption}: {seen.note}" if seen.note else caption)

    # -- sleep -----------------------------------------------------------------------------------------

    def _take_setting(self, key: str, value: Any) -> None:
        if key == "encoded_pages_mb":
            self.set_memory_limit(value)
        elif key == "unload_after_minutes":
            self.set_idle_minutes(value)

    def _wake(self, *states: EngineState) -> bool:
        """Loads the model again where it is in one of these states; whether it is loaded for that."""
        is_needed = self._state in states
        if is_needed:
            self.load(self._wanted.checkpoint, self._wanted.device, self._wanted.precision)
        return is_needed

    def _rest(self) -> None:
        """Something has happened: the time until sleep begins anew."""
        self._idle.stop()
        if self._idle.interval() > 0 and self._state is EngineState.READY and not self._live:
            self._idle.start()

    def _submit(self, *works: Work) -> None:
        self._submitted = self._worker.queue.submit(*works)

    def _take_idle(self, submitted: int) -> None:
        if submitted == self._submitted:  # else there is more to do by now
            self.idle.emit()

    def _sleep(self) -> None:
        self._unload("idle", EngineState.ASLEEP)

    def _unload(self, why: str, state: EngineState) -> None:
        self._facts, self._state = None, state
        self._idle.stop()
        self._submit(UnloadRequest(why))
