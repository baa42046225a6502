"""The card under the latency pill: every step of the last answer as a stacked bar, with numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.conversation.question import STEPS, Answer
from app.theme import CONTROL_PX, SMALL_PX, Theme, figure_font, sized_font
from app.viewport.floating import SHADOW, paint_card

_WIDTH, _PAD, _BAR, _ROW = 296, 16, 10, 24


class StepsCard(QWidget):
    """Shows one `Answer`; made and placed by `LatencyPill`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answer: Answer | None = None
        self._machine = ""
        self.hide()

    def show_answer(self, answer: Answer | None, machine: str) -> None:
        """`machine` is the model, device and precision in words."""
        self._answer, self._machine = answer, machine
        self.resize(self.sizeHint())
        self.setAccessibleName(self.tr("Steps of the last answer"))
        self.setAccessibleDescription("; ".join(f"{name} {value}" for name, value in self._rows()))
        self.update()

    def sizeHint(self) -> QSize:
        lines = len(self._rows()) + (2 if self._answer is not None else 0)
        return QSize(_WIDTH + 2 * SHADOW, 2 * SHADOW + 2 * _PAD + _BAR + 12 + lines * _ROW + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_card(painter, card, 8, self._theme.colours)
        inside = card.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if self._answer is None:
            return
        self._paint_bar(painter, QRectF(inside.left(), inside.top(), inside.width(), _BAR))
        top = inside.top() + _BAR + 12
        for index, (name, value) in enumerate(self._rows()):
            self._paint_row(
                painter, QRectF(inside.left(), top + index * _ROW, inside.width(), _ROW), name, value
            )
        self._paint_footer(
            painter, QRectF(inside.left(), inside.bottom() - 2 * _ROW + 4, inside.width(), 2 * _ROW)
        )

    def _steps(self) -> list[tuple[str, float, QColor]]:
        """The steps that the bar shows, with their colours; waiting is shown where there was some."""
        if self._answer is None:
            return []
        colours = (self._theme.colours.warning, *self._theme.colours.steps)
        found = []
        for name, colour in zip(STEPS, colours, strict=True):
            cost = self._answer.steps_ms.get(name, 0.0)
            if name != "wait" or cost >= 1.0:
                found.append((name, cost, QColor(colour)))
        return found

    def _rows(self) -> list[tuple[str, str]]:
        return [(self._step_word(name), format_ms(cost)) for name, cost, _ in self._steps()]

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        steps = self._steps()
        total = sum(cost for _, cost, _ in steps)
        clip = QPainterPath()
        clip.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(bar, self._theme.colour("hover"))
        left = bar.left()
        for _, cost, colour in steps:
            width = bar.width() * cost / total if total > 0 else 0.0
            painter.fillRect(QRectF(left, bar.top(), width, bar.height()), colour)
            left += width
        painter.restore()

    def _paint_row(self, painter: QPainter, row: QRectF, name: str, value: str) -> None:
        colour = {self._step_word(step): colour for step, _, colour in self._steps()}[name]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(row.left(), row.center().y() - 4, 8, 8), 2, 2)
        painter.setFont(sized_font(self.font(), CONTROL_PX))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(row.adjusted(18, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(figure_font(self.font(), CONTROL_PX, QFont.Weight.Medium))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, value)

    def _paint_footer(self, painter: QPainter, area: QRectF) -> None:
        answer = self._answer
        if answer is None:
            return
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.topLeft(), area.topRight())
        counts = self.tr("{image} image tokens   {prompt} in prompt").format(
            image=answer.image_tokens, prompt=answer.prompt_tokens
        )
        if answer.tokens_per_second > 0:
            counts = f"{answer.tokens_per_second:.0f}/s   {counts}"
        painter.setFont(figure_font(self.font(), SMALL_PX))
        painter.setPen(self._theme.colour("muted"))
        text = area.adjusted(0, 8, 0, 0)
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(text, flags, f"{counts}\n{self._machine}")

    def _step_word(self, name: str) -> str:
        words = {
            "wait": self.tr("waiting for the model"),
            "render": self.tr("render"),
            "preprocess": self.tr("preprocess"),
            "vision": self.tr("vision tower"),
            "projector": self.tr("projector"),
            "prefill": self.tr("prefill"),
            "first_token": self.tr("first token"),
        }
        return words[name]


def format_ms(milliseconds: float) -> str:
    """Times under a second in ms, above in seconds with one decimal; a tenth where whole ms would say 0."""
    if milliseconds >= 999.5:
        return f"{milliseconds / 1000:.1f} s"
    if 0 < milliseconds < 9.95:
        return f"{milliseconds:.1f} ms"
    return f"{milliseconds:.0f} ms"
