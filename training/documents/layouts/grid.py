"""Tables in many styles, and amounts of money in one manner of writing for a whole page.

Called by the layouts of documents in the data workers.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from training.documents.layouts.parts import Flow
from training.documents.page import Page, Run, Table
from training.documents.painter import Colour

WHITE: Colour = (255, 255, 255)


class Money:
    """Writes amounts as one document does: the same currency, separators and place of the sign."""

    def __init__(self, rng: random.Random, language: str) -> None:
        if language == "en":
            self.sign = rng.choice(("$", "$", "£", "€", "USD", "CHF"))
            self.thousands, self.point = rng.choice(((",", "."), (",", "."), ("", ".")))
            self.is_before = len(self.sign) == 1 or rng.random() < 0.5
        else:
            self.sign = rng.choice(("€", "€", "EUR"))
            self.thousands, self.point = (
                rng.choice(((".", ","), ("", ","))) if language != "fr" else (" ", ",")
            )
            self.is_before = False
        self.is_bare = rng.random() < 0.4  # in tables, amounts are often written without the sign

    def plain(self, value: float) -> str:
        """The figure alone."""
        whole, decimals = f"{abs(value):,.2f}".split(".")
        minus = "-" if value < 0 else ""
        return f"{minus}{whole.replace(',', self.thousands)}{self.point}{decimals}"

    def show(self, value: float) -> str:
        """The figure with its currency."""
        figure = self.plain(abs(value))
        minus = "-" if value < 0 else ""
        if not self.is_before:
            return f"{minus}{figure} {self.sign}"
        space = " " if len(self.sign) > 1 else ""
        return f"{minus}{self.sign}{space}{figure}"

    def cell(self, value: float) -> str:
        """The figure as it stands in a table."""
        return self.plain(value) if self.is_bare else self.show(value)


@dataclass(frozen=True)
class Column:
    """A column of a table. Where there is little room, columns of the smallest `keep` are left out first."""

    header: str
    texts: list[str]
    right: bool = False
    keep: int = 1


def mix(paper: Colour, ink: Colour, share: float) -> Colour:
    """A colour between two."""
    red, green, blue = (round(p + share * (i - p)) for p, i in zip(paper, ink, strict=True))
    return (red, green, blue)


@dataclass(frozen=True)
class Style:
    """How a table is drawn."""

    header_fill: Colour | None
    header_ink: Colour
    zebra: Colour | None
    rules: str  # "none", "rows", "head", "boxes"
    rule_ink: Colour
    spread: str  # "first", "even", "packed": where room to spare goes
    leading: float


def new_style(page: Page) -> Style:
    """A style drawn by chance."""
    rng, look = page.rng, page.look
    fill: Colour | None = None
    ink = look.ink
    kind = rng.random()
    if kind < 0.2:
        fill, ink = look.accent, WHITE
    elif kind < 0.4:
        fill = mix(look.paper, look.ink, rng.uniform(0.1, 0.22))
    elif kind < 0.5 and not look.is_dark:
        fill, ink = mix(look.ink, look.paper, 0.2), WHITE
    zebra = (
        mix(look.paper, look.accent if rng.random() < 0.4 else look.ink, 0.08)
        if rng.random() < 0.25
        else None
    )
    return Style(
        fill,
        ink,
        zebra,
        rng.choices(("none", "rows", "head", "boxes"), weights=(20, 30, 25, 25))[0],
        mix(look.paper, look.ink, rng.uniform(0.25, 0.9)),
        rng.choice(("first", "first", "even", "packed")),
        rng.uniform(1.2, 1.9),
    )


def _fitting(
    page: Page, columns: Sequence[Column], room: float, pad: float
) -> tuple[list[Column], list[float]]:
    """The columns that fit side by side, and their widths with padding."""
    kept = list(columns)
    while True:
        widths = [
            max(page.measure(c.header, page.look.bold), *(page.measure(text) for text in c.texts)) + 2 * pad
            for c in kept
        ]
        if sum(widths) <= room or len(kept) < 3:
            return kept, widths
        kept.remove(min(kept[1:], key=lambda c: c.keep))


def draw_table(
    flow: Flow,
    columns: Sequence[Column],
    row_noun: str = "row",
    style: Style | None = None,
    numbered: str = "",
    reserve: float = 0.0,
    headless: bool = False,
) -> Table | None:
    """Draws a table as far down as there is room, less `reserve` lines. The first column names the rows.

    `numbered` is the header of a column of positions that is put before all others; what stands in it is
    read, but rows are not asked for by it. None where two rows do not fit.
    """
    page = flow.page
    style = style or new_style(page)
    pad = page.rng.uniform(0.25, 0.6) * page.size
    kept, widths = _fitting(page, columns, flow.width, pad)
    places = [str(i + 1) for i in range(len(kept[0].texts))]
    narrow = max(page.measure(numbered, page.look.bold), page.measure("00")) + 2 * pad
    has_places = bool(numbered) and sum(widths) + narrow <= flow.width
    if has_places:
        kept, widths = [Column(numbered, places), *kept], [narrow, *widths]
    rows = range(len(places))
    leading, flow.leading = flow.leading, style.leading
    fits = sum(widths) <= flow.width and flow.room((2 if headless else 3) + reserve)
    table: Table | None = None
    if fits:
        edges = _edges(flow, widths, style, 1 if has_places else 0)
        top = flow.top
        header = [Run("", ())] * len(kept)
        if not headless:
            header = _header(flow, kept, edges, pad, style)
        table = Table(header[1:] if has_places else header, [], row_noun)
        for number in rows:
            if not flow.room(1 + reserve):
                break
            if style.zebra and number % 2:
                page.painter.box(
                    edges[0], flow.top, edges[-1], flow.top + style.leading * page.size, fill=style.zebra
                )
            runs = _cells(flow, kept, [c.texts[number] for c in kept], edges, pad, None, None)
            table.rows.append(runs[1:] if has_places else runs)
            if style.rules in ("rows", "boxes"):
                page.painter.line(edges[0], flow.top, edges[-1], flow.top, style.rule_ink)
        if style.rules == "boxes":
            page.painter.line(edges[0], top, edges[-1], top, style.rule_ink)
            for x in edges:
                page.painter.line(x, top, x, flow.top, style.rule_ink)
        elif style.rules == "head":
            page.painter.line(edges[0], flow.top, edges[-1], flow.top, style.rule_ink)
        page.marks.add("table")
        if len(table.rows) >= 2 and not headless:
            page.tables.append(table)
    flow.leading = leading
    return table


def _edges(flow: Flow, widths: list[float], style: Style, first: int) -> list[float]:
    """The edges of the columns, with the room to spare given out."""
    slack = flow.width - sum(widths)
    widths = list(widths)
    if style.spread == "first":
        widths[first] += slack
    elif style.spread == "even":
        widths = [width + slack / len(widths) for width in widths]
    else:
        share = min(slack / len(widths), flow.page.size)
        widths = [width + share for width in widths]
    edges = [flow.left]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def _header(flow: Flow, columns: list[Column], edges: list[float], pad: float, style: Style) -> list[Run]:
    page = flow.page
    low = flow.top + style.leading * page.size
    if style.header_fill:
        page.painter.box(edges[0], flow.top, edges[-1], low, fill=style.header_fill)
    runs = _cells(flow, columns, [c.header for c in columns], edges, pad, page.look.bold, style.header_ink)
    if style.rules != "none":
        page.painter.line(edges[0], low, edges[-1], low, style.rule_ink, 1 if style.rules == "rows" else 1.5)
    return runs


def _cells(
    flow: Flow,
    columns: list[Column],
    texts: list[str],
    edges: list[float],
    pad: float,
    font: str | None,
    ink: Colour | None,
) -> list[Run]:
    """One row of cells; the row is recorded as a line."""
    page = flow.page
    baseline = flow.baseline()
    runs = []
    for number, (column, text) in enumerate(zip(columns, texts, strict=True)):
        x = edges[number] + pad
        if column.right:
            x = edges[number + 1] - pad - page.measure(text, font)
        runs.append(page.write(x, baseline, text, font, ink=ink))
    page.line(*runs)
    return runs
