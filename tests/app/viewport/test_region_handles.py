"""Handles: which one a point means, and what dragging it does, over many rectangles."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt

from app.viewport.region_handles import HANDLES, INSIDE, TARGET, cursor_of, dragged, handle_at, handles_of

SHEET = QRectF(0, 0, 400, 500)
inside = st.floats(0, 1)
ways = st.builds(QPointF, st.floats(-900, 900), st.floats(-900, 900))


@st.composite
def areas(draw):
    left, top = draw(st.floats(0, 380)), draw(st.floats(0, 480))
    return QRectF(QPointF(left, top), QPointF(draw(st.floats(left + 8, 400)), draw(st.floats(top + 8, 500))))


@given(area=areas(), handle=st.sampled_from([INSIDE, *HANDLES]), way=ways)
def test_dragging_stays_on_the_page_and_never_turns_the_region_inside_out(area, handle, way):
    result = dragged(area, handle, way, SHEET, 5)
    assert SHEET.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(result)
    assert result.width() >= 5 - 1e-6
    assert result.height() >= 5 - 1e-6


@given(area=areas(), handle=st.sampled_from(HANDLES), way=ways)
def test_a_handle_moves_its_own_edges_only(area, handle, way):
    result = dragged(area, handle, way, SHEET, 5)
    if handle.x >= 0:
        assert result.left() == pytest.approx(area.left())
    if handle.x <= 0:
        assert result.right() == pytest.approx(area.right())
    if handle.y >= 0:
        assert result.top() == pytest.approx(area.top())
    if handle.y <= 0:
        assert result.bottom() == pytest.approx(area.bottom())


@given(area=areas(), way=ways)
def test_moving_keeps_the_size(area, way):
    result = dragged(area, INSIDE, way, SHEET, 5)
    assert result.width() == pytest.approx(area.width())
    assert result.height() == pytest.approx(area.height())


@given(
    rect=st.builds(QRectF, st.floats(0, 50), st.floats(0, 50), st.floats(6, 300), st.floats(6, 300)),
    off=st.tuples(st.floats(-0.35, 0.35), st.floats(-0.35, 0.35)),
)
def test_every_handle_can_be_hit_and_the_middle_moves(rect, off):
    for handle, centre in handles_of(rect):
        assert handle_at(rect, centre + QPointF(*off) * TARGET) == handle
    assert handle_at(rect, rect.center()) == INSIDE


def test_a_roomy_region_has_eight_handles_of_at_least_twelve_pixels():
    assert len(handles_of(QRectF(0, 0, 200, 100))) == 8
    assert TARGET >= 12


def test_outside_there_is_nothing_to_drag():
    assert handle_at(QRectF(100, 100, 200, 100), QPointF(60, 150)) is None


@pytest.mark.parametrize(
    ("handle", "shape"),
    [
        ((-1, -1), Qt.CursorShape.SizeFDiagCursor),
        ((1, 1), Qt.CursorShape.SizeFDiagCursor),
        ((1, -1), Qt.CursorShape.SizeBDiagCursor),
        ((-1, 1), Qt.CursorShape.SizeBDiagCursor),
        ((-1, 0), Qt.CursorShape.SizeHorCursor),
        ((1, 0), Qt.CursorShape.SizeHorCursor),
        ((0, -1), Qt.CursorShape.SizeVerCursor),
        ((0, 1), Qt.CursorShape.SizeVerCursor),
        ((0, 0), Qt.CursorShape.SizeAllCursor),
    ],
)
def test_the_pointer_tells_which_way_a_handle_goes(handle, shape):
    (named,) = [one for one in [INSIDE, *HANDLES] if one == handle]
    assert cursor_of(named) == shape


@given(area=areas(), way=ways)
def test_there_and_back_again_is_where_it_was(area, way):
    there = dragged(area, INSIDE, way, SHEET, 5)
    assume(there.topLeft() - area.topLeft() == way)
    back = dragged(there, INSIDE, -way, SHEET, 5)
    assert back.left() == pytest.approx(area.left(), abs=1e-6)
