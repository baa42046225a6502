"""One line above the composer: what was just dropped from the conversation, and the way back. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.theme import Theme


class UndoBar(QFrame):
    """Hidden until something was dropped; `ConversationPanel` keeps what that was."""

    undo_clicked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = 0
        self.setProperty("kind", "undo")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.undo_button, self.close_button = QPushButton(), QToolButton()
        self.undo_button.setProperty("kind", "quiet")
        self.undo_button.clicked.connect(self.undo_clicked)
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.close_button)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.retranslate()
        self.hide()

    def tell(self, count: int) -> None:
        """`count` turns are gone."""
        self._count = count
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        if self._count == 1:
            self.words.setText(self.tr("Answer replaced."))
        else:
            self.words.setText(self.tr("%n answer(s) dropped.", "", self._count))
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setAccessibleName(self.tr("Undo: bring the answers back"))
        self.undo_button.setToolTip(self.tr("Bring back what was there before"))
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _recolour(self) -> None:
        self.close_button.setIcon(self._theme.icon("x", "muted"))
