"""Single kinds of damage to a picture: blur, light, noise, compression and their like.

Called by augment.py in the data workers. All take an RGB picture and give a new one; strengths go from 0 to
about 1.
"""

from __future__ import annotations

import io
import random
from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

Picture = Image.Image
NOISE_SIZE, NOISE_LEVEL = (960, 640), 32  # of the stored noise, from which pieces are cut
SMOOTH = (Image.Resampling.BICUBIC, Image.Resampling.BILINEAR, Image.Resampling.LANCZOS)


DESCENT = 0.4  # how far letters reach below the baseline, as a share of their height above it


def are_inside(boxes: np.ndarray, before: np.ndarray, width: int, height: int) -> bool:
    """Whether no print leaves the picture that was on it before; boxes are x0, top, x1, baseline."""
    if not len(boxes):
        return True

    def outside(some: np.ndarray) -> np.ndarray:
        x0, top, x1, baseline = some.T
        return np.stack((-x0, -top, x1 - width, baseline + DESCENT * (baseline - top) - height))

    return bool((outside(boxes) <= np.maximum(outside(before), 0) + 0.5).all())


def defocused(picture: Picture, strength: float) -> Picture:
    """Out of focus, by about `strength` pixels."""
    return picture.filter(ImageFilter.BoxBlur(1.2 * strength))


def shaken(picture: Picture, strength: float, rng: random.Random) -> Picture:
    """Moved by up to 3 pixels while the picture was taken."""
    x, y = rng.choice(((1, 0), (0, 1), (1, 1), (1, -1)))
    ends = Image.blend(ImageChops.offset(picture, x, y), ImageChops.offset(picture, -x, -y), 0.5)
    return Image.blend(picture, ends, 0.3 + 0.36 * min(1.0, strength))


def _field(size: tuple[int, int], low: float, rng: random.Random) -> Picture:
    """A smooth field of light between `low` and 1, as a picture to multiply by."""
    columns, rows = rng.randint(2, 5), rng.randint(2, 3)
    cells = bytes(rng.randint(round(255 * low), 255) for _ in range(columns * rows))
    light = Image.frombytes("L", (columns, rows), cells).resize(size, Image.Resampling.BICUBIC)
    return Image.merge("RGB", (light, light, light))


def lit(picture: Picture, strength: float, rng: random.Random) -> Picture:
    """Lit unevenly."""
    return ImageChops.multiply(picture, _field(picture.size, 1 - strength, rng))


def shadowed(picture: Picture, strength: float, rng: random.Random) -> Picture:
    """With the shadow of a hand or a book: an edge between light and dark, sharp or soft."""
    width, height = picture.size
    small = (max(2, width // 8), max(2, height // 8))
    shade = Image.new("L", small, 255)
    x, lean = rng.uniform(-0.2, 1.2) * small[0], rng.uniform(-1, 1) * small[1] * 2
    far = -small[0] if rng.random() < 0.5 else 2 * small[0]
    dark = round(255 * (1 - strength))
    ImageDraw.Draw(shade).polygon([(x, 0), (x + lean, small[1]), (far, small[1]), (far, 0)], fill=dark)
    shade = shade.filter(ImageFilter.BoxBlur(rng.uniform(0.3, 5)))
    shade = shade.resize((width, height), Image.Resampling.BILINEAR)
    return ImageChops.multiply(picture, Image.merge("RGB", (shade, shade, shade)))


def faded(picture: Picture, strength: float, tint: float, rng: random.Random) -> Picture:
    """With less contrast, and `tint` (0 to 1) of a cast of colour."""
    low = rng.uniform(0, 90) * strength
    high = 255 - rng.uniform(0, 90) * strength
    table: list[int] = []
    gamma = rng.uniform(1 - 0.35 * strength, 1 + 0.35 * strength)
    steps = np.linspace(0, 1, 256) ** gamma
    for _ in range(3):
        cast = 1 - rng.uniform(0, 0.25) * tint * strength
        table += np.clip((low + steps * (high - low)) * cast, 0, 255).astype(np.uint8).tolist()
    return picture.point(table)


@lru_cache(maxsize=4)
def _noise(is_coarse: bool, is_coloured: bool) -> Picture:
    """Stored noise around 128, of NOISE_LEVEL grey levels."""
    width, height = NOISE_SIZE
    generator = np.random.default_rng(is_coarse * 2 + is_coloured)
    shape = (height, width, 3) if is_coloured else (height, width, 1)
    values = generator.standard_normal(shape, dtype=np.float32)
    if is_coarse:
        rows = np.roll(values, 1, 0) + np.roll(values, -1, 0)
        columns = np.roll(values, 1, 1) + np.roll(values, -1, 1)
        values = (2 * values + rows + columns) / 2.8
    values = np.clip(128 + NOISE_LEVEL * values, 0, 255).astype(np.uint8)
    return Image.fromarray(np.ascontiguousarray(np.broadcast_to(values, (height, width, 3))))


def grainy(picture: Picture, strength: float, rng: random.Random) -> Picture:
    """With the noise of a sensor or the grain of paper, of 1 to 20 grey levels."""
    noise = _noise(rng.random() < 0.5, rng.random() < 0.35)
    if picture.width > noise.width or picture.height > noise.height:
        noise = noise.resize(picture.size, Image.Resampling.NEAREST)
    x, y = rng.randint(0, noise.width - picture.width), rng.randint(0, noise.height - picture.height)
    share = (1 + 16 * strength) / NOISE_LEVEL
    piece = noise.crop((x, y, x + picture.width, y + picture.height))
    piece = piece.point([round(128 + (value - 128) * share) for value in range(256)] * 3)
    return ImageChops.add(picture, piece, 1, -128)


def compressed(picture: Picture, strength: float) -> Picture:
    """Through JPEG, of quality 92 down to 25."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=round(92 - 67 * min(1.0, strength)))
    return Image.open(buffer).convert("RGB")


def bled_through(picture: Picture, strength: float) -> Picture:
    """With the other side of the sheet showing through, mirrored."""
    table = [255 - round((255 - value) * strength) for value in range(256)]
    back = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.BoxBlur(1)).point(table * 3)
    return ImageChops.multiply(picture, ImageChops.offset(back, picture.width // 7, picture.height // 3))


def dirty(picture: Picture, strength: float, rng: random.Random) -> Picture:
    """With specks, hairs and streaks of a dirty glass."""
    out = picture.copy()
    draw = ImageDraw.Draw(out)
    width, height = picture.size
    for _ in range(round((3 + 40 * strength) * width * height / 123_000)):
        x, y, radius = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0.3, 1.1)
        grey = rng.randint(0, 120) if rng.random() < 0.8 else 255
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(grey, grey, grey))
    if rng.random() < 0.3:
        x, grey = rng.uniform(0, width), rng.randint(90, 220)
        draw.line((x, 0, x + rng.uniform(-2, 2), height), fill=(grey, grey, grey))
    if rng.random() < 0.3:
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        draw.arc(
            (x, y, x + rng.uniform(8, 50), y + rng.uniform(8, 50)), 0, rng.uniform(60, 200), (60, 60, 60)
        )
    return out


def faxed(picture: Picture, strength: float, rng: random.Random) -> Picture:
    """Black and white only, as a fax or a cheap copier has it, at twice the fineness of the picture."""
    width, height = picture.size
    fine = picture.convert("L").resize((2 * width, 2 * height), Image.Resampling.BICUBIC)
    low, high = fine.getextrema()
    if not isinstance(low, (int, float)) or not isinstance(high, (int, float)):
        return picture
    threshold = low + (high - low) * (0.66 + rng.uniform(-0.14, 0.14) * strength)
    binary = fine.point([255 if value > threshold else 0 for value in range(256)])
    return binary.resize((width, height), Image.Resampling.BOX).convert("RGB")


def fringed(picture: Picture, strength: float, is_rgb: bool) -> Picture:
    """With the colour fringes of subpixel rendering: red and blue drawn a third of a pixel apart."""
    red, green, blue = picture.split()
    share = strength / 3
    step = 1 if is_rgb else -1
    red = Image.blend(red, ImageChops.offset(red, step, 0), share)
    blue = Image.blend(blue, ImageChops.offset(blue, -step, 0), share)
    return Image.merge("RGB", (red, green, blue))


def enlarged(picture: Picture, factor: float, rng: random.Random) -> Picture:
    """As if it had been `factor` times smaller: the app enlarges pictures of small print."""
    width, height = picture.size
    small = picture.resize(
        (max(1, round(width / factor)), max(1, round(height / factor))),
        rng.choice((Image.Resampling.BOX, Image.Resampling.BICUBIC, Image.Resampling.LANCZOS)),
    )
    return small.resize((width, height), rng.choice(SMOOTH))


def resampled(picture: Picture, factor: float, rng: random.Random) -> Picture:
    """Reduced a little and brought back, as pictures in documents are."""
    return enlarged(picture, factor, rng)
