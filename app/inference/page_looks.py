"""The looks at a place, drawn as they are needed and kept for the next question on it. Drawing waits for the
reader process: on the engine thread, or in the command line.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property

from PIL import Image

from app.documents.ink_boxes import ink_boxes
from app.documents.page import Page
from app.documents.print_size import em_height_in, font_size_of, ink_of
from app.documents.region import Rect, Region
from app.documents.text_layer import Word
from app.errors import noted
from app.inference.focus import focus_of
from app.inference.looks import MOST_READ, Look, Printed, looks_at
from app.inference.unrepeated import rows_of
from fastvlm_engine.config import PrintHeight

MEASURING_PIXELS = 1_500_000  # enough of a scanned page to measure its print on
MEASURING_SCALE = 2.0  # pixels to the point at most, where there is no text layer to ask
INK_SCALE = 1.0  # pixels to the point that show what stands beside the text
LARGEST_ENLARGEMENT = 8.0  # of a picture's own pixels: beyond it there is nothing more to see
MOST_ASKED = 32  # looks for one question
FEW = 8  # looks are told from each other well enough
WITH_WORDS = 0.8  # of the smallest print that is read, where the document's own words guide the spelling
EM_PER_LETTER = 0.5  # typical of text fonts
THINNEST_ROW = 0.3  # of the em: less is a rule


class PageLooks:
    """What a model may be shown of a page or a region of it.

    Attributes:
        asking: the looks to ask a question on, in reading order; one where all of it fits the model.
    """

    def __init__(
        self,
        page: Page,
        region: Region | None,
        input_size: tuple[int, int],
        print_height: PrintHeight | None,
    ) -> None:
        self._page, self._canvas, self._wanted = page, input_size, print_height
        self._cost_ms = 0.0
        self._drawn: dict[Look, Image.Image] = {}
        self._printed: Printed | None = None
        self.area = page.area(region)
        with self._at_a_cost():
            self.asking = self._looks_for_asking()

    @cached_property
    def reading(self) -> tuple[Look, ...]:
        """The looks to read all of the text from: no more of it in each than the model reads at once."""
        if self._printed is None or self._wanted is None:
            return self.asking
        return looks_at(
            self.area, self._printed, self._canvas, self._wanted, largest_scale=self._largest, reading=True
        )

    @property
    def print_size(self) -> float | None:
        """Em size of the print in units of the page; None where there is none, or nobody wants to know."""
        return self._printed.size if self._printed is not None else None

    @property
    def note(self) -> str | None:
        """A warning where there are more looks than are asked."""
        count = len(self.asking)
        if count <= MOST_ASKED:
            return None
        return noted(f"only {MOST_ASKED} of {count} parts are looked at: choose a smaller region")

    @property
    def is_one(self) -> bool:
        """Whether all of the place fits one look."""
        return len(self.asking) == 1

    @property
    def most_characters(self) -> int:
        """How many characters a look may hold; 0 where nothing is known of the print."""
        return MOST_READ if self._printed is not None else 0

    @property
    def byte_size(self) -> int:
        """What the drawn pictures take."""
        return sum(image.width * image.height * len(image.getbands()) for image in self._drawn.values())

    def picture(self, look: Look) -> Image.Image:
        """The pixels of a look; drawing them costs nothing the second time."""
        if look not in self._drawn:
            with self._at_a_cost():
                self._drawn[look] = _within(self._page.render(look.area, look.scale), self._canvas)
        return self._drawn[look]

    def words(self) -> Sequence[Word]:
        """The words of the place, as the document itself gives them."""
        return self._page.text_layer.words_in(self.area)

    def focus_on(self, question: str) -> Look | None:
        """A small look at the place that a question points to beyond doubt, if it does and it fits."""
        if self._printed is None or self._wanted is None:
            return None
        area = focus_of(question, self.words(), self._printed.size)
        if area is None:
            return None
        area = area.intersection(self.area)
        looks = looks_at(area, self._printed, self._canvas, self._wanted, largest_scale=self._largest)
        return looks[0] if len(looks) == 1 else None

    def words_in(self, look: Look) -> tuple[str, ...]:
        """The words that the document itself has in a look; none in a picture or a scan."""
        return tuple(word.text for word in self._page.text_layer.words_in(look.area))

    def rows_in(self, look: Look) -> int | None:
        """How many rows of print a look shows; None where nothing is known of it."""
        if self._printed is None:
            return None
        shown = (box.intersection(look.area) for box in self._printed.boxes)
        return rows_of(box for box in shown if box.height >= THINNEST_ROW * self._printed.size)

    def take_cost_ms(self) -> float:
        """What measuring and drawing have taken since this was asked last."""
        cost, self._cost_ms = self._cost_ms, 0.0
        return cost

    # -- measuring -------------------------------------------------------------------------------------

    @property
    def _largest(self) -> float:
        return LARGEST_ENLARGEMENT if self._page.is_picture else math.inf

    def _looks_for_asking(self) -> tuple[Look, ...]:
        fitting = min(self._canvas[0] / self.area.width, self._canvas[1] / self.area.height, self._largest)
        if self._wanted is None:
            return (Look(self.area, fitting),)
        printed = self._printed = self._measured()
        if printed is None:
            return (Look(self.area, min(fitting, 1.0) if self._page.is_picture else fitting),)
        looks = looks_at(self.area, printed, self._canvas, self._wanted, largest_scale=self._largest)
        if len(looks) <= FEW or not self.words():
            return looks
        # In smaller print less is cut apart, and fewer looks have to be told from each other.
        smaller = replace(self._wanted, minimum=WITH_WORDS * self._wanted.minimum)
        return looks_at(self.area, printed, self._canvas, smaller, largest_scale=self._largest)

    def _measured(self) -> Printed | None:
        """The print as the text layer says, else as its ink looks; and whatever else is drawn there."""
        words = self.words()
        size = font_size_of(words)
        sample = self._sample(size is not None)
        ink, scale = ink_of(sample), sample.height / self.area.height
        if size is None:
            em = em_height_in(ink)
            size = None if em is None else em / scale
        if size is None:
            return None
        left, top = self.area.x0, self.area.y0
        for word in words:  # known already: what is left is what else is drawn
            x0, y0, x1, y1 = (
                (edge - start) * scale for edge, start in zip(word.rect, (left, top) * 2, strict=True)
            )
            ink[max(0, int(y0)) : math.ceil(y1), max(0, int(x0)) : math.ceil(x1)] = False
        marks = [
            Rect(*(edge / scale + start for edge, start in zip(box, (left, top) * 2, strict=True)))
            for box in ink_boxes(ink, size * scale)
        ]
        letters = [word.rect for word in words] or marks
        characters = sum(box.width for box in letters) / (EM_PER_LETTER * size)
        return Printed(size, [*(word.rect for word in words), *marks], characters)

    def _sample(self, has_words: bool) -> Image.Image:
        scale = INK_SCALE if has_words or self._page.is_picture else MEASURING_SCALE
        return self._page.render(self.area, scale, MEASURING_PIXELS)

    @contextmanager
    def _at_a_cost(self) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self._cost_ms += (time.perf_counter() - started) * 1000.0


def _within(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Rounding outwards may add a row or a column, for which the engine would shrink the picture."""
    if image.width <= size[0] and image.height <= size[1]:
        return image
    return image.crop((0, 0, min(image.width, size[0]), min(image.height, size[1])))
