"""The button that appears over a table or a piece of code of an answer, and copies just that. Made by
`answer_text`, GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QTextCursor, QTextDocumentFragment, QTextFrame, QTextTable, QTextTableCell
from PySide6.QtWidgets import QTextEdit, QToolButton

from app.windows.conversation.rich_clipboard import copy_text

_GAP = 4


class PartCopy(QToolButton):
    """Lies at the top right of the part under the pointer."""

    def __init__(self, text: QTextEdit) -> None:
        super().__init__(text.viewport())
        self._text = text
        self._part: QTextFrame | None = None
        self.setProperty("kind", "over_text")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard the part is selected and copied
        self.clicked.connect(self._copy)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setText(self.tr("Copy"))
        self.setAccessibleName(self.tr("Copy this part"))
        self.setToolTip(self.tr("Copy this part"))
        self.adjustSize()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def offer(self, part: QTextFrame, point: QPointF) -> None:
        """Shows the button when the pointer is really over that table or code."""
        sideways = self._text.horizontalScrollBar().value()
        area = self._text.document().documentLayout().frameBoundingRect(part).translated(-sideways, 0)
        if not area.contains(point):
            self.hide()
            return
        self._part = part
        right = min(round(area.right()), self._text.viewport().width())
        self.move(right - self.width() - _GAP, round(area.top()) + _GAP)
        self.show()

    def _copy(self) -> None:
        if self._part is None:
            return
        cursor = _selected(self._part)
        if isinstance(self._part, QTextTable):
            copy_text(tab_separated(self._part), QTextDocumentFragment(cursor).toHtml())
        else:
            copy_text(cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))


def tab_separated(table: QTextTable) -> str:
    """The table as spreadsheets take it from the clipboard."""

    def words(row: int, column: int) -> str:
        return " ".join(_selected(table.cellAt(row, column)).selectedText().split())

    return "\n".join(
        "\t".join(words(row, column) for column in range(table.columns())) for row in range(table.rows())
    )


def _selected(part: QTextFrame | QTextTableCell) -> QTextCursor:
    cursor = part.firstCursorPosition()
    cursor.setPosition(part.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor
