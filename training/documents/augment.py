"""Damage as screens, scanners and cameras do it. Called by sample.py in the data workers."""

from __future__ import annotations

import io
import random

import numpy as np
from PIL import Image, ImageFilter


def damage(pixels: np.ndarray, boxes: np.ndarray, rng: random.Random) -> tuple[np.ndarray, np.ndarray]:
    """The (height, width, 3) uint8 page with blur, noise, lighting or compression, or as it was.

    `boxes` (n, 4) x0, top, x1, baseline of the glyphs come back where they are then.
    """
    if rng.random() < 0.45:
        return pixels, boxes
    noise = np.random.default_rng(rng.getrandbits(32))
    if rng.random() < 0.35:
        picture = Image.fromarray(pixels)
        pixels = np.asarray(picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.8))))
    values = pixels.astype(np.float32)
    if rng.random() < 0.4:
        low, high = rng.uniform(0, 50), rng.uniform(190, 255)
        values = low + values * ((high - low) / 255)
    if rng.random() < 0.25:
        shade = np.linspace(rng.uniform(0.75, 1), rng.uniform(0.75, 1), values.shape[1], dtype=np.float32)
        values = values * shade[:, None]
    if rng.random() < 0.4:
        values = values + noise.standard_normal(values.shape[:2], dtype=np.float32)[..., None] * rng.uniform(1, 12)
    pixels = np.clip(values, 0, 255).astype(np.uint8)
    if rng.random() < 0.35:
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "JPEG", quality=rng.randint(35, 90))
        pixels = np.asarray(Image.open(buffer))
    return pixels, boxes
