"""The overlay's hint: what to do, and which keys there are. It fades when the mouse goes down and keeps out
of the way of the pointer and of what is marked. GUI thread, in logical pixels; used by `selection_overlay`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeySequence, QPainter, QPen

from app.capture.captured import Mode
from app.card_painting import RADIUS, paint_card
from app.colours import Colours
from app.theme import ANSWER_PX, SMALL_PX, sized_font

_PADDING = 16.0
_LINE, _ROW = 22.0, 24.0
_BETWEEN_ROWS, _BETWEEN_KEYS = 8.0, 20.0
_CAP_SIDE, _CAP_GAP = 7.0, 7.0
_FROM_EDGE = 56.0  # of the screen, at most
_EDGE_SHARE = 0.06  # of the height of a small screen
_AVOIDED = 24.0  # about the pointer
translate = QCoreApplication.translate


@dataclass(frozen=True)
class Hint:
    """A sentence, and keys with what each does."""

    sentence: str
    keys: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """For a screen reader."""
        return f"{self.sentence}. " + ", ".join(f"{key}: {what}" for key, what in self.keys)

    def measured(self, font: QFont, room: float) -> QSizeF:
        """How large its card is, no wider than `room` where that can be helped."""
        title = QFontMetricsF(_title_font(font)).horizontalAdvance(self.sentence)
        rows = self._rows(font, max(room, title + 2 * _PADDING + 2))  # as it will be painted
        width = max([title, *(_row_width(font, row) for row in rows)])
        height = _LINE + sum(_ROW + _BETWEEN_ROWS for _ in rows)
        return QSizeF(width + 2 * _PADDING + 2, height + 2 * _PADDING - 4)

    def paint(self, painter: QPainter, card: QRectF, font: QFont, colours: Colours) -> None:
        """The card and everything on it."""
        paint_card(painter, card, RADIUS, colours)
        painter.setFont(_title_font(font))
        painter.setPen(QColor(colours.text))
        line = QRectF(card.left(), card.top() + _PADDING - 3, card.width(), _LINE)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.sentence)
        top = line.bottom() + _BETWEEN_ROWS + 1
        for row in self._rows(font, card.width()):
            left = card.center().x() - _row_width(font, row) / 2
            for key, what in row:
                left = _paint_key(painter, left, top, (key, what), font, colours) + _BETWEEN_KEYS
            top += _ROW + _BETWEEN_ROWS

    def _rows(self, font: QFont, room: float) -> list[list[tuple[str, str]]]:
        """The keys in as many rows as the room asks for."""
        rows: list[list[tuple[str, str]]] = []
        for key in self.keys:
            if rows and _row_width(font, [*rows[-1], key]) <= room - 2 * _PADDING - 1:
                rows[-1].append(key)
            else:
                rows.append([key])
        return rows


def hint_for(mode: Mode, *, is_standing: bool, has_windows: bool) -> Hint:
    """What there is to do now."""
    cancel = (_key(Qt.Key.Key_Escape), translate("Capture", "cancel"))
    enter, shift, space = Qt.Key.Key_Enter, Qt.Key.Key_Shift, Qt.Key.Key_Space
    if is_standing:
        arrows = "← ↑ → ↓"
        keys = [
            (arrows, translate("Capture", "move")),
            (f"{_key(shift)} {arrows}", translate("Capture", "resize")),
            (_key(enter), translate("Capture", "capture")),
            cancel,
        ]
        return Hint(translate("Capture", "Move the rectangle or its edges, then capture"), tuple(keys))
    if mode is Mode.SCREEN:
        return Hint(translate("Capture", "Click the screen to capture"), (cancel,))
    whole = (_key(enter), translate("Capture", "whole screen"))
    if mode is Mode.WINDOW:
        region = (_key(space), translate("Capture", "back to a rectangle"))
        return Hint(translate("Capture", "Click the window to capture"), (region, cancel))
    windows = [(_key(space), translate("Capture", "a window"))] if has_windows else []
    exact = (_key(shift), translate("Capture", "magnify, then adjust"))
    return Hint(
        translate("Capture", "Drag over what you want to ask about"), (*windows, whole, exact, cancel)
    )


def hint_place(card: QSizeF, screen: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """Bottom centre, or top centre where the bottom is taken and the top less so."""
    x = screen.center().x() - card.width() / 2
    edge = min(_FROM_EDGE, screen.height() * _EDGE_SHARE)
    bottom = screen.bottom() - edge - card.height()
    places = [QRectF(x, y, card.width(), card.height()) for y in (bottom, screen.top() + edge)]
    grown = [rect.adjusted(-_AVOIDED, -_AVOIDED, _AVOIDED, _AVOIDED) for rect in taken]
    return min(places, key=lambda place: sum(_overlap(place, rect) for rect in grown))


def _overlap(first: QRectF, second: QRectF) -> float:
    both = first.intersected(second)
    return both.width() * both.height()


def _paint_key(
    painter: QPainter, left: float, top: float, key: tuple[str, str], font: QFont, colours: Colours
) -> float:
    """A key cap and what it does; where it ends."""
    used = _key_font(font)
    measure = QFontMetricsF(used)
    cap = QRectF(left, top, measure.horizontalAdvance(key[0]) + 2 * _CAP_SIDE, _ROW)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.hover))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(used)
    painter.setPen(QColor(colours.text))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key[0])
    what = QRectF(cap.right() + _CAP_GAP, top, measure.horizontalAdvance(key[1]) + 1, _ROW)
    painter.setPen(QColor(colours.muted))
    painter.drawText(what, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, key[1])
    return what.right()


def _row_width(font: QFont, row: Sequence[tuple[str, str]]) -> float:
    measure = QFontMetricsF(_key_font(font))
    words = sum(measure.horizontalAdvance(key) + measure.horizontalAdvance(what) + 1 for key, what in row)
    return words + len(row) * (2 * _CAP_SIDE + _CAP_GAP) + (len(row) - 1) * _BETWEEN_KEYS


def _key(key: Qt.Key) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _title_font(font: QFont) -> QFont:
    return sized_font(font, ANSWER_PX, QFont.Weight.Medium)


def _key_font(font: QFont) -> QFont:
    return sized_font(font, SMALL_PX)
