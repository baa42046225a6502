"""One turn of the conversation: the question, the answer as it comes, and the line with its place and
times.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.conversation.conversation import Stage, Turn
from app.conversation.question import Place
from app.theme import ANSWER_PX, sized_font
from app.viewport.steps_card import format_ms
from app.windows.answer_text import AnswerText

_BUBBLE_TEXT = 260  # pixels; a wrapping label by itself asks for less room than its text needs
_UNSURE = 0.3  # the lowest token probability below which an answer is called unsure


class TurnView(QWidget):
    """Follows its turn by the calls of `ConversationPanel`."""

    place_clicked = Signal(object)  # Place
    link_clicked = Signal(QUrl)
    ask_again = Signal(str)

    def __init__(self, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn = turn
        asked = QLabel(turn.question.text)
        asked.setWordWrap(True)
        asked.setMinimumWidth(min(self._natural_width(turn.question.text), _BUBBLE_TEXT))
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        asked.setAccessibleName(self.tr("You asked"))
        bubble = QFrame()
        bubble.setProperty("kind", "asked")
        bubble.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        inside = QVBoxLayout(bubble)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(asked)
        row = QHBoxLayout()
        row.addSpacing(48)
        row.addStretch(1)
        row.addWidget(bubble)
        self.answer = AnswerText()
        self.answer.anchorClicked.connect(self.link_clicked)
        self.status = _line("muted")
        self.notice = _line("warning")
        self.meta = QPushButton()
        self.meta.setProperty("kind", "meta")
        self.meta.setCursor(Qt.CursorShape.PointingHandCursor)
        self.meta.setToolTip(self.tr("Go to this place on the page"))
        self.meta.clicked.connect(lambda: self.place_clicked.emit(turn.question.place))
        self.again = QPushButton(self.tr("Ask again"))
        self.again.setAccessibleName(self.tr("Ask again"))
        self.again.setToolTip(self.tr("Send the same question once more"))
        self.again.clicked.connect(lambda: self.ask_again.emit(turn.question.text))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addSpacing(8)
        for widget in (self.status, self.answer, self.notice):
            column.addWidget(widget)
        column.addWidget(self.meta, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.answer.hide()
        self.show_stage()

    def add_text(self, text: str) -> None:
        """A piece of the answer."""
        self.answer.show()
        self.status.hide()
        self.answer.add_text(text)

    def show_stage(self) -> None:
        """Shows how far the turn is."""
        turn = self._turn
        self.status.setText(self._stage_words())
        self.status.setVisible(bool(self.status.text()) and not turn.text)
        self.again.setVisible(turn.stage is Stage.FAILED)
        self.meta.setVisible(turn.stage in (Stage.DONE, Stage.STOPPED))
        self.meta.setText(self._meta_words())
        self.meta.setAccessibleName(self.meta.text())
        if turn.stage is Stage.DONE and turn.answer is not None:
            self.answer.show()
            self.answer.set_final(turn.answer.text.strip() or self.tr("The model found nothing to say."))
        if turn.stage is Stage.FAILED and turn.error is not None:
            self.notice.setProperty("kind", "error")
            self.notice.style().polish(self.notice)
        self.notice.setText(self._notice_words())
        self.notice.setVisible(bool(self.notice.text()))

    def _natural_width(self, text: str) -> int:
        metrics = QFontMetrics(sized_font(self.font(), ANSWER_PX))
        return max(metrics.horizontalAdvance(line) for line in text.split("\n")) + 4

    def _stage_words(self) -> str:
        words = {
            Stage.WAITING: self.tr("Waiting for the model…"),
            Stage.READING: self.tr("Reading the page…"),
            Stage.THINKING: self.tr("Thinking…"),
            Stage.STOPPED: self.tr("Stopped."),
        }
        return words.get(self._turn.stage, "")

    def _notice_words(self) -> str:
        turn = self._turn
        if turn.error is not None:
            return f"{turn.error.what} {turn.error.advice}".strip()
        if turn.answer is None:
            return ""
        notes = {
            "length": self.tr("The answer was cut at its longest length."),
            "loop": self.tr("Stopped: the model began to repeat itself."),
        }
        confidence = turn.answer.confidence if turn.text.strip() and turn.answer.finish != "loop" else None
        found = [notes.get(turn.answer.finish, ""), _sentence(turn.answer.note)]
        if confidence is not None and confidence < _UNSURE:
            found.append(self.tr("The model was unsure: check it on the page."))
        return " ".join(part for part in found if part)

    def _meta_words(self) -> str:
        parts = [place_words(self, self._turn.question.place)]
        answer = self._turn.answer
        if answer is not None and answer.finish != "cancelled":
            parts.append(format_ms(answer.ttft_ms))
            if answer.tokens_per_second > 0:
                parts.append(f"{answer.tokens_per_second:.0f}/s")
        elif self._turn.stage is Stage.STOPPED:
            parts.append(self.tr("stopped"))
        return "  ·  ".join(parts)


def place_words(widget: QWidget, place: Place) -> str:
    """ "p. 3" or "p. 3, region"."""
    if place.region is not None:
        return widget.tr("p. {page}, region").format(page=place.page + 1)
    return widget.tr("p. {page}").format(page=place.page + 1)


def _line(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _sentence(note: str | None) -> str:
    return f"{note[:1].upper()}{note[1:].rstrip('.')}." if note else ""
