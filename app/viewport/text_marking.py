"""The text that is selected on pages: from one place to another, by characters, words or lines, over as many
pages as lie between. GUI thread; no widget.

Text comes when it comes: a selection may begin before its page's text is there and takes shape with it.
`Viewport` owns one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, QPointF, Signal

from app.documents.region import Rect
from app.documents.text_layer import TextLayer
from app.documents.text_selection import TextPosition, TextSelection

Step = Literal["character", "word", "line"]
_LAST = TextPosition(1 << 30, 0)


class _End(NamedTuple):
    page: int
    point: QPointF


class TextMarking(QObject):
    """What is selected."""

    changed = Signal()

    def __init__(self, text_layer: Callable[[int], TextLayer | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text_layer = text_layer
        self._anchor: _End | None = None
        self._head: _End | None = None
        self._whole_page: int | None = None
        self._step: Step = "character"
        self._parts: dict[int, TextSelection] = {}

    @property
    def is_empty(self) -> bool:
        """Whether no text is selected."""
        return not any(part.text for part in self._parts.values())

    @property
    def pages(self) -> range:
        """The pages it spans, whether their text is there or not."""
        if self._whole_page is not None:
            return range(self._whole_page, self._whole_page + 1)
        if self._anchor is None or self._head is None:
            return range(0)
        first, last = sorted((self._anchor.page, self._head.page))
        return range(first, last + 1)

    def text(self, flowing: bool = False) -> str:
        """With the page's line breaks, or flowing without them."""
        parts = [self._parts[page] for page in sorted(self._parts)]
        if flowing:
            return " ".join(part.flowing_text for part in parts if part.flowing_text)
        return "\n".join(part.text for part in parts if part.text)

    def rects(self, page: int) -> tuple[Rect, ...]:
        """What to mark on a page."""
        part = self._parts.get(page)
        return part.rects if part is not None else ()

    # -- commands --------------------------------------------------------------------------------------

    def begin(self, page: int, point: QPointF, step: Step = "character") -> None:
        """A new selection from here, in points of the page."""
        self._anchor = self._head = _End(page, QPointF(point))
        self._whole_page, self._step, self._parts = None, step, {}
        self.resolve()

    def extend(self, page: int, point: QPointF) -> None:
        """To here; what has begun nowhere begins here."""
        if self._anchor is None:
            self.begin(page, point)
            return
        self._head = _End(page, QPointF(point))
        self.resolve()

    def select_page(self, page: int) -> None:
        """All text of a page."""
        self._anchor = self._head = None
        self._whole_page, self._parts = page, {}
        self.resolve()

    def clear(self) -> None:
        """Nothing is selected."""
        if self.pages or self._parts:
            self._anchor = self._head = self._whole_page = None
            self._parts = {}
            self.changed.emit()

    def resolve(self) -> None:
        """Finds what is selected, as far as the text of the pages is there."""
        pages = self.pages
        self._parts = {page: part for page, part in self._parts.items() if page in pages}
        for page in pages:
            layer = self._text_layer(page)
            is_inner = bool(pages) and page not in (pages[0], pages[-1]) and page in self._parts
            if layer is not None and not is_inner:
                self._parts[page] = self._part_of(page, layer)
        self.changed.emit()

    def missing(self) -> list[int]:
        """The pages whose text is still to come."""
        return [page for page in self.pages if page not in self._parts]

    def _part_of(self, page: int, layer: TextLayer) -> TextSelection:
        anchor, head = self._anchor, self._head
        if anchor is None or head is None:
            return layer.select_all()
        spans = [self._span(layer, end.point) for end in (anchor, head) if end.page == page]
        start = min((span[0] for span in spans), default=TextPosition(0, 0))
        end = max((span[1] for span in spans), default=_LAST)
        if anchor.page != head.page:
            if page > min(anchor.page, head.page):
                start = TextPosition(0, 0)
            if page < max(anchor.page, head.page):
                end = _LAST
        return layer.selection(start, _within(layer, end))

    def _span(self, layer: TextLayer, point: QPointF) -> tuple[TextPosition, TextPosition]:
        position = layer.nearest(point.x(), point.y())
        if self._step == "character" or not layer.words:
            return position, position
        part = layer.select_word(position) if self._step == "word" else layer.select_line(position)
        return part.start, part.end


def _within(layer: TextLayer, position: TextPosition) -> TextPosition:
    if position.word < len(layer.words) or not layer.words:
        return position
    return TextPosition(len(layer.words) - 1, len(layer.words[-1].text))
