"""Turns a page light on dark: white becomes a dark paper and black becomes light, while every colour keeps
its hue, so that a red line stays red and a photo stays recognisable. Called on the render thread.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

PAPER = "#1c1f21"  # what white becomes: black would glare against its own print
_DARKEST = 0x1C
_TINT = (0, 3, 5)  # red, green, blue above the darkest, as in PAPER


def inverted(image: QImage) -> QImage:
    """The picture with its lightness turned over; RGB32 in, RGB32 out."""
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    source = np.frombuffer(image.constBits(), np.uint8).reshape(height, stride)
    pixels = source[:, : 4 * width].reshape(height, width, 4).astype(np.uint16)
    blue, green, red = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    lightest = np.maximum(np.maximum(red, green), blue)
    darkest = np.minimum(np.minimum(red, green), blue)
    turn = 255 - lightest - darkest  # wraps below 0, and back again when it is added
    result = np.full((height, width, 4), 255, np.uint8)
    for channel, tint in zip(range(3), reversed(_TINT), strict=True):
        lowest = _DARKEST + tint
        result[..., channel] = lowest + (pixels[..., channel] + turn) * (255 - lowest) // 255
    return QImage(result.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()
