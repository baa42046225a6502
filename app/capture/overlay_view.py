"""What the overlay has to show for the state of a selection, where, and what of it has changed. Used by
`selection_overlay` only; GUI thread.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QRegion

from app.capture import magnifier, overlay_painting
from app.capture.captured import Mode
from app.capture.hint import Hint, hint_for, hint_place
from app.capture.overlay_painting import rect_of
from app.capture.screens import Screen
from app.capture.selection import Selection
from app.capture.size_label import SizeLabel, beside
from app.card_painting import SHADOW

_ALMOST = 1 / 64  # of a pixel: what rounding may take from a position that is a whole pixel
_HINT_SIDE = 16  # logical pixels that the hint keeps from the sides of the screen
_ABOUT_FRAME = 8  # logical pixels: the frame and its grips reach no further


class Coordinates:
    """Between the logical pixels of an overlay and the device pixels of its screen, both from the top left.

    The overlay's own positions are used and not global ones, which mean nothing on Wayland.
    """

    def __init__(self, screen: Screen) -> None:
        self.scale = screen.scale
        self.area = screen.area
        self.screen = QRect(QPoint(), rect_of(screen.area).size())
        self.room = QRectF(0, 0, screen.area.width / screen.scale, screen.area.height / screen.scale)

    def pixel(self, position: QPointF) -> tuple[int, int]:
        """The device pixel of the virtual desktop that a position lies on."""
        x = math.floor(position.x() * self.scale + _ALMOST)
        y = math.floor(position.y() * self.scale + _ALMOST)
        return self.area.x + x, self.area.y + y

    def middle_of(self, pixel: QPoint) -> QPointF:
        """The middle of a pixel of the screen."""
        return QPointF((pixel.x() + 0.5) / self.scale, (pixel.y() + 0.5) / self.scale)

    def to_device(self, rect: QRect) -> QRect:
        """The pixels that a rectangle of the overlay touches."""
        return _aligned(rect, self.scale)

    def to_logical(self, rect: QRect, margin: int = 0) -> QRect:
        """The rectangle of the overlay that covers pixels of the screen, and `margin` more."""
        return _aligned(rect, 1 / self.scale).adjusted(-margin, -margin, margin, margin)


class OverlayView(NamedTuple):
    """What is to be seen. Cards are in logical pixels, what is marked in device pixels of the screen."""

    marked: QRect | None
    pointer: QPoint | None
    focus: QPoint | None  # the pixel that the label and the magnifier are about
    is_standing: bool
    label: SizeLabel
    label_place: QRectF
    hint: Hint | None
    hint_place: QRectF

    @property
    def has_guides(self) -> bool:
        """Whether lines go through the pointer."""
        return self.pointer is not None and self.marked is None


def view_of(
    selection: Selection, on: Coordinates, font: QFont, *, is_precise: bool, has_hint: bool
) -> OverlayView:
    """The view of a selection.

    Args:
        is_precise: the magnifier is wanted.
        has_hint: the hint has not faded away.
    """
    origin = QPoint(on.area.x, on.area.y)
    marked = rect_of(selection.marked).translated(-origin) if selection.marked is not None else None
    pointer = QPoint(*selection.pointer) - origin if selection.pointer is not None else None
    # Keys stretch what stands at its lower right; the pointer may be anywhere then, also on another screen.
    focus = marked.bottomRight() if marked is not None and selection.is_standing else pointer
    label = _label(marked, focus, is_precise=is_precise or selection.is_nudged)
    place = QRectF()
    if focus is not None and (label.size or label.lens):
        is_dragged = selection.mode is Mode.REGION
        towards = _towards(marked, focus) if marked is not None and is_dragged else (1, 1)
        place = beside(on.middle_of(focus), label.measured(font), on.room, towards)
    hint = None
    if has_hint and (pointer is not None or selection.is_standing):
        hint = hint_for(selection.mode, is_standing=selection.is_standing, has_windows=selection.has_windows)
    hint_at = QRectF()
    if hint is not None:
        taken = [place] if not place.isEmpty() else []
        if pointer is not None:
            taken.append(QRectF(on.middle_of(pointer), on.middle_of(pointer)))
        if marked is not None and selection.mode is Mode.REGION:
            taken.append(QRectF(on.to_logical(marked)))
        hint_at = hint_place(hint.measured(font, on.room.width() - 2 * _HINT_SIDE), on.room, taken)
    return OverlayView(marked, pointer, focus, selection.is_standing, label, place, hint, hint_at)


def changed(before: OverlayView, after: OverlayView, on: Coordinates) -> QRegion:
    """What of the overlay has to be drawn again, in logical pixels."""
    region = QRegion()
    if (before.marked, before.is_standing) != (after.marked, after.is_standing):
        region += _covered(before, on).xored(_covered(after, on)) + _frame(before, on) + _frame(after, on)
    for view, other in ((before, after), (after, before)):
        if view.has_guides and view.pointer is not None:
            for line in overlay_painting.guides(view.pointer, on.screen, on.scale):
                region += QRegion(on.to_logical(line))
        if view.label.lens or (view.label, view.label_place) != (other.label, other.label_place):
            region += QRegion(with_shadow(view.label_place))
        if (view.hint, view.hint_place) != (other.hint, other.hint_place):
            region += QRegion(with_shadow(view.hint_place))
    return region


def with_shadow(card: QRectF) -> QRect:
    """The rectangle in which a card and its shadow are drawn."""
    return card.toAlignedRect().adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW) if not card.isEmpty() else QRect()


def _label(marked: QRect | None, focus: QPoint | None, *, is_precise: bool) -> SizeLabel:
    size = f"{marked.width()} × {marked.height()}" if marked is not None else ""
    if focus is None or not is_precise:
        return SizeLabel(size)
    return SizeLabel(size, f"{focus.x()}, {focus.y()}", magnifier.SIDE)


def _towards(marked: QRect, focus: QPoint) -> tuple[int, int]:
    """On which side of what is marked a pixel is."""
    x = 2 * (focus.x() - marked.x()) - marked.width() + 1
    y = 2 * (focus.y() - marked.y()) - marked.height() + 1
    return (1 if x >= 0 else -1), (1 if y >= 0 else -1)


def _covered(view: OverlayView, on: Coordinates) -> QRegion:
    return QRegion(on.to_logical(view.marked)) if view.marked is not None else QRegion()


def _frame(view: OverlayView, on: Coordinates) -> QRegion:
    if view.marked is None:
        return QRegion()
    inside = on.to_logical(view.marked, -_ABOUT_FRAME)
    outside = QRegion(on.to_logical(view.marked, _ABOUT_FRAME))
    return outside.subtracted(QRegion(inside)) if not inside.isEmpty() else outside


def _aligned(rect: QRect, factor: float) -> QRect:
    """All that a rectangle touches when it is enlarged."""
    left, top = math.floor(rect.x() * factor + _ALMOST), math.floor(rect.y() * factor + _ALMOST)
    right = math.ceil((rect.x() + rect.width()) * factor - _ALMOST)
    bottom = math.ceil((rect.y() + rect.height()) * factor - _ALMOST)
    return QRect(left, top, right - left, bottom - top)
