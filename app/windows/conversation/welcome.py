"""What the conversation shows before the first question: ways to begin, or a question to try. GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.settings_table import CAPTURE_KEYS
from app.theme import Theme
from app.windows.actions import with_shortcut
from app.windows.conversation.model_offer import ModelOffer

_MOST_RECENT = 5


class Welcome(QWidget):
    """An invitation; with a sample document open it carries a question about it."""

    example_chosen = Signal()
    open_clicked = Signal()
    capture_clicked = Signal()
    sample_clicked = Signal()
    file_chosen = Signal(object)  # Path

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_document = False
        self._example: str | None = None
        self._files: Sequence[Path] = ()
        self.title, self.hint, self.try_label, self.recent_label = (QLabel() for _ in range(4))
        self.title.setProperty("kind", "title")
        self.title.setWordWrap(True)
        self.hint.setWordWrap(True)
        for label in (self.hint, self.try_label, self.recent_label):
            label.setProperty("kind", "muted")
        self.open_button, self.capture_button = QPushButton(), QPushButton()
        self.sample_button, self.example = QPushButton(), QPushButton()
        self.open_button.setProperty("kind", "primary")
        self.open_button.clicked.connect(self.open_clicked)
        self.capture_button.clicked.connect(self.capture_clicked)
        self.sample_button.clicked.connect(self.sample_clicked)
        self.example.setProperty("kind", "suggestion")
        self.example.clicked.connect(self.example_chosen)
        self.offer = ModelOffer(theme)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addSpacing(8)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.capture_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self.recent_label)
        column.addLayout(self._recent)
        column.addWidget(self.try_label)
        column.addWidget(self.example)
        column.addSpacing(8)
        column.addWidget(self.offer)
        column.addStretch(1)
        self.retranslate()

    def show_state(self, *, has_document: bool, example: str | None, files: Sequence[Path] = ()) -> None:
        """`example` is the question of the sample, when the sample is open; `files` were open lately."""
        self._has_document, self._example, self._files = has_document, example, files[:_MOST_RECENT]
        self.retranslate()

    def retranslate(self) -> None:
        """The words, in the language of now."""
        if self._has_document:
            self.title.setText(self.tr("Ask about this page"))
            self.hint.setText(
                self.tr(
                    "Drag a rectangle on the page to ask about a part: small print is read best that way."
                )
            )
        else:
            self.title.setText(self.tr("Open a document"))
            self.hint.setText(
                self.tr("Drop a PDF or a picture on this window, or capture what is on the screen.")
            )
        open_words, sample_words = self.tr("Open a document"), self.tr("Open the sample document")
        self.open_button.setText(self.tr("Open…"))
        self.open_button.setAccessibleName(open_words)
        self.open_button.setToolTip(with_shortcut(open_words, QKeySequence(QKeySequence.StandardKey.Open)))
        capture_words = self.tr("Capture a region of the screen")
        self.capture_button.setText(self.tr("Capture…"))
        self.capture_button.setAccessibleName(capture_words)
        self.capture_button.setToolTip(with_shortcut(capture_words, QKeySequence(CAPTURE_KEYS)))
        self.sample_button.setText(self.tr("Try the sample"))
        self.sample_button.setAccessibleName(sample_words)
        self.sample_button.setToolTip(sample_words)
        self.recent_label.setText(self.tr("Open lately"))
        self.try_label.setText(self.tr("Try it on the sample"))
        example = self._example or ""
        self.example.setText(example)
        self.example.setAccessibleName(self.tr("Ask: {question}").format(question=example))
        self.example.setToolTip(self.tr("Marks a region of the sample and asks this"))
        self._show_parts()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_parts(self) -> None:
        for button in (self.open_button, self.capture_button, self.sample_button):
            button.setVisible(not self._has_document)
        self.example.setVisible(self._example is not None)
        self.try_label.setVisible(self._example is not None)
        self._show_files(() if self._has_document else self._files)

    def _show_files(self, files: Sequence[Path]) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.recent_label.setVisible(bool(files))
        for path in files:
            button = QPushButton(path.name.replace("&", "&&"))
            button.setProperty("kind", "recent")
            button.setToolTip(str(path))
            button.setAccessibleName(self.tr("Open {name}").format(name=path.name))
            button.clicked.connect(lambda _=False, path=path: self.file_chosen.emit(path))
            self._recent.addWidget(button)
