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
    QTextTableCell,
)

from app.windows.conversation.answer_formats import AnswerFormats, AnswerStyle
from app.windows.conversation.markdown_blocks import prepared

_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_PROPERTY = QTextFormat.Property
_END_OF_FRAME = "\ufdd1"  # what Qt has in the text where a table or a frame ends
_SPARE = _PROPERTY.UserProperty.value + 1  # marks an empty block that the next one may take


class AnswerWriter:
    """Writes at the end of one document."""

    def __init__(self, document: QTextDocument, style: AnswerStyle) -> None:
        self.formats = AnswerFormats(style)
        self.parses = 0  # blocks parsed so far
        self._document = document
        self.begin()

    def begin(self) -> None:
        """An empty document: its one block is there to be taken."""
        shape = QTextBlockFormat()
        shape.setProperty(_SPARE, True)
        QTextCursor(self._document).setBlockFormat(shape)

    def end(self) -> None:
        """Nothing more comes: an empty block that nobody took goes."""
        cursor = self._at_end()
        if cursor.block().blockFormat().hasProperty(_SPARE) and cursor.block().length() == 1:
            self._remove_spare(cursor)

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
        if cursor.blockFormat().hasProperty(_SPARE):
            cursor.setBlockFormat(shape)
            cursor.setBlockCharFormat(letters)
            cursor.setCharFormat(letters)
        else:
            cursor.insertBlock(shape, letters)

    def _before_frame(self) -> QTextCursor:
        """Where a table or a frame goes: right after the last text, without an empty line between them."""
        cursor = self._at_end()
        if cursor.blockFormat().hasProperty(_SPARE):
            self._remove_spare(cursor)
        return cursor

    def _remove_spare(self, cursor: QTextCursor) -> None:
        """Takes the last block away, or all room from it where Qt needs it: alone, and after a frame."""
        before = cursor.block().previous()
        last = self._document.characterAt(cursor.block().position() - 1)
        if not before.isValid() or last == _END_OF_FRAME:
            self._shrink(cursor)
            return
        is_empty = before.length() == 1
        if is_empty:  # an empty block would take over the look of the one that goes: a rule, an empty item
            QTextCursor(before).insertText("x")
        cursor.deletePreviousChar()
        if is_empty:
            cursor.deletePreviousChar()

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
            source,
            is_first=cursor.block().position() == 0 and cursor.blockFormat().hasProperty(_SPARE),
            is_item=own_list is not None,
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
                parts = _cell_blocks(source.cellAt(row, column))
                shape = QTextBlockFormat()
                shape.setAlignment(parts[-1].blockFormat().alignment())
                inside = cell.firstCursorPosition()
                inside.setBlockFormat(shape)
                for part in parts:
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


def _cell_blocks(cell: QTextTableCell) -> list[QTextBlock]:
    """One, or two where Qt begins a table inside of a list or a quotation."""
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    return blocks


def _is_code(part: QTextBlock | QTextFrame) -> bool:
    """Whether it is a line of a code block. Qt also calls a list item so that comes after one."""
    if not isinstance(part, QTextBlock):
        return False
    shape = part.blockFormat()
    if not (shape.hasProperty(_PROPERTY.BlockCodeFence) or shape.nonBreakableLines()):
        return False
    iterator = part.begin()
    while not iterator.atEnd():
        if not iterator.fragment().charFormat().fontFamilies():
            return False
        iterator += 1
    return True
