"""The list in the model dialog: a row for each model with its state and size. GUI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.inference.model_management import ModelInfo
from app.theme import CONTROL_PX, SMALL_PX, Theme, sized_font
from app.windows.models.model_words import size_word, state_word

_ROW_HEIGHT, _PAD = 56, 14
_Index = QModelIndex | QPersistentModelIndex
_STATE_ROLE, _IN_USE_ROLE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


class ModelList(QListWidget):
    """`chosen` comes with the name of the row that is current."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "models")
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)
        theme.changed.connect(self.viewport().update)

    def show_models(self, models: Sequence[ModelInfo], in_use: str) -> None:
        """Rows in this order; the current one stays current, at first it is the one in use."""
        current = self.current_name() or in_use
        self.blockSignals(True)
        self.clear()
        for model in models:
            self._add(model, is_used=model.name == in_use)
        names = [model.name for model in models]
        self.setCurrentRow(names.index(current) if current in names else 0)
        self.blockSignals(False)

    def current_name(self) -> str:
        """The model whose row is current; empty without one."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose(self, name: str) -> None:
        """Makes the row of a model current."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentRow(row)

    def _add(self, model: ModelInfo, *, is_used: bool) -> None:
        item = QListWidgetItem(model.name)
        state = f"{state_word(model, in_use=is_used)} · {size_word(model)}"
        item.setData(Qt.ItemDataRole.UserRole, model.name)
        item.setData(_STATE_ROLE, state)
        item.setData(_IN_USE_ROLE, is_used)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{model.name}, {state}")
        self.addItem(item)

    def _tell(self) -> None:
        self.chosen.emit(self.current_name())


class _RowDelegate(QStyledItemDelegate):
    """Name above, state and size below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: QRect = option.rect
        self._paint_ground(painter, row.adjusted(4, 2, -4, -2), option.state)
        text = row.adjusted(_PAD, 8, -_PAD, -8)
        half = text.height() // 2
        is_used = bool(index.data(_IN_USE_ROLE))
        name, state = text.adjusted(0, 0, 0, -half), text.adjusted(0, half, 0, 0)
        self._write(painter, name, str(index.data()), CONTROL_PX, "text", is_strong=True)
        state_role = "accent" if is_used else "muted"
        self._write(painter, state, str(index.data(_STATE_ROLE)), SMALL_PX, state_role, is_strong=False)
        painter.restore()

    def _paint_ground(self, painter: QPainter, ground: QRect, state: QStyle.StateFlag) -> None:
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or is_hovered:
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if is_current and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRoundedRect(ground, 6, 6)

    def _write(
        self, painter: QPainter, room: QRect, text: str, pixels: int, role: str, *, is_strong: bool
    ) -> None:
        font = sized_font(painter.font(), pixels)
        font.setBold(is_strong)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
