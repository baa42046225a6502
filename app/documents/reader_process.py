"""The reader process: the only code that opens untrusted PDFs and pictures. Runs in a child process of its
own, on that process's only thread, started by `reader.Reader`.

A request is one JSON message; so is its reply. Pixels go into a block of memory shared with the parent.
Nothing is pickled: a child that was taken over through a bad file can send words and pixels, but no code.
"""

import itertools
import json
import os
import signal
import sys
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any, NamedTuple

import pymupdf
from PIL import Image, ImageOps

from app.documents.file_check import kind_of_file
from app.errors import PasswordNeeded, UserError

PICTURE_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP")
MOST_PICTURE_PIXELS = 100_000_000
MOST_PAGES = 100_000
MOST_WORDS = 200_000
KEPT_DISPLAY_LISTS = 4
READY = b"ready"
WORD_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP

Clip = tuple[float, float, float, float]


class Pixels(NamedTuple):
    """8-bit RGB rows without padding."""

    width: int
    height: int
    data: Any


class OpenedDocument:
    """A PDF, or another format that MuPDF lays out into pages."""

    def __init__(self, path: Path, kind: str, password: str | None) -> None:
        try:
            self._document = _opened_by_mupdf(path, "pdf" if kind == "pdf" else path.suffix[1:].lower())
        except (pymupdf.FileDataError, pymupdf.EmptyFileError, RuntimeError, ValueError) as error:
            raise _damaged(path) from error
        self.kind = kind
        self.was_encrypted = bool(self._document.needs_pass)
        if self.was_encrypted:
            self._unlock(path, password)
        self.title = str((self._document.metadata or {}).get("title") or "")
        self._count = min(self._document.page_count, MOST_PAGES)
        if self._count == 0:
            raise _damaged(path)
        self.is_repaired = bool(kind == "pdf" and self._document.is_repaired)
        self._display_lists: OrderedDict[int, pymupdf.DisplayList] = OrderedDict()

    def _unlock(self, path: Path, password: str | None) -> None:
        if password is None:
            raise PasswordNeeded(f"{path.name} is encrypted.", "Give its password.")
        if not self._document.authenticate(password):
            raise PasswordNeeded(
                f"The password does not open {path.name}.", "Check the password and try again.", wrong=True
            )

    def page_sizes(self) -> list[tuple[float, float]]:
        rects = (self._document[index].rect for index in range(self._count))
        return [(rect.width, rect.height) for rect in rects]

    def render(self, page: int, clip: Clip, scale: float) -> Pixels:
        pixmap = self._display_list(page).get_pixmap(
            matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=0, clip=pymupdf.Rect(clip)
        )
        return Pixels(pixmap.width, pixmap.height, pixmap.samples)

    def _display_list(self, page: int) -> pymupdf.DisplayList:
        if page not in self._display_lists:
            self._display_lists[page] = self._document[page].get_displaylist()
        self._display_lists.move_to_end(page)
        while len(self._display_lists) > KEPT_DISPLAY_LISTS:
            self._display_lists.popitem(last=False)
        return self._display_lists[page]

    def words(self, page: int) -> Iterator[list[Any]]:
        loaded = self._document[page]
        turn = loaded.rotation_matrix  # text comes in the coordinates of the page before its rotation
        for block in loaded.get_text("rawdict", flags=WORD_FLAGS)["blocks"]:
            for line in block.get("lines", ()):
                for text, box, size in _words_of_line(line):
                    x0, y0, x1, y1 = (pymupdf.Rect(box) * turn).normalize()
                    yield [text, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2), round(size, 2)]

    def close(self) -> None:
        self._display_lists.clear()
        self._document.close()


class OpenedPicture:
    """An image file; a TIFF may have several pages. One decoded page is kept, whichever picture it is of."""

    kind = "picture"
    was_encrypted = False
    is_repaired = False
    title = ""
    _decoded: tuple["OpenedPicture", int, Image.Image] | None = None

    def __init__(self, path: Path) -> None:
        self._path = path
        self._image = self._checked(lambda: Image.open(path, formats=PICTURE_FORMATS))
        frames = getattr(self._image, "n_frames", 1) if self._image.format == "TIFF" else 1
        self._count = min(frames, MOST_PAGES)

    def page_sizes(self) -> list[tuple[float, float]]:
        return self._checked(lambda: [self._size_of(index) for index in range(self._count)])

    def _size_of(self, frame: int) -> tuple[float, float]:
        self._image.seek(frame)
        width, height = self._image.size
        if width * height > MOST_PICTURE_PIXELS:
            raise UserError(
                f"{self._path.name} is {width} × {height} pixels, more than Docent opens.",
                f"Shrink it to under {MOST_PICTURE_PIXELS // 1_000_000} million pixels.",
            )
        return (height, width) if _lies_on_its_side(self._image) else (width, height)

    def render(self, page: int, clip: Clip, scale: float) -> Pixels:
        frame = self._checked(lambda: self._frame(page))
        size = (max(1, round((clip[2] - clip[0]) * scale)), max(1, round((clip[3] - clip[1]) * scale)))
        picture = frame.resize(size, Image.Resampling.BICUBIC, box=clip, reducing_gap=3.0)
        return Pixels(picture.width, picture.height, picture.tobytes())

    def _frame(self, index: int) -> Image.Image:
        kept = OpenedPicture._decoded
        if kept is not None and kept[0] is self and kept[1] == index:
            return kept[2]
        OpenedPicture._decoded = None  # before the next one is decoded: two at once are the peak
        self._size_of(index)
        frame = _on_white(ImageOps.exif_transpose(self._image))
        OpenedPicture._decoded = (self, index, frame)
        return frame

    def words(self, page: int) -> Iterator[list[Any]]:
        return iter(())

    def close(self) -> None:
        if OpenedPicture._decoded is not None and OpenedPicture._decoded[0] is self:
            OpenedPicture._decoded = None
        self._image.close()

    def _checked(self, work: Callable[[], Any]) -> Any:
        """Pillow's readers raise nearly anything on a damaged file."""
        try:
            return work()
        except (UserError, MemoryError):
            raise
        except Exception as error:
            raise _damaged(self._path) from error


class Shelf:
    """The open files, and the four things that can be asked of them."""

    def __init__(self, block: SharedMemory) -> None:
        self._block = block
        self._opened: dict[int, OpenedDocument | OpenedPicture] = {}

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        work: dict[str, Callable[..., dict[str, Any]]] = {
            "open": self._open,
            "render": self._render,
            "words": self._words,
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
        return {
            "kind": opened.kind,
            "page_sizes": sizes,
            "title": opened.title,
            "needs_password": opened.was_encrypted,
            "is_repaired": opened.is_repaired,
        }

    def _render(self, document: int, page: int, clip: Clip, scale: float) -> dict[str, Any]:
        pixels = self._opened[document].render(page, clip, scale)
        size = pixels.width * pixels.height * 3
        block = self._block.buf
        assert block is not None
        block[:size] = pixels.data
        return {"width": pixels.width, "height": pixels.height}

    def _words(self, document: int, page: int) -> dict[str, Any]:
        return {"words": list(itertools.islice(self._opened[document].words(page), MOST_WORDS))}

    def _close(self, document: int) -> dict[str, Any]:
        opened = self._opened.pop(document, None)
        if opened is not None:
            opened.close()
        return {}


def serve(connection: Connection, block_name: str, memory_limit: int) -> None:
    """The child's whole life: answers requests until the parent closes its end or dies."""
    _go_quiet()
    block = SharedMemory(block_name)
    _limit_memory(memory_limit)
    shelf = Shelf(block)
    connection.send_bytes(READY)
    while True:
        try:
            request = json.loads(connection.recv_bytes())
            connection.send_bytes(json.dumps(_reply(shelf, request)).encode())
        except (EOFError, OSError):
            break
    block.close()


def _reply(shelf: Shelf, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"id": request["id"], "result": shelf.answer(request)}
    except PasswordNeeded as error:
        problem = {"kind": "password", "what": error.what, "advice": error.advice, "wrong": error.wrong}
    except UserError as error:
        problem = {"kind": "user", "what": error.what, "advice": error.advice}
    except MemoryError:
        problem = {"kind": "memory"}
    except Exception as error:
        problem = {"kind": "failed", "reason": f"{type(error).__name__}: {error}"}
        if "malloc" in str(error) or "calloc" in str(error):  # how MuPDF says that memory ran out
            problem = {"kind": "memory"}
    return {"id": request["id"], "error": problem}


def _go_quiet() -> None:
    """Ctrl-C is the parent's business, and what C libraries print about bad files is nobody's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    Image.MAX_IMAGE_PIXELS = None  # each picture's size is checked here, with a sentence of our own
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)


def _limit_memory(limit: int) -> None:
    """A first fence that lets the child say what went wrong; the parent's watch over it is the second."""
    if sys.platform != "linux":  # macOS accepts the call and ignores it, Windows has none
        return
    import resource

    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + limit, used + limit))


def _opened_by_mupdf(path: Path, file_type: str) -> pymupdf.Document:
    try:
        str(path).encode()
    except UnicodeEncodeError:  # a name that is no text: MuPDF does not find the file by it
        return pymupdf.open(stream=path.read_bytes(), filetype=file_type)
    return pymupdf.open(path, filetype=file_type)


def _words_of_line(line: dict[str, Any]) -> Iterator[tuple[str, pymupdf.Rect, float]]:
    text, box, size = "", pymupdf.Rect(), 0.0
    for span in line["spans"]:
        for char in span["chars"]:
            if not char["c"].isspace():
                box = pymupdf.Rect(char["bbox"]) if not text else box | pymupdf.Rect(char["bbox"])
                text, size = text + char["c"], max(size, span["size"])
            elif text:
                yield text, box, size
                text, size = "", 0.0
    if text:
        yield text, box, size


def _lies_on_its_side(image: Image.Image) -> bool:
    return image.format != "TIFF" and image.getexif().get(0x0112, 1) in (5, 6, 7, 8)


def _on_white(image: Image.Image) -> Image.Image:
    """8-bit RGB: deep greys scaled down instead of clipped, transparency over white."""
    if image.mode.startswith("I") or image.mode == "F":
        image = _eight_bits(image)
    if image.has_transparency_data:
        layers = image.convert("RGBA")
        white = Image.new("RGBA", layers.size, "white")
        return Image.alpha_composite(white, layers).convert("RGB")
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Greys of 16 bits by their full range, others by the range that they use."""
    low, high = 0.0, 65535.0
    if not image.mode.startswith("I;16"):
        low, high = (float(str(bound)) for bound in image.getextrema())
    factor = 255 / max(high - low, 1e-9)
    return image.convert("F").point(lambda value: value * factor - low * factor).convert("L")


def _damaged(path: Path) -> UserError:
    return UserError(f"{path.name} is damaged or is not what its name says.", "Fetch or save the file again.")
