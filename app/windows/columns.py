"""The three columns of the window, and what stands in them: side panel, pages and conversation of the tab in
front. Widths and what is shown come from the settings and go back there. GUI thread; `MainWindow` owns it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from app.settings import Settings
from app.windows.document_tab import DocumentTab

_SIDE, _PAGES, _PANEL = 0, 1, 2


class Columns(QSplitter):
    """A stack in each column; all three show the same tab."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self.side, self.pages, self.panel = (QStackedWidget() for _ in range(3))
        for stack in (self.side, self.pages, self.panel):
            self.addWidget(stack)
        for column, stretch in ((_SIDE, 0), (_PAGES, 1), (_PANEL, 0)):
            self.setStretchFactor(column, stretch)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        settings.changed.connect(self._take_setting)

    def add(self, tab: DocumentTab) -> None:
        """Takes the widgets of a tab in."""
        for stack, widget in self._places(tab):
            stack.addWidget(widget)

    def remove(self, tab: DocumentTab) -> None:
        """Lets the widgets of a tab go, for good."""
        for stack, widget in self._places(tab):
            stack.removeWidget(widget)
            widget.deleteLater()

    def show_tab(self, tab: DocumentTab) -> None:
        """Brings the widgets of a tab to the front."""
        for stack, widget in self._places(tab):
            stack.setCurrentWidget(widget)

    def restore(self, width: int) -> None:
        """Columns as they were left, in a window of that width."""
        side, panel = self._settings.get("side_panel_width"), self._settings.get("panel_width")
        self.setSizes([side, max(width - panel, 240), panel])
        self._show_columns()

    def keep(self) -> None:
        """Remembers how wide the columns are."""
        for stack, key in ((self.side, "side_panel_width"), (self.panel, "panel_width")):
            if stack.isVisible():
                self._settings.set_within(key, stack.width())

    def _places(self, tab: DocumentTab) -> tuple[tuple[QStackedWidget, QWidget], ...]:
        return ((self.side, tab.side_panel), (self.pages, tab.pages), (self.panel, tab.panel))

    def _take_setting(self, key: str, _: object) -> None:
        if key in ("side_panel_shown", "panel_shown"):
            self._show_columns()

    def _show_columns(self) -> None:
        self.side.setVisible(self._settings.get("side_panel_shown"))
        self.panel.setVisible(self._settings.get("panel_shown"))
