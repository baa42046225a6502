"""The fixed held-out set: regions, some of them as scans and photos too, and whole A4 pages.

Called by training/evaluate.py. Words, names, values, half of the labels, fonts and the layouts' held-out
parts are such as training never draws. The seeds are fixed, so the set changes only when the generator does.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.documents.augment import PHOTO, SCAN, damage
from training.documents.layouts import draw_layout
from training.documents.page import Page, new_look
from training.documents.painter import MuPdfPainter
from training.documents.questions import questions_of
from training.documents.sample import CANVAS_HEIGHTS, draw_page, draw_part
from training.documents.words import TextSource

SCORED = 1_000_000_000  # first seeds, far from every training seed
CALIBRATION = 1_500_000_000
A4 = (595, 842)  # points
PRINT_POINTS = (9.0, 12.0)  # em size on whole pages
SCAN_DPI = 150
DAMAGED_SHARE = 3  # every third region is shown as scan or photo, too
QUESTIONS_A_PAGE = 3
MOST_OF_A_KIND = 6  # about a sixth of the pages may be of one kind
TRIES_A_PAGE = 60


@dataclass(frozen=True)
class Question:
    """What is asked, and the one right answer."""

    task: str
    text: str
    truth: str


@dataclass(frozen=True)
class Region:
    """A region as the model gets it: picture (H, W, 3), em size in pixels, what was done to it, questions.

    `number` is the same for a region and its damaged twin.
    """

    number: int
    kind: str
    size: float
    damages: tuple[str, ...]
    picture: np.ndarray
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class WholePage:
    """An A4 page on disk, as a PDF with its text layer or as a scan of it."""

    number: int
    kind: str
    size: float  # em size in points
    path: Path
    questions: tuple[Question, ...]

    @property
    def is_scan(self) -> bool:
        return self.path.suffix != ".pdf"


def regions(count: int, first_seed: int = SCORED) -> Iterator[Region]:
    """The first `count` regions of the set, every third followed by its damaged twin."""
    heights = random.Random(first_seed).choices(CANVAS_HEIGHTS, k=count)
    for number, height in enumerate(heights):
        rng = random.Random(first_seed + number)
        page = draw_page(rng, height, held_out=True)
        questions = _unambiguous(questions_of(page))
        pixels = page.painter.pixels()
        yield Region(number, page.kind, page.size, (), pixels, questions)
        if number % DAMAGED_SHARE == 0:
            harmed, names = _harmed(page, pixels, rng)
            yield Region(number, page.kind, page.size, names, harmed, questions)


def parts(count: int, first_seed: int) -> Iterator[Region]:
    """Parts of longer pages, as looks at a whole page show them; what stands elsewhere is asked for, too."""
    heights = random.Random(first_seed).choices(CANVAS_HEIGHTS[-3:], k=count)
    for number, height in enumerate(heights):
        part, top, unasked = draw_part(random.Random(first_seed + number), height, held_out=True)
        questions = _unambiguous([ask for ask in questions_of(part) if ask.task not in unasked])
        yield Region(number, part.kind, part.size, (), part.painter.pixels()[top : top + height], questions)


def whole_pages(count: int, folder: Path) -> Iterator[WholePage]:
    """The first `count` documents of the set as A4 PDFs in `folder`, each followed by a scan of itself."""
    number, seed = 0, SCORED
    kinds: Counter[str] = Counter()
    while number < count and seed < SCORED + count * TRIES_A_PAGE:
        rng = random.Random(seed)
        seed += 1
        page = _a4_page(rng)
        asked = _page_questions(page, rng)
        if not page.kind or not asked or kinds[page.kind] > count // MOST_OF_A_KIND:
            continue
        kinds[page.kind] += 1
        document = page.painter.finish()  # type: ignore[union-attr]  # it is MuPDF's
        path = folder / f"page-{number:02}.pdf"
        document.subset_fonts()
        document.save(path, deflate=True, garbage=3)
        yield WholePage(number, page.kind, page.size, path, asked)
        scan = path.with_suffix(".png")
        document[0].get_pixmap(dpi=SCAN_DPI).save(scan)
        yield WholePage(number, page.kind, page.size, scan, asked)
        number += 1


def _unambiguous(asks: list) -> tuple[Question, ...]:
    """The questions, without those that were asked twice with different answers."""
    answers: dict[str, set[str]] = {}
    for ask in asks:
        answers.setdefault(ask.question, set()).add(ask.answer.text)
    seen: set[str] = set()
    out = []
    for ask in asks:
        if len(answers[ask.question]) == 1 and ask.question not in seen:
            seen.add(ask.question)
            out.append(Question(ask.task, ask.question, ask.answer.text))
    return tuple(out)


def _harmed(page: Page, pixels: np.ndarray, rng: random.Random) -> tuple[np.ndarray, tuple[str, ...]]:
    """The picture as a scanner or a camera shows it, and what they did."""
    boxes = np.array([(g.x0, g.top, g.x1, g.baseline) for g in page.glyphs], dtype=np.float32).reshape(-1, 4)
    while True:
        harmed, _, done = damage(pixels, boxes, rng)
        if done.kind in (SCAN, PHOTO) and done.steps:
            return harmed, tuple(dict.fromkeys((done.kind, *(name for name, _ in done.steps))))


def _a4_page(rng: random.Random) -> Page:
    source = TextSource(rng, held_out=True)
    look = new_look(source, rng.uniform(*PRINT_POINTS))
    page = Page(MuPdfPainter(*A4, look.paper), *A4, source, look, capacity=3000)
    draw_layout(page)
    return page


def _page_questions(page: Page, rng: random.Random) -> tuple[Question, ...]:
    """Two fields and perhaps one that is not there; nothing where the page has too few fields."""
    everything = _unambiguous(questions_of(page))
    by_truth = {q.truth: q for q in everything if q.task == "field"}
    fields = list(by_truth.values())
    absent = [q for q in everything if q.task == "refuse"]
    if len(fields) < QUESTIONS_A_PAGE - 1:
        return ()
    return (*rng.sample(fields, k=QUESTIONS_A_PAGE - 1), *absent[:1])
