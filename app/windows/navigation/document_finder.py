"""Searches a document off the GUI thread, page by page from where the reader is and round. `FindBar` owns
one.

A new search takes the place of the one that runs; what the old one still says is dropped.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from app.documents.document import Document
from app.errors import UserError

log = logging.getLogger(__name__)
_WAIT_AT_CLOSE_S = 2.0
_MOST_FAILURES = 5  # pages in a row: then it is not the page
MOST_HITS = 10_000  # a single letter in a thousand pages: nobody walks through more


@dataclass(frozen=True)
class _Search:
    serial: int
    document: Document
    text: str
    start_page: int
    match_case: bool

    def pages(self) -> Iterator[int]:
        count = self.document.page_count
        return ((self.start_page + offset) % count for offset in range(count))


class DocumentFinder(QObject):
    """`find` returns at once; the signals come in the GUI thread, in the order of the search."""

    found = Signal(int, object)  # page, hits: each hit is one Rect per line it spans
    progressed = Signal(int, int)  # pages searched, pages there are
    finished = Signal(int)  # hits in all
    without_text = Signal(int)  # after `finished`: so many pages have no text to search
    failed = Signal(object)  # UserError: in place of `finished`
    _said = Signal(int, object, tuple)

    def __init__(self, parent: QObject | None = None, most_hits: int = MOST_HITS) -> None:
        super().__init__(parent)
        self._most_hits = most_hits
        self._change = threading.Condition()
        self._serial = 0
        self._wanted: _Search | None = None
        self._closing = False
        self._thread: threading.Thread | None = None
        self._textless: tuple[Document, int] | None = None  # counted once for a document, by the thread
        self._said.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def find(self, document: Document, text: str, start_page: int, match_case: bool) -> None:
        """Searches for `text`, which is not empty, from `start_page` on."""
        with self._change:
            self._serial += 1
            start = min(max(start_page, 0), max(document.page_count - 1, 0))
            self._wanted = _Search(self._serial, document, text, start, match_case)
            self._change.notify()
        if self._thread is None and not self._closing:
            self._thread = threading.Thread(target=self._work, name="document-finder", daemon=True)
            self._thread.start()

    def cancel(self) -> None:
        """Ends the search that runs; nothing more is heard of it."""
        with self._change:
            self._serial += 1
            self._wanted = None

    def stop(self) -> None:
        """Lets the thread end after the page that is being searched; does not wait."""
        with self._change:
            self._closing = True
            self._serial += 1
            self._wanted = None
            self._change.notify()

    def close(self) -> None:
        """Ends the thread; the page that is being searched is waited for, within a limit."""
        self.stop()
        if self._thread is not None:
            self._thread.join(_WAIT_AT_CLOSE_S)
            if self._thread.is_alive():
                log.warning("the search thread did not end within %s s", _WAIT_AT_CLOSE_S)

    # -- on the thread ---------------------------------------------------------------------------------

    def _work(self) -> None:
        while (search := self._next()) is not None:
            try:
                self._search(search)
            except UserError as error:
                self._say(search, self.failed, error)
            except Exception:
                log.exception("a document could not be searched")
                unknown = UserError("The document could not be searched.", "The log has the details.")
                self._say(search, self.failed, unknown)
            finally:
                del search  # a document that is closed meanwhile is not kept by an idle thread

    def _next(self) -> _Search | None:
        with self._change:
            self._change.wait_for(lambda: self._closing or self._wanted is not None)
            search, self._wanted = self._wanted, None
            return search

    def _search(self, search: _Search) -> None:
        total, failures = 0, 0
        for done, page in enumerate(search.pages(), start=1):
            if self._is_stale(search):
                return
            try:
                hits = search.document.search(page, search.text, match_case=search.match_case)
                failures = 0
            except UserError:
                failures += 1
                if failures == min(_MOST_FAILURES, search.document.page_count):
                    raise
                continue  # one damaged page does not hide the others
            hits = hits[: self._most_hits - total]
            total += len(hits)
            if hits:
                self._say(search, self.found, page, hits)
            self._say(search, self.progressed, done, search.document.page_count)
            if total >= self._most_hits:
                break
        self._say(search, self.finished, total)
        self._count_textless(search)

    def _count_textless(self, search: _Search) -> None:
        if self._textless is None or self._textless[0] is not search.document:
            count = 0
            for page in search.pages():
                if self._is_stale(search):
                    return
                with contextlib.suppress(UserError):
                    count += not search.document.has_text(page)
            self._textless = search.document, count
        self._say(search, self.without_text, self._textless[1])

    def _is_stale(self, search: _Search) -> bool:
        return search.serial != self._serial

    def _say(self, search: _Search, signal: SignalInstance, *values: object) -> None:
        if not self._is_stale(search):
            self._said.emit(search.serial, signal, values)

    # -- on the GUI thread -----------------------------------------------------------------------------

    def _pass_on(self, serial: int, signal: SignalInstance, values: tuple[object, ...]) -> None:
        if serial == self._serial:
            signal.emit(*values)
