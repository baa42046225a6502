"""Asks for the password of an encrypted document. Made by `DocumentTab`; it blocks nothing. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.errors import PasswordNeeded
from app.theme import Theme
from app.translations import translated
from app.windows.sheet import Sheet, name_button


class PasswordDialog(Sheet):
    """`given` brings the password; closing the dialog calls it off."""

    given = Signal(str)

    def __init__(self, error: PasswordNeeded, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._error = error
        self.setMinimumWidth(420)
        self.what, self.advice, self.field = QLabel(), QLabel(), QLineEdit()
        self.what.setProperty("kind", "what")
        self.advice.setProperty("kind", "error" if error.wrong else "muted")
        for label in (self.what, self.advice):
            label.setWordWrap(True)
        self.field.setProperty("kind", "field")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.open_button = QPushButton()
        self.field.textChanged.connect(self._allow)
        self.open_button.setProperty("kind", "primary")
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self._give)
        for widget in (self.what, self.advice, self.field):
            self.body.addWidget(widget)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)
        self.footer.addWidget(self.open_button)
        self.field.setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        shown = translated(self._error)
        self.setWindowTitle(self.tr("Password"))
        self.what.setText(shown.what)
        self.advice.setText(shown.advice)
        self.field.setAccessibleName(self.tr("Password"))
        name_button(self.close_button, self.tr("Cancel"))
        name_button(self.open_button, self.tr("Open"))

    def _allow(self, password: str) -> None:
        self.open_button.setEnabled(bool(password))

    def _give(self) -> None:
        self.accept()
        self.given.emit(self.field.text())
