"""Looks at one file on the thread of `DocumentWatch`, which may wait for the disk.

The system tells of most changes at once (`QFileSystemWatcher` on the file and its folder); a slow check finds
the rest: network drives, and folders that vanish and come back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QFileSystemWatcher, QObject, QTimer

from app.documents.document import Document
from app.documents.document_info import FileState

_SOON_MS = 30
_SETTLE_MS = 300  # a file that stays the same for so long is not being written any more
_GONE_MS = 1000  # many programs save by removing or emptying the old file first
_CHECK_EVERY_MS = 2000


class FileWatcher(QObject):
    """Says "changed", "vanished" or "returned" when what is on disk has settled."""

    def __init__(self, say: Callable[[int, str], None]) -> None:
        super().__init__()
        self._say = say
        self._serial = 0
        self._document: Document | None = None
        self._known: FileState | None = None  # what was last told of, or found at the start
        self._is_gone = False
        self._seen: FileState | None = None
        self._seen_since = QElapsedTimer()
        self._watched_inode: int | None = None
        self._system = QFileSystemWatcher(self)
        self._system.fileChanged.connect(self._look_soon)
        self._system.directoryChanged.connect(self._look_soon)
        self._next_look = QTimer(self, singleShot=True)
        self._next_look.timeout.connect(self._look)
        self._slow_check = QTimer(self, interval=_CHECK_EVERY_MS)
        self._slow_check.timeout.connect(self._look)

    def watch(self, serial: int, document: Document | None) -> None:
        """This one from now on; `serial` goes with all that is said about it."""
        before, self._document, self._serial = self._document, document, serial
        self._next_look.stop()
        self._slow_check.stop()
        if document is None:
            self._unwatch()
            return
        if before is None or before.path != document.path:
            self._unwatch()
            self._known = self._seen = document.state_on_disk()
            self._is_gone = False
            self._seen_since.start()
        self._watch_paths()
        self._slow_check.start()
        self._look()

    def _look_soon(self, _path: str) -> None:
        if not self._next_look.isActive():
            self._next_look.start(_SOON_MS)

    def _look(self) -> None:
        if self._document is None:
            return
        state = self._document.state_on_disk()
        if state != self._seen:
            self._seen = state
            self._seen_since.start()
            self._watch_paths()
        if self._is_known(state):
            return
        is_whole = state is not None and state.size > 0
        still_ms = (_SETTLE_MS if is_whole else _GONE_MS) - self._seen_since.elapsed()
        if still_ms <= 0:
            self._tell(state)
        else:
            self._next_look.start(still_ms)

    def _is_known(self, state: FileState | None) -> bool:
        return self._is_gone if state is None else state == self._known and not self._is_gone

    def _tell(self, state: FileState | None) -> None:
        was_gone, self._is_gone = self._is_gone, state is None
        if state is None:
            self._say(self._serial, "vanished")
            return
        if was_gone:
            self._say(self._serial, "returned")
        if state != self._known:
            self._known = state
            self._say(self._serial, "changed")

    def _watch_paths(self) -> None:
        """Watches the folder, and the file that bears the name now: a file put in its place is another."""
        assert self._document is not None
        path = self._document.path.absolute()
        inode = self._seen.inode if self._seen is not None else None
        if inode != self._watched_inode:
            self._unwatch()
            self._watched_inode = inode
        watched = {*self._system.files(), *self._system.directories()}
        for wanted in (str(path), str(path.parent)):
            if wanted not in watched:
                self._system.addPath(wanted)  # what cannot be watched is left to the slow check

    def _unwatch(self) -> None:
        watched = [*self._system.files(), *self._system.directories()]
        if watched:
            self._system.removePaths(watched)
        self._watched_inode = None
