"""The card under the latency pill: where the time to the first token went, what gave the answer, and what is
usual in this session. GUI thread; made and placed by `LatencyPill`.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.card_painting import SHADOW
from app.conversation.question import Answer
from app.conversation.session_timings import SessionTimings, Spread
from app.theme import Theme
from app.viewport.floating import painted_card
from app.viewport.steps_bar import StepsBar, step_word, steps_of
from app.viewport.steps_tables import NumberTable, StepRows, kind_label
from app.viewport.times import format_ms as format_ms
from app.viewport.times import machine_words, split_ms, warmth_help, warmth_word

_PAD, _LEAST_WIDTH, _RADIUS = 16, 292, 8
_SAID_MS = 1600  # how long the button says that it has copied


class StepsCard(QWidget):
    """Shows the last answer and the session. `closed` comes with Esc."""

    closed = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, timings: SessionTimings, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._timings = theme, timings
        self._answer: Answer | None = None
        self._machine = ""
        self.setMinimumWidth(_LEAST_WIDTH + 2 * SHADOW)
        self._ttft, self._unit, self._kind = kind_label("ttft"), kind_label("unit"), kind_label("cold")
        self._what, self._empty = kind_label("small"), kind_label("muted")
        self._empty.setWordWrap(True)
        self._bar = StepsBar(theme)
        self._steps = StepRows()
        self._facts, self._session = NumberTable(2), NumberTable(4)
        self._machine_label = kind_label("small")
        self.copy_button = QPushButton()
        self.copy_button.setProperty("kind", "link")
        self.copy_button.clicked.connect(self.copy)
        self._said = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._said.timeout.connect(self.retranslate)
        self._lay_out()
        theme.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def show_answer(self, answer: Answer | None, machine: str) -> None:
        """`machine` is the model, device and precision in words, for when there is no answer yet."""
        self._answer, self._machine = answer, machine
        self.retranslate()

    def copy(self) -> None:
        """Every answer of the session, as JSON, to the clipboard."""
        QGuiApplication.clipboard().setText(self._timings.as_json())
        self.copy_button.setText(self.tr("Copied"))
        self._said.start()

    # -- words -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """All numbers and words, in the language and colours of now."""
        self._said.stop()
        self.copy_button.setIcon(self._theme.icon("copy", "muted"))
        self.copy_button.setText(self.tr("Copy as JSON"))
        self.copy_button.setToolTip(self.tr("Copies the steps of every answer since the start"))
        self.setAccessibleName(self.tr("Steps of the last answer"))
        self._empty.setText(self.tr("Ask something: here you see where the time goes."))
        self._show_head()
        self._show_steps()
        self._facts.show_rows(self._fact_rows())
        self._session.show_rows(self._session_rows())
        self.setAccessibleDescription("; ".join(self._spoken()))
        self._stand_on_one_line()
        self._fit()
        self.update()

    def _stand_on_one_line(self) -> None:
        """Large and small words of the head share their base line."""
        depth = self._ttft.fontMetrics().descent()
        for label in (self._unit, self._what):
            label.setContentsMargins(0, 0, 0, max(depth - label.fontMetrics().descent(), 0))

    def _fit(self) -> None:
        """To the size of what it says."""
        size = self.sizeHint()
        if size != self.size():
            self.resize(size)
            self.resized.emit()

    def _show_head(self) -> None:
        answer = self._answer
        for widget in (self._ttft, self._unit, self._kind, self._what, self._bar):
            widget.setVisible(answer is not None)
        self._empty.setVisible(answer is None)
        self._machine_label.setText(self._machine)
        if answer is None:
            return
        digits, unit = split_ms(answer.ttft_ms)
        self._ttft.setText(digits)
        self._unit.setText(unit)
        self._kind.setText(warmth_word(answer))
        self._kind.setProperty("kind", "warm" if answer.cached else "cold")
        self._kind.style().polish(self._kind)
        self._kind.setToolTip(warmth_help(answer))
        self._what.setText(self.tr("to the first token"))
        if answer.model:
            self._machine_label.setText(machine_words(answer.model, answer.device, answer.precision))

    def _show_steps(self) -> None:
        steps = steps_of(self._answer, self._theme) if self._answer is not None else []
        self._bar.show_steps(steps)
        self._steps.show_rows([(step.colour, step_word(step.name), format_ms(step.ms)) for step in steps])

    def _fact_rows(self) -> list[tuple[str, ...]]:
        answer = self._answer
        if answer is None:
            return []
        rows: list[tuple[str, ...]] = [
            (self.tr("image tokens"), str(answer.image_tokens)),
            (self.tr("prompt tokens"), str(answer.prompt_tokens)),
        ]
        if answer.tokens_per_second > 0:
            rate = self.tr("{rate} tokens/s").format(rate=f"{answer.tokens_per_second:.0f}")
            rows.insert(0, (self.tr("answering"), rate))
        return rows

    def _session_rows(self) -> list[tuple[str, ...]]:
        spreads = ((self.tr("cold"), self._timings.cold), (self.tr("warm"), self._timings.warm))
        rows = [_spread_row(name, spread) for name, spread in spreads if spread is not None]
        return (
            [(self.tr("this session"), self.tr("answers"), self.tr("median"), "p95"), *rows] if rows else []
        )

    def _spoken(self) -> Iterable[str]:
        if self._answer is not None:
            for step in steps_of(self._answer, self._theme):
                yield f"{step_word(step.name)} {format_ms(step.ms)}"
        for row in (*self._fact_rows(), *self._session_rows()[1:]):
            yield " ".join(row)
        yield self._machine_label.text()

    # -- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        for label in (self._ttft, self._unit):
            head.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        head.addSpacing(8)
        head.addWidget(self._what, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        head.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.addWidget(self._machine_label, 1)
        foot.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        edge = SHADOW + _PAD
        column.setContentsMargins(edge, edge - 4, edge, edge - 4)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._bar)
        column.addWidget(self._steps)
        for part in (self._facts, self._session):
            column.addWidget(part)
        column.addWidget(_line())
        column.addLayout(foot)

    # -- events ----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        with painted_card(self, _RADIUS, self._theme.colours):
            pass

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._said.isActive():
            self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_escape(event):
            event.accept()  # else the window's own Esc takes it
            return True
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):  # only now all sizes are known
            self._fit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_escape(event):
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def is_escape(event: QEvent) -> bool:
    """Whether a key event is the plain Esc key."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and not event.modifiers()


def _spread_row(name: str, spread: Spread) -> tuple[str, ...]:
    return (name, str(spread.count), format_ms(spread.median_ms), format_ms(spread.p95_ms))


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line
