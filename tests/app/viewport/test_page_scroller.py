"""Zoom anchors, fits and kept places, over many documents and steps."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from app.viewport.page_layout import ABOVE, TOP
from app.viewport.page_scroller import PageScroller
from app.viewport.view_state import ViewState

pytestmark = pytest.mark.gui
UNIT = 96 / 72
some_sizes = st.lists(st.tuples(st.floats(100, 1200), st.floats(100, 1500)), min_size=1, max_size=9)
many = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


class Scroller(PageScroller):
    """Shows pages of given sizes."""

    def show_pages(self, sizes) -> None:
        self._show_pages(tuple(sizes), UNIT)
        self.restore(ViewState(y=-1e6))


@pytest.fixture
def scroller(qapp):
    made = Scroller()
    made.resize(800, 600)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def page_point(scroller: PageScroller, point: QPointF) -> tuple[int, QPointF]:
    layout = scroller.page_layout
    page = layout.nearest_page(scroller.to_canvas(point))
    return page, (scroller.to_canvas(point) - layout.page_rect(page).topLeft()) / layout.scale


@many
@given(sizes=some_sizes, x=st.floats(0.2, 0.8), y=st.floats(0.2, 0.8), data=st.data())
def test_many_zoom_steps_at_the_pointer_do_not_drift(scroller, sizes, x, y, data):
    scroller.show_pages(sizes)
    scroller.set_zoom(2.0)
    scroller.scroll_to(
        QPointF(0.5, 0.3) + scroller.scroll_bounds().bottomRight() * data.draw(st.floats(0, 1))
    )
    view = scroller.viewport()
    anchor = QPointF(view.width() * x, view.height() * y)
    before = page_point(scroller, anchor)
    assume(scroller.page_layout.page_at(scroller.to_canvas(anchor)) is not None)
    for factor in data.draw(st.lists(st.floats(0.5, 2.0), min_size=1, max_size=30)):
        scroller.set_zoom(scroller.zoom * factor, anchor)
    scroller.set_zoom(6.0, anchor)
    layout = scroller.page_layout
    spot = layout.page_rect(before[0]).topLeft() + before[1] * layout.scale - scroller.seen().topLeft()
    bounds, at = scroller.scroll_bounds(), scroller.seen().topLeft()
    if 0 < at.x() < bounds.right():
        assert spot.x() == pytest.approx(anchor.x(), abs=0.01)
    if 0 < at.y() < bounds.bottom():
        assert spot.y() == pytest.approx(anchor.y(), abs=0.01)


@many
@given(sizes=some_sizes, zooms=st.lists(st.floats(0.1, 8), min_size=1, max_size=8))
def test_zooming_out_to_the_edge_and_in_again_comes_back_to_the_same_place(scroller, sizes, zooms):
    scroller.show_pages(sizes)
    scroller.set_zoom(4.0)
    scroller.scroll_to(scroller.scroll_bounds().center())
    anchor = QPointF(123, 456)
    scroller.set_zoom(4.0, anchor)
    before = scroller.seen().topLeft()
    for zoom in zooms:
        scroller.set_zoom(zoom, anchor)
    scroller.set_zoom(4.0, anchor)
    after = scroller.seen().topLeft()
    assert after.x() == pytest.approx(before.x(), abs=0.01)
    assert after.y() == pytest.approx(before.y(), abs=0.01)


@many
@given(sizes=some_sizes, zoom=st.floats(0.2, 8), share=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_a_place_comes_back(scroller, sizes, zoom, share):
    scroller.show_pages(sizes)
    scroller.set_zoom(zoom)
    bounds = scroller.scroll_bounds()
    scroller.scroll_to(QPointF(bounds.right() * share[0], bounds.bottom() * share[1]))
    at, state = scroller.seen().topLeft(), scroller.place()
    scroller.show_pages(sizes)
    scroller.restore(ViewState.from_dict(state.as_dict()))
    assert scroller.zoom == pytest.approx(zoom)
    assert scroller.seen().topLeft().x() == pytest.approx(at.x(), abs=0.01)
    assert scroller.seen().topLeft().y() == pytest.approx(at.y(), abs=0.01)


@many
@given(
    ratio=st.sampled_from([1.0, 1.25, 1.5, 2.0]),
    zoom=st.floats(0.1, 8),
    corner=st.tuples(st.floats(0, 300), st.floats(0, 400)),
    size=st.tuples(st.floats(1, 95), st.floats(1, 95)),
    step=st.tuples(st.integers(0, 5000), st.integers(0, 5000)),
)
def test_a_region_is_the_same_after_the_way_to_the_screen_and_back(scroller, ratio, zoom, corner, size, step):
    """At every ratio of device pixels: a scroll by whole device pixels changes nothing about it."""
    scroller.show_pages([(400, 500)] * 3)
    scroller.set_zoom(zoom)
    scroller.scroll_to(QPointF(step[0] / ratio, step[1] / ratio))
    layout, area = scroller.page_layout, QRectF(*corner, *size)
    on_screen = scroller.to_view(layout.from_page(1, area))
    in_pixels = QRectF(on_screen.topLeft() * ratio, on_screen.size() * ratio)
    assert in_pixels.width() == pytest.approx(size[0] * zoom * UNIT * ratio, rel=1e-9)
    point = in_pixels.topLeft() / ratio
    back = layout.to_page(1, scroller.to_canvas(point))
    assert back.x() == pytest.approx(area.x(), abs=1e-6)
    assert back.y() == pytest.approx(area.y(), abs=1e-6)
    end = layout.to_page(1, scroller.to_canvas(in_pixels.bottomRight() / ratio))
    assert end.x() == pytest.approx(area.right(), abs=1e-6)
    assert end.y() == pytest.approx(area.bottom(), abs=1e-6)


def test_fit_width_holds_when_the_window_is_resized(scroller):
    scroller.show_pages([(600, 800)] * 5)
    scroller.set_zoom(3.0)
    scroller.fit_width()
    for size in ((800, 600), (500, 900), (1300, 700)):
        scroller.resize(*size)
        assert whole_page(scroller).width() == pytest.approx(scroller.width() - 12 - 48)


def test_fit_page_holds_when_the_window_is_resized(scroller, qtbot):
    scroller.show_pages([(600, 800)] * 5)
    scroller.go_to_page(2)
    scroller.fit_page()
    for size in ((800, 600), (500, 900), (1300, 700)):
        scroller.resize(*size)
        qtbot.waitUntil(lambda: scroller.seen().contains(whole_page(scroller)))
        assert scroller.current_page == 2


def whole_page(scroller: PageScroller) -> QRectF:
    return scroller.page_layout.page_rect(scroller.current_page)


def test_resizing_keeps_the_page_that_is_read(scroller):
    scroller.show_pages([(600, 800)] * 200)
    scroller.go_to_page(120)
    for width in (800, 640, 1200, 333):
        scroller.resize(width, 600)
        assert scroller.current_page == 120
    assert scroller.seen().top() == pytest.approx(scroller.page_layout.page_rect(120).top() - ABOVE, abs=0.01)


def test_the_top_of_the_document_stays_the_top_when_the_window_is_resized(scroller):
    scroller.show_pages([(600, 800)] * 3)
    scroller.resize(1200, 700)
    assert scroller.seen().top() == 0
    assert scroller.page_layout.page_rect(0).top() == TOP


def test_page_and_zoom_are_told_once_for_each_change(scroller):
    pages, zooms = [], []
    scroller.show_pages([(600, 800)] * 5)
    scroller.page_changed.connect(pages.append)
    scroller.zoom_changed.connect(zooms.append)
    scroller.go_to_page(3)
    scroller.set_zoom(1.5)
    scroller.set_zoom(1.5)
    assert pages == [3]
    assert zooms == [1.5]


def test_dragging_a_scroll_bar_moves_the_view(scroller):
    scroller.show_pages([(600, 800)] * 5)
    scroller.scroll_to(QPointF(0, 100.4))
    scroller.verticalScrollBar().setValue(700)
    assert scroller.seen().top() == 700


def test_a_place_on_a_page_that_is_gone_is_the_last_page(scroller):
    scroller.show_pages([(600, 800)] * 3)
    scroller.restore(ViewState(page=40, y=300, zoom=1.0, fit="none"))
    assert scroller.current_page == 2


def test_without_pages_nothing_breaks(scroller):
    scroller.show_pages([])
    assert isinstance(scroller, QWidget)
    scroller.zoom_in()
    scroller.fit_page()
    scroller.go_to_page(3)
    scroller.scroll_by(5, 5)
    scroller.resize(300, 300)
    assert scroller.place() == ViewState(fit="page")
