"""The licence of a model that is to be fetched, or installed from a pack: read it, then accept or not. A page
of the model dialog, GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.inference.model_jobs import Licence
from app.inference.model_management import gigabytes
from app.windows.sheet import name_button


class LicencePage(QWidget):
    """`answered` comes with True for "accept"."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._licence: Licence | None = None
        self.title, self.about = QLabel(), QLabel()
        self.title.setProperty("kind", "title")
        self.about.setProperty("kind", "muted")
        for label in (self.title, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setProperty("kind", "log")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.accept, self.refuse = QPushButton(), QPushButton()
        self.accept.setProperty("kind", "primary")
        self.accept.clicked.connect(lambda: self.answered.emit(True))
        self.refuse.clicked.connect(lambda: self.answered.emit(False))
        for button in (self.accept, self.refuse):
            button.setAutoDefault(False)  # Enter in a dialog must not accept a licence
        self._lay_out()
        self.retranslate()

    def show_licence(self, licence: Licence) -> None:
        """The text as it was fetched or packed, with what will come after it."""
        self._licence = licence
        self.text.setPlainText(licence.text)
        self.retranslate()
        self.text.setFocus()

    def retranslate(self) -> None:
        """Every text again."""
        is_packed = self._licence is not None and self._licence.model.state == "packed"
        accept = self.tr("Accept and install") if is_packed else self.tr("Accept and download")
        name_button(self.accept, accept)
        name_button(self.refuse, self.tr("Do not accept"))
        self.text.setAccessibleName(self.tr("Licence text"))
        if self._licence is None:
            return
        model = self._licence.model
        self.title.setText(self.tr("The licence of {model}").format(model=model.name))
        about = self.tr("{licence}. {size} will be fetched from {source}.")
        if is_packed:
            about = self.tr("{licence}. {size} will be copied from {source}.")
        size = gigabytes(model.size_bytes)
        self.about.setText(about.format(licence=model.licence, size=size, source=model.source))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.refuse)
        buttons.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
