"""The panel at the left: the pages as thumbnails, and the outline of a document that has one. GUI thread;
the outline is fetched on the panel's own thread, for it waits for the reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.documents.document import Document
from app.documents.links import OutlineEntry
from app.theme import Theme
from app.windows.background import Background
from app.windows.navigation.outline_view import OutlineView
from app.windows.navigation.thumbnails import Thumbnails

_PAGES, _OUTLINE = 0, 1


class SidePanel(QWidget):
    """Two tabs over two lists; without an outline there is nothing to choose, and no tabs."""

    page_chosen = Signal(int)
    outline_chosen = Signal(object)  # OutlineEntry

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._background = Background(self)
        self.thumbnails, self.outline = Thumbnails(theme), OutlineView(theme)
        self.thumbnails.page_chosen.connect(self.page_chosen)
        self.outline.chosen.connect(self.outline_chosen)
        self.tabs = QTabBar()
        self.tabs.setProperty("kind", "side")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(True)
        self.tabs.addTab("")
        self.tabs.addTab("")
        self.lists = QStackedWidget()
        self.lists.addWidget(self.thumbnails)
        self.lists.addWidget(self.outline)
        self.tabs.currentChanged.connect(self.lists.setCurrentIndex)
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.lists, 1)
        self.tabs.hide()
        self.retranslate()

    def show_document(self, document: Document | None) -> None:
        """The pages and the outline of `document`; the same file again keeps place and tab."""
        before, self._document = self._document, document
        self.thumbnails.show_document(document)
        if document is None or before is None or before.path != document.path:
            self._show_outline(())
        self._fetch_outline()

    def reload(self) -> None:
        """Draws the pages and reads the outline once more, also what failed before."""
        self.show_document(self._document)

    def set_current_page(self, page: int) -> None:
        """Marks the page that the viewport shows, and its section."""
        self.thumbnails.set_current_page(page)
        self.outline.set_current_page(page)

    def stop(self) -> None:
        """Lets the threads of the panel end; `close` waits for them."""
        self.thumbnails.stop_renderer()
        self._background.stop()

    def close(self) -> bool:
        """Ends the threads of the panel."""
        self.stop()
        self.thumbnails.close_renderer()
        self._background.close()
        return super().close()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.tabs.setTabText(_PAGES, self.tr("Pages"))
        self.tabs.setTabText(_OUTLINE, self.tr("Outline"))
        self.tabs.setAccessibleName(self.tr("Pages or outline"))
        self.setAccessibleName(self.tr("Pages and outline"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fetch_outline(self) -> None:
        document = self._document
        if document is None:
            return

        def show(entries: Sequence[OutlineEntry]) -> None:
            if document is self._document:
                self._show_outline(entries)

        # A document whose outline cannot be read is shown without one.
        self._background.run(document.outline, show, lambda _: show(()))

    def _show_outline(self, entries: Sequence[OutlineEntry]) -> None:
        self.outline.show_entries(entries)
        self.outline.set_current_page(self.thumbnails.current_page)
        self.tabs.setVisible(bool(entries))
        if not entries:
            self.tabs.setCurrentIndex(_PAGES)
