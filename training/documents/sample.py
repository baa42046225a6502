"""One training sample: a region as the model sees it, where its glyphs are, and what is asked and answered.

Called by training/dataset.py and training/evaluate.py. The canvas is the one that docent-nano's config names:
the picture at the top left, black to the right and below.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from training.documents.augment import damage
from training.documents.layouts import Page, Run, draw_layout, new_page
from training.documents.painter import make_painter
from training.documents.words import TextSource

CANVAS_WIDTH = 320
CANVAS_HEIGHTS = (64, 96, 128, 160, 192)
REFUSAL = "not on this page"

READ_QUESTIONS = ("Read the text.", "Read all the text.", "What does it say?", "Read this.")
FIELD_QUESTIONS = (
    "What is the {}?",
    "What is the {}?",
    "What is the {}?",
    "Find the {}.",
    "{}?",
    "What does it say for {}?",
)
LINE_QUESTIONS = ("Read line {}.", "What is on line {}?")
HEADING_QUESTIONS = ("What is the heading?", "Read the heading.")


@dataclass(frozen=True)
class Segment:
    """One question about a region. `glyphs[i]` is the glyph that shows character i of the answer, or -1."""

    task: str  # "read", "field", "line", "heading", "refuse"
    question: str
    answer: str
    glyphs: tuple[int, ...]


@dataclass(frozen=True)
class Sample:
    """A region: canvas (H, 320) uint8, glyph boxes (n, 4) x0, top, x1, baseline, their characters, and
    questions.
    """

    canvas: np.ndarray
    boxes: np.ndarray
    characters: str
    segments: tuple[Segment, ...]
    print_size: float
    picture_size: tuple[int, int]


def _join(runs: list[Run], separator: str) -> tuple[str, tuple[int, ...]]:
    text = ""
    glyphs: tuple[int, ...] = ()
    for run in runs:
        if text:
            text, glyphs = text + separator, (*glyphs, *(-1,) * len(separator))
        text, glyphs = text + run.text, (*glyphs, *run.glyphs)
    return text, glyphs


def _in_question(label: str, rng: random.Random) -> str:
    """The label as people write it in a question: as printed, or in small letters."""
    return (
        label if rng.random() < 0.4 or any(c.isupper() for c in label[1:]) else label[:1].lower() + label[1:]
    )


def _segments(page: Page, rng: random.Random) -> list[Segment]:
    lines = [Run(*_join(line, " ")) for line in page.lines]
    out = [Segment("read", rng.choice(READ_QUESTIONS), *_join(lines, "\n"))]
    fields = rng.sample(page.fields, k=min(len(page.fields), 3))
    for label, run in fields:
        question = rng.choice(FIELD_QUESTIONS).format(_in_question(label, rng))
        out.append(Segment("field", question[:1].upper() + question[1:], run.text, run.glyphs))
    if page.heading is not None and rng.random() < 0.5:
        out.append(Segment("heading", rng.choice(HEADING_QUESTIONS), page.heading.text, page.heading.glyphs))
    if len(lines) > 1 and (not fields or rng.random() < 0.15):
        number = rng.randrange(len(lines))
        question = rng.choice(LINE_QUESTIONS).format(number + 1)
        out.append(Segment("line", question, lines[number].text, lines[number].glyphs))
    if fields and rng.random() < 0.25:
        absent = page.source.label()
        if absent.lower() not in {label.lower() for label, _ in page.fields}:
            question = rng.choice(FIELD_QUESTIONS).format(_in_question(absent, rng))
            out.append(Segment("refuse", question[:1].upper() + question[1:], REFUSAL, (-1,) * len(REFUSAL)))
    return out


def make_sample(seed: int, canvas_height: int, held_out: bool = False) -> Sample:
    """The sample of this seed: always the same one."""
    rng = random.Random(seed)
    source = TextSource(rng, held_out)
    while True:
        width = CANVAS_WIDTH if rng.random() < 0.4 else rng.randint(200, CANVAS_WIDTH)
        height = (
            canvas_height if rng.random() < 0.4 else rng.randint(max(canvas_height - 31, 40), canvas_height)
        )
        inverted = rng.random() < 0.08
        light = 255 if rng.random() < 0.6 else rng.randint(195, 254)
        paper = rng.randint(0, 70) if inverted else light
        page = new_page(make_painter(rng, width, height, paper), width, height, source, inverted, paper)
        draw_layout(page)
        if page.lines:
            break
    canvas = np.zeros((canvas_height, CANVAS_WIDTH), dtype=np.uint8)
    canvas[:height, :width] = damage(page.painter.pixels(), rng)
    boxes = np.array([(g.x0, g.top, g.x1, g.baseline) for g in page.glyphs], dtype=np.float32).reshape(-1, 4)
    characters = "".join(g.character for g in page.glyphs)
    return Sample(canvas, boxes, characters, tuple(_segments(page, rng)), page.size, (width, height))
