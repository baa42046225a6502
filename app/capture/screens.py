"""The geometry of screens: between the logical points of Qt and the device pixels of the virtual desktop.
Pure values, any thread; only `screens_of_qt` asks Qt, on the GUI thread.

The device pixels are those of a grab of the whole desktop, so a screen left of or above the first one has a
negative origin. Qt keeps the origin of a screen in device pixels and divides only its size by the scale (X11,
Windows), or counts everything in points (macOS, Wayland): `with_native_origins` and `laid_out` bring both
into one form.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_EPSILON = 1e-6  # of a pixel: what dividing and multiplying by a scale leaves


class Area(NamedTuple):
    """A rectangle of the virtual desktop, in device pixels; right and bottom are just outside."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column that is no longer inside."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row that is no longer inside."""
        return self.y + self.height

    @property
    def is_empty(self) -> bool:
        """Whether no pixel is inside."""
        return self.width <= 0 or self.height <= 0

    def contains(self, x: int, y: int) -> bool:
        """Whether the pixel is inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def intersection(self, other: Area) -> Area:
        """What both have; empty where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Area(x, y, max(width, 0), max(height, 0))

    def moved(self, dx: int, dy: int) -> Area:
        """The same rectangle elsewhere."""
        return self._replace(x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True)
class Screen:
    """One screen: where it is in device pixels, and in the logical points of Qt.

    Attributes:
        name: what the system calls it, such as "HDMI-1".
        area: in device pixels of the virtual desktop.
        origin: the top left of its `QScreen`, in logical points.
        scale: device pixels for each logical point, such as 1.25.
    """

    name: str
    area: Area
    origin: tuple[int, int]
    scale: float

    def to_device(self, x: float, y: float) -> tuple[int, int]:
        """The pixel in which a point lies; the point is logical and global, also beside this screen."""
        return (
            self.area.x + math.floor((x - self.origin[0]) * self.scale + _EPSILON),
            self.area.y + math.floor((y - self.origin[1]) * self.scale + _EPSILON),
        )

    def to_logical(self, x: int, y: int) -> tuple[float, float]:
        """The logical global point of a pixel's top left corner."""
        return (
            self.origin[0] + (x - self.area.x) / self.scale,
            self.origin[1] + (y - self.area.y) / self.scale,
        )

    def corners(self, area: Area) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of an area, in logical global points."""
        return (*self.to_logical(area.x, area.y), *self.to_logical(area.right, area.bottom))


def virtual_desktop(areas: Iterable[Area]) -> Area:
    """The smallest area around all of them; empty where there are none."""
    kept = [area for area in areas if not area.is_empty]
    if not kept:
        return Area(0, 0, 0, 0)
    x, y = min(area.x for area in kept), min(area.y for area in kept)
    return Area(x, y, max(area.right for area in kept) - x, max(area.bottom for area in kept) - y)


class Shown(NamedTuple):
    """A screen as Qt or the system tells it: origin and size in its units, and how many pixels a unit has."""

    name: str
    x: int
    y: int
    width: int
    height: int
    scale: float


def with_native_origins(
    shown: Sequence[Shown], native: Iterable[tuple[int, int, int, int]] = ()
) -> tuple[Screen, ...]:
    """Screens whose origin is in device pixels already, their size divided by the scale: X11, Windows.

    Args:
        native: where the monitors are in device pixels. The one with a screen's origin gives its exact size;
            a screen without one gets what its rounded size comes to.
    """
    rectangles = [Area(*place) for place in native]
    return tuple(Screen(s.name, _native_area(s, rectangles), (s.x, s.y), s.scale) for s in shown)


def _native_area(shown: Shown, native: Sequence[Area]) -> Area:
    for area in native:
        widths = abs(area.width / shown.scale - shown.width), abs(area.height / shown.scale - shown.height)
        if (area.x, area.y) == (shown.x, shown.y) and max(widths) <= 0.5 + _EPSILON:
            return area
    width, height = (max(round(length * shown.scale), 1) for length in (shown.width, shown.height))
    return Area(shown.x, shown.y, width, height)


def laid_out(shown: Sequence[Shown]) -> tuple[Screen, ...]:
    """Screens whose origin and size are both in points: macOS, Wayland.

    There the desktop as a whole has no device pixels. Origins are multiplied with the largest scale, so that
    every screen has its own pixels and none covers another; beside a less sharp screen there is a gap.
    """
    most = max((screen.scale for screen in shown), default=1.0)
    found = []
    for name, x, y, width, height, scale in shown:
        left, top = round(x * most), round(y * most)
        room = round((x + width) * most) - left, round((y + height) * most) - top
        # rounded edge by edge where that leaves no gap, else as many pixels as the screen has
        size = (
            room
            if scale == most
            else (min(round(width * scale), room[0]), min(round(height * scale), room[1]))
        )
        found.append(Screen(name, Area(left, top, *size), (x, y), scale))
    return tuple(found)


def screens_of_qt() -> tuple[Screen, ...]:
    """The screens as they are now, in Qt's order. GUI thread."""
    from PySide6.QtGui import QGuiApplication

    from app.capture.native_screens import native_screens

    shown = []
    for screen in QGuiApplication.screens():
        place, scale = screen.geometry(), screen.devicePixelRatio()
        shown.append(Shown(screen.name(), place.x(), place.y(), place.width(), place.height(), scale))
    if QGuiApplication.platformName() in ("cocoa", "wayland", "wayland-egl"):
        return laid_out(shown)
    if all(screen.scale == 1 for screen in shown):
        return with_native_origins(shown)
    return with_native_origins(shown, native_screens())
