"""Files that come in by drag and drop or from the clipboard, and pictures that have no file. GUI thread, but
for `kept_picture`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData
from PySide6.QtGui import QImage, QPainter

from app.documents.held_picture import KeptPicture
from app.errors import UserError

_QUALITY = 80  # how Qt asks for the quickest deflate: 20 ms of one core for a million pixels


def files_in(data: QMimeData) -> list[Path]:
    """The files on this computer that are named in what was dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def picture_in(data: QMimeData) -> QImage | None:
    """The picture that was dropped or copied; None where there are files, which win, or nothing."""
    picture = data.imageData() if data.hasImage() and not files_in(data) else None
    return picture if isinstance(picture, QImage) and not picture.isNull() else None


def kept_picture(picture: QImage, name: str) -> KeptPicture:
    """The picture, ready to be opened; on white where it is transparent. Takes a while for a large one. Any
    thread.

    Raises:
        UserError: there is no memory for it.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not _on_white(picture).save(buffer, "PNG", _QUALITY):  # type: ignore[call-overload]
        raise UserError("The picture could not be kept.", "Close other tabs or programs, then try again.")
    return KeptPicture(name, (picture.width(), picture.height()), bytes(buffer.data().data()))


def _on_white(picture: QImage) -> QImage:
    if not picture.hasAlphaChannel():
        return picture
    white = QImage(picture.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, picture)
    painter.end()
    return white
