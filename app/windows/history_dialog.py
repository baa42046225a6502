"""The history of conversations: search, look, open, export, delete. Made by the window; GUI thread.

The search field has the focus; arrow keys move through the list from there, Enter opens. Deleting asks
nothing, because it can be undone; only deleting everything asks, once.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.conversation.exporter import Exporter
from app.conversation.history import History
from app.conversation.history_rows import KeptConversation
from app.errors import UserError
from app.theme import Theme
from app.translations import translated
from app.windows.export_file import ask_export_path
from app.windows.history_model import HistoryModel
from app.windows.history_preview import HistoryPreview
from app.windows.history_row import HistoryRow
from app.windows.message_bar import MessageBar
from app.windows.sheet import Sheet, name_button

_TYPING_RESTS_MS, _CHOOSING_RESTS_MS = 120, 80
_LONGEST = 400
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class HistoryDialog(Sheet):
    """Made anew each time; `exporter` outlives it, so that closing it interrupts no export."""

    open_wanted = Signal(str)  # a conversation's key

    def __init__(
        self, history: History, exporter: Exporter, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._history, self._exporter = history, exporter
        self._wanted: int | None = None  # the load that the preview waits for
        self._select_key = ""
        self.resize(1040, 680)
        self._make_widgets()
        self._make_buttons()
        self._arrange()
        self._connect()
        self._recolour()
        self.retranslate()
        self.search_field.setFocus()
        self.model.show("")

    # -- commands --------------------------------------------------------------------------------------

    def open_selected(self) -> None:
        """Asks the window to open the conversation that the preview shows, or will show."""
        summary = self.model.summary(self.list.currentIndex())
        if summary is not None:
            self.open_wanted.emit(summary.key)
            self.accept()

    def delete_selected(self) -> None:
        """Deletes what is selected, and offers to take it back."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        chosen = [self.model.summary(self.model.index(row)) for row in rows]
        keys = [summary.key for summary in chosen if summary is not None]
        if not keys:
            return
        self._history.delete(keys)
        self._select_near(rows[0])
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
        self._typing.stop()
        self._choosing.stop()
        self.preview.close_background()
        super().done(result)

    # -- building --------------------------------------------------------------------------------------

    def _make_widgets(self) -> None:
        self.search_field = QLineEdit(clearButtonEnabled=True, maxLength=_LONGEST)
        self.search_field.setProperty("kind", "find")
        self.search_field.installEventFilter(self)
        self._sign = QAction(self)
        self.search_field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.model = HistoryModel(self._history, self)
        self.list = QListView()
        self.list.setProperty("kind", "side")
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryRow(self.theme, self.model, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("kind", "muted")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.preview = HistoryPreview(self.theme)
        self.message = MessageBar()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_RESTS_MS)
        self._choosing = QTimer(self, singleShot=True, interval=_CHOOSING_RESTS_MS)

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
        self._places = QStackedWidget()
        self._places.addWidget(self.list)
        self._places.addWidget(self.empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.search_field, self._places, self.message):
            column.addWidget(widget, 1 if widget is self._places else 0)
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=16)
        splitter.setProperty("kind", "plain")
        splitter.addWidget(left)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([380, 620])
        left.setMinimumWidth(260)
        self.preview.setMinimumWidth(280)
        self.body.addWidget(splitter)
        self.footer.addWidget(self.delete_everything_button)
        self.footer.addStretch(1)
        for button in (self.delete_button, self.export_button, self.close_button, self.open_button):
            self.footer.addWidget(button)

    def _connect(self) -> None:
        self.search_field.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(lambda: self.model.show(self.search_field.text()))
        self.model.shown.connect(self._select_found)
        self.model.rowsRemoved.connect(lambda *_: self._show_state())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choosing.start())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        self.list.doubleClicked.connect(lambda _: self.open_selected())
        self._choosing.timeout.connect(self._load_preview)
        self._history.loaded.connect(self._show_loaded)
        self._exporter.exported.connect(self._tell_exported)
        self._exporter.failed.connect(self._tell_error)
        self.open_button.clicked.connect(self.open_selected)
        self.export_button.clicked.connect(self.export_selected)
        self.delete_button.clicked.connect(self.delete_selected)
        self.delete_everything_button.clicked.connect(self.ask_delete_everything)
        self.theme.changed.connect(self._recolour)
        self._key(self.list, QKeySequence(Qt.Key.Key_Delete), self.delete_selected)
        self._key(self.list, QKeySequence(QKeySequence.StandardKey.Undo), self.undo)
        self._key(self, QKeySequence(QKeySequence.StandardKey.Find), self._focus_search)

    def _key(self, owner: QWidget, keys: QKeySequence, act: object) -> None:
        action = QAction(owner)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        owner.addAction(action)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("History"))
        self.search_field.setPlaceholderText(self.tr("Search conversations"))
        self.search_field.setAccessibleName(self.tr("Search conversations"))
        self._sign.setText(self.tr("Search conversations"))
        for button in self.search_field.findChildren(QToolButton):
            is_sign = button.defaultAction() is self._sign
            button.setAccessibleName(self._sign.text() if is_sign else self.tr("Empty the search field"))
        self.list.setAccessibleName(self.tr("Conversations"))
        self.preview.setAccessibleName(self.tr("Preview of the conversation"))
        name_button(self.delete_everything_button, self.tr("Delete everything…"))
        name_button(self.delete_button, self.tr("Delete"))
        name_button(self.export_button, self.tr("Export…"))
        name_button(self.open_button, self.tr("Open"))
        self.model.retranslate()
        self._show_state()

    def _recolour(self) -> None:
        self._sign.setIcon(self.theme.icon("search", "muted"))
        self.list.viewport().update()

    # -- what happens ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search field move through the list; Esc empties the field first."""
        if (
            watched is self.search_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() in _LIST_KEYS:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_field.text():
                self.search_field.clear()
                return True
        return super().eventFilter(watched, event)

    def _focus_search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def _select_found(self) -> None:
        wanted = self.model.index_of(self._select_key) if self._select_key else QModelIndex()
        self._select_key = ""
        self._select(wanted if wanted.isValid() else self.model.first())
        self._show_state()
        self._choosing.start()

    def _select_near(self, row: int) -> None:
        below = range(row, self.model.rowCount())
        above = range(min(row, self.model.rowCount()) - 1, -1, -1)
        for number in (*below, *above):
            if self.model.summary(self.model.index(number)) is not None:
                self._select(self.model.index(number))
                return
        self._choosing.start()

    def _select(self, index: QModelIndex) -> None:
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _load_preview(self) -> None:
        summary = self.model.summary(self.list.currentIndex())
        if summary is None:
            self._wanted = None
            self.preview.show_conversation(None)
        else:
            self._wanted = self._history.load(summary.key)
        self._show_state()

    def _show_loaded(self, number: int, kept: KeptConversation | None) -> None:
        if number == self._wanted:
            self.preview.show_conversation(kept)
            self._show_state()

    def _show_state(self) -> None:
        text = self.model.text.strip()
        is_empty = self.model.rowCount() == 0
        self._places.setCurrentWidget(self.empty if is_empty else self.list)
        nothing = self.tr("Nothing here yet. A conversation is kept as soon as you have asked something.")
        found = self.tr("Nothing found for “{text}”.").format(text=text)
        self.empty.setText((found if text else nothing) if self.model.has_answer else "")
        summary = self.model.summary(self.list.currentIndex())
        shown = self.preview.kept
        self.open_button.setEnabled(summary is not None)
        self.delete_button.setEnabled(summary is not None)
        self.export_button.setEnabled(summary is not None and shown is not None and shown.key == summary.key)
        self.delete_everything_button.setEnabled(not is_empty or bool(text))

    def _take_back(self, keys: list[str]) -> None:
        self._history.undelete(keys)
        self._select_key = keys[0]
        self.model.show(self.model.text)

    def _delete_everything(self) -> None:
        self._history.delete_everything()
        self.search_field.clear()
        self.message.hide()
        self.model.show("")

    def _tell_exported(self, path: Path) -> None:
        self.message.tell(self.tr("Saved as {name}.").format(name=path.name))

    def _tell_error(self, error: UserError) -> None:
        self.message.tell(str(translated(error)), is_error=True)

    def sizeHint(self) -> QSize:
        return QSize(1040, 680)
