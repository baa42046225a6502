"""The small buttons below an answer: copy, answer again, change the question, show what the model saw. Made
by `turn_view`, GUI thread.

They are always there for keyboard and screen reader; their icons are drawn while the turn is under the
pointer or has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.theme import Theme


class TurnActions(QWidget):
    """Tells which one was pressed."""

    copy_clicked = Signal()
    again_clicked = Signal()
    edit_clicked = Signal()
    picture_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = False
        self.copy, self.again = QToolButton(self), QToolButton(self)
        self.edit, self.picture = QToolButton(self), QToolButton(self)
        self._icons = {self.copy: "copy", self.again: "refresh-cw", self.edit: "pencil", self.picture: "eye"}
        self.copy.clicked.connect(self.copy_clicked)
        self.again.clicked.connect(self.again_clicked)
        self.edit.clicked.connect(self.edit_clicked)
        self.picture.clicked.connect(self.picture_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self._icons:
            button.setProperty("kind", "turn")
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
        self.picture.hide()
        self.retranslate()

    def offer(self, *, copy: bool, again: bool, edit: bool, picture: bool) -> None:
        """Which of them make sense now."""
        for button, wanted in (
            (self.copy, copy),
            (self.again, again),
            (self.edit, edit),
            (self.picture, picture),
        ):
            button.setVisible(wanted)

    def set_shown(self, shown: bool) -> None:
        """Draws the icons, or leaves the row empty."""
        if shown != self._shown:
            self._shown = shown
            self.recolour()

    def recolour(self) -> None:
        """The icons again, in the colours of now."""
        for button, name in self._icons.items():
            button.setIcon(self._theme.icon(name, "muted") if self._shown else QIcon())

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        for button, words in (
            (self.copy, self.tr("Copy the answer")),
            (self.again, self.tr("Answer again")),
            (self.edit, self.tr("Change the question")),
            (self.picture, self.tr("Show what the model saw")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
