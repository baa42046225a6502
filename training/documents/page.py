"""A page that is being drawn, and what is known of it: glyphs, lines, fields, tables, sections, marks.

Made by sample.py in the data workers, filled by the layouts, read by questions.py. All lengths are pixels of
the page; colours are (red, green, blue), 0..255.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from training.documents.fonts import bold_of, font_files
from training.documents.painter import Colour, Glyph, Painter
from training.documents.words import TextSource


@dataclass(frozen=True)
class Run:
    """Text and, for each character, the index of the glyph that shows it (-1 for spaces and breaks)."""

    text: str
    glyphs: tuple[int, ...]


def join(runs: Iterable[Run], separator: str) -> Run:
    """The runs as one, with the separator between them."""
    text = ""
    glyphs: tuple[int, ...] = ()
    for run in runs:
        if text:
            text, glyphs = text + separator, (*glyphs, *(-1,) * len(separator))
        text, glyphs = text + run.text, (*glyphs, *run.glyphs)
    return Run(text, glyphs)


def text_of(lines: list[list[Run]]) -> str:
    """All that the lines say."""
    return " ".join(run.text for line in lines for run in line)


def unseen(text: str) -> Run:
    """A text that stands nowhere on the page, such as a count or a refusal."""
    return Run(text, (-1,) * len(text))


@dataclass(frozen=True)
class Field:
    """A label and its value; `questions` are whole questions that mean it without naming the label."""

    label: str
    value: Run
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading and the text that stands under it, lines joined by line breaks; `questions` as in a field."""

    heading: Run
    text: Run
    questions: tuple[str, ...] = ()


@dataclass
class Table:
    """Header cells, and rows of as many cells; the first cell of a row names it."""

    header: list[Run]
    rows: list[list[Run]] = field(default_factory=list)
    row_noun: str = "row"  # "item", "line", "name": what one row is


@dataclass(frozen=True)
class Ask:
    """One question with its answer. `task` is one of questions.TASKS."""

    task: str
    question: str
    answer: Run


@dataclass(frozen=True)
class Look:
    """Fonts and colours of one page."""

    font: str
    bold: str
    size: float
    paper: Colour
    ink: Colour
    faint: Colour
    accent: Colour

    @property
    def is_dark(self) -> bool:
        return sum(self.paper) < sum(self.ink)


@dataclass
class Page:
    """A page that is being drawn: its painter, and what stands on it so far.

    `capacity` is about how many characters the page may hold, so that an answer can read it all aloud. A
    layout leaves behind `lines` (in reading order, each a list of runs from left to right) and whatever
    else of the following it drew. `kind` is what a person would call the whole ("invoice", "letter"), or ""
    where it is too little to tell. `marks` names what is there to be seen: "signature", "stamp", "table",
    "chart", "logo", "picture", "barcode". `asks` are questions that only the layout can know.
    """

    painter: Painter
    width: int
    height: int
    source: TextSource
    look: Look
    capacity: int = 420
    kind: str = ""
    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[list[Run]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    boxes: list[Run] = field(default_factory=list)  # text that stands in a drawn box of its own
    marks: set[str] = field(default_factory=set)
    asks: list[Ask] = field(default_factory=list)
    heading: Run | None = None

    @property
    def rng(self) -> random.Random:
        return self.source.rng

    @property
    def size(self) -> float:
        """Em size of the body print."""
        return self.look.size

    def measure(self, text: str, font: str | None = None, size: float | None = None) -> float:
        return self.painter.advances(text, font or self.look.font, size or self.size)[-1]

    def write(
        self,
        x: float,
        baseline: float,
        text: str,
        font: str | None = None,
        size: float | None = None,
        ink: Colour | None = None,
    ) -> Run:
        """Draws `text` and records where each glyph stands; what it belongs to the caller records."""
        font, size = font or self.look.font, size or self.size
        ends = self.painter.advances(text, font, size)
        self.painter.text(x, baseline, text, font, size, self.look.ink if ink is None else ink)
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

    def line(self, *runs: Run) -> None:
        """Records runs as the next line of the page, for reading."""
        self.lines.append(list(runs))

    def fit(self, make: Callable[[], str], width: float, font: str | None = None) -> str | None:
        """A text from `make` that is at most `width` wide, or None after some tries."""
        for _ in range(6):
            text = make()
            if self.measure(text, font) <= width:
                return text
        return None

    def wrap(
        self, words: list[str], width: float, font: str | None = None, size: float | None = None
    ) -> list[str]:
        """The words broken into lines of at most `width`; a word wider than that is left out."""
        lines: list[str] = []
        line = ""
        for word in words:
            if self.measure(word, font, size) > width:
                continue
            longer = f"{line} {word}".strip()
            if self.measure(longer, font, size) <= width:
                line = longer
            else:
                lines.append(line)
                line = word
        return [*lines, line] if line else lines

    def characters(self) -> int:
        """How many characters a reading of the page has so far."""
        return sum(len(run.text) + 1 for line in self.lines for run in line)


def _colour_near(rng: random.Random, grey: int, tint: float) -> Colour:
    """A grey, or with the given chance a colour of about that lightness."""
    if rng.random() >= tint:
        return (grey, grey, grey)
    spread = rng.randint(10, 60)
    red, green, blue = (max(0, min(255, grey + rng.randint(-spread, spread))) for _ in range(3))
    return (red, green, blue)


def new_look(source: TextSource, size: float) -> Look:
    """Fonts and colours drawn by chance: mostly dark print on white, sometimes tinted or inverted."""
    rng = source.rng
    font = rng.choice(font_files(source.held_out))
    bold = bold_of(font, rng, source.held_out)
    if rng.random() < 0.1:  # dark mode
        paper = _colour_near(rng, rng.randint(0, 60), 0.4)
        ink, faint = (
            _colour_near(rng, rng.randint(195, 255), 0.15),
            _colour_near(rng, rng.randint(150, 215), 0.2),
        )
    else:
        paper = (255, 255, 255) if rng.random() < 0.6 else _colour_near(rng, rng.randint(215, 255), 0.5)
        ink = (0, 0, 0) if rng.random() < 0.5 else _colour_near(rng, rng.randint(0, 70), 0.2)
        faint = _colour_near(rng, rng.randint(40, 120), 0.3)
    accent = rng.choice(
        ((200, 30, 40), (20, 90, 190), (10, 130, 70), (220, 120, 0), (110, 50, 160), (0, 130, 140))
    )
    return Look(font, bold, size, paper, ink, faint, accent)
