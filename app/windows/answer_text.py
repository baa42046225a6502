"""One answer as text: plain while it streams, Markdown once it is complete. GUI thread.

The text comes from a model that read an untrusted page, so it may load nothing: no pictures, no style
sheets, neither from the network nor from disk. Links are handed to the window, which asks first.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from app.theme import ANSWER_PX

_LINE_HEIGHT = 1.5 * ANSWER_PX
_MARKDOWN = re.compile(r"\n|\*\*|`|!?\[[^\]]*\]\(")


_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class AnswerText(QTextBrowser):
    """As high as its text; the conversation scrolls, not the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "answer")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Answer"))
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(20)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._set_line_height()

    def add_text(self, text: str) -> None:
        """A streamed piece, at the end, without disturbing a selection."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)

    def set_final(self, text: str) -> None:
        """The whole answer. A single line without marks stays as it is: "14. March" is a date, not a list."""
        if _MARKDOWN.search(text.strip()):
            self.document().setMarkdown(text, _DIALECT)
            self._style_tables()
        elif text != self.toPlainText():
            self.setPlainText(text)
        self._set_line_height()
        self._fit()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is fetched: an empty picture stands for whatever the answer names."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            blank = QImage(1, 1, QImage.Format.Format_ARGB32)
            blank.fill(Qt.GlobalColor.transparent)
            return blank
        return ""

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _set_line_height(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor.mergeBlockFormat(spacing)

    def _style_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                style = frame.format()
                style.setBorder(1)
                style.setBorderCollapse(True)
                style.setBorderBrush(self.palette().mid())
                style.setCellPadding(6)
                style.setTopMargin(8)
                style.setBottomMargin(8)
                style.setCellSpacing(0)
                frame.setFormat(style)

    def _fit(self) -> None:
        height = round(self.document().size().height()) + 2
        if self.horizontalScrollBar().maximum() > 0:
            height += self.horizontalScrollBar().height()
        if height != self.height():
            self.setFixedHeight(height)
