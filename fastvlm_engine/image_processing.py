"""A Pillow image becomes the pixels that the model takes.

Called by engine.py on the engine thread. Two rules: "pad_square", Apple's own (a black square around the
picture, then bicubic to the model's size), and "canvas" (shrink if need be, top left on black). Before
either, the picture is turned upright as its EXIF data say, and what is transparent becomes white paper.
Apple's predict.py does neither of these two; upright opaque pictures come to the same numbers.
"""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image, ImageOps

from fastvlm_engine.config import PreprocessingConfig
from fastvlm_engine.errors import UnsupportedImageError

MOST_PIXELS = 100_000_000
LONGEST_SIDE = 32_767
EXIF_ORIENTATION = 0x0112
_STRIP_PIXELS = 4_000_000
_DEEP_MODES = ("I", "F", "I;16", "I;16L", "I;16B", "I;16N")


def preprocess(image: Image.Image, size: int) -> torch.Tensor:
    """Apple's rule: pixels (1, 3, size, size), RGB in [0, 1].

    Raises:
        UnsupportedImageError: the picture is empty, absurdly large, broken, or of an unknown kind.
    """
    return prepare(image, PreprocessingConfig(kind="pad_square", size=size))


def prepare(image: Image.Image, config: PreprocessingConfig) -> torch.Tensor:
    """Pixels (1, 3, H, W), RGB in [0, 1], by the model's own rule.

    Raises:
        UnsupportedImageError: the picture is empty, absurdly large, broken, or of an unknown kind.
    """
    return to_pixels(fit(upright_rgb(image), config))


def upright_rgb(image: Image.Image) -> Image.Image:
    """The picture as a person sees it: RGB, turned as EXIF says, on white where it is transparent."""
    check_size(image.size)
    try:
        image.load()
        if image.getexif().get(EXIF_ORIENTATION, 1) != 1:
            image = ImageOps.exif_transpose(image)
        return _over_white(_eight_bit(image))
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, IndexError) as error:
        raise UnsupportedImageError(
            f"The picture cannot be read ({error})", "Save it again as PNG or JPEG in another program"
        ) from error


def check_size(size: tuple[int, int]) -> None:
    """Refuses a picture by its size alone, before any of it is unpacked into memory."""
    width, height = size
    if width < 1 or height < 1:
        raise UnsupportedImageError(
            f"The picture is empty ({width} x {height} pixels)", "Choose a larger region"
        )
    if width * height > MOST_PIXELS or max(size) > LONGEST_SIDE:
        raise UnsupportedImageError(
            f"The picture has {width} x {height} pixels, more than the engine takes",
            f"Shrink or cut it to {MOST_PIXELS // 1_000_000} million pixels, no side above {LONGEST_SIDE}",
        )


def fit(rgb: Image.Image, config: PreprocessingConfig) -> Image.Image:
    """The exact picture that the model sees, still as 8-bit RGB."""
    return _fit_square(rgb, config.size) if config.kind == "pad_square" else _fit_canvas(rgb, config)


def to_pixels(rgb: Image.Image) -> torch.Tensor:
    """(1, 3, H, W) float32 in [0, 1]."""
    pixels_HWC = torch.from_numpy(np.array(rgb, dtype=np.uint8))
    return pixels_HWC.permute(2, 0, 1).unsqueeze(0).float().div_(255).contiguous()


def _fit_square(rgb: Image.Image, size: int) -> Image.Image:
    """Centred on a black square of the longer side, then bicubic to `size`.

    Pillow resizes rows first and columns after, rounding to 8 bits between. Doing the rows in strips gives
    the same numbers without ever holding the square: 0.1 GB, not 2.7, for a page of 1,280 x 30,000 pixels.
    """
    side = max(rgb.size)
    left, top = (side - rgb.width) // 2, (side - rgb.height) // 2
    narrowed = Image.new("RGB", (size, side))
    strip_height = max(1, _STRIP_PIXELS // side)
    for first in range(0, rgb.height, strip_height):
        rows = min(strip_height, rgb.height - first)
        strip = Image.new("RGB", (side, rows))
        strip.paste(rgb.crop((0, first, rgb.width, first + rows)), (left, 0))
        narrowed.paste(strip.resize((size, rows), Image.Resampling.BICUBIC), (0, top + first))
    return narrowed.resize((size, size), Image.Resampling.BICUBIC)


def _fit_canvas(rgb: Image.Image, config: PreprocessingConfig) -> Image.Image:
    """Shrunk until it fits, never enlarged, at the top left of a black canvas in whole steps of height."""
    scale = min(1.0, config.width / rgb.width, config.max_height / rgb.height)
    if scale < 1:
        width, height = max(1, round(rgb.width * scale)), max(1, round(rgb.height * scale))
        rgb = rgb.resize((width, height), Image.Resampling.BICUBIC)
    steps = -(-rgb.height // config.height_step)
    canvas = Image.new("RGB", (config.width, max(config.min_height, steps * config.height_step)))
    canvas.paste(rgb, (0, 0))
    return canvas


def _eight_bit(image: Image.Image) -> Image.Image:
    """Pictures of 16 or 32 bits a pixel brought to 8; Pillow alone would clip them to white."""
    if image.mode not in _DEEP_MODES:
        return image
    values = np.nan_to_num(np.asarray(image).astype(np.float64), nan=0.0, posinf=65535.0, neginf=0.0)
    highest = float(values.max())
    if image.mode == "F" and highest <= 1:
        values *= 255  # the usual range of floating-point pictures
    elif image.mode.startswith("I;16") or highest > 255:
        values /= 257  # 65535 / 255
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8))


def _over_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image if image.mode == "RGB" else image.convert("RGB")
    rgba = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(rgba, mask=rgba.getchannel("A"))
    return paper
