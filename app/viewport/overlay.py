"""The latency pill: what the engine is doing and how long the first token took, over the page. GUI thread.

It grows when a new time is there, then shrinks; a click opens the steps. `DocumentTab` tells it what happens,
and where it may lie.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QRect, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.card_painting import SHADOW
from app.conversation.conversation import ENDED, Stage
from app.conversation.question import Answer
from app.conversation.session_timings import SessionTimings
from app.theme import Theme, duration_for
from app.viewport.floating import card_of, covered, free_place, painted_card, place_beside
from app.viewport.pill_painting import PillContent, PillPainting
from app.viewport.steps_card import StepsCard, is_escape
from app.viewport.times import split_ms, warmth_word

_GROW_MS, _STAY_MS, _TICK_MS = 150, 2600, 100
_COUNTED = (Stage.WAITING, Stage.READING, Stage.THINKING)
_BUSY = (*_COUNTED, Stage.ANSWERING)


class LatencyPill(QAbstractButton):
    """State by word and colour, TTFT in digits."""

    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget, timings: SessionTimings | None = None) -> None:
        """`timings` are those of the session, `EngineClient.timings`."""
        super().__init__(parent)
        self._page, self._theme = parent, theme
        self._stage: Stage | None = None
        self._part: tuple[int, int] | None = None
        self._started = 0.0
        self._answer: Answer | None = None
        self._ttft_ms: float | None = None
        self._machine = ""
        self._grown = 0.0
        self.card = StepsCard(theme, timings or SessionTimings(), parent)
        self.card.closed.connect(self._close_card)
        self.card.resized.connect(self.resized)
        self._growth = QVariantAnimation(self, easingCurve=QEasingCurve(QEasingCurve.Type.OutCubic))
        self._growth.valueChanged.connect(self._set_grown)
        self._stay = QTimer(self, singleShot=True, interval=_STAY_MS)
        self._stay.timeout.connect(self._settle)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._refresh)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._show_card)
        theme.changed.connect(self.update)
        self.retranslate()
        self.hide()

    # -- what happens ----------------------------------------------------------------------------------

    def set_machine(self, words: str) -> None:
        """Model, device and precision, for the card before the first answer."""
        self._machine = words
        self.card.show_answer(self._answer, words)

    def set_stage(self, stage: Stage, part: tuple[int, int] | None = None) -> None:
        """A question is on its way; the clock runs until the first token is there.

        `part` is which of several parts of the page is looked at, and of how many.
        """
        self._part = part
        if stage is Stage.WAITING:
            self._started, self._answer, self._ttft_ms = time.perf_counter(), None, None
            self._stay.stop()
            self.setChecked(False)
            self._grow_to(0.0)
        self._stage = stage
        self._count()
        if stage in ENDED:
            self._stay_a_while()
        self._refresh()

    def set_ttft(self, milliseconds: float) -> None:
        """The first token is there: show its time large for a moment."""
        self._ttft_ms = milliseconds
        self._grow_to(1.0)
        self._stay_a_while()

    def set_answer(self, answer: Answer) -> None:
        """All times are known."""
        if self._ttft_ms is None:
            self.set_ttft(answer.ttft_ms)
        self._answer, self._ttft_ms = answer, answer.ttft_ms
        self.card.show_answer(answer, self._machine)
        self._refresh()

    def forget(self) -> None:
        """Back to nothing to tell."""
        self._tick.stop()
        self._stay.stop()
        self._stage = self._answer = self._ttft_ms = None
        self.card.show_answer(None, self._machine)
        self.setChecked(False)
        self._settle()

    # -- place -----------------------------------------------------------------------------------------

    def place(self, page: QRect, region: QRect) -> None:
        """Top centre of the visible page, or the first place where it does not cover the region.

        Where there is no such place, neither on the page nor beside it, the pill is hidden.
        """
        taken = [region] if not region.isEmpty() else []
        self.resize(self.sizeHint())
        spots = [free_place(self.size(), area, taken) for area in (page, self._page.rect())]
        spot = next((spot for spot in spots if not covered(QRect(spot, self.size()), taken)), None)
        if spot is None:
            self.hide()
            return
        self.move(spot)
        self.card.move(place_beside(self.card.size(), self._page.rect(), self.geometry(), region))

    def sizeHint(self) -> QSize:
        return self._painting().size

    def hitButton(self, point: QPoint) -> bool:
        return card_of(self.rect()).contains(point)

    # -- words and painting ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setToolTip(self.tr("Show where the time goes"))
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        radius = (self.height() - 2 * SHADOW) / 2
        with painted_card(self, radius, self._theme.colours) as (painter, card):
            self._painting().draw(painter, card, has_focus=self.hasFocus())

    def _painting(self) -> PillPainting:
        return PillPainting(self._content(), self._grown, self.font(), self._theme)

    def _content(self) -> PillContent:
        digits, unit, label, kind = "", "", "", ""
        if self._ttft_ms is not None:
            digits, unit = split_ms(self._ttft_ms)
            label = self.tr("TTFT")
            kind = warmth_word(self._answer) if self._answer is not None else ""
        elif self._stage in _COUNTED:
            digits, unit = f"{time.perf_counter() - self._started:.1f}", "s"
        return PillContent(
            state=self._state_word(),
            role=self._state_role(),
            is_busy=self._stage in _BUSY,
            digits=digits,
            unit=unit,
            label=label,
            kind=kind,
            is_cold=self._answer is not None and not self._answer.cached,
            is_open=self.isChecked(),
        )

    def _is_idle(self) -> bool:
        """Nothing was asked, or what came of it has been on show for a while."""
        return self._stage is None or (self._stage is Stage.DONE and not self._stay.isActive())

    def _state_word(self) -> str:
        if self._stage is None or self._is_idle():
            return self.tr("idle")
        if self._part is not None and self._is_looking_on():
            part, parts = self._part
            return self.tr("part {part} of {parts}").format(part=part, parts=parts)
        return {
            Stage.WAITING: self.tr("waiting"),
            Stage.READING: self.tr("reading"),
            Stage.THINKING: self.tr("thinking"),
            Stage.ANSWERING: self.tr("answering"),
            Stage.DONE: self.tr("answered"),
            Stage.STOPPED: self.tr("stopped"),
            Stage.FAILED: self.tr("failed"),
        }[self._stage]

    def _is_looking_on(self) -> bool:
        """Whether it is said which part of the page is looked at: not while the first one answers."""
        if self._stage is Stage.ANSWERING:
            return self._part is not None and self._part[0] > 1
        return self._stage in _COUNTED

    def _state_role(self) -> str:
        if self._is_idle() or self._stage is Stage.STOPPED:
            return "faint"
        if self._stage is Stage.FAILED:
            return "error"
        return "accent" if self._stage in (Stage.ANSWERING, Stage.DONE) else "warning"

    # -- change ----------------------------------------------------------------------------------------

    def _grow_to(self, target: float) -> None:
        self._growth.stop()
        milliseconds = duration_for(self, _GROW_MS)
        if not milliseconds or not self.isVisible():
            self._set_grown(target)
            return
        self._growth.setDuration(milliseconds)
        self._growth.setStartValue(self._grown)
        self._growth.setEndValue(target)
        self._growth.start()

    def _set_grown(self, value: float) -> None:
        self._grown = float(value)
        self._refresh()

    def _count(self) -> None:
        """The clock runs while there is one to be seen."""
        if self._stage in _COUNTED and self.isVisible():
            self._tick.start()
        else:
            self._tick.stop()

    def _stay_a_while(self) -> None:
        if self.isVisible():
            self._stay.start()
        else:
            self._settle()

    def _settle(self) -> None:
        """Small again, and after an answer idle."""
        self._grow_to(0.0)
        self._refresh()

    def _show_card(self, shown: bool) -> None:
        self.card.setVisible(shown and self.isVisible())
        self.card.raise_()
        self._refresh()

    def _close_card(self) -> None:
        """By Esc: the keyboard goes back to the pill where the card had it."""
        had_focus = self.card.isAncestorOf(self.focusWidget() or self)
        self.setChecked(False)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        self.setAccessibleName(self.tr("Latency: {state}").format(state=self._content().words))
        self.resized.emit()
        self.update()

    # -- events ----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.isChecked() and is_escape(event):
            event.accept()  # else the window's own Esc takes it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif self.isChecked() and is_escape(event):
            self.setChecked(False)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing runs."""
        super().hideEvent(event)
        self.setChecked(False)
        self._tick.stop()
        self._stay.stop()
        self._growth.stop()
        self._grown = 0.0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
