"""The windows of a Windows desktop, by user32 and dwmapi. Used by `window_list`. Blocking; any thread."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from app.capture.screens import Area
from app.capture.top_window import TopWindow

_DWM_VISIBLE_FRAME, _DWM_CLOAKED = 9, 14  # DWMWA_EXTENDED_FRAME_BOUNDS, DWMWA_CLOAKED
_LONGEST_NAME = 512
_BEHIND_ALL = ("Progman", "WorkerW")  # the desktop itself


def windows_of_windows() -> list[TopWindow]:
    """The frontmost first; `EnumWindows` gives them in that order."""
    if sys.platform != "win32":
        return []
    user32, dwmapi = ctypes.WinDLL("user32"), ctypes.WinDLL("dwmapi")
    handles: list[int] = []

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def gather(handle: int, _unused: int) -> bool:
        handles.append(handle)
        return True

    user32.EnumWindows(gather, 0)
    return [window for handle in handles if (window := _seen_window(user32, dwmapi, handle)) is not None]


def _seen_window(user32: Any, dwmapi: Any, number: int) -> TopWindow | None:
    """None for what is not on the screen: hidden, minimised, or on another virtual desktop (cloaked)."""
    handle = wintypes.HWND(number)
    if not user32.IsWindowVisible(handle) or user32.IsIconic(handle):
        return None
    cloaked, frame = wintypes.DWORD(), wintypes.RECT()
    dwmapi.DwmGetWindowAttribute(handle, _DWM_CLOAKED, ctypes.byref(cloaked), ctypes.sizeof(cloaked))
    # Without the invisible borders by which a window is resized, which GetWindowRect includes.
    status = dwmapi.DwmGetWindowAttribute(
        handle, _DWM_VISIBLE_FRAME, ctypes.byref(frame), ctypes.sizeof(frame)
    )
    if status != 0 and not user32.GetWindowRect(handle, ctypes.byref(frame)):
        return None
    area = Area(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top)
    name = ctypes.create_unicode_buffer(_LONGEST_NAME)
    user32.GetClassNameW(handle, name, _LONGEST_NAME)
    if cloaked.value or area.width <= 0 or area.height <= 0 or name.value in _BEHIND_ALL:
        return None
    # Unlike GetWindowText it sends no message, so no program that hangs can stop it.
    user32.InternalGetWindowText(handle, name, _LONGEST_NAME)
    process = wintypes.DWORD()
    user32.GetWindowThreadProcessId(handle, ctypes.byref(process))
    return TopWindow(area, name.value, process.value or None)
