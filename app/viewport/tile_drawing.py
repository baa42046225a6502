"""Turns a tile into pixels by way of the reader process. Called on the render thread."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image
from PySide6.QtGui import QImage

from app.documents.document import Document
from app.documents.region import Rect
from app.viewport.inversion import inverted
from app.viewport.tile_cache import TileKey

_INSET = 0.1  # pixels: the reader rounds a clip outwards, and a tile's edge must not round into its neighbour


def tile_drawer(document: Document) -> Callable[[TileKey], QImage]:
    """A function that draws tiles of `document`."""

    def draw(key: TileKey) -> QImage:
        page = document.page(key.page)
        clip = Rect(
            (key.left + _INSET) / key.scale,
            (key.top + _INSET) / key.scale,
            min((key.left + key.width - _INSET) / key.scale, page.width),
            min((key.top + key.height - _INSET) / key.scale, page.height),
        )
        image = to_qimage(page.render(clip, key.scale))
        return inverted(image) if key.inverted else image

    return draw


def to_qimage(picture: Image.Image) -> QImage:
    """A copy of the pixels in the format that Qt paints fastest.

    Its unused byte is 255: some composition modes take what lies in the window for its transparency.
    """
    data = picture.convert("RGBA").tobytes("raw", "BGRA")
    return QImage(data, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32).copy()
