"""Damage as screens, scanners and cameras do it. Called by sample.py in the data workers.

Everything is done by Pillow on 8-bit pictures, which is several times as fast as the same in floats. Print
that is small already is damaged less: nobody can read 10 px print through a shaken camera.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from training.documents import optics
from training.documents.warp import Warp, warped

CLEAN, SCREEN, SCAN, PHOTO = "clean", "screen", "scan", "photo"
KINDS = {CLEAN: 45, SCREEN: 14, SCAN: 25, PHOTO: 16}


@dataclass
class Damage:
    """What was done to a page: the kind of path it took, and each step with its strength, 0 (none) to 1."""

    kind: str = CLEAN
    steps: list[tuple[str, float]] = field(default_factory=list)


class _Path:
    """One page on its way through a scanner, a camera or a screen shot."""

    def __init__(self, pixels: np.ndarray, boxes: np.ndarray, rng: random.Random) -> None:
        self.picture = Image.fromarray(pixels)
        self.boxes = boxes
        self.rng = rng
        self.done = Damage()
        heights = boxes[:, 3] - boxes[:, 1]
        self.print_size = float(np.median(heights)) / 0.72 if len(boxes) else 16.0
        # 1 for large print, 0.25 for the smallest
        self.tolerance = min(1.0, max(0.25, (self.print_size - 9) / 9))
        edge = np.concatenate((pixels[0, ::40], pixels[-1, ::40], pixels[::20, 0], pixels[::20, -1]))
        self.paper = tuple(np.sort(edge, axis=0)[len(edge) // 2].tolist())

    @property
    def is_light(self) -> bool:
        return sum(self.paper) > 3 * 150

    def perhaps(self, chance: float, name: str) -> float | None:
        """The strength of a step if it is to be done, recorded as such."""
        if self.rng.random() >= chance:
            return None
        strength = self.rng.betavariate(1.3, 1.8)
        self.done.steps.append((name, round(strength, 2)))
        return strength

    def bend(self, turn: float, tilt: float, curl: float) -> None:
        """Turns by up to `turn` degrees, tilts and curls, but leaves all print on the picture."""
        width, height = self.picture.size
        warp = Warp(
            turn=self.rng.gauss(0, turn / 2),
            shear=self.rng.gauss(0, tilt / 3),
            tilt=(self.rng.gauss(0, tilt), self.rng.gauss(0, tilt)),
            curl=self.rng.gauss(0, curl * self.print_size),
            waves=self.rng.uniform(0.3, 0.9),
            phase=self.rng.uniform(0, 6.3),
            size=(width, height),
        )
        for _ in range(4):
            boxes = warp.forward(self.boxes)
            if optics.are_inside(boxes, self.boxes, width, height):
                break
            warp = warp.weaker(0.5)
        else:
            return
        if warp.is_visible():
            self.picture = warped(self.picture, warp, self.paper)
            self.boxes = boxes
            self.done.steps.append(("bend", round(min(1.0, abs(warp.turn) / 3), 2)))

    def screen(self) -> None:
        """A screen shot: colour fringes, enlarged small print, light compression."""
        if (s := self.perhaps(0.4, "fringes")) is not None:
            self.picture = optics.fringed(self.picture, 0.5 + 0.5 * s, self.rng.random() < 0.9)
        largest = self.print_size / 8.5
        if largest > 1.25 and (s := self.perhaps(0.55, "enlarged")) is not None:
            factor = min(largest, 1.25 + 0.85 * s)
            self.picture = optics.enlarged(self.picture, factor, self.rng)
        elif (s := self.perhaps(0.4, "resampled")) is not None:
            self.picture = optics.resampled(self.picture, 1 + 0.3 * s * self.tolerance, self.rng)
        if (s := self.perhaps(0.25, "contrast")) is not None:
            self.picture = optics.faded(self.picture, 0.5 * s * self.tolerance, 0.3, self.rng)
        if (s := self.perhaps(0.3, "jpeg")) is not None:
            self.picture = optics.compressed(self.picture, s * self.tolerance)

    def scan(self) -> None:
        """A sheet on a scanner, a copier or a fax."""
        if self.rng.random() < 0.55:
            self.bend(turn=1.2 if self.rng.random() < 0.8 else 2.4, tilt=0.002, curl=0.02)
        if self.is_light and (s := self.perhaps(0.12, "bleed")) is not None:
            self.picture = optics.bled_through(self.picture, 0.05 + 0.2 * s * self.tolerance)
        if (s := self.perhaps(0.45, "blur")) is not None:
            self.picture = optics.defocused(self.picture, (0.25 + 0.75 * s) * self.tolerance)
        if (s := self.perhaps(0.3, "contrast")) is not None:
            self.picture = optics.faded(self.picture, s * self.tolerance, 0.25, self.rng)
        if (s := self.perhaps(0.3, "light")) is not None:
            self.picture = optics.lit(self.picture, 0.35 * s, self.rng)
        if (s := self.perhaps(0.5, "noise")) is not None:
            self.picture = optics.grainy(self.picture, s * self.tolerance, self.rng)
        if (s := self.perhaps(0.25, "dirt")) is not None:
            self.picture = optics.dirty(self.picture, s * self.tolerance, self.rng)
        if self.print_size > 11 and (s := self.perhaps(0.14, "fax")) is not None:
            self.picture = optics.faxed(self.picture, s, self.rng)
        elif (s := self.perhaps(0.3, "jpeg")) is not None:
            self.picture = optics.compressed(self.picture, s * self.tolerance)

    def photo(self) -> None:
        """A sheet before a camera: bent, shaken, unevenly lit."""
        if self.rng.random() < 0.85:
            self.bend(turn=2.2, tilt=0.02, curl=0.18)
        if (s := self.perhaps(0.65, "light")) is not None:
            self.picture = optics.lit(self.picture, 0.2 + 0.5 * s, self.rng)
        if (s := self.perhaps(0.3, "shadow")) is not None:
            self.picture = optics.shadowed(self.picture, 0.15 + 0.4 * s, self.rng)
        if (s := self.perhaps(0.5, "blur")) is not None:
            self.picture = optics.defocused(self.picture, (0.3 + 0.9 * s) * self.tolerance)
        elif (s := self.perhaps(0.3, "shake")) is not None:
            self.picture = optics.shaken(self.picture, s * self.tolerance, self.rng)
        if (s := self.perhaps(0.4, "tint")) is not None:
            self.picture = optics.faded(self.picture, 0.6 * s * self.tolerance, 1.0, self.rng)
        if (s := self.perhaps(0.6, "noise")) is not None:
            self.picture = optics.grainy(self.picture, 1.2 * s * self.tolerance, self.rng)
        if (s := self.perhaps(0.45, "jpeg")) is not None:
            self.picture = optics.compressed(self.picture, s * self.tolerance)


def damage(
    pixels: np.ndarray, boxes: np.ndarray, rng: random.Random, kind: str | None = None
) -> tuple[np.ndarray, np.ndarray, Damage]:
    """The (height, width, 3) uint8 page after a screen shot, a scan or a photograph, or as it was.

    `boxes` (n, 4) x0, top, x1, baseline of the glyphs come back where they are then. `kind` is one of KINDS,
    by default drawn by chance.
    """
    if kind is None:
        kind = rng.choices(tuple(KINDS), tuple(KINDS.values()))[0]
    if kind == CLEAN:
        return pixels, boxes, Damage()
    path = _Path(pixels, boxes, rng)
    path.done.kind = kind
    {SCREEN: path.screen, SCAN: path.scan, PHOTO: path.photo}[kind]()
    return np.asarray(path.picture), path.boxes, path.done
