"""The engine thread: the only one that touches the engine, and so torch. `EngineClient` owns it and is told
through `EngineEvents`, whose functions run on this thread and must only hand on.

Jobs by priority: a model to load, a question, a page to encode ahead. A question that arrives while another
page is being encoded ahead stops that work; the same page's work it waits for, because it needs it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from app.conversation.question import Answer
from app.errors import UserError
from app.inference import answering
from app.inference.engine_request import EngineRequest, Picture, picture_for
from fastvlm_engine.errors import Cancelled, EngineError

if TYPE_CHECKING:
    from app.documents.document import Document
    from app.documents.region import Region
    from fastvlm_engine import Engine

log = logging.getLogger(__name__)
GATHER_S = 0.04  # text is handed on at most every so often
_KEPT_PICTURES = 8


@dataclass(frozen=True)
class LoadRequest:
    """Which model, and how it should run."""

    checkpoint: str
    device: str = "auto"
    precision: str = "auto"


@dataclass(frozen=True)
class EngineFacts:
    """What is running, in plain values."""

    model: str
    device: str
    device_reason: str
    precision: str
    input_size: tuple[int, int]


class EngineEvents(Protocol):
    """Where news of the engine go; called on the engine thread."""

    def on_loading(self, step: str, share: float) -> None: ...
    def on_ready(self, facts: EngineFacts) -> None: ...
    def on_load_failed(self, error: UserError) -> None: ...
    def on_stage(self, request: int, stage: str) -> None: ...
    def on_first_token(self, request: int, milliseconds: float) -> None: ...
    def on_text(self, request: int, text: str) -> None: ...
    def on_answer(self, request: int, answer: Answer) -> None: ...
    def on_failed(self, request: int, error: UserError) -> None: ...


@dataclass(frozen=True)
class EncodeAhead:
    """The part of a document that is looked at, to be encoded before anything is asked about it."""

    document: Document
    page: int
    region: Region | None

    @property
    def key(self) -> tuple[int, int, Region | None]:
        """The same for the same pixels."""
        return (self.document.info.id, self.page, self.region)


@dataclass
class _Job:
    work: LoadRequest | EngineRequest | EncodeAhead
    cancel: threading.Event = field(default_factory=threading.Event)
    asked_at: float = field(default_factory=time.perf_counter)

    @property
    def priority(self) -> int:
        return (LoadRequest, EngineRequest, EncodeAhead).index(type(self.work))


class EngineWorker:
    """The queue and the thread."""

    def __init__(self, events: EngineEvents, load_engine: Callable[..., Engine]) -> None:
        self._events = events
        self._load_engine = load_engine
        self._engine: Engine | None = None
        self._load_error: UserError | None = None
        self._pictures: OrderedDict[object, Picture] = OrderedDict()
        self._change = threading.Condition()
        self._queue: list[_Job] = []
        self._current: _Job | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="engine", daemon=True)
        self._thread.start()

    # -- called from the GUI thread --------------------------------------------------------------------

    def submit(self, work: LoadRequest | EngineRequest | EncodeAhead) -> None:
        """Queues a job. Of pages to encode ahead, and of models to load, only the newest is kept."""
        job = _Job(work)
        with self._change:
            if not isinstance(work, EngineRequest):
                self._queue = [other for other in self._queue if other.priority != job.priority]
            if self._current is not None and _gives_way(self._current, job):
                self._current.cancel.set()
            self._queue.append(job)
            self._queue.sort(key=lambda other: other.priority)  # stable: first come, first served
            self._change.notify()

    def cancel(self, request: int) -> None:
        """Ends a question wherever it is."""
        with self._change:
            for job in [*self._queue, self._current]:
                if job is not None and isinstance(job.work, EngineRequest) and job.work.id == request:
                    job.cancel.set()

    def close(self, limit_s: float) -> bool:
        """Cancels everything and ends the thread; False when it did not end within the limit."""
        with self._change:
            self._closing = True
            for job in [*self._queue, self._current]:
                if job is not None:
                    job.cancel.set()
            self._queue.clear()
            self._change.notify()
        self._thread.join(limit_s)
        return not self._thread.is_alive()

    # -- the engine thread -----------------------------------------------------------------------------

    def _work(self) -> None:
        while (job := self._next()) is not None:
            if isinstance(job.work, LoadRequest):
                self._load(job.work, job.cancel)
            elif isinstance(job.work, EngineRequest):
                self._answer(job.work, job)
            else:
                self._encode_ahead(job.work, job.cancel)
        self._unload()

    def _next(self) -> _Job | None:
        with self._change:
            self._current = None
            self._change.wait_for(lambda: self._closing or self._next_index() is not None)
            index = self._next_index()
            if not self._closing and index is not None:
                self._current = self._queue.pop(index)
            return self._current

    def _next_index(self) -> int | None:
        """The first job that can be done now: until a model is loaded, or has failed to, only loading can."""
        is_decided = self._engine is not None or self._load_error is not None
        can_start = (is_decided or isinstance(job.work, LoadRequest) for job in self._queue)
        return next((index for index, can in enumerate(can_start) if can), None)

    def _load(self, request: LoadRequest, cancel: threading.Event) -> None:
        self._unload()
        self._load_error = None
        try:
            engine = self._load_engine(
                request.checkpoint,
                device=request.device,
                precision=request.precision,
                progress=self._events.on_loading,
                cancel=cancel,
            )
            engine.warm_up()
        except Cancelled:
            return
        except Exception as error:
            self._load_error = _for_people(error)
            self._events.on_load_failed(self._load_error)
            return
        self._engine, self._load_error = engine, None
        facts = EngineFacts(
            engine.model_name, engine.device, engine.device_reason, engine.precision, engine.input_size
        )
        self._events.on_ready(facts)

    def _unload(self) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        self._pictures.clear()

    def _answer(self, request: EngineRequest, job: _Job) -> None:
        try:
            self._events.on_answer(request.id, self._answered(request, job))
        except Exception as error:
            self._events.on_failed(request.id, _for_people(error))

    def _answered(self, request: EngineRequest, job: _Job) -> Answer:
        engine = self._loaded_engine()
        wait_ms = (time.perf_counter() - job.asked_at) * 1000
        self._events.on_stage(request.id, "reading")
        place = EncodeAhead(request.document, request.page, request.region)
        gathered = _Gathered(lambda text: self._events.on_text(request.id, text))

        def tell_stage(stage: str) -> None:
            if stage == "answering":
                self._events.on_first_token(request.id, (time.perf_counter() - job.asked_at) * 1000)
            self._events.on_stage(request.id, stage)

        answer = answering.answer(
            engine,
            request,
            on_text=gathered.add,
            on_stage=tell_stage,
            picture=self._picture(engine, place),
            cancel=job.cancel,
        )
        gathered.flush()
        steps = {"wait": wait_ms, **answer.steps_ms}
        return replace(answer, ttft_ms=answer.ttft_ms + wait_ms, steps_ms=steps)

    def _encode_ahead(self, place: EncodeAhead, cancel: threading.Event) -> None:
        if self._engine is None:
            return
        try:
            picture = self._picture(self._engine, place)
            if not cancel.is_set():
                self._engine.encode_image(picture.image, cancel=cancel)
        except Cancelled:
            pass
        except Exception:
            log.info("a page could not be encoded ahead", exc_info=True)  # the question itself will tell why

    def _loaded_engine(self) -> Engine:
        if self._load_error is not None:
            raise self._load_error
        assert self._engine is not None  # `_next_index` sees to it
        return self._engine

    def _picture(self, engine: Engine, place: EncodeAhead) -> Picture:
        """The pixels for the model, kept for the last few places: a second question renders nothing."""
        picture = self._pictures.pop(place.key, None)
        if picture is None:
            page = place.document.page(place.page)
            picture = picture_for(page, place.region, engine.input_size, engine.print_height)
        self._pictures[place.key] = picture._replace(render_ms=0.0)
        while len(self._pictures) > _KEPT_PICTURES:
            self._pictures.popitem(last=False)
        return picture


class _Gathered:
    """Hands text on at once at first, then in steps of `GATHER_S`."""

    def __init__(self, hand_on: Callable[[str], None]) -> None:
        self._hand_on = hand_on
        self._pieces: list[str] = []
        self._last = float("-inf")

    def add(self, text: str) -> None:
        self._pieces.append(text)
        if time.perf_counter() - self._last >= GATHER_S:
            self.flush()

    def flush(self) -> None:
        if self._pieces:
            self._hand_on("".join(self._pieces))
            self._pieces.clear()
            self._last = time.perf_counter()


def _for_people(error: Exception) -> UserError:
    """What a person should read about `error`; the log gets the rest."""
    if isinstance(error, UserError):
        return error
    if isinstance(error, EngineError):
        return answering.as_user_error(error)
    log.error("the engine failed", exc_info=error)
    return UserError("The model stopped with an error.", "Ask again; the log has the details.")


def _gives_way(current: _Job, new: _Job) -> bool:
    """Whether running work stops for a new job."""
    if isinstance(new.work, LoadRequest):
        return True
    if not isinstance(current.work, EncodeAhead):
        return False
    if isinstance(new.work, EngineRequest):
        wanted = EncodeAhead(new.work.document, new.work.page, new.work.region)
        return wanted.key != current.work.key
    return new.work.key != current.work.key
