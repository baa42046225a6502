"""How large the print in a region is: from the text layer where there is one, else estimated from the ink.

Used to render a region so that its letters reach the model at the height it reads best. Any thread.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from app.documents.text_layer import Word

NARROW_STRIPS = 24
NARROWEST_STRIP = 16  # pixels
LETTERS_ACROSS = 8  # a strip this many line heights wide holds letters with tails above and below
THINNEST_BAND = 4  # pixels: less is a rule or noise
CONTRAST = 0.35  # of the strongest difference from the background
LEAST_DIFFERENCE = 24
DENSEST_INK = 0.65  # more is a picture or a filled bar, not letters
FULLEST_COLUMNS = 0.9  # of a line's inked columns: more are the bars of a bar code
TAILS = 0.5  # of a line's median ink in a row: rows below its last one with more are tails
EM_PER_CAPITAL = 1.4  # typical of text fonts


def font_size_of(words: Sequence[Word]) -> float | None:
    """The median font size, each word weighing as much as it has letters; None without words."""
    return _weighted_median([(word.size, len(word.text)) for word in words if word.size > 0])


def em_height_of(picture: Image.Image) -> float | None:
    """Estimates the em size in pixels of the print in a picture; None where nothing looks like text."""
    return em_height_in(ink_of(picture))


def em_height_in(ink: NDArray[np.bool_]) -> float | None:
    """The same, of a picture whose ink is known."""
    height, width = ink.shape
    # Narrow strips stay between the rules of a table; strips as wide as a few letters measure better.
    first = _median_band(ink, max(NARROWEST_STRIP, width // NARROW_STRIPS), THINNEST_BAND, height)
    if first is None:
        return None
    better = _median_band(ink, max(1, int(LETTERS_ACROSS * first)), 0.6 * first, 2 * first)
    return EM_PER_CAPITAL * (first if better is None else better)


def ink_of(picture: Image.Image) -> NDArray[np.bool_]:
    """Where a pixel differs clearly from its surroundings: dark on light or light on dark, shaded or not."""
    grey = picture.convert("L")
    radius = max(grey.size) // 20 + 1
    difference = np.abs(
        np.asarray(grey, dtype=np.int16)
        - np.asarray(grey.filter(ImageFilter.BoxBlur(radius)), dtype=np.int16)
    )
    return difference > max(LEAST_DIFFERENCE, CONTRAST * float(difference.max(initial=0)))


def _median_band(ink: NDArray[np.bool_], strip_width: int, least: float, most: float) -> float | None:
    """The median height of the lines of print, each weighing as much as it has columns of ink."""
    bands: list[tuple[int, int]] = []
    for left in range(0, ink.shape[1], strip_width):
        bands.extend(_bands(ink[:, left : left + strip_width]))
    return _weighted_median([(height, weight) for height, weight in bands if least <= height <= most])


def _bands(strip: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Height and weight of each run of rows with ink: one run is one line of print.

    The weight is its number of inked columns; little for lines that the picture's edge cuts, or its border.
    """
    rows = np.concatenate(([False], strip.any(axis=1), [False]))
    edges = np.flatnonzero(rows[1:] != rows[:-1])
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        is_cut_off = top == 0 or bottom == strip.shape[0]
        band = strip[top:bottom]
        columns = int(band.any(axis=0).sum())
        if band.mean() < DENSEST_INK and not _are_bars(band, columns):
            yield _height_of_capitals(band), 1 if is_cut_off else 10 * columns


def _are_bars(band: NDArray[np.bool_], columns: int) -> bool:
    """Whether it is several upright strokes and nothing else, as letters hardly ever are."""
    strokes = int(np.count_nonzero(np.diff(band.any(axis=0).astype(np.int8), prepend=0) == 1))
    return strokes > 1 and int(np.count_nonzero(band)) > FULLEST_COLUMNS * band.shape[0] * columns


def _height_of_capitals(band: NDArray[np.bool_]) -> int:
    """Rows from the top of a line of print down to its baseline: below it, only a few letters have tails."""
    ink = np.count_nonzero(band, axis=1)
    usual = np.sort(ink)[len(ink) // 2]
    return int(np.flatnonzero(ink >= TAILS * usual)[-1]) + 1


def _weighted_median(values: Sequence[tuple[float, int]]) -> float | None:
    half, seen = sum(weight for _, weight in values) / 2, 0
    for value, weight in sorted(values):
        seen += weight
        if seen >= half:
            return value
    return None
