"""A picture in memory as a document of one page, such as a frame of a live region: nothing of it touches the
disk or the reader process. For pixels that this program has made itself; files go through the reader. Any
thread.
"""

import itertools
import threading
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from app.documents.document import Document, document_of
from app.documents.document_info import DocumentInfo
from app.documents.links import Link, OutlineEntry
from app.documents.opened_picture import TURNS
from app.documents.reader import MOST_PIXELS
from app.documents.region import Rect
from app.documents.word import Word

_ids = itertools.count(-1, -1)  # a reader counts upwards from 1


def held_document(name: str, size: tuple[int, int], make: Callable[[], Image.Image]) -> Document:
    """A document with one page of `size` pixels. `make` gives its RGB pixels, once, when they are needed: on
    the thread that asks for them first.
    """
    picture = HeldPicture(Path(name), size, make)
    return document_of(picture.open(Path(name)), picture)


class HeldPicture:
    """The `PageSource` of one picture."""

    def __init__(self, name: Path, size: tuple[int, int], make: Callable[[], Image.Image]) -> None:
        self._name, self._size, self._make = name, size, make
        self._lock = threading.Lock()
        self._image: Image.Image | None = None

    def open(self, path: Path, password: str | None = None) -> DocumentInfo:
        """What is known of it; another id each time."""
        size = (float(self._size[0]), float(self._size[1]))
        return DocumentInfo(next(_ids), self._name, "picture", (size,), "", False, False)

    def render(
        self,
        document: int,
        page: int,
        clip: Rect,
        scale: float,
        max_pixels: int = MOST_PIXELS,
        turned: int = 0,
    ) -> Image.Image:
        """Part of the picture at `scale`, then turned clockwise; no larger than `max_pixels`."""
        scale = min(scale, (max_pixels / max(clip.width * clip.height, 1e-9)) ** 0.5)
        size = (max(1, round(clip.width * scale)), max(1, round(clip.height * scale)))
        drawn = self._pixels().resize(size, Image.Resampling.BICUBIC, box=clip, reducing_gap=3.0)
        return drawn.transpose(TURNS[turned % 4]) if turned % 4 else drawn

    def words(self, document: int, page: int) -> list[Word]:
        return []

    def links(self, document: int, page: int) -> list[Link]:
        return []

    def outline(self, document: int) -> list[OutlineEntry]:
        return []

    def has_text(self, document: int, page: int) -> bool:
        return False

    def search(
        self, document: int, page: int, text: str, *, match_case: bool = False, whole_words: bool = False
    ) -> list[tuple[Rect, ...]]:
        return []

    def close(self, document: int) -> None:
        """Lets the pixels go; where somebody asks for them again, they are made again."""
        with self._lock:
            self._image = None

    def _pixels(self) -> Image.Image:
        with self._lock:
            if self._image is None:
                self._image = self._make()
            return self._image
