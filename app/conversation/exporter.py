"""Exports conversations on a thread. Made by windows; GUI thread."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app.conversation.export import export
from app.conversation.history_rows import KeptConversation
from app.errors import UserError

log = logging.getLogger(__name__)


class Exporter(QObject):
    """`export` returns at once; `exported` or `failed` follows."""

    exported = Signal(object)  # Path
    failed = Signal(object)  # UserError
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: list[threading.Thread] = []
        self._finished.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def export(self, kept: KeptConversation, path: Path) -> None:
        """Starts writing; `KeptConversation.of` makes a live conversation ready for it."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=self._work, args=(kept, path), name="exporter", daemon=True)
        self._threads.append(thread)
        thread.start()

    def close(self, limit_s: float = 2.0) -> None:
        """Waits for what is being written, within a limit."""
        for thread in self._threads:
            thread.join(limit_s)

    def _work(self, kept: KeptConversation, path: Path) -> None:
        error: UserError | None = None
        try:
            export(kept, path)
        except UserError as told:
            error = told
        except Exception:
            log.exception("a conversation could not be exported")
            error = UserError(f"{path.name} could not be saved.", "The log has the details.")
        self._finished.emit(path, error)

    def _take(self, path: Path, error: UserError | None) -> None:
        if error is None:
            self.exported.emit(path)
        else:
            self.failed.emit(error)
