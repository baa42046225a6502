"""A last word when Qt itself does not start: the system's own message box, else standard error."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys


def tell(title: str, text: str) -> None:
    """Shows `text` and waits until it is read."""
    print(f"error: {text}", file=sys.stderr)
    try:
        _show(title, text)
    except (OSError, subprocess.SubprocessError, AttributeError):
        return


def _show(title: str, text: str) -> None:
    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(0, text, title, 0x10)
    elif sys.platform == "darwin":
        script = "on run {t, m}\ndisplay alert t message m as critical\nend run"
        subprocess.run(["/usr/bin/osascript", "-e", script, title, text], check=False, capture_output=True)
    elif os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        for command in (["zenity", "--error", "--title", title, "--text", text], ["xmessage", text]):
            if shutil.which(command[0]):
                subprocess.run(command, check=False, capture_output=True)
                return


def missing_for_qt() -> str:
    """Why Qt could not open a window here, as a sentence; empty when nothing is known to be missing."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return "There is no display to open a window on. Use `docent ask FILE QUESTION`, or `docent --demo`."
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return "The library libxcb-cursor0 is missing. Install it: sudo apt install libxcb-cursor0"
    return ""
