"""A question on its way to the engine, and the picture that goes with it. Made on any thread; `picture_for`
waits for the reader process, so it runs on the engine thread or in the command line.
"""

import math
import time
from dataclasses import dataclass, field
from typing import NamedTuple

from PIL import Image

from app.documents.document import Document
from app.documents.page import Page
from app.documents.print_size import em_height_of, font_size_of
from app.documents.region import Rect, Region
from app.errors import UserError
from fastvlm_engine.config import PrintHeight
from fastvlm_engine.options import GenerationOptions as GenerationOptions

MEASURING_PIXELS = 1_500_000  # enough of a scanned page to measure its print on
MEASURING_SCALE = 2.0  # pixels to the point at most, where there is no text layer to ask
LARGEST_ENLARGEMENT = 8.0  # of a picture's own pixels: beyond it there is nothing more to see


@dataclass(frozen=True)
class EngineRequest:
    """A question about a page (counted from 0) or a region of it, after earlier questions and answers.

    With `shortens_history` the model is told of no more of them than it was trained for.
    """

    id: int
    document: Document
    page: int
    region: Region | None
    question: str
    history: tuple[tuple[str, str], ...] = ()
    options: GenerationOptions = field(default_factory=GenerationOptions)
    shortens_history: bool = False

    def __post_init__(self) -> None:
        if not self.question.strip():
            raise UserError("The question is empty.", "Write what you want to know.")
        if self.region is not None and self.region.page != self.page:
            raise UserError("The region lies on another page than the question.", "Select the region again.")

    def history_for(self, follow_ups: int) -> tuple[tuple[str, str], ...]:
        """The earlier questions to tell a model that was trained to be told so many."""
        if not self.shortens_history:
            return self.history
        return self.history[-follow_ups:] if follow_ups > 0 else ()


class Picture(NamedTuple):
    """What the model gets to see, what drawing it cost, and a warning where the print arrives too small."""

    image: Image.Image
    render_ms: float
    note: str | None


def picture_for(
    page: Page, region: Region | None, input_size: tuple[int, int], print_height: PrintHeight | None
) -> Picture:
    """Draws the region so that its print arrives at the height the model reads best.

    Where that would not fit the model's input, or nothing is known about the print or the model's wishes, the
    region is drawn as large as fits.
    """
    started = time.perf_counter()
    area = page.area(region)
    fitting = min(input_size[0] / area.width, input_size[1] / area.height)
    if page.is_picture:
        fitting = min(fitting, LARGEST_ENLARGEMENT)
    if print_height is None:
        scale, note = fitting, None
    else:
        scale, note = _scale_for_print(page, area, fitting, print_height)
    image = _within(page.render(area, scale), input_size)
    return Picture(image, (time.perf_counter() - started) * 1000.0, note)


def _scale_for_print(page: Page, area: Rect, fitting: float, wanted: PrintHeight) -> tuple[float, str | None]:
    size = _print_size(page, area)
    if size is None:
        return (min(fitting, 1.0) if page.is_picture else fitting), None
    scale = min(fitting, wanted.best / size)
    arriving = size * scale
    if arriving >= wanted.minimum:
        return scale, None
    return scale, (
        f"print arrives {max(1, math.floor(arriving))} px high, "
        f"this model reads {wanted.minimum:g} px and more: choose a smaller region"
    )


def _print_size(page: Page, area: Rect) -> float | None:
    """Em size of the print in units of the page: as its text layer says, else as its ink looks."""
    size = font_size_of(page.text_layer.words_in(area))
    if size is not None:
        return size
    scale = 1.0 if page.is_picture else MEASURING_SCALE
    sample = page.render(area, scale, MEASURING_PIXELS)
    height = em_height_of(sample)
    return None if height is None else height * area.height / sample.height


def _within(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Rounding outwards may add a row or a column, for which the engine would shrink the picture."""
    if image.width <= size[0] and image.height <= size[1]:
        return image
    return image.crop((0, 0, min(image.width, size[0]), min(image.height, size[1])))
