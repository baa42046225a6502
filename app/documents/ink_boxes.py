"""Where the ink of a picture stands, as boxes of about a word each: for pages whose text nobody tells, and
for what is no text. Any thread.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from app.documents.region import Rect

GUTTER = 1.8  # of the em: a blank column this wide divides columns of print
LINE_GAP = 0.15  # less is the dot of an i
WORD_GAP = 0.2
SPECK = 0.35  # smaller both ways is dust
DEEPEST = 12  # cuts within cuts: print is never nested so deeply

Ink = NDArray[np.bool_]


def ink_boxes(ink: Ink, em: float) -> list[Rect]:
    """The boxes, in pixels; `em` is the size of the print. What stands close together is one box."""
    return [
        box
        for box in _divided(ink, Rect(0, 0, ink.shape[1], ink.shape[0]), em, DEEPEST)
        if max(box.width, box.height) >= SPECK * em
    ]


def _divided(ink: Ink, area: Rect, em: float, deepest: int) -> Iterator[Rect]:
    """Cut at gutters and between lines until there are none; then once between words."""
    x0, y0, x1, y1 = (int(edge) for edge in area)
    part = ink[y0:y1, x0:x1]
    columns, rows = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
    if not len(columns):
        return
    across, down = _runs(columns, GUTTER * em), _runs(rows, LINE_GAP * em)
    if len(across) > 1 and deepest:
        for low, high in across:
            yield from _divided(ink, Rect(x0 + low, y0, x0 + high, y1), em, deepest - 1)
    elif len(down) > 1 and deepest:
        for low, high in down:
            yield from _divided(ink, Rect(x0, y0 + low, x1, y0 + high), em, deepest - 1)
    else:
        for low, high in _runs(columns, WORD_GAP * em):
            inked = np.flatnonzero(part[:, low:high].any(axis=1))
            yield Rect(x0 + low, y0 + int(inked[0]), x0 + high, y0 + int(inked[-1]) + 1)


def _runs(inked: NDArray[np.intp], gap: float) -> list[tuple[int, int]]:
    """Beginning and end of each run of inked rows or columns with no blank of `gap` or more in it."""
    breaks = np.flatnonzero(np.diff(inked) - 1 >= max(gap, 1))
    firsts = inked[np.concatenate(([0], breaks + 1))]
    lasts = inked[np.concatenate((breaks, [len(inked) - 1]))]
    return [(int(first), int(last) + 1) for first, last in zip(firsts, lasts, strict=True)]
