"""Light on dark: paper dark, print light, hues kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from app.viewport.inversion import PAPER, inverted


def inverted_colour(colour: QColor) -> QColor:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(colour)
    return inverted(image).pixelColor(2, 1)


def test_white_becomes_the_paper_and_black_becomes_white():
    assert inverted_colour(QColor("white")).name() == PAPER
    assert inverted_colour(QColor("black")).name() == "#ffffff"


channels = st.integers(0, 255)


@given(channels, channels, channels)
def test_light_becomes_dark_and_the_hue_stays(red, green, blue):
    before = QColor(red, green, blue)
    after = inverted_colour(before)
    assert after.lightnessF() == pytest.approx(0.11 + 0.89 * (1 - before.lightnessF()), abs=0.03)
    order = [before.red(), before.green(), before.blue()]
    strongest = order.index(max(order))
    if max(order) - sorted(order)[1] > 12:
        assert [after.red(), after.green(), after.blue()].index(
            max(after.red(), after.green(), after.blue())
        ) == strongest


def test_each_pixel_is_turned_by_itself():
    image = QImage(5, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.setPixelColor(4, 2, QColor("black"))
    result = inverted(image)
    assert (result.width(), result.height()) == (5, 3)
    assert result.pixelColor(4, 2).name() == "#ffffff"
    assert result.pixelColor(3, 2).name() == PAPER
