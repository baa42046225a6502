"""Cuts one picture of the whole desktop into a picture for each screen. Called by `capture_session` on its
worker thread; the overlays only read what it made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
        return self.picture.copy(area.x, area.y, area.width, area.height)


def freeze(desktop: QImage, origin: tuple[int, int], screens: Sequence[Screen]) -> tuple[FrozenScreen, ...]:
    """The picture of each screen that is in the desktop's picture, in the order of `screens`.

    Args:
        origin: the device pixel of the virtual desktop at the picture's top left.
    """
    whole = Area(*origin, desktop.width(), desktop.height())
    frozen = []
    for screen in screens:
        # A scale that divides no size evenly puts the far edge of a screen a pixel beyond the desktop.
        screen = replace(screen, area=screen.area.intersection(whole))
        if screen.area.is_empty:
            continue
        area = screen.area.moved(-whole.x, -whole.y)
        picture = desktop.copy(area.x, area.y, area.width, area.height)
        frozen.append(FrozenScreen(screen, picture, _dimmed(picture)))
    return tuple(frozen)


def _dimmed(picture: QImage) -> QImage:
    dimmed = picture.copy()
    painter = QPainter(dimmed)
    painter.fillRect(dimmed.rect(), _DIMMED)
    painter.end()
    return dimmed
