"""The pages of a document as a column of small pictures. Part of `SidePanel`; GUI thread.

Only what is in view is drawn, so that 2,000 pages cost no more than ten. The page that the viewport shows is
marked; it comes into view when it changes, and the focus stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from app.documents.document import Document
from app.theme import Theme
from app.windows.navigation.thumbnail_painting import ThumbnailDelegate
from app.windows.navigation.thumbnail_pictures import ThumbnailPictures

_RESIZE_RESTS_MS = 120  # while the panel is being dragged, the pictures there are stretched
_Index = QModelIndex | QPersistentModelIndex


class PageList(QAbstractListModel):
    """One row a page; what is said is its number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0

    def set_count(self, count: int) -> None:
        """So many pages from now on."""
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return self._count if parent is None or not parent.isValid() else 0

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {page}").format(page=index.row() + 1)
        return None


class Thumbnails(QListView):
    """Click or Enter chooses a page; arrows only move the cursor; digits take it to the page they name."""

    page_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: object = None
        self._current = 0
        self._typed, self._typed_at = "", QElapsedTimer()
        self._pages = PageList(self)
        self._pictures = ThumbnailPictures(self)
        self._pictures.drawn.connect(self._repaint)
        self._delegate = ThumbnailDelegate(theme, self._pictures, self)
        self._wish_timer = QTimer(self, singleShot=True)
        self._wish_timer.timeout.connect(self._wish)
        self.setModel(self._pages)
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.page_chosen.emit(index.row()))
        theme.changed.connect(self.viewport().update)
        self.retranslate()

    # -- what it shows ---------------------------------------------------------------------------------

    def show_document(self, document: Document | None) -> None:
        """The pages of `document`. The same file again keeps its place, and its old pictures meanwhile."""
        path = document.path if document is not None else None
        is_same, self._path = path is not None and path == self._path, path
        place, cursor = (self.verticalScrollBar().value(), self.currentIndex().row()) if is_same else (0, 0)
        sizes: Sequence[tuple[float, float]] = document.page_sizes if document is not None else ()
        self._pictures.show(document, keep=is_same)
        self._delegate.set_pages(sizes)
        self._pages.set_count(len(sizes))
        self.executeDelayedItemsLayout()
        self.setCurrentIndex(self._pages.index(min(max(cursor, 0), len(sizes) - 1)))
        self.set_current_page(self._current if is_same else 0)
        self.verticalScrollBar().setValue(place)
        self._wish_soon()

    def set_current_page(self, page: int) -> None:
        """Marks the page that the viewport shows, and brings it into view."""
        if not self._pages.rowCount():
            return
        before, self._current = self._current, min(max(page, 0), self._pages.rowCount() - 1)
        self._delegate.current = self._current
        for changed in (before, self._current):
            self._repaint(changed)
        index = self._pages.index(self._current)
        if self.currentIndex() != index:
            self._bring_into_view(index)
            if not self.hasFocus():  # else somebody is walking through the pages with the keys
                self.setCurrentIndex(index)

    @property
    def current_page(self) -> int:
        """The page that is marked."""
        return self._current

    def stop_renderer(self) -> None:
        """Lets the render thread end; `close_renderer` waits for it."""
        self._wish_timer.stop()
        self._pictures.stop()

    def close_renderer(self) -> None:
        """Ends the render thread."""
        self.stop_renderer()
        self._pictures.close()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setAccessibleName(self.tr("Pages"))

    # -- keys ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.page_chosen.emit(self.currentIndex().row())
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Digits typed one after another are a page number."""
        if not search.isdecimal():
            return
        pause = self._typed_at.isValid() and self._typed_at.elapsed() > QApplication.keyboardInputInterval()
        self._typed = search if pause else (self._typed + search)[-9:]
        self._typed_at.start()
        page = min(max(int(self._typed), 1), self._pages.rowCount()) - 1
        self.setCurrentIndex(self._pages.index(page))

    # -- what is in view -------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._wish_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            kept = self.indexAt(QPoint(self.viewport().width() // 2, 0))
            self._delegate.set_width(self.width(), self.devicePixelRatioF())
            self.scheduleDelayedItemsLayout()
            super().resizeEvent(event)
            if kept.isValid() and self.verticalScrollBar().value() > 0:
                self.executeDelayedItemsLayout()
                self.scrollTo(kept, QAbstractItemView.ScrollHint.PositionAtTop)
            self._wish_timer.start(_RESIZE_RESTS_MS)
            return
        super().resizeEvent(event)
        self._wish_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wish_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self._pages.rowCount():  # minimised windows come back as they were
            self._pictures.rest(self._with_sizes(self._rows_in_view()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._delegate.set_width(self.width(), self.devicePixelRatioF())
            self._wish_soon()
        return super().event(event)

    def _wish_soon(self) -> None:
        if not self._wish_timer.isActive():
            self._wish_timer.start(0)

    def _wish(self) -> None:
        """Asks for the pictures in view, and for a screen before and after them."""
        if not self.isVisible() or not self._pages.rowCount():
            return
        seen = self._rows_in_view()
        count, ahead = self._pages.rowCount(), len(seen)
        after = range(seen.stop, min(seen.stop + ahead, count))
        before = range(seen.start - 1, max(seen.start - ahead, 0) - 1, -1)
        self._pictures.want(self._with_sizes(seen), self._with_sizes([*after, *before]))

    def _rows_in_view(self) -> range:
        middle, bottom = self.viewport().width() // 2, self.viewport().height() - 1
        first, last = self.indexAt(QPoint(middle, 0)), self.indexAt(QPoint(middle, bottom))
        return range(max(first.row(), 0), (last.row() if last.isValid() else self._pages.rowCount() - 1) + 1)

    def _with_sizes(self, pages: Sequence[int]) -> Iterator[tuple[int, QSize]]:
        return ((page, self._delegate.picture_size(page)) for page in pages)

    def _repaint(self, page: int) -> None:
        self.viewport().update(self.visualRect(self._pages.index(page)))

    def _bring_into_view(self, index: QModelIndex) -> None:
        area = self.visualRect(index)
        is_near = -area.height() <= area.top() <= self.viewport().height()
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.EnsureVisible if is_near else hint.PositionAtCenter)
