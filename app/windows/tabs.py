"""The open tabs: which there are, in which order, and which is in front. GUI thread; `MainWindow` owns it.

There always is one; the tab bar shows their names, the columns their widgets. A tab that was closed can be
brought back, with its conversation, as long as the program runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.conversation.history_rows import KeptConversation
from app.documents.held_picture import KeptPicture
from app.errors import UserError
from app.windows.columns import Columns
from app.windows.document_tab import DocumentTab
from app.windows.services import Services
from app.windows.tab_bar import TabBar

_MOST_CLOSED = 20
_MOST_CLOSED_BYTES = 256 << 20  # of pictures without a file


@dataclass(frozen=True)
class _ClosedTab:
    document: Path | KeptPicture
    view: Mapping[str, Any]
    conversation: KeptConversation
    is_private: bool

    @property
    def bytes(self) -> int:
        """What it holds of the memory."""
        return len(self.document.png) if isinstance(self.document, KeptPicture) else 0


class Tabs(QObject):
    """A sequence of `DocumentTab`, from left to right."""

    added = Signal(object)  # DocumentTab: to be joined with the window
    changed = Signal(object)  # DocumentTab: its name, page, zoom or conversation
    listed = Signal()  # which there are, or their order

    def __init__(self, services: Services, bar: TabBar, columns: Columns, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._bar, self._columns = services, bar, columns
        self._tabs: list[DocumentTab] = []
        self._closed: list[_ClosedTab] = []
        bar.currentChanged.connect(self._show)
        bar.tabMoved.connect(self._move)
        bar.close_wanted.connect(self.close)

    def __iter__(self) -> Iterator[DocumentTab]:
        return iter(self._tabs)

    def __len__(self) -> int:
        return len(self._tabs)

    def __getitem__(self, index: int) -> DocumentTab:
        return self._tabs[index]

    @property
    def front(self) -> DocumentTab:
        """The one on show."""
        return self._tabs[max(self._bar.currentIndex(), 0)]

    @property
    def has_closed(self) -> bool:
        """Whether there is a tab to reopen."""
        return bool(self._closed)

    def add(self, *, in_front: bool = True) -> DocumentTab:
        """A new empty tab at the end."""
        tab = DocumentTab(self._services, self)
        self._tabs.append(tab)
        self._columns.add(tab)
        tab.changed.connect(lambda: self._refresh(tab))
        tab.open_failed.connect(lambda error: self._give_up(tab, error))
        self.added.emit(tab)
        self._bar.add(tab.name)
        if in_front or len(self._tabs) == 1:
            self.bring_to_front(tab)
        return tab

    def open(
        self, path: Path, view: Mapping[str, Any] | None = None, *, waits_for_front: bool = False
    ) -> DocumentTab:
        """Opens a document in a tab of its own, or brings the tab that has it to the front."""
        there = next((tab for tab in self._tabs if tab.path == path), None)
        if there is not None:
            self.bring_to_front(there)
            return there
        tab = self.front if self.front.is_empty else self.add(in_front=not waits_for_front)
        tab.open_file(path, view, waits_for_front=waits_for_front)
        return tab

    def open_picture(self, picture: KeptPicture, view: Mapping[str, Any] | None = None) -> DocumentTab:
        """Opens a picture that has no file in a tab of its own."""
        tab = self.with_document(None)
        tab.open_picture(picture, view)
        return tab

    def with_document(self, document: Path | None) -> DocumentTab:
        """A tab with that document, opened where it is not; without one, an empty tab."""
        if document is not None:
            return self.open(document)
        return self.front if self.front.is_empty else self.add()

    def bring_to_front(self, tab: DocumentTab) -> None:
        """Shows a tab; what waited for that is opened now."""
        index = self._tabs.index(tab)
        if index == self._bar.currentIndex():
            self._show(index)
        else:
            self._bar.setCurrentIndex(index)  # which shows it

    def step(self, step: int) -> None:
        """The next tab, or the one before, and round."""
        self._bar.setCurrentIndex((self._bar.currentIndex() + step) % len(self._tabs))

    def close(self, index: int) -> None:
        """Closes a tab; the last one leaves an empty one behind."""
        tab = self._tabs[index]
        if tab.is_empty and len(self._tabs) == 1:
            return
        document = tab.path or tab.file.picture
        if document is not None:
            conversation = KeptConversation.of(tab.conversation)
            self._closed.append(_ClosedTab(document, tab.view(), conversation, tab.conversation.is_private))
            self._let_go_of_closed()
        self._remove(tab)

    def close_front(self) -> None:
        """Closes the tab on show."""
        self.close(self._tabs.index(self.front))

    def reopen_closed(self) -> None:
        """Brings back the tab that was closed last, with its conversation."""
        if self._closed:
            closed = self._closed.pop()
            kept = closed.conversation
            if isinstance(closed.document, KeptPicture):
                tab = self.open_picture(closed.document, closed.view)
            else:
                tab = self.open(closed.document, closed.view)
            if kept.turns and not tab.conversation.turns:
                tab.questions.revive(kept, is_private=closed.is_private)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        for tab in self._tabs:
            tab.retranslate()
            self._refresh(tab)

    def _let_go_of_closed(self) -> None:
        """The oldest make way: they are too many, or hold too much of the memory."""
        while len(self._closed) > _MOST_CLOSED or (
            len(self._closed) > 1 and sum(tab.bytes for tab in self._closed) > _MOST_CLOSED_BYTES
        ):
            del self._closed[0]

    def _remove(self, tab: DocumentTab) -> None:
        if len(self._tabs) == 1:
            self.add()
        tab.stop()
        index = self._tabs.index(tab)
        self._tabs.remove(tab)
        self._bar.removeTab(index)
        self._columns.remove(tab)
        tab.deleteLater()
        self._show(self._bar.currentIndex())
        self.listed.emit()

    def _give_up(self, tab: DocumentTab, error: UserError | None) -> None:
        """A tab whose document could not be opened goes, unless there is something else in it."""
        shown = tab
        if not tab.conversation.turns and len(self._tabs) > 1:
            self._remove(tab)
            shown = self.front
        if error is not None:
            shown.tell_open_error(error)

    def _show(self, index: int) -> None:
        if not 0 <= index < len(self._tabs) or self._bar.count() != len(self._tabs):
            return  # between two steps of adding or closing one
        front = self._tabs[index]
        for tab in self._tabs:
            if tab is not front:
                tab.come_to_front(False)
        self._columns.show_tab(front)
        front.come_to_front(True)
        self._refresh(front)

    def _move(self, origin: int, target: int) -> None:
        self._tabs.insert(target, self._tabs.pop(origin))
        self.listed.emit()

    def _refresh(self, tab: DocumentTab) -> None:
        if tab in self._tabs and self._bar.count() == len(self._tabs):
            name = tab.name or self.tr("New tab")
            self._bar.name(self._tabs.index(tab), name, str(tab.path or ""))
            self.changed.emit(tab)
