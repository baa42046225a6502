"""The window: tabs above, pages in the middle, the conversation on the right, a quiet line below. GUI
thread.

Owns which tabs there are and which is in front; everything about one document is in its `DocumentTab`, and
what actions, dialogs and the session do is joined to it by `Desk`. It starts no engine itself.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from app import NAME
from app.conversation.conversation import Conversation
from app.conversation.history_rows import KeptConversation
from app.documents.document import Document
from app.errors import UserError
from app.inference.engine_client import EngineState
from app.inference.model_jobs import JobKind
from app.recent_files import OpenTab
from app.viewport.overlay import LatencyPill
from app.viewport.viewport import Viewport
from app.windows.actions import Actions
from app.windows.columns import Columns
from app.windows.conversation.conversation_panel import ConversationPanel
from app.windows.document_tab import DocumentTab
from app.windows.header_bar import HeaderBar
from app.windows.incoming import files_in, files_to_open
from app.windows.notice import Notice
from app.windows.services import Services
from app.windows.status_line import StatusLine
from app.windows.tab_bar import TabBar

log = logging.getLogger(__name__)
_FILTER = (
    "*.pdf *.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif *.bmp *.epub *.mobi *.fb2 *.xps *.cbz *.svg *.txt"
)
_MOST_CLOSED = 20
_SAY_MS = 2500


class MainWindow(QMainWindow):
    """Tabs, and the one in front."""

    document_opened = Signal(object)
    tabs_changed = Signal()  # which there are, where the reader is in them, what was asked
    state_changed = Signal()  # what can be done now
    models_wanted = Signal()
    prompts_wanted = Signal()
    link_clicked = Signal(QUrl)
    page_link_clicked = Signal(object)  # Link
    page_menu_wanted = Signal(QPoint)  # where on the screen
    closing = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._engine, self._settings = services.engine, services.settings
        self._tabs: list[DocumentTab] = []
        self._closed_tabs: list[tuple[OpenTab, KeptConversation]] = []
        self._soon_load = QTimer(self, singleShot=True, interval=0)
        self._soon_load.timeout.connect(self._load_chosen)
        self.actions_by_name = Actions(services.theme, self)
        self.addActions(self.actions_by_name.all())
        self.tab_bar = TabBar(services.theme)
        self.header = HeaderBar(self.actions_by_name, self.tab_bar, services.theme)
        self.columns = Columns(services.settings)
        self.status = StatusLine(services.theme)
        self._lay_out()
        self._join()
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self._restore_state()
        self._add_tab()
        self.panel.focus_question()

    # -- the tab in front ------------------------------------------------------------------------------

    @property
    def tab(self) -> DocumentTab:
        """The tab in front; there always is one."""
        return self._tabs[max(self.tab_bar.currentIndex(), 0)]

    @property
    def tabs(self) -> tuple[DocumentTab, ...]:
        """All tabs, from left to right."""
        return tuple(self._tabs)

    @property
    def document(self) -> Document | None:
        return self.tab.document

    @property
    def viewport(self) -> Viewport:
        return self.tab.viewport

    @property
    def panel(self) -> ConversationPanel:
        return self.tab.panel

    @property
    def conversation(self) -> Conversation:
        return self.tab.conversation

    @property
    def pill(self) -> LatencyPill:
        return self.tab.pill

    @property
    def notice(self) -> Notice:
        return self.tab.notice

    @property
    def has_closed_tabs(self) -> bool:
        """Whether there is a tab to reopen."""
        return bool(self._closed_tabs)

    # -- commands --------------------------------------------------------------------------------------

    def open_files(self, paths: Sequence[Path]) -> None:
        """Opens each in a tab; one that is open already comes to the front."""
        for path in paths:
            self.open_file(path)

    def open_file(
        self, path: Path, view: Mapping[str, Any] | None = None, *, waits_for_front: bool = False
    ) -> DocumentTab:
        """Opens a document in a tab of its own, or brings the tab that has it to the front."""
        there = next((tab for tab in self._tabs if tab.path == path), None)
        if there is not None:
            self.bring_to_front(there)
            return there
        tab = self.tab if self.tab.is_empty else self._add_tab(in_front=not waits_for_front)
        tab.open_file(path, view, waits_for_front=waits_for_front)
        return tab

    def bring_to_front(self, tab: DocumentTab) -> None:
        """Shows a tab; what waited for that is opened now."""
        index = self._tabs.index(tab)
        self.tab_bar.setCurrentIndex(index)
        self._show_tab(index)

    def open_sample(self) -> None:
        """The document that comes with the program."""
        if self._services.samples:
            self.open_file(self._services.samples[0].path)

    def tab_for(self, document: Path | None) -> DocumentTab:
        """A tab with that document, opened where it is not; without one, an empty tab."""
        if document is not None:
            return self.open_file(document)
        return self.tab if self.tab.is_empty else self._add_tab()

    def choose_files(self) -> None:
        """The system's own dialog."""
        path = self.tab.path or next(iter(self._services.recent.files()), None)
        folder = str(path.parent) if path is not None else str(Path.home())
        kinds = self.tr("Documents and pictures ({patterns});;All files (*)").format(patterns=_FILTER)
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Open documents"), folder, kinds)
        self.open_files([Path(name) for name in chosen])

    def paste(self) -> None:
        """Opens what was copied: files, or a picture."""
        self._take(QGuiApplication.clipboard().mimeData())

    def close_tab(self, index: int | None = None) -> None:
        """Closes a tab; the last one leaves an empty one behind."""
        tab = self.tab if index is None else self._tabs[index]
        if tab.is_empty and len(self._tabs) == 1:
            return
        if tab.path is not None:
            kept = KeptConversation.of(tab.conversation)
            self._closed_tabs = [*self._closed_tabs[1 - _MOST_CLOSED :], (tab.to_reopen(), kept)]
        self._remove_tab(tab)

    def reopen_closed(self) -> None:
        """Brings back the tab that was closed last, with its conversation."""
        if self._closed_tabs:
            entry, kept = self._closed_tabs.pop()
            tab = self.open_file(entry.path, entry.view)
            if kept.turns and not tab.conversation.turns:
                tab.questions.revive(kept)

    def step_tab(self, step: int) -> None:
        """The next tab, or the one before, and round."""
        self.tab_bar.setCurrentIndex((self.tab_bar.currentIndex() + step) % len(self._tabs))

    def load_model(self) -> None:
        """Loads the model that the settings name."""
        settings = self._settings
        self.status.show_loading(settings.get("model"), 0.0)
        self._engine.load(settings.get("model"), settings.get("device"), settings.get("precision"))

    def show_full_screen(self, on: bool) -> None:
        """The pages and nothing else; the conversation where it is wanted."""
        self.header.setVisible(not on)
        self.status.setVisible(not on)
        state = self.windowState()
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(state | full if on else state & ~full)

    def tell(self, error: UserError) -> None:
        """Something that the reader should know, over the pages in front."""
        self.notice.tell(error)

    def say(self, words: str) -> None:
        """A short confirmation that goes by itself."""
        self.status.showMessage(words, _SAY_MS)

    def come_to_front(self) -> None:
        """A second start has nothing to open: it wants this window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def close_readers(self) -> None:
        """Waits for what the tabs asked of the reader; shut it down first."""
        for tab in self._tabs:
            tab.close()

    # -- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.columns, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        if sys.platform == "darwin":
            self.actions_by_name.fill(self.menuBar())

    def _join(self) -> None:
        self.tab_bar.currentChanged.connect(self._show_tab)
        self.tab_bar.tabMoved.connect(self._move_tab)
        self.tab_bar.close_wanted.connect(self.close_tab)
        self.status.models_wanted.connect(self.models_wanted)
        self.status.page.page_chosen.connect(lambda page: self.viewport.go_to(page, None))
        self.status.page.left.connect(lambda: self.viewport.setFocus())
        self._settings.changed.connect(self._take_setting)
        self._engine.loading.connect(lambda _, share: self._show_loading(share))
        self._engine.ready.connect(lambda _: self._show_state())
        self._engine.unloaded.connect(lambda _: self._show_state())
        self._engine.load_failed.connect(self._show_load_error)
        self._services.history.problem.connect(self.tell)
        self._services.model_jobs.progressed.connect(self._note_download)

    # -- tabs ------------------------------------------------------------------------------------------

    def _add_tab(self, *, in_front: bool = True) -> DocumentTab:
        tab = DocumentTab(self._services, self)
        self._tabs.append(tab)
        self.columns.add(tab)
        tab.changed.connect(lambda: self._refresh(tab))
        tab.open_wanted.connect(self.choose_files)
        tab.sample_wanted.connect(self.open_sample)
        tab.open_failed.connect(lambda error: self._give_up(tab, error))
        tab.document_opened.connect(lambda document: self._take_document(tab, document))
        tab.panel.edit_prompts_wanted.connect(self.prompts_wanted)
        tab.panel.link_clicked.connect(self.link_clicked)
        tab.viewport.context_menu_wanted.connect(self.page_menu_wanted)
        tab.viewport.link_activated.connect(self.page_link_clicked)
        index = self.tab_bar.add(tab.name)
        if in_front or len(self._tabs) == 1:
            self.tab_bar.setCurrentIndex(index)
            self._show_tab(index)
        return tab

    def _remove_tab(self, tab: DocumentTab) -> None:
        if len(self._tabs) == 1:
            self._add_tab()
        tab.stop()
        index = self._tabs.index(tab)
        self._tabs.remove(tab)
        self.tab_bar.removeTab(index)
        self.columns.remove(tab)
        tab.deleteLater()
        self._show_tab(self.tab_bar.currentIndex())
        if self.focusWidget() is None or not self.focusWidget().isVisible():
            self.panel.focus_question()
        self.tabs_changed.emit()

    def _give_up(self, tab: DocumentTab, error: UserError | None) -> None:
        """A tab whose document could not be opened goes, unless there is something else in it."""
        shown = tab
        if not tab.conversation.turns and len(self._tabs) > 1:
            self._remove_tab(tab)
            shown = self.tab
        if error is not None:
            shown.tell_open_error(error)

    def _show_tab(self, index: int) -> None:
        if not 0 <= index < len(self._tabs) or self.tab_bar.count() != len(self._tabs):
            return  # between two steps of adding or closing one
        front = self._tabs[index]
        for tab in self._tabs:
            if tab is not front:
                tab.come_to_front(False)
        self.columns.show_tab(front)
        front.come_to_front(True)
        self._refresh(front)

    def _move_tab(self, origin: int, target: int) -> None:
        self._tabs.insert(target, self._tabs.pop(origin))
        self.tabs_changed.emit()

    def _take_document(self, tab: DocumentTab, document: Document) -> None:
        if not self._settings.get("private_mode"):
            self._services.recent.remember(document.path, tab.view())
        if tab is self.tab and not isinstance(self.focusWidget(), QLineEdit):
            tab.panel.focus_question()  # nobody is typing elsewhere: a question can be typed at once
        self.document_opened.emit(document)

    def _refresh(self, tab: DocumentTab) -> None:
        """Name, page, zoom or conversation of a tab have changed."""
        if tab not in self._tabs:
            return
        self.tab_bar.name(self._tabs.index(tab), tab.name or self.tr("New tab"), str(tab.path or ""))
        self.tabs_changed.emit()
        if tab is not self.tab:
            return
        self.setWindowTitle(f"{tab.name} — {NAME}" if tab.name else NAME)
        document = tab.document
        self.status.show_zoom(tab.viewport.zoom if document is not None else None)
        self.status.page.show_page(
            tab.viewport.current_page, document.page_count if document is not None else 0
        )
        self._show_state()

    # -- state -----------------------------------------------------------------------------------------

    def _show_loading(self, share: float) -> None:
        self.status.show_loading(self._settings.get("model"), share)

    def _show_state(self) -> None:
        facts = self._engine.facts
        if facts is not None:
            busy = any(tab.conversation.running is not None for tab in self._tabs)
            self.status.show_ready(facts, busy=busy)
        elif self._engine.state in (EngineState.UNLOADED, EngineState.ASLEEP):
            self.status.show_unloaded(self._settings.get("model"))
        self.state_changed.emit()

    def _show_load_error(self, error: UserError) -> None:
        self.status.show_error(error)
        self.notice.tell(error, self.tr("Try again"), self.load_model)

    def _note_download(self) -> None:
        job = self._services.model_jobs.running
        if job is not None and job.kind is JobKind.DOWNLOAD:
            self.status.note_download()

    def _take_setting(self, key: str, value: object) -> None:
        if key in ("model", "device", "precision"):
            self._soon_load.start()  # after the other two, where all three are chosen at once
        elif key == "private_mode":
            self.status.show_private(bool(value))
        for tab in self._tabs:
            tab.take_setting(key, value)

    def _load_chosen(self) -> None:
        settings = self._settings
        chosen = (settings.get("model"), settings.get("device"), settings.get("precision"))
        if not self._engine.has(*chosen):  # who chose them in the models dialog has loaded it by now
            self.load_model()

    # -- the window ------------------------------------------------------------------------------------

    def _take(self, data: QMimeData) -> None:
        try:
            self.open_files(files_to_open(data))
        except UserError as error:
            self.tell(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10:
            self.header.menu_button.showMenu()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for tab in self._tabs:
                tab.retranslate()
                self._refresh(tab)
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.tab.questions.encode_ahead()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_state()
        self.closing.emit()
        for tab in self._tabs:
            tab.stop()
        super().closeEvent(event)

    def _keep_state(self) -> None:
        if not self.isFullScreen():
            geometry = bytes(self.saveGeometry().toBase64().data()).decode()
            self._settings.set("window_geometry", geometry)
        self.columns.keep()

    def _restore_state(self) -> None:
        self.resize(1280, 800)
        kept = self._settings.get("window_geometry")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))
        self.columns.restore(self.width())
        self.status.show_private(self._settings.get("private_mode"))
