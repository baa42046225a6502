"""The monitors in device pixels as the system itself tells them. Called by `screens.py` on the GUI thread;
one round trip to a local X server, none elsewhere.

Qt divides a screen's size by the scale and rounds it, so its device pixels cannot be had back exactly: at
175 % a width of 1366 comes back as 1367. On macOS and Wayland Qt's own figures are all there is.
"""

from __future__ import annotations

import ctypes
import logging
import struct
import sys

from PySide6.QtGui import QGuiApplication, QNativeInterface

Rectangle = tuple[int, int, int, int]  # x, y, width, height
_REPLY_HEAD = struct.Struct("<BxHIIII12x")  # type, sequence, length in words, time, monitors, outputs
_MONITOR = struct.Struct("<IBBHhhHHII")  # name, primary, automatic, outputs, x, y, width, height, in mm
log = logging.getLogger(__name__)


def native_screens() -> list[Rectangle]:
    """Where the monitors are in device pixels; empty where the system is not asked or does not tell."""
    try:
        if QGuiApplication.platformName() == "xcb":
            return _of_x11()
        if sys.platform == "win32" and QGuiApplication.platformName() == "windows":
            return _of_windows()
    except (OSError, AttributeError) as error:
        log.info("the system does not tell its monitors: %s", error)
    return []


class _Roots(ctypes.Structure):
    """xcb_screen_iterator_t; the first word of a screen is its root window."""

    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


def _of_x11() -> list[Rectangle]:
    """Asks RandR 1.5 through Qt's connection, which Qt asked the very same when it made its screens."""
    interface = QGuiApplication.instance().nativeInterface()  # type: ignore[union-attr]
    if not isinstance(interface, QNativeInterface.QX11Application):
        return []
    xcb, randr, libc = (ctypes.CDLL(name) for name in ("libxcb.so.1", "libxcb-randr.so.0", None))
    connection = ctypes.c_void_p(interface.connection())
    xcb.xcb_get_setup.restype = ctypes.c_void_p
    xcb.xcb_setup_roots_iterator.restype = _Roots
    setup = ctypes.c_void_p(xcb.xcb_get_setup(connection))
    root = xcb.xcb_setup_roots_iterator(setup).data[0]
    randr.xcb_randr_get_monitors.restype = ctypes.c_uint32  # a cookie: a struct of one word
    randr.xcb_randr_get_monitors_reply.restype = ctypes.c_void_p
    cookie = randr.xcb_randr_get_monitors(connection, ctypes.c_uint32(root), ctypes.c_uint8(1))
    reply = randr.xcb_randr_get_monitors_reply(connection, ctypes.c_uint32(cookie), None)
    if not reply:
        return []
    try:
        words = _REPLY_HEAD.unpack(ctypes.string_at(reply, _REPLY_HEAD.size))[2]
        return monitors_in_reply(ctypes.string_at(reply, _REPLY_HEAD.size + 4 * words))
    finally:
        libc.free(ctypes.c_void_p(reply))


def monitors_in_reply(reply: bytes) -> list[Rectangle]:
    """The monitors of a reply to RRGetMonitors; what is cut off is left out."""
    count = _REPLY_HEAD.unpack_from(reply)[4]
    place = _REPLY_HEAD.size
    found: list[Rectangle] = []
    while len(found) < count and place + _MONITOR.size <= len(reply):
        _, _, _, outputs, x, y, width, height, _, _ = _MONITOR.unpack_from(reply, place)
        found.append((x, y, width, height))
        place += _MONITOR.size + 4 * outputs
    return found


def _of_windows() -> list[Rectangle]:
    """The rectangles are physical pixels, as Qt has made the process aware of each monitor's scale."""
    from ctypes import wintypes

    found: list[Rectangle] = []

    def take(monitor: int, context: int, place: ctypes._Pointer[wintypes.RECT], more: int) -> bool:
        edges = place.contents
        found.append((edges.left, edges.top, edges.right - edges.left, edges.bottom - edges.top))
        return True

    prototype = ctypes.WINFUNCTYPE(  # type: ignore[attr-defined,unused-ignore]
        wintypes.BOOL,
        wintypes.HMONITOR,
        wintypes.HDC,
        ctypes.POINTER(wintypes.RECT),
        wintypes.LPARAM,
    )
    user32 = ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]
    user32.EnumDisplayMonitors(None, None, prototype(take), wintypes.LPARAM(0))
    return found
