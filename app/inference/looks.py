"""How an area of a page is divided into looks: pictures that the model takes, in which print arrives large
enough for it. Pure functions, any thread.

Blank margins are left out, for they cost print its size. What still does not fit is seen in bands across, or,
where even a band's width does not fit, in tiles. They are cut where little print stands in the way, and they
overlap by about two lines, so that no line is seen only in halves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.documents.region import Rect
from fastvlm_engine.config import PrintHeight

LINE = 1.25  # of the em: from one line of print to the next
MARGIN = 0.5  # of the em, around what is printed
CUT_WITHIN = 1 / 3  # of a part's length: its last third is where it may be cut
LEAST_OVERLAP, MOST_OVERLAP = 1.5, 2.5  # lines
OVERLAP_ACROSS = 4.0  # of the em, between tiles
LONGEST_OVERLAP = 1 / 4  # of a part's length
KEPT_WHOLE = 1 / 2  # of a part's length: what is longer may be cut
FEW_CROSSED = 2  # boxes that a gutter between columns may cross: a heading above both
MOST_READ = 400  # characters that are read from one look
FEWEST_LINES = 4  # in a look that is read
SCALE_STEPS = 8

Numbers = NDArray[np.float64]


class Look(NamedTuple):
    """A part of a page, and how many pixels a unit of it gets. `is_cut`: it ends amid print."""

    area: Rect
    scale: float
    is_cut: bool = False


class Printed(NamedTuple):
    """What is known of the print in an area: its em size, a box around each word or mark, its characters."""

    size: float
    boxes: Sequence[Rect]
    characters: float = 0.0


class _Part(NamedTuple):
    """A stretch along one axis; `crossed` is how many boxes its end goes through."""

    start: float
    end: float
    crossed: int


class _Extents(NamedTuple):
    """Where boxes begin and end along one axis."""

    lows: Numbers
    highs: Numbers


def looks_at(
    area: Rect,
    printed: Printed,
    canvas: tuple[int, int],
    wanted: PrintHeight,
    *,
    largest_scale: float = math.inf,
    reading: bool = False,
) -> tuple[Look, ...]:
    """The looks over an area, in reading order.

    Args:
        canvas: width and height in pixels of the largest picture that the model takes.
        largest_scale: beyond it there is nothing more to see.
        reading: all of the text is wanted: no look has more of it than the model reads at once.
    """
    best = min(wanted.best / printed.size, largest_scale)
    least = min(best, wanted.minimum / printed.size)
    is_short = not reading or printed.characters <= MOST_READ
    if is_short and _fitting(area, canvas) >= best:
        return (Look(area, best),)
    trimmed = _trimmed(area, printed)
    scale = min(best, _fitting(trimmed, canvas))
    if is_short and scale >= least:
        return (Look(trimmed, scale),)
    scale = min(best, canvas[0] / trimmed.width)
    if scale >= least:
        columns = [_Part(trimmed.x0, trimmed.x1, 0)]
    else:
        scale, columns = _columns(trimmed, printed, canvas[0], least, best)
    longest = canvas[1] / scale
    if reading:
        longest = min(longest, _readable_height(trimmed, printed, len(columns)))
    areas = _areas(trimmed, printed, columns, longest, reading)
    return tuple(Look(rect, scale, is_cut) for rect, is_cut in areas)


def _fitting(area: Rect, canvas: tuple[int, int]) -> float:
    return min(canvas[0] / area.width, canvas[1] / area.height)


def _trimmed(area: Rect, printed: Printed) -> Rect:
    """The area without its blank margins."""
    boxes = [box.intersection(area) for box in printed.boxes]
    boxes = [box for box in boxes if not box.is_empty]
    if not boxes:
        return area
    margin = MARGIN * printed.size
    return Rect(
        max(area.x0, min(box.x0 for box in boxes) - margin),
        max(area.y0, min(box.y0 for box in boxes) - margin),
        min(area.x1, max(box.x1 for box in boxes) + margin),
        min(area.y1, max(box.y1 for box in boxes) + margin),
    )


def _readable_height(area: Rect, printed: Printed, columns: int) -> float:
    """How high a look may be to hold no more characters than are read at once, if they stand evenly."""
    height = area.height * MOST_READ * columns / max(printed.characters, 1.0)
    return max(height, FEWEST_LINES * LINE * printed.size)


def _columns(
    area: Rect, printed: Printed, width: int, least: float, best: float
) -> tuple[float, list[_Part]]:
    """Parts across the area: as few as there must be, and print as large as they then allow."""
    extents = _extents(printed.boxes, across=True)
    overlap = (OVERLAP_ACROSS * printed.size, 1.5 * OVERLAP_ACROSS * printed.size)
    fewest = _cut(area.x0, area.x1, width / least, extents, overlap, meeting=True)
    for scale in np.linspace(best, least, SCALE_STEPS)[:-1].tolist():
        columns = _cut(area.x0, area.x1, width / scale, extents, overlap, meeting=True)
        if len(columns) <= len(fewest):
            return scale, columns
    return least, fewest


def _areas(
    area: Rect, printed: Printed, columns: Sequence[_Part], longest: float, reading: bool
) -> list[tuple[Rect, bool]]:
    """The tiles down each column, blank ones left out: column by column where a gutter divides them, else
    row by row; and whether each ends amid print.
    """
    lines = LINE * printed.size
    overlap = (LEAST_OVERLAP * lines, MOST_OVERLAP * lines)

    def parts(boxes: Sequence[Rect]) -> list[_Part]:
        extents = _extents(boxes, across=False)
        return _cut(area.y0, area.y1, longest, extents, overlap, meeting=reading)

    if all(column.crossed <= FEW_CROSSED for column in columns):
        inside = [[b for b in printed.boxes if b.x1 > c.start and b.x0 < c.end] for c in columns]
        tiles = [(c, part) for c, boxes in zip(columns, inside, strict=True) for part in parts(boxes)]
    else:
        tiles = [(column, part) for part in parts(printed.boxes) for column in columns]
    found = []
    for column, part in tiles:
        tile = Rect(column.start, part.start, column.end, part.end)
        seen = [box.intersection(tile) for box in printed.boxes]
        seen = [box for box in seen if not box.is_empty]
        if seen:
            margin = MARGIN * printed.size
            top = max(tile.y0, min(box.y0 for box in seen) - margin)
            bottom = min(tile.y1, max(box.y1 for box in seen) + margin)
            found.append((tile._replace(y0=top, y1=bottom), part.crossed > 0))
    return found


def _extents(boxes: Sequence[Rect], *, across: bool) -> _Extents:
    ends = [(box.x0, box.x1) if across else (box.y0, box.y1) for box in boxes]
    lows, highs = np.array(ends, dtype=np.float64).reshape(-1, 2).T
    return _Extents(lows, highs)


def _cut(
    start: float,
    end: float,
    longest: float,
    extents: _Extents,
    overlap: tuple[float, float],
    *,
    meeting: bool = False,
) -> list[_Part]:
    """Parts no longer than `longest`, overlapping; every box of at most half that length is whole in one.

    With `meeting`, parts that are cut where nothing stands in the way do not overlap.
    """
    length = extents.highs - extents.lows
    small = _Extents(
        extents.lows[length <= longest * LONGEST_OVERLAP], extents.highs[length <= longest * LONGEST_OVERLAP]
    )
    whole = _Extents(
        extents.lows[length <= longest * KEPT_WHOLE], extents.highs[length <= longest * KEPT_WHOLE]
    )
    overlap = (min(overlap[0], 0.75 * longest * LONGEST_OVERLAP), min(overlap[1], longest * LONGEST_OVERLAP))
    parts, at = [], start
    while end - at > longest:
        cut = _quietest(at + (1 - CUT_WITHIN) * longest, at + longest, small)
        crossed = (whole.lows < cut) & (whole.highs > cut)
        parts.append(_Part(at, cut, int(crossed.sum())))
        if meeting and not crossed.any():
            at = cut
            continue
        at = _quietest(cut - overlap[1], cut - overlap[0], small)
        at = min([at, *whole.lows[crossed].tolist()])
    parts.append(_Part(at, end, 0))
    return parts


def _quietest(low: float, high: float, extents: _Extents) -> float:
    """The place between two where the fewest boxes are cut, the last of several, amid what is blank there."""
    ends = extents.highs[(extents.highs >= low) & (extents.highs < high)]
    places = np.append(ends, high)
    crossed = [int(((extents.lows < place) & (extents.highs > place)).sum()) for place in places]
    place = max(float(p) for p, count in zip(places, crossed, strict=True) if count == min(crossed))
    after = extents.lows[extents.lows >= place]
    return (place + min(high, float(after.min(initial=high)))) / 2
