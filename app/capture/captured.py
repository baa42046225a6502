"""What can be captured, and what a capture gives. Plain values: made by `capture_session`, taken by the
windows. Any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtGui import QImage

from app.capture.screens import Area


class Mode(Enum):
    """What is captured: a rectangle, a window, a screen, or the rectangle of last time again."""

    REGION = "region"
    WINDOW = "window"
    SCREEN = "screen"
    LAST_REGION = "last-region"


@dataclass(frozen=True)
class Captured:
    """A picture of a part of the desktop, and where it was."""

    image: QImage  # device pixels, Format_RGB32, devicePixelRatio 1
    area: Area  # device pixels of the virtual desktop
    screen: str  # the screen's name; empty where the desktop handed out the picture itself
    taken_at: datetime  # with its time zone; when the screen was read, not when the rectangle was chosen
