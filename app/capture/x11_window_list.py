"""The windows of an X11 desktop, as its window manager lists them (EWMH); without one, as the server does.

Used by `window_list`. Blocking; any thread, each call over a connection of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from Xlib import X, error
from Xlib.display import Display

from app.capture.screens import Area
from app.capture.top_window import TopWindow
from app.capture.x11_connection import CONNECTION_ERRORS, close, connect
from app.errors import UserError

_EVERY_DESKTOP = 0xFFFFFFFF
_LONGEST_TITLE = 1024  # units of 4 bytes
_BEHIND_ALL = "_NET_WM_WINDOW_TYPE_DESKTOP"
log = logging.getLogger(__name__)


def windows_of_x11(display_name: str | None = None) -> list[TopWindow]:
    """The frontmost first. `display_name` is for tests; else DISPLAY says."""
    try:
        display = connect(display_name)
    except UserError:
        return []
    try:
        return list(_Windows(display).visible())
    except CONNECTION_ERRORS as reason:
        log.warning("the list of windows could not be read: %s", type(reason).__name__)
        return []
    finally:
        close(display)


class _Windows:
    """Reads the windows over one connection."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._root = display.screen().root

    def visible(self) -> Iterator[TopWindow]:
        listed = self._numbers(self._root, "_NET_CLIENT_LIST_STACKING")
        ids = listed if listed is not None else [window.id for window in self._root.query_tree().children]
        here = self._number(self._root, "_NET_CURRENT_DESKTOP")
        for number in reversed(ids):
            window = self._display.create_resource_object("window", number)
            try:
                if self._is_seen(window, here):
                    yield self._described(window)
            except (error.BadWindow, error.BadDrawable):
                continue  # closed while we were asking

    def _is_seen(self, window: Any, desktop: int | None) -> bool:
        attributes = window.get_attributes()
        if attributes.map_state != X.IsViewable or attributes.win_class != X.InputOutput:
            return False
        on = self._number(window, "_NET_WM_DESKTOP")
        if desktop is not None and on not in (None, desktop, _EVERY_DESKTOP):
            return False
        if self._atom("_NET_WM_STATE_HIDDEN") in (self._numbers(window, "_NET_WM_STATE") or ()):
            return False
        return self._atom(_BEHIND_ALL) not in (self._numbers(window, "_NET_WM_WINDOW_TYPE") or ())

    def _described(self, window: Any) -> TopWindow:
        geometry = window.get_geometry()
        corner = self._root.translate_coords(window, 0, 0)
        area = Area(corner.x, corner.y, geometry.width, geometry.height)
        frame = self._numbers(window, "_NET_FRAME_EXTENTS")
        if frame and len(frame) == 4:
            area = _grown(area, *frame)
        # Windows that draw their own frame count its shadow as theirs.
        shadow = self._numbers(window, "_GTK_FRAME_EXTENTS")
        if shadow and len(shadow) == 4:
            area = _grown(area, *(-width for width in shadow))
        return TopWindow(area, self._title(window), self._number(window, "_NET_WM_PID"))

    def _title(self, window: Any) -> str:
        for name in ("_NET_WM_NAME", "WM_NAME"):
            value = window.get_property(self._atom(name), X.AnyPropertyType, 0, _LONGEST_TITLE)
            if value is not None and value.format == 8 and value.value:
                return bytes(value.value).decode("utf-8", "replace")
        return ""

    def _number(self, window: Any, name: str) -> int | None:
        numbers = self._numbers(window, name)
        return numbers[0] if numbers else None

    def _numbers(self, window: Any, name: str) -> list[int] | None:
        value = window.get_full_property(self._atom(name), X.AnyPropertyType)
        if value is None or value.format != 32:
            return None
        return [int(number) for number in value.value]

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))


def _grown(area: Area, left: int, right: int, top: int, bottom: int) -> Area:
    """With a margin on each side; one that would leave nothing is not believed."""
    width, height = area.width + left + right, area.height + top + bottom
    return Area(area.x - left, area.y - top, width, height) if width > 0 and height > 0 else area
