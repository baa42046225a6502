"""An open document and its pages, seen in one rotation. Used on any thread that may wait for the reader."""

import threading
from collections import OrderedDict
from pathlib import Path

from app.documents.document_info import DocumentInfo, FileState, state_of_file
from app.documents.links import OutlineEntry, turned_top
from app.documents.page import Page
from app.documents.page_source import PageSource
from app.documents.region import Rect
from app.errors import UserError

KEPT_PAGES = 48  # with their text: about 200 kB each


class _OpenFile:
    """What all views of an opened file share. The reader forgets the file when the last view is closed."""

    def __init__(self, info: DocumentInfo, reader: PageSource, password: str | None) -> None:
        self.info = info
        self.reader = reader
        self.password = password
        self._views = 0
        self._lock = threading.Lock()

    def hold(self) -> None:
        with self._lock:
            self._views += 1

    def let_go(self) -> None:
        with self._lock:
            self._views -= 1
            is_last = self._views == 0
        if is_last:
            self.reader.close(self.info.id)


class Document:
    """What `open_document` gives. Closing it is quick and may be done on any thread.

    Sizes, pixels, text, links, outline and search hits are all as seen in this rotation.
    """

    def __init__(self, opened: _OpenFile, rotation: int = 0) -> None:
        self.rotation = rotation % 4
        """Clockwise quarter turns."""
        self.info = opened.info
        self._opened = opened
        self._reader = opened.reader
        self._lock = threading.Lock()
        self._pages: OrderedDict[int, Page] = OrderedDict()
        self._is_open = True
        opened.hold()

    @property
    def path(self) -> Path:
        return self.info.path

    @property
    def file(self) -> Path | None:
        """Where it lies on disk; None for a picture in memory."""
        return self.info.path if self.info.is_on_disk else None

    @property
    def name(self) -> str:
        return self.info.path.name

    @property
    def page_count(self) -> int:
        return self.info.page_count

    @property
    def page_sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page, in points; pixels for pictures."""
        if self.rotation % 2:
            return tuple((height, width) for width, height in self.info.page_sizes)
        return self.info.page_sizes

    def page(self, index: int) -> Page:
        """The page with this index, from 0.

        Raises:
            UserError: there is none; the sentence counts from 1, as people do.
        """
        self._check(index)
        with self._lock:
            if index not in self._pages:
                self._pages[index] = Page(self.info, index, self._reader, self.rotation)
            self._pages.move_to_end(index)
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
            return self._pages[index]

    def turned(self, quarter_turns: int) -> "Document":
        """The same opened file, turned clockwise from how it is seen here. Both are to be closed."""
        return Document(self._opened, self.rotation + quarter_turns)

    def reopened(self) -> "Document":
        """The same path read anew, in the same rotation and with the same password. Both are to be closed.

        Raises:
            PasswordNeeded: it has another password now.
            UserError: it cannot be opened, and why.
        """
        return open_document(self.path, self._reader, self._opened.password, self.rotation)

    def outline(self) -> tuple[OutlineEntry, ...]:
        """The table of contents that the file brings; empty for most."""
        return tuple(
            entry._replace(top=turned_top(entry.top, self.rotation, self.info.page_sizes[entry.page][1]))
            for entry in self._reader.outline(self.info.id)
        )

    def search(
        self, page: int, text: str, *, match_case: bool = False, whole_words: bool = False
    ) -> list[tuple[Rect, ...]]:
        """Where the text stands on one page: for each hit, one rectangle for each line that it spans."""
        self._check(page)
        hits = self._reader.search(self.info.id, page, text, match_case=match_case, whole_words=whole_words)
        size = self.info.page_sizes[page]
        return [tuple(rect.turned(self.rotation, *size) for rect in hit) for hit in hits]

    def has_text(self, page: int) -> bool:
        """False for pictures, scans and blank pages."""
        self._check(page)
        return self._reader.has_text(self.info.id, page)

    def state_on_disk(self) -> FileState | None:
        """Tells one version of the file from the next; None while it is gone. Waits for the disk."""
        return state_of_file(self.path)

    def close(self) -> None:
        """Ends this view; the file itself is let go with the last one. May be called twice."""
        with self._lock:
            was_open, self._is_open = self._is_open, False
        if was_open:
            self._opened.let_go()

    def _check(self, index: int) -> None:
        if 0 <= index < self.page_count:
            return
        if self.page_count == 1:
            raise UserError(f"{self.name} has 1 page; there is no page {index + 1}.", "Choose page 1.")
        raise UserError(
            f"{self.name} has {self.page_count} pages; there is no page {index + 1}.",
            f"Choose a page from 1 to {self.page_count}.",
        )


def open_document(path: Path, reader: PageSource, password: str | None = None, rotation: int = 0) -> Document:
    """Opens a file in the reader process.

    Raises:
        PasswordNeeded: it is encrypted, and there was no password or a wrong one.
        UserError: it cannot be opened, and why.
    """
    return document_of(reader.open(path, password), reader, password, rotation)


def document_of(
    info: DocumentInfo, source: PageSource, password: str | None = None, rotation: int = 0
) -> Document:
    """What is open already, as a document."""
    return Document(_OpenFile(info, source, password), rotation)
