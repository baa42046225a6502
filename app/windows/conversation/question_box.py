"""The field a question is typed into. Enter sends, Shift+Enter starts a line, and neither while an input
method is composing. Used by the composer and for changing a question that was asked; GUI thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

_MOST_LINES = 6
_MOST_REMEMBERED = 100


class QuestionBox(QPlainTextEdit):
    """Grows with its text up to six lines. Up in an empty box brings earlier questions back."""

    submitted = Signal(str)
    cancelled = Signal()  # Esc, where somebody wants to know of it
    focus_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, tells_of_escape: bool = False) -> None:
        """With `tells_of_escape` Esc ends up here; else it is the window's own Stop."""
        super().__init__(parent)
        self._tells_of_escape = tells_of_escape
        self._composing = False
        self._just_committed = False
        self._earlier: list[str] = []
        self._recalled: int | None = None  # index of the earlier question that is shown
        self.setProperty("kind", "question")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.retranslate()
        self._fit()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setAccessibleName(self.tr("Question"))

    def submit(self) -> None:
        """Sends the text, unless there is none."""
        text = self.toPlainText().strip()
        if text:
            self.remember([*self._earlier, text])
            self.submitted.emit(text)

    def remember(self, questions: Sequence[str]) -> None:
        """What Up brings back, oldest first; of the same question twice in a row, one."""
        kept = [text for index, text in enumerate(questions) if index == 0 or questions[index - 1] != text]
        self._earlier = kept[-_MOST_REMEMBERED:]
        self._recalled = None

    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted_height())

    # -- events --------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._tells_of_escape and event.key() == Qt.Key.Key_Escape:
                event.accept()  # so that the key comes here and not to the window's shortcut
                return True
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            # Some input methods pass on the Enter that chose a candidate, before or just after the commit.
            if not self._composing and not self._just_committed:
                self.submit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self._tells_of_escape:
            if not self._composing:
                self.cancelled.emit()
            event.accept()
        elif not self._recall(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was_composing = self._composing
        self._composing = bool(event.preeditString())
        if was_composing and not self._composing:
            self._just_committed = True
            QTimer.singleShot(0, self, self._forget_commit)
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

    # -- earlier questions ---------------------------------------------------------------------------------

    def _recall(self, event: QKeyEvent) -> bool:
        """Up and Down walk through earlier questions, as long as nothing of one's own is in the box."""
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or event.modifiers() & ~_KEYPAD:
            return False
        text = self.toPlainText()
        shown = self._recalled
        if text and (shown is None or text != self._earlier[shown]):
            return False
        at = len(self._earlier) if shown is None or not text else shown
        wanted = at - 1 if event.key() == Qt.Key.Key_Up else at + 1
        if not 0 <= wanted <= len(self._earlier) or not self._is_at_edge(event):
            return False
        self._recalled = wanted if wanted < len(self._earlier) else None
        self.setPlainText(self._earlier[wanted] if self._recalled is not None else "")
        self.moveCursor(QTextCursor.MoveOperation.End)
        return True

    def _is_at_edge(self, event: QKeyEvent) -> bool:
        """Whether the key would leave the text: inside a long question it moves the caret first."""
        cursor = self.textCursor()
        up = event.key() == Qt.Key.Key_Up
        return not cursor.movePosition(QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down)

    # -- size ----------------------------------------------------------------------------------------------

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


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
