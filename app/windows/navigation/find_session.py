"""What is being looked for and how far the search is: drives `DocumentFinder` and keeps its hits for
`FindBar`, which shows them. GUI thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.documents.document import Document
from app.errors import UserError
from app.windows.navigation.document_finder import DocumentFinder
from app.windows.navigation.find_hits import FindHits, Hit

_TELL_EVERY_MS = 60  # while hits come in, the marks on the page follow in steps


class FindSession(QObject):
    """One search at a time; a new one begins at the hit that is looked at, or else on the reader's page."""

    changed = Signal()
    ended = Signal()
    jump = Signal(int, object)  # page, Rect

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits = FindHits()
        self.is_searching, self.has_ended, self.went_round = False, False, False
        self.share, self.textless = 0.0, 0  # of the pages: searched so far, and without text
        self._pages = 0
        self.error: UserError | None = None
        self._may_jump = True
        self.finder = DocumentFinder(self)
        self._telling = QTimer(self, singleShot=True, interval=_TELL_EVERY_MS)
        self._telling.timeout.connect(self.changed)
        self.finder.found.connect(self._take_hits)
        self.finder.progressed.connect(self._take_progress)
        self.finder.finished.connect(self._take_end)
        self.finder.without_text.connect(self._take_textless)
        self.finder.failed.connect(self._take_error)

    def search(
        self, document: Document, text: str, page: int, match_case: bool, may_jump: bool = True
    ) -> None:
        """Looks for `text`; without `may_jump` the view stays where it is when a hit is found."""
        rect, current = None, self.hits.current
        if current is not None and (not may_jump or current[0] == page):
            page, rect = current[0], self.hits.current_rect
        self.hits = FindHits(page, rect)
        self._pages, self._may_jump = document.page_count, may_jump
        self._begin(is_searching=True)
        self.finder.find(document, text, page, match_case)
        self._tell_soon()

    def forget_place(self) -> None:
        """The next search begins on the reader's page, for the document is another one."""
        self.hits = FindHits()

    def forget(self) -> None:
        """Ends the search and drops its hits."""
        self.finder.cancel()
        self.hits = FindHits()
        self._begin(is_searching=False)
        self._tell()

    def step(self, forward: bool) -> None:
        """Goes to the next or previous hit, round the end of the document where need be."""
        self.went_round = self.hits.step(forward)
        self._tell()
        self._jump()

    @property
    def is_textless(self) -> bool:
        """Whether no page has text: a scan, most likely."""
        return 0 < self._pages <= self.textless

    def stop(self) -> None:
        """Lets the search thread end; `close` waits for it."""
        self._telling.stop()
        self.finder.stop()

    def close(self) -> None:
        """Ends the search thread."""
        self.stop()
        self.finder.close()

    def _begin(self, is_searching: bool) -> None:
        self.is_searching, self.has_ended, self.went_round = is_searching, False, False
        self.share, self.textless, self.error = 0.0, 0, None

    def _take_hits(self, page: int, hits: Sequence[Hit]) -> None:
        if self.hits.add(page, hits):
            self._jump()
        self._tell_soon()

    def _take_progress(self, done: int, total: int) -> None:
        self.share = done / max(total, 1)
        self._tell_soon()

    def _take_end(self, _total: int) -> None:
        self.is_searching, self.has_ended = False, True
        if self.hits.complete():
            self._jump()
        self._tell()
        self.ended.emit()

    def _take_textless(self, pages: int) -> None:
        self.textless = pages
        self._tell_soon()

    def _take_error(self, error: UserError) -> None:
        self.is_searching, self.error = False, error
        self._tell()
        self.ended.emit()

    def _jump(self) -> None:
        if self.hits.current is not None and self._may_jump:
            self.jump.emit(self.hits.current[0], self.hits.current_rect)
        self._may_jump = True

    def _tell_soon(self) -> None:
        if not self._telling.isActive():
            self._telling.start()

    def _tell(self) -> None:
        self._telling.stop()
        self.changed.emit()
