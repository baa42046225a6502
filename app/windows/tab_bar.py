"""The open documents as tabs, in the header. GUI thread; `MainWindow` owns it and decides what a tab is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton, QWidget

from app.theme import Theme

_WIDEST, _NARROWEST = 220, 96


class TabBar(QTabBar):
    """Tabs that can be moved, closed with their own button or the middle mouse button, and shortened."""

    close_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "tabs")
        self.setDrawBase(False)
        self.setDocumentMode(True)
        self.setMovable(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehaviorOnRemove(QTabBar.SelectionBehavior.SelectPreviousTab)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._refresh)
        self.retranslate()

    def add(self, name: str) -> int:
        """A new tab at the end, with its close button."""
        index = self.addTab(name)
        button = QToolButton(self)
        button.setProperty("kind", "close_tab")
        button.setFixedSize(24, 24)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W is the key for it
        button.clicked.connect(lambda: self._close_of(button))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)
        self._refresh()
        return index

    def name(self, index: int, name: str, tooltip: str) -> None:
        """What a tab is called."""
        self.setTabText(index, name.replace("&", "&&"))
        self.setTabToolTip(index, tooltip)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setAccessibleName(self.tr("Open documents"))
        names = {"ScrollLeftButton": self.tr("Earlier tabs"), "ScrollRightButton": self.tr("Later tabs")}
        for button in self.findChildren(QToolButton):
            if button.objectName() in names:
                button.setToolTip(names[button.objectName()])
                button.setAccessibleName(names[button.objectName()])
        self._refresh()

    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        return QSize(min(max(hint.width(), _NARROWEST), _WIDEST), max(hint.height(), self.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            index = self.tabAt(event.position().toPoint())
            if index >= 0:
                self.close_wanted.emit(index)
            return
        super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _close_of(self, button: QToolButton) -> None:
        for index in range(self.count()):
            if self.tabButton(index, QTabBar.ButtonPosition.RightSide) is button:
                self.close_wanted.emit(index)
                return

    def _refresh(self) -> None:
        for index in range(self.count()):
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(self._theme.icon("x", "muted"))
                button.setIconSize(QSize(14, 14))
                button.setToolTip(self.tr("Close the tab"))
                button.setAccessibleName(self.tr("Close {name}").format(name=self.tabText(index)))
