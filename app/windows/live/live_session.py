"""Joins the watcher of a live region and the engine: which picture is asked about, which answer is given up,
what goes into the log and who is called. Owned by `LiveWindow`; GUI thread, no widgets.

At most one picture is with the engine, and at most one waits: the newest. The same picture is not asked about
twice: its answer is known.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from itertools import count

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.capture.live_alerts import Alerts
from app.capture.live_eye import StillPicture
from app.capture.live_log import LiveLog, LogEntry, thumbnail_of
from app.capture.live_watcher import LiveWatcher
from app.capture.screens import Area
from app.conversation.question import Answer
from app.documents.held_picture import held_document
from app.errors import UserError
from app.inference.engine_client import EngineClient, EngineState
from app.inference.engine_jobs import EngineFacts
from app.inference.engine_request import EngineRequest, GenerationOptions
from app.inference.model_tasks import needs_all, untrained_note
from app.settings import Settings
from app.translations import translated_text
from app.windows.live.live_memory import Asked, EngineShare, KnownAnswers, PictureKey, pil_image

MOST_GIVEN_UP = 2  # answers in a row: on a slow machine the next one is finished, however old its picture is
_ids = count(-1, -1)  # turns of conversations count upwards from 1


class LiveStage(StrEnum):
    """What a live region is at."""

    WATCHING = "watching"
    READING = "reading"
    ANSWERING = "answering"
    PAUSED = "paused"


class LiveSession(QObject):
    """`stage_changed` tells of each step, `answer_begun` that text comes, `ended` that it is all there."""

    stage_changed = Signal()
    answer_begun = Signal()  # what was told of the answer before counts no more
    text_added = Signal(str)
    ended = Signal(object)  # LogEntry
    called = Signal(object)  # LogEntry that somebody wants to hear of
    stopped_for = Signal(object)  # UserError

    def __init__(
        self,
        watcher: LiveWatcher,
        engine: EngineClient,
        settings: Settings,
        parent: QObject | None = None,
        now: Callable[[], float] = time.perf_counter,
    ) -> None:
        super().__init__(parent)
        self.watcher, self._engine, self._settings, self._now = watcher, engine, settings, now
        self.log, self.alerts = LiveLog(self), Alerts()
        self.stage = LiveStage.WATCHING
        self.ttft_ms: float | None = None
        self._question, self._action = "", ""
        self._newest: StillPicture | None = None
        self._asked: Asked | None = None
        self._given_up = 0
        self._shown: PictureKey | None = None  # what the answer on show is about
        self._known = KnownAnswers()
        self._share = EngineShare(now())
        watcher.setParent(self)
        watcher.changed.connect(self._take_picture)
        watcher.stopped_for.connect(self._stop_for)
        engine.state_changed.connect(self._take_stage)
        engine.first_token.connect(self._take_first_token)
        engine.text_received.connect(self._take_text)
        engine.answer_finished.connect(self._take_answer)
        engine.answer_failed.connect(self._take_failure)
        engine.ready.connect(self._take_model)
        engine.unloaded.connect(self._take_unloaded)

    # -- commands --------------------------------------------------------------------------------------

    def set_question(self, text: str, action: str = "") -> None:
        """Asks this from now on, at once about the picture as it is. `action`: a quick action's id."""
        if (text, action) == (self._question, self._action) or not text.strip():
            return
        self._question, self._action = text, action
        self.alerts.forget()
        self._ask()

    def set_area(self, area: Area) -> None:
        """Watches another area from now on, also where it was paused."""
        self._cancel()
        self._newest, self._shown = None, None
        self.alerts.forget()
        self.watcher.set_area(area)
        self.resume()

    def ask_again(self) -> None:
        """Asks about the picture as it is, also where the answer is known."""
        self._forget_answers()
        self._ask()

    def pause(self) -> None:
        """Neither looks nor asks; what is being written ends."""
        self.watcher.pause()
        self._cancel()
        self._set_stage(LiveStage.PAUSED)

    def resume(self) -> None:
        self._set_stage(LiveStage.WATCHING)
        self.watcher.resume()
        self._ask()

    @property
    def is_paused(self) -> bool:
        return self.stage is LiveStage.PAUSED

    @property
    def engine_share(self) -> float:
        """The part of the last minute in which the engine was at it, from 0 to 1."""
        began_at = self._asked.began_at if self._asked is not None else None
        return self._share.share(self._now(), began_at)

    def close(self) -> None:
        """Nothing of what was seen is kept."""
        self._cancel()
        self.watcher.close()
        self._forget_answers()
        self._newest = None

    # -- asking ----------------------------------------------------------------------------------------

    def _take_picture(self, picture: StillPicture) -> None:
        self._newest = picture
        self._ask()

    def _ask(self) -> None:
        """Asks about the newest picture, where that is called for."""
        picture = self._newest
        if picture is None or self.is_paused or not self._question.strip():
            return
        key, running = (self._question, picture.digest), self._asked
        if running is not None and running.key == key:
            return
        if key in self._known or key == self._shown:
            self._cancel()
            self._set_stage(LiveStage.WATCHING)
            if key != self._shown:
                self._show_known(key, picture)
            return
        if running is not None and running.question == self._question:
            if not picture.was_still or self._given_up >= MOST_GIVEN_UP:
                return  # the running answer is finished first: else none ever would be
            self._given_up += 1
        self._send(picture)
        if running is not None:  # only now: a model on its way for it is needed for the new one
            self._engine.cancel(running.id)
            self._note_busy(running)

    def _send(self, picture: StillPicture) -> None:
        self._asked = Asked(next(_ids), self._question, self._action, picture, self._now())
        image = picture.image
        name = QCoreApplication.translate("Capture", "Live region")
        request = EngineRequest(
            id=self._asked.id,
            document=held_document(name, (image.width(), image.height()), lambda: pil_image(image)),
            page=0,
            region=None,
            question=self._question,
            options=GenerationOptions(
                max_new_tokens=self._settings.get("max_new_tokens"),
                temperature=self._settings.get("temperature"),
            ),
            needs_all=needs_all(self._action),
            is_live=True,
        )
        self._set_stage(LiveStage.READING)
        self._engine.ask(request)

    def _cancel(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self._engine.cancel(asked.id)
            self._note_busy(asked)

    def _forget_answers(self) -> None:
        self._known.clear()
        self._shown = None

    def _show_known(self, key: PictureKey, picture: StillPicture) -> None:
        self._tell(key, replace(self._known.get(key), taken_at=picture.taken_at, ttft_ms=None))

    # -- what the engine tells -------------------------------------------------------------------------

    def _is_ours(self, request: int) -> bool:
        return self._asked is not None and self._asked.id == request

    def _take_stage(self, request: int, stage: str) -> None:
        if self._asked is None or not self._is_ours(request):
            return
        if stage == "reading":
            self._asked.pieces.clear()  # it gave way to a question, and begins again
        self._set_stage(LiveStage.ANSWERING if stage == "answering" else LiveStage.READING)

    def _take_first_token(self, request: int, milliseconds: float) -> None:
        if self._is_ours(request):
            self.ttft_ms = milliseconds
            self.stage_changed.emit()

    def _take_text(self, request: int, text: str) -> None:
        if self._asked is not None and self._is_ours(request):
            if not self._asked.pieces:
                self._shown = None
                self.answer_begun.emit()
            self._asked.pieces.append(text)
            self.text_added.emit(text)

    def _take_answer(self, request: int, answer: Answer) -> None:
        asked = self._asked
        if asked is None or not self._is_ours(request):
            return
        self._end(asked)
        if answer.finish == "cancelled":  # by another model that is being loaded, or by unloading this one
            self._stop_without_model() if self._engine.state is EngineState.UNLOADED else self._ask()
            return
        self._given_up = 0
        entry = LogEntry(
            asked.picture.taken_at,
            asked.question,
            answer.text.strip(),
            answer.ttft_ms,
            thumbnail_of(asked.picture.image),
            self._note(answer, asked.action),
            answer.is_doubtful,
        )
        self._known.put(asked.key, entry)
        self.ttft_ms = answer.ttft_ms
        self._tell(asked.key, entry)
        self._ask()  # a newer picture may have waited for the end of this one

    def _take_failure(self, request: int, error: UserError) -> None:
        if self._asked is not None and self._is_ours(request):
            self._end(self._asked)
            self._stop_for(error)

    def _take_model(self, facts: EngineFacts) -> None:
        """Another model may say something else."""
        self._known.clear()

    def _take_unloaded(self, why: str) -> None:
        if why == "asked" and not self.is_paused:
            self._stop_without_model()

    def _stop_without_model(self) -> None:
        self._stop_for(UserError("The model was unloaded.", "Resume to load it again."))

    def _tell(self, key: PictureKey, entry: LogEntry) -> None:
        self._shown = key
        self._set_stage(LiveStage.WATCHING)
        self.log.add(entry)
        self.ended.emit(entry)
        if self.alerts.calls_for(entry.answer):
            self.called.emit(entry)

    def _end(self, asked: Asked) -> None:
        self._asked = None
        self._note_busy(asked)

    def _note_busy(self, asked: Asked) -> None:
        self._share.add(asked.began_at, self._now())

    def _note(self, answer: Answer, action: str) -> str:
        facts = self._engine.facts
        untrained = untrained_note(action, facts) if facts is not None else None
        return " ".join(part for part in (translated_text(answer.note or ""), untrained) if part)

    def _stop_for(self, error: UserError) -> None:
        self.pause()
        self.stopped_for.emit(error)

    def _set_stage(self, stage: LiveStage) -> None:
        if stage is not self.stage:
            self.stage = stage
            self.stage_changed.emit()
