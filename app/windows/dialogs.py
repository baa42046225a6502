"""The dialogs of the window: each is made when it is asked for, stands beside the window without blocking it,
and comes to the front when it is asked for again. GUI thread; `Desk` owns it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMessageBox

from app.conversation.exporter import Exporter
from app.conversation.history_rows import KeptConversation
from app.documents.links import Link
from app.errors import UserError
from app.log_setup import log_file
from app.windows.main_window import MainWindow
from app.windows.services import Services

if TYPE_CHECKING:  # a dialog is imported when it is asked for
    from app.windows.models.model_dialog import ModelDialog

_SCHEMES = ("http", "https", "mailto")


class Dialogs(QObject):
    """Opens them."""

    open_conversation = Signal(str)  # its key in the history

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._open: dict[str, QDialog] = {}
        self._notes: dict[str, str] = {}  # by the key of the setting that they are about
        self._exporter = Exporter(self)
        self._exporter.exported.connect(self._tell_exported)
        self._exporter.failed.connect(window.tell)
        window.models_wanted.connect(self.models)
        window.model_wanted.connect(self.show_model)
        window.pack_given.connect(self.install_pack)
        window.prompts_wanted.connect(self.prompts)
        window.link_clicked.connect(self.offer_link)
        window.page_link_clicked.connect(self.offer_page_link)
        window.closing.connect(self.close)

    # -- about the program -----------------------------------------------------------------------------

    def settings(self) -> None:
        """Everything that can be chosen."""
        from app.windows.program.settings_dialog import SettingsDialog

        def made() -> QDialog:
            dialog = SettingsDialog(self._services.settings, self._services.theme, self._window)
            dialog.models_wanted.connect(self.models)
            for key, words in self._notes.items():
                dialog.show_note(key, words)
            return dialog

        self._show("settings", made)

    def show_note(self, key: str, words: str) -> None:
        """Says in the settings what came of one of them; "" for nothing."""
        self._notes[key] = words
        dialog = self._open.get("settings")
        if dialog is None:
            return
        from app.windows.program.settings_dialog import SettingsDialog

        if isinstance(dialog, SettingsDialog):
            dialog.show_note(key, words)

    def shortcuts(self) -> None:
        """All keys on one sheet."""
        from app.windows.program.shortcut_sheet import ShortcutSheet

        actions = self._window.actions_by_name
        self._show("shortcuts", lambda: ShortcutSheet(actions, self._services.theme, self._window))

    def about(self) -> None:
        """Version, licences, and what goes over the network."""
        from app.windows.program.about_dialog import AboutDialog

        self._show("about", lambda: AboutDialog(self._services.theme, self._window))

    def log(self) -> None:
        """What the program did."""
        from app.windows.program.log_dialog import LogDialog

        self._show("log", lambda: LogDialog(log_file(), self._services.theme, self._window))

    # -- models and prompts ----------------------------------------------------------------------------

    def models(self) -> None:
        """Which model runs, and where."""
        self._model_dialog()

    def show_model(self, name: str) -> None:
        """What there is to know of this one."""
        self._model_dialog().choose(name)

    def install_pack(self, path: Path) -> None:
        """A model pack that was opened or dropped: the dialog shows its licence first."""
        if self._services.model_jobs.running is not None:
            self._window.tell(
                UserError("Docent is busy with another model.", f"Open {path.name} when that is done.")
            )
            return
        self._model_dialog().add(path)

    def _model_dialog(self) -> ModelDialog:
        from app.windows.models.model_dialog import ModelDialog

        services = self._services
        jobs, engine = services.model_jobs, services.engine
        dialog = self._show(
            "models", lambda: ModelDialog(jobs, engine, services.settings, services.theme, self._window)
        )
        assert isinstance(dialog, ModelDialog)
        return dialog

    def prompts(self) -> None:
        """The quick actions, to change and add to."""
        from app.windows.conversation.prompt_editor import PromptEditor

        quick_actions, theme = self._services.quick_actions, self._services.theme
        self._show("prompts", lambda: PromptEditor(quick_actions, theme, self._window))

    # -- conversations ---------------------------------------------------------------------------------

    def history(self) -> None:
        """Every conversation that was kept."""
        from app.windows.history.history_dialog import HistoryDialog

        def made() -> QDialog:
            dialog = HistoryDialog(self._services.history, self._exporter, self._services.theme, self._window)
            dialog.open_wanted.connect(self.open_conversation)
            return dialog

        self._show("history", made)

    def export(self) -> None:
        """Saves the conversation in front as a file."""
        from app.windows.history.export_file import ask_export_path

        tab = self._window.tab
        kept = KeptConversation.of(tab.conversation)
        path = ask_export_path(self._window, kept.title, tab.path.parent if tab.path is not None else None)
        if path is not None:
            self._exporter.export(kept, path)

    # -- links -----------------------------------------------------------------------------------------

    def offer_link(self, url: QUrl) -> None:
        """A link in an answer or on a page: the browser opens it, once the reader has seen where it leads."""
        if url.scheme() not in _SCHEMES:
            self._window.tell(
                UserError("Docent opens links to web pages and mail only.", "Copy the address instead.")
            )
            return
        box = QMessageBox(QMessageBox.Icon.Question, "", self.tr("Open this address?"), parent=self._window)
        box.setWindowTitle(self.tr("Open a link"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(url.toDisplayString())
        opening = box.addButton(self.tr("Open in the browser"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening.clicked.connect(lambda: QDesktopServices.openUrl(url))
        box.open()

    def offer_page_link(self, link: Link) -> None:
        """A link on a page that leads out of the document."""
        if link.url:
            self.offer_link(QUrl(link.url))

    # -- all of them -----------------------------------------------------------------------------------

    def close(self) -> None:
        """Closes those that are open, and waits for what is being saved."""
        for dialog in list(self._open.values()):
            dialog.close()
        self._exporter.close()

    def _show(self, name: str, make: Callable[[], QDialog]) -> QDialog:
        dialog = self._open.get(name)
        if dialog is None:
            dialog = make()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(lambda _: self._open.pop(name, None))
            self._open[name] = dialog
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _tell_exported(self, path: Path) -> None:
        self._window.say(self.tr("Saved as {name}").format(name=path.name))
