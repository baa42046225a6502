"""A connection of our own to the X server, beside Qt's. Used by `x11_hotkey` and `x11_window_list`, each on
its own thread.

When the server goes, python-xlib raises on the thread that asked; Xlib in C would end the program.
"""

from __future__ import annotations

import logging
import os
import socket
from pathlib import Path
from typing import Any

from Xlib import error
from Xlib.display import Display
from Xlib.support.connect import get_display

from app.errors import UserError

CONNECTION_ERRORS = (
    error.ConnectionClosedError,
    error.XError,
    OSError,
    ValueError,
)  # ValueError: closed socket
log = logging.getLogger(__name__)


def connect(name: str | None = None) -> Display:
    """A new connection to the server that `name` or DISPLAY says.

    Raises:
        UserError: there is none, or it does not let us in.
    """
    shown = name or os.environ.get("DISPLAY", "")
    try:
        _check_local(shown)
        display = Display(shown)
    except (error.DisplayError, error.XError, error.XauthError, OSError) as reason:
        log.info("no connection to the X server: %s", type(reason).__name__)
        raise UserError(
            f"The X server {shown or '(none)'} cannot be reached.", "Check the variable DISPLAY."
        ) from reason
    display.set_error_handler(_note_error)
    return display


def _check_local(name: str) -> None:
    """Raises OSError when a server on this machine does not listen.

    python-xlib would go on to try the network then, and leave its sockets open.
    """
    _, protocol, host, number, _ = get_display(name)
    if protocol == "tcp" or (host and host != "unix") or not hasattr(socket, "AF_UNIX"):
        return
    path = f"/tmp/.X11-unix/X{number}"
    with socket.socket(socket.AF_UNIX) as probe:
        probe.connect(path if Path(path).exists() else f"\0{path}")


def close(display: Display) -> None:
    """Ends a connection, also one that the server has ended."""
    try:
        display.close()
    except CONNECTION_ERRORS as reason:
        log.debug("the X connection was closed already: %s", type(reason).__name__)
    finally:
        display.display.socket.close()


def _note_error(reason: Any, _request: Any) -> None:
    log.debug("the X server refused a request: %s", type(reason).__name__)
