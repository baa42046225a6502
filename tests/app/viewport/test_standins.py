"""What stands in for missing tiles covers them, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from app.viewport.standins import paint_standins
from app.viewport.tile_cache import TileKey

pytestmark = pytest.mark.gui


def filled(key: TileKey, colour: str) -> tuple[TileKey, QImage]:
    image = QImage(key.width, key.height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return key, image


def painted(missing, tiles, scale) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_standins(painter, missing, tiles, scale)
    painter.end()
    return image


@given(scale=st.sampled_from([0.25, 0.5, 0.8, 1.6, 3.0]), left=st.integers(0, 80), top=st.integers(0, 80))
def test_a_small_picture_covers_the_hole_and_only_the_hole(scale, left, top):
    whole = TileKey(1, 0, scale, 0, 0, max(round(100 * scale), 1), max(round(100 * scale), 1))
    hole = TileKey(1, 0, 1.0, left, top, 20, 20)
    image = painted([hole], [filled(whole, "black")], 1.0)
    assert image.pixelColor(left + 10, top + 10).lightness() < 20
    for x, y in ((left - 2, top + 5), (left + 22, top + 5), (left + 5, top - 2), (left + 5, top + 22)):
        if 0 <= x < 100 and 0 <= y < 100:
            assert image.pixelColor(x, y).lightness() == 255


def test_the_nearest_scale_lies_on_top():
    far = filled(TileKey(1, 0, 0.1, 0, 0, 10, 10), "red")
    near = filled(TileKey(1, 0, 0.8, 0, 0, 40, 80), "blue")
    image = painted([TileKey(1, 0, 1.0, 0, 0, 100, 100)], [near, far], 1.0)
    assert image.pixelColor(20, 50).name() == "#0000ff"
    assert image.pixelColor(80, 50).name() == "#ff0000", "where there is nothing nearer"
