"""A test card in which no two places look alike, so that a shift by one pixel or a wrong scale shows. Used by
tests of capturing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def card(width: int, height: int, seed: int = 1) -> QImage:
    """Noise of every colour."""
    noise = np.random.default_rng(seed).integers(0, 2**24, (height, width), np.uint32)
    return QImage((noise | 0xFF000000).tobytes(), width, height, width * 4, QImage.Format.Format_RGB32).copy()


def pixels(image: QImage) -> NDArray[np.uint32]:
    """The 32 bits of each pixel of a Format_RGB32 picture."""
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()
