"""macOS's permission to record the screen: checked before each grab, asked for once, explained in words.

Without it macOS hands out the wallpaper and reports no error. The grant belongs to the signed program and is
seen only by a process that starts after it. Any thread: `ask` before a capture, `why_not` before every grab.
"""

from __future__ import annotations

import logging
import sys

from app.capture.core_graphics import core_graphics
from app.errors import UserError

log = logging.getLogger(__name__)
_asked = False  # by this process: who said no is not asked again and again


def why_not() -> UserError | None:
    """Why the screen may not be recorded; None where it may, or where no permission is needed."""
    if sys.platform != "darwin" or _is_granted():
        return None
    return UserError(
        "macOS does not let Docent record the screen.",
        "Allow Docent in System Settings, Privacy & Security, Screen Recording. Then quit Docent and open it "
        "again.",
    )


def ask() -> bool:
    """Has macOS show its own question, at most once for each start; True where the screen may be recorded.

    macOS shows it to one person and program only once, whatever the answer was; later only its settings help.
    """
    global _asked
    if sys.platform != "darwin" or _is_granted():
        return True
    if _asked:
        return False
    _asked = True
    return bool(core_graphics().CGRequestScreenCaptureAccess())


def _is_granted() -> bool:
    try:
        return bool(core_graphics().CGPreflightScreenCaptureAccess())
    except (OSError, AttributeError) as error:
        log.info("macOS was not asked whether the screen may be recorded: %s", error)
        return True
