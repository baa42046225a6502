"""The answers of a live region, newest first: a small picture, the time, what was said. GUI thread.

Ctrl+C copies the answers that are selected.
"""

from __future__ import annotations

import re

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPixmap, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.capture.live_log import LiveLog, LogEntry
from app.theme import CONTROL_PX, SMALL_PX, Theme, figure_font, sized_font
from app.viewport.times import format_ms

ROW_HEIGHT = 76
_PAD, _GAP, _LINE = 16, 12, 19
_PICTURE = QSize(88, 60)
_KEPT_PICTURES = 64
ENTRY = Qt.ItemDataRole.UserRole
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_MARKS = re.compile(r"\||^\s*(?:#+|>|[-*+])\s|(?<=\|)[\s:-]+(?=\|)|^[\s:|-]+$", re.MULTILINE)
Index = QModelIndex | QPersistentModelIndex


class LogModel(QAbstractListModel):
    """The log, the other way round."""

    def __init__(self, log: LiveLog, parent: QWidget) -> None:
        super().__init__(parent)
        self._log = log
        self._entries: list[LogEntry] = list(log.entries)
        log.added.connect(self._add)
        log.cleared.connect(self._clear)

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[len(self._entries) - 1 - index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{moment_words(entry)}: {entry.answer}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{_escaped(entry.question)}</p><p>{_escaped(entry.answer)}</p>"
        return None

    def _add(self, entry: LogEntry) -> None:
        kept = len(self._log.entries)
        if len(self._entries) >= kept:  # the oldest has made way
            last = len(self._entries) - 1
            self.beginRemoveRows(QModelIndex(), last, last)
            del self._entries[0]
            self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._entries.append(entry)
        self.endInsertRows()

    def _clear(self) -> None:
        self.beginResetModel()
        self._entries.clear()
        self.endResetModel()


class LogRow(QStyledItemDelegate):
    """Draws one answer: two lines of it at most."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures: dict[tuple[bytes, float], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, LogEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(option.rect)
        self._paint_ground(painter, area, option.state)
        inside = area.adjusted(_PAD, 8, -_PAD, -8)
        self._paint_picture(painter, inside, entry)
        text = inside.adjusted(_PICTURE.width() + _GAP, 0, 0, 0)
        self._paint_head(painter, text, entry)
        self._paint_answer(painter, text.adjusted(0, _LINE + 1, 0, 0), entry.answer)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(area).adjusted(4, 1, -4, -1), 6, 6)

    def _paint_picture(self, painter: QPainter, area: QRect, entry: LogEntry) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._picture(entry.thumbnail, ratio)
        width, height = pixmap.width() / ratio, pixmap.height() / ratio
        left = area.left() + (_PICTURE.width() - width) / 2
        top = area.top() + (_PICTURE.height() - height) / 2
        painter.drawPixmap(round(left), round(top), pixmap)
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(round(left) - 0.5, round(top) - 0.5, width + 1, height + 1))

    def _picture(self, png: bytes, ratio: float) -> QPixmap:
        key = (png, ratio)
        if key not in self._pictures:
            if len(self._pictures) >= _KEPT_PICTURES:
                self._pictures.clear()
            pixmap = QPixmap()
            pixmap.loadFromData(png)
            pixmap = pixmap.scaled(
                _PICTURE * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap.setDevicePixelRatio(ratio)
            self._pictures[key] = pixmap
        return self._pictures[key]

    def _paint_head(self, painter: QPainter, area: QRect, entry: LogEntry) -> None:
        top = QRect(area.left(), area.top(), area.width(), _LINE)
        painter.setFont(figure_font(painter.font(), SMALL_PX))
        painter.setPen(self._theme.colour("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | middle, moment_words(entry))
        cost = self.tr("as before") if entry.ttft_ms is None else format_ms(entry.ttft_ms)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | middle, cost)

    def _paint_answer(self, painter: QPainter, area: QRect, answer: str) -> None:
        font = sized_font(painter.font(), CONTROL_PX)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        for number, line in enumerate(fitting_lines(plain_words(answer), font, area.width(), 2)):
            place = QRect(area.left(), area.top() + number * _LINE, area.width(), _LINE)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)


class LiveLogView(QListView):
    """The list."""

    def __init__(self, log: LiveLog, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "panel")
        self.setModel(LogModel(log, self))
        self.setItemDelegate(LogRow(theme, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        else:
            super().keyPressEvent(event)

    def copy_selected(self) -> None:
        """The selected answers, oldest first, to the clipboard."""
        rows = sorted((index.row() for index in self.selectedIndexes()), reverse=True)
        entries = [self.model().index(row, 0).data(ENTRY) for row in rows]
        if entries:
            QApplication.clipboard().setText("\n\n".join(entry.answer for entry in entries))


def moment_words(entry: LogEntry) -> str:
    """The time of day with seconds, as the person's language writes it."""
    moment = QDateTime.fromSecsSinceEpoch(int(entry.taken_at.timestamp())).time()
    pattern = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return QLocale().toString(moment, pattern if "ss" in pattern else pattern.replace("mm", "mm:ss"))


def plain_words(answer: str) -> str:
    """An answer in one line without the signs of Markdown."""
    return " ".join(_MARKS.sub(" ", _EMPHASIS.sub("", answer)).split())


def fitting_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The text in at most so many lines of a width, the last one cut short with dots."""
    if width <= 0:
        return []
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            lines.append(QFontMetrics(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
