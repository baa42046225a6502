"""Which tabs are open and where the reader is in each, kept while the program runs and brought back when it
starts again. GUI thread; `Desk` owns it.

Kept soon after every change, so that a program that is killed comes back as it was. In private mode nothing
is kept.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.conversation.history_rows import KeptConversation
from app.recent_files import OpenTab
from app.windows.document_tab import DocumentTab
from app.windows.main_window import MainWindow
from app.windows.services import Services

_SAVE_AFTER_MS = 800


class Session(QObject):
    """Saves and restores the tabs of one window."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._awaited: dict[
            int, DocumentTab | None
        ] = {}  # by number: who waits for a conversation, if a tab does
        self._soon = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._soon.timeout.connect(self.save)
        services.history.loaded.connect(self._take_conversation)
        window.tabs_changed.connect(self._note)
        window.closing.connect(self._end)

    def save(self) -> None:
        """Keeps the tabs as they are now."""
        self._soon.stop()
        if self._services.settings.get("private_mode"):
            return
        kept = [tab for tab in self._window.tabs if tab.path is not None]
        front = kept.index(self._window.tab) if self._window.tab in kept else 0
        self._services.recent.remember_session([tab.to_reopen() for tab in kept], front)

    def restore(self) -> bool:
        """Brings the tabs of the last session back; False when there are none, or it is not wanted."""
        tabs, front = self._services.recent.session()
        if not tabs or not self._services.settings.get("reopen_documents"):
            return False
        made = [self.reopen(entry, waits_for_front=True) for entry in tabs]
        self._window.tabs.bring_to_front(made[front])
        return True

    def reopen(self, entry: OpenTab, *, waits_for_front: bool = False) -> DocumentTab:
        """One tab with its document and its conversation."""
        tab = self._window.tabs.open(entry.path, entry.view, waits_for_front=waits_for_front)
        if entry.conversation:
            self._awaited[self._services.history.load(entry.conversation)] = tab
        return tab

    def open_conversation(self, key: str) -> None:
        """Shows a conversation of the history beside its document, where that is still to be had."""
        there = next((tab for tab in self._window.tabs if tab.conversation.key == key), None)
        if there is not None:
            self._window.tabs.bring_to_front(there)
        else:
            self._awaited[self._services.history.load(key)] = None

    def _end(self) -> None:
        self._window.tabs_changed.disconnect(self._note)
        self.save()

    def _note(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _take_conversation(self, number: int, kept: KeptConversation | None) -> None:
        if number not in self._awaited:
            return  # the history's own preview asked for it
        tab = self._awaited.pop(number)
        if kept is None:
            return
        if tab is None or tab not in self._window.tabs:
            tab = self._window.tabs.with_document(kept.document)
        tab.questions.revive(kept)
