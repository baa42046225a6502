"""The latency pill: what the engine is doing and how long the first token took, over the page. GUI thread.

It grows when a new time is there, then shrinks; a click opens the steps. `MainWindow` tells it what
happens, and where it may lie.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QStyle, QWidget

from app.conversation.conversation import ENDED, Stage
from app.conversation.question import Answer
from app.theme import CONTROL_PX, SMALL_PX, Theme, figure_font, sized_font
from app.viewport.floating import SHADOW, paint_card
from app.viewport.steps_card import StepsCard, format_ms

_SMALL_DIGITS, _LARGE_DIGITS = 15, 30
_SMALL_HEIGHT, _LARGE_HEIGHT = 32, 52
_GROW_MS, _STAY_MS, _TICK_MS = 150, 2600, 100
_EDGE = 12


class LatencyPill(QAbstractButton):
    """State by word and colour, TTFT in digits."""

    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._theme = theme
        self._stage: Stage | None = None
        self._started = 0.0
        self._answer: Answer | None = None
        self._ttft_ms: float | None = None
        self._machine = ""
        self._grown = 0.0
        self.card = StepsCard(theme, parent)
        self._growth = QVariantAnimation(
            self, duration=_GROW_MS, easingCurve=QEasingCurve(QEasingCurve.Type.OutCubic)
        )
        self._growth.valueChanged.connect(self._set_grown)
        self._stay = QTimer(self, singleShot=True, interval=_STAY_MS)
        self._stay.timeout.connect(lambda: self._grow_to(0.0))
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._refresh)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Show the steps"))
        self.toggled.connect(self._show_card)
        theme.changed.connect(self.update)
        self.hide()

    # -- what happens ----------------------------------------------------------------------------------

    def set_machine(self, words: str) -> None:
        """Model, device and precision, for the card."""
        self._machine = words

    def set_stage(self, stage: Stage) -> None:
        """A question is on its way; the clock runs until the first token is there."""
        if stage is Stage.WAITING:
            self._started, self._answer, self._ttft_ms = time.perf_counter(), None, None
            self.setChecked(False)
            self._grow_to(0.0)
        if stage in ENDED or stage is Stage.ANSWERING:
            self._tick.stop()
        else:
            self._tick.start()
        self._stage = stage
        self._refresh()

    def set_ttft(self, milliseconds: float) -> None:
        """The first token is there: show its time large for a moment."""
        self._ttft_ms = milliseconds
        self._grow_to(1.0)
        self._stay.start()

    def set_answer(self, answer: Answer) -> None:
        """All times are known."""
        if self._ttft_ms is None:
            self.set_ttft(answer.ttft_ms)
        self._answer, self._ttft_ms = answer, answer.ttft_ms
        self.card.show_answer(answer, self._machine)
        self._show_card(self.isChecked())
        self._refresh()

    def forget(self) -> None:
        """Back to nothing to tell."""
        self._tick.stop()
        self._stage = self._answer = self._ttft_ms = None
        self.setChecked(False)
        self._refresh()

    @property
    def has_something_to_say(self) -> bool:
        """Whether there was a question since the start."""
        return self._stage is not None

    # -- place -----------------------------------------------------------------------------------------

    def place(self, page: QRect, region: QRect) -> None:
        """Top centre of the visible page, or the first place where it does not cover the region."""
        self.resize(self.sizeHint())
        spot = free_place(self.size(), page, [region] if not region.isEmpty() else [])
        self.move(spot)
        self.card.move(self._place_of_card(region))

    def _place_of_card(self, region: QRect) -> QPoint:
        """Under the pill, or over it where there is no room; moved aside where it would cover the region."""
        size = self.card.size()
        y = self.y() + self.height() - 2 * SHADOW + 4
        if y + size.height() > self._page.height():
            y = max(self.y() - size.height() + 2 * SHADOW - 4, 0)
        centre = self.x() + (self.width() - size.width()) // 2
        beside = (region.left() + SHADOW - size.width() - 8, region.right() - SHADOW + 8)
        spots = [QPoint(x, y) for x in (centre, *sorted(beside, key=lambda x: abs(x - centre)))]
        on_page = [
            spot for spot in spots if -SHADOW <= spot.x() <= self._page.width() + SHADOW - size.width()
        ]
        return min(on_page or spots[:1], key=lambda spot: _overlap(QRect(spot, size), [region]))

    def sizeHint(self) -> QSize:
        left, digits, right = self._words()
        width = 16 + 8 + 8 + self._metrics(CONTROL_PX).horizontalAdvance(left) + 16
        if digits:
            width += 12 + QFontMetricsF(self._digit_font()).horizontalAdvance(digits)
            width += 8 + self._metrics(SMALL_PX).horizontalAdvance(right)
        height = _SMALL_HEIGHT + (_LARGE_HEIGHT - _SMALL_HEIGHT) * self._grown
        return QSize(round(width) + 2 * SHADOW, round(height) + 2 * SHADOW)

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW).contains(point)

    # -- painting --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_card(painter, card, card.height() / 2, self._theme.colours)
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), card.height() / 2, card.height() / 2)
        left, digits, right = self._words()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._state_role()))
        painter.drawEllipse(QRectF(card.left() + 16, card.center().y() - 4, 8, 8))
        rest = card.adjusted(32, 0, -16, 0)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(sized_font(self.font(), CONTROL_PX))
        painter.drawText(rest, middle, left)
        if not digits:
            return
        rest.setLeft(rest.left() + self._metrics(CONTROL_PX).horizontalAdvance(left) + 12)
        painter.setFont(self._digit_font())
        painter.drawText(rest, middle, digits)
        rest.setLeft(rest.left() + QFontMetricsF(self._digit_font()).horizontalAdvance(digits) + 8)
        painter.setFont(sized_font(self.font(), SMALL_PX))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(rest, middle, right)

    def _words(self) -> tuple[str, str, str]:
        """The state, the digits, and what the digits are."""
        state = {
            None: "",
            Stage.WAITING: self.tr("waiting"),
            Stage.READING: self.tr("reading"),
            Stage.THINKING: self.tr("thinking"),
            Stage.ANSWERING: self.tr("answering"),
            Stage.DONE: self.tr("answered"),
            Stage.STOPPED: self.tr("stopped"),
            Stage.FAILED: self.tr("failed"),
        }[self._stage]
        if self._answer is not None:
            kind = self.tr("warm") if self._answer.cached else self.tr("cold")
            return state, format_ms(self._answer.ttft_ms), self.tr("TTFT · {kind}").format(kind=kind)
        if self._ttft_ms is not None:
            return state, format_ms(self._ttft_ms), self.tr("TTFT")
        if self._tick.isActive():
            return state, f"{time.perf_counter() - self._started:.1f} s", ""
        return state, "", ""

    def _state_role(self) -> str:
        if self._stage is Stage.FAILED:
            return "error"
        if self._stage in (Stage.WAITING, Stage.READING, Stage.THINKING):
            return "warning"
        return "accent" if self._stage is Stage.ANSWERING or self._stage is Stage.DONE else "muted"

    def _digit_font(self) -> QFont:
        size = _SMALL_DIGITS + (_LARGE_DIGITS - _SMALL_DIGITS) * self._grown
        return figure_font(self.font(), round(size), QFont.Weight.DemiBold)

    def _metrics(self, pixels: int) -> QFontMetricsF:
        return QFontMetricsF(sized_font(self.font(), pixels))

    # -- change ----------------------------------------------------------------------------------------

    def _grow_to(self, target: float) -> None:
        self._growth.stop()
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) == 0:
            self._set_grown(target)
            return
        self._growth.setStartValue(self._grown)
        self._growth.setEndValue(target)
        self._growth.start()

    def _set_grown(self, value: float) -> None:
        self._grown = float(value)
        self._refresh()

    def _show_card(self, shown: bool) -> None:
        self.card.setVisible(shown and self._answer is not None)
        self.card.raise_()

    def _refresh(self) -> None:
        state, digits, kind = self._words()
        self.setAccessibleName(
            self.tr("Latency: {state} {digits} {kind}").format(state=state, digits=digits, kind=kind)
        )
        self.resized.emit()
        self.update()


def free_place(size: QSize, page: QRect, taken: Iterable[QRect]) -> QPoint:
    """Where a floating widget of `size` covers none of `taken`: top or bottom centre, else a corner."""
    left, right = page.left() + _EDGE - SHADOW, page.right() + 1 - size.width() - _EDGE + SHADOW
    centre = page.left() + (page.width() - size.width()) // 2
    top = _EDGE - SHADOW
    bottom = page.bottom() + 1 - size.height() - _EDGE + SHADOW
    spots = [
        QPoint(x, y)
        for x, y in (
            (centre, top),
            (centre, bottom),
            (left, top),
            (right, top),
            (left, bottom),
            (right, bottom),
        )
    ]
    taken = list(taken)
    return min(spots, key=lambda spot: _overlap(QRect(spot, size), taken))


def _overlap(widget: QRect, taken: Iterable[QRect]) -> int:
    """How many pixels of `taken` the card in `widget` would cover."""
    card = widget.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    overlaps = [card.intersected(rect) for rect in taken]
    return sum(overlap.width() * overlap.height() for overlap in overlaps if not overlap.isEmpty())
