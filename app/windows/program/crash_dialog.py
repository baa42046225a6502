"""Tells of a fault inside the program, once, with a report that can be copied. GUI thread; `Crashes.tell` may
be called from any.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.crash_report import CrashReport
from app.theme import Theme
from app.windows.sheet import Sheet, name_button


class Crashes(QObject):
    """Gathers reports and shows the first of them; the same fault is never told twice, nor two at once."""

    quit_wanted = Signal()
    _reported = Signal(object)

    def __init__(self, theme: Theme, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._log_folder, self._window = theme, log_folder, parent
        self._told: set[str] = set()
        self.dialog: CrashDialog | None = None
        self._reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def tell(self, report: CrashReport) -> None:
        """At once returns; the dialog follows on the GUI thread."""
        self._reported.emit(report)

    def _show(self, report: CrashReport) -> None:
        if report.place in self._told:
            return
        self._told.add(report.place)
        if self.dialog is not None:
            self.dialog.add(report)
            return
        self.dialog = CrashDialog(report, self._theme, self._log_folder, self._window)
        self.dialog.quit_button.clicked.connect(self.quit_wanted)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


class CrashDialog(Sheet):
    """What happened, what to do, and the report."""

    def __init__(
        self, report: CrashReport, theme: Theme, log_folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._report, self._log_folder = report, log_folder
        self._is_copied = False
        self.sign, self.what, self.advice = QLabel(), QLabel(), QLabel()
        self.what.setProperty("kind", "title")
        self.advice.setProperty("kind", "muted")
        for label in (self.what, self.advice):
            label.setWordWrap(True)
        self.report = QPlainTextEdit(report.text)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setProperty("kind", "log")
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy_button, self.folder_button, self.quit_button = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self._join()
        self.retranslate()
        self.resize(640, 480)
        self.close_button.setFocus()

    def add(self, report: CrashReport) -> None:
        """Another fault while this one is on screen."""
        self.report.appendPlainText(f"\n{report.text}")
        self._is_copied = False
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        if self._report.is_of_last_run:
            what = self.tr("Docent ended unexpectedly last time")
            advice = self.tr(
                "Your conversations were kept. The report below holds no text of your documents."
            )
        else:
            what = self.tr("Something went wrong inside Docent")
            advice = self.tr(
                "You can go on; your conversations are kept. If Docent behaves oddly, quit and start it "
                "again. The report below holds no text of your documents."
            )
        self.setWindowTitle(what)
        self.what.setText(what)
        self.advice.setText(advice)
        self.report.setAccessibleName(self.tr("Report"))
        name_button(self.copy_button, self.tr("Copied") if self._is_copied else self.tr("Copy the report"))
        name_button(self.folder_button, self.tr("Open the log's folder"))
        name_button(self.quit_button, self.tr("Quit"))
        name_button(self.close_button, self.tr("Go on"))

    def _lay_out(self) -> None:
        text = QVBoxLayout()
        text.setSpacing(6)
        text.addWidget(self.what)
        text.addWidget(self.advice)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(text, 1)
        self.body.addLayout(head)
        self.body.addSpacing(8)
        self.body.addWidget(self.report, 1)
        self.footer.addWidget(self.copy_button)
        self.footer.addWidget(self.folder_button)
        self.footer.addStretch(1)
        self.footer.addWidget(self.quit_button)
        self.footer.addWidget(self.close_button)
        self.quit_button.setHidden(self._report.is_of_last_run)
        self.close_button.setDefault(True)

    def _join(self) -> None:
        self.copy_button.clicked.connect(self._copy)
        self.folder_button.clicked.connect(lambda: open_folder(self._log_folder))
        self.quit_button.clicked.connect(self.accept)
        self.theme.changed.connect(self._recolour)
        self._recolour()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._is_copied = True
        self.retranslate()

    def _recolour(self) -> None:
        self.sign.setPixmap(self.theme.icon("triangle-alert", "error").pixmap(28, 28))


def open_folder(folder: Path) -> None:
    """In the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
