"""The window: tabs above, pages in the middle, the conversation on the right, a quiet line below. GUI
thread.

Owns which tabs there are and which is in front; everything about one document is in its `DocumentTab`. What
it needs is given to it by `app.application`; it starts no engine itself.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app import NAME
from app.conversation.conversation import ENDED, Conversation
from app.documents.document import Document
from app.errors import UserError
from app.inference.engine_worker import EngineFacts
from app.recent_files import OpenTab
from app.viewport.overlay import LatencyPill
from app.viewport.viewport import Viewport
from app.windows.actions import Actions
from app.windows.bars import HeaderBar, StatusLine
from app.windows.conversation_panel import ConversationPanel
from app.windows.document_tab import DocumentTab
from app.windows.incoming import files_in, files_to_open
from app.windows.notice import Notice
from app.windows.services import Services
from app.windows.tab_bar import TabBar

log = logging.getLogger(__name__)
_FILTER = "*.pdf *.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif *.bmp *.epub *.xps *.cbz *.svg *.txt"
_MOST_CLOSED = 20


class MainWindow(QMainWindow):
    """Tabs, and the one in front."""

    document_opened = Signal(object)
    closed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._engine, self._settings = services.engine, services.settings
        self._tabs: list[DocumentTab] = []
        self._closed_tabs: list[OpenTab] = []
        self.actions_by_name = Actions(services.theme, self)
        self.addActions(self.actions_by_name.all())
        self.tab_bar = TabBar(services.theme)
        self.header = HeaderBar(self.actions_by_name, self.tab_bar, services.theme)
        self.status = StatusLine(services.theme)
        self._lay_out()
        self._join()
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self._restore_state()
        self._add_tab()

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

    # -- commands --------------------------------------------------------------------------------------

    def open_files(self, paths: Sequence[Path]) -> None:
        """Opens each in a tab; one that is open already comes to the front."""
        for path in paths:
            self.open_file(path)

    def open_file(self, path: Path) -> DocumentTab:
        """Opens a document in a tab of its own, or brings the tab that has it to the front."""
        there = next((tab for tab in self._tabs if tab.path == path), None)
        if there is not None:
            self.tab_bar.setCurrentIndex(self._tabs.index(there))
            return there
        tab = self.tab if self.tab.is_empty else self._add_tab()
        tab.open_file(path)
        return tab

    def choose_files(self) -> None:
        """The system's own dialog."""
        path = self.tab.path
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
        if tab.document is not None:
            self._closed_tabs = [*self._closed_tabs[1 - _MOST_CLOSED :], _kept(tab)]
        self._remove_tab(tab)
        if not self._tabs:
            self._add_tab()

    def reopen_closed(self) -> None:
        """Brings back the tab that was closed last."""
        if self._closed_tabs:
            self.open_file(self._closed_tabs.pop().path)

    def load_model(self) -> None:
        """Loads the model that the settings name."""
        settings = self._settings
        self.status.show_loading(settings.get("model"), "", 0.0)
        self._engine.load(settings.get("model"), settings.get("device"), settings.get("precision"))

    def tell(self, error: UserError) -> None:
        """Something that the reader should know, over the pages in front."""
        self.notice.tell(error)

    def close_readers(self) -> None:
        """Waits for documents that were being opened; shut the reader down first."""
        for tab in self._tabs:
            tab.opener.close()

    # -- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.page_stack, self.panel_stack = QStackedWidget(), QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        for stack in (self.page_stack, self.panel_stack):
            self.splitter.addWidget(stack)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setCollapsible(0, False)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _join(self) -> None:
        for name, command in {
            "open": self.choose_files,
            "paste": self.paste,
            "sample": self._open_sample,
            "close_tab": self.close_tab,
            "reopen_closed": self.reopen_closed,
            "quit": self.close,
            "next_tab": lambda: self._step_tab(1),
            "previous_tab": lambda: self._step_tab(-1),
            "zoom_in": lambda: self.viewport.zoom_in(),
            "zoom_out": lambda: self.viewport.zoom_out(),
            "actual_size": lambda: self.viewport.set_zoom(1.0),
            "fit_width": lambda: self.viewport.fit_width(),
            "next_page": lambda: self.viewport.go_to_page(self.viewport.current_page + 1),
            "previous_page": lambda: self.viewport.go_to_page(self.viewport.current_page - 1),
            "focus_question": lambda: self.panel.composer.box.setFocus(),
            "stop": lambda: self.tab.stop(),
        }.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, command=command: command())
        latency = self.actions_by_name["show_latency"]
        latency.setChecked(self._settings.get("show_latency"))
        latency.toggled.connect(lambda shown: self._settings.set("show_latency", shown))
        latency.toggled.connect(lambda _: self.tab.place_pill())
        self.tab_bar.currentChanged.connect(self._show_tab)
        self.tab_bar.tabMoved.connect(self._move_tab)
        self.tab_bar.close_wanted.connect(self.close_tab)
        self._engine.loading.connect(self._show_loading)
        self._engine.ready.connect(self._show_state)
        self._engine.load_failed.connect(self._show_load_error)

    # -- tabs ------------------------------------------------------------------------------------------

    def _add_tab(self) -> DocumentTab:
        tab = DocumentTab(self._services, self)
        self._tabs.append(tab)
        self.page_stack.addWidget(tab.pages)
        self.panel_stack.addWidget(tab.panel)
        tab.changed.connect(lambda: self._refresh(tab))
        tab.open_wanted.connect(self.choose_files)
        tab.open_failed.connect(lambda error: self._give_up(tab, error))
        tab.document_opened.connect(self.document_opened)
        index = self.tab_bar.add(tab.name)
        self.tab_bar.setCurrentIndex(index)
        self._show_tab(index)
        return tab

    def _remove_tab(self, tab: DocumentTab) -> None:
        tab.close()
        index = self._tabs.index(tab)
        self._tabs.remove(tab)
        self.page_stack.removeWidget(tab.pages)
        self.panel_stack.removeWidget(tab.panel)
        self.tab_bar.removeTab(index)
        for gone in (tab.pages, tab.panel, tab):
            gone.deleteLater()

    def _give_up(self, tab: DocumentTab, error: UserError | None) -> None:
        """A tab whose document could not be opened goes, unless it is the only one."""
        if len(self._tabs) > 1:
            self._remove_tab(tab)
        if error is not None:
            self.tab.tell_open_error(error)

    def _show_tab(self, index: int) -> None:
        if not 0 <= index < len(self._tabs) or self.tab_bar.count() != len(self._tabs):
            return  # between two steps of adding or closing one
        front = self._tabs[index]
        for tab in self._tabs:
            if tab is not front:
                tab.come_to_front(False)
        self.page_stack.setCurrentWidget(front.pages)
        self.panel_stack.setCurrentWidget(front.panel)
        front.come_to_front(True)
        self._refresh(front)

    def _move_tab(self, origin: int, target: int) -> None:
        self._tabs.insert(target, self._tabs.pop(origin))

    def _step_tab(self, step: int) -> None:
        self.tab_bar.setCurrentIndex((self.tab_bar.currentIndex() + step) % len(self._tabs))

    def _refresh(self, tab: DocumentTab) -> None:
        """Name, page and zoom of a tab have changed."""
        if tab not in self._tabs:
            return
        name = tab.name or self.tr("New tab")
        self.tab_bar.name(self._tabs.index(tab), name, str(tab.path or ""))
        if tab is not self.tab:
            return
        self.setWindowTitle(f"{tab.name} — {NAME}" if tab.name else NAME)
        document = tab.document
        self.status.show_zoom(tab.viewport.zoom if document is not None else None)
        self.status.show_page(tab.viewport.current_page, document.page_count if document is not None else 0)
        self._show_state()

    def _open_sample(self) -> None:
        if self._services.samples:
            self.open_file(self._services.samples[0].path)

    # -- the engine ------------------------------------------------------------------------------------

    def _show_loading(self, step: str, share: float) -> None:
        self.status.show_loading(self._settings.get("model"), step, share)

    def _show_state(self, _: EngineFacts | None = None) -> None:
        facts = self._engine.facts
        if facts is not None:
            turns = [tab.conversation.running for tab in self._tabs]
            self.status.show_ready(facts, busy=any(t is not None and t.stage not in ENDED for t in turns))

    def _show_load_error(self, error: UserError) -> None:
        self.status.show_error(error)
        self.notice.tell(error, self.tr("Try again"), self.load_model)

    # -- the window ------------------------------------------------------------------------------------

    def _take(self, data: object) -> None:
        try:
            self.open_files(files_to_open(data))  # type: ignore[arg-type]
        except UserError as error:
            self.tell(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._tabs:
            self.notice.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set("window_geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        if self.panel_stack.width() >= 240:
            self._settings.set("panel_width", min(self.panel_stack.width(), 1600))
        for tab in self._tabs:
            tab.close()
        super().closeEvent(event)
        self.closed.emit()

    def _restore_state(self) -> None:
        self.resize(1280, 800)
        kept = self._settings.get("window_geometry")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))
        width = self._settings.get("panel_width")
        self.splitter.setSizes([max(self.width() - width, 240), width])


def _kept(tab: DocumentTab) -> OpenTab:
    assert tab.path is not None
    return OpenTab(tab.path, tab.conversation.key)
