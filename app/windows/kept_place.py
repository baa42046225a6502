"""Where a window was on the screen, kept in the settings from one time to the next. GUI thread; used by the
windows that come back where they were.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from app.settings import Settings


def keep_place(window: QWidget, settings: Settings, key: str) -> None:
    """Remembers size and place."""
    settings.set(key, bytes(window.saveGeometry().toBase64().data()).decode())


def restore_place(window: QWidget, settings: Settings, key: str) -> None:
    """As it was the last time; the first time nothing changes."""
    kept = settings.get(key)
    if kept:
        window.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))
