"""One turn of the conversation: the question, the answer as it comes, and the line with its place, its times
and what can be done with it. GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.conversation.conversation import ENDED, Stage, Turn
from app.theme import SMALL_PX, Theme, figure_font
from app.translations import translated, translated_text
from app.viewport.times import format_ms
from app.windows.conversation.answer_text import AnswerText
from app.windows.conversation.place_words import place_words
from app.windows.conversation.question_bubble import QuestionBubble
from app.windows.conversation.turn_actions import TurnActions

_SHOW_ELAPSED_MS = 1000
_LEAST_META = 80


class TurnView(QWidget):
    """Follows its turn by the calls of `ConversationPanel`."""

    place_clicked = Signal(object)  # Place
    link_clicked = Signal(QUrl)
    ask_again = Signal(str)
    copy_wanted = Signal(int)
    regenerate_wanted = Signal(int)
    edit_wanted = Signal(int, str)
    picture_wanted = Signal(int)

    def __init__(self, turn: Turn, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn = turn
        self._hovered = self._focused = False
        self._since = QElapsedTimer()
        self._since.start()
        self.bubble = QuestionBubble(turn.question.text)
        self.bubble.edited.connect(lambda text: self.edit_wanted.emit(turn.id, text))
        self.bubble.editing_changed.connect(self._show_editing)
        self.answer = AnswerText(self)
        self.answer.anchorClicked.connect(self.link_clicked)
        self.status, self.notice = _line("muted"), _line("warning")
        self.status.setFont(figure_font(self.status.font(), SMALL_PX))
        self.meta = QPushButton()
        self.meta.setProperty("kind", "meta")
        self.meta.setMinimumWidth(_LEAST_META)  # rather cut than wider than the panel
        self.meta.setCursor(Qt.CursorShape.PointingHandCursor)
        self.meta.setFont(figure_font(self.meta.font(), SMALL_PX))
        self.meta.clicked.connect(lambda: self.place_clicked.emit(turn.question.place))
        self.again = QPushButton()
        self.again.clicked.connect(lambda: self.ask_again.emit(turn.question.text))
        self.actions_row = TurnActions(theme)
        self.actions_row.copy_clicked.connect(lambda: self.copy_wanted.emit(turn.id))
        self.actions_row.again_clicked.connect(lambda: self.regenerate_wanted.emit(turn.id))
        self.actions_row.edit_clicked.connect(self.bubble.edit)
        self.actions_row.picture_clicked.connect(lambda: self.picture_wanted.emit(turn.id))
        self._lay_out()
        self.answer.setVisible(bool(turn.text))
        if turn.text and turn.stage not in (Stage.DONE,):
            self.answer.add_text(turn.text)
        self.retranslate()

    @property
    def turn(self) -> Turn:
        return self._turn

    def focus_stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in order."""
        row = self.actions_row
        return (
            self.bubble.label,
            self.answer,
            self.meta,
            self.again,
            row.copy,
            row.again,
            row.edit,
            row.picture,
        )

    def add_text(self, text: str) -> None:
        """A piece of the answer."""
        self.answer.show()
        self.status.hide()
        self.answer.add_text(text)

    def show_stage(self) -> None:
        """Shows how far the turn is."""
        turn = self._turn
        self.show_elapsed()
        self.status.setVisible(bool(self.status.text()) and not turn.text)
        self.again.setVisible(turn.stage is Stage.FAILED)
        self.meta.setVisible(turn.stage in (Stage.DONE, Stage.STOPPED))
        self.meta.setText(self._meta_words())
        self.meta.setAccessibleName(self.meta.text())
        if turn.stage is Stage.DONE and turn.answer is not None:
            self.answer.show()
            self.answer.set_final(turn.answer.text.strip() or self.tr("The model found nothing to say."))
        elif turn.stage in ENDED and turn.text:
            self.answer.set_final(turn.text.strip())
        kind = "error" if turn.stage is Stage.FAILED else "warning"
        if self.notice.property("kind") != kind:
            self.notice.setProperty("kind", kind)
            self.notice.style().polish(self.notice)
        self.notice.setText(self._notice_words())
        self.notice.setVisible(bool(self.notice.text()))
        self.show_actions()

    def show_elapsed(self) -> None:
        """How long the answer has been waited for, from the first second on."""
        words = self._stage_words()
        waited = self._since.elapsed()
        if words and self._turn.stage not in ENDED and waited >= _SHOW_ELAPSED_MS:
            words = f"{words}  {waited / 1000:.0f} s"
        self.status.setText(words)

    def show_actions(self) -> None:
        """What can be done with the turn now."""
        turn, ended = self._turn, self._turn.stage in ENDED
        self.actions_row.offer(
            copy=ended and bool(turn.text.strip()),
            again=ended and turn.stage is not Stage.FAILED,  # that has a button of its own
            edit=ended,
            picture=turn.picture is not None,
        )

    def set_focus_within(self, focused: bool) -> None:
        """Whether the keyboard is somewhere in this turn."""
        self._focused = focused
        self.actions_row.set_shown(self._hovered or self._focused)

    def recolour(self) -> None:
        """The icons again, in the colours of now."""
        self.actions_row.recolour()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.meta.setToolTip(self.tr("Go to this place on the page"))
        self.again.setText(self.tr("Ask again"))
        self.again.setAccessibleName(self.tr("Ask again"))
        self.again.setToolTip(self.tr("Send the same question once more"))
        self.show_stage()

    # -- events --------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self.set_focus_within(self._focused)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self.set_focus_within(self._focused)

    # -- inside --------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._asked_row = QHBoxLayout()
        self._asked_row.addSpacing(48)
        self._asked_row.addStretch(1)
        self._asked_row.addWidget(self.bubble)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.meta)
        foot.addWidget(self.again)
        foot.addStretch(1)
        foot.addWidget(self.actions_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._asked_row)
        column.addSpacing(8)
        for widget in (self.status, self.answer, self.notice):
            column.addWidget(widget)
        column.addLayout(foot)

    def _show_editing(self, editing: bool) -> None:
        """The field takes the whole width, the bubble only what its text needs."""
        self._asked_row.setStretchFactor(self.bubble, 100 if editing else 0)
        if not editing:
            self.actions_row.edit.setFocus()

    def _stage_words(self) -> str:
        turn = self._turn
        if turn.part is not None and turn.stage in (Stage.READING, Stage.THINKING):
            part, parts = turn.part
            return self.tr("Looking at part {part} of {parts}…").format(part=part, parts=parts)
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
            error = translated(turn.error)
            return f"{error.what} {error.advice}".strip()
        if turn.answer is None:
            return ""
        found = [self._finish_words(turn.answer.finish), _sentence(turn.answer.note)]
        if turn.answer.is_doubtful:
            found.append(self.tr("The model was unsure: check it on the page."))
        return " ".join(part for part in found if part)

    def _finish_words(self, finish: str) -> str:
        notes = {
            "length": self.tr("The answer was cut at its longest length."),
            "loop": self.tr("Stopped: the model began to repeat itself."),
        }
        return notes.get(finish, "")

    def _meta_words(self) -> str:
        parts = [place_words(self._turn.question.place)]
        answer = self._turn.answer
        if answer is not None and answer.finish != "cancelled":
            parts.append(format_ms(answer.ttft_ms))
            if answer.tokens_per_second > 0:
                parts.append(f"{answer.tokens_per_second:.0f}/s")
        elif self._turn.stage is Stage.STOPPED:
            parts.append(self.tr("stopped"))
        return "  ·  ".join(parts)


def _line(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _sentence(note: str | None) -> str:
    words = translated_text(note) if note else ""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
