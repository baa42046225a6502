"""An image file, decoded by Pillow. Runs in the reader process only; `held_picture` draws as it does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from app.documents.links import Link, OutlineEntry
from app.documents.pixels import MOST_PAGES, Clip, Pixels, damaged
from app.documents.region import Rect
from app.documents.word import Word
from app.errors import UserError

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP")
MOST_PIXELS = 100_000_000
_TURNS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}


class OpenedPicture:
    """An image file; a TIFF may have several pages. One decoded page is kept, whichever picture it is of."""

    kind = "picture"
    was_encrypted = False
    is_repaired = False
    title = ""
    _decoded: tuple["OpenedPicture", int, Image.Image] | None = None

    def __init__(self, path: Path) -> None:
        self._path = path
        self._image = self._checked(lambda: Image.open(path, formats=FORMATS))
        self.page_count = min(self._checked(self._frames), MOST_PAGES)

    def _frames(self) -> int:
        """Of a film, as GIF and WebP may hold, the first picture has to do."""
        return getattr(self._image, "n_frames", 1) if self._image.format == "TIFF" else 1

    def page_sizes(self) -> list[tuple[float, float]]:
        return self._checked(lambda: [self._size_of(index) for index in range(self.page_count)])

    def _size_of(self, frame: int) -> tuple[float, float]:
        self._image.seek(frame)
        width, height = self._image.size
        check_size(self._path.name, width, height)
        return (height, width) if _lies_on_its_side(self._image) else (width, height)

    def render(self, page: int, clip: Clip, scale: float, turned: int) -> Pixels:
        frame = self._checked(lambda: self._frame(page))
        picture = drawn(frame, clip, scale, turned)
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

    def words(self, page: int) -> list[Word]:
        return []

    def links(self, page: int) -> list[Link]:
        return []

    def outline(self) -> list[OutlineEntry]:
        return []

    def has_text(self, page: int) -> bool:
        return False

    def search(self, page: int, text: str, match_case: bool, whole_words: bool) -> list[tuple[Rect, ...]]:
        return []

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
            raise damaged(self._path) from error


def drawn(image: Image.Image, clip: Clip, scale: float, turned: int) -> Image.Image:
    """Part of a picture at `scale`, then turned clockwise; what of the clip lies outside is left out."""
    (x0, x1), (y0, y1) = _within(clip[0], clip[2], image.width), _within(clip[1], clip[3], image.height)
    size = (max(1, round((x1 - x0) * scale)), max(1, round((y1 - y0) * scale)))
    part = image.resize(size, Image.Resampling.BICUBIC, box=(x0, y0, x1, y1), reducing_gap=3.0)
    return part.transpose(_TURNS[turned]) if turned else part


def _within(start: float, end: float, length: int) -> tuple[float, float]:
    """The part of a clip that lies in the picture; its last pixel, where it is thinner than one on screen."""
    start, end = max(start, 0.0), min(end, float(length))
    return (start, end) if start < end else (length - 1.0, float(length))


def check_size(name: str, width: int, height: int) -> None:
    """Raises a `UserError` for a picture of more pixels than are opened."""
    if width * height > MOST_PIXELS:
        raise UserError(
            f"{name} is {width} × {height} pixels, more than Docent opens.",
            f"Shrink it to under {MOST_PIXELS // 1_000_000} million pixels.",
        )


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
