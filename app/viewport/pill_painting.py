"""How the latency pill looks: what stands in it from left to right, how wide that is, and drawing it. GUI
thread, used by `overlay` only.

Between small and grown everything moves together: `grown` runs from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.card_painting import SHADOW
from app.theme import CONTROL_PX, SMALL_PX, Theme, figure_font, sized_font

_HEIGHT = (32, 56)
_DIGITS = (15, 34)
_UNIT = (13, 17)
_SIDE = (14, 22)
_DOT, _HALO = 4.0, 7.0
_CHEVRON = 14
_Part = tuple[float, Callable[[QPainter, QRectF], None]]
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class PillContent:
    """What the pill says. `digits` is a time, `label` says which, `kind` whether it was cold or warm."""

    state: str
    role: str  # the state's colour
    is_busy: bool = False
    digits: str = ""
    unit: str = ""
    label: str = ""
    kind: str = ""
    is_cold: bool = False
    is_open: bool = False

    @property
    def words(self) -> str:
        """For a screen reader, and for those who look for words."""
        time = f"{self.digits} {self.unit}" if self.digits else ""
        about = " · ".join(part for part in (self.label, self.kind) if part)
        return " ".join(part for part in (self.state, time, about) if part)


class PillPainting:
    """Measures and draws one `PillContent`."""

    def __init__(self, content: PillContent, grown: float, font: QFont, theme: Theme) -> None:
        self._content, self._grown, self._theme = content, grown, theme
        self._state_font = sized_font(font, CONTROL_PX)
        self._small_font = sized_font(font, SMALL_PX)
        self._digit_font = figure_font(font, round(self._between(_DIGITS)), QFont.Weight.DemiBold)
        self._unit_font = sized_font(font, round(self._between(_UNIT)), QFont.Weight.Medium)

    @property
    def size(self) -> QSize:
        """With the room for the shadow."""
        width = 2 * self._between(_SIDE) + sum(width for width, _ in self._parts())
        return QSize(round(width) + 2 * SHADOW, round(self._between(_HEIGHT)) + 2 * SHADOW)

    def draw(self, painter: QPainter, card: QRectF, *, has_focus: bool) -> None:
        """Inside the card that is drawn already."""
        if has_focus:
            self._draw_focus(painter, card)
        left = card.left() + self._between(_SIDE)
        for width, draw in self._parts():
            draw(painter, QRectF(left, card.top(), width, card.height()))
            left += width

    def _parts(self) -> Iterator[_Part]:
        """How wide each part is, and what draws it."""
        content = self._content
        yield 2 * _DOT + 10, self._draw_dot
        yield self._advance(self._state_font, content.state), self._draw_state
        if content.digits:
            yield self._between((14, 20)), _draw_nothing
            yield self._advance(self._digit_font, content.digits), self._draw_digits
            yield self._advance(self._unit_font, content.unit) + self._between((4, 5)), self._draw_unit
        if content.label:
            yield self._advance(self._small_font, content.label) + self._between((8, 14)), self._draw_label
        if content.kind:
            yield self._advance(self._small_font, content.kind) + 8 + 14, self._draw_kind
        yield 8 + _CHEVRON, self._draw_chevron

    # -- parts -----------------------------------------------------------------------------------------

    def _draw_dot(self, painter: QPainter, room: QRectF) -> None:
        centre = QPointF(room.left() + _DOT, room.center().y())
        colour = self._theme.colour(self._content.role)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._content.is_busy:
            halo = QColor(colour)
            halo.setAlphaF(0.22)
            painter.setBrush(halo)
            painter.drawEllipse(centre, _HALO, _HALO)
        painter.setBrush(colour)
        painter.drawEllipse(centre, _DOT, _DOT)

    def _draw_state(self, painter: QPainter, room: QRectF) -> None:
        quiet = self._content.role == "faint"
        self._draw_text(painter, room, self._state_font, "muted" if quiet else "text", self._content.state)

    def _draw_digits(self, painter: QPainter, room: QRectF) -> None:
        self._draw_text(painter, room, self._digit_font, "text", self._content.digits)

    def _draw_unit(self, painter: QPainter, room: QRectF) -> None:
        """On the line that the digits stand on."""
        painter.setFont(self._unit_font)
        painter.setPen(self._theme.colour("muted"))
        digits = QFontMetricsF(self._digit_font)
        line = room.center().y() + (digits.ascent() - digits.descent()) / 2
        painter.drawText(QPointF(room.left() + self._between((4, 5)), line), self._content.unit)

    def _draw_label(self, painter: QPainter, room: QRectF) -> None:
        room = room.adjusted(self._between((8, 14)), 0, 0, 0)
        self._draw_text(painter, room, self._small_font, "muted", self._content.label)

    def _draw_kind(self, painter: QPainter, room: QRectF) -> None:
        height = QFontMetricsF(self._small_font).height() + 3
        chip = QRectF(room.left() + 8, room.center().y() - height / 2, room.width() - 8, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("hover" if self._content.is_cold else "accent_soft"))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setFont(self._small_font)
        painter.setPen(self._theme.colour("muted" if self._content.is_cold else "accent"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._content.kind)

    def _draw_chevron(self, painter: QPainter, room: QRectF) -> None:
        name = "chevron-up" if self._content.is_open else "chevron-down"
        place = QRectF(room.right() - _CHEVRON, room.center().y() - _CHEVRON / 2, _CHEVRON, _CHEVRON)
        self._theme.icon(name, "muted").paint(painter, place.toAlignedRect())

    def _draw_focus(self, painter: QPainter, card: QRectF) -> None:
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), card.height() / 2, card.height() / 2)

    def _draw_text(self, painter: QPainter, room: QRectF, font: QFont, role: str, text: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(room.adjusted(0, 0, 2, 0), _MIDDLE, text)

    def _advance(self, font: QFont, text: str) -> float:
        return QFontMetricsF(font).horizontalAdvance(text)

    def _between(self, ends: tuple[int, int]) -> float:
        return ends[0] + (ends[1] - ends[0]) * self._grown


def _draw_nothing(painter: QPainter, room: QRectF) -> None:
    """Room between two parts."""
