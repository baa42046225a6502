"""How far a job on a model or its loading is, what went wrong with it, and the button that stops it. GUI
thread, part of the model dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.inference.engine_client import EngineClient, EngineState
from app.inference.model_jobs import JobEnd, JobKind, JobProgress, ModelJob, ModelJobs
from app.inference.model_management import gigabytes
from app.theme import Theme
from app.translations import translated
from app.windows.models.model_words import stage_word, start_word, time_word
from app.windows.sheet import name_button

_STEPS = 1000


class ModelProgress(QWidget):
    """A line of words, a thin bar and Stop; or a message that stays until something else happens.

    A job is shown rather than the loading of a model, which the status line of the window shows, too.
    """

    def __init__(
        self, jobs: ModelJobs, engine: EngineClient, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._engine, self._theme = jobs, engine, theme
        self._icon = ("info", "accent")
        self.words, self.bar, self.stop = QLabel(), QProgressBar(), QPushButton()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.bar.setProperty("kind", "thin")
        self.bar.setTextVisible(False)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stop_what_runs)
        self.message, self.sign, self.what, self.advice = QFrame(), QLabel(), QLabel(), QLabel()
        self._lay_out()
        self._join()
        theme.changed.connect(self._recolour)
        self.retranslate()
        self._show_nothing()

    def show_running(self) -> None:
        """What goes on already when the dialog opens."""
        if self._jobs.running is not None:
            self._show_start(self._jobs.running)
        elif self._engine.state is EngineState.LOADING:
            self._show_share("", 0.0)

    def stop_what_runs(self) -> None:
        """Ends the job, or else the loading."""
        if self._jobs.running is not None:
            self._jobs.cancel()
        else:
            self._engine.cancel_load()

    def show_progress(self, progress: JobProgress) -> None:
        """Bytes done, and the time that is left."""
        counts = self.tr("{done} of {total}").format(
            done=gigabytes(progress.done), total=gigabytes(progress.total)
        )
        parts = [f"{stage_word(progress.stage)} {counts}"]
        if progress.seconds_left is not None:
            parts.append(time_word(progress.seconds_left))
        self._show_bar(" · ".join(parts), progress.done / progress.total if progress.total else None)

    def show_error(self, error: UserError) -> None:
        """What happened, and what to do."""
        shown = translated(error)
        self._show_message(shown.what, shown.advice, "triangle-alert", "error")

    def _show_success(self, words: str) -> None:
        """Something is done that could not be seen otherwise."""
        self._show_message(words, "", "info", "accent")

    def retranslate(self) -> None:
        """Every text again."""
        name_button(self.stop, self.tr("Stop"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self._recolour()

    # -- news ------------------------------------------------------------------------------------------

    def _join(self) -> None:
        jobs, engine = self._jobs, self._engine
        jobs.started.connect(self._show_start)
        jobs.progressed.connect(self.show_progress)
        jobs.ended.connect(self._show_end)
        engine.loading.connect(self._show_share)
        engine.ready.connect(self._show_loaded)
        engine.unloaded.connect(self._show_loaded)
        engine.load_failed.connect(self.show_error)

    def _show_start(self, job: ModelJob) -> None:
        self._show_bar(start_word(job.kind), None)

    def _show_end(self, end: JobEnd) -> None:
        if end.error is not None:
            self.show_error(end.error)
        elif not end.is_done or end.job.kind is JobKind.REMOVE:
            self._show_nothing()
        elif end.job.kind is JobKind.VERIFY:
            self._show_success(self.tr("{model} is complete and unchanged.").format(model=end.model_name))
        else:
            self._show_success(self.tr("{model} is installed.").format(model=end.model_name))

    def _show_share(self, step: str, share: float) -> None:
        if self._jobs.running is None:
            words = f"{stage_word(step)} {share * 100:.0f} %" if share else stage_word(step)
            self._show_bar(words, share or None)

    def _show_loaded(self) -> None:
        if self._jobs.running is None:
            self._show_nothing()

    # -- what is seen ----------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        """Nothing runs and nothing went wrong."""
        for widget in (self.words, self.bar, self.stop, self.message):
            widget.hide()

    def _show_bar(self, words: str, share: float | None) -> None:
        self.message.hide()
        self.words.setText(words)
        self.bar.setRange(0, 0 if share is None else _STEPS)
        self.bar.setValue(round((share or 0.0) * _STEPS))
        for widget in (self.words, self.bar, self.stop):
            widget.show()

    def _show_message(self, what: str, advice: str, icon: str, role: str) -> None:
        self._show_nothing()
        self._icon = icon, role
        self.what.setText(what)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.message.setAccessibleName(f"{what} {advice}".strip())
        self._recolour()
        self.message.show()

    def _recolour(self) -> None:
        self.sign.setPixmap(self._theme.icon(*self._icon).pixmap(20, 20))

    def _lay_out(self) -> None:
        self.message.setProperty("kind", "notice")
        self.what.setProperty("kind", "what")
        self.advice.setProperty("kind", "muted")
        for label in (self.what, self.advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self.what)
        text.addWidget(self.advice)
        inside = QHBoxLayout(self.message)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(12)
        inside.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(text, 1)
        running = QHBoxLayout()
        running.addWidget(self.words, 1)
        running.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(running)
        column.addWidget(self.bar)
        column.addWidget(self.message)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
