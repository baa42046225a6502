"""Creates everything, joins it, and closes it in order: questions, renderers, engine thread, reader process,
history, log.

`app.main` makes one `Application`; the headless demonstration and end-to-end tests use it too. GUI thread.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app import DESKTOP_ID, ID, NAME, __version__
from app.capture_request import CaptureRequest
from app.conversation.history import History
from app.conversation.quick_actions import QuickActions
from app.crash_report import HardCrashes
from app.documents.reader import Reader
from app.file_open_events import FileOpenEvents
from app.inference.engine_client import EngineClient
from app.inference.model_jobs import ModelJobs
from app.log_setup import leave_qt_messages, log_qt_messages, report_uncaught, start_log, stop_log
from app.paths import config_dir, data_dir, log_dir
from app.recent_files import RecentFiles
from app.resource_files import samples
from app.settings import Settings
from app.single_instance import SingleInstance
from app.theme import Theme
from app.translations import Translations
from app.windows.capture.notifications import Notifications, plain_text
from app.windows.desk import Desk
from app.windows.program.crash_dialog import Crashes
from app.windows.program.update_notice import UpdateNotice
from app.windows.services import Services

if TYPE_CHECKING:
    from app.windows.capture.ways_in import WaysIn

log = logging.getLogger(__name__)
_LOAD_AT_LATEST_MS = 1500


def qt_application() -> QApplication:
    """Qt's part of the program, under our name."""
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(ID)
    qt.setApplicationDisplayName(NAME)
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(DESKTOP_ID)
    return qt


class Application(QObject):
    """One running program."""

    def __init__(self, qt: QApplication | None = None, *, keep_state: bool = True) -> None:
        """With `keep_state=False` nothing is read from or written to the folders of the user."""
        super().__init__()
        self.log_file = start_log(log_dir())
        log_qt_messages()
        self.qt = qt or qt_application()
        self.instance: SingleInstance | None = None
        self.settings = Settings(config_dir() / "settings.json" if keep_state else None)
        self.translations = Translations(self.qt, self.settings.get("language"))
        self.theme = Theme(self.qt, self.settings.get("theme"))
        self.qt.setWindowIcon(self.theme.icon("docent"))
        self.reader = Reader()
        self.engine = EngineClient()
        self.engine.follow(self.settings)
        self.history = History(data_dir() / "history.sqlite3" if keep_state else None)
        self.model_jobs = ModelJobs()
        self.samples = samples()
        self.desk = Desk(
            Services(
                reader=self.reader,
                engine=self.engine,
                settings=self.settings,
                theme=self.theme,
                recent=RecentFiles(data_dir() / "recent.json" if keep_state else None),
                history=self.history,
                quick_actions=QuickActions(config_dir() / "prompts.json" if keep_state else None),
                model_jobs=self.model_jobs,
                samples=self.samples,
            )
        )
        self.window = self.desk.window
        self.ways_in: WaysIn | None = None  # from the first page on
        self.updates = UpdateNotice(self.settings, lambda: self.window.notice, self)
        self.notifications = Notifications(self)
        self.desk.live_region.called.connect(self._notify)
        self.settings.changed.connect(self._setting_changed)
        if sys.platform == "darwin":
            FileOpenEvents(self.qt, self).files_received.connect(self._take_files)
        self._hard_crashes = HardCrashes(log_dir())
        self.crashes = Crashes(self.theme, log_dir(), self.window)
        self.crashes.quit_wanted.connect(self.window.close)
        report_uncaught(self.crashes.tell)
        self._load = QTimer(self, singleShot=True, interval=_LOAD_AT_LATEST_MS)
        self._load.timeout.connect(self._begin)
        log.info("%s %s started", NAME, __version__)

    def listen(self, instance: SingleInstance) -> None:
        """From now on a second start hands its files, or what is to be captured, to this one."""
        self.instance = instance
        instance.setParent(self)
        instance.files_received.connect(self._take_files)
        instance.capture_wanted.connect(self.capture)
        instance.listen()

    def show(self, files: Sequence[Path]) -> None:
        """Puts the window on screen with `files`, or the tabs of the last time, or the sample."""
        self.window.show()
        if files:
            self.window.open_files([file.absolute() for file in files])
        elif not self.desk.session.restore():
            self.window.open_sample()
        last_crash = self._hard_crashes.last_run(self.log_file)
        self._hard_crashes.watch()
        if last_crash is not None:
            self.crashes.tell(last_crash)
        # Importing torch competes with the first page for the interpreter: the page goes first.
        self.window.viewport.page_drawn.connect(self._load_now)
        self._load.start()

    def capture(self, request: CaptureRequest) -> None:
        """Captures a part of the screen; what it gives opens in a tab."""
        self.desk.captures.start(request)

    def run(self) -> int:
        """The event loop, until the window is closed."""
        return int(self.qt.exec())

    def close(self) -> None:
        """Ends threads and the reader process, each within its limit."""
        self._load.stop()
        self.updates.close()
        if self.ways_in is not None:
            self.ways_in.close()
        self.notifications.close()
        self.window.close()
        if self.instance is not None:
            self.instance.close()
        self.model_jobs.close()
        self.engine.close()
        self.reader.shutdown()
        self.window.close_readers()
        self.history.close()
        self._hard_crashes.close()
        log.info("%s ended", NAME)
        leave_qt_messages()
        stop_log()

    def leave_threads(self, status: int) -> None:
        """After `close`: ends the process here and now if a thread did not end within its limit.

        The interpreter's own end would take such a thread down in the middle of torch's code, and that aborts
        the program: a crash, for the user.
        """
        if threading.active_count() == 1:
            return
        for child in multiprocessing.active_children():
            child.terminate()
        self.qt.shutdown()  # the system's clipboard takes over what was copied
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError, OSError, ValueError):  # there may be no console
                stream.flush()
        os._exit(status)

    def _load_now(self) -> None:
        self.window.viewport.page_drawn.disconnect(self._load_now)
        if self._load.isActive():
            self._load.start(0)

    def _begin(self) -> None:
        """What may wait until the window is drawn."""
        self.window.model.load()
        self.model_jobs.list_models()  # the welcome offers a larger one where there is none
        from app.windows.capture.ways_in import WaysIn

        self.ways_in = ways_in = WaysIn(self.theme, self)
        ways_in.capture_wanted.connect(self.capture)
        ways_in.show_wanted.connect(self.window.come_to_front)
        ways_in.quit_wanted.connect(self.window.close)
        self.updates.look()
        ways_in.note_changed.connect(lambda words: self.desk.dialogs.show_note("capture_keys", words))
        self._set_keys()

    def _set_keys(self) -> None:
        if self.ways_in is not None:
            self.ways_in.set_keys(self.settings.get("capture_keys"))

    def _notify(self, title: str, text: str) -> None:
        """A live region calls: in the tray, else as the desktop shows it, else by coming to the front."""
        if self.ways_in is None or not self.ways_in.tray.tell(title, plain_text(text)):
            self.notifications.tell(title, plain_text(text))

    def _take_files(self, files: Sequence[Path]) -> None:
        self.window.open_files(files)
        self.window.come_to_front()

    def _setting_changed(self, key: str, value: object) -> None:
        if key == "theme":
            self.theme.choose(str(value))
        elif key == "language":
            self.translations.choose(str(value))
        elif key == "capture_keys":
            self._set_keys()
