"""The row of the about box that looks for a newer version when its button is pressed, and only then. GUI
thread; the network is waited for on a thread.
"""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app import NAME
from app.errors import UserError
from app.translations import translated
from app.update_check import is_newer, newest_version, release_page
from app.windows.background import Background


class UpdateRow(QWidget):
    """A button; after it was pressed, what came of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking: Background | None = None
        self._newer = ""
        self.words, self.button = QLabel(), QPushButton()
        self.words.setWordWrap(True)
        self.button.setProperty("kind", "link")
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addStretch(0)
        self._tell("")

    def retranslate(self) -> None:
        """The button in the language of now; what it told stays as it was told."""
        words = self.tr("Open its page") if self._newer else self.tr("Check for updates")
        self.button.setText(words)
        self.button.setAccessibleName(words)

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        if self._asking is not None:
            self._asking.stop()
            self._asking = None
            self._tell("")

    def _press(self) -> None:
        if self._newer:
            QDesktopServices.openUrl(QUrl(release_page(self._newer)))
            return
        self._tell(self.tr("asking…"))
        self.button.setEnabled(False)
        self._asking = Background(self)
        self._asking.run(newest_version, self._take_version, self._take_error)

    def _take_version(self, version: str) -> None:
        self._newer = version if is_newer(version) else ""
        if self._newer:
            self._end(self.tr("{name} {version} has been released.").format(name=NAME, version=version))
        else:
            self._end(self.tr("This is the newest version."))

    def _take_error(self, error: UserError) -> None:
        self._end(str(translated(error)))

    def _end(self, words: str) -> None:
        if self._asking is not None:
            self._asking.stop()
            self._asking = None
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.button.setEnabled(True)
        self.retranslate()
