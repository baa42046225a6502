"""How the parts of an answer look: margins, type and colours, in sizes of its text. Plain values for
`answer_writer`, GUI thread.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

_BOLD = QFont.Weight.DemiBold
_HEADINGS = (1.33, 1.2, 1.07)  # times the size of the text; lower headings are as large as it
_CODE = 0.87
_PARAGRAPH, _ITEM, _HEADING = 0.6, 0.27, 0.4  # room below, in sizes of the text
_PROPERTY = QTextFormat.Property


@dataclass(frozen=True)
class AnswerStyle:
    """Sizes in pixels and the colours of the theme."""

    pixels: int
    muted: QColor
    line: QColor
    soft: QColor
    link: QColor

    @classmethod
    def of(cls, palette: QPalette, pixels: int) -> AnswerStyle:
        """Those of the program's palette."""
        role = QPalette.ColorRole
        names = (role.PlaceholderText, role.Mid, role.AlternateBase, role.Link)
        return cls(pixels, *(palette.color(name) for name in names))


class AnswerFormats:
    """Makes the formats of one style."""

    def __init__(self, style: AnswerStyle) -> None:
        self.style = style
        self._mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()

    def block(self, *, top: float = 0.0, bottom: float = _PARAGRAPH) -> QTextBlockFormat:
        """A paragraph."""
        shape = QTextBlockFormat()
        shape.setLineHeight(1.5 * self.style.pixels, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        shape.setTopMargin(top * self.style.pixels)
        shape.setBottomMargin(bottom * self.style.pixels)
        return shape

    def block_like(self, source: QTextBlockFormat, *, is_first: bool, is_item: bool) -> QTextBlockFormat:
        """What the parser called a paragraph, a heading, a list item, a quotation or a rule."""
        level = source.headingLevel()
        bottom = _HEADING if level else _ITEM if is_item else _PARAGRAPH
        shape = self.block(top=0.9 if level and not is_first else 0.0, bottom=bottom)
        shape.setHeadingLevel(level)
        shape.setIndent(source.indent())
        shape.setMarker(source.marker())
        quoted = source.property(_PROPERTY.BlockQuoteLevel)
        if quoted:
            shape.setLeftMargin(float(quoted) * self.style.pixels)
            shape.setProperty(_PROPERTY.BlockQuoteLevel, quoted)
        if source.hasProperty(_PROPERTY.BlockTrailingHorizontalRulerWidth):
            width = QTextLength(QTextLength.Type.PercentageLength, 100)
            shape.setProperty(_PROPERTY.BlockTrailingHorizontalRulerWidth, width)
            shape.setProperty(_PROPERTY.BackgroundBrush, QBrush(self.style.line))
        return shape

    def letters_of(self, source: QTextBlockFormat) -> QTextCharFormat:
        """The type of a whole paragraph."""
        letters = QTextCharFormat()
        level = source.headingLevel()
        if level:
            letters.setFontWeight(_BOLD)
            scale = _HEADINGS[level - 1] if level <= len(_HEADINGS) else 1.0
            letters.setProperty(_PROPERTY.FontPixelSize, round(scale * self.style.pixels))
        if source.hasProperty(_PROPERTY.BlockQuoteLevel):
            letters.setForeground(self.style.muted)
        return letters

    def letters_like(self, source: QTextCharFormat, base: QTextCharFormat) -> QTextCharFormat:
        """`base` with what the parser found: bold, italic, struck out, code, a link."""
        letters = QTextCharFormat(base)
        if source.fontWeight() >= _BOLD.value:
            letters.setFontWeight(_BOLD)
        if source.fontItalic():
            letters.setFontItalic(True)
        if source.fontStrikeOut():
            letters.setFontStrikeOut(True)
        if source.fontFixedPitch():
            letters.merge(self.code_letters())
            letters.setBackground(self.style.soft)
        if source.anchorHref():
            letters.setAnchor(True)
            letters.setAnchorHref(source.anchorHref())
            letters.setToolTip(source.anchorHref())
            letters.setForeground(self.style.link)
            letters.setFontUnderline(True)
        return letters

    def code_letters(self) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setFontFamilies([self._mono])
        letters.setFontFixedPitch(True)
        letters.setProperty(_PROPERTY.FontPixelSize, round(_CODE * self.style.pixels))
        return letters

    def code_line(self) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        height = 1.45 * _CODE * self.style.pixels
        shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        return shape

    def code_frame(self) -> QTextFrameFormat:
        shape = QTextFrameFormat()
        shape.setBackground(self.style.soft)
        shape.setPadding(0.67 * self.style.pixels)
        shape.setTopMargin(0.4 * self.style.pixels)
        shape.setBottomMargin(0.8 * self.style.pixels)
        return shape

    def table(self) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setBorderCollapse(True)
        shape.setCellPadding(0)
        shape.setCellSpacing(0)
        shape.setHeaderRowCount(1)
        shape.setTopMargin(0.6 * self.style.pixels)
        shape.setBottomMargin(0.8 * self.style.pixels)
        return shape

    def cell(self, *, is_head: bool, is_last: tuple[bool, bool]) -> QTextTableCellFormat:
        """A line below each row but the last; `is_last` tells of row and column."""
        shape = QTextTableCellFormat()
        shape.setTopPadding(0.3 * self.style.pixels)
        shape.setBottomPadding(0.3 * self.style.pixels)
        shape.setRightPadding(0.0 if is_last[1] else 1.2 * self.style.pixels)
        if not is_last[0]:
            shape.setBottomBorder(1)
            shape.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBottomBorderBrush(QBrush(self.style.muted if is_head else self.style.line))
        shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignTop)
        return shape

    def cell_letters(self, *, is_head: bool) -> QTextCharFormat:
        letters = QTextCharFormat()
        if is_head:
            letters.setFontWeight(_BOLD)
        return letters
