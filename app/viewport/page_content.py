"""The text and the links of the pages in sight, fetched by a thread of their own and kept for a while. GUI
thread; nothing here waits.

`Viewport` says which pages it needs; `arrived` tells when one is there.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPointF, Signal

from app.documents.document import Document
from app.documents.links import Link
from app.documents.text_layer import TextLayer
from app.errors import UserError
from app.viewport.wish_worker import WishWorker

_KEPT_PAGES = 24


@dataclass(frozen=True)
class _Contents:
    text: TextLayer = field(default_factory=TextLayer)
    links: tuple[Link, ...] = ()


class PageContent(QObject):
    """Text layers and links by page."""

    arrived = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._serial = 0  # of the document: what comes late from the one before is dropped by it
        self._kept: OrderedDict[int, _Contents] = OrderedDict()
        self._worker = WishWorker("page-content", self)
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._take_failure)

    def show(self, document: Document | None) -> None:
        """Forgets all and begins anew."""
        self._serial += 1
        self._kept.clear()
        self._worker.work_with(_fetcher(document) if document is not None else None)

    def want(self, pages: Iterable[int]) -> None:
        """The pages needed now, most urgent first; earlier wishes that are not among them are forgotten."""
        self._worker.want([(self._serial, page) for page in pages if page not in self._kept])

    def text_layer(self, page: int) -> TextLayer | None:
        """The text of a page; None while it is not there yet."""
        contents = self._contents(page)
        return contents.text if contents is not None else None

    def link_at(self, page: int, point: QPointF) -> Link | None:
        """The link under a point of the page, as far as links are known; the last one lies on top."""
        contents = self._contents(page)
        for link in reversed(contents.links if contents is not None else ()):
            if link.area.x0 <= point.x() <= link.area.x1 and link.area.y0 <= point.y() <= link.area.y1:
                return link
        return None

    def stop(self) -> None:
        """Lets the thread end; `close` waits for it."""
        self._worker.stop()

    def close(self) -> None:
        """Ends the thread."""
        self._worker.close()

    def _contents(self, page: int) -> _Contents | None:
        contents = self._kept.get(page)
        if contents is not None:
            self._kept.move_to_end(page)
        return contents

    def _take(self, wish: tuple[int, int], contents: _Contents) -> None:
        serial, page = wish
        if serial != self._serial:
            return
        self._kept[page] = contents
        while len(self._kept) > _KEPT_PAGES:
            self._kept.popitem(last=False)
        self.arrived.emit(page)

    def _take_failure(self, wish: tuple[int, int], _error: UserError) -> None:
        self._take(wish, _Contents())  # the page itself tells what is wrong with it


def _fetcher(document: Document) -> Callable[[tuple[int, int]], _Contents]:
    def fetch(wish: tuple[int, int]) -> _Contents:
        page = document.page(wish[1])
        return _Contents(page.text_layer, page.links)

    return fetch
