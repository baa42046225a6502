"""The protocol of the back-ends that grab the screen, and which of them fits this session. Any thread.

`choose_grabber` is called once by `capture_session` and by `live_watcher`; it opens nothing. A grabber that
cannot work here says why in words (`why_not`) instead of giving a black picture.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.capture.cancelled import CaptureCancelled
from app.errors import UserError

__all__ = ["CaptureCancelled", "Grabber", "NoGrabber", "Session", "cannot_watch", "choose_grabber"]

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.capture.screens import Area


class Grabber(Protocol):
    """One way to get pixels of the screen. Blocking: for worker threads, and for one at a time.

    Attributes:
        name: for the log and the diagnosis: "X11", "Windows", "macOS", "portal" or "none".
        can_watch: it can be asked again and again without the desktop asking or flashing.
    """

    @property
    def name(self) -> str: ...

    @property
    def can_watch(self) -> bool: ...

    def why_not(self) -> UserError | None:
        """Why it cannot work here, in words; None when it can. May ask the system, but shows nothing."""

    def grab(self, area: Area | None = None) -> QImage:
        """The pixels of the whole virtual desktop, or, where it can watch, of an area of it.

        Device pixels, Format_RGB32, devicePixelRatio 1. What lies beside the virtual desktop is black.

        Raises:
            UserError: there is no picture, and what to do about it.
            CaptureCancelled: the person said no in a dialog of the desktop.
        """

    def origin(self) -> tuple[int, int] | None:
        """The device pixel of the top left of a whole grab; negative where a screen lies left or above.

        None where the desktop takes the picture, at a scale that only its size tells.
        """

    def close(self) -> None:
        """Ends what it waits for, and lets go of what it holds; it may be asked again afterwards."""


@dataclass(frozen=True)
class Session:
    """What decides about the back-end.

    Attributes:
        platform: as `sys.platform` says.
        is_wayland: the desktop is a Wayland one, also where this program talks X11 to it.
        has_display: an X server is named.
    """

    platform: str
    is_wayland: bool
    has_display: bool

    @classmethod
    def of_now(cls) -> Session:
        """The session this program runs in."""
        kind = os.environ.get("XDG_SESSION_TYPE", "").lower()
        return cls(
            platform=sys.platform,
            is_wayland=kind == "wayland" or bool(os.environ.get("WAYLAND_DISPLAY")),
            has_display=bool(os.environ.get("DISPLAY")),
        )


def cannot_watch() -> UserError:
    """What is said wherever `can_watch` is False."""
    return UserError(
        "A region of this desktop cannot be watched: it hands out single pictures only.",
        "Capture the region as often as you need it, or log in with X11 (Xorg) to watch it.",
    )


class NoGrabber:
    """Stands where no back-end works, and says why."""

    name = "none"
    can_watch = False

    def __init__(self, reason: UserError) -> None:
        self._reason = reason

    def why_not(self) -> UserError | None:
        """The reason, always."""
        return self._reason

    def grab(self, area: Area | None = None) -> QImage:
        """Raises the reason as a `UserError`."""
        raise self._reason

    def origin(self) -> tuple[int, int]:
        """The zero point."""
        return (0, 0)

    def close(self) -> None:
        """Nothing to let go of."""


def choose_grabber(session: Session | None = None) -> Grabber:
    """The back-end for this session: the portal on Wayland, mss elsewhere.

    On Wayland an X server is often there as well; it shows its own windows only, so it is never asked there.
    """
    session = session or Session.of_now()
    if session.platform in ("win32", "darwin"):
        from app.capture.mss_grabber import MssGrabber

        return MssGrabber()
    if session.is_wayland:
        from app.capture.portal_grabber import PortalGrabber

        return PortalGrabber()
    if session.has_display:
        from app.capture.mss_grabber import MssGrabber

        return MssGrabber()
    return NoGrabber(UserError("There is no screen to capture.", "Start Docent in a desktop session."))
