"""Tells when the file of a document was changed, replaced, removed or brought back, by looking at it again
and again. Plain state, called by the thread of `DocumentWatch` only, which may wait for the disk.

Looking twice a second costs nothing and finds everything: files put in the place of others, network drives,
folders that vanish and come back. The system's own notices would need objects of Qt on that thread, and those
cannot be ended beside a busy GUI thread without a deadlock (docs/adr/0008-no-qt-objects-on-other-threads.md).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from app.documents.document import Document
from app.documents.document_info import FileState

_CHECK_EVERY_MS = 500
_SETTLE_MS = 300  # a file that stays the same for so long is not being written any more
_GONE_MS = 1000  # many programs save by removing or emptying the old file first


class FileWatcher:
    """Says "changed", "vanished" or "returned" when what is on disk has settled."""

    def __init__(self, say: Callable[[int, str], None]) -> None:
        self._say = say
        self._serial = 0
        self._document: Document | None = None
        self._known: FileState | None = None  # what was last told of, or found at the start
        self._is_gone = False
        self._seen: FileState | None = None
        self._seen_at = 0.0

    def watch(self, serial: int, document: Document | None) -> None:
        """This one from now on; `serial` goes with all that is said about it."""
        before, self._document, self._serial = self._document, document, serial
        if document is not None and (before is None or before.path != document.path):
            self._known = self._seen = document.state_on_disk()
            self._is_gone = False
            self._seen_at = time.monotonic()

    def look(self) -> float | None:
        """Looks at the file; gives the seconds until the next look, None where nothing is watched."""
        if self._document is None:
            return None
        state = self._document.state_on_disk()
        if state != self._seen:
            self._seen, self._seen_at = state, time.monotonic()
        if self._is_known(state):
            return _CHECK_EVERY_MS / 1000
        is_whole = state is not None and state.size > 0
        settled_at = self._seen_at + (_SETTLE_MS if is_whole else _GONE_MS) / 1000
        if time.monotonic() >= settled_at:
            self._tell(state)
        return min(max(settled_at - time.monotonic(), 0.0) or _CHECK_EVERY_MS / 1000, _CHECK_EVERY_MS / 1000)

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
