"""How far a job on a model or its loading is, what went wrong with it, and the button that stops it. GUI
thread, part of the model dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.inference.model_jobs import JobProgress
from app.inference.model_management import gigabytes
from app.theme import Theme
from app.translations import translated
from app.windows.model_words import stage_word, time_word
from app.windows.sheet import name_button

_STEPS = 1000


class ModelProgress(QWidget):
    """A line of words, a thin bar and Stop; or a message that stays until something else happens."""

    stop_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = ("info", "accent")
        self.words, self.bar, self.stop = QLabel(), QProgressBar(), QPushButton()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.bar.setProperty("kind", "thin")
        self.bar.setTextVisible(False)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stop_wanted)
        self.message, self.sign, self.what, self.advice = QFrame(), QLabel(), QLabel(), QLabel()
        self._lay_out()
        theme.changed.connect(self._recolour)
        self.retranslate()
        self.show_nothing()

    def show_start(self, words: str) -> None:
        """Something has begun of which it is not known yet how long it takes."""
        self._show_bar(words, None)

    def show_progress(self, progress: JobProgress) -> None:
        """Bytes done, and the time that is left."""
        counts = self.tr("{done} of {total}").format(
            done=gigabytes(progress.done), total=gigabytes(progress.total)
        )
        parts = [f"{stage_word(progress.stage)} {counts}"]
        if progress.seconds_left is not None:
            parts.append(time_word(progress.seconds_left))
        self._show_bar(" · ".join(parts), progress.done / progress.total if progress.total else None)

    def show_share(self, stage: str, share: float) -> None:
        """A model on its way into memory."""
        self._show_bar(
            f"{stage_word(stage)} {share * 100:.0f} %" if share else stage_word(stage), share or None
        )

    def show_error(self, error: UserError) -> None:
        """What happened, and what to do."""
        shown = translated(error)
        self._show_message(shown.what, shown.advice, "triangle-alert", "error")

    def show_success(self, words: str) -> None:
        """Something is done that could not be seen otherwise."""
        self._show_message(words, "", "info", "accent")

    def show_nothing(self) -> None:
        """Nothing runs and nothing went wrong."""
        for widget in (self.words, self.bar, self.stop, self.message):
            widget.hide()

    def retranslate(self) -> None:
        """Every text again."""
        name_button(self.stop, self.tr("Stop"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self._recolour()

    def _show_bar(self, words: str, share: float | None) -> None:
        self.message.hide()
        self.words.setText(words)
        self.bar.setRange(0, 0 if share is None else _STEPS)
        self.bar.setValue(round((share or 0.0) * _STEPS))
        for widget in (self.words, self.bar, self.stop):
            widget.show()

    def _show_message(self, what: str, advice: str, icon: str, role: str) -> None:
        self.show_nothing()
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
