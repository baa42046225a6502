"""The links of a page and the outline of a document, as MuPDF finds them. Runs in the reader process only.

Links to files and programs are dropped here: nothing outside this process ever learns of them.
"""

import math
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pymupdf

from app.documents.links import Link, OutlineEntry
from app.documents.region import Rect

MOST_LINKS = 5000
MOST_ENTRIES = 20_000
DEEPEST_LEVEL = 16
LONGEST_TITLE = 300
LONGEST_URL = 4000
SCHEMES = {"http", "https", "mailto"}
UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


def links_of(document: pymupdf.Document, page: pymupdf.Page, page_count: int) -> Iterator[Link]:
    """The links of a page, as it is displayed."""
    link = page.load_links()
    for _ in range(MOST_LINKS):
        if link is None:
            return
        area = Rect(*(float(side) for side in link.rect)).intersection(Rect(*page.rect))
        if not area.is_empty and link.uri:
            if not link.is_external:
                target, top = _target(document, link.uri, page_count)
                if target is not None:
                    yield Link(area, target, top, None)
            elif is_web_address(link.uri):
                yield Link(area, None, None, link.uri)
        link = link.next


def outline_of(document: pymupdf.Document, page_count: int) -> Iterator[OutlineEntry]:
    """The entries of the outline that lead to a page, from the top down."""
    waiting = [(document.outline, 0)]
    entries = 0
    while waiting and entries < MOST_ENTRIES:
        entry, level = waiting.pop()
        if entry is None or not entry.this.m_internal:  # asking the end of a list for its title would crash
            continue
        entries += 1
        waiting.append((entry.next, level))
        waiting.append((entry.down, level + 1))
        title = UNPRINTABLE.sub(" ", entry.title or "").strip()[:LONGEST_TITLE]
        page, top = _target(document, entry.uri, page_count)
        if title and page is not None:
            yield OutlineEntry(title, min(level, DEEPEST_LEVEL), page, top)


def is_web_address(uri: str) -> bool:
    """True for what may be offered to a person: an address of the web or of mail, and printable."""
    if len(uri) > LONGEST_URL or UNPRINTABLE.search(uri.strip()):
        return False
    try:
        parts = urlsplit(uri.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.netloc or parts.path)


def _target(document: pymupdf.Document, uri: str | None, page_count: int) -> tuple[int | None, float | None]:
    """Page and height that an address inside the document means; no page where it leads nowhere."""
    page, _, top = document.resolve_link(uri)
    if not 0 <= page < page_count:
        return None, None
    return page, float(top) if math.isfinite(top) and top > 0 else None
