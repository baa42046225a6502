"""Geometry of pages, checked over many sizes and zooms."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from app.viewport.page_layout import GAP, MAX_ZOOM, MIN_ZOOM, PageLayout, fit_width_zoom, next_zoom

A4 = (595.0, 842.0)
sizes = st.lists(st.tuples(st.floats(20, 3000), st.floats(20, 3000)), min_size=1, max_size=12)
zooms = st.floats(MIN_ZOOM, MAX_ZOOM)


@given(sizes=sizes, zoom=zooms, width=st.floats(200, 4000))
def test_pages_never_overlap_and_lie_inside_the_canvas(sizes, zoom, width):
    layout = PageLayout(sizes, zoom, 96 / 72, width)
    rects = [layout.page_rect(page) for page in range(len(layout))]
    for above, below in pairwise(rects):
        assert below.top() - above.bottom() >= GAP - 1
    for rect in rects:
        assert rect.left() >= 0
        assert rect.right() <= layout.width + 1
        assert rect.bottom() <= layout.height


@given(sizes=sizes, zoom=zooms, x=st.floats(0, 1), y=st.floats(0, 1), data=st.data())
def test_a_point_of_a_page_comes_back_from_the_canvas(sizes, zoom, x, y, data):
    layout = PageLayout(sizes, zoom, 1.0, 800)
    page = data.draw(st.integers(0, len(sizes) - 1))
    point = QPointF(sizes[page][0] * x, sizes[page][1] * y)
    on_canvas = layout.from_page(page, QRectF(point, point)).topLeft()
    back = layout.to_page(page, on_canvas)
    assert back.x() == pytest.approx(point.x(), abs=1e-6 * sizes[page][0] + 1e-6)
    assert back.y() == pytest.approx(point.y(), abs=1e-6 * sizes[page][1] + 1e-6)


@given(sizes=sizes, top=st.floats(-100, 20_000), height=st.floats(1, 3000))
def test_pages_in_an_area_are_those_that_touch_it(sizes, top, height):
    layout = PageLayout(sizes, 1.0, 1.0, 800)
    area = QRectF(0, top, layout.width, height)
    found = set(layout.pages_in(area))
    for page in range(len(layout)):
        overlap = layout.page_rect(page).intersected(area)
        if overlap.height() > 1e-3:
            assert page in found
        if page in found:
            assert overlap.height() >= 0
            assert layout.page_rect(page).top() <= area.bottom()
            assert layout.page_rect(page).bottom() >= area.top()


def test_a_point_between_pages_is_on_none():
    layout = PageLayout([A4, A4], 1.0, 1.0, 800)
    first = layout.page_rect(0)
    assert layout.page_at(first.center()) == 0
    assert layout.page_at(QPointF(first.center().x(), first.bottom() + GAP / 2)) is None
    assert layout.page_at(QPointF(1, first.center().y())) is None
    assert layout.page_at(layout.page_rect(1).center()) == 1


def test_points_beside_a_page_are_kept_on_it():
    layout = PageLayout([A4], 2.0, 1.0, 3000)
    assert layout.to_page(0, QPointF(-50, -50)) == QPointF(0, 0)
    assert layout.to_page(0, QPointF(9999, 9999)) == QPointF(*A4)


def test_the_main_page_is_the_one_seen_most_of():
    layout = PageLayout([A4] * 5, 1.0, 1.0, 800)
    second = layout.page_rect(1)
    assert layout.main_page(QRectF(0, second.top() - 100, 800, 600)) == 1
    assert layout.main_page(QRectF(0, second.bottom() + 2, 800, 4)) == 1, "in the gap, the page above"


def test_fit_width_leaves_the_margins_for_the_widest_page():
    layout = PageLayout([A4, (842, 595)], fit_width_zoom([A4, (842, 595)], 1.0, 1000), 1.0, 1000)
    assert layout.page_rect(1).width() == pytest.approx(952)
    assert layout.width == pytest.approx(1000)


def test_zoom_steps_go_up_and_down_the_same_ladder_and_end():
    assert next_zoom(1.0, 1) == 1.1
    assert next_zoom(1.1, -1) == 1.0
    assert next_zoom(1.03, 1) == 1.1
    assert next_zoom(1.03, -1) == 1.0
    assert next_zoom(MAX_ZOOM, 1) == MAX_ZOOM
    assert next_zoom(MIN_ZOOM, -1) == MIN_ZOOM


def test_no_pages_is_a_layout_too():
    layout = PageLayout([], 1.0, 1.0, 500)
    assert len(layout) == 0
    assert list(layout.pages_in(QRectF(0, 0, 500, 500))) == []
    assert layout.page_at(QPointF(1, 1)) is None
    assert layout.main_page(QRectF(0, 0, 5, 5)) == 0
