"""What macOS tells of its displays and of the permission to record them, by ctypes. Used by `mss_grabber` and
`macos_permission`, on their callers' threads: these calls may come from any.
"""

from __future__ import annotations

import ctypes
import math
from functools import cache

from app.capture.screens import Shown

_LIBRARY = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_MOST_DISPLAYS = 32


class Rect(ctypes.Structure):
    """CGRect."""

    _fields_ = tuple((name, ctypes.c_double) for name in ("x", "y", "width", "height"))
    x: float
    y: float
    width: float
    height: float


@cache
def core_graphics() -> ctypes.CDLL:
    """The library with its types set.

    Raises:
        OSError: this is not macOS.
        AttributeError: it is one before 10.15, which has no permission to ask for.
    """
    library = ctypes.CDLL(_LIBRARY)
    number, numbers = ctypes.c_uint32, ctypes.POINTER(ctypes.c_uint32)
    for name, arguments, result in (
        ("CGGetActiveDisplayList", [number, numbers, numbers], ctypes.c_int32),
        ("CGDisplayBounds", [number], Rect),
        ("CGDisplayCopyDisplayMode", [number], ctypes.c_void_p),
        ("CGDisplayModeGetPixelWidth", [ctypes.c_void_p], ctypes.c_size_t),
        ("CGDisplayModeGetWidth", [ctypes.c_void_p], ctypes.c_size_t),
        ("CGDisplayModeRelease", [ctypes.c_void_p], None),
        ("CGPreflightScreenCaptureAccess", [], ctypes.c_bool),
        ("CGRequestScreenCaptureAccess", [], ctypes.c_bool),
    ):
        function = getattr(library, name)
        function.argtypes, function.restype = arguments, result
    return library


def displays() -> list[Shown]:
    """The displays in points, with their pixels for each point; mirrored ones once."""
    library = core_graphics()
    found, count = (ctypes.c_uint32 * _MOST_DISPLAYS)(), ctypes.c_uint32(0)
    library.CGGetActiveDisplayList(_MOST_DISPLAYS, found, ctypes.byref(count))
    return [_shown(library, display) for display in found[: count.value]]


def _shown(library: ctypes.CDLL, display: int) -> Shown:
    place = library.CGDisplayBounds(display)
    mode, scale = library.CGDisplayCopyDisplayMode(display), 1.0
    if mode:
        width = library.CGDisplayModeGetWidth(mode)
        scale = library.CGDisplayModeGetPixelWidth(mode) / width if width else 1.0
        library.CGDisplayModeRelease(mode)
    x, y, width, height = (math.floor(edge) for edge in (place.x, place.y, place.width, place.height))
    return Shown(str(display), x, y, width, height, scale)
