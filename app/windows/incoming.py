"""Files that come in by drag and drop or from the clipboard, and pictures that have no file yet. GUI
thread.

A picture from the clipboard or of the screen becomes a PNG in a folder of its own, readable by its owner
only, which is emptied when the program ends and when it starts again.
"""

from __future__ import annotations

import contextlib
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
    if not isinstance(picture, QImage) or picture.isNull():
        return []
    name = QCoreApplication.translate("Incoming", "Clipboard {number}").format(number=next(_numbers))
    return [keep_picture(picture, name)]


def forget_pasted() -> None:
    """Deletes the pictures that came from the clipboard or the screen."""
    shutil.rmtree(_folder(), ignore_errors=True)


def keep_picture(picture: QImage, name: str) -> Path:
    """A new file with the picture, called `name` or nearly so. Any thread.

    Raises:
        UserError: it could not be written.
    """
    folder = _folder()
    path = folder / f"{name}.png"
    try:
        created(folder)
    except OSError as error:
        log.warning("no folder for pictures without a file: %s", error)
    while path.exists():
        path = folder / f"{name} {next(_numbers)}.png"
    if not picture.save(str(path)):
        with contextlib.suppress(OSError):
            path.unlink()
        raise UserError("The picture could not be kept.", "Check that the disk has room, then try again.")
    return path


def _folder() -> Path:
    return cache_dir() / "pasted"
