"""Kinds of pages: forms, receipts, letters, tables, notices, address blocks, each drawn line by line.

Called by sample.py in the data workers. A layout fills the page from the top until it is full and leaves
behind what was written where: lines of runs for reading aloud, fields for questions.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from training.documents.fonts import font_files
from training.documents.painter import Glyph, Painter
from training.documents.words import TextSource

MAX_CHARACTERS = 190  # of one page: what one answer can hold


@dataclass(frozen=True)
class Run:
    """Text drawn in one go, with the glyph index of each of its characters (-1 for spaces)."""

    text: str
    glyphs: tuple[int, ...]


@dataclass
class Page:
    """A page that is being drawn: its painter, and what stands on it so far."""

    painter: Painter
    width: int
    height: int
    source: TextSource
    font: str
    bold: str
    size: float
    ink: int
    faint: int
    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[list[Run]] = field(default_factory=list)
    fields: list[tuple[str, Run]] = field(default_factory=list)
    heading: Run | None = None

    @property
    def rng(self) -> random.Random:
        return self.source.rng

    def characters(self) -> int:
        return sum(len(run.text) + 1 for line in self.lines for run in line)

    def measure(self, text: str, font: str | None = None, size: float | None = None) -> float:
        return self.painter.width(text, font or self.font, size or self.size)

    def write(
        self,
        x: float,
        baseline: float,
        text: str,
        font: str | None = None,
        size: float | None = None,
        ink: int | None = None,
    ) -> Run:
        """Draws `text` and records where each glyph stands."""
        font, size = font or self.font, size or self.size
        ends = self.painter.advances(text, font, size)
        self.painter.text(x, baseline, text, font, size, self.ink if ink is None else ink)
        indices = []
        for i, character in enumerate(text):
            if character == " ":
                indices.append(-1)
                continue
            indices.append(len(self.glyphs))
            self.glyphs.append(
                Glyph(character, x + ends[i], baseline - 0.72 * size, x + ends[i + 1], baseline)
            )
        return Run(text, tuple(indices))

    def fit(self, make: Callable[[], str], width: float, font: str | None = None) -> str | None:
        """A text from `make` that is at most `width` wide, or None after some tries."""
        for _ in range(6):
            text = make()
            if self.measure(text, font) <= width:
                return text
        return None


def new_page(
    painter: Painter, width: int, height: int, source: TextSource, inverted: bool, paper: int
) -> Page:
    """An empty page with a font, a size of print and shades of ink drawn by chance."""
    rng = source.rng
    fonts = font_files(source.held_out)
    font = rng.choice(fonts)
    size = rng.choice((rng.uniform(16, 28), rng.uniform(17, 24)))
    if inverted:
        ink, faint = rng.randint(190, 255), rng.randint(150, 220)
    else:
        ink, faint = rng.choice((0, rng.randint(0, 70))), min(rng.randint(0, 110), max(0, paper - 110))
    bolds = [f for f in fonts if "Bold" in f or "Semi" in f or "Medium" in f]
    return Page(painter, width, height, source, font, rng.choice(bolds) if bolds else font, size, ink, faint)


def _rows(page: Page) -> list[float]:
    """Baselines from the top margin to the bottom of the page."""
    rng = page.rng
    step = page.size * rng.uniform(1.12, 1.7)
    top = rng.uniform(0.1, 0.8) * page.size
    baseline = top + page.size
    out = []
    while baseline + 0.25 * page.size <= page.height:
        out.append(baseline)
        baseline += step
    return out


def _heading(page: Page, margin: float, rows: list[float], share: float) -> None:
    """On a `share` of the pages, sets a bold heading of one to three words on the first row."""
    rng = page.rng
    if len(rows) < 2 or rng.random() > share:
        return
    words = [page.source.word() for _ in range(rng.randint(1, 3))]
    text = " ".join(words).capitalize() if rng.random() < 0.6 else " ".join(words).title()
    if rng.random() < 0.2:
        text = text.upper()
    if page.measure(text, page.bold) <= page.width - 2 * margin:
        page.heading = page.write(margin, rows.pop(0), text, page.bold)
        page.lines.append([page.heading])


def form(page: Page) -> None:
    """Rows of a label and its value: side by side, in two columns, or the value at the right edge."""
    rng = page.rng
    margin = rng.uniform(2, 14)
    style = rng.choice(("after", "after", "column", "column", "right"))
    colon = rng.random() < 0.6
    label_font = page.bold if rng.random() < 0.35 else page.font
    value_font = page.bold if rng.random() < 0.12 else page.font
    label_ink = page.faint if rng.random() < 0.3 else page.ink
    ruled = rng.random() < 0.25
    column = margin + page.size * rng.uniform(5, 8.5)
    amounts = rng.random() < 0.25
    used: set[str] = set()
    rows = _rows(page)
    _heading(page, margin, rows, 0.3)
    for baseline in rows:
        right = page.width - margin
        label = page.source.label()
        if label.lower() in used or page.characters() > MAX_CHARACTERS - 30:
            continue
        shown = label + (":" if colon else "")
        label_width = page.measure(shown, label_font)
        start = margin + label_width + page.size * rng.uniform(0.3, 1.0)
        if style == "column":
            start = max(start, column)
        elif style == "after" and not colon:
            start += page.size * rng.uniform(0.4, 1.2)
        value = page.fit(page.source.amount if amounts else page.source.value, right - start, value_font)
        if value is None:
            continue
        if style == "right":
            start = max(start, right - page.measure(value, value_font))
        label_run = page.write(margin, baseline, shown, label_font, ink=label_ink)
        value_run = page.write(start, baseline, value, value_font)
        page.lines.append([label_run, value_run])
        page.fields.append((label, value_run))
        used.add(label.lower())
        if ruled:
            y = baseline + 0.3 * page.size
            page.painter.line(margin, y, right, y, page.faint, rng.choice((0.5, 1, 1)))


def stacked_form(page: Page) -> None:
    """The label small above its value."""
    rng = page.rng
    margin = rng.uniform(2, 20)
    rows = _rows(page)
    small = page.size * rng.uniform(0.75, 1.0)
    for label_line, value_line in zip(rows[::2], rows[1::2], strict=False):
        label = page.source.label()
        value = page.fit(page.source.value, page.width - 2 * margin)
        if (
            value is None
            or page.characters() > MAX_CHARACTERS - 30
            or page.measure(label) > page.width - margin
        ):
            continue
        page.lines.append([page.write(margin, label_line, label, size=max(small, 14.0), ink=page.faint)])
        value_run = page.write(margin, value_line, value)
        page.lines.append([value_run])
        page.fields.append((label, value_run))


def paragraph(page: Page) -> None:
    """Running text with or without a heading, flush left or centred."""
    rng = page.rng
    margin = rng.uniform(2, 16)
    rows = _rows(page)
    centred = rng.random() < 0.1
    _heading(page, margin, rows, 0.35)
    words = page.source.phrase(3, 40)
    for baseline in rows:
        line = ""
        while words and page.measure(f"{line} {words[0]}".strip()) <= page.width - 2 * margin:
            line = f"{line} {words.pop(0)}".strip()
        if not line:
            if not words:
                break
            words.pop(0)  # a word wider than the page
            continue
        if page.characters() + len(line) > MAX_CHARACTERS:
            break
        x = (page.width - page.measure(line)) / 2 if centred else margin
        page.lines.append([page.write(x, baseline, line)])


def table(page: Page) -> None:
    """A header and rows of two or three columns, ruled or not."""
    rng = page.rng
    margin = rng.uniform(2, 10)
    columns = rng.choice((2, 3))
    widths = [rng.uniform(0.8, 1.4) for _ in range(columns)]
    total = sum(widths)
    edges = [margin]
    for width in widths:
        edges.append(edges[-1] + width / total * (page.width - 2 * margin))
    makers = [page.source.word] + [
        rng.choice((page.source.amount, page.source.code, lambda: str(rng.randint(0, 999))))
        for _ in range(columns - 1)
    ]
    right = rng.random() < 0.5
    ruled = rng.random() < 0.5
    for number, baseline in enumerate(_rows(page)):
        if page.characters() > MAX_CHARACTERS - 40:
            break
        line = []
        for column in range(columns):
            space = edges[column + 1] - edges[column] - 6
            font = page.bold if number == 0 else page.font
            text = page.fit(
                (lambda: page.source.word().capitalize()) if number == 0 else makers[column], space, font
            )
            if text is None:
                continue
            x = edges[column + 1] - 6 - page.measure(text, font) if right and column else edges[column]
            line.append(page.write(x, baseline, text, font))
        if line:
            page.lines.append(line)
        if ruled:
            y = baseline + 0.3 * page.size
            page.painter.line(margin, y, page.width - margin, y, page.faint, 1)


def notice(page: Page) -> None:
    """Short lines, often centred, the first one bold: a sign, a ticket, a label on a box."""
    rng = page.rng
    centred = rng.random() < 0.6
    margin = rng.uniform(2, 20)
    s = page.source
    makers = (
        s.word,
        s.code,
        s.date,
        s.amount,
        lambda: " ".join((s.word(), s.word())),
        lambda: s.rng.choice(s.names.companies),
    )
    for number, baseline in enumerate(_rows(page)):
        font = page.bold if number == 0 else page.font
        text = page.fit(rng.choice(makers), page.width - 2 * margin, font)
        if text is None or page.characters() > MAX_CHARACTERS - 30:
            continue
        text = text.upper() if number == 0 and rng.random() < 0.4 else text
        width = page.measure(text, font)
        if width > page.width - 4:
            continue
        run = page.write((page.width - width) / 2 if centred else margin, baseline, text, font)
        page.lines.append([run])
        if number == 0:
            page.heading = run


def address(page: Page) -> None:
    """Name, street, town, telephone: the block at the top of a letter."""
    rng = page.rng
    margin = rng.uniform(2, 20)
    names = page.source.names
    makers: list[Callable[[], str]] = [
        lambda: rng.choice(names.people),
        lambda: rng.choice(names.companies),
        lambda: rng.choice(names.streets),
        lambda: f"{rng.randint(10000, 99999)} {rng.choice(names.towns)}",
        page.source.phone,
        page.source.email,
        page.source.date,
    ]
    for baseline, make in zip(_rows(page), makers, strict=False):
        text = page.fit(make, page.width - margin - 2)
        if text is not None:
            page.lines.append([page.write(margin, baseline, text)])


LAYOUTS: tuple[tuple[Callable[[Page], None], int], ...] = (
    (form, 50),
    (stacked_form, 7),
    (paragraph, 22),
    (table, 7),
    (notice, 7),
    (address, 7),
)


def draw_layout(page: Page) -> None:
    """Fills the page with a layout drawn by chance."""
    kinds, weights = zip(*LAYOUTS, strict=True)
    page.rng.choices(kinds, weights)[0](page)
