"""What the layouts of documents share: writing down a page, paragraphs, pairs of label and value, refusals.

Called by the other layouts in the data workers. A document is made of parts that are drawn from the top until
there is no room; in a region, which shows a slice of a document, any part may be the first.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from app.inference.spoken import REFUSAL
from training.documents.field_questions import FIELD_QUESTIONS, in_question, sentence
from training.documents.fonts import MONOSPACED, faces
from training.documents.page import Ask, Field, Page, Run, join, unseen
from training.documents.painter import Colour
from training.documents.words import TextSource, is_held_out

LISTS = Path(__file__).parent.parent / "lists"
HELD_OUT_LABELS = frozenset((LISTS / "held_out_labels.txt").read_text(encoding="utf-8").splitlines())
WHOLE_PAGE = 400  # pixels: a page of this height or more is drawn as a whole, with margins


@dataclass(frozen=True)
class Cell:
    """A text for a row of a page: where it stands and how it looks. `x` is its left edge, middle or right
    edge, as `align` ("left", "centre", "right") says.
    """

    text: str
    x: float
    align: str = "left"
    font: str | None = None
    size: float | None = None
    ink: Colour | None = None


class Flow:
    """Writes a page from the top down, line by line, for as long as there is room."""

    def __init__(self, page: Page, left: float | None = None, right: float | None = None) -> None:
        rng = page.rng
        self.page = page
        self.is_whole = page.height >= WHOLE_PAGE
        margin = page.width * rng.uniform(0.07, 0.12) if self.is_whole else rng.uniform(2, 0.05 * page.width)
        self.left = margin if left is None else left
        self.right = page.width - margin if right is None else right
        self.top = page.height * 0.05 if self.is_whole else rng.uniform(0.1, 0.8) * page.size
        self.bottom = page.height * 0.95 if self.is_whole else page.height - 1.0
        self.leading = rng.uniform(1.15, 1.5)

    @property
    def width(self) -> float:
        return self.right - self.left

    def room(self, lines: float = 1, size: float | None = None) -> bool:
        """Whether so many more lines fit: on the page, and into what is to be read aloud."""
        step = (size or self.page.size) * self.leading
        return self.top + lines * step <= self.bottom and self.page.characters() < self.page.capacity

    def gap(self, ems: float) -> None:
        """Leaves room of so many ems."""
        self.top += ems * self.page.size

    def rule(self, ink: Colour | None = None, width: float = 1) -> None:
        """Draws a line across, if there is room."""
        y = self.top + 0.25 * self.page.size
        if y < self.bottom:
            self.page.painter.line(self.left, y, self.right, y, ink or self.page.look.faint, width)
        self.top = y + 0.25 * self.page.size

    def baseline(self, size: float | None = None) -> float:
        """The baseline of the next line; moves on below it."""
        size = size or self.page.size
        baseline = self.top + (self.leading - 1) * size / 2 + 0.8 * size
        self.top += self.leading * size
        return baseline

    def row(self, *cells: Cell) -> list[Run]:
        """Writes one line of cells and records it. Texts that would leave the page are left out."""
        size = max(cell.size or self.page.size for cell in cells)
        baseline = self.baseline(size)
        runs = []
        for cell in cells:
            width = self.page.measure(cell.text, cell.font, cell.size)
            share = {"left": 0.0, "centre": 0.5, "right": 1.0}[cell.align]
            x = cell.x - share * width
            if cell.text and x >= 0 and x + width <= self.page.width - 1:
                runs.append(self.page.write(x, baseline, cell.text, cell.font, cell.size, cell.ink))
        if runs:
            self.page.line(*runs)
        return runs

    def write(
        self,
        text: str,
        align: str = "left",
        font: str | None = None,
        size: float | None = None,
        ink: Colour | None = None,
    ) -> Run | None:
        """Writes one line of its own, or nothing where it does not fit."""
        if not text or not self.room(1, size) or self.page.measure(text, font, size) > self.width:
            return None
        x = {"left": self.left, "centre": (self.left + self.right) / 2, "right": self.right}[align]
        runs = self.row(Cell(text, x, align, font, size, ink))
        return runs[0] if runs else None

    def heading(
        self, text: str, align: str = "left", larger: float = 1.0, ink: Colour | None = None
    ) -> Run | None:
        """Writes the page's heading in bold, up to `larger` times the print if there is room."""
        page = self.page
        for size in (larger * page.size, 0.5 * (1 + larger) * page.size, page.size):
            run = self.write(text, align, page.look.bold, size, ink)
            if run is not None:
                page.heading = run
                return run
        return None

    def paragraph(
        self,
        words: Sequence[str],
        indent: float = 0.0,
        size: float | None = None,
        font: str | None = None,
        justified: bool = False,
        ink: Colour | None = None,
    ) -> list[Run]:
        """Writes running text until it ends or the room does; returns its lines."""
        width = self.width - indent
        lines = self.page.wrap(list(words), width, font, size)
        runs = []
        for number, text in enumerate(lines):
            if not self.room(1, size):
                break
            baseline = self.baseline(size)
            if justified and number < len(lines) - 1 and " " in text:
                run = self._spread(text, baseline, self.left + indent, width, size, font, ink)
            else:
                run = self.page.write(self.left + indent, baseline, text, font, size, ink)
            self.page.line(run)
            runs.append(run)
        return runs

    def _spread(
        self,
        text: str,
        baseline: float,
        x: float,
        width: float,
        size: float | None,
        font: str | None,
        ink: Colour | None,
    ) -> Run:
        """A line with its words pushed apart to fill the width."""
        words = text.split()
        widths = [self.page.measure(word, font, size) for word in words]
        space = (width - sum(widths)) / (len(words) - 1)
        if space > 1.2 * (size or self.page.size):
            return self.page.write(x, baseline, text, font, size, ink)
        runs = []
        for word, word_width in zip(words, widths, strict=True):
            runs.append(self.page.write(x, baseline, word, font, size, ink))
            x += word_width + space
        return join(runs, " ")


@dataclass(frozen=True)
class Fact:
    """What a label stands for on a kind of document: its wordings by language, its value, and the questions
    that mean it without naming the label.
    """

    labels: dict[str, tuple[str, ...]]
    questions: tuple[str, ...] = ()


@cache
def wordings(name: str) -> dict[str, Any]:
    """The fixed words of a kind of document, from lists/documents/."""
    return tomllib.loads((LISTS / "documents" / f"{name}.toml").read_text(encoding="utf-8"))


def facts(table: dict[str, dict[str, list[str]]]) -> dict[str, Fact]:
    """The facts of a kind of document out of its wordings."""
    return {
        name: Fact(
            {language: tuple(labels) for language, labels in entry.items() if language != "questions"},
            tuple(entry.get("questions", ())),
        )
        for name, entry in table.items()
    }


def language_of(page: Page) -> str:
    """The language that a page's fixed words are in: "en", "de", "fr" or "es"."""
    return page.source.locale.language


def label_of(fact: Fact, language: str, source: TextSource) -> str:
    """One of a fact's labels; those that are held out stand only on held-out pages."""
    labels = fact.labels.get(language) or fact.labels["en"]
    allowed = [label for label in labels if source.held_out or label not in HELD_OUT_LABELS]
    return source.rng.choice(allowed or list(labels))


def pick(source: TextSource, texts: Iterable[str]) -> str:
    """One of the texts, of those whose last word belongs to the source's part of the split."""
    texts = list(texts)
    allowed = [text for text in texts if is_held_out(text.split()[-1]) == source.held_out]
    return source.rng.choice(allowed or texts)


def part_of(run: Run, phrase: str) -> Run | None:
    """The stretch of a run that spells the phrase, wherever its lines are broken; None if it is not there."""
    start = run.text.replace("\n", " ").find(phrase)
    if not phrase or start < 0:
        return None
    return Run(phrase, run.glyphs[start : start + len(phrase)])


def ask(page: Page, questions: Sequence[str], answer: Run) -> None:
    """Asks one of the questions, which name what the page shows in words of their own."""
    page.asks.append(Ask("field", page.rng.choice(questions), answer))


def count(page: Page, questions: Sequence[str], number: int) -> None:
    """Asks one of the questions for a number that stands nowhere on the page."""
    page.asks.append(Ask("count", page.rng.choice(questions), unseen(str(number))))


def refuse(page: Page, *questions: str) -> None:
    """Asks one of the questions, to which the page has no answer although its kind often does."""
    labels = [field.label.lower() for field in page.fields]
    there = {question.lower() for field in page.fields for question in field.questions}
    fitting = [
        question
        for question in questions
        if question.lower() not in there and not any(f"the {label}?" in question.lower() for label in labels)
    ]
    if fitting:
        page.asks.append(Ask("refuse", sentence(page.rng.choice(fitting)), unseen(REFUSAL)))


def refuse_missing(page: Page, facts: dict[str, Fact], drawn: Iterable[str], share: float = 0.5) -> None:
    """On a share of the pages, asks for one fact of this kind of document that is not to be seen here."""
    missing = [name for name in facts if name not in set(drawn)]
    if not missing or page.rng.random() >= share:
        return
    fact = facts[page.rng.choice(missing)]
    label = page.rng.choice(fact.labels["en"])
    text = " ".join(run.text for line in page.lines for run in line).lower()
    if label.lower() in text:
        return
    wordings = [*fact.questions, page.rng.choice(FIELD_QUESTIONS).format(in_question(label, page.rng))]
    refuse(page, page.rng.choice(wordings))


def draw_pairs(
    flow: Flow,
    pairs: Sequence[tuple[str, str, tuple[str, ...]]],
    style: str,
    bold_label: bool = False,
    bold_value: bool = False,
    left: float | None = None,
    right: float | None = None,
) -> list[Run]:
    """Writes label and value line by line; `style` is "after", "column" or "right". Returns the values."""
    page, rng = flow.page, flow.page.rng
    left = flow.left if left is None else left
    right = flow.right if right is None else right
    label_font = page.look.bold if bold_label else page.look.font
    value_font = page.look.bold if bold_value else page.look.font
    colon = ":" if rng.random() < 0.6 else ""
    space = 0.35 * page.size if colon else 0.9 * page.size
    longest = max((page.measure(label + colon, label_font) for label, _, _ in pairs), default=0.0)
    values = []
    for label, value, questions in pairs:
        label_width = page.measure(label + colon, label_font)
        value_width = page.measure(value, value_font)
        x = left + (longest if style == "column" else label_width) + space
        if style == "right":
            x = max(x, right - value_width)
        if not flow.room() or x + value_width > right:
            continue
        runs = flow.row(Cell(label + colon, left, font=label_font), Cell(value, x, font=value_font))
        if len(runs) == 2:
            page.fields.append(Field(label, runs[1], questions))
            values.append(runs[1])
    return values


def mono_look(page: Page) -> None:
    """Sets the page in a typewriter face, if there is one."""
    fonts = faces(page.source.held_out, MONOSPACED)
    if fonts:
        font = page.rng.choice(fonts)
        page.look = replace(page.look, font=font, bold=font)


def start_anywhere(
    rng: random.Random, parts: Sequence[Callable[[], None]], flow: Flow, favourite: int = 0
) -> None:
    """Draws parts in order: all on a whole page, else from a random one on; a high region needs several.

    Regions often begin with the part of number `favourite`.
    """
    last = len(parts) - 1
    if (flow.bottom - flow.top) / flow.page.size > 8:
        last = (2 * last) // 3
    first = favourite if rng.random() < 0.25 else rng.randint(0, last)
    if flow.is_whole:
        first = 0
    for part in parts[first:]:
        part()
