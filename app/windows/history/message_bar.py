"""One line about what was just done, with a button to take it back. Stays until something else is done, and
never takes the focus. GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class MessageBar(QFrame):
    """Hidden until `tell`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self.setProperty("kind", "notice")
        self.label, self.button = QLabel(), QPushButton()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.act)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def tell(
        self, words: str, button: str = "", act: Callable[[], None] | None = None, *, is_error: bool = False
    ) -> None:
        """Shows the line, and a button where there is something to do."""
        self._act = act
        self.label.setText(words)
        self.label.setProperty("kind", "error" if is_error else "")
        self.label.style().polish(self.label)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(act is not None)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def act(self) -> None:
        """Does what the button says; nothing where there is none."""
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()
