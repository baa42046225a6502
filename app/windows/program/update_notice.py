"""Looks for a newer version at the start, where somebody has switched that on: once a day at most, told once
for each version. Made by `app.application`. GUI thread; the network is waited for on a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app import NAME, __version__
from app.settings import Settings
from app.update_check import is_due, is_newer, newest_version, release_page
from app.windows.background import Background
from app.windows.notice import Notice


class UpdateNotice(QObject):
    """Asks at `look`.

    Args:
        notice: where it is told; asked when there is something to tell.
    """

    def __init__(self, settings: Settings, notice: Callable[[], Notice], parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._notice = settings, notice
        self._asking = Background(self)

    def look(self) -> None:
        """Asks where it may and a day has begun; what fails is tried again on another day, without a word."""
        today = date.today()
        if not self._settings.get("update_check") or not is_due(self._settings.get("update_asked"), today):
            return
        self._settings.set("update_asked", today.isoformat())
        self._asking.run(newest_version, self._take, lambda error: self._asking.stop())

    def close(self) -> None:
        """Nobody waits for the answer any more."""
        self._asking.stop()

    def _take(self, version: str) -> None:
        self._asking.stop()
        if not is_newer(version) or self._settings.get("update_told") == version:
            return
        self._settings.set("update_told", version)
        self._notice().say(
            self.tr("{name} {version} has been released.").format(name=NAME, version=version),
            self.tr("You have {version}. Nothing is downloaded by itself.").format(version=__version__),
            self.tr("Open its page"),
            lambda: self._open(version),
        )

    def _open(self, version: str) -> None:
        QDesktopServices.openUrl(QUrl(release_page(version)))
