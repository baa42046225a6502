"""Writes Markdown blocks into the document of an answer, in the type and colours of the window. GUI thread.

Qt parses each block in a document of its own, which is never laid out; its paragraphs, lists, tables and code
are then written at the end of the answer with our formats. So a block looks the same whether it came while
the answer streamed or at its end. Pictures stand as the words that describe them: nothing is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from app.windows.answer_formats import AnswerFormats, AnswerStyle
from app.windows.markdown_blocks import prepared

_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_PROPERTY = QTextFormat.Property
_SPARE = _PROPERTY.UserProperty.value + 1  # marks an empty block that the next one may take


class AnswerWriter:
    """Writes at the end of one document."""

    def __init__(self, document: QTextDocument, style: AnswerStyle) -> None:
        self.formats = AnswerFormats(style)
        self.parses = 0  # blocks parsed so far
        self._document = document

    def begin_plain(self) -> int:
        """Makes room for plain text at the end and returns its position."""
        cursor = self._at_end()
        shape = self.formats.block(bottom=0.0)
        shape.setProperty(_SPARE, True)
        self._next_block(cursor, shape, QTextCharFormat())
        return cursor.position()

    def write(self, markdown: str) -> None:
        """Parses one block and writes it at the end."""
        self.parses += 1
        parsed = QTextDocument()
        parsed.setIndentWidth(self._document.indentWidth())
        parsed.setMarkdown(prepared(markdown), _DIALECT)
        lists: dict[int, QTextList] = {}
        for is_code, parts in groupby(_parts(parsed.rootFrame()), key=_is_code):
            if is_code:
                self._write_code([part for part in parts if isinstance(part, QTextBlock)])
                continue
            for part in parts:
                if isinstance(part, QTextTable):
                    self._write_table(part)
                elif isinstance(part, QTextBlock):
                    self._write_block(part, lists)
        for made in lists.values():  # the list as a whole stands off from what comes after it
            last = made.item(made.count() - 1)
            cursor = QTextCursor(last)
            spacing = cursor.blockFormat()
            spacing.setBottomMargin(0.6 * self.formats.style.pixels)
            cursor.setBlockFormat(spacing)

    # -- where ---------------------------------------------------------------------------------------------

    def _at_end(self) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return cursor

    def _next_block(self, cursor: QTextCursor, shape: QTextBlockFormat, letters: QTextCharFormat) -> None:
        """An empty block at the end: the spare one that is there already, or a new one."""
        if self._document.isEmpty() or cursor.blockFormat().hasProperty(_SPARE):
            cursor.setBlockFormat(shape)
            cursor.setBlockCharFormat(letters)
            cursor.setCharFormat(letters)
        else:
            cursor.insertBlock(shape, letters)

    def _before_frame(self) -> QTextCursor:
        """Where a table or a frame goes: right after the last text, without an empty line between them."""
        cursor = self._at_end()
        block = cursor.block()
        is_spare = self._document.isEmpty() or block.blockFormat().hasProperty(_SPARE)
        if is_spare and block.previous().isValid() and self._is_outside(block.previous()):
            cursor.deletePreviousChar()
        elif is_spare:
            self._shrink(cursor)
        return cursor

    def _is_outside(self, block: QTextBlock) -> bool:
        """Whether it is part of no table and no frame."""
        return QTextCursor(block).currentFrame() == self._document.rootFrame()

    def _shrink(self, cursor: QTextCursor) -> None:
        """Qt wants a block before and after each frame: an empty one shall take no room."""
        shape = QTextBlockFormat()
        shape.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        shape.setProperty(_SPARE, True)
        letters = QTextCharFormat()
        letters.setProperty(_PROPERTY.FontPixelSize, 1)
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(letters)

    # -- what ----------------------------------------------------------------------------------------------

    def _write_block(self, part: QTextBlock, lists: dict[int, QTextList]) -> None:
        source = part.blockFormat()
        own_list = part.textList()
        is_rule = source.hasProperty(_PROPERTY.BlockTrailingHorizontalRulerWidth)
        if part.length() == 1 and not is_rule and own_list is None:
            return  # Qt puts empty ones round tables
        cursor = self._at_end()
        letters = self.formats.letters_of(source)
        shape = self.formats.block_like(
            source, is_first=self._document.isEmpty(), is_item=own_list is not None
        )
        self._next_block(cursor, shape, letters)
        if own_list is not None:
            self._enlist(cursor, own_list, lists)
        self._write_letters(cursor, part, letters)

    def _enlist(self, cursor: QTextCursor, source: QTextList, lists: dict[int, QTextList]) -> None:
        made = lists.get(source.objectIndex())
        if made is not None:
            made.add(cursor.block())
            return
        shape = QTextListFormat()
        shape.setStyle(source.format().style())
        shape.setIndent(source.format().indent())
        shape.setStart(source.format().start())
        lists[source.objectIndex()] = cursor.createList(shape)

    def _write_code(self, parts: list[QTextBlock]) -> None:
        cursor = self._before_frame()
        cursor.insertFrame(self.formats.code_frame())
        letters = self.formats.code_letters()
        cursor.setBlockFormat(self.formats.code_line())
        cursor.setBlockCharFormat(letters)
        cursor.insertText("\n".join(part.text() for part in parts).rstrip(), letters)
        self._shrink(self._at_end())

    def _write_table(self, source: QTextTable) -> None:
        rows, columns = source.rows(), source.columns()
        table = self._before_frame().insertTable(rows, columns, self.formats.table())
        for row in range(rows):
            for column in range(columns):
                cell = table.cellAt(row, column)
                is_last = row == rows - 1, column == columns - 1
                cell.setFormat(self.formats.cell(is_head=row == 0, is_last=is_last))
                part = source.cellAt(row, column).firstCursorPosition().block()
                shape = QTextBlockFormat()
                shape.setAlignment(part.blockFormat().alignment())
                inside = cell.firstCursorPosition()
                inside.setBlockFormat(shape)
                self._write_letters(inside, part, self.formats.cell_letters(is_head=row == 0))
        self._shrink(self._at_end())

    def _write_letters(self, cursor: QTextCursor, part: QTextBlock, base: QTextCharFormat) -> None:
        iterator = part.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            source = fragment.charFormat()
            text = fragment.text()
            if source.isImageFormat():
                text = source.property(_PROPERTY.ImageAltText) or source.toImageFormat().name()
            cursor.insertText(str(text), self.formats.letters_like(source, base))
            iterator += 1


def _parts(frame: QTextFrame) -> Iterator[QTextBlock | QTextFrame]:
    """What a frame holds, in order."""
    iterator = frame.begin()
    while not iterator.atEnd():
        inner = iterator.currentFrame()
        yield inner if inner is not None else iterator.currentBlock()
        iterator += 1


def _is_code(part: QTextBlock | QTextFrame) -> bool:
    return isinstance(part, QTextBlock) and (
        part.blockFormat().hasProperty(_PROPERTY.BlockCodeFence) or part.blockFormat().nonBreakableLines()
    )
