"""Where screens are in the desktop's picture: at one scale, at their own, or nowhere that can be told."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.capture.picture_layout import screens_in_picture
from app.capture.screens import Area, Screen, Shown, laid_out, virtual_desktop


def screen(x, y, width, height, scale=1.0, name="A"):
    """By its logical place; its pixels are placed as if those on the left and above had the same scale."""
    pixels = Area(round(x * scale), round(y * scale), round(width * scale), round(height * scale))
    return Screen(name, pixels, (x, y), scale)


def areas(found):
    return [tuple(shown.area) for shown in found]


def test_one_screen_fills_the_picture():
    assert areas(screens_in_picture((3840, 2160), [screen(0, 0, 1920, 1080, 2)])) == [(0, 0, 3840, 2160)]


def test_a_fractional_scale_that_qt_rounds_up_is_found():
    # GIVEN Qt's next whole number for a screen at 125 %
    (found,) = screens_in_picture((1920, 1200), [screen(0, 0, 1536, 960, 2)])
    assert (tuple(found.area), found.scale) == ((0, 0, 1920, 1200), 1.25)


def test_a_screen_left_of_the_first_one_comes_first():
    first, left = screen(0, 0, 1920, 1080), screen(-1280, 56, 1280, 1024, name="B")
    found = screens_in_picture((3200, 1080), [first, left])
    assert areas(found) == [(1280, 0, 1920, 1080), (0, 56, 1280, 1024)]


def test_mixed_scales_drawn_at_the_largest_as_compositors_do():
    shown = laid_out([Shown("A", 0, 0, 1920, 1080, 1.0), Shown("B", 1920, 0, 1920, 1080, 2.0)])
    found = screens_in_picture((7680, 2160), shown)
    assert areas(found) == [(0, 0, 3840, 2160), (3840, 0, 3840, 2160)]
    assert {one.scale for one in found} == {2.0}


def test_mixed_scales_each_with_its_own_pixels():
    shown = [
        Screen("A", Area(0, 0, 3840, 2160), (0, 0), 2.0),
        Screen("B", Area(3840, 0, 1920, 1080), (1920, 0), 1.0),
    ]
    found = screens_in_picture((5760, 2160), shown)
    assert areas(found) == [(0, 0, 3840, 2160), (3840, 0, 1920, 1080)]
    assert [one.scale for one in found] == [2.0, 1.0]


def test_what_fits_both_ways_is_not_guessed():
    # GIVEN a wide screen below two of different scale: both ways make a picture of the same size
    shown = [
        Screen("A", Area(0, 0, 3840, 2160), (0, 0), 2.0),
        Screen("B", Area(3840, 0, 1920, 1080), (1920, 0), 1.0),
        Screen("C", Area(0, 2160, 7680, 2160), (0, 1080), 2.0),
    ]
    assert screens_in_picture((7680, 4320), shown) is None


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 1081 + 1), (800, 600), (1, 1), (960, 270)])
def test_a_picture_of_something_else_is_not_guessed(size):
    shown = [screen(0, 0, 1920, 1080), screen(1920, 0, 1920, 1080, name="B")]
    assert screens_in_picture(size, shown) is None


def test_a_window_of_another_shape_is_not_the_screen():
    assert screens_in_picture((800, 600), [screen(0, 0, 1920, 1080)]) is None


def test_mirrored_screens_show_the_same():
    shown = [screen(0, 0, 1920, 1080), screen(0, 0, 1920, 1080, name="B")]
    assert areas(screens_in_picture((1920, 1080), shown)) == [(0, 0, 1920, 1080)] * 2


def test_without_screens_nothing_is_told():
    assert screens_in_picture((100, 100), []) is None


def test_beside_a_picture_whose_place_is_known_there_is_no_screen():
    shown = [screen(0, 0, 100, 100), screen(300, 0, 100, 100, name="B")]
    assert areas(screens_in_picture((90, 80), shown, (0, 0))) == [(0, 0, 90, 80)]
    assert screens_in_picture((50, 50), shown, (150, 0)) is None


def test_a_monitor_that_begins_before_the_desktop_keeps_its_top_left():
    # GIVEN what RandR allows: a monitor at a negative offset, though the desktop begins at the zero point
    shown = [screen(-100, -50, 700, 700)]
    assert areas(screens_in_picture((1966, 1024), shown, (0, 0))) == [(-100, -50, 700, 700)]


SCALES = st.sampled_from([1.0, 1.25, 4 / 3, 1.5, 1.75, 2.0, 3.0])
LENGTHS = st.integers(1, 4000)
PLACES = st.integers(-9000, 9000)
AREAS = st.builds(Area, PLACES, PLACES, LENGTHS, LENGTHS)


@given(st.lists(st.tuples(AREAS, st.floats(1, 3)), min_size=1, max_size=5))
def test_in_a_picture_of_the_whole_desktop_every_screen_is_where_the_system_says(told):
    # GIVEN any layout: portrait, overlapping, with gaps, left of and above the zero point, 100 to 300 %
    shown = [Screen(str(number), area, area[:2], scale) for number, (area, scale) in enumerate(told)]
    whole = virtual_desktop(area for area, _ in told)
    assert screens_in_picture(whole[2:], shown, whole[:2]) == tuple(shown)


@given(st.lists(AREAS, min_size=1, max_size=5), AREAS)
def test_a_screen_keeps_its_top_left_and_ends_where_the_picture_ends(told, picture):
    shown = [Screen(str(number), area, area[:2], 1.0) for number, area in enumerate(told)]
    found = screens_in_picture(picture[2:], shown, picture[:2]) or ()
    met = [area for area in told if not area.intersection(picture).is_empty]
    assert [one.area[:2] for one in found] == [area[:2] for area in met]
    for one, area in zip(found, met, strict=True):
        assert one.area.right == min(area.right, picture.right)
        assert one.area.bottom == min(area.bottom, picture.bottom)


@st.composite
def rows(draw):
    """Screens side by side in points, with tops and scales of their own, from anywhere."""
    x, shown = draw(st.integers(-4000, 4000)), []
    for name in "ABC"[: draw(st.integers(1, 3))]:
        width, height = draw(st.integers(640, 3840)), draw(st.integers(480, 2160))
        shown.append(Shown(name, x, draw(st.integers(-400, 400)), width, height, draw(SCALES)))
        x += width
    return laid_out(shown)


@given(rows(), st.sampled_from([round, int]))
@example(
    (
        Screen("A", Area(0, -1, 800, 1071), (0, -1), 1.25),
        Screen("B", Area(800, 2, 800, 1067), (640, 2), 1.25),
    ),
    round,
)
def test_any_row_of_screens_drawn_at_its_largest_scale_is_found_again(shown, rounded):
    # GIVEN the picture that a compositor makes: the logical desktop at the largest scale
    scale = max(one.scale for one in shown)
    logical = [
        Area(*one.origin, round(one.area.width / one.scale), round(one.area.height / one.scale))
        for one in shown
    ]
    whole = virtual_desktop(logical)
    size = (rounded(whole.width * scale), rounded(whole.height * scale))
    found = screens_in_picture(size, shown)
    # THEN each screen is where it was drawn, or it is said that this cannot be told: a pixel off by rounding,
    # and not quite another where the screens' own pixels fill the picture just as well
    if found is None:
        assert len({one.scale for one in shown}) > 1
        return
    for one, place in zip(found, logical, strict=True):
        left, top = (place.x - whole.x) * scale, (place.y - whole.y) * scale
        assert abs(one.area.x - left) < 2 and abs(one.area.y - top) < 2
        assert abs(one.area.right - left - place.width * scale) < 2
        assert abs(one.area.bottom - top - place.height * scale) < 2
        assert not one.area.is_empty and one.area.right <= size[0] and one.area.bottom <= size[1]
