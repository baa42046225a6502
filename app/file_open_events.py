"""Documents that macOS hands to the program: a double-click there is an event, not an argument. GUI thread;
`application` makes one where it is needed.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent


class FileOpenEvents(QObject):
    """`files_received` comes with each document, also with those that the program was started with."""

    files_received = Signal(list)  # of Path

    def __init__(self, application: QCoreApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.installEventFilter(self)  # every event comes by: only where the system sends these

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.files_received.emit([Path(event.file())])
            return True
        return super().eventFilter(watched, event)
