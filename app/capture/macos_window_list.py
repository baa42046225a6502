"""The windows of a macOS desktop, by CoreGraphics. Used by `window_list`. Blocking; any thread.

CoreGraphics speaks in points, so the screens are needed to say which pixels a window covers. Titles are empty
until screen recording is allowed.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Sequence
from typing import Any

from app.capture.screens import Area, Screen
from app.capture.top_window import TopWindow

_ON_SCREEN, _NO_DESKTOP = 1, 16  # kCGWindowListOptionOnScreenOnly, kCGWindowListExcludeDesktopElements
_UTF8, _SIGNED_64 = 0x08000100, 4  # kCFStringEncodingUTF8, kCFNumberSInt64Type
_LONGEST_TITLE_BYTES = 2048
_Bounds = tuple[float, float, float, float]


class _Rect(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_double) for name in ("x", "y", "width", "height"))


def windows_of_macos(screens: Sequence[Screen]) -> list[TopWindow]:
    """The frontmost first; of the normal layer, without menu bar and dock."""
    system = _CoreGraphics()
    listed = system.graphics.CGWindowListCopyWindowInfo(_ON_SCREEN | _NO_DESKTOP, 0)
    if not listed:
        return []
    try:
        found = [
            system.window(system.foundation.CFArrayGetValueAtIndex(listed, number), screens)
            for number in range(system.foundation.CFArrayGetCount(listed))
        ]
    finally:
        system.foundation.CFRelease(listed)
    return [window for window in found if window is not None]


def device_area(bounds: _Bounds, screens: Sequence[Screen]) -> Area:
    """The pixels of a rectangle in points, by the screen that has its centre, or else the nearest."""
    x, y, width, height = bounds
    centre = (x + width / 2, y + height / 2)
    screen = min(screens, key=lambda screen: _distance(screen, centre))
    left, top = screen.to_device(x, y)
    return Area(left, top, round(width * screen.scale), round(height * screen.scale))


def _distance(screen: Screen, point: tuple[float, float]) -> float:
    left, top = screen.origin
    right, bottom = left + screen.area.width / screen.scale, top + screen.area.height / screen.scale
    return max(left - point[0], point[0] - right, 0) + max(top - point[1], point[1] - bottom, 0)


class _CoreGraphics:
    """The functions of the two libraries, with their types."""

    def __init__(self) -> None:
        self.graphics = ctypes.CDLL(ctypes.util.find_library("CoreGraphics"))
        self.foundation = ctypes.CDLL(ctypes.util.find_library("CoreFoundation"))
        pointer, index = ctypes.c_void_p, ctypes.c_long
        number, flag = ctypes.c_uint32, ctypes.c_bool
        for library, name, result, arguments in (
            (self.graphics, "CGWindowListCopyWindowInfo", pointer, (number, number)),
            (self.graphics, "CGRectMakeWithDictionaryRepresentation", flag, (pointer, pointer)),
            (self.foundation, "CFArrayGetCount", index, (pointer,)),
            (self.foundation, "CFArrayGetValueAtIndex", pointer, (pointer, index)),
            (self.foundation, "CFDictionaryGetValue", pointer, (pointer, pointer)),
            (self.foundation, "CFNumberGetValue", flag, (pointer, index, pointer)),
            (self.foundation, "CFStringGetCString", flag, (pointer, pointer, index, number)),
            (self.foundation, "CFRelease", None, (pointer,)),
        ):
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments

    def window(self, entry: int, screens: Sequence[Screen]) -> TopWindow | None:
        """What one entry of the list describes; None for what is no window of a program."""
        rect = _Rect()
        bounds = self._value(entry, "kCGWindowBounds")
        if not bounds or not screens or self._number(entry, "kCGWindowLayer") != 0:
            return None
        if not self.graphics.CGRectMakeWithDictionaryRepresentation(bounds, ctypes.byref(rect)):
            return None
        area = device_area((rect.x, rect.y, rect.width, rect.height), screens)
        if area.width <= 0 or area.height <= 0:
            return None
        return TopWindow(area, self._text(entry, "kCGWindowName"), self._number(entry, "kCGWindowOwnerPID"))

    def _value(self, entry: int, name: str) -> Any:
        key = ctypes.c_void_p.in_dll(self.graphics, name)
        return self.foundation.CFDictionaryGetValue(entry, key)

    def _number(self, entry: int, name: str) -> int | None:
        value, number = self._value(entry, name), ctypes.c_int64()
        if not value or not self.foundation.CFNumberGetValue(value, _SIGNED_64, ctypes.byref(number)):
            return None
        return number.value

    def _text(self, entry: int, name: str) -> str:
        value, buffer = self._value(entry, name), ctypes.create_string_buffer(_LONGEST_TITLE_BYTES)
        if not value or not self.foundation.CFStringGetCString(value, buffer, len(buffer), _UTF8):
            return ""
        return buffer.value.decode("utf-8", "replace")
