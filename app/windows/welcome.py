"""What the conversation shows before the first question: what can be done here, and one question to try."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.windows.actions import with_shortcut


class Welcome(QWidget):
    """An invitation; with a sample document open it carries a question about it."""

    example_chosen = Signal()
    open_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.hint, self.try_label = QLabel(), QLabel(), QLabel(self.tr("Try it on the sample"))
        self.title.setProperty("kind", "title")
        self.hint.setWordWrap(True)
        for label in (self.hint, self.try_label):
            label.setProperty("kind", "muted")
        self.example = QPushButton()
        self.example.setProperty("kind", "suggestion")
        self.example.clicked.connect(self.example_chosen)
        self.open_button = QPushButton(self.tr("Open a document…"))
        self.open_button.setAccessibleName(self.tr("Open a document"))
        self.open_button.setToolTip(
            with_shortcut(self.tr("Open a document"), QKeySequence(QKeySequence.StandardKey.Open))
        )
        self.open_button.clicked.connect(self.open_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addSpacing(8)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self.try_label)
        column.addWidget(self.example)
        column.addStretch(1)
        self.show_state(has_document=False, example=None)

    def show_state(self, *, has_document: bool, example: str | None) -> None:
        """`example` is the question of the sample, when the sample is open."""
        if has_document:
            self.title.setText(self.tr("Ask about this page"))
            self.hint.setText(
                self.tr(
                    "Drag a rectangle on the page to ask about a part: small print is read best that way."
                )
            )
        else:
            self.title.setText(self.tr("Open a document"))
            self.hint.setText(self.tr("Drop a PDF or a picture on this window, or choose one."))
        self.open_button.setVisible(not has_document)
        self.example.setVisible(example is not None)
        self.try_label.setVisible(example is not None)
        if example is not None:
            self.example.setText(example)
            self.example.setAccessibleName(self.tr("Ask: {question}").format(question=example))
            self.example.setToolTip(self.tr("Marks a region of the sample and asks this"))
