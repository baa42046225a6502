"""The history of conversations: the door to it, on the GUI thread. Nothing here waits for the disk.

Made by `app.application`, used by the windows. Live conversations are followed and written by the thread of
`history_writer`; lists and kept conversations come from the thread of `history_reader` by signals. A private
conversation is one that is never followed: nothing of it is written anywhere.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app.conversation.conversation import Conversation
from app.conversation.history_follower import HistoryFollower
from app.conversation.history_reader import HistoryReader
from app.conversation.history_rows import ConversationSummary
from app.conversation.history_search import listed, whole
from app.conversation.history_store import mark_deleted
from app.conversation.history_writer import HistoryWriter
from app.errors import UserError

CLOSE_LIMIT_S = 2.0


class History(QObject):
    """Keeps followed conversations in one file; with `path=None` it keeps nothing and finds nothing."""

    found = Signal(int, object)  # the search's number, list[ConversationSummary]
    loaded = Signal(int, object)  # the load's number, KeptConversation or None where it is gone
    deleted = Signal(object)  # keys; a live conversation among them is not kept any more
    problem = Signal(object)  # UserError; each kind is told once
    _told = Signal(object)
    _renewed = Signal()
    _found = Signal(int, object)
    _loaded = Signal(int, object)

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._known_problems: set[str] = set()
        self._followers: dict[str, HistoryFollower] = {}
        self._writer: HistoryWriter | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._told.connect(self._tell, queued)
        self._renewed.connect(self._save_followed, queued)
        self._found.connect(self.found, queued)
        self._loaded.connect(self.loaded, queued)
        if path is not None:
            self._writer = HistoryWriter(path, self._told.emit, self._renewed.emit)
            self._reader = HistoryReader(self._writer)
            self._writer.start()
            self._reader.start()

    def follow(self, conversation: Conversation) -> None:
        """Writes what it has and every change from now on; following it again changes nothing.

        Of a kept conversation that was made live twice, the one that was followed last is written.
        """
        if self._writer is None or self.follows(conversation):
            return
        other = self._followers.pop(conversation.key, None)
        if other is not None:
            other.stop()
        self._followers[conversation.key] = HistoryFollower(conversation, self._writer, self)

    def unfollow(self, conversation: Conversation) -> None:
        """Writes nothing of it from now on; what was written stays."""
        if self.follows(conversation):
            self._followers.pop(conversation.key).stop()

    def follows(self, conversation: Conversation) -> bool:
        """Whether its changes are written."""
        follower = self._followers.get(conversation.key)
        return follower is not None and follower.is_of(conversation)

    def search(self, text: str, limit: int = 200, after: ConversationSummary | None = None) -> int:
        """Looks for conversations with all words of `text`, newest first; `found` brings them.

        `after` is the last one of the page before. A newer search replaces older ones, which then bring
        nothing.
        """
        number = next(self._numbers)
        if self._writer is None:
            self._found.emit(number, [])
        else:
            self._reader.request(
                partial(listed, text=text, limit=limit, after=after),
                partial(self._found.emit, number),
                [],
                is_search=True,
            )
        return number

    def load(self, key: str) -> int:
        """Fetches a conversation with turns and pictures; `loaded` brings it."""
        number = next(self._numbers)
        if self._writer is None:
            self._loaded.emit(number, None)
        else:
            self._reader.request(
                partial(whole, key=key), partial(self._loaded.emit, number), None, is_search=False
            )
        return number

    def delete(self, keys: Sequence[str]) -> None:
        """Takes conversations out of the list; until the program ends `undelete` brings them back."""
        if self._writer is not None and keys:
            for follower in self._among(keys):
                follower.pause()
            self._writer.submit(partial(mark_deleted, keys=tuple(keys), deleted=True))
            self.deleted.emit(tuple(keys))

    def undelete(self, keys: Sequence[str]) -> None:
        """Takes a deletion back."""
        if self._writer is not None and keys:
            self._writer.submit(partial(mark_deleted, keys=tuple(keys), deleted=False))
            for follower in self._among(keys):
                follower.resume()

    def delete_everything(self) -> None:
        """Erases all conversations, and copies of them, for good."""
        if self._writer is not None:
            for follower in self._followers.values():
                follower.pause()
            self._writer.erase()
            self.deleted.emit(tuple(self._followers))

    def flush(self, limit_s: float) -> bool:
        """Waits until everything is written; True: it is. For the end of the program, and tests."""
        return self._writer is None or self._writer.settle(limit_s)

    def close(self, limit_s: float = CLOSE_LIMIT_S) -> bool:
        """Writes what is left, purges what was deleted and ends both threads; True: within the limit."""
        for follower in self._followers.values():
            follower.stop()
        self._followers.clear()
        if self._writer is None:
            return True
        end = time.monotonic() + limit_s
        read = self._reader.close(limit_s)
        return self._writer.close(max(end - time.monotonic(), 0.1)) and read

    def _among(self, keys: Sequence[str]) -> list[HistoryFollower]:
        return [follower for key, follower in self._followers.items() if key in set(keys)]

    def _save_followed(self) -> None:
        for follower in self._followers.values():
            follower.save_all()

    def _tell(self, error: UserError) -> None:
        if error.what not in self._known_problems:
            self._known_problems.add(error.what)
            self.problem.emit(error)
