"""The steps of an answer: their names and colours, and a bar in which each takes the room of its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.conversation.question import STEPS, Answer
from app.theme import Theme

_HEIGHT, _GAP, _SWATCH = 12, 1.5, 10
_LEAST = 2.0  # pixels: a step that took any time is seen


@dataclass(frozen=True)
class Step:
    """One part of the time to the first token."""

    name: str
    ms: float
    colour: str


def steps_of(answer: Answer, theme: Theme) -> list[Step]:
    """The steps in their order; waiting and comparing only where there was some."""
    colours = (theme.colours.warning, *theme.colours.steps)
    costs = ((name, answer.steps_ms.get(name, 0.0)) for name in STEPS)
    return [
        Step(name, cost, colour)
        for (name, cost), colour in zip(costs, colours, strict=True)
        if name not in ("wait", "compare") or cost >= 1.0
    ]


def step_word(name: str) -> str:
    """A step in the language of the window."""
    translate = QCoreApplication.translate
    words = {
        "wait": translate("Steps", "waiting"),
        "render": translate("Steps", "render"),
        "preprocess": translate("Steps", "preprocess"),
        "vision": translate("Steps", "vision tower"),
        "projector": translate("Steps", "projector"),
        "prefill": translate("Steps", "prefill"),
        "first_token": translate("Steps", "first token"),
        "compare": translate("Steps", "other parts"),
    }
    return words[name]


class StepsBar(QWidget):
    """A stacked bar with round ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: Sequence[Step] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Their times, in order."""
        self._steps = steps
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar, ends = QRectF(self.rect()), QPainterPath()
        ends.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.setClipPath(ends)
        painter.fillRect(bar, self._theme.colour("hover"))
        left = bar.left()
        for step, width in zip(
            self._steps, widths([step.ms for step in self._steps], bar.width()), strict=True
        ):
            painter.fillRect(
                QRectF(left, bar.top(), max(width - _GAP, 0.0), bar.height()), QColor(step.colour)
            )
            left += width
        painter.end()


def widths(times: Sequence[float], room: float) -> list[float]:
    """How wide each time is drawn: in proportion, but none that took any time is too thin to be seen."""
    total = sum(times)
    if total <= 0:
        return [0.0 for _ in times]
    least = [_LEAST + _GAP if time > 0 else 0.0 for time in times]
    rest = room - sum(least)
    return [smallest + rest * time / total for smallest, time in zip(least, times, strict=True)]


class Swatch(QWidget):
    """The colour of a step, beside its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor()
        self.setFixedSize(_SWATCH, _SWATCH)

    def show_colour(self, colour: str) -> None:
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(QPointF(_SWATCH / 2, _SWATCH / 2), _SWATCH / 2 - 1, _SWATCH / 2 - 1)
        painter.end()
