"""What keys mean while something is being chosen on the screen. Used by `selection_overlay`; GUI thread."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.capture.selection import Selection

_Key = Qt.Key
_WAYS = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}
_SHAPING = (_Key.Key_Control, _Key.Key_Alt, _Key.Key_Shift)
_FAST = 10  # pixels that an arrow goes with Ctrl


def press_key(selection: Selection, event: QKeyEvent) -> bool:
    """Does what the key means; False where it means nothing here."""
    key, keys = _Key(event.key()), event.modifiers()
    if key in _WAYS:
        step = _FAST if keys & Qt.KeyboardModifier.ControlModifier else 1
        way = _WAYS[key]
        stretch = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        selection.arrow(way[0] * step, way[1] * step, stretch=stretch)
    elif key == _Key.Key_Space:
        if selection.is_dragging:
            selection.carry(True)
        elif not event.isAutoRepeat():
            selection.toggle_windows()
    elif key in (_Key.Key_Return, _Key.Key_Enter) or event.matches(QKeySequence.StandardKey.Copy):
        selection.accept()
    elif key == _Key.Key_Escape:
        selection.cancel()
    elif key in _SHAPING:
        shape_by(selection, keys)
    else:
        return False
    return True


def release_key(selection: Selection, event: QKeyEvent) -> bool:
    """Ends what a held key did."""
    if event.isAutoRepeat():
        return False
    if event.key() == _Key.Key_Space:
        selection.carry(False)
    elif event.key() in _SHAPING:
        shape_by(selection, event.modifiers())
    else:
        return False
    return True


def shape_by(selection: Selection, keys: Qt.KeyboardModifier) -> None:
    """Ctrl makes what is dragged a square, Alt puts its middle where the drag began."""
    selection.hold(
        is_square=bool(keys & Qt.KeyboardModifier.ControlModifier),
        is_centred=bool(keys & Qt.KeyboardModifier.AltModifier),
    )
