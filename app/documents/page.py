"""One page of an open document: its size, its pixels, its text. Used on any thread that may wait for the
reader.
"""

from PIL import Image

from app.documents.reader import MOST_PIXELS, DocumentInfo, Reader
from app.documents.region import Rect, Region
from app.documents.text_layer import TextLayer


class Page:
    """The page with index `index`, from 0. Sizes are in points; pixels for pictures."""

    def __init__(self, info: DocumentInfo, index: int, reader: Reader) -> None:
        self.index = index
        self.width, self.height = info.page_sizes[index]
        self.is_picture = info.kind == "picture"
        self._document = info.id
        self._reader = reader
        self._text_layer: TextLayer | None = None

    @property
    def rect(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    def area(self, region: Region | None) -> Rect:
        """The part of the page that a question is about: the whole page without a region."""
        return self.rect if region is None else region.clipped_to(self.width, self.height)

    def render(
        self, clip: Rect | None = None, scale: float = 1.0, max_pixels: int = MOST_PIXELS
    ) -> Image.Image:
        """RGB on white, `scale` pixels to the point; smaller where that would exceed `max_pixels`."""
        return self._reader.render(self._document, self.index, clip or self.rect, scale, max_pixels)

    @property
    def text_layer(self) -> TextLayer:
        """Read once and kept."""
        if self._text_layer is None:
            self._text_layer = TextLayer(tuple(self._reader.words(self._document, self.index)))
        return self._text_layer
