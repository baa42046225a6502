"""The quiet line below: model, device and state at the left; page, zoom and the promise at the right. GUI
thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStatusBar, QWidget

from app.errors import UserError
from app.inference.engine_worker import EngineFacts
from app.theme import Theme, figure_font
from app.translations import translated, translated_text
from app.viewport.times import device_name
from app.windows.navigation.page_box import PageBox


class StatusLine(QStatusBar):
    """Says what is going on; a click on the model opens the models."""

    models_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self._facts: EngineFacts | None = None
        self._is_private = self._has_fetched = False
        self.setSizeGripEnabled(False)
        self.engine = QPushButton()
        self.engine.setProperty("kind", "status")
        self.engine.clicked.connect(self.models_wanted)
        self.page, self.zoom, self.private = PageBox(), QLabel(), QLabel()
        self.zoom.setFont(figure_font(self.zoom.font(), 12))
        self.page.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.addWidget(self.engine)
        for widget in (self.page, self.zoom, self.private):
            self.addPermanentWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        """The words again, in the language of now; those of the engine come with its next news."""
        self.engine.setToolTip(self._device_words())
        self._show_promise()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if 0 < self._share < 1:
            painter = QPainter(self)
            painter.fillRect(0, 0, round(self.width() * self._share), 2, self._theme.colour("accent"))
            painter.end()

    def show_loading(self, model: str, share: float) -> None:
        """A model is on its way into memory."""
        self._share = share
        words = self.tr("{model} · loading {percent} %") if 0 < share < 1 else self.tr("{model} · loading")
        self._say(words.format(model=model, percent=round(share * 100)), "status")

    def show_ready(self, facts: EngineFacts, busy: bool) -> None:
        """The model is there."""
        self._share, self._facts = 0.0, facts
        state = self.tr("answering") if busy else self.tr("ready")
        self._say(f"{facts.model} · {machine_words(facts)} · {state}", "status")

    def show_unloaded(self, model: str) -> None:
        """The model was taken out of memory; the next question brings it back."""
        self._share, self._facts = 0.0, None
        self._say(self.tr("{model} · not loaded").format(model=model), "status")

    def show_error(self, error: UserError) -> None:
        """The model is not to be had."""
        self._share, self._facts = 0.0, None
        self._say(translated(error).what, "status_error")

    def show_zoom(self, zoom: float | None) -> None:
        """1.0 is 100 %; None without a document."""
        self.zoom.setText("" if zoom is None else self.tr("{percent} %").format(percent=round(zoom * 100)))

    def show_private(self, is_private: bool) -> None:
        """Whether conversations are kept."""
        self._is_private = is_private
        self._show_promise()

    def note_download(self) -> None:
        """The network was used, on a click: from now on the line does not say otherwise."""
        self._has_fetched = True
        self._show_promise()

    def _show_promise(self) -> None:
        promise = self.tr("model fetched, nothing sent") if self._has_fetched else self.tr("nothing sent")
        words = self.tr("private · {promise}").format(promise=promise) if self._is_private else promise
        self.private.setText(words)
        self.private.setToolTip(self.tr("Documents, questions and answers stay on this computer."))

    def _device_words(self) -> str:
        words = self.tr("Models and device")
        return f"{words}\n{translated_text(self._facts.device_reason)}" if self._facts is not None else words

    def _say(self, words: str, kind: str) -> None:
        self.engine.setText(words)
        self.engine.setAccessibleName(self.tr("Model: {state}").format(state=words))
        self.engine.setToolTip(self._device_words())
        self.update()
        if self.engine.property("kind") != kind:
            self.engine.setProperty("kind", kind)
            self.engine.style().polish(self.engine)


def machine_words(facts: EngineFacts) -> str:
    """ "CPU, bf16"."""
    return f"{device_name(facts.device)}, {facts.precision}"
