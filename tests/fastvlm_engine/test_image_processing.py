"""Pixels equal an independent, straightforward restatement of the rules, for every kind of picture."""

from __future__ import annotations

import io

import numpy as np
import pytest
import torch
from PIL import Image, ImageOps

from fastvlm_engine.config import PreprocessingConfig
from fastvlm_engine.errors import UnsupportedImageError
from fastvlm_engine.image_processing import MOST_PIXELS, fit, prepare, preprocess, upright_rgb

CANVAS = PreprocessingConfig(kind="canvas", width=320, height_step=32, min_height=64, max_height=192)


def noise(width, height, seed=0):
    values = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(values)


def apples_rule(rgb, size):
    """predict.py, step by step: black square, Pillow's bicubic, a 255th."""
    width, height = rgb.size
    side = max(width, height)
    square = Image.new("RGB", (side, side), (0, 0, 0))
    if width > height:
        square.paste(rgb, (0, (width - height) // 2))
    else:
        square.paste(rgb, ((height - width) // 2, 0))
    resized = square.resize((size, size), Image.Resampling.BICUBIC)
    return np.asarray(resized, dtype=np.float32).transpose(2, 0, 1)[None] / np.float32(255)


@pytest.mark.parametrize(
    "size",
    [
        (300, 200),
        (200, 300),
        (256, 256),
        (101, 100),
        (100, 101),
        (640, 3),
        (3, 640),
        (1, 1),
        (1, 50),
        (2000, 1500),
    ],
    ids=str,
)
@pytest.mark.parametrize("target", [64, 256])
def test_pad_square_is_apples_rule_to_the_last_bit(size, target):
    image = noise(*size)
    pixels = preprocess(image, target)
    assert pixels.shape == (1, 3, target, target)
    assert pixels.dtype == torch.float32
    assert np.array_equal(pixels.numpy(), apples_rule(image, target))


def test_a_very_long_page_is_squared_without_its_square_in_memory():
    image = noise(40, 5000)
    assert np.array_equal(preprocess(image, 128).numpy(), apples_rule(image, 128))


@pytest.mark.parametrize("size", [(32_767, 8), (8, 12_000)], ids=str)
def test_the_most_elongated_pictures_work(size):
    assert preprocess(Image.new("RGB", size, "white"), 64).shape == (1, 3, 64, 64)


def test_values_lie_between_zero_and_one():
    pixels = preprocess(noise(50, 80), 128)
    assert pixels.min() >= 0 and pixels.max() <= 1
    assert preprocess(Image.new("RGB", (9, 9), "white"), 32).eq(1).all()


@pytest.mark.parametrize(
    ("size", "shown", "canvas"),
    [
        ((320, 192), (320, 192), (320, 192)),
        ((100, 20), (100, 20), (320, 64)),
        ((100, 65), (100, 65), (320, 96)),
        ((640, 200), (320, 100), (320, 128)),
        ((100, 400), (48, 192), (320, 192)),
        ((1, 1), (1, 1), (320, 64)),
        ((10_000, 1), (320, 1), (320, 64)),
        ((1, 10_000), (1, 192), (320, 192)),
    ],
    ids=str,
)
def test_canvas_shrinks_to_fit_and_lies_top_left_on_black(size, shown, canvas):
    image = noise(*size)
    pixels = prepare(image, CANVAS)[0].permute(1, 2, 0).numpy()
    assert pixels.shape == (canvas[1], canvas[0], 3)
    expected = image if size == shown else image.resize(shown, Image.Resampling.BICUBIC)
    part = pixels[: shown[1], : shown[0]]
    assert np.array_equal(part, np.asarray(expected, dtype=np.float32) / np.float32(255))
    assert pixels.sum(dtype=np.float64) == pytest.approx(part.sum(dtype=np.float64))


def test_canvas_never_enlarges():
    image = noise(30, 10)
    assert np.array_equal(np.asarray(fit(image, CANVAS))[:10, :30], np.asarray(image))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied_before_anything_else(orientation):
    image = noise(60, 40)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stream = io.BytesIO()
    image.save(stream, "PNG", exif=exif)
    tagged = Image.open(stream)
    turn = {
        1: lambda it: it,
        2: ImageOps.mirror,
        3: lambda it: it.rotate(180),
        4: ImageOps.flip,
        5: lambda it: it.transpose(Image.Transpose.TRANSPOSE),
        6: lambda it: it.rotate(-90, expand=True),
        7: lambda it: it.transpose(Image.Transpose.TRANSVERSE),
        8: lambda it: it.rotate(90, expand=True),
    }[orientation]
    assert np.array_equal(np.asarray(upright_rgb(tagged)), np.asarray(turn(image)))
    assert np.array_equal(preprocess(tagged, 64).numpy(), apples_rule(turn(image), 64))


@pytest.mark.parametrize("orientation", [0, 9, 77])
def test_a_senseless_orientation_is_passed_over(orientation):
    image = noise(6, 4)
    image.getexif()[0x0112] = orientation
    assert np.array_equal(np.asarray(upright_rgb(image)), np.asarray(image))


def test_transparent_parts_become_white_paper():
    image = Image.new("RGBA", (3, 1), (0, 0, 0, 0))
    image.putpixel((1, 0), (10, 20, 30, 255))
    image.putpixel((2, 0), (0, 0, 0, 128))
    assert list(upright_rgb(image).get_flattened_data()) == [(255, 255, 255), (10, 20, 30), (127, 127, 127)]


def test_grey_with_alpha_and_transparent_palettes_become_white_paper():
    assert upright_rgb(Image.new("LA", (1, 1), (0, 0))).getpixel((0, 0)) == (255, 255, 255)
    palette = Image.new("P", (2, 1))
    palette.putpalette([200, 0, 0, 0, 200, 0])
    palette.putpixel((1, 0), 1)
    assert upright_rgb(palette).getpixel((0, 0)) == (200, 0, 0)
    palette.info["transparency"] = 0
    assert upright_rgb(palette).getpixel((0, 0)) == (255, 255, 255)
    assert upright_rgb(palette).getpixel((1, 0)) == (0, 200, 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "HSV", "LA", "PA", "RGBX"])
def test_every_usual_mode_gives_three_channels(mode):
    image = noise(20, 10).convert("L" if mode in ("LA", "PA") else "RGB").convert(mode)
    pixels = preprocess(image, 32)
    assert pixels.shape == (1, 3, 32, 32)
    assert np.array_equal(pixels.numpy(), apples_rule(image.convert("RGB"), 32))


def test_sixteen_bit_grey_keeps_its_greys():
    values = np.array([[0, 257 * 10, 257 * 200, 65535]], dtype=np.uint16)
    stream = io.BytesIO()
    Image.fromarray(values).save(stream, "PNG")
    for image in (Image.fromarray(values), Image.open(stream), Image.fromarray(values.astype(np.int32))):
        assert [pixel[0] for pixel in upright_rgb(image).get_flattened_data()] == [0, 10, 200, 255]


def test_thirty_two_bit_pictures_with_small_values_are_taken_as_they_are():
    image = Image.fromarray(np.array([[0, 7, 255]], dtype=np.int32))
    assert [pixel[1] for pixel in upright_rgb(image).get_flattened_data()] == [0, 7, 255]


def test_floating_point_pictures_with_broken_values_are_taken():
    image = Image.fromarray(np.array([[0.0, 0.5, 1.0, np.nan]], dtype=np.float32))
    assert [pixel[0] for pixel in upright_rgb(image).get_flattened_data()] == [0, 128, 255, 0]


def test_a_plain_rgb_picture_is_not_copied():
    image = noise(5, 5)
    assert upright_rgb(image) is image


def test_the_callers_picture_is_left_alone():
    image = noise(30, 20)
    image.getexif()[0x0112] = 6
    before = image.tobytes()
    preprocess(image, 64)
    assert (image.size, image.tobytes()) == ((30, 20), before)


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (0, 0)], ids=str)
def test_an_empty_picture_is_refused(size):
    with pytest.raises(UnsupportedImageError, match="empty"):
        preprocess(Image.new("RGB", size), 64)


class Bomb(Image.Image):
    """Claims a size and fails the test when its pixels are asked for."""

    def __init__(self, size):
        super().__init__()
        self._size = size
        self._mode = "RGB"

    def load(self):
        raise AssertionError("unpacked")


@pytest.mark.parametrize("size", [(MOST_PIXELS, 2), (20_000, 20_000), (33_000, 1), (1, 33_000)], ids=str)
def test_an_absurd_size_is_refused_before_it_is_unpacked(size):
    with pytest.raises(UnsupportedImageError, match=f"{size[0]} x {size[1]}"):
        preprocess(Bomb(size), 64)


def test_a_picture_cut_short_is_refused_in_a_sentence():
    stream = io.BytesIO()
    noise(200, 200).save(stream, "PNG")
    image = Image.open(io.BytesIO(stream.getvalue()[:2000]))
    with pytest.raises(UnsupportedImageError, match="cannot be read"):
        preprocess(image, 64)


def test_a_mode_pillow_cannot_convert_is_refused_in_a_sentence():
    with pytest.raises(UnsupportedImageError, match="cannot be read"):
        preprocess(Image.new("La", (4, 4)), 64)
