"""Shows the end of the log: what the program did, to look at or to copy. GUI thread; the file is read on a
thread of its own.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.crash_report import log_tail
from app.theme import Theme
from app.windows.background import Background
from app.windows.program.crash_dialog import open_folder
from app.windows.sheet import Sheet, name_button

_LINES = 1000


class LogDialog(Sheet):
    """Read anew each time it is shown, and on F5."""

    def __init__(self, log_file: Path | None, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._log_file = log_file
        self._whole = ""
        self._reading = Background(self)
        self.promise = QLabel()
        self.promise.setProperty("kind", "muted")
        self.promise.setWordWrap(True)
        self.filter = QLineEdit()
        self.filter.setProperty("kind", "field")
        self.filter.textChanged.connect(self._show_matches)
        self.lines = QPlainTextEdit()
        self.lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setProperty("kind", "log")
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.read_button, self.copy_button, self.folder_button = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self.read_button.clicked.connect(self.read)
        self.copy_button.clicked.connect(self._copy)
        self.folder_button.clicked.connect(self._open_folder)
        self.retranslate()
        self.resize(880, 560)

    def read(self) -> None:
        """Reads the file again; the end of it is shown."""
        self._reading.run(lambda: log_tail(self._log_file, _LINES), self._take)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Log"))
        self.promise.setText(
            self.tr("What Docent did on this computer. It holds no text of documents, questions or answers.")
        )
        self.filter.setPlaceholderText(self.tr("Show lines with…"))
        self.filter.setAccessibleName(self.tr("Show lines with"))
        self.lines.setAccessibleName(self.tr("Log"))
        name_button(self.read_button, self.tr("Read again"))
        self.read_button.setShortcut("F5")
        name_button(self.copy_button, self.tr("Copy"))
        name_button(self.folder_button, self.tr("Open the folder"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._reading.close()
            self._reading = Background(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.promise, 1)
        self.filter.setFixedWidth(240)
        head.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.lines, 1)
        for button in (self.read_button, self.copy_button, self.folder_button):
            button.setAutoDefault(False)
            self.footer.addWidget(button)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)
        self.folder_button.setEnabled(self._log_file is not None)

    def _take(self, text: str) -> None:
        self._whole = text
        self._show_matches(self.filter.text())

    def _show_matches(self, words: str) -> None:
        wanted = words.casefold()
        lines = [line for line in self._whole.splitlines() if wanted in line.casefold()]
        self.lines.setPlainText("\n".join(lines))
        bar = self.lines.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.lines.toPlainText())

    def _open_folder(self) -> None:
        if self._log_file is not None:
            open_folder(self._log_file.parent)
