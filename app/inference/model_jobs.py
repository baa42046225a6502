"""Long work on the models of this machine, off the GUI thread: list, download, add, check, remove, and a look
at the devices. Owned by the application, so that a download goes on while its dialog is closed. GUI thread.

One job at a time. What goes wrong comes back as a `UserError` with advice for the window; the command line
has its own.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import UserError
from app.inference import engine_report, model_management
from app.inference.model_management import ModelInfo
from app.inference.time_left import TimeLeft
from fastvlm_engine.errors import (
    Cancelled,
    CheckpointError,
    DiskFullError,
    DownloadError,
    LicenceNotAcceptedError,
    OptionsError,
)

log = logging.getLogger(__name__)
_WAIT_AT_CLOSE_S = 2.0


class JobKind(StrEnum):
    """What is done."""

    DOWNLOAD = "download"
    ADD = "add"
    IMPORT = "import"
    VERIFY = "verify"
    REMOVE = "remove"


@dataclass(frozen=True)
class ModelJob:
    """A job on the model `name`, or, to add or import one, on the folder, archive or pack of that name."""

    kind: JobKind
    name: str


@dataclass(frozen=True)
class JobProgress:
    """How far a job is, in bytes; `seconds_left` is None while it is too early to say."""

    stage: str
    done: int
    total: int
    seconds_left: float | None


@dataclass(frozen=True)
class Licence:
    """What has to be accepted before a model is fetched, or installed from a pack."""

    model: ModelInfo
    text: str


@dataclass(frozen=True)
class JobEnd:
    """How a job ended: done, with an error, or, where neither, because it was stopped."""

    job: ModelJob
    model_name: str = ""
    error: UserError | None = None
    is_done: bool = False


class ModelJobs(QObject):
    """The models as they were last listed, the job that runs, and how it goes."""

    listed = Signal(object)  # list[ModelInfo]
    devices_found = Signal(object)  # dict[str, str], as `engine_report.devices` gives them
    started = Signal(object)  # ModelJob
    licence_wanted = Signal(object)  # Licence; answer with `answer_licence`
    progressed = Signal(object)  # JobProgress
    ended = Signal(object)  # JobEnd
    _news = Signal(str, object)

    def __init__(
        self,
        look_up_devices: Callable[[], dict[str, str]] = engine_report.devices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.models: list[ModelInfo] = []
        self.devices: dict[str, str] | None = None
        self.running: ModelJob | None = None
        self._look_up_devices = look_up_devices
        self._threads: list[threading.Thread] = []
        self._cancel, self._decided, self._is_accepted = threading.Event(), threading.Event(), False
        self._closed = False
        self._news.connect(self._take_news, Qt.ConnectionType.QueuedConnection)

    # -- called by windows -----------------------------------------------------------------------------

    def list_models(self) -> None:
        """Looks at the models folder; `listed` comes then."""
        self._start("model-list", self._list)

    def find_devices(self) -> None:
        """Looks at the devices, once; `devices_found` comes then."""
        if self.devices is not None:
            self.devices_found.emit(self.devices)
        elif not any(thread.name == "device-lookup" and thread.is_alive() for thread in self._threads):
            self._start("device-lookup", lambda: self._tell("devices", self._look_up_devices()))

    def download(self, name: str) -> None:
        """Fetches a published model, or goes on with it, once its licence was accepted."""
        self._begin(ModelJob(JobKind.DOWNLOAD, name), lambda: self._download(name))

    def add(self, source: Path) -> None:
        """Installs a checkpoint folder or a zip archive of one; a pack, once its licence was accepted."""
        if model_management.is_pack(source):
            self._begin(ModelJob(JobKind.IMPORT, str(source)), lambda: self._import(source))
            return
        job = ModelJob(JobKind.ADD, str(source))
        self._begin(job, lambda: model_management.add(source, None, self._progress(), self._cancel).name)

    def verify(self, name: str) -> None:
        """Checks a model's files and tensors."""

        def work() -> str:
            model_management.verify(name, self._progress(), self._cancel)
            return name

        self._begin(ModelJob(JobKind.VERIFY, name), work)

    def remove(self, name: str) -> None:
        """Deletes an installed model, or what there is of one that was not fetched whole."""

        def work() -> str:
            model_management.remove(name)
            return name

        self._begin(ModelJob(JobKind.REMOVE, name), work)

    def answer_licence(self, accepted: bool) -> None:
        """The person's word; without it nothing is fetched."""
        self._is_accepted = accepted
        self._decided.set()

    def cancel(self) -> None:
        """Stops the job; a download can go on later."""
        self._cancel.set()
        self._decided.set()

    def close(self) -> None:
        """Stops what runs and waits for it, within a limit."""
        self._closed = True
        self.cancel()
        for thread in self._threads:
            thread.join(_WAIT_AT_CLOSE_S)
            if thread.is_alive():
                log.warning("%s did not end within %s s", thread.name, _WAIT_AT_CLOSE_S)

    # -- on the job's thread ---------------------------------------------------------------------------

    def _list(self) -> None:
        try:
            self._tell("listed", model_management.list_models())
        except OSError as error:
            log.warning("the models folder cannot be read: %s", error)
            self._tell("listed", [])

    def _download(self, name: str) -> str:
        accept = self._asking(model_management.published(name))
        return model_management.download(name, accept, self._progress(), self._cancel).name

    def _import(self, path: Path) -> str:
        accept = self._asking(model_management.look_into(path).info)
        return model_management.import_pack(path, None, accept, self._progress(), self._cancel).name

    def _asking(self, offered: ModelInfo) -> Callable[[str], bool]:
        """What shows a licence to the person and waits for the answer."""

        def accept(text: str) -> bool:
            self._tell("licence", Licence(offered, text))
            self._decided.wait()
            if self._cancel.is_set():
                raise Cancelled
            return self._is_accepted

        return accept

    def _progress(self) -> model_management.Progress:
        left = TimeLeft()

        def tell(stage: str, done: int, total: int) -> None:
            self._tell("progress", JobProgress(stage, done, total, left.update(done, total)))

        return tell

    def _do(self, job: ModelJob, work: Callable[[], str]) -> None:
        try:
            end = JobEnd(job, work(), is_done=True)
        except Cancelled:
            end = JobEnd(job)
        except UserError as error:
            is_refusal = isinstance(error.__cause__, LicenceNotAcceptedError)
            end = JobEnd(job) if is_refusal else JobEnd(job, error=_for_window(job.kind, error))
        except Exception:
            log.exception("a job on a model failed")
            end = JobEnd(job, error=UserError("Docent failed at this model.", "The log has the details."))
        self._tell("ended", end)

    # -- back on the GUI thread ------------------------------------------------------------------------

    def _begin(self, job: ModelJob, work: Callable[[], str]) -> None:
        if self.running is not None or self._closed:
            return
        self.running = job
        self._cancel, self._decided, self._is_accepted = threading.Event(), threading.Event(), False
        self.started.emit(job)
        self._start("model-job", lambda: self._do(job, work))

    def _start(self, name: str, work: Callable[[], None]) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        if not self._closed:
            self._threads.append(threading.Thread(target=work, name=name, daemon=True))
            self._threads[-1].start()

    def _tell(self, kind: str, value: Any) -> None:
        if not self._closed:  # the receiver may be on its way out
            self._news.emit(kind, value)

    def _take_news(self, kind: str, value: Any) -> None:
        if kind == "listed":
            self.models = value
            self.listed.emit(value)
        elif kind == "devices":
            self.devices = value
            self.devices_found.emit(value)
        elif kind == "licence":
            self.licence_wanted.emit(value)
        elif kind == "progress":
            self.progressed.emit(value)
        else:
            self.running = None
            self.ended.emit(value)
            self.list_models()


def _for_window(kind: JobKind, error: UserError) -> UserError:
    """The same sentence with advice that fits a window with buttons."""
    cause = error.__cause__
    if isinstance(cause, DiskFullError):
        return UserError(error.what, "Free some space, then try again.")
    if kind is JobKind.VERIFY and isinstance(cause, CheckpointError):
        return UserError(error.what, "Remove the model, then install it again.")
    if kind is JobKind.DOWNLOAD and isinstance(cause, CheckpointError | DownloadError):
        return UserError(error.what, "Check the network connection, then try again: what is here stays.")
    if kind in (JobKind.ADD, JobKind.IMPORT) and isinstance(cause, OptionsError):
        return UserError(error.what, "Remove that model first, then try again.")
    if kind is JobKind.ADD and isinstance(cause, CheckpointError):
        return UserError(error.what, "Choose the folder of a FastVLM checkpoint, as it was downloaded.")
    return error
