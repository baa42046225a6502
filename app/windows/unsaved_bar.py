"""A line over the pages of a picture that has no file: that it is not saved, and what to do about it. GUI
thread; `DocumentTab` owns it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.conversation.export import safe_name
from app.documents.held_picture import KeptPicture
from app.windows.save_dialog import ask_save_path

_SUFFIX = ".png"


class UnsavedBar(QWidget):
    """Shown while there is a picture without a file."""

    save_wanted = Signal(object)  # Path
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: KeptPicture | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "bar")
        self.words, self.save_button, self.copy_button = QLabel(), QPushButton(), QPushButton()
        self.words.setProperty("kind", "muted")
        self.save_button.clicked.connect(self.ask_path)
        self.copy_button.clicked.connect(self.copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)
        self.retranslate()
        self.hide()

    def show_picture(self, picture: KeptPicture | None) -> None:
        """From now on about this one; None: what is open has a file."""
        self._picture = picture
        self.setVisible(picture is not None)

    def ask_path(self) -> None:
        """The system's own dialog; the name that was chosen goes out with `save_wanted`."""
        if self._picture is None:
            return
        location = QStandardPaths.StandardLocation.PicturesLocation
        folder = Path(QStandardPaths.writableLocation(location))
        suggested = folder / f"{safe_name(self._picture.name.replace(':', '.'))}{_SUFFIX}"
        kind = (self.tr("PNG picture (*.png)"), _SUFFIX)
        path = ask_save_path(self, self.tr("Save the picture"), suggested, [kind])
        if path is not None:
            self.save_wanted.emit(path)

    def copy(self) -> None:
        """The whole picture, to the clipboard."""
        if self._picture is not None:
            QGuiApplication.clipboard().setImage(QImage.fromData(self._picture.png))
            self.copied.emit()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.words.setText(self.tr("Not saved: it is gone when Docent ends"))
        self.save_button.setText(self.tr("Save as…"))
        self.copy_button.setText(self.tr("Copy picture"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
