"""The looks at places, with the pictures that were drawn of them, kept for the next question on them, bounded
in bytes. Owned by `EngineWorker`, engine thread only.
"""

from __future__ import annotations

import io
import math
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PIL import Image

from app.documents.region import Rect
from app.inference.engine_jobs import SeenPicture, Spot
from app.inference.looks import Look
from app.inference.page_looks import PageLooks

if TYPE_CHECKING:
    from fastvlm_engine import Engine

PNG_EFFORT = 1  # the answer waits for it, and a page shrinks nearly as well as with more
BETWEEN = 8  # pixels between looks on one sheet
BEHIND = (128, 128, 128)


@dataclass
class _Kept:
    looks: PageLooks
    seen: dict[tuple[Look, ...], SeenPicture] = field(default_factory=dict)
    was_asked: bool = False

    @property
    def byte_size(self) -> int:
        return self.looks.byte_size + sum(len(seen.png) for seen in self.seen.values())


class PictureCache:
    """Looks by place, least recently used first out. The last ones are kept whatever the limit is."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._kept: OrderedDict[object, _Kept] = OrderedDict()

    @property
    def byte_size(self) -> int:
        """What all of them take."""
        return sum(kept.byte_size for kept in self._kept.values())

    def looks(self, engine: Engine, spot: Spot) -> PageLooks:
        """The looks at a place; measuring and drawing cost nothing the second time."""
        kept = self._used(spot)
        if kept is None:
            page = spot.document.page(spot.page)
            kept = _Kept(PageLooks(page, spot.region, engine.input_size, engine.print_height))
            self._kept[spot.key] = kept
        self._shrink()
        return kept.looks

    def seen(self, engine: Engine, spot: Spot, areas: Sequence[Rect] = ()) -> SeenPicture:
        """Exactly what the model sees of a spot, or of these areas of it: several looks on one sheet."""
        looks = self.looks(engine, spot)
        kept = self._kept[spot.key]
        wanted = tuple(look for look in (*looks.asking, *looks.reading) if look.area in areas) or looks.asking
        if wanted not in kept.seen:
            pictures = [engine.preview(looks.picture(look)) for look in dict.fromkeys(wanted)]
            sheet, png = _sheet(pictures), io.BytesIO()
            sheet.save(png, "PNG", compress_level=PNG_EFFORT)
            kept.seen[wanted] = SeenPicture(
                png.getvalue(), sheet.width, sheet.height, looks.note, len(pictures)
            )
            self._shrink()
        return kept.seen[wanted]

    def note_question(self, spot: Spot) -> bool:
        """A question about a place begins; whether it is the first."""
        kept = self._kept.get(spot.key)
        if kept is None:
            return True
        is_first, kept.was_asked = not kept.was_asked, True
        return is_first

    def forget(self, spot: Spot) -> None:
        """Drops what is kept of a place that is not looked at again."""
        self._kept.pop(spot.key, None)

    def limit_to(self, limit_bytes: int) -> None:
        """Takes a new limit, and drops what is beyond it now."""
        self._limit_bytes = limit_bytes
        self._shrink()

    def clear(self) -> None:
        self._kept.clear()

    def _used(self, spot: Spot) -> _Kept | None:
        kept = self._kept.get(spot.key)
        if kept is not None:
            self._kept.move_to_end(spot.key)
        return kept

    def _shrink(self) -> None:
        size = self.byte_size
        while size > self._limit_bytes and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            size -= dropped.byte_size


def _sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures one below the other, in several columns where that is nearer to a square."""
    if len(pictures) == 1:
        return pictures[0]
    width, height = max(p.width for p in pictures), max(p.height for p in pictures)
    columns = max(1, round(math.sqrt(len(pictures) * height / width)))
    rows = [pictures[start : start + columns] for start in range(0, len(pictures), columns)]
    heights = [max(p.height for p in row) for row in rows]
    size = (columns * (width + BETWEEN) - BETWEEN, sum(heights) + BETWEEN * (len(rows) - 1))
    sheet, top = Image.new("RGB", size, BEHIND), 0
    for row, row_height in zip(rows, heights, strict=True):
        for column, picture in enumerate(row):
            sheet.paste(picture, (column * (width + BETWEEN), top))
        top += row_height + BETWEEN
    return sheet
