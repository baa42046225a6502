"""Creates everything, joins it, and closes it in order: question, renderer, engine thread, reader process,
log.

`app.main` makes one `Application`; the headless demonstration and end-to-end tests use it too. GUI thread.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app import ID, NAME, __version__
from app.documents.reader import Reader
from app.errors import UserError
from app.inference.engine_client import EngineClient
from app.log_setup import log_qt_messages, report_uncaught, start_log, stop_log
from app.paths import config_dir, data_dir, log_dir
from app.recent_files import RecentFiles
from app.resource_files import samples
from app.settings import Settings
from app.theme import Theme
from app.windows.incoming import forget_pasted
from app.windows.main_window import MainWindow
from app.windows.services import Services

log = logging.getLogger(__name__)
_LOAD_AT_LATEST_MS = 1500


class Application(QObject):
    """One running program."""

    def __init__(self, arguments: Sequence[str] = (), *, keep_settings: bool = True) -> None:
        """With `keep_settings=False` nothing is read from or written to the settings file."""
        super().__init__()
        self.log_file = start_log(log_dir())
        log_qt_messages()
        self.qt = QApplication([sys.argv[0], *arguments])
        self.qt.setApplicationName(ID)
        self.qt.setApplicationDisplayName(NAME)
        self.qt.setApplicationVersion(__version__)
        self.qt.setDesktopFileName(ID)
        self.settings = Settings(config_dir() / "settings.json" if keep_settings else None)
        self.theme = Theme(self.qt, self.settings.get("theme"))
        self.reader = Reader()
        self.engine = EngineClient()
        self.samples = samples()
        recent = RecentFiles(data_dir() / "recent.json" if keep_settings else None)
        self.services = Services(self.reader, self.engine, self.settings, self.theme, recent, self.samples)
        forget_pasted()  # what a run that was killed left behind
        self.window = MainWindow(self.services)
        self.settings.changed.connect(self._setting_changed)
        report_uncaught(self._tell_of_fault)
        self._load = QTimer(self, singleShot=True, interval=_LOAD_AT_LATEST_MS)
        self._load.timeout.connect(self.window.load_model)
        log.info("%s %s started", NAME, __version__)

    def show(self, files: Sequence[Path]) -> None:
        """Puts the window on screen with the first of `files`, or the sample; the model comes after that."""
        self.window.show()
        if files:
            self.window.open_files([file.absolute() for file in files])
        elif self.samples:
            self.window.open_file(self.samples[0].path)
        # Importing torch competes with the first page for the interpreter: the page goes first.
        self.window.viewport.page_drawn.connect(self._load_now)
        self._load.start()

    def run(self) -> int:
        """The event loop, until the window is closed."""
        return int(self.qt.exec())

    def close(self) -> None:
        """Ends threads and the reader process, each within its limit."""
        self._load.stop()
        self.window.close()
        self.engine.close()
        self.reader.shutdown()
        self.window.close_readers()
        forget_pasted()
        log.info("%s ended", NAME)
        stop_log()

    def _load_now(self) -> None:
        self.window.viewport.page_drawn.disconnect(self._load_now)
        if self._load.isActive():
            self._load.start(0)

    def _setting_changed(self, key: str, value: object) -> None:
        if key == "theme":
            self.theme.choose(str(value))

    def _tell_of_fault(self, what: str) -> None:
        log.error("told the user: %s", what)
        error = UserError(self.tr("Something went wrong inside Docent."), self.tr("The log has the details."))
        QTimer.singleShot(0, self.window, lambda: self.window.tell(error))
