"""One answer as text: finished blocks as Markdown while it streams, the piece that is not finished as plain
text. GUI thread.

The text comes from a model that read an untrusted page, so it may load nothing: no pictures, no style
sheets, neither from the network nor from disk. Links are handed to the window, which asks first.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QFontInfo,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QSizePolicy, QTextBrowser, QWidget

from app.windows.conversation.answer_formats import AnswerFormats, AnswerStyle
from app.windows.conversation.answer_writer import AnswerWriter
from app.windows.conversation.kept_selection import KeptSelection
from app.windows.conversation.markdown_blocks import MarkdownStream, blocks_of, definitions
from app.windows.conversation.part_copy import PartCopy

_MARKDOWN = re.compile(r"\n|\*\*|`|!?\[[^\]]*\]\(")


class AnswerText(QTextBrowser):
    """As high as its text; the conversation scrolls, not the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stream = MarkdownStream()
        self._streamed: list[str] = []
        self._final: str | None = None
        self._tail_start = 0  # where the plain text begins in the document
        self._tail_shown = ""
        self._part_copy: PartCopy | None = None  # made when it is first needed: most answers need none
        self.setProperty("kind", "answer")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(20)
        self.ensurePolished()
        self.writer = AnswerWriter(self.document(), self._style_of_now())
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.retranslate()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setAccessibleName(self.tr("Answer"))

    def add_text(self, text: str) -> None:
        """A streamed piece, at the end, without disturbing a selection."""
        self._streamed.append(text)
        finished = self._stream.add(text)
        if finished:
            self._replace_tail(finished)
        elif self._document_is_new():
            self._tail_start = self.writer.begin_plain()
        self._show_tail()

    def set_final(self, text: str) -> None:
        """The whole answer. A single line without marks stays as it is: "14. March" is a date, not a list."""
        if text == self._final:
            return
        is_known = self._final is None and text.strip() == "".join(self._streamed).strip()
        self._final = text
        if not _MARKDOWN.search(text.strip()):
            self._write_plain(text)
        elif is_known and not definitions(text):
            self._replace_tail(list(filter(None, [self._stream.close()])))
        else:
            self._write_all(text)
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

    # -- writing -------------------------------------------------------------------------------------------

    def _document_is_new(self) -> bool:
        return self.document().isEmpty() and not self._tail_shown

    def _replace_tail(self, blocks: list[str]) -> None:
        """Writes finished blocks in place of the plain text they were shown as."""
        kept = KeptSelection(self, self._tail_start)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(self._tail_start)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for block in blocks:
            self.writer.write(block)
        self._tail_shown = ""
        if self._stream.tail:
            self._tail_start = self.writer.begin_plain()
            self._show_tail()
        else:
            self.writer.end()
        cursor.endEditBlock()
        kept.restore()

    def _show_tail(self) -> None:
        """What is not finished, without blank lines at its end: they would make the text jump."""
        text = self._stream.tail.lstrip("\n").rstrip()
        added, self._tail_shown = text[len(self._tail_shown) :], text
        if not added:
            return
        kept = KeptSelection(self)
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(added)
        kept.restore()

    def _write_plain(self, text: str) -> None:
        if text == self.toPlainText():
            return
        self._clear()
        self.writer.begin_plain()
        QTextCursor(self.document()).insertText(text)

    def _write_all(self, text: str) -> None:
        """The whole text anew; each block is told the link definitions of all."""
        kept = KeptSelection(self, 0)
        shared = definitions(text)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._clear()
        for block in blocks_of(text):
            self.writer.write(f"{block}\n\n{shared}" if shared else block)
        self.writer.end()
        cursor.endEditBlock()
        kept.restore()

    def _clear(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self.writer.begin()
        self._tail_start, self._tail_shown = 0, ""
        self._hide_part_copy()

    def _style_of_now(self) -> AnswerStyle:
        return AnswerStyle.of(QApplication.palette(), QFontInfo(self.font()).pixelSize())

    def _restyle(self) -> None:
        """Writes the answer again in other colours or another size."""
        style = self._style_of_now()
        if style == self.writer.formats.style:
            return
        self.writer.formats = AnswerFormats(style)
        if self._final is not None:
            final, self._final = self._final, None
            self._streamed.clear()
            self._clear()
            self.set_final(final)
        elif self._streamed:
            text = "".join(self._streamed)
            self._streamed.clear()
            self._stream = MarkdownStream()
            self._clear()
            self.add_text(text)

    # -- events --------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.SelectAll) or (event.matches(standard.Copy) and self._has_selection()):
                event.accept()  # what is selected here is meant, not what is selected on the page
                return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        is_same_font = event.type() == QEvent.Type.FontChange and self.font() == self.document().defaultFont()
        if (
            is_same_font
        ):  # a new style sheet tells of it many times, and QTextEdit lays out all anew each time
            QAbstractScrollArea.changeEvent(self, event)
        else:
            super().changeEvent(event)
        if not hasattr(self, "writer"):
            return  # Qt tells of the first font while the base class is still being made
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._restyle()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._hide_part_copy()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The conversation scrolls; only a table too wide for the panel is moved sideways here."""
        sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if sideways and self.horizontalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        frame = self.cursorForPosition(event.position().toPoint()).currentFrame()
        if frame is None or frame == self.document().rootFrame():
            self._hide_part_copy()
            return
        if self._part_copy is None:
            self._part_copy = PartCopy(self)
        self._part_copy.offer(frame, event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hide_part_copy()

    def _has_selection(self) -> bool:
        return self.textCursor().hasSelection()

    def _hide_part_copy(self) -> None:
        if self._part_copy is not None:
            self._part_copy.hide()

    def _fit(self) -> None:
        height = round(self.document().size().height()) + 2
        if self.horizontalScrollBar().maximum() > 0:
            height += self.horizontalScrollBar().height()
        if height != self.height():
            self.setFixedHeight(height)
