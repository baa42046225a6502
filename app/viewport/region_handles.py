"""The eight handles of a region: where they are, which one a point means, and what dragging it does. Plain
geometry and painting, no state. Used by `rubber_band`.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

TARGET = 16.0  # pixels: what can be hit
_SHOWN = 8.0  # pixels: what is seen
_OUTSIDE = 6.0  # pixels that the handles of a small region stand off, so that its middle can be hit
_ROOMY = 3 * TARGET  # a side shorter than this has its handles outside and none in its middle


class Handle(NamedTuple):
    """-1, 0 or 1 in each direction: which edges it drags. (0, 0) is the inside, which moves the whole."""

    x: int
    y: int


INSIDE = Handle(0, 0)
HANDLES = tuple(Handle(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if (x, y) != (0, 0))
_CURSORS = {
    (0, 0): Qt.CursorShape.SizeAllCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
}


def handles_of(rect: QRectF) -> list[tuple[Handle, QPointF]]:
    """The handles that a region of this size on screen has, and their centres."""
    roomy_x, roomy_y = rect.width() >= _ROOMY, rect.height() >= _ROOMY
    shown: list[tuple[Handle, QPointF]] = []
    for handle in HANDLES:
        if (handle.x == 0 and not roomy_x) or (handle.y == 0 and not roomy_y):
            continue
        x = rect.center().x() + handle.x * rect.width() / 2
        y = rect.center().y() + handle.y * rect.height() / 2
        out_x, out_y = (0.0 if roomy_x else _OUTSIDE), (0.0 if roomy_y else _OUTSIDE)
        shown.append((handle, QPointF(x + handle.x * out_x, y + handle.y * out_y)))
    return shown


def handle_at(rect: QRectF, point: QPointF) -> Handle | None:
    """What a press at `point` would drag; None outside of the region and its handles."""
    half = TARGET / 2
    near = [
        (abs(centre.x() - point.x()) + abs(centre.y() - point.y()), handle)
        for handle, centre in handles_of(rect)
        if abs(centre.x() - point.x()) <= half and abs(centre.y() - point.y()) <= half
    ]
    if near:
        return min(near)[1]
    return INSIDE if rect.contains(point) else None


def cursor_of(handle: Handle) -> Qt.CursorShape:
    """The pointer's shape over a handle."""
    x, y = (handle.x, handle.y) if handle.x >= 0 else (-handle.x, -handle.y)
    return _CURSORS[x, abs(y) if x == 0 else y] if (x, y) != (1, -1) else _CURSORS[-1, 1]


def dragged(area: QRectF, handle: Handle, way: QPointF, bounds: QRectF, least: float) -> QRectF:
    """`area` after its handle was dragged by `way`: within `bounds`, and no side shorter than `least`."""
    if handle == INSIDE:
        return moved(area, way, bounds)
    left, right = _stretched(
        area.left(), area.right(), handle.x, way.x(), (bounds.left(), bounds.right()), least
    )
    top, bottom = _stretched(
        area.top(), area.bottom(), handle.y, way.y(), (bounds.top(), bounds.bottom()), least
    )
    return QRectF(QPointF(left, top), QPointF(right, bottom))


def moved(area: QRectF, way: QPointF, bounds: QRectF) -> QRectF:
    """`area` by `way`, kept within `bounds` at its size."""
    x = min(max(area.left() + way.x(), bounds.left()), bounds.right() - area.width())
    y = min(max(area.top() + way.y(), bounds.top()), bounds.bottom() - area.height())
    return QRectF(x, y, area.width(), area.height())


def paint_handles(painter: QPainter, rect: QRectF, accent: QColor, paper: QColor) -> None:
    """Small squares of the paper's colour with an edge of the accent colour."""
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(paper)
    half = _SHOWN / 2
    for _, centre in handles_of(rect):
        painter.drawRoundedRect(QRectF(centre.x() - half, centre.y() - half, _SHOWN, _SHOWN), 2, 2)


def _stretched(
    low: float, high: float, edge: int, way: float, bounds: tuple[float, float], least: float
) -> tuple[float, float]:
    """One side of a rectangle, its lower (-1) or upper (1) edge moved."""
    least = min(least, high - low)
    if edge < 0:
        return min(max(low + way, bounds[0]), high - least), high
    if edge > 0:
        return low, max(min(high + way, bounds[1]), low + least)
    return low, high
