"""What of a camera's picture is noise: a page that lies still, and one on which something changes."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from app.capture.steady_picture import SteadyPicture

WIDTH, HEIGHT = 640, 360
SMOOTH = Qt.TransformationMode.SmoothTransformation
NOISE = 6.0  # levels, standard deviation: a webcam by lamplight


def page(words="TOTAL 934.20", *, size=(WIDTH, HEIGHT), blur=1):
    """A page with words; `blur` as a lens out of focus: drawn that many times smaller and enlarged again."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#d8d4c8"))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(40)
    painter.setFont(font)
    for row in range(4):
        painter.drawText(40, 70 + 70 * row, words if row == 2 else "Invoice for the roof of the shed")
    painter.end()
    if blur > 1:
        small = image.scaled(size[0] // blur, size[1] // blur, mode=SMOOTH)
        image = small.scaled(*size, mode=SMOOTH).convertToFormat(QImage.Format.Format_RGB32)
    return image


def filmed(image, seed, light=0.0):
    """The picture as a camera gives it: with noise of its own each time, under light that flickers."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    noisy = pixels + np.random.default_rng(seed).normal(light, NOISE, pixels.shape)
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    np.frombuffer(made.bits(), np.uint8)[:] = np.clip(noisy, 0, 255).astype(np.uint8).ravel()
    return made


def test_noise_is_not_a_new_picture(qapp):
    steady = SteadyPicture()
    first = steady.take(filmed(page(), 0))
    assert all(steady.take(filmed(page(), seed)) is first for seed in range(1, 30))


def test_lamps_that_flicker_are_not_a_new_picture(qapp):
    steady = SteadyPicture()
    first = steady.take(filmed(page(), 0))
    assert steady.take(filmed(page(), 1, light=8.0)) is first
    assert steady.take(filmed(page(), 2, light=-8.0)) is first


@pytest.mark.parametrize("after", [page, lambda: page("TOTAL 934.28"), lambda: page(blur=4)])
def test_what_changes_is_a_new_picture_until_it_is_seen(qapp, after):
    """Another page, one digit, the lens: each is told once, and then stands still again."""
    before = page("TOTAL 100.00") if after is page else page()
    steady = SteadyPicture()
    first = steady.take(filmed(before, 0))
    second = steady.take(filmed(after(), 1))
    assert second is not first
    assert steady.take(filmed(after(), 2)) is second


def test_the_light_goes_out(qapp):
    steady = SteadyPicture()
    first = steady.take(filmed(page(), 0))
    assert steady.take(filmed(page(), 1, light=-60.0)) is not first


@pytest.mark.parametrize("size", [(640, 352), (17, 16), (3, 2), (641, 361)])
def test_any_size_is_looked_at(qapp, size):
    steady = SteadyPicture()
    first = steady.take(page(size=size))
    assert steady.take(page(size=size)) is first
    other = steady.take(page(size=(size[0] + 16, size[1])))
    assert other is not first
