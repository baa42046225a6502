"""A card on each page that could not be drawn: what happened, and a button to try again. GUI thread.

Real widgets, so that the keyboard and screen readers reach them; there is one for each such page in sight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.translations import translated

_WIDTH, _LEAST = 360, 120
_EDGE = 16


class PageFailureCard(QFrame):
    """What happened to one page."""

    retry_wanted = Signal()

    def __init__(self, error: UserError, parent: QWidget) -> None:
        super().__init__(parent)
        self._error = error
        self.setProperty("kind", "notice")
        self.what, self.advice = QLabel(), QLabel()
        self.what.setProperty("kind", "what")
        self.advice.setProperty("kind", "muted")
        self.button = QPushButton()
        self.button.clicked.connect(self.retry_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for label in (self.what, self.advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.retranslate()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        error = translated(self._error)
        self.what.setText(error.what)
        self.advice.setText(error.advice)
        self.advice.setVisible(bool(error.advice))
        self.button.setText(self.tr("Try again"))
        self.button.setToolTip(self.tr("Draw this page again"))
        self.setAccessibleName(str(error))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def place(self, page: QRect) -> None:
        """In the middle of the part of its page that is seen."""
        width = max(min(_WIDTH, page.width() - 2 * _EDGE), _LEAST)
        self.setFixedWidth(width)
        self.resize(width, self.heightForWidth(width))
        middle = page.center()
        self.move(middle.x() - width // 2, middle.y() - self.height() // 2)


class PageFailures(QObject):
    """The cards in sight."""

    retry_wanted = Signal(int)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._cards: dict[int, PageFailureCard] = {}

    def show(self, failures: Mapping[int, UserError], pages: Iterable[tuple[int, QRect]]) -> None:
        """`pages` are those in sight, and where: each failed one of them gets its card."""
        places = {page: rect for page, rect in pages if page in failures and rect.height() >= _LEAST // 2}
        for page in [page for page in self._cards if page not in places]:
            card = self._cards.pop(page)
            card.hide()
            card.deleteLater()
        for page, rect in places.items():
            card = self._cards.get(page) or self._made(page, failures[page])
            card.place(rect)
            card.show()

    def card(self, page: int) -> PageFailureCard | None:
        """The card on a page, while it is in sight."""
        return self._cards.get(page)

    def _made(self, page: int, error: UserError) -> PageFailureCard:
        card = PageFailureCard(error, self._view)
        card.retry_wanted.connect(lambda: self.retry_wanted.emit(page))
        self._cards[page] = card
        return card
