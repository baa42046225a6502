"""What the dialogs about the program itself share: margins, a footer with Close, colours and words that
follow. Base of the settings, shortcuts, about, log and crash dialogs. GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.theme import Theme


class Sheet(QDialog):
    """Subclasses fill `body` and `footer`, write `retranslate`, and call it at the end of `__init__`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.body, self.footer = QVBoxLayout(), QHBoxLayout()
        self.body.setSpacing(8)
        self.footer.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(self.body, 1)
        column.addLayout(self.footer)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(self.reject)

    def retranslate(self) -> None:
        """Sets every text; Qt's change of language calls it again."""
        self.close_button.setText(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def name_button(button: QPushButton, text: str) -> None:
    """A button whose words are its name, without the dots of "Open…"."""
    button.setText(text)
    button.setAccessibleName(text.rstrip("…"))
