"""One quiet line under the welcome: that a larger model reads better, what it weighs and what it may be used
for. It leads to the model dialog and is dismissed for good. GUI thread; nothing is fetched or asked of the
network here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.inference.model_management import ModelInfo
from app.settings import Settings
from app.settings_table import BUNDLED_MODEL
from app.theme import Theme
from app.windows.models.model_words import size_word, use_word


def offered_model(models: Sequence[ModelInfo], settings: Settings) -> ModelInfo | None:
    """The smallest model that could be had, one beside the program first; None where one has been chosen or
    installed already, or the offer was dismissed.
    """
    is_settled = settings.get("model") != BUNDLED_MODEL or not settings.get("larger_model_offered")
    if is_settled or any(model.state == "installed" for model in models):
        return None
    others = [model for model in models if model.state != "bundled"]
    return min(others, key=lambda model: (model.state != "packed", model.size_bytes), default=None)


class ModelOffer(QWidget):
    """Hidden until there is a model to offer."""

    model_wanted = Signal(str)
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model: ModelInfo | None = None
        self.words = QLabel()
        self.words.setProperty("kind", "muted")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.look_button, self.close_button = QPushButton(), QToolButton()
        self.look_button.setProperty("kind", "link")
        self.look_button.clicked.connect(self._look)
        self.close_button.clicked.connect(self.dismissed)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.words)
        text.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(text, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.show_model(None)

    def show_model(self, model: ModelInfo | None) -> None:
        """Offers this one; None hides the line."""
        self._model = model
        self.setVisible(model is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        model = self._model
        if model is not None:
            words = self.tr("A larger model reads better: {model}, {size}, {use}.")
            self.words.setText(
                words.format(model=model.name, size=size_word(model), use=use_word(model.licence))
            )
        self.look_button.setText(self.tr("Look at models…"))
        self.look_button.setAccessibleName(self.tr("Look at models"))
        self.look_button.setToolTip(self.tr("Shows its licence; nothing is fetched yet"))
        self.close_button.setAccessibleName(self.tr("Do not show this again"))
        self.close_button.setToolTip(self.tr("Do not show this again"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _look(self) -> None:
        if self._model is not None:
            self.model_wanted.emit(self._model.name)

    def _recolour(self) -> None:
        self.close_button.setIcon(self._theme.icon("x", "muted"))
