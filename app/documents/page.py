"""One page of an open document: its size, its pixels, its text and links, as the view turns it. Used on any
thread that may wait for the reader.
"""

from PIL import Image

from app.documents.document_info import DocumentInfo
from app.documents.links import Link, turned_top
from app.documents.page_source import PageSource
from app.documents.reader import MOST_PIXELS
from app.documents.region import Rect, Region
from app.documents.text_layer import TextLayer


class Page:
    """The page with index `index`, from 0. Sizes are in points; pixels for pictures."""

    def __init__(self, info: DocumentInfo, index: int, reader: PageSource, rotation: int = 0) -> None:
        self.index = index
        self.rotation = rotation
        self._unturned = info.page_sizes[index]
        self.width, self.height = self._unturned[::-1] if rotation % 2 else self._unturned
        self.is_picture = info.kind == "picture"
        self._info = info
        self._reader = reader
        self._text_layer: TextLayer | None = None
        self._links: tuple[Link, ...] | None = None

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
        unturned = (clip or self.rect).turned(-self.rotation, self.width, self.height)
        return self._reader.render(self._info.id, self.index, unturned, scale, max_pixels, self.rotation)

    @property
    def text_layer(self) -> TextLayer:
        """Read once and kept."""
        if self._text_layer is None:
            layer = TextLayer(tuple(self._reader.words(self._info.id, self.index)))
            self._text_layer = layer.turned(self.rotation, *self._unturned) if self.rotation else layer
        return self._text_layer

    @property
    def links(self) -> tuple[Link, ...]:
        """Links that may be followed: inside the document, and to the web. Read once and kept."""
        if self._links is None:
            self._links = tuple(self._turned(link) for link in self._reader.links(self._info.id, self.index))
        return self._links

    def _turned(self, link: Link) -> Link:
        if not self.rotation:
            return link
        area = link.area.turned(self.rotation, *self._unturned)
        height = None if link.page is None else self._info.page_sizes[link.page][1]
        return link._replace(
            area=area, top=None if height is None else turned_top(link.top, self.rotation, height)
        )
