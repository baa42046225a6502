"""One training sample: a region as the model sees it, where its glyphs are, and what is asked and answered.

Called by training/dataset.py and training/evaluate.py. The canvas is the one that docent-nano's config names:
the picture at the top left, black to the right and below.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np

from training.documents.augment import Damage, damage
from training.documents.layouts import Layout, draw_layout
from training.documents.layouts.stamps import stamp_over
from training.documents.page import Ask, Page, new_look
from training.documents.painter import make_painter
from training.documents.pool import SHARE, pooled_page
from training.documents.questions import further_questions, questions_of
from training.documents.window import part_of_page, top_of_part
from training.documents.words import TextSource

CANVAS_WIDTH = 640
CANVAS_HEIGHTS = (64, 96, 128, 160, 192, 224, 256)
LOWEST_PICTURE = 40
TRIMMED_SHARE = 0.75  # of regions that end where their text ends
STAMPED_SHARE = 0.08  # of regions that someone has put a stamp on
PART_SHARE = 0.3  # of regions that are a part of a longer page
PART_PRINT = (13.0, 24.0)  # em size, px, as it arrives on the looks at a whole page
LONGEST_PAGE = 900  # px
SMALLEST_PRINT, LARGEST_PRINT = 10.0, 32.0


@dataclass(frozen=True)
class Sample:
    """A region: canvas (H, 640, 3) uint8, glyph boxes (n, 4) x0, top, x1, baseline, their characters, and
    questions. `further` are questions for where a batch has room left. `print_size` is the em size of the
    body print in pixels, `picture_size` (width, height).
    """

    canvas: np.ndarray
    boxes: np.ndarray
    characters: str
    asks: tuple[Ask, ...]
    print_size: float
    picture_size: tuple[int, int]
    kind: str = ""
    damage: Damage = field(default_factory=Damage)
    further: tuple[Ask, ...] = ()


def print_size(rng: random.Random, height: int) -> float:
    """Em size in pixels: mostly what an A4 page across 640 px has, more of the larger in low regions."""
    size = rng.choice((rng.uniform(11, 17), rng.uniform(14, 22), rng.uniform(SMALLEST_PRINT, LARGEST_PRINT)))
    return min(size, max(14.0, height / 4))


def draw_page(rng: random.Random, canvas_height: int, held_out: bool, draw: Layout = draw_layout) -> Page:
    """A page that fits the canvas, with at least one line on it."""
    source = TextSource(rng, held_out)
    while True:
        width = CANVAS_WIDTH if rng.random() < 0.5 else rng.randint(220, CANVAS_WIDTH)
        lowest = max(canvas_height - 31, 40)
        height = canvas_height if rng.random() < 0.4 else rng.randint(lowest, canvas_height)
        page = _blank(source, width, height, print_size(rng, height))
        page.capacity = 420 if rng.random() < 0.85 else 1500
        draw(page)
        if page.lines or page.asks:
            if not held_out and rng.random() < STAMPED_SHARE:
                stamp_over(page)
            return page


def draw_part(
    rng: random.Random, height: int, held_out: bool, draw: Layout = draw_layout
) -> tuple[Page, int, set[str]]:
    """A part of a page that is higher than the canvas, as the looks at a whole page are.

    Returns:
        the part, where on the page it begins (px), and the tasks that it cannot be asked.
    """
    source = TextSource(rng, held_out)
    while True:
        long = _blank(source, CANVAS_WIDTH, rng.randint(height, LONGEST_PAGE), rng.uniform(*PART_PRINT))
        long.capacity = 3000
        draw(long)
        top = top_of_part(long, height, rng)
        part, unasked = part_of_page(long, top, height)
        if part.lines:
            return part, top, unasked


def _blank(source: TextSource, width: int, height: int, size: float) -> Page:
    look = new_look(source, size)
    painter = make_painter(source.rng, width, height, look.paper, look.size)
    return Page(painter, width, height, source, look)


def trimmed_height(pixels: np.ndarray, margin: int) -> int:
    """Where what stands on the page ends, and some pixels more: people draw regions around what they mean."""
    empty = pixels[-1, -1].tobytes() * pixels.shape[1]
    used = len(pixels)
    while used and pixels[used - 1].tobytes() == empty:
        used -= 1
    return min(len(pixels), max(used + margin, LOWEST_PICTURE)) if used else len(pixels)


def fitting_height(height: int) -> int:
    """The lowest canvas that holds a picture of this height."""
    return next(canvas for canvas in CANVAS_HEIGHTS if canvas >= height)


def make_sample(seed: int, canvas_height: int, held_out: bool = False, draw: Layout = draw_layout) -> Sample:
    """The sample of this seed: always the same one. `draw` may be a single layout instead of all of them."""
    rng = random.Random(seed)
    page = None
    if (
        draw is draw_layout and not held_out and rng.random() < SHARE
    ):  # what is held out is the same everywhere
        page = pooled_page(rng, canvas_height, held_out)
    top, unasked = 0, set[str]()
    if page is None and not held_out and rng.random() < PART_SHARE:
        page, top, unasked = draw_part(rng, canvas_height, held_out, draw)
    page = page or draw_page(rng, canvas_height, held_out, draw)
    boxes = np.array([(g.x0, g.top, g.x1, g.baseline) for g in page.glyphs], dtype=np.float32).reshape(-1, 4)
    pixels = page.painter.pixels()[top : top + page.height]
    if rng.random() < TRIMMED_SHARE:
        pixels = pixels[: trimmed_height(pixels, round(rng.uniform(0.2, 1.2) * page.size))]
    pixels, boxes, done = damage(pixels, boxes, rng)
    height, width = pixels.shape[:2]
    canvas = np.zeros((canvas_height, CANVAS_WIDTH, 3), dtype=np.uint8)
    canvas[:height, :width] = pixels
    characters = "".join(g.character for g in page.glyphs)
    asks = questions_of(page)
    further = further_questions(page, asks)
    asks, further = ([a for a in some if a.task not in unasked] for some in (asks, further))
    return Sample(
        canvas, boxes, characters, tuple(asks), page.size, (width, height), page.kind, done, tuple(further)
    )
