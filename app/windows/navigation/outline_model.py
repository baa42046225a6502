"""The outline of a document as a tree for `OutlineView`. It holds positions only, so that ten thousand
entries are as quick as ten. GUI thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.documents.links import OutlineEntry
from app.theme import Theme

TITLE, PAGE = 0, 1
_Index = QModelIndex | QPersistentModelIndex
_ROOT = -1


class OutlineModel(QAbstractItemModel):
    """Two columns: the title, and the page's number. An index carries the entry's position plus one."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked = _ROOT
        self.entries: Sequence[OutlineEntry] = ()
        self._parents: list[int] = []
        self._rows: list[int] = []
        self._children: dict[int, list[int]] = {_ROOT: []}

    def set_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Another outline."""
        self.beginResetModel()
        self.entries, self._marked = entries, _ROOT
        self._parents, self._rows, self._children = [], [], {_ROOT: []}
        above: list[int] = []  # the entries that the next one may lie under, outermost first
        for position, entry in enumerate(entries):
            while above and entries[above[-1]].level >= entry.level:
                above.pop()
            parent = above[-1] if above else _ROOT
            siblings = self._children.setdefault(parent, [])
            self._parents.append(parent)
            self._rows.append(len(siblings))
            siblings.append(position)
            above.append(position)
        self.endResetModel()

    def section_at(self, page: int) -> int | None:
        """The entry that a page belongs to: the first that begins on it, else the last one before it."""
        best, best_page = None, -1
        for position, entry in enumerate(self.entries):
            if best_page < entry.page <= page or (entry.page == best_page < page):
                best, best_page = position, entry.page
        return best

    def mark(self, position: int | None) -> None:
        """Marks one entry as the current section."""
        before, self._marked = self._marked, _ROOT if position is None else position
        for changed in {before, self._marked} - {_ROOT}:
            self.dataChanged.emit(self.index_of(changed), self.index_of(changed, PAGE))

    @property
    def marked(self) -> int | None:
        """The position of the entry that is marked."""
        return None if self._marked == _ROOT else self._marked

    def index_of(self, position: int, column: int = TITLE) -> QModelIndex:
        """Where an entry stands in the tree."""
        return self.createIndex(self._rows[position], column, position + 1)

    def position_of(self, index: _Index) -> int:
        """Which entry an index means."""
        return int(index.internalId()) - 1

    def parent_of(self, position: int) -> int | None:
        """The entry that an entry lies under."""
        parent = self._parents[position]
        return None if parent == _ROOT else parent

    # -- what Qt asks ----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        children = self._children_of(parent)
        if 0 <= row < len(children) and column in (TITLE, PAGE):
            return self.createIndex(row, column, children[row] + 1)
        return QModelIndex()

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        parent = self.parent_of(self.position_of(index)) if index.isValid() else None
        return QModelIndex() if parent is None else self.index_of(parent)

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._children_of(parent))

    def columnCount(self, parent: _Index | None = None) -> int:
        return 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        position = self.position_of(index)
        entry = self.entries[position]
        if role == Qt.ItemDataRole.DisplayRole:
            return _one_line(entry.title) if index.column() == TITLE else _number(entry)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == PAGE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            if position == self._marked:
                return self._theme.colour("accent")
            return self._theme.colour("muted") if index.column() == PAGE else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("{title}, page {page}").format(title=_one_line(entry.title), page=_number(entry))
        return None

    def _children_of(self, parent: _Index | None) -> list[int]:
        if parent is None or not parent.isValid():
            return self._children[_ROOT]
        return self._children.get(self.position_of(parent), []) if parent.column() == TITLE else []


def _number(entry: OutlineEntry) -> str:
    """As people count; nothing for an entry that leads to no page of this document."""
    return str(entry.page + 1) if entry.page >= 0 else ""


def _one_line(title: str) -> str:
    return " ".join(title.split())
