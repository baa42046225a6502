"""The open files of the reader process, and what can be asked of them. Runs in that process only, on its only
thread.
"""

from collections.abc import Callable
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

from app.documents.file_check import kind_of_file
from app.documents.opened_document import OpenedDocument
from app.documents.opened_picture import OpenedPicture
from app.documents.pixels import Clip
from app.errors import UserError


class Shelf:
    """Answers requests; pixels go into the shared block, everything else into the reply."""

    def __init__(self, block: SharedMemory) -> None:
        self._block = block
        self._opened: dict[int, OpenedDocument | OpenedPicture] = {}
        self._names: dict[int, str] = {}

    def answer(self, request: dict[str, Any]) -> Any:
        work: dict[str, Callable[..., Any]] = {
            "open": self._open,
            "render": self._render,
            "words": lambda document, page: self._page_of(document, page).words(page),
            "links": lambda document, page: self._page_of(document, page).links(page),
            "outline": lambda document: self._opened[document].outline(),
            "has_text": lambda document, page: self._page_of(document, page).has_text(page),
            "search": self._search,
            "close": self._close,
        }
        return work[request["do"]](**request["with"])

    def _open(self, document: int, path: str, password: str | None) -> dict[str, Any]:
        kind = kind_of_file(Path(path))
        if kind == "picture":
            opened: OpenedDocument | OpenedPicture = OpenedPicture(Path(path))
        else:
            opened = OpenedDocument(Path(path), kind, password)
        sizes = opened.page_sizes()
        self._opened[document] = opened
        self._names[document] = Path(path).name
        return {
            "kind": opened.kind,
            "page_sizes": sizes,
            "title": opened.title,
            "needs_password": opened.was_encrypted,
            "is_repaired": opened.is_repaired,
        }

    def _page_of(self, document: int, page: int) -> OpenedDocument | OpenedPicture:
        opened = self._opened[document]
        if page >= opened.page_count:  # opened again after a restart, and it was longer before
            raise UserError(
                f"{self._names[document]} has changed and has no page {page + 1} any more.", "Open it again."
            )
        return opened

    def _render(self, document: int, page: int, clip: Clip, scale: float, turned: int) -> dict[str, Any]:
        pixels = self._page_of(document, page).render(page, clip, scale, turned)
        size = pixels.width * pixels.height * 3
        block = self._block.buf
        assert block is not None
        block[:size] = pixels.data
        return {"width": pixels.width, "height": pixels.height}

    def _search(self, document: int, page: int, text: str, match_case: bool, whole_words: bool) -> Any:
        return self._page_of(document, page).search(page, text, match_case, whole_words)

    def _close(self, document: int) -> None:
        self._names.pop(document, None)
        opened = self._opened.pop(document, None)
        if opened is not None:
            opened.close()
