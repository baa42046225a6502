"""The hits of a search as far as they are known, and which one is looked at. Plain values; `FindBar` owns
one.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.region import Rect

Hit = Sequence[Rect]  # one rectangle for each line it spans
_SAME_PLACE = 1.0  # points


class FindHits:
    """Hits come page by page in any order of pages; they are counted in the order of the document."""

    def __init__(self, anchor_page: int = 0, anchor: Rect | None = None) -> None:
        """The first hit at or after the anchor is the one to look at first."""
        self._anchor_page, self._anchor = anchor_page, anchor
        self.by_page: dict[int, Sequence[Hit]] = {}
        self.current: tuple[int, int] | None = None  # page, index among the page's hits

    def __len__(self) -> int:
        return sum(len(hits) for hits in self.by_page.values())

    def add(self, page: int, hits: Sequence[Hit]) -> bool:
        """More hits; whether that made one of them the current one."""
        self.by_page[page] = hits
        if self.current is not None:
            return False
        index = self._first_after_anchor(hits) if page == self._anchor_page else 0
        if index is not None:
            self.current = page, index
        return self.current is not None

    def complete(self) -> bool:
        """All are known: one before the anchor will do. Whether that made it the current one."""
        if self.current is None and self.by_page:
            self.current = min(self.by_page), 0
            return True
        return False

    def step(self, forward: bool) -> bool:
        """Goes to the next or previous hit; whether it went round the end of the document."""
        if self.current is None:
            return False
        page, index = self.current
        index += 1 if forward else -1
        if 0 <= index < len(self.by_page[page]):
            self.current = page, index
            return False
        pages = sorted(self.by_page)
        place = pages.index(page) + (1 if forward else -1)
        page = pages[place % len(pages)]
        self.current = page, 0 if forward else len(self.by_page[page]) - 1
        return not 0 <= place < len(pages)

    @property
    def current_rect(self) -> Rect | None:
        """Where the current hit begins."""
        if self.current is None:
            return None
        page, index = self.current
        return self.by_page[page][index][0]

    @property
    def number(self) -> int:
        """The current hit counted from 1; 0 without one."""
        if self.current is None:
            return 0
        page, index = self.current
        return sum(len(hits) for earlier, hits in self.by_page.items() if earlier < page) + index + 1

    def _first_after_anchor(self, hits: Sequence[Hit]) -> int | None:
        if self._anchor is None:
            return 0
        x, y = self._anchor.x0, self._anchor.y0
        for index, hit in enumerate(hits):
            if abs(hit[0].x0 - x) <= _SAME_PLACE and abs(hit[0].y0 - y) <= _SAME_PLACE:
                return index  # more was typed, and it still stands here
        return next((index for index, hit in enumerate(hits) if hit[0].y0 > y + _SAME_PLACE), None)
