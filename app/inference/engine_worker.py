"""The engine thread: the only one that touches the engine, and so torch. `EngineClient` owns it, fills its
queue and is told through `EngineEvents`, whose functions run on this thread and must only hand on.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.conversation.question import Answer
from app.documents.region import Rect
from app.errors import UserError
from app.inference import answering
from app.inference.engine_jobs import (
    EncodeAhead,
    EngineEvents,
    Job,
    LoadRequest,
    MemoryLimit,
    PreviewRequest,
    UnloadRequest,
    Work,
)
from app.inference.engine_jobs import EngineFacts as EngineFacts
from app.inference.engine_request import EngineRequest
from app.inference.job_queue import JobQueue, spot_of
from app.inference.page_looks import MOST_ASKED, PageLooks
from app.inference.picture_cache import PictureCache
from app.inference.text_gathering import GatheredText
from fastvlm_engine.errors import Cancelled, EngineError

if TYPE_CHECKING:
    from fastvlm_engine import Engine

log = logging.getLogger(__name__)
DEFAULT_LIMIT_BYTES = 256 << 20
PICTURE_SHARE = (
    4  # one part of so many of the limit is for drawn pictures, the rest for what was made of them
)
MEGABYTE = 1e6


class EngineWorker:
    """The thread and what it holds: the engine, and the pictures it was shown."""

    def __init__(self, events: EngineEvents, load_engine: Callable[..., Engine]) -> None:
        self.queue = JobQueue()
        self._events = events
        self._load_engine = load_engine
        self._engine: Engine | None = None
        self._load_error: UserError | None = None
        self._limit_bytes = DEFAULT_LIMIT_BYTES
        self._pictures = PictureCache(DEFAULT_LIMIT_BYTES // PICTURE_SHARE)
        self._thread = threading.Thread(target=self._work, name="engine", daemon=True)
        self._thread.start()

    def close(self, limit_s: float) -> bool:
        """Cancels everything and ends the thread; False when it did not end within the limit."""
        self.queue.close()
        self._thread.join(limit_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self.queue.take(self._can_run, self._events.on_idle)) is not None:
            self._do(job)
        self._drop_engine()

    def _can_run(self, work: Work) -> bool:
        """Until a model is loaded, or has failed to, only loading can."""
        is_decided = self._engine is not None or self._load_error is not None
        return is_decided or isinstance(work, LoadRequest | UnloadRequest | MemoryLimit)

    def _do(self, job: Job) -> None:
        match job.work:
            case LoadRequest() as request:
                self._load(request, job.cancel)
            case UnloadRequest(why=why):
                self._unload(why)
            case MemoryLimit(limit_bytes=limit_bytes):
                self._limit(limit_bytes)
            case EngineRequest() as request:
                self._answer(request, job)
            case PreviewRequest() as spot:
                self._preview(spot, job.cancel)
            case EncodeAhead() as spot:
                self._encode_ahead(spot, job)

    # -- the model -------------------------------------------------------------------------------------

    def _load(self, request: LoadRequest, cancel: threading.Event) -> None:
        self._drop_engine()
        started = time.perf_counter()
        try:
            engine = self._load_engine(
                request.checkpoint,
                device=request.device,
                precision=request.precision,
                progress=lambda step, share: self._events.on_loading(request.number, step, share),
                cancel=cancel,
            )
            engine.limit_kept_pictures(self._limit_bytes - self._limit_bytes // PICTURE_SHARE)
            self._events.on_loading(request.number, "warm-up", 0.0)
            self._warm_up(engine, cancel)
        except Cancelled:
            return
        except Exception as error:
            self._load_error = _for_people(error)
            self._events.on_load_failed(request.number, self._load_error)
            return
        self._engine = engine
        self._events.on_ready(request.number, _facts(engine, time.perf_counter() - started))

    def _warm_up(self, engine: Engine, cancel: threading.Event) -> None:
        try:
            engine.warm_up(cancel=cancel)
            if cancel.is_set():
                raise Cancelled
        except BaseException:
            engine.close()
            raise

    def _unload(self, why: str) -> None:
        self._drop_engine()
        for request in self.queue.take_questions():
            self._events.on_failed(
                request.id, UserError("No model is loaded.", "Ask again: it is loaded for the question.")
            )
        self._events.on_unloaded(why)

    def _drop_engine(self) -> None:
        engine, self._engine, self._load_error = self._engine, None, None
        if engine is not None:
            engine.close()
        self._pictures.clear()

    def _limit(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        pictures = limit_bytes // PICTURE_SHARE
        self._pictures.limit_to(pictures)
        if self._engine is not None:
            self._engine.limit_kept_pictures(limit_bytes - pictures)

    # -- questions -------------------------------------------------------------------------------------

    def _answer(self, request: EngineRequest, job: Job) -> None:
        try:
            answer = self._answered(request, job)
        except Exception as error:
            self.queue.cancel(request.id)
            self._events.on_failed(request.id, _for_people(error))
            return
        finally:
            if request.is_live:  # the next frame is another picture
                self._pictures.forget(spot_of(request))
        if job.gives_way.is_set() and answer.finish == "cancelled":
            return  # it waits in the queue for its second turn
        self.queue.cancel(request.id)
        self._events.on_answer(request.id, answer)

    def _answered(self, request: EngineRequest, job: Job) -> Answer:
        engine, spot = self._loaded_engine(), spot_of(request)
        wait_ms = _since_ms(job)
        self._events.on_stage(request.id, "reading")
        looks = self._pictures.looks(engine, spot)
        told = _Told(request.id, self._events, lambda areas: self._pictures.seen(engine, spot, areas).png)
        is_first = self._pictures.note_question(spot)

        def tell_stage(stage: str) -> None:
            if stage == "answering":
                self._events.on_first_token(request.id, _since_ms(job))
            self._events.on_stage(request.id, stage)

        answer = answering.answer(
            engine,
            request,
            on_text=told.add_with_picture if looks.is_one and not request.is_live else told.add,
            on_stage=tell_stage,
            on_part=lambda part, parts: self._events.on_part(request.id, part, parts),
            looks=looks,
            cancel=job.cancel,
        )
        told.finish(answer, with_picture=answer.finish != "cancelled" and not request.is_live)
        steps = {"wait": wait_ms, **answer.steps_ms}
        ttft_ms = answer.ttft_ms + wait_ms if answer.ttft_ms > 0 else 0.0
        return replace(answer, ttft_ms=ttft_ms, steps_ms=steps, read_ahead=answer.cached and is_first)

    def _loaded_engine(self) -> Engine:
        if self._load_error is not None:
            raise self._load_error
        assert self._engine is not None  # `_can_run` sees to it
        return self._engine

    # -- what is looked at -----------------------------------------------------------------------------

    def _preview(self, spot: PreviewRequest, cancel: threading.Event) -> None:
        try:
            seen = self._pictures.seen(self._loaded_engine(), spot)
        except Exception as error:
            self._events.on_preview(_for_people(error))
        else:
            if not cancel.is_set():
                self._events.on_preview(seen)

    def _encode_ahead(self, spot: EncodeAhead, job: Job) -> None:
        """All looks at a place, in reading order; a question about it need not wait for the rest of them."""
        if self._engine is None or self._limit_bytes == 0:
            return
        try:
            self._encode_looks(self._pictures.looks(self._engine, spot), self._engine, job)
        except Cancelled:
            pass
        except Exception:
            log.info("a page could not be encoded ahead", exc_info=True)  # the question itself will tell why

    def _encode_looks(self, looks: PageLooks, engine: Engine, job: Job) -> None:
        try:
            for look in looks.asking[:MOST_ASKED]:
                if job.gives_way.is_set():
                    self.queue.put_back(job)
                    return
                engine.encode_image(looks.picture(look), cancel=job.cancel)
                if job.cancel.is_set():
                    return
        finally:
            looks.take_cost_ms()  # no question pays for it


class _Told:
    """An answer's text on its way to the window, and what the model saw: with the first of the text, or at
    the end where only then it is known which of several looks counts.
    """

    def __init__(self, request: int, events: EngineEvents, png_of: Callable[[Sequence[Rect]], bytes]) -> None:
        self._request, self._events, self._png_of = request, events, png_of
        self._text = GatheredText(lambda text: events.on_text(request, text))
        self._is_picture_told = False

    def add(self, text: str) -> None:
        self._text.add(text)

    def add_with_picture(self, text: str) -> None:
        self._text.add(text)
        self._tell_picture(())

    def finish(self, answer: Answer, *, with_picture: bool) -> None:
        self._text.flush()
        if with_picture:
            self._tell_picture(answer.seen)

    def _tell_picture(self, areas: Sequence[Rect]) -> None:
        if not self._is_picture_told:
            self._is_picture_told = True
            self._events.on_picture(self._request, self._png_of(areas))


def _facts(engine: Engine, load_s: float) -> EngineFacts:
    return EngineFacts(
        model=engine.model_name,
        device=engine.device,
        device_reason=engine.device_reason,
        precision=engine.precision,
        input_size=engine.input_size,
        follow_ups=engine.follow_ups,
        tasks=engine.tasks,
        memory_mb=engine.memory_bytes / MEGABYTE,
        load_s=load_s,
    )


def _since_ms(job: Job) -> float:
    return (time.perf_counter() - job.asked_at) * 1000.0


def _for_people(error: Exception) -> UserError:
    """What a person should read about `error`; the log gets the rest."""
    if isinstance(error, UserError):
        return error
    if isinstance(error, EngineError):
        return answering.as_user_error(error)
    log.error("the engine failed", exc_info=error)
    return UserError("The model stopped with an error.", "Ask again; the log has the details.")
