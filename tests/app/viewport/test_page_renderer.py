"""The render thread draws what is wanted now, nothing else, and ends."""

import threading

from PySide6.QtGui import QImage

from app.errors import UserError
from app.viewport.page_renderer import PageRenderer
from app.viewport.tile_cache import TileKey


def key_of(page: int) -> TileKey:
    return TileKey(1, page, 1.0, 0, 0, 4, 4)


def blank(_key: TileKey) -> QImage:
    return QImage(4, 4, QImage.Format.Format_RGB32)


def renderer_for(draw) -> PageRenderer:
    renderer = PageRenderer()
    renderer.draw_with(draw)
    return renderer


def test_tiles_come_in_the_order_wanted_and_from_another_thread(qtbot):
    names: list[str] = []
    came: list[int] = []

    def draw(key: TileKey) -> QImage:
        names.append(threading.current_thread().name)
        return blank(key)

    renderer = renderer_for(draw)
    renderer.tile_ready.connect(lambda key, _: came.append(key.page))
    renderer.want([key_of(2), key_of(0), key_of(1)])
    qtbot.waitUntil(lambda: len(came) == 3)
    renderer.close()
    assert came == [2, 0, 1]
    assert set(names) == {"page-renderer"}


def test_what_is_no_longer_wanted_is_not_drawn(qtbot):
    started, go_on = threading.Event(), threading.Event()
    drawn: list[int] = []

    def draw(key: TileKey) -> QImage:
        started.set()
        go_on.wait(10)
        drawn.append(key.page)
        return blank(key)

    renderer = renderer_for(draw)
    renderer.want([key_of(0), key_of(1), key_of(2)])
    assert started.wait(10)
    renderer.want([key_of(7)])
    with qtbot.waitSignal(renderer.tile_ready, check_params_cb=lambda key, _: key.page == 7):
        go_on.set()
    renderer.close()
    assert drawn == [0, 7]


def test_a_page_that_cannot_be_drawn_is_told_and_the_next_one_comes(qtbot, caplog):
    def draw(key: TileKey) -> QImage:
        if key.page == 0:
            raise UserError("The page is broken.")
        if key.page == 1:
            raise RuntimeError("unexpected")
        return blank(key)

    failed: list[tuple[int, str]] = []
    renderer = renderer_for(draw)
    renderer.tile_failed.connect(lambda key, error: failed.append((key.page, error.what)))
    with qtbot.waitSignal(renderer.tile_ready, check_params_cb=lambda key, _: key.page == 2):
        renderer.want([key_of(0), key_of(1), key_of(2)])
    renderer.close()
    assert failed == [(0, "The page is broken."), (1, "The page could not be drawn.")]
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        f"page-renderer failed at {key_of(1)}"
    ]


def test_close_ends_the_thread(qtbot):
    before = threading.active_count()
    renderer = renderer_for(blank)
    assert threading.active_count() == before + 1
    renderer.close()
    assert threading.active_count() == before


def test_a_new_document_is_drawn_with_its_own_pages_and_waits_for_nobody(qtbot):
    started, go_on = threading.Event(), threading.Event()

    def slow(key: TileKey) -> QImage:
        started.set()
        go_on.wait(10)
        return blank(key)

    renderer = renderer_for(slow)
    renderer.want([key_of(0), key_of(1)])
    assert started.wait(10)
    # WHEN another document comes while a page of the old one is being drawn
    drawn: list[int] = []
    renderer.draw_with(lambda key: drawn.append(key.page) or blank(key))
    renderer.want([key_of(5)])
    # THEN nothing had to wait for the old page, and only new ones follow it
    assert not go_on.is_set()
    with qtbot.waitSignal(renderer.tile_ready, check_params_cb=lambda key, _: key.page == 5):
        go_on.set()
    renderer.close()
    assert drawn == [5]
