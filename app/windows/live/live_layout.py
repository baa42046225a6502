"""What the parts of the live window share in their layout and their figures. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget


def percent(share: float) -> str:
    """A share from 0 to 1; small ones with one decimal."""
    figure = QLocale().toString(100 * share, "f", 1 if 0 < share < 0.0995 else 0)
    return f"{figure} %"


def column_in(owner: QWidget) -> QVBoxLayout:
    """A layout without margins: what is in it brings its own."""
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def row_of(*widgets: QWidget | None, margins: tuple[int, int, int, int] = (16, 8, 8, 8)) -> QWidget:
    """Widgets beside each other; None stands for the room between them."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(*margins)
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return made


def thin_line() -> QFrame:
    """A separator."""
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line
