"""A card over the page that says what happened and what to do, or what there is to know, with one button at
most. GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.theme import Theme
from app.translations import translated

_WIDTH = 440


class Notice(QFrame):
    """Stays until it is closed or something else has worked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._theme = theme
        self._act: Callable[[], None] = self.hide
        self._is_error = True
        parent.installEventFilter(self)
        self.setProperty("kind", "notice")
        self.setFixedWidth(_WIDTH)
        self.sign, self.what, self.advice = QLabel(), QLabel(), QLabel()
        self.what.setProperty("kind", "what")
        self.advice.setProperty("kind", "muted")
        for label in (self.what, self.advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(self._press)
        self.close_button = QToolButton()
        self.close_button.clicked.connect(self.hide)
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(self.what)
        text.addWidget(self.advice)
        text.addSpacing(6)
        text.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 8, 12)
        row.setSpacing(12)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """The words again, in the language of now; a message on show stays as it was told."""
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def tell(self, error: UserError, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Shows an error, and a button for what to do about it."""
        shown = translated(error)
        self._is_error = True
        self._show(shown.what, shown.advice, button, act)

    def say(self, what: str, more: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Shows what is no error."""
        self._is_error = False
        self._show(what, more, button, act)

    def _show(self, what: str, more: str, button: str, act: Callable[[], None] | None) -> None:
        self._recolour()
        self.what.setText(what)
        self.advice.setText(more)
        self.advice.setVisible(bool(more))
        self.button.setVisible(bool(button))
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setToolTip(button)
        self._act = act or self.hide
        self.setAccessibleName(f"{what} {more}".strip())
        self.show()
        self.place()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """At the bottom of the page area, in the middle."""
        self.setFixedWidth(min(_WIDTH, max(self._page.width() - 32, 200)))
        self.resize(self.width(), self.heightForWidth(self.width()))
        area = self._page.rect()
        self.move((area.width() - self.width()) // 2, area.height() - self.height() - 24)

    def _press(self) -> None:
        self.hide()
        self._act()

    def _recolour(self) -> None:
        self.close_button.setIcon(self._theme.icon("x", "muted"))
        sign = ("triangle-alert", "error") if self._is_error else ("info", "muted")
        self.sign.setPixmap(self._theme.icon(*sign).pixmap(20, 20))
