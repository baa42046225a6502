"""From the reader's pixels to Qt's."""

import pytest
from PIL import Image

from app.viewport.tile_drawing import to_qimage

pytestmark = pytest.mark.gui


def test_colours_arrive_and_the_fourth_byte_is_opaque():
    picture = Image.new("RGB", (3, 2), (10, 20, 30))
    picture.putpixel((2, 1), (250, 128, 0))
    image = to_qimage(picture)
    assert (image.width(), image.height()) == (3, 2)
    assert image.pixelColor(0, 0).getRgb() == (10, 20, 30, 255)
    assert image.pixelColor(2, 1).getRgb() == (250, 128, 0, 255)
    assert set(bytes(image.constBits())[3::4]) == {255}, "marks would be painted in wrong colours on X11"
