"""Marking a region, and adjusting it, with real mouse and key events."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.documents.region import Region

pytestmark = pytest.mark.gui
Key, Shift, Control = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
REGION = Region(0, 100, 150, 160, 120)


def rounded(region: Region) -> tuple[int, int, int, int]:
    return round(region.x), round(region.y), round(region.width), round(region.height)


@pytest.fixture
def marked(view) -> Region:
    """With a region on the first page."""
    view.select_region(REGION)
    return REGION


def test_a_drag_marks_a_region_and_tells_when_it_is_done(view, hand, qtbot):
    told = []
    view.region_changed.connect(told.append)
    hand.press(hand.at(0, 60, 80))
    hand.move(hand.at(0, 150, 130))
    assert view.region is None, "not before the button is let go"
    assert not view.region_area().isEmpty(), "but it can be seen"
    hand.release(hand.at(0, 200, 180))
    assert rounded(view.region) == (60, 80, 140, 100)
    assert told[-1] == view.region


@pytest.mark.parametrize(
    ("grip", "way", "result"),
    [
        ((100, 150), (-20, -30), (80, 120, 180, 150)),
        ((180, 150), (-20, -30), (100, 120, 160, 150)),
        ((260, 150), (20, -30), (100, 120, 180, 150)),
        ((260, 210), (20, 30), (100, 150, 180, 120)),
        ((260, 270), (20, 30), (100, 150, 180, 150)),
        ((180, 270), (20, 30), (100, 150, 160, 150)),
        ((100, 270), (-20, 30), (80, 150, 180, 150)),
        ((100, 210), (-20, 30), (80, 150, 180, 120)),
        ((180, 210), (20, 30), (120, 180, 160, 120)),
    ],
)
def test_each_handle_stretches_and_the_inside_moves(view, hand, marked, grip, way, result):
    hand.drag(hand.at(0, *grip), hand.at(0, grip[0] + way[0], grip[1] + way[1]))
    assert rounded(view.region) == pytest.approx(result, abs=1)


def test_a_handle_is_hit_six_pixels_beside_it(view, hand, marked):
    start = hand.at(0, 260, 270) + QPoint(6, 6)
    hand.drag(start, start + QPoint(30, 0))
    assert view.region.width > REGION.width
    assert view.region.height == pytest.approx(REGION.height)


def test_a_click_inside_keeps_the_region_and_one_outside_clears_it(view, hand, marked):
    hand.click(hand.at(0, 180, 210))
    assert view.region == REGION
    hand.click(hand.at(0, 350, 450))
    assert view.region is None


def test_escape_in_the_middle_of_an_adjustment_gives_it_up(view, hand, marked, qtbot):
    hand.press(hand.at(0, 260, 270))
    hand.move(hand.at(0, 350, 400))
    assert view.region.width > REGION.width
    qtbot.keyClick(view, Key.Key_Escape)
    assert view.region == REGION
    hand.release(hand.at(0, 350, 400))
    assert view.region == REGION


def test_arrows_move_the_region_by_one_pixel_of_the_screen(view, marked, qtbot):
    pixel = 1 / view.page_layout.scale
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_Down)
    qtbot.keyClick(view, Key.Key_Down)
    assert view.region.x == pytest.approx(100 + pixel)
    assert view.region.y == pytest.approx(150 + 2 * pixel)
    assert (view.region.width, view.region.height) == pytest.approx((160, 120))


def test_shift_and_arrows_stretch_it_and_control_takes_ten(view, marked, qtbot):
    pixel = 1 / view.page_layout.scale
    qtbot.keyClick(view, Key.Key_Right, Shift)
    qtbot.keyClick(view, Key.Key_Up, Shift | Control)
    assert view.region.width == pytest.approx(160 + pixel)
    assert view.region.height == pytest.approx(120 - 10 * pixel)
    assert (view.region.x, view.region.y) == pytest.approx((100, 150))


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Escape])
def test_a_key_clears_it(view, marked, qtbot, key):
    with qtbot.waitSignal(view.region_changed, check_params_cb=lambda region: region is None):
        qtbot.keyClick(view, key)
    assert view.region is None


def test_the_keyboard_alone_can_mark_a_region(view, qtbot):
    qtbot.keyClick(view, Key.Key_Right, Shift)
    region = view.region
    assert region is not None
    assert view.seen().contains(view.page_layout.from_page(0, view.band.area))
    qtbot.keyClick(view, Key.Key_Left)
    assert view.region.x < region.x


def test_the_pointer_tells_what_a_press_would_do(view, hand, marked):
    shapes = Qt.CursorShape
    for place, shape in {
        (320, 300): shapes.CrossCursor,
        (180, 210): shapes.SizeAllCursor,
        (100, 150): shapes.SizeFDiagCursor,
        (260, 210): shapes.SizeHorCursor,
    }.items():
        hand.move(hand.at(0, *place))
        assert view.viewport().cursor().shape() == shape, place
    hand.move(QPoint(3, 3))
    assert view.viewport().cursor().shape() == shapes.ArrowCursor


def test_a_region_that_hangs_over_the_page_is_cut_to_it(view):
    view.select_region(Region(1, 350, 480, 100, 100))
    assert rounded(view.region) == (350, 480, 50, 20)
    view.select_region(Region(1, 900, 900, 10, 10))
    assert view.region is None
    view.select_region(Region(77, 1, 1, 10, 10))
    assert view.region is None


def test_its_picture_has_the_pixels_of_the_screen(view, marked, qtbot):
    picture = view.region_picture()
    assert picture.width() == pytest.approx(160 * view.page_layout.scale, abs=1)
    assert picture.height() == pytest.approx(120 * view.page_layout.scale, abs=1)
    view.select_region(None)
    assert view.region_picture() is None


def test_a_drag_beyond_the_edge_scrolls_on(view, hand, qtbot):
    view.set_zoom(3.0)
    view.go_to_page(0)
    hand.press(hand.at(0, 100, 100))
    before = view.seen().top()
    hand.move(QPoint(300, view.viewport().height() + 60))
    qtbot.waitUntil(lambda: view.seen().top() > before + 100)
    hand.release(QPoint(300, view.viewport().height() + 60))
    assert view.region.height * view.page_layout.scale > 300, "further than the view was high"
    assert view.region.height + view.region.y <= 500.001


def test_a_press_away_from_the_pages_clears_and_nothing_else(view, hand, marked):
    hand.drag(QPoint(2, 2), QPoint(20, 40))
    assert view.region is None
    assert view.selected_text() == ""


def test_it_is_said_to_people_who_do_not_see_it(view, marked):
    assert view.accessibleName()
    words = view.accessibleDescription()
    assert "Page 1 of 4" in words
    assert "160 by 120 points" in words
    QTest.keyClick(view, Key.Key_Delete)
    assert "region" not in view.accessibleDescription()
