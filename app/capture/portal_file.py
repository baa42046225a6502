"""Takes over the file in which the desktop portal leaves a picture of the screen: loads it, then deletes it.
Called by `portal_grabber` on its worker thread.

The file holds everything that was on the screen, so it goes also where it cannot be read. Nothing else is
deleted: no folder, no link and no file of somebody else, whatever the portal names.
"""

from __future__ import annotations

import logging
import os
import stat
from urllib.parse import unquote_to_bytes, urlsplit

from PySide6.QtGui import QImage

from app.errors import UserError

_MOST_BYTES = 1 << 30
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
log = logging.getLogger(__name__)


def taken_picture(uri: object) -> QImage:
    """The picture in the file that `uri` names; the file is gone afterwards.

    Raises:
        UserError: it is no file on this computer, is not there, or holds no picture.
    """
    path = local_path(uri)
    if path is None:
        log.warning("the portal named no file on this computer")
        raise _unreadable()
    try:
        return _loaded(path)
    finally:
        _delete(path)


def local_path(uri: object) -> str | None:
    """The path in a `file:` address, its percent escapes undone; None where it names no file here."""
    try:
        parts = urlsplit(uri) if isinstance(uri, str) else None
    except ValueError:
        return None
    if parts is None or parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    path = os.fsdecode(unquote_to_bytes(parts.path))
    is_plain = not parts.query and not parts.fragment and "\0" not in path
    return path if is_plain and path.startswith("/") else None


def _loaded(path: str) -> QImage:
    try:
        data = _read(path)
    except FileNotFoundError as error:
        log.warning("the portal's picture is not there")
        raise UserError(
            "The desktop said that it took a picture of the screen, but there is none.",
            "Check that the disk has room, then capture again.",
        ) from error
    except (OSError, ValueError) as error:
        log.warning("the portal's picture could not be read: %s", getattr(error, "strerror", None) or error)
        raise _unreadable() from error
    # What else Qt reads, SVG among it, no portal hands over.
    picture = QImage.fromData(data) if data.startswith((_PNG, _JPEG)) else QImage()
    if picture.isNull():
        log.warning("the portal's file of %d bytes is not a picture", len(data))
        raise _unreadable()
    return picture


def _read(path: str) -> bytes:
    """All of the file; a pipe, a link or a file of somebody else is not even waited for."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(handle)
        if not _is_ours(state):
            raise ValueError("not a file of this user")
        if state.st_size > _MOST_BYTES:
            raise ValueError("too large")
        return file.read(_MOST_BYTES)


def _delete(path: str) -> None:
    try:
        if _is_ours(os.lstat(path)):
            os.unlink(path)  # noqa: PTH108
        else:
            log.warning("what the portal named is not a file of this user and was left alone")
    except FileNotFoundError:
        return
    except OSError as error:
        log.warning("the portal's picture could not be deleted: %s", error.strerror)


def _is_ours(state: os.stat_result) -> bool:
    return stat.S_ISREG(state.st_mode) and state.st_uid == os.getuid()


def _unreadable() -> UserError:
    return UserError(
        "The picture that the desktop took of the screen could not be read.",
        "Capture again. Where that does not help, update the desktop and its portal.",
    )
