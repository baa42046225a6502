"""Rectangles that follow the pointer: for any screen, also at negative origins, and any way of the mouse."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.capture.screens import Area
from app.capture.selection_geometry import (
    INSIDE,
    Grip,
    clamped,
    grip_at,
    grip_places,
    moved,
    spanned,
    stretched,
)

untimed = settings(deadline=None)
places = st.integers(-9000, 9000)
lengths = st.integers(1, 8000)
points = st.tuples(places, places)
screens = st.builds(Area, places, places, lengths, lengths)
edges = st.sampled_from([-1, 0, 1])
grips = st.builds(Grip, edges, edges)


@st.composite
def screens_with_an_area(draw):
    bounds = draw(screens)
    return bounds, spanned(draw(points), draw(points), bounds)


def is_within(area: Area, bounds: Area) -> bool:
    inside = bounds.x <= area.x and area.right <= bounds.right
    return inside and bounds.y <= area.y and area.bottom <= bounds.bottom


@untimed
@given(screens, points, points, st.booleans(), st.booleans())
def test_a_span_lies_within_the_screen_and_has_a_pixel(bounds, anchor, pointer, square, centred):
    area = spanned(anchor, pointer, bounds, is_square=square, is_centred=centred)
    assert area.width >= 1
    assert area.height >= 1
    assert is_within(area, bounds)
    assert area.contains(*clamped(*anchor, bounds))


@untimed
@given(screens, points, points)
def test_a_span_holds_the_pixels_under_both_ends_and_no_more(bounds, anchor, pointer):
    area = spanned(anchor, pointer, bounds)
    (ax, ay), (px, py) = clamped(*anchor, bounds), clamped(*pointer, bounds)
    assert (area.x, area.y) == (min(ax, px), min(ay, py))
    assert (area.right - 1, area.bottom - 1) == (max(ax, px), max(ay, py))


@untimed
@given(screens, points, points)
def test_a_span_is_the_same_from_either_end(bounds, anchor, pointer):
    assert spanned(anchor, pointer, bounds) == spanned(pointer, anchor, bounds)


@untimed
@given(screens, points, points, st.booleans())
def test_a_square_is_one(bounds, anchor, pointer, centred):
    area = spanned(anchor, pointer, bounds, is_square=True, is_centred=centred)
    assert area.width == area.height


@untimed
@given(screens, points, points)
def test_a_centred_span_has_the_anchor_in_its_middle(bounds, anchor, pointer):
    area = spanned(anchor, pointer, bounds, is_centred=True)
    assert (area.x + area.width // 2, area.y + area.height // 2) == clamped(*anchor, bounds)


def test_the_whole_screen_can_be_dragged_over():
    bounds = Area(-1920, -200, 1920, 1080)
    assert spanned((-1920, -200), (-1, 879), bounds) == bounds


@untimed
@given(screens_with_an_area(), st.integers(-20000, 20000), st.integers(-20000, 20000))
def test_what_is_moved_keeps_its_size_and_stays_on_the_screen(made, dx, dy):
    bounds, area = made
    after = moved(area, dx, dy, bounds)
    assert (after.width, after.height) == (area.width, area.height)
    assert is_within(after, bounds)


@untimed
@given(screens_with_an_area(), grips, st.integers(-20000, 20000), st.integers(-20000, 20000))
def test_what_is_stretched_keeps_the_other_edges_and_a_pixel(made, grip, dx, dy):
    bounds, area = made
    after = stretched(area, grip, dx, dy, bounds)
    assert after.width >= 1
    assert after.height >= 1
    assert is_within(after, bounds)
    if grip != INSIDE:
        assert grip.x < 0 or after.x == area.x
        assert grip.x > 0 or after.right == area.right
        assert grip.y < 0 or after.y == area.y
        assert grip.y > 0 or after.bottom == area.bottom


@untimed
@given(screens_with_an_area(), st.integers(1, 40))
def test_the_middle_of_any_rectangle_moves_it_and_what_is_far_off_does_nothing(made, reach):
    _, area = made
    if area.width >= 3 and area.height >= 3:
        assert grip_at(area, area.x + area.width // 2, area.y + area.height // 2, reach) == INSIDE
    assert grip_at(area, area.right + reach, area.y, reach) is None
    assert grip_at(area, area.x, area.y - reach - 1, reach) is None


def test_each_grip_is_found_where_it_is_shown():
    area = Area(100, 50, 300, 200)
    found = [grip_at(area, x, y, 8) for x, y in grip_places(area)]
    assert found == [(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if (x, y) != (0, 0)]
