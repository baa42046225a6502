"""A question as it was asked, in its bubble; it becomes a field when it is to be changed. GUI thread; part of
`turn_view`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.windows.conversation.question_box import QuestionBox

_LONG_WORD = re.compile(r"\S{25,}")
_BREAK = "\u200b"
_PIECE = re.compile(r".{1,12}")
_WIDEST, _NARROWEST = 520, 40  # pixels that the text asks for


class QuestionBubble(QFrame):
    """Enter sends what was changed, Esc leaves everything as it was."""

    edited = Signal(str)
    editing_changed = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.box: QuestionBox | None = None  # while the question is being changed
        self._buttons: QWidget | None = None
        self.setProperty("kind", "asked")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.label = _WrappingLabel(_breakable(text))
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.addWidget(self.label)
        self.retranslate()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.label.setAccessibleName(self.tr("You asked"))
        if self.box is not None:
            self.box.setAccessibleName(self.tr("Change the question"))
            self.send_button.setText(self.tr("Ask"))
            self.cancel_button.setText(self.tr("Cancel"))
            self.send_button.setToolTip(self.tr("Ask this instead; what came after it goes (Enter)"))
            self.cancel_button.setToolTip(self.tr("Leave the question as it was (Esc)"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @property
    def is_editing(self) -> bool:
        return self.box is not None

    def edit(self) -> None:
        """Turns the bubble into a field with the question in it."""
        if self.box is not None:
            self.box.setFocus()
            return
        self.box = QuestionBox(self, tells_of_escape=True)
        self.box.setPlainText(self._text)
        self.box.submitted.connect(self._send)
        self.box.cancelled.connect(self.stop_editing)
        self._buttons = self._made_buttons(self.box)
        self._column.addWidget(self.box)
        self._column.addWidget(self._buttons)
        for first, second in pairwise((self.label, self.box, self.cancel_button, self.send_button)):
            self.setTabOrder(first, second)
        self.label.hide()
        self.setProperty("editing", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.style().polish(self)
        self.retranslate()
        self.editing_changed.emit(True)
        self.box.selectAll()
        self.box.setFocus()

    def stop_editing(self) -> None:
        """Shows the question as it was asked."""
        if self.box is None or self._buttons is None:
            return
        for widget in (self.box, self._buttons):
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.box = self._buttons = None
        self.label.show()
        self.setProperty("editing", "false")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.style().polish(self)
        self.editing_changed.emit(False)

    def _send(self, text: str) -> None:
        self.stop_editing()
        self.edited.emit(text)

    def _made_buttons(self, box: QuestionBox) -> QWidget:
        self.send_button, self.cancel_button = QPushButton(), QPushButton()
        self.send_button.clicked.connect(box.submit)
        self.cancel_button.clicked.connect(self.stop_editing)
        self.cancel_button.setProperty("kind", "quiet")
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.send_button)
        return buttons


class _WrappingLabel(QLabel):
    """Asks for the width of its text; a wrapping label by itself asks for less and breaks lines early."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        lines = self.text().split("\n")
        width = min(max(metrics.horizontalAdvance(line) for line in lines) + 4, _WIDEST)
        return QSize(width, self.heightForWidth(width))

    def event(self, event: QEvent) -> bool:
        is_copy = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        if is_copy and self.hasSelectedText():
            if event.type() == QEvent.Type.KeyPress:
                QApplication.clipboard().setText(self.selectedText().replace(_BREAK, ""))
            event.accept()  # the shortcut of the window would copy from the page
            return True
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.fontMetrics().height())


def _breakable(text: str) -> str:
    """With invisible places to break in words that are wider than any panel: addresses, file names."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(_PIECE.findall(word[0])), text)
