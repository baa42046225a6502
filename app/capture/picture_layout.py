"""Where each screen is in a picture of the whole desktop. Pure functions, any thread, for `desktop_reading`.

In a picture that we read ourselves the screens are where the system says. Of one that the desktop took for us
nobody tells: compositors of Wayland draw all screens at one scale, that of the sharpest; others put the
screens' own pixels beside each other. The size of the picture tells which. Where it fits neither or both,
nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from app.capture.screens import Area, Screen, virtual_desktop

_ROUNDING = 1  # pixels by which a picture's size may be off
_LARGEST = 4.0  # scale; XWayland hides the true one, so the screens' own is no limit
_STEPS = 120  # Wayland tells fractional scales in such parts


def screens_in_picture(
    size: tuple[int, int], screens: Sequence[Screen], origin: tuple[int, int] | None = None
) -> tuple[Screen, ...] | None:
    """The screens with the areas and the scale that they have in a picture of `size` pixels.

    Args:
        screens: where they are among the device pixels of the virtual desktop.
        origin: which of these pixels is the picture's top left, where that is known: then the areas stay in
            device pixels of the desktop, and screens beside the picture are left out. Without it the
            picture's own top left is their zero point.

    None where the picture is not of these screens, or where it cannot be told how it shows them.
    """
    if not screens:
        return None
    if origin is not None:
        return _at_known_places(Area(*origin, *size), screens)
    one_scale, own_scales = _at_one_scale(size, screens), _at_own_scales(size, screens)
    if one_scale is None or own_scales is None:
        return own_scales or one_scale
    differ_by_rounding = len({screen.scale for screen in screens}) == 1 or _are_alike(one_scale, own_scales)
    return own_scales if differ_by_rounding else None


def _at_known_places(picture: Area, screens: Sequence[Screen]) -> tuple[Screen, ...] | None:
    """Where a scale divides no size evenly, a screen's far edge is a pixel beyond the desktop: that is cut.

    What X lets a monitor show left of and above the desktop stays, without a picture: a screen's top left is
    what its overlay counts from.
    """
    found = []
    for screen in screens:
        area = screen.area
        width, height = min(area.right, picture.right) - area.x, min(area.bottom, picture.bottom) - area.y
        if not area.intersection(picture).is_empty:
            found.append(replace(screen, area=Area(area.x, area.y, width, height)))
    return tuple(found) or None


def _at_own_scales(size: tuple[int, int], screens: Sequence[Screen]) -> tuple[Screen, ...] | None:
    """Each screen's own pixels, one screen against the other."""
    areas = [screen.area for screen in screens]
    whole = virtual_desktop(areas)
    if (whole.width, whole.height) != size or _any_overlap(areas) or not _all_touch(areas):
        return None
    return tuple(
        replace(screen, area=area.moved(-whole.x, -whole.y))
        for screen, area in zip(screens, areas, strict=True)
    )


def _at_one_scale(size: tuple[int, int], screens: Sequence[Screen]) -> tuple[Screen, ...] | None:
    """The logical layout, enlarged as a whole."""
    logical = [_logical(screen) for screen in screens]
    whole = virtual_desktop(logical)
    scale = _scale_of(size, whole, screens)
    if scale is None:
        return None
    found = []
    for screen, area in zip(screens, logical, strict=True):
        left, top = round((area.x - whole.x) * scale), round((area.y - whole.y) * scale)
        right = min(round((area.right - whole.x) * scale), size[0])
        bottom = min(round((area.bottom - whole.y) * scale), size[1])
        found.append(replace(screen, area=Area(left, top, right - left, bottom - top), scale=scale))
    return tuple(found)


def _scale_of(size: tuple[int, int], whole: Area, screens: Sequence[Screen]) -> float | None:
    """The scale that makes `size` of the logical desktop, in width and height alike."""
    least = max((size[0] - _ROUNDING) / whole.width, (size[1] - _ROUNDING) / whole.height)
    most = min((size[0] + _ROUNDING) / whole.width, (size[1] + _ROUNDING) / whole.height)
    middle = (least + most) / 2
    if least > most or most <= 0:
        return None
    if len(screens) > 1 and (most < 1 or least > _LARGEST):  # then it shows some of them, in the shape of all
        return None
    usual = [*sorted((screen.scale for screen in screens), reverse=True), 1.0]
    usual.append(round(middle * _STEPS) / _STEPS)
    return next((scale for scale in usual if least <= scale <= most), middle)


def _logical(screen: Screen) -> Area:
    width, height = round(screen.area.width / screen.scale), round(screen.area.height / screen.scale)
    return Area(screen.origin[0], screen.origin[1], max(width, 1), max(height, 1))


def _any_overlap(areas: Sequence[Area]) -> bool:
    return any(not one.intersection(other).is_empty for one, other in combinations(areas, 2))


def _all_touch(areas: Sequence[Area]) -> bool:
    """Where Qt counts in points the places of screens with other scales are ours, with gaps between them."""
    reached, left = list(areas[:1]), list(areas[1:])
    while near := [area for area in left if any(_touch(area, other) for other in reached)]:
        reached += near
        left = [area for area in left if area not in near]
    return not left


def _touch(one: Area, other: Area) -> bool:
    common = one.intersection(other._replace(x=other.x - 1, width=other.width + 2))
    above = one.intersection(other._replace(y=other.y - 1, height=other.height + 2))
    return not common.is_empty or not above.is_empty


def _are_alike(some: Sequence[Screen], others: Sequence[Screen]) -> bool:
    """Whether no edge of any screen is elsewhere by more than rounding."""
    pairs = zip(some, others, strict=True)
    return all(
        abs(a - b) <= _ROUNDING
        for one, other in pairs
        for a, b in zip(_edges(one.area), _edges(other.area), strict=True)
    )


def _edges(area: Area) -> tuple[int, int, int, int]:
    return area.x, area.y, area.right, area.bottom
