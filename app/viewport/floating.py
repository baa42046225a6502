"""What floats over the page: cards with room for their shadow, and where they may lie. GUI thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.card_painting import SHADOW, paint_card
from app.colours import Colours

_EDGE = 12  # between a floating card and the edge of what it floats over
_GAP = 8  # between two floating cards, or a card and a region


@contextmanager
def painted_card(widget: QWidget, radius: float, colours: Colours) -> Iterator[tuple[QPainter, QRectF]]:
    """A painter on `widget` with the card drawn, and the card's rectangle. For paint events."""
    painter = QPainter(widget)
    try:
        card = QRectF(card_of(widget.rect()))
        paint_card(painter, card, radius, colours)
        yield painter, card
    finally:
        painter.end()


def card_of(widget: QRect) -> QRect:
    """The card inside a floating widget's rectangle, without the room for its shadow."""
    return widget.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)


def free_place(size: QSize, page: QRect, taken: Iterable[QRect]) -> QPoint:
    """Where a floating widget of `size` covers none of `taken`: top or bottom centre, else a corner."""
    left, right = page.left() + _EDGE - SHADOW, page.right() + 1 - size.width() - _EDGE + SHADOW
    centre = page.left() + (page.width() - size.width()) // 2
    top = _EDGE - SHADOW
    bottom = page.bottom() + 1 - size.height() - _EDGE + SHADOW
    spots = [QPoint(x, y) for y in (top, bottom) for x in (centre, left, right)]
    taken = list(taken)
    return min(spots, key=lambda spot: covered(QRect(spot, size), taken))


def place_beside(size: QSize, area: QRect, anchor: QRect, region: QRect) -> QPoint:
    """Where a widget of `size` that belongs to the floating `anchor` lies inside `area`.

    Below the anchor or above it, moved aside where it would cover the region; where nothing else is free, the
    place that covers least, the anchor counted too.
    """
    below = card_of(anchor).bottom() + 1 + _GAP - SHADOW
    above = card_of(anchor).top() - _GAP + SHADOW - size.height()
    centre = anchor.center().x() - size.width() // 2
    left, right = area.left() + _EDGE - SHADOW, area.right() + 1 - size.width() - _EDGE + SHADOW
    across = [centre, left, right]
    if not region.isEmpty():
        across += [region.left() - _GAP + SHADOW - size.width(), region.right() + 1 + _GAP - SHADOW]
    lowest = max(area.bottom() + 1 - size.height() + SHADOW - _EDGE, area.top())
    down = [min(below, lowest), max(above, area.top()), area.top(), lowest]
    spots = [QPoint(min(max(x, left), max(right, left)), y) for y in down for x in across]
    taken = [rect for rect in (region, card_of(anchor)) if not rect.isEmpty()]
    return min(spots, key=lambda spot: (covered(QRect(spot, size), taken), abs(spot.x() - centre)))


def covered(widget: QRect, taken: Iterable[QRect]) -> int:
    """How many pixels of `taken` the card in `widget` would cover."""
    overlaps = [card_of(widget).intersected(rect) for rect in taken]
    return sum(overlap.width() * overlap.height() for overlap in overlaps if not overlap.isEmpty())
