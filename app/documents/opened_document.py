"""A PDF, or a file of another format that MuPDF lays out into pages. Runs in the reader process only."""

from collections import OrderedDict
from pathlib import Path

import psutil
import pymupdf

from app.documents.links import Link, OutlineEntry
from app.documents.page_links import links_of, outline_of
from app.documents.page_text import plain_text_of, words_of
from app.documents.pixels import MOST_PAGES, Clip, Pixels, damaged
from app.documents.plain_text import TEXT_SUFFIXES, as_utf8
from app.documents.region import Rect
from app.documents.text_search import find_in_words, reduced
from app.documents.word import Word
from app.errors import PasswordNeeded

KEPT_DISPLAY_LISTS = 4
MUCH_MEMORY = 160 << 20  # bytes of this process: beyond it MuPDF forgets pictures that it has decoded
KEPT_TEXT = 32 << 20  # characters, so that a second search need not read every page again
USUAL_SIZE = (595.0, 842.0)  # A4
SIDEWAYS = {1: (0, 1, -1, 0), 2: (-1, 0, 0, -1), 3: (0, -1, 1, 0)}  # matrices by clockwise quarter turns


class OpenedDocument:
    def __init__(self, path: Path, kind: str, password: str | None) -> None:
        try:
            self._document = _opened_by_mupdf(path, kind)
            self._path = path
            self.kind = kind
            self.was_encrypted = bool(self._document.needs_pass)
            if self.was_encrypted:
                self._unlock(path, password)
            self.title = str((self._document.metadata or {}).get("title") or "")
            self.page_count = min(self._document.page_count, MOST_PAGES)
        except (pymupdf.FileDataError, pymupdf.EmptyFileError, RuntimeError, ValueError) as error:
            raise damaged(path) from error
        if self.page_count == 0:
            raise damaged(path)
        self.is_repaired = bool(kind == "pdf" and self._document.is_repaired)
        self._display_lists: OrderedDict[int, pymupdf.DisplayList] = OrderedDict()
        self._texts: OrderedDict[tuple[int, bool], str] = OrderedDict()
        self._kept_text = 0

    def _unlock(self, path: Path, password: str | None) -> None:
        if password is None:
            raise PasswordNeeded(f"{path.name} is encrypted.", "Give its password.")
        if not self._document.authenticate(password):
            raise PasswordNeeded(
                f"The password does not open {path.name}.", "Check the password and try again.", wrong=True
            )

    def page_sizes(self) -> list[tuple[float, float]]:
        """One page beyond repair must not close the others: it gets a usual size, and says so when drawn."""
        sizes = [self._size_of(index) for index in range(self.page_count)]
        if not any(sizes):
            raise damaged(self._path)
        return [size or USUAL_SIZE for size in sizes]

    def _size_of(self, page: int) -> tuple[float, float] | None:
        try:
            area = self._document[page].rect
        except (RuntimeError, ValueError, IndexError, pymupdf.mupdf.FzErrorBase):
            return None
        return (area.width, area.height) if area.width > 0 and area.height > 0 else None

    def render(self, page: int, clip: Clip, scale: float, turned: int) -> Pixels:
        """Draws the clip, given as the page lies unturned, on the turned page's own grid of pixels."""
        pixmap = self._display_list(page).get_pixmap(
            matrix=self._turn(page, turned) * pymupdf.Matrix(scale, scale),
            colorspace=pymupdf.csRGB,
            alpha=0,
            clip=pymupdf.Rect(clip),
        )
        if pixmap.width < 1 or pixmap.height < 1:  # a page, or a corner of one, thinner than a pixel
            width, height = max(1, pixmap.width), max(1, pixmap.height)
            return Pixels(width, height, b"\xff" * (3 * width * height))
        return Pixels(pixmap.width, pixmap.height, pixmap.samples)

    def _turn(self, page: int, quarter_turns: int) -> pymupdf.Matrix:
        if not quarter_turns:
            return pymupdf.Matrix(1, 0, 0, 1, 0, 0)
        area = pymupdf.Rect(self._document[page].rect)
        turn = pymupdf.Matrix(*SIDEWAYS[quarter_turns], 0, 0)
        moved = area * turn
        return turn * pymupdf.Matrix(1, 0, 0, 1, -moved.x0, -moved.y0)

    def _display_list(self, page: int) -> pymupdf.DisplayList:
        if page not in self._display_lists:
            self._display_lists[page] = self._document[page].get_displaylist()
        self._display_lists.move_to_end(page)
        while len(self._display_lists) > KEPT_DISPLAY_LISTS:
            self._display_lists.popitem(last=False)
            if psutil.Process().memory_info().rss > MUCH_MEMORY:
                pymupdf.TOOLS.store_shrink(50)
        return self._display_lists[page]

    def words(self, page: int) -> list[Word]:
        return words_of(self._document[page])

    def links(self, page: int) -> list[Link]:
        return list(links_of(self._document, self._document[page], self.page_count))

    def outline(self) -> list[OutlineEntry]:
        return list(outline_of(self._document, self.page_count))

    def has_text(self, page: int) -> bool:
        return bool(self._reduced_text(page, False))

    def search(self, page: int, text: str, match_case: bool, whole_words: bool) -> list[tuple[Rect, ...]]:
        """Looks at the places of characters only where the text is on the page at all."""
        wanted = reduced(text, match_case)
        if wanted and wanted not in self._reduced_text(page, match_case):
            return []
        return find_in_words(self.words(page), text, match_case=match_case, whole_words=whole_words)

    def _reduced_text(self, page: int, match_case: bool) -> str:
        key = page, match_case
        if key not in self._texts:
            self._texts[key] = reduced(plain_text_of(self._document[page]), match_case)
            self._kept_text += len(self._texts[key])
        self._texts.move_to_end(key)
        while self._kept_text > KEPT_TEXT and len(self._texts) > 1:
            self._kept_text -= len(self._texts.popitem(last=False)[1])
        return self._texts[key]

    def close(self) -> None:
        self._display_lists.clear()
        self._document.close()


def _opened_by_mupdf(path: Path, kind: str) -> pymupdf.Document:
    suffix = path.suffix.lower()
    if kind != "pdf" and suffix in TEXT_SUFFIXES:
        return pymupdf.open(stream=as_utf8(path.read_bytes()), filetype=TEXT_SUFFIXES[suffix])
    file_type = "pdf" if kind == "pdf" else suffix[1:]
    try:
        str(path).encode()
    except UnicodeEncodeError:  # a name that is no text: MuPDF does not find the file by it
        return pymupdf.open(stream=path.read_bytes(), filetype=file_type)
    return pymupdf.open(path, filetype=file_type)
