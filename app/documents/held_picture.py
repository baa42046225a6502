"""Pictures in memory as documents of one page: captures, what was pasted, frames of a live region. Called by
windows; any thread.

Nothing of them touches the disk or the reader process. That process stands between this program and files of
strangers; these pixels were made by this program or handed over by Qt as pixels. A file for its sake, however
private, would have to be found and removed after every crash, by a start that cannot know who still uses it.
Captures are kept as PNG, a tenth of their pixels, and decoded when they are drawn; only one is decoded at a
time.
"""

import io
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from app.documents.document import Document, document_of
from app.documents.document_info import DocumentInfo
from app.documents.links import Link, OutlineEntry
from app.documents.opened_picture import check_size, drawn
from app.documents.reader import MOST_PIXELS
from app.documents.region import Rect
from app.documents.word import Word
from app.saved_file import saving, write_whole

_ids = itertools.count(-1, -1)  # a reader counts upwards from 1


@dataclass(frozen=True)
class KeptPicture:
    """A picture that has no file yet."""

    name: str
    size: tuple[int, int]
    png: bytes

    def opened(self) -> Document:
        """A document with the picture; quick.

        Raises:
            UserError: it is larger than documents may be.
        """
        check_size(self.name, *self.size)
        picture = _CapturedPicture(self)
        return document_of(picture.open(Path(self.name)), picture)

    def save(self, path: Path) -> None:
        """Writes it as a PNG; what was there stays where that fails. Waits for the disk.

        Raises:
            UserError: the disk refused.
        """
        with saving(path):
            write_whole(path, self.png)


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
        return DocumentInfo(next(_ids), self._name, "picture", (size,), "", False, False, False)

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
        return drawn(self._pixels(), clip, scale, turned % 4)

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


class _CapturedPicture(HeldPicture):
    """One that can be decoded again at any time."""

    def __init__(self, kept: KeptPicture) -> None:
        super().__init__(Path(kept.name), kept.size, lambda: _decoded(kept.png))

    def close(self, document: int) -> None:
        _decoded.cache_clear()  # whichever it is of: it may be as large as all screens together

    def _pixels(self) -> Image.Image:
        with self._lock:
            return self._make()


@lru_cache(maxsize=1)
def _decoded(png: bytes) -> Image.Image:
    with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
        return image.convert("RGB")
