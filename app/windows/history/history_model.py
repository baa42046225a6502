"""The list of kept conversations, by day, fetched a page at a time. Made by `HistoryList`; GUI thread.

Rows are days and conversations. What is on screen stays until the next search has answered, so that typing
does not make the list flicker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.conversation.export_words import clock_words
from app.conversation.history import History
from app.conversation.history_rows import ConversationSummary

ROW = Qt.ItemDataRole.UserRole + 1  # the Day or ConversationSummary itself
_FIRST_PAGE, _NEXT_PAGE = 100, 400
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Day:
    """The line above the conversations of one day."""

    date: QDate


class HistoryModel(QAbstractListModel):
    """`show` starts a search; `shown` tells that its first page is in the list."""

    shown = Signal()

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._rows: list[Day | ConversationSummary] = []
        self._text = ""
        self._asked: int | None = None  # the number of the search that is under way
        self._starts_anew = True
        self._has_more = False
        self._has_answer = False
        history.found.connect(self._take)
        history.deleted.connect(self.remove)

    @property
    def text(self) -> str:
        """What is searched for."""
        return self._text

    @property
    def has_answer(self) -> bool:
        """Whether a search has answered at all: before, an empty list says nothing."""
        return self._has_answer

    def show(self, text: str) -> None:
        """Looks for conversations; with no text, all of them."""
        self._text, self._starts_anew = text, True
        self._asked = self._history.search(text, _FIRST_PAGE)

    def summary(self, index: _Index) -> ConversationSummary | None:
        """The conversation of a row; None for a day."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return row if isinstance(row, ConversationSummary) else None

    def index_of(self, key: str) -> QModelIndex:
        """Where a conversation is; an invalid index where it is not in the list."""
        for number, row in enumerate(self._rows):
            if isinstance(row, ConversationSummary) and row.key == key:
                return self.index(number)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The newest conversation."""
        return self.index(1) if len(self._rows) > 1 else QModelIndex()

    def remove(self, keys: Sequence[str]) -> None:
        """Takes conversations out of the list, and days that have none left."""
        gone = set(keys)
        for number in range(len(self._rows) - 1, -1, -1):
            row = self._rows[number]
            if isinstance(row, Day):
                is_last = number + 1 == len(self._rows) or isinstance(self._rows[number + 1], Day)
                if is_last and not (self._has_more and number + 1 == len(self._rows)):
                    self._take_out(number)
            elif row.key in gone:
                self._take_out(number)

    def retranslate(self) -> None:
        """Days and times in the language of now."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    # -- what Qt asks ----------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.summary(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.day_words(row.date) if isinstance(row, Day) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.day_words(row.date) if isinstance(row, Day) else self._spoken(row)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._has_more and self._asked is None

    def fetchMore(self, parent: _Index) -> None:
        last = self._rows[-1] if self._rows else None
        if self.canFetchMore(parent) and isinstance(last, ConversationSummary):
            self._starts_anew = False
            self._asked = self._history.search(self._text, _NEXT_PAGE, after=last)

    # -- words -----------------------------------------------------------------------------------------

    def day_words(self, day: QDate) -> str:
        """ "Today", "Yesterday", or the date."""
        ago = day.daysTo(QDate.currentDate())
        if ago == 0:
            return self.tr("Today")
        if ago == 1:
            return self.tr("Yesterday")
        return QLocale().toString(day, QLocale.FormatType.LongFormat)

    def about_words(self, row: ConversationSummary) -> str:
        """The document and how much was asked."""
        asked = self.tr("%n question(s)", "", row.turn_count)
        return f"{row.document_name} · {asked}" if row.document_name else asked

    def _spoken(self, row: ConversationSummary) -> str:
        return f"{row.title}. {self.about_words(row)}, {clock_words(row.changed_at)}"

    # -- rows ------------------------------------------------------------------------------------------

    def _take(self, number: int, page: list[ConversationSummary]) -> None:
        if number != self._asked:
            return
        self._asked, self._has_answer = None, True
        self._has_more = len(page) == (_FIRST_PAGE if self._starts_anew else _NEXT_PAGE)
        if self._starts_anew:
            self.beginResetModel()
            self._rows = self._with_days(page, None)
            self.endResetModel()
            self.shown.emit()
        elif page:
            last = self._rows[-1] if self._rows else None
            new = self._with_days(page, _day(last) if isinstance(last, ConversationSummary) else None)
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def _with_days(
        self, page: Sequence[ConversationSummary], day: QDate | None
    ) -> list[Day | ConversationSummary]:
        rows: list[Day | ConversationSummary] = []
        for summary in page:
            if _day(summary) != day:
                day = _day(summary)
                rows.append(Day(day))
            rows.append(summary)
        return rows

    def _take_out(self, number: int) -> None:
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._rows[number]
        self.endRemoveRows()


def _day(summary: ConversationSummary) -> QDate:
    local = summary.changed_at.astimezone()
    return QDate(local.year, local.month, local.day)
