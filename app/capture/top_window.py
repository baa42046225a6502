"""One window of the desktop, as the lists for each system give it to `window_list`. Any thread."""

from __future__ import annotations

from typing import NamedTuple

from app.capture.screens import Area


class TopWindow(NamedTuple):
    """One window with its frame and title bar, in device pixels of the virtual desktop."""

    area: Area
    title: str
    process_id: int | None = None  # where the system tells
