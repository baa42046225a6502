"""Files that come in by drag and drop or from the clipboard, and pictures that have no file yet. GUI
thread.

A picture from the clipboard becomes a PNG in a folder of its own, readable by its owner only, which is
emptied when the program ends and when it starts again.
"""

from __future__ import annotations

import logging
import shutil
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QImage

from app.errors import UserError
from app.paths import cache_dir, created

log = logging.getLogger(__name__)
_numbers = count(1)


def files_in(data: QMimeData) -> list[Path]:
    """The files on this computer that are named in what was dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def files_to_open(data: QMimeData) -> list[Path]:
    """The files named, or a new one with the picture that was copied.

    Raises:
        UserError: there is a picture and it could not be kept.
    """
    files = files_in(data)
    if files or not data.hasImage():
        return files
    picture = data.imageData()
    return [_kept(picture)] if isinstance(picture, QImage) and not picture.isNull() else []


def forget_pasted() -> None:
    """Deletes the pictures that came from the clipboard."""
    shutil.rmtree(_folder(), ignore_errors=True)


def _kept(picture: QImage) -> Path:
    name = QCoreApplication.translate("Incoming", "Clipboard {number}").format(number=next(_numbers))
    path = _folder() / f"{name}.png"
    try:
        created(path.parent)
    except OSError as error:
        log.warning("no folder for pictures from the clipboard: %s", error)
    if not picture.save(str(path)):
        raise UserError(
            "The picture from the clipboard could not be kept.",
            "Check that the disk has room, then paste again.",
        )
    return path


def _folder() -> Path:
    return cache_dir() / "pasted"
