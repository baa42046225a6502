"""Notices that the file of a document was changed, replaced, removed or brought back. GUI thread; the looking
itself is `file_watcher`'s, on a thread of its own, for on a drive that hangs even asking for a file's size
does.
"""

from __future__ import annotations

import logging
import threading

from PySide6.QtCore import QObject, Qt, Signal

from app.documents.document import Document
from app.windows.file_watcher import FileWatcher

log = logging.getLogger(__name__)
_WAIT_AT_CLOSE_S = 2.0


class DocumentWatch(QObject):
    """Watches one file at a time. A file that is only read never makes a signal."""

    changed = Signal()
    vanished = Signal()
    returned = Signal()  # where it comes back different, `changed` follows
    _said = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._serial = 0
        self._change = threading.Condition()
        self._wanted: tuple[int, Document | None] | None = None
        self._closing = False
        self._thread: threading.Thread | None = None
        self._said.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def watch(self, document: Document | None) -> None:
        """From now on this one. The same file again, read anew, goes on from what was last noticed."""
        self._serial += 1
        with self._change:
            self._wanted = (self._serial, document)
            self._change.notify()
        if self._thread is None and document is not None and not self._closing:
            self._thread = threading.Thread(target=self._work, name="document-watch", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Lets the thread end; `close` waits for it."""
        self._serial += 1
        with self._change:
            self._closing = True
            self._change.notify()

    def close(self) -> None:
        """Ends the thread, unless it hangs on a drive that does not answer."""
        self.stop()
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.join(_WAIT_AT_CLOSE_S)
        if thread.is_alive():
            log.warning("the watch over a file did not end within %s s", _WAIT_AT_CLOSE_S)

    def _work(self) -> None:
        watcher, pause_s = FileWatcher(self._say), None
        while True:
            with self._change:
                self._change.wait_for(lambda: self._closing or self._wanted is not None, pause_s)
                if self._closing:
                    return
                wanted, self._wanted = self._wanted, None
            if wanted is not None:
                watcher.watch(*wanted)
            pause_s = watcher.look()

    def _say(self, serial: int, what: str) -> None:
        if not self._closing:  # nobody listens any more, and the object may be on its way out
            self._said.emit(serial, what)

    def _pass_on(self, serial: int, what: str) -> None:
        if serial == self._serial:
            {"changed": self.changed, "vanished": self.vanished, "returned": self.returned}[what].emit()
