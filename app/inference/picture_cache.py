"""The pictures that places were drawn as, kept for the next question on them, bounded in bytes. Owned by
`EngineWorker`, engine thread only.
"""

from __future__ import annotations

import io
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.inference.engine_jobs import SeenPicture, Spot
from app.inference.engine_request import Picture, picture_for

if TYPE_CHECKING:
    from fastvlm_engine import Engine

PNG_EFFORT = 1  # the answer waits for it, and a page shrinks nearly as well as with more


@dataclass
class _Kept:
    picture: Picture
    seen: SeenPicture | None = None
    was_asked: bool = False

    @property
    def byte_size(self) -> int:
        image = self.picture.image
        return image.width * image.height * len(image.getbands()) + (len(self.seen.png) if self.seen else 0)


class PictureCache:
    """Pictures by place, least recently used first out. The last one is kept whatever the limit is."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._kept: OrderedDict[object, _Kept] = OrderedDict()

    @property
    def byte_size(self) -> int:
        """What all of them take."""
        return sum(kept.byte_size for kept in self._kept.values())

    def picture(self, engine: Engine, spot: Spot) -> Picture:
        """The pixels for the model; drawing them costs nothing the second time."""
        kept = self._used(spot)
        if kept is not None:
            return kept.picture._replace(render_ms=0.0)
        page = spot.document.page(spot.page)
        picture = picture_for(page, spot.region, engine.input_size, engine.print_height)
        self._kept[spot.key] = _Kept(picture)
        self._shrink()
        return picture

    def seen(self, engine: Engine, spot: Spot) -> SeenPicture:
        """Exactly what the model sees of a spot."""
        picture = self.picture(engine, spot)
        kept = self._kept[spot.key]
        if kept.seen is None:
            shown, png = engine.preview(picture.image), io.BytesIO()
            shown.save(png, "PNG", compress_level=PNG_EFFORT)
            kept.seen = SeenPicture(png.getvalue(), shown.width, shown.height, picture.note)
            self._shrink()
        return kept.seen

    def note_question(self, spot: Spot) -> bool:
        """A question about a place begins; whether it is the first."""
        kept = self._kept.get(spot.key)
        if kept is None:
            return True
        is_first, kept.was_asked = not kept.was_asked, True
        return is_first

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
