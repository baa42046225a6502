"""The geometry of screens, for any layout and any scale that people have."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from app.capture.screens import (
    Area,
    Screen,
    Shown,
    laid_out,
    virtual_desktop,
    with_native_origins,
)

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 3.0)
sizes = st.sampled_from([(1920, 1080), (1080, 1920), (1366, 768), (2560, 1440), (3440, 1440), (600, 1024)])
scales = st.sampled_from(SCALES)


@st.composite
def native_layouts(draw: st.DrawFn) -> list[tuple[Area, float]]:
    """Up to four screens side by side, any of them the one at the zero point, at any height."""
    count = draw(st.integers(1, 4))
    first = draw(st.integers(0, count - 1))
    areas, x = [], 0
    for _ in range(count):
        width, height = draw(sizes)
        areas.append(Area(x, draw(st.integers(-2000, 2000)), width, height))
        x += width + draw(st.sampled_from([0, 0, 1, 333]))
    zero = areas[first]
    return [(area.moved(-zero.x, -zero.y), draw(scales)) for area in areas]


def as_qt_does(area: Area, scale: float) -> Shown:
    """The origin stays, the size is divided and rounded: QHighDpi::fromNativeScreenGeometry."""
    logical = (math.floor(length / scale + 0.5) for length in (area.width, area.height))
    return Shown("", area.x, area.y, *logical, scale)


def screens_of(layout: list[tuple[Area, float]]) -> tuple[Screen, ...]:
    return with_native_origins([as_qt_does(*one) for one in layout], [area for area, _ in layout])


@st.composite
def pixels_on_a_screen(draw: st.DrawFn) -> tuple[tuple[Screen, ...], Screen, int, int]:
    screens = screens_of(draw(native_layouts()))
    screen = draw(st.sampled_from(screens))
    x = draw(st.integers(screen.area.x, screen.area.right - 1))
    return screens, screen, x, draw(st.integers(screen.area.y, screen.area.bottom - 1))


@given(native_layouts())
def test_screens_get_back_exactly_the_pixels_that_the_system_told(layout):
    assert [screen.area for screen in screens_of(layout)] == [area for area, _ in layout]


@given(native_layouts())
def test_without_the_systems_word_a_size_is_off_by_less_than_a_logical_point(layout):
    screens = with_native_origins([as_qt_does(*one) for one in layout])
    for screen, (area, scale) in zip(screens, layout, strict=True):
        assert abs(screen.area.width - area.width) <= scale / 2 + 0.5
        assert abs(screen.area.height - area.height) <= scale / 2 + 0.5
        assert screen.area[:2] == area[:2]


def test_of_two_monitors_at_one_place_the_one_with_the_screens_size_counts():
    mirrored = [(0, 0, 1024, 768), (0, 0, 1366, 768)]
    (screen,) = with_native_origins([Shown("A", 0, 0, 781, 439, 1.75)], mirrored)
    assert screen.area == (0, 0, 1366, 768)


@given(pixels_on_a_screen())
def test_a_pixel_survives_the_way_to_logical_points_and_back(case):
    _, screen, x, y = case
    assert screen.to_device(*screen.to_logical(x, y)) == (x, y)


@given(pixels_on_a_screen(), st.floats(0.001, 0.999), st.floats(0.001, 0.999))
def test_every_point_within_a_pixel_is_that_pixel(case, across, down):
    _, screen, x, y = case
    left, top = screen.to_logical(x, y)
    point = left + across / screen.scale, top + down / screen.scale
    assert screen.to_device(*point) == (x, y)


@st.composite
def point_layouts(draw: st.DrawFn) -> list[Shown]:
    """Screens of macOS or Wayland: everything in points, one beside or below another."""
    shown, x, y = [], draw(st.integers(-5000, 0)), draw(st.integers(-5000, 0))
    for _ in range(draw(st.integers(1, 4))):
        width, height = draw(sizes)
        shown.append(Shown("", x, y, width, height, draw(scales)))
        if draw(st.booleans()):
            x += width
        else:
            y += height
    return shown


@given(point_layouts())
def test_screens_in_points_never_cover_each_other(shown):
    for one, other in combinations(laid_out(shown), 2):
        assert one.area.intersection(other.area).is_empty


@given(point_layouts())
def test_screens_in_points_keep_their_own_pixels(shown):
    for screen, told in zip(laid_out(shown), shown, strict=True):
        assert abs(screen.area.width - told.width * told.scale) <= 1
        assert abs(screen.area.height - told.height * told.scale) <= 1
        assert screen.to_device(*screen.to_logical(*screen.area[:2])) == screen.area[:2]


@given(point_layouts(), scales)
@example([Shown("", -1, 0, 1366, 768, 1.0), Shown("", 1365, 0, 1920, 1080, 1.0)], 1.5)
def test_screens_in_points_at_one_scale_leave_no_gap_between_neighbours(shown, scale):
    screens = laid_out([told._replace(scale=scale) for told in shown])
    for (one, first), (two, second) in combinations(zip(shown, screens, strict=True), 2):
        if two.x == one.x + one.width:
            assert second.area.x == first.area.right
        if two.y == one.y + one.height:
            assert second.area.y == first.area.bottom


areas = st.builds(Area, *[st.integers(-50, 50)] * 2, *[st.integers(0, 60)] * 2)


@given(areas, areas, st.integers(-120, 120), st.integers(-120, 120))
def test_an_intersection_holds_the_pixels_that_both_hold(one, other, x, y):
    both = one.contains(x, y) and other.contains(x, y)
    assert one.intersection(other).contains(x, y) == both
    assert one.intersection(other) == other.intersection(one) or one.intersection(other).is_empty


@given(areas, areas)
def test_the_virtual_desktop_is_the_smallest_area_around_all(one, other):
    whole = virtual_desktop([one, other])
    kept = [area for area in (one, other) if not area.is_empty]
    assert all(area.intersection(whole) == area for area in kept)
    if kept:
        assert whole.x == min(area.x for area in kept)
        assert whole.bottom == max(area.bottom for area in kept)
    else:
        assert whole.is_empty


def test_a_moved_area_keeps_its_size():
    assert Area(1, 2, 30, 40).moved(-5, 6) == (-4, 8, 30, 40)
