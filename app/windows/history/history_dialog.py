"""The history of conversations: search, look, open, export, delete. Made by the window; GUI thread.

Enter opens what is selected. Deleting asks nothing, because it can be undone; only deleting everything asks,
once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMessageBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.conversation.exporter import Exporter
from app.conversation.history import History
from app.conversation.history_rows import KeptConversation
from app.errors import UserError
from app.theme import Theme
from app.translations import translated
from app.windows.history.export_file import ask_export_path
from app.windows.history.history_list import HistoryList
from app.windows.history.history_preview import HistoryPreview
from app.windows.history.message_bar import MessageBar
from app.windows.sheet import Sheet, name_button

_CHOOSING_RESTS_MS = 80  # walking through the list loads only where it stops


class HistoryDialog(Sheet):
    """Made anew each time; `exporter` outlives it, so that closing it interrupts no export."""

    open_wanted = Signal(str)  # a conversation's key

    def __init__(
        self, history: History, exporter: Exporter, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._history, self._exporter = history, exporter
        self._load: int | None = None  # the number of the load that the preview waits for
        self._choosing = QTimer(self, singleShot=True, interval=_CHOOSING_RESTS_MS)
        self.chooser = HistoryList(history, theme)
        self.preview = HistoryPreview(theme)
        self.message = MessageBar()
        self._make_buttons()
        self._arrange()
        self._connect()
        self.retranslate()
        self.chooser.search_field.setFocus()
        self.chooser.refresh()

    # -- commands --------------------------------------------------------------------------------------

    def open_selected(self) -> None:
        """Asks the window to open the conversation that the preview shows, or will show."""
        summary = self.chooser.current()
        if summary is not None:
            self.open_wanted.emit(summary.key)
            self.accept()

    def delete_selected(self) -> None:
        """Deletes what is selected, and offers to take it back."""
        keys = self.chooser.selected_keys()
        if not keys:
            return
        row = self.chooser.model.index_of(keys[0]).row()
        self._history.delete(keys)
        self.chooser.select_near(row)
        words = self.tr("%n conversation(s) deleted.", "", len(keys))
        self.message.tell(words, self.tr("Undo"), lambda: self._take_back(keys))

    def undo(self) -> None:
        """Takes the last deletion back."""
        self.message.act()

    def export_selected(self) -> None:
        """Asks for a file and writes the conversation that the preview shows."""
        kept = self.preview.kept
        path = ask_export_path(self, kept.title) if kept is not None else None
        if kept is not None and path is not None:
            self._exporter.export(kept, path)

    def ask_delete_everything(self) -> None:
        """Asks once, then erases all conversations for good."""
        box = QMessageBox(QMessageBox.Icon.Warning, "", self.tr("Delete all conversations?"), parent=self)
        box.setWindowTitle(self.tr("Delete everything"))
        box.setInformativeText(self.tr("They are erased from this computer and cannot be brought back."))
        erase = box.addButton(self.tr("Delete everything"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        erase.clicked.connect(self._delete_everything)
        box.open()

    def done(self, result: int) -> None:
        self.chooser.stop()
        self._choosing.stop()
        self.preview.close_background()
        super().done(result)

    # -- building --------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.delete_everything_button, self.delete_button = QPushButton(), QPushButton()
        self.export_button, self.open_button = QPushButton(), QPushButton()
        self.delete_everything_button.setProperty("kind", "quiet")
        self.open_button.setProperty("kind", "primary")
        self.open_button.setDefault(True)
        others = (self.delete_everything_button, self.delete_button, self.export_button, self.close_button)
        for button in others:
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        left = QWidget()
        left.setMinimumWidth(260)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chooser, 1)
        column.addWidget(self.message)
        self.preview.setMinimumWidth(280)
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=16)
        splitter.setProperty("kind", "plain")
        splitter.addWidget(left)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([380, 620])
        self.body.addWidget(splitter)
        self.footer.addWidget(self.delete_everything_button)
        self.footer.addStretch(1)
        for button in (self.delete_button, self.export_button, self.close_button, self.open_button):
            self.footer.addWidget(button)
        self.resize(1040, 680)

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._choosing.start)
        self.chooser.chosen.connect(self._show_state)
        self.chooser.opened.connect(self.open_selected)
        self._choosing.timeout.connect(self._load_preview)
        self._history.loaded.connect(self._show_loaded)
        self._exporter.exported.connect(self._tell_exported)
        self._exporter.failed.connect(self._tell_error)
        self.open_button.clicked.connect(self.open_selected)
        self.export_button.clicked.connect(self.export_selected)
        self.delete_button.clicked.connect(self.delete_selected)
        self.delete_everything_button.clicked.connect(self.ask_delete_everything)
        self._key(self.chooser.view, QKeySequence(Qt.Key.Key_Delete), self.delete_selected)
        self._key(self.chooser.view, QKeySequence(QKeySequence.StandardKey.Undo), self.undo)
        self._key(self, QKeySequence(QKeySequence.StandardKey.Find), self.chooser.focus_search)

    def _key(self, owner: QWidget, keys: QKeySequence, act: Callable[[], None]) -> None:
        action = QAction(owner)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        owner.addAction(action)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("History"))
        self.preview.setAccessibleName(self.tr("Preview of the conversation"))
        name_button(self.delete_everything_button, self.tr("Delete everything…"))
        name_button(self.delete_button, self.tr("Delete"))
        name_button(self.export_button, self.tr("Export…"))
        name_button(self.open_button, self.tr("Open"))
        self.chooser.retranslate()
        self._show_state()

    # -- what happens ----------------------------------------------------------------------------------

    def _load_preview(self) -> None:
        summary = self.chooser.current()
        if summary is None:
            self._load = None
            self.preview.show_conversation(None)
        else:
            self._load = self._history.load(summary.key)
        self._show_state()

    def _show_loaded(self, number: int, kept: KeptConversation | None) -> None:
        if number == self._load:
            self.preview.show_conversation(kept)
            self._show_state()

    def _show_state(self) -> None:
        summary, shown = self.chooser.current(), self.preview.kept
        is_shown = summary is not None and shown is not None and shown.key == summary.key
        self.open_button.setEnabled(summary is not None)
        self.delete_button.setEnabled(summary is not None)
        self.export_button.setEnabled(is_shown)
        there_is_some = self.chooser.model.rowCount() > 0 or bool(self.chooser.model.text.strip())
        self.delete_everything_button.setEnabled(there_is_some)

    def _take_back(self, keys: list[str]) -> None:
        self._history.undelete(keys)
        self.chooser.refresh(select_key=keys[0])

    def _delete_everything(self) -> None:
        self._history.delete_everything()
        self.chooser.search_field.clear()
        self.message.hide()
        self.chooser.refresh()

    def _tell_exported(self, path: Path) -> None:
        self.message.tell(self.tr("Saved as {name}.").format(name=path.name))

    def _tell_error(self, error: UserError) -> None:
        self.message.tell(str(translated(error)), is_error=True)
