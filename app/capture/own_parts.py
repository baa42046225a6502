"""Which parts of a watched area show windows of our own, so that a live region never watches itself. Plain
geometry, any thread; asked by `live_watcher`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from app.capture.screens import Area


class AnyWindow(Protocol):
    """A window on screen, as `window_list.top_windows` tells of it."""

    @property
    def area(self) -> Area: ...
    @property
    def process_id(self) -> int | None: ...


def own_parts(area: Area, windows: Iterable[AnyWindow], process_id: int) -> tuple[Area, ...]:
    """The parts of `area` where a window of `process_id` is seen; `windows` are given frontmost first.

    What lies behind windows of others is left out: there the others are seen.
    """
    found: list[Area] = []
    in_front: list[Area] = []
    for window in windows:
        if window.process_id == process_id:
            parts = [area.intersection(window.area)]
            for cover in in_front:
                parts = [rest for part in parts for rest in without(part, cover)]
            found += [part for part in parts if not part.is_empty]
        else:
            in_front.append(window.area)
    return tuple(found)


def without(area: Area, cover: Area) -> list[Area]:
    """What is left of `area` when `cover` is taken away: at most four pieces that do not overlap."""
    common = area.intersection(cover)
    if common.is_empty:
        return [] if area.is_empty else [area]
    pieces = (
        Area(area.x, area.y, area.width, common.y - area.y),
        Area(area.x, common.bottom, area.width, area.bottom - common.bottom),
        Area(area.x, common.y, common.x - area.x, common.height),
        Area(common.right, common.y, area.right - common.right, common.height),
    )
    return [piece for piece in pieces if not piece.is_empty]
