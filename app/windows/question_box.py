"""The field a question is typed into. Enter sends, Shift+Enter starts a line, and neither while an input
method is composing. GUI thread.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

_MOST_LINES = 6


class QuestionBox(QPlainTextEdit):
    """Grows with its text up to six lines."""

    submitted = Signal(str)
    focus_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._just_committed = False
        self._last_question = ""
        self.setProperty("kind", "question")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Question"))
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def submit(self) -> None:
        """Sends the text, unless there is none."""
        text = self.toPlainText().strip()
        if text:
            self._last_question = text
            self.submitted.emit(text)

    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            # Some input methods pass on the Enter that chose a candidate, before or just after the commit.
            if not self._composing and not self._just_committed:
                self.submit()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Up and self.document().isEmpty() and self._last_question:
            self.setPlainText(self._last_question)
            self.moveCursor(self.textCursor().MoveOperation.End)
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was_composing = self._composing
        self._composing = bool(event.preeditString())
        if was_composing and not self._composing:
            self._just_committed = True
            QTimer.singleShot(0, self._forget_commit)
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        self.focus_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _forget_commit(self) -> None:
        self._just_committed = False

    def _wanted_height(self) -> int:
        lines = min(max(int(self.document().size().height()), 1), _MOST_LINES)
        margins = 2 * self.document().documentMargin()
        return ceil(self.fontMetrics().lineSpacing() * lines + margins) + 2

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self.height():
            self.setFixedHeight(height)
        fits = self.document().size().height() <= _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)
