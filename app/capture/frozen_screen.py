"""Cuts one picture of the whole desktop into a picture for each screen. Called by `capture_session` on its
worker thread; the overlays only read what it made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QImage, QPainter

from app.capture.screens import Area, Screen

_DIMMED = QColor(0, 0, 0, 115)  # 45 %


@dataclass(frozen=True)
class FrozenScreen:
    """What one screen showed; `screen.area` is where that lies in the picture of the desktop."""

    screen: Screen
    picture: QImage  # device pixels
    dimmed: QImage  # the same, darker

    def cut(self, area: Area) -> QImage:
        """A part of the picture, `area` being in device pixels of the desktop; a copy of its own."""
        area = area.intersection(self.screen.area).moved(-self.screen.area.x, -self.screen.area.y)
        return self.picture.copy(*area)


def freeze(picture: QImage, origin: tuple[int, int], screens: Sequence[Screen]) -> tuple[FrozenScreen, ...]:
    """The picture of each screen, in the order of `screens`; black where the desktop's picture has nothing.

    Args:
        origin: where the picture's top left is, in the pixels that the areas are told in.
    """
    frozen = []
    for screen in screens:
        part = picture.copy(*screen.area.moved(-origin[0], -origin[1]))
        frozen.append(FrozenScreen(screen, part, _dimmed(part)))
    return tuple(frozen)


def _dimmed(picture: QImage) -> QImage:
    dimmed = picture.copy()
    painter = QPainter(dimmed)
    painter.fillRect(dimmed.rect(), _DIMMED)
    painter.end()
    return dimmed
