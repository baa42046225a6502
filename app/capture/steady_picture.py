"""What of a camera's picture is noise. Pure numpy and pictures, any thread; used by `camera_grabber`.

No two frames of a camera are alike, though nothing moves. A frame that differs from the one before by noise
only is taken for that one, so that whoever compares frames byte for byte sees that nothing has changed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

BLOCK = 16  # pixels: noise is averaged over that much, and a letter still shows
BRIGHTNESS = 8.0  # levels by which the mean of a block may differ
SHARPNESS = 4.0  # levels by which its mean step from pixel to pixel may differ: a lens that focuses
LIGHT = 24.0  # levels by which all of the picture may grow lighter or darker, as under lamps that flicker
FEWEST_BLOCKS = 2

_Blocks = NDArray[np.float32]


class SteadyPicture:
    """The last picture that was really another one. For one thread."""

    def __init__(self) -> None:
        self._before: tuple[QImage, tuple[_Blocks, _Blocks]] | None = None

    def take(self, picture: QImage) -> QImage:
        """The picture itself, or the one before where it shows the same."""
        seen = _blocks_of(picture)
        picture_before, seen_before = self._before or (None, seen)
        if (
            picture_before is not None
            and picture_before.size() == picture.size()
            and not _is_changed(seen_before, seen)
        ):
            return picture_before
        self._before = picture, seen
        return picture


def _blocks_of(picture: QImage) -> tuple[_Blocks, _Blocks]:
    """Brightness and sharpness of each block; what is left at the right and below counts for nothing."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    left, right = rows[:, : grey.width() - 1], rows[:, 1 : grey.width()]
    return _means(left), _means(np.maximum(left, right) - np.minimum(left, right))


def _means(pixels: NDArray[np.uint8]) -> _Blocks:
    height, width = (max(length // BLOCK, 1) for length in pixels.shape)
    cropped = pixels[: height * BLOCK, : width * BLOCK]
    bands = np.add.reduceat(cropped, np.arange(0, cropped.shape[0], BLOCK), axis=0, dtype=np.uint32)
    sums = np.add.reduceat(bands, np.arange(0, cropped.shape[1], BLOCK), axis=1)
    return sums.astype(np.float32) / np.float32(BLOCK**2)


def _is_changed(before: tuple[_Blocks, _Blocks], now: tuple[_Blocks, _Blocks]) -> bool:
    brighter = now[0] - before[0]
    light = float(np.median(brighter))
    unlike = (np.abs(brighter - light) > BRIGHTNESS) | (np.abs(now[1] - before[1]) > SHARPNESS)
    return abs(light) > LIGHT or int(np.count_nonzero(unlike)) >= FEWEST_BLOCKS
