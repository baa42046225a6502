"""Rubber stamps on finished pages, put down by hand: turned, in one or two lines, where there is room.

Called by sample.py in the data workers, once a layout has filled its page; for training pages only, so that
the held-out set stays what it was.
"""

from __future__ import annotations

import math

from training.documents.layouts.grid import mix
from training.documents.layouts.marks import STAMP_INKS, ask_stamp
from training.documents.page import Page, Run, join
from training.documents.painter import Colour, Glyph

WORDS = (
    "PAID",
    "COPY",
    "RECEIVED",
    "APPROVED",
    "OVERDUE",
    "URGENT",
    "ORIGINAL",
    "VOID",
    "ENTERED",
    "CHECKED",
)
PLACES = 8  # that are tried
MOST_HIDDEN = 1  # glyphs of the page that it may stand on
READABLE = 15.0  # degrees: what is turned further is seen, but not asked to be read


class _Turned:
    """Points around a centre, turned by so many degrees against the clock."""

    def __init__(self, x: float, y: float, degrees: float) -> None:
        self.x, self.y, self.degrees = x, y, degrees
        self.cosine, self.sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def at(self, right: float, down: float) -> tuple[float, float]:
        """Where a point that lies so far right of the centre and below it comes to lie."""
        return (
            self.x + right * self.cosine + down * self.sine,
            self.y - right * self.sine + down * self.cosine,
        )

    def corners(self, half_width: float, half_height: float) -> list[tuple[float, float]]:
        signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return [self.at(right * half_width, down * half_height) for right, down in signs]


def stamp_over(page: Page) -> None:
    """Puts a stamp on the page where it hides nearly nothing, or leaves the page as it is."""
    rng = page.rng
    size = page.size * rng.uniform(0.9, 1.6)
    texts = [rng.choice((*WORDS, page.source.word().upper(), page.source.word().upper()))]
    if rng.random() < 0.4:
        texts.append(rng.choice((rng.choice(page.source.names.towns), page.source.random_string())))
    widths = [page.measure(text, page.look.bold, size) for text in texts]
    half_width = max(widths) / 2 + 0.5 * size
    half_height = 0.62 * size * len(texts) + 0.3 * size
    is_round = rng.random() < 0.35
    if is_round:
        half_width = half_height = math.hypot(half_width, half_height) + 0.2 * size
    degrees = rng.choice((rng.uniform(-12, 12), rng.uniform(-35, 35)))
    place = _place(page, half_width, half_height, degrees)
    if place is None:
        return
    ink = mix(rng.choice(STAMP_INKS), page.look.paper, rng.choice((0.0, rng.uniform(0, 0.4))))
    _frame(page, place, half_width, half_height, ink, is_round)
    top = -0.62 * size * len(texts)
    runs = [
        _text(page, place, -width / 2, top + (0.95 + 1.24 * i) * size, text, size, ink)
        for i, (text, width) in enumerate(zip(texts, widths, strict=True))
    ]
    if abs(degrees) <= READABLE:
        ask_stamp(page, join(runs, "\n"))
    page.marks.add("stamp")


def _place(page: Page, half_width: float, half_height: float, degrees: float) -> _Turned | None:
    """Where it lies freest of some places, if that is free enough."""
    upright = _Turned(0, 0, degrees).corners(half_width, half_height)
    reach_x, reach_y = max(x for x, _ in upright) + 2, max(y for _, y in upright) + 2
    if 2 * reach_x > page.width or 2 * reach_y > page.height:
        return None

    def hidden(place: tuple[float, float]) -> int:
        return sum(
            abs((g.x0 + g.x1) / 2 - place[0]) < reach_x and abs((g.top + g.baseline) / 2 - place[1]) < reach_y
            for g in page.glyphs
        )

    places = [
        (page.rng.uniform(reach_x, page.width - reach_x), page.rng.uniform(reach_y, page.height - reach_y))
        for _ in range(PLACES)
    ]
    best = min(places, key=hidden)
    return _Turned(*best, degrees) if hidden(best) <= MOST_HIDDEN else None


def _frame(
    page: Page, place: _Turned, half_width: float, half_height: float, ink: Colour, is_round: bool
) -> None:
    rng = page.rng
    pen = max(1.0, rng.uniform(0.06, 0.14) * page.size)
    insets = [0.0, 0.22 * page.size] if rng.random() < 0.45 else [0.0]
    for inset in insets:
        if is_round:
            reach = half_width - inset
            page.painter.ellipse(
                place.x - reach, place.y - reach, place.x + reach, place.y + reach, outline=ink, width=pen
            )
        else:
            corners = place.corners(half_width - inset, half_height - inset)
            page.painter.polyline([*corners, corners[0], corners[1]], ink, pen)
        pen = max(1.0, pen / 2)


def _text(page: Page, place: _Turned, right: float, down: float, text: str, size: float, ink: Colour) -> Run:
    """Draws a line of it and records the glyphs, as upright boxes around where each stands."""
    font = page.look.bold
    page.painter.text_turned(*place.at(right, down), text, font, size, ink, place.degrees)
    ends = page.painter.advances(text, font, size)
    indices = []
    for i, character in enumerate(text):
        if character == " ":
            indices.append(-1)
            continue
        x0, y0 = place.at(right + ends[i], down)
        x1, y1 = place.at(right + ends[i + 1], down)
        baseline = (y0 + y1) / 2
        indices.append(len(page.glyphs))
        page.glyphs.append(Glyph(character, x0, baseline - 0.72 * size, x1, baseline))
    return Run(text, tuple(indices))
