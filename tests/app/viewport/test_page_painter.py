"""Pixels on screen are the reader's own pixels, at every ratio of device pixels; light or dark."""

import pytest
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.documents.region import Rect
from app.theme import Theme
from app.viewport.inversion import PAPER
from app.viewport.page_layout import PageLayout
from app.viewport.page_painter import PagePainter

pytestmark = pytest.mark.gui
RATIOS = [1.0, 1.25, 1.5, 2.0]


@pytest.fixture
def page_painter(qapp, document):
    owner = QObject()
    made = PagePainter(Theme(qapp, "light"), owner)
    made.show(document, document.page_sizes)
    yield made
    made.close()


def screen(page_painter: PagePainter, layout: PageLayout, seen: QRectF, ratio: float) -> QImage:
    image = QImage(round(seen.width() * ratio), round(seen.height() * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#cccccc"))
    painter = QPainter(image)
    for page in layout.pages_in(seen):
        page_painter.paint_page(painter, page, layout, seen, ratio)
    painter.end()
    return image


def drawn(page_painter, qtbot, layout, seen, ratio) -> None:
    page_painter.want(layout, seen, ratio)
    keys = page_painter._sharp_keys(layout, 0, seen, ratio)
    qtbot.waitUntil(lambda: all(page_painter._tiles.get(key) is not None for key in keys))


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("offset", [0.0, 10.3])
def test_a_page_is_as_sharp_as_the_reader_draws_it(page_painter, qtbot, document, ratio, offset):
    layout = PageLayout(document.page_sizes, 1.1, 96 / 72, 640)
    seen = QRectF(0, offset, 640, 500)
    drawn(page_painter, qtbot, layout, seen, ratio)
    shown = screen(page_painter, layout, seen, ratio)
    scale = layout.scale * ratio
    part = document.page(0).render(Rect(0, 0, 300, 200), scale)
    corner = layout.page_rect(0).topLeft() - seen.topLeft()
    left, top = round(corner.x() * ratio), round(corner.y() * ratio)
    different = [
        (x, y)
        for x in range(0, int(300 * scale) - 2, 3)
        for y in range(0, int(200 * scale) - 2, 3)
        if shown.pixelColor(left + x, top + y).getRgb()[:3] != part.getpixel((x, y))
    ]
    assert different == []


def test_before_a_sharp_tile_is_there_the_small_picture_stands_in(page_painter, qtbot, document):
    layout = PageLayout(document.page_sizes, 3.0, 96 / 72, 1700)
    seen = QRectF(0, 0, 1700, 900)
    standin = page_painter._standin(0)
    page_painter._renderer.want([standin])
    qtbot.waitUntil(lambda: page_painter._tiles.get(standin) is not None)
    shown = screen(page_painter, layout, seen, 1.0)
    rect = layout.page_rect(0)
    x, y = round(rect.left() + 48 * layout.scale), round(rect.top() + 56 * layout.scale)
    dark = [shown.pixelColor(x + step, y).lightness() for step in range(0, 400, 2)]
    assert min(dark) < 160, "the heading is there, if blurred"


def test_inverting_changes_what_is_on_screen_at_once(page_painter, qtbot, document):
    layout = PageLayout(document.page_sizes, 1.0, 96 / 72, 640)
    seen = QRectF(0, 0, 640, 500)
    drawn(page_painter, qtbot, layout, seen, 1.0)
    page_painter.set_inverted(True, layout, seen)
    shown = screen(page_painter, layout, seen, 1.0)
    middle = layout.page_rect(0).center().toPoint()
    assert shown.pixelColor(middle.x(), 100).name() == PAPER
    rect = layout.page_rect(0).toRect()
    lightest = max(
        shown.pixelColor(x, y).lightness()
        for x in range(rect.left() + 40, rect.left() + 300)
        for y in range(rect.top() + 60, rect.top() + 90, 2)
    )
    assert lightest > 220, "print is light"
    page_painter.set_inverted(False, layout, seen)
    assert screen(page_painter, layout, seen, 1.0).pixelColor(middle.x(), 100).name() == "#ffffff"


def test_a_picture_of_part_of_a_page_is_made_of_its_pixels(page_painter, qtbot, document):
    layout = PageLayout(document.page_sizes, 2.0, 1.0, 900)
    drawn(page_painter, qtbot, layout, QRectF(0, 0, 900, 700), 1.0)
    picture = page_painter.picture_of(0, QRectF(30, 40, 100, 30), 2.0)
    assert (picture.width(), picture.height()) == (200, 60)
    own = document.page(0).render(Rect(30, 40, 130, 70), 2.0)
    assert [picture.pixelColor(x, 33).red() for x in range(0, 200, 5)] == [
        own.getpixel((x, 33))[0] for x in range(0, 200, 5)
    ]


def test_nobody_looks_and_the_large_tiles_are_dropped(page_painter, qtbot, document):
    layout = PageLayout(document.page_sizes, 2.0, 1.0, 900)
    drawn(page_painter, qtbot, layout, QRectF(0, 0, 900, 700), 1.0)
    page_painter.rest()
    left = [key for key, _ in page_painter._tiles.all_tiles()]
    assert left == [key for key in left if key == page_painter._standin(key.page)]
    page_painter.want(layout, QRectF(0, 0, 900, 700), 1.0)
    qtbot.waitSignal(page_painter.page_drawn).wait()


def test_a_document_drawn_anew_shows_the_old_pixels_until_the_new_ones_come(page_painter, qtbot, document):
    layout = PageLayout(document.page_sizes, 1.0, 1.0, 640)
    seen = QRectF(0, 0, 640, 500)
    drawn(page_painter, qtbot, layout, seen, 1.0)
    before = screen(page_painter, layout, seen, 1.0)
    page_painter.show(document, document.page_sizes, keep=True)
    after = screen(page_painter, layout, seen, 1.0)
    heading = range(100, 320, 2)
    assert [before.pixelColor(x, 110).lightness() < 200 for x in heading] == [
        after.pixelColor(x, 110).lightness() < 200 for x in heading
    ]
