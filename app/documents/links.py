"""Where clicks lead: the links of a page and the entries of a document's outline. Plain frozen values, used
on any thread.
"""

from typing import NamedTuple

from app.documents.region import Rect


class Link(NamedTuple):
    """An area of a page that leads to a page of the document, or to an address on the web.

    Only addresses of the web and of mail come here; those of files and programs are never followed.
    """

    area: Rect
    page: int | None
    top: float | None
    """The height on that page, in its points, that is meant; None: its top."""
    url: str | None


class OutlineEntry(NamedTuple):
    """A line of the outline: a title, its depth from 0, and where it leads."""

    title: str
    level: int
    page: int
    """From 0."""
    top: float | None
    """The height on that page, in its points, that is meant; None: its top."""


def turned_top(top: float | None, quarter_turns: int, page_height: float) -> float | None:
    """The height that is meant after the page, of this height now, is turned clockwise.

    Turned sideways, a height is a place across the page: the top of the page has to do.
    """
    if top is None or quarter_turns % 2:
        return None
    return page_height - top if quarter_turns % 4 else top
