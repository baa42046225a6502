"""Pages that lie askew, tilted or curled, and where their glyphs are then.

Called by augment.py in the data workers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from PIL import Image

STRIP = 64  # px: within a strip of this width the bend is taken as straight


@dataclass(frozen=True)
class Warp:
    """A page seen askew. Lengths are pixels, `turn` is in degrees, `tilt` how much nearer one side is.

    `curl` is how far the paper's waves lift a line, `waves` how many there are across the page.
    """

    turn: float
    shear: float
    tilt: tuple[float, float]
    curl: float
    waves: float
    phase: float
    size: tuple[int, int]

    def weaker(self, share: float) -> Warp:
        across, along = self.tilt
        return replace(
            self,
            turn=self.turn * share,
            shear=self.shear * share,
            tilt=(across * share, along * share),
            curl=self.curl * share,
        )

    def is_visible(self) -> bool:
        """Whether anything moves by more than a third of a pixel."""
        width, height = self.size
        corners = np.array(
            [[0, 0], [width, 0], [0, height], [width, height], [width / 2, 0]], dtype=np.float64
        )
        return bool(np.abs(self.inverse(corners) - corners).max() > 0.35)

    def inverse(self, points: np.ndarray) -> np.ndarray:
        """Where on the flat page the points (n, 2) of the picture come from."""
        width, height = self.size
        x, y = points[:, 0] - width / 2, points[:, 1] - height / 2
        nearer = 1 + self.tilt[0] * x / width + self.tilt[1] * y / height
        x, y = x * nearer, y * nearer
        y = y + self.curl * np.sin(2 * math.pi * self.waves * points[:, 0] / width + self.phase)
        x = x + self.shear * y
        angle = math.radians(self.turn)
        turned_x = x * math.cos(angle) - y * math.sin(angle)
        turned_y = x * math.sin(angle) + y * math.cos(angle)
        return np.stack((turned_x + width / 2, turned_y + height / 2), 1)

    def _moved(self, points: np.ndarray) -> np.ndarray:
        """Where points of the flat page are on the picture."""
        found = points
        for _ in range(3):
            found = found + points - self.inverse(found)
        return found

    def forward(self, boxes: np.ndarray) -> np.ndarray:
        """Boxes (n, 4) x0, top, x1, baseline of the flat page, as they lie on the picture."""
        if not len(boxes):
            return boxes
        x0, top, x1, baseline = boxes.astype(np.float64).T
        x, y = (x0 + x1) / 2, (top + baseline) / 2
        sides = np.stack((np.concatenate((x0, x, x1, x)), np.concatenate((y, top, y, baseline))), 1)
        moved = self._moved(sides).reshape(4, -1, 2)
        return np.stack([moved[i, :, i % 2] for i in range(4)], 1).astype(np.float32)


def warped(picture: Image.Image, warp: Warp, paper: tuple[int, ...]) -> Image.Image:
    """The picture of a page seen askew, paper where nothing is seen of it."""
    width, height = picture.size
    edges = [*range(0, width - STRIP // 2, STRIP), width]
    middle = [0, height // 2, height] if height > 1.5 * STRIP else [0, height]
    mesh = []
    for left, right in pairwise(edges):
        for top, bottom in pairwise(middle):
            corners = np.array([[left, top], [left, bottom], [right, bottom], [right, top]], dtype=np.float64)
            mesh.append(((left, top, right, bottom), tuple(warp.inverse(corners).ravel())))
    return picture.transform(
        picture.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR, fillcolor=paper
    )
