"""The table of contents of a document as a tree. Part of `SidePanel`; GUI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.documents.links import OutlineEntry
from app.theme import Theme
from app.windows.navigation.outline_model import PAGE, TITLE, OutlineModel

_OPENED_AT_FIRST = 24  # entries: an outline that short is shown whole
_INDENT = 16


class OutlineView(QTreeView):
    """Click or Enter chooses an entry; arrows move, open and close. The section on screen is marked."""

    chosen = Signal(object)  # OutlineEntry

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self._last_chosen: int | None = None
        self._outline = OutlineModel(theme, self)
        self.setModel(self._outline)
        self.setItemDelegate(_OutlineDelegate(self))
        self.setProperty("kind", "side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setViewportMargins(4, 8, 0, 0)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(24)
        self.header().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(PAGE, QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._choose)
        self.expanded.connect(lambda _: self._mark())
        self.collapsed.connect(lambda _: self._mark())
        theme.changed.connect(self.viewport().update)
        self.retranslate()

    @property
    def entries(self) -> Sequence[OutlineEntry]:
        """The outline on show."""
        return self._outline.entries

    @property
    def marked(self) -> OutlineEntry | None:
        """The entry that is marked as the section on screen."""
        position = self._outline.marked
        return None if position is None else self._outline.entries[position]

    def show_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Another outline; what was open stays open where a title is found again."""
        opened = self._opened_titles()
        self._last_chosen = None
        self._outline.set_entries(entries)
        last_page = max((entry.page for entry in entries), default=0)
        self.header().resizeSection(PAGE, self.fontMetrics().horizontalAdvance(str(last_page + 1)) + 20)
        if opened:
            self._open_again(opened)
        elif len(entries) <= _OPENED_AT_FIRST:
            self.expandAll()
        elif self._outline.rowCount() == 1:  # a book whose title is the only entry at the top
            self.expand(self._outline.index(0, TITLE))
        self._mark()

    def set_current_page(self, page: int) -> None:
        """Marks the section that a page belongs to, and brings it into view."""
        self._page = page
        if self._last_chosen is not None and self._outline.entries[self._last_chosen].page != page:
            self._last_chosen = None
        self._mark()
        if self._outline.marked is not None:
            self.scrollTo(self._outline.index_of(self._outline.marked))

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setAccessibleName(self.tr("Outline"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _choose(self, index: QModelIndex) -> None:
        # Several sections may begin on one page: the one that was chosen is the one that is marked.
        self._last_chosen = self._outline.position_of(index)
        self.chosen.emit(self._outline.entries[self._last_chosen])

    def _mark(self) -> None:
        """Marks the section, or what it is folded into."""
        position = self._last_chosen
        if position is None or self._outline.entries[position].page != self._page:
            position = self._outline.section_at(self._page)
        shown, above = position, position
        while above is not None:
            above = self._outline.parent_of(above)
            if above is not None and not self.isExpanded(self._outline.index_of(above)):
                shown = above
        self._outline.mark(shown)

    def _opened_titles(self) -> set[tuple[int, str]]:
        outline = self._outline
        return {
            (entry.level, entry.title)
            for position, entry in enumerate(outline.entries)
            if self.isExpanded(outline.index_of(position))
        }

    def _open_again(self, titles: set[tuple[int, str]]) -> None:
        for position, entry in enumerate(self._outline.entries):
            if (entry.level, entry.title) in titles:
                self.expand(self._outline.index_of(position))


class _OutlineDelegate(QStyledItemDelegate):
    """The row of the cursor keeps the colours of its words: its ground is grey, not the accent."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        palette = QPalette(option.palette)
        palette.setBrush(QPalette.ColorRole.HighlightedText, palette.brush(QPalette.ColorRole.Text))
        option.palette = palette
