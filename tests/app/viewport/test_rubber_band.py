"""A rectangle belongs to the page it was started on and stays on it."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from app.viewport.page_layout import PageLayout
from app.viewport.rubber_band import RubberBand

LAYOUT = PageLayout([(400, 300), (400, 300)], 1.0, 1.0, 500)
anywhere = st.builds(QPointF, st.floats(-500, 2000), st.floats(-500, 2000))


@given(moves=st.lists(anywhere, min_size=1, max_size=5))
def test_dragging_anywhere_stays_on_the_page_of_the_press(moves):
    band = RubberBand()
    assert band.press(LAYOUT, LAYOUT.page_rect(1).center())
    for point in moves:
        band.move(LAYOUT, point)
        assert band.page == 1
        assert QRectF(-0.001, -0.001, 400.002, 300.002).contains(band.area)


def test_a_press_beside_the_pages_starts_nothing():
    assert not RubberBand().press(LAYOUT, QPointF(2, 2))


def test_a_click_clears():
    band = RubberBand()
    band.set(0, QRectF(1, 1, 50, 50))
    point = LAYOUT.page_rect(0).center()
    band.press(LAYOUT, point)
    assert not band.release(LAYOUT, point + QPointF(2, 2))
    assert band.is_empty


def test_a_drag_upwards_gives_the_same_rectangle_as_downwards():
    a, b = LAYOUT.page_rect(0).topLeft() + QPointF(20, 30), LAYOUT.page_rect(0).topLeft() + QPointF(120, 80)
    areas = []
    for start, end in ((a, b), (b, a)):
        band = RubberBand()
        band.press(LAYOUT, start)
        assert band.release(LAYOUT, end)
        areas.append(band.area)
    assert areas[0] == areas[1] == QRectF(20, 30, 100, 50)
