"""Opens documents off the GUI thread: starting the reader process and parsing a file may take a while.

Only the newest request counts; a document that arrives for an older one is closed again.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app.documents.document import Document, open_document
from app.documents.reader import Reader
from app.errors import UserError

log = logging.getLogger(__name__)
_WAIT_AT_CLOSE_S = 2.0


class DocumentOpener(QObject):
    """`open` at once returns; `opened` or `failed` follows."""

    opened = Signal(object)  # Document
    failed = Signal(object, object)  # Path, UserError (PasswordNeeded among them)
    _finished = Signal(int, object, object)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._newest = 0
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._finished.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def open(self, path: Path, password: str | None = None) -> None:
        """Starts opening a file."""
        self._newest += 1
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(
            target=self._work, args=(self._newest, path, password), name="document-opener", daemon=True
        )
        self._threads.append(thread)
        thread.start()

    def close(self) -> None:
        """Waits for what is being opened, within a limit; shut the reader down first."""
        self._closed = True
        for thread in self._threads:
            thread.join(_WAIT_AT_CLOSE_S)

    def _work(self, serial: int, path: Path, password: str | None) -> None:
        result: object
        try:
            result = open_document(path, self._reader, password)
        except UserError as error:
            result = error
        except Exception:
            log.exception("a document could not be opened")
            result = UserError(f"{path.name} could not be opened.", "The log has the details.")
        if not self._closed:
            self._finished.emit(serial, path, result)

    def _take(self, serial: int, path: Path, result: object) -> None:
        if isinstance(result, Document):
            if serial == self._newest and not self._closed:
                self.opened.emit(result)
            else:
                result.close()
        elif serial == self._newest:
            self.failed.emit(path, result)
