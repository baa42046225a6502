"""Draws a row of the history: a day, or a conversation with its time, the words found, and its document.
GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.conversation.export_words import clock_words
from app.conversation.history_rows import ConversationSummary
from app.theme import CONTROL_PX, SMALL_PX, Theme, figure_font, sized_font
from app.windows.history.history_model import ROW, Day, HistoryModel

ROW_HEIGHT, DAY_HEIGHT = 76, 40
_PAD, _GAP, _LINE = 12, 8, 20
_LEAD = 16  # characters of a snippet that stand before what was found


class HistoryRow(QStyledItemDelegate):
    """The delegate of the list; asks `HistoryModel` for rows and words."""

    def __init__(self, theme: Theme, model: HistoryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        is_day = self._model.summary(index) is None
        return QSize(160, DAY_HEIGHT if is_day else ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW)
        area = QRect(option.rect)
        if isinstance(row, Day):
            self._paint_day(painter, area, self._model.day_words(row.date))
        elif isinstance(row, ConversationSummary):
            self._paint_ground(painter, area, option.state)
            self._paint_conversation(painter, area.adjusted(_PAD, _GAP, -_PAD, -_GAP), row)
        painter.restore()

    def _paint_day(self, painter: QPainter, area: QRect, words: str) -> None:
        painter.setFont(sized_font(painter.font(), SMALL_PX, QFont.Weight.DemiBold))
        painter.setPen(self._theme.colour("muted"))
        inside = area.adjusted(_PAD, 0, -_PAD, -6)
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        ground = QRectF(area).adjusted(0.5, 1.5, -0.5, -1.5)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.colour("accent"))
        if selected or hovered:
            painter.setBrush(self._theme.colour("accent_soft" if selected else "hover"))
        painter.drawRoundedRect(ground, 6, 6)

    def _paint_conversation(self, painter: QPainter, area: QRect, row: ConversationSummary) -> None:
        base = painter.font()
        time = clock_words(row.changed_at)
        small = figure_font(base, SMALL_PX)
        width = QFontMetrics(small).horizontalAdvance(time)
        top = QRect(area.left(), area.top(), area.width(), _LINE)
        self._line(painter, top, time, small, "muted", Qt.AlignmentFlag.AlignRight)
        title = sized_font(base, CONTROL_PX, QFont.Weight.DemiBold)
        self._line(painter, top.adjusted(0, 0, -width - _GAP, 0), row.title, title, "text")
        self._paint_snippet(painter, top.translated(0, _LINE), row, sized_font(base, SMALL_PX))
        self._line(painter, top.translated(0, 2 * _LINE), self._model.about_words(row), small, "muted")

    def _line(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        font: QFont,
        role: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, fitting)

    def _paint_snippet(self, painter: QPainter, area: QRect, row: ConversationSummary, font: QFont) -> None:
        text, marks = around_mark(row.snippet, row.marks)
        fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        layout = QTextLayout(fitting, font)
        layout.setFormats([self._marked(start, end, len(fitting)) for start, end in marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(area.width() * 2)  # it fits; a mark in bold may be a little wider
        layout.endLayout()
        painter.setPen(self._theme.colour("text"))
        painter.setClipRect(area)
        layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2))
        painter.setClipping(False)

    def _marked(self, start: int, end: int, length: int) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.DemiBold)
        style.setForeground(QColor(self._theme.colour("accent")))
        part = QTextLayout.FormatRange()
        part.start, part.length = min(start, length), max(min(end, length) - start, 0)
        part.format = style
        return part


def around_mark(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text from a little before the first mark on, so that one line shows it."""
    cut = marks[0][0] - _LEAD if marks else 0
    if cut <= 0:
        return text, marks
    space = text.find(" ", cut, marks[0][0])
    cut = space + 1 if space >= 0 else cut
    return f"…{text[cut:]}", tuple((start - cut + 1, end - cut + 1) for start, end in marks)
