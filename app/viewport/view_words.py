"""What the viewport says of itself to people who do not see it, and of a link before it is followed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.documents.links import Link
from app.documents.region import Region


def place_words(page: int, page_count: int, zoom: float, region: Region | None) -> str:
    """Page, zoom and region, in a sentence; `page` from 0."""
    if not page_count:
        return QCoreApplication.translate("Viewport", "No document is open")
    words = QCoreApplication.translate("Viewport", "Page {page} of {count}, {zoom} %").format(
        page=page + 1, count=page_count, zoom=round(100 * zoom)
    )
    if region is None:
        return words
    marked = QCoreApplication.translate(
        "Viewport", "region on page {page}, {width} by {height} points, {x} from the left, {y} from the top"
    )
    return f"{words}, " + marked.format(
        page=region.page + 1,
        width=round(region.width),
        height=round(region.height),
        x=round(region.x),
        y=round(region.y),
    )


def link_words(link: Link) -> str:
    """Where a link leads."""
    if link.page is not None:
        return QCoreApplication.translate("Viewport", "To page {page}").format(page=link.page + 1)
    return link.url or ""
