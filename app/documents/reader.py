"""What can be asked of the reader process. Called from any thread that may wait: requests are answered one
after another, those for pixels before those for text, searches last.

Documents stay open whatever becomes of the process: see `reader_supervisor`.
"""

import itertools
from pathlib import Path
from typing import Any

from PIL import Image

from app.documents.document_info import DocumentInfo as DocumentInfo
from app.documents.links import Link, OutlineEntry
from app.documents.reader_child import BLOCK_BYTES
from app.documents.reader_supervisor import ReaderSupervisor, Source, Task
from app.documents.region import Rect
from app.documents.urgency import Gate, Urgency
from app.documents.word import Word

REQUEST_SECONDS = 20.0
MEMORY_LIMIT = 2 << 30
MOST_PIXELS = BLOCK_BYTES // 3 - 100_000  # rounding outwards may add a row and a column


class Reader:
    """The parent's end of one reader process, which starts with the first request.

    Args:
        time_out: seconds that one request may take.
        memory_limit: bytes that the process may take for documents.
    """

    def __init__(self, *, time_out: float = REQUEST_SECONDS, memory_limit: int = MEMORY_LIMIT) -> None:
        self._ids = itertools.count(1)
        self._gate = Gate()
        self._supervisor = ReaderSupervisor(time_out, memory_limit)

    @property
    def process_id(self) -> int | None:
        """The child's, while there is one."""
        return self._supervisor.process_id

    def start(self) -> None:
        """Starts the process ahead of the first request."""
        with self._gate.passed(Urgency.DRAWING):
            self._supervisor.running_child()

    def open(self, path: Path, password: str | None = None) -> DocumentInfo:
        """Opens a file.

        Raises:
            PasswordNeeded: it is encrypted, and there was no password or a wrong one.
            UserError: it cannot be opened, and why.
        """
        document = next(self._ids)
        with self._gate.passed(Urgency.DRAWING):
            result = self._supervisor.open(document, Source(path.absolute(), password))
        return DocumentInfo(
            id=document,
            path=path,
            kind=result["kind"],
            page_sizes=tuple((float(width), float(height)) for width, height in result["page_sizes"]),
            title=result["title"],
            needs_password=result["needs_password"],
            is_repaired=result["is_repaired"],
        )

    def render(
        self,
        document: int,
        page: int,
        clip: Rect,
        scale: float,
        max_pixels: int = MOST_PIXELS,
        turned: int = 0,
    ) -> Image.Image:
        """Draws part of a page on white, at `scale` pixels to the point, then turned clockwise.

        The clip is given as the page lies unturned; that of a PDF is rounded outwards to whole pixels. Where
        the picture would have more than `max_pixels`, the scale is lowered until it fits.
        """
        most = min(max_pixels, MOST_PIXELS)
        scale = min(scale, (most / max(clip.width * clip.height, 1e-9)) ** 0.5)
        details = {"page": page, "clip": clip, "scale": scale, "turned": turned % 4}
        with self._gate.passed(Urgency.DRAWING):
            size = self._supervisor.ask(Task(document, "render", details))
            return self._supervisor.picture(size["width"], size["height"])

    def words(self, document: int, page: int) -> list[Word]:
        """The words of a page in reading order; none for pictures."""
        with self._gate.passed(Urgency.READING):
            return [_word(*word) for word in self._supervisor.ask(Task(document, "words", {"page": page}))]

    def links(self, document: int, page: int) -> list[Link]:
        """The links of a page that may be followed."""
        with self._gate.passed(Urgency.READING):
            found = self._supervisor.ask(Task(document, "links", {"page": page}))
        return [Link(Rect(*area), target, top, url) for area, target, top, url in found]

    def outline(self, document: int) -> list[OutlineEntry]:
        with self._gate.passed(Urgency.READING):
            return [OutlineEntry(*entry) for entry in self._supervisor.ask(Task(document, "outline", {}))]

    def has_text(self, document: int, page: int) -> bool:
        """False for pictures, scans and blank pages."""
        with self._gate.passed(Urgency.SEARCHING):
            return bool(self._supervisor.ask(Task(document, "has_text", {"page": page})))

    def search(
        self, document: int, page: int, text: str, *, match_case: bool = False, whole_words: bool = False
    ) -> list[tuple[Rect, ...]]:
        """Where the text stands on a page: for each hit, one rectangle for each line that it spans."""
        details = {"page": page, "text": text, "match_case": match_case, "whole_words": whole_words}
        with self._gate.passed(Urgency.SEARCHING):
            hits = self._supervisor.ask(Task(document, "search", details))
        return [tuple(Rect(*rect) for rect in hit) for hit in hits]

    def close(self, document: int) -> None:
        """Forgets a document; never waits. While a request is in progress the file is let go after it."""
        self._supervisor.forget(document)
        with self._gate.passed_if_free() as is_free:
            if is_free:
                self._supervisor.close_forgotten()

    def shutdown(self) -> None:
        """Ends the process for good; a request in progress fails. May be called twice, and on any thread."""
        self._supervisor.end()
        with self._gate.passed(Urgency.ENDING):
            self._supervisor.drop_child()


def _word(text: str, x0: float, y0: float, x1: float, y1: float, size: float, *more: Any) -> Word:
    """A word as the child sent it: what it says about its characters is believed only if it fits."""
    line, direction, stops = more
    fits = len(stops) == len(text) + 1 and direction in range(4)
    return Word(text, x0, y0, x1, y1, size, line, direction if fits else 0, tuple(stops) if fits else ())
