"""The left side of the history: the search field over the list of conversations. GUI thread.

The field keeps the focus while one searches: arrow keys go to the list, Esc empties the field first.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.conversation.history import History
from app.conversation.history_rows import ConversationSummary
from app.theme import Theme
from app.windows.history.history_model import HistoryModel
from app.windows.history.history_row import HistoryRow

_TYPING_RESTS_MS = 120
_LONGEST = 400
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class HistoryList(QWidget):
    """`chosen` tells of another current conversation, or of none; `opened` of a double click."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, history: History, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted_key = ""
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_RESTS_MS)
        self.model = HistoryModel(history, self)
        self._make_field()
        self._make_view()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search_field)
        column.addWidget(self._places, 1)
        self._connect()
        self._recolour()

    def current(self) -> ConversationSummary | None:
        """The conversation that the preview belongs to."""
        return self.model.summary(self.view.currentIndex())

    def selected_keys(self) -> list[str]:
        """All that are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        found = [self.model.summary(self.model.index(row)) for row in rows]
        return [summary.key for summary in found if summary is not None]

    def refresh(self, select_key: str = "") -> None:
        """Searches again for what is typed; then selects that conversation, or the newest."""
        self._wanted_key = select_key
        self.model.show(self.search_field.text())

    def select_near(self, row: int) -> None:
        """Selects what is at a row now, or the nearest to it: what was there has been deleted."""
        below = range(row, self.model.rowCount())
        above = range(min(row, self.model.rowCount()) - 1, -1, -1)
        for number in (*below, *above):
            if self.model.summary(self.model.index(number)) is not None:
                self._select(self.model.index(number))
                return

    def focus_search(self) -> None:
        """Ready to type another search."""
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def stop(self) -> None:
        """The dialog is closing: nothing is searched any more."""
        self._typing.stop()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.search_field.setPlaceholderText(self.tr("Search conversations"))
        self.search_field.setAccessibleName(self.tr("Search conversations"))
        self._sign.setText(self.tr("Search conversations"))
        for button in self.search_field.findChildren(QToolButton):
            is_sign = button.defaultAction() is self._sign
            button.setAccessibleName(self._sign.text() if is_sign else self.tr("Empty the search field"))
        self.view.setAccessibleName(self.tr("Conversations"))
        self.model.retranslate()
        self._show_whether_empty()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the search field that are meant for the list."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.search_field and is_key and isinstance(event, QKeyEvent):
            if event.key() in _LIST_KEYS:
                QApplication.sendEvent(self.view, event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_field.text():
                self.search_field.clear()
                return True
        return super().eventFilter(watched, event)

    def _make_field(self) -> None:
        self.search_field = QLineEdit(clearButtonEnabled=True, maxLength=_LONGEST)
        self.search_field.setProperty("kind", "find")
        self.search_field.installEventFilter(self)
        self._sign = QAction(self)
        self.search_field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)

    def _make_view(self) -> None:
        self.view = QListView()
        self.view.setProperty("kind", "side")
        self.view.setModel(self.model)
        self.view.setItemDelegate(HistoryRow(self._theme, self.model, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("kind", "muted")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self._places = QStackedWidget()
        self._places.addWidget(self.view)
        self._places.addWidget(self.empty)

    def _connect(self) -> None:
        self.search_field.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(self.refresh)
        self.model.shown.connect(self._select_found)
        self.model.rowsRemoved.connect(lambda *_: self._show_whether_empty())
        self.view.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.view.doubleClicked.connect(lambda _: self.opened.emit())
        self._theme.changed.connect(self._recolour)

    def _select_found(self) -> None:
        wanted = self.model.index_of(self._wanted_key) if self._wanted_key else QModelIndex()
        self._wanted_key = ""
        self._show_whether_empty()
        self._select(wanted if wanted.isValid() else self.model.first())
        self.chosen.emit()  # also where there is nothing to select any more

    def _select(self, index: QModelIndex) -> None:
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_whether_empty(self) -> None:
        text = self.model.text.strip()
        is_empty = self.model.rowCount() == 0
        self._places.setCurrentWidget(self.empty if is_empty else self.view)
        nothing = self.tr("Nothing here yet. A conversation is kept as soon as you have asked something.")
        found = self.tr("Nothing found for “{text}”.").format(text=text)
        self.empty.setText((found if text else nothing) if self.model.has_answer else "")

    def _recolour(self) -> None:
        self._sign.setIcon(self._theme.icon("search", "muted"))
        self.view.viewport().update()
