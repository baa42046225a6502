"""The window: tabs above, pages in the middle, the conversation on the right, a quiet line below. GUI
thread.

Joins its parts: which tabs there are is in `Tabs`, everything about one document in its `DocumentTab`, and
what actions, dialogs and the session do is joined to it by `Desk`. It starts no engine itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from app import NAME
from app.conversation.conversation import Conversation
from app.documents.document import Document
from app.errors import UserError
from app.inference.model_management import is_pack
from app.viewport.overlay import LatencyPill
from app.viewport.viewport import Viewport
from app.windows.actions import Actions
from app.windows.columns import Columns
from app.windows.conversation.conversation_panel import ConversationPanel
from app.windows.document_tab import DocumentTab
from app.windows.header_bar import HeaderBar
from app.windows.incoming import files_in, picture_in
from app.windows.kept_place import keep_place, restore_place
from app.windows.model_status import ModelStatus
from app.windows.notice import Notice
from app.windows.services import Services
from app.windows.status_line import StatusLine
from app.windows.tab_bar import TabBar
from app.windows.tabs import Tabs

_FILTER = (
    "*.pdf *.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif *.bmp *.epub *.mobi *.fb2 *.xps *.cbz *.svg *.txt"
)
_SAY_MS = 2500


class MainWindow(QMainWindow):
    """Tabs, and the one in front."""

    document_opened = Signal(object)
    tabs_changed = Signal()  # which there are, where the reader is in them, what was asked
    state_changed = Signal()  # what can be done now
    models_wanted = Signal()
    model_wanted = Signal(str)  # its name
    pack_given = Signal(object)  # Path of a model pack
    prompts_wanted = Signal()
    link_clicked = Signal(QUrl)
    page_link_clicked = Signal(object)  # Link
    page_menu_wanted = Signal(QPoint)  # where on the screen
    picture_pasted = Signal(QImage)
    closing = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._settings = services.settings
        self.actions_by_name = Actions(services.theme, self)
        self.addActions(self.actions_by_name.all())
        self.tab_bar, self.columns = TabBar(services.theme), Columns(services.settings)
        self.tabs = Tabs(services, self.tab_bar, self.columns, self)
        self.header = HeaderBar(self.actions_by_name, self.tab_bar, services.theme)
        self.status = StatusLine(services.theme)
        self.model = ModelStatus(services, self.status, self)
        self._lay_out()
        self._join()
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self._restore_state()
        self.tabs.add()
        self.panel.focus_question()

    # -- the tab in front ------------------------------------------------------------------------------

    @property
    def tab(self) -> DocumentTab:
        """The tab in front; there always is one."""
        return self.tabs.front

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
        """Opens each in a tab; one that is open already comes to the front. Model packs go another way."""
        for path in paths:
            if is_pack(path):
                self.pack_given.emit(path)
            else:
                self.open_file(path)

    def open_file(self, path: Path) -> DocumentTab:
        """Opens a document in a tab of its own, or brings the tab that has it to the front."""
        return self.tabs.open(path)

    def open_sample(self) -> None:
        """The document that comes with the program."""
        if self._services.samples:
            self.open_file(self._services.samples[0].path)

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
        for tab in self.tabs:
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
        self.tabs.added.connect(self._join_tab)
        self.tabs.changed.connect(self._refresh)
        self.tabs.listed.connect(self._take_list)
        self.status.models_wanted.connect(self.models_wanted)
        self.status.page.page_chosen.connect(lambda page: self.viewport.go_to(page, None))
        self.status.page.left.connect(lambda: self.viewport.setFocus())
        self._settings.changed.connect(self._take_setting)
        self.model.changed.connect(self.state_changed)
        self.model.load_failed.connect(self._tell_load_error)
        self._services.history.problem.connect(self.tell)

    # -- tabs ------------------------------------------------------------------------------------------

    def _join_tab(self, tab: DocumentTab) -> None:
        tab.open_wanted.connect(self.choose_files)
        tab.sample_wanted.connect(self.open_sample)
        tab.model_wanted.connect(self.model_wanted)
        tab.copied.connect(lambda: self.say(self.tr("Copied")))
        tab.capture_wanted.connect(self.actions_by_name["capture_region"].trigger)
        tab.document_opened.connect(lambda document: self._take_document(tab, document))
        tab.panel.edit_prompts_wanted.connect(self.prompts_wanted)
        tab.panel.link_clicked.connect(self.link_clicked)
        tab.viewport.context_menu_wanted.connect(self.page_menu_wanted)
        tab.viewport.link_activated.connect(self.page_link_clicked)

    def _take_list(self) -> None:
        """A tab has come, gone or moved: the focus does not stay on what is gone."""
        focused = self.focusWidget()
        if focused is None or not focused.isVisible():
            self.panel.focus_question()
        self.tabs_changed.emit()

    def _take_document(self, tab: DocumentTab, document: Document) -> None:
        if document.file is not None and not self._settings.get("private_mode"):
            self._services.recent.remember(document.file, tab.view())
        if tab is self.tab and not isinstance(self.focusWidget(), QLineEdit):
            tab.panel.focus_question()  # nobody is typing elsewhere: a question can be typed at once
        self.document_opened.emit(document)

    def _refresh(self, tab: DocumentTab) -> None:
        """Name, page, zoom or conversation of a tab have changed."""
        self.tabs_changed.emit()
        if tab is not self.tab:
            return
        self.setWindowTitle(f"{tab.name} — {NAME}" if tab.name else NAME)
        document = tab.document
        self.status.show_zoom(tab.viewport.zoom if document is not None else None)
        self.status.page.show_page(
            tab.viewport.current_page, document.page_count if document is not None else 0
        )
        self.model.show_answering(any(tab.conversation.running is not None for tab in self.tabs))

    # -- state -----------------------------------------------------------------------------------------

    def _tell_load_error(self, error: UserError) -> None:
        self.notice.tell(error, self.tr("Try again"), self.model.load)

    def _take_setting(self, key: str, value: object) -> None:
        if key == "private_mode":
            self.status.show_private(bool(value))
        for tab in self.tabs:
            tab.take_setting(key, value)

    # -- the window ------------------------------------------------------------------------------------

    def _take(self, data: QMimeData) -> None:
        self.open_files(files_in(data))
        picture = picture_in(data)
        if picture is not None:
            self.picture_pasted.emit(picture)

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
            self.tabs.retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.tab.questions.encode_ahead()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_state()
        self.closing.emit()
        for tab in self.tabs:
            tab.stop()
        super().closeEvent(event)

    def _keep_state(self) -> None:
        if not self.isFullScreen():
            keep_place(self, self._settings, "window_geometry")
        self.columns.keep()

    def _restore_state(self) -> None:
        self.resize(1280, 800)
        restore_place(self, self._settings, "window_geometry")
        self.columns.restore(self.width())
        self.status.show_private(self._settings.get("private_mode"))
