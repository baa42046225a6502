"""Rectangles that follow a pointer and keys: spanned, moved and stretched within bounds. Pure functions in
device pixels, used by `selection`. Any thread.

A pointer is on a pixel, not between two: a rectangle holds the pixels under both ends of the drag.
"""

from __future__ import annotations

from typing import NamedTuple

from app.capture.screens import Area


class Grip(NamedTuple):
    """-1, 0 or 1 in each direction: which edges are dragged. (0, 0) is the inside, which moves the whole."""

    x: int
    y: int


INSIDE = Grip(0, 0)


def clamped(x: int, y: int, bounds: Area) -> tuple[int, int]:
    """The pixel of `bounds` that is nearest to a point."""
    return min(max(x, bounds.x), bounds.right - 1), min(max(y, bounds.y), bounds.bottom - 1)


def spanned(
    anchor: tuple[int, int],
    pointer: tuple[int, int],
    bounds: Area,
    *,
    is_square: bool = False,
    is_centred: bool = False,
) -> Area:
    """The rectangle from one pixel to another, within `bounds`; at least one pixel.

    Args:
        is_square: both sides as long as the longer one, where there is room for it.
        is_centred: the anchor is the middle, not a corner.
    """
    ax, ay = clamped(*anchor, bounds)
    px, py = clamped(*pointer, bounds)
    room_x = _room(ax, px, bounds.x, bounds.right - 1, is_centred)
    room_y = _room(ay, py, bounds.y, bounds.bottom - 1, is_centred)
    reach_x, reach_y = abs(px - ax), abs(py - ay)
    if is_square:
        reach_x = reach_y = min(max(reach_x, reach_y), room_x, room_y)
    x, width = _extent(ax, px, min(reach_x, room_x), is_centred)
    y, height = _extent(ay, py, min(reach_y, room_y), is_centred)
    return Area(x, y, width, height)


def moved(area: Area, dx: int, dy: int, bounds: Area) -> Area:
    """`area` further by so much, never beyond `bounds`."""
    x = min(max(area.x + dx, bounds.x), max(bounds.right - area.width, bounds.x))
    y = min(max(area.y + dy, bounds.y), max(bounds.bottom - area.height, bounds.y))
    return area._replace(x=x, y=y)


def stretched(area: Area, grip: Grip, dx: int, dy: int, bounds: Area) -> Area:
    """`area` after its grip was dragged by so much: within `bounds`, and at least one pixel."""
    if grip == INSIDE:
        return moved(area, dx, dy, bounds)
    x, width = _stretched(area.x, area.right, grip.x, dx, bounds.x, bounds.right)
    y, height = _stretched(area.y, area.bottom, grip.y, dy, bounds.y, bounds.bottom)
    return Area(x, y, width, height)


def grip_at(area: Area, x: int, y: int, reach: int) -> Grip | None:
    """What a press on a pixel drags, `reach` pixels about the edges included; None outside."""
    if not (area.x - reach <= x < area.right + reach and area.y - reach <= y < area.bottom + reach):
        return None
    # A small rectangle keeps its middle for moving: its edges reach a third inwards at most.
    inner_x, inner_y = min(reach, area.width // 3), min(reach, area.height // 3)
    return Grip(
        (x >= area.right - inner_x) - (x < area.x + inner_x),
        (y >= area.bottom - inner_y) - (y < area.y + inner_y),
    )


def grip_places(area: Area) -> list[tuple[int, int]]:
    """Where the eight grips are shown: corners and middles of the edges."""
    across = (area.x, area.x + area.width // 2, area.right)
    down = (area.y, area.y + area.height // 2, area.bottom)
    return [(x, y) for y in down for x in across if (x, y) != (across[1], down[1])]


def _room(anchor: int, pointer: int, first: int, last: int, is_centred: bool) -> int:
    if is_centred:
        return min(anchor - first, last - anchor)
    return last - anchor if pointer >= anchor else anchor - first


def _extent(anchor: int, pointer: int, reach: int, is_centred: bool) -> tuple[int, int]:
    if is_centred:
        return anchor - reach, 2 * reach + 1
    return (anchor if pointer >= anchor else anchor - reach), reach + 1


def _stretched(low: int, high: int, edge: int, way: int, first: int, last: int) -> tuple[int, int]:
    if edge < 0:
        low = min(max(low + way, first), high - 1)
    elif edge > 0:
        high = max(min(high + way, last), low + 1)
    return low, high - low
