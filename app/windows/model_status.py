"""Loads the model that the settings name, and says in the status line how the engine is. GUI thread;
`MainWindow` owns it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import UserError
from app.inference.engine_client import EngineState
from app.inference.model_jobs import JobKind
from app.windows.services import Services
from app.windows.status_line import StatusLine

_CHOICE = ("model", "device", "precision")


class ModelStatus(QObject):
    """Joins engine, settings, jobs with models, and the status line."""

    changed = Signal()
    load_failed = Signal(object)  # UserError

    def __init__(self, services: Services, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._engine, self._settings, self._jobs = services.engine, services.settings, services.model_jobs
        self._status = status
        self._is_answering = False
        # After the two other settings, where all three are chosen at once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._load_chosen)
        self._settings.changed.connect(self._take_setting)
        self._engine.loading.connect(self._show_loading)
        self._engine.ready.connect(self._show)
        self._engine.unloaded.connect(self._show)
        self._engine.load_failed.connect(self._show_failure)
        self._jobs.progressed.connect(self._note_download)

    def load(self) -> None:
        """Loads the model that the settings name."""
        self._status.show_loading(self._settings.get("model"), 0.0)
        self._engine.load(*self._chosen())

    def show_answering(self, is_answering: bool) -> None:
        """Whether the engine is at work on an answer."""
        self._is_answering = is_answering
        self._show()

    def _show(self, _: object = None) -> None:
        facts = self._engine.facts
        if facts is not None:
            self._status.show_ready(facts, busy=self._is_answering)
        elif self._engine.state in (EngineState.UNLOADED, EngineState.ASLEEP):
            self._status.show_unloaded(self._settings.get("model"))
        self.changed.emit()

    def _show_loading(self, _step: str, share: float) -> None:
        self._status.show_loading(self._settings.get("model"), share)

    def _show_failure(self, error: UserError) -> None:
        self._status.show_error(error)
        self.load_failed.emit(error)

    def _note_download(self) -> None:
        job = self._jobs.running
        if job is not None and job.kind is JobKind.DOWNLOAD:
            self._status.note_download()

    def _take_setting(self, key: str, _: object) -> None:
        if key in _CHOICE:
            self._soon.start()

    def _load_chosen(self) -> None:
        if not self._engine.has(*self._chosen()):  # the models dialog loads what was chosen there itself
            self.load()

    def _chosen(self) -> tuple[str, str, str]:
        model, device, precision = (str(self._settings.get(key)) for key in _CHOICE)
        return model, device, precision
