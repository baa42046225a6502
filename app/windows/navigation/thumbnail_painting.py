"""Paints one thumbnail: the sheet, its page number, and what marks the current page. GUI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.theme import SMALL_PX, Theme, figure_font
from app.windows.navigation.thumbnail_pictures import ThumbnailPictures

_SHARE = 0.66  # of the panel's width
_NARROWEST, _WIDEST = 56, 320
_TALLEST = 1.5  # times as high as wide: longer sheets get narrower instead
_ABOVE, _BETWEEN, _NUMBER, _BELOW = 12, 6, 20, 6
_SCROLL_BAR = 12  # reserved always, so that nothing jumps when it comes


class ThumbnailDelegate(QStyledItemDelegate):
    """Knows the size of every thumbnail at the panel's width."""

    def __init__(self, theme: Theme, pictures: ThumbnailPictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pictures = theme, pictures
        self._pages: Sequence[tuple[float, float]] = ()
        self._width, self._ratio = 240, 1.0
        self._heights: list[int] = []  # of the rows: Qt asks for all of them at every new width
        self.current = 0

    def set_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """The pages' sizes in points."""
        self._pages = sizes
        self._measure()

    def set_width(self, width: int, ratio: float) -> None:
        """How wide the panel is, and how many device pixels one of its pixels has."""
        self._width, self._ratio = width, ratio
        self._measure()

    def picture_size(self, page: int) -> QSize:
        """In device pixels."""
        width, height = self._pages[page]
        scale = self._most() / max(width, height / _TALLEST, 1e-6)
        return QSize(max(round(width * scale), 1), max(round(height * scale), 1))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_NARROWEST, self._heights[index.row()])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if has_focus or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if has_focus else "hover"))
            painter.drawRoundedRect(area.adjusted(8, 2, -8, -2), 8, 8)
        sheet = self._sheet(area, index.row())
        self._paint_sheet(painter, sheet, index.row())
        self._paint_number(painter, sheet, area, index.row(), option.font)
        painter.restore()

    def _measure(self) -> None:
        most, around = self._most() / self._ratio, _ABOVE + _BETWEEN + _NUMBER + _BELOW
        self._heights = [
            max(round(height * most / max(width, height / _TALLEST, 1e-6)), 1) + around
            for width, height in self._pages
        ]

    def _most(self) -> float:
        """The widest that a picture gets, in device pixels."""
        return min(max((self._width - _SCROLL_BAR) * _SHARE, _NARROWEST), _WIDEST) * self._ratio

    def _sheet(self, area: QRect, page: int) -> QRectF:
        """Where the sheet lies, its corner on a whole device pixel so that the picture stays sharp."""
        size, ratio = self.picture_size(page), self._ratio
        left = round((area.center().x() * ratio) - size.width() / 2)
        top = round((area.top() + _ABOVE) * ratio)
        return QRectF(left / ratio, top / ratio, size.width() / ratio, size.height() / ratio)

    def _paint_sheet(self, painter: QPainter, sheet: QRectF, page: int) -> None:
        painter.fillRect(sheet, QColor("white"))
        picture = self._pictures.picture(page, self.picture_size(page))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, picture)
        elif self._pictures.has_failed(page):
            sign = QRect(0, 0, 20, 20)
            sign.moveCenter(sheet.center().toPoint())
            self._theme.icon("triangle-alert", "faint").paint(painter, sign)
        is_current = page == self.current
        painter.setPen(
            QPen(self._theme.colour("accent"), 2) if is_current else QPen(self._theme.colour("line"), 1)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        out = 2.0 if is_current else 0.5
        radius = 3.0 if is_current else 0.0
        painter.drawRoundedRect(sheet.adjusted(-out, -out, out, out), radius, radius)

    def _paint_number(self, painter: QPainter, sheet: QRectF, area: QRect, page: int, font: QFont) -> None:
        line = QRectF(area.left(), sheet.bottom() + _BETWEEN, area.width(), _NUMBER)
        is_current = page == self.current
        painter.setFont(
            figure_font(font, SMALL_PX, QFont.Weight.DemiBold if is_current else QFont.Weight.Normal)
        )
        number = str(page + 1)
        if is_current:
            pill = QRectF(0, 0, max(painter.fontMetrics().horizontalAdvance(number) + 14, 26), _NUMBER)
            pill.moveCenter(QRectF(line).center())
            pill.moveLeft(sheet.center().x() - pill.width() / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(pill, _NUMBER / 2, _NUMBER / 2)
            line = pill
        painter.setPen(self._theme.colour("on_accent" if is_current else "muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, number)
