"""Looks at a file before anything parses it: is it there, may it be read, is it a plain file, what is it by
its first bytes. Called in the reader process only, so a dead network drive hangs the child and not the
window.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Literal

from app.documents.plain_text import TEXT_SUFFIXES, is_text
from app.errors import UserError

Kind = Literal["pdf", "picture", "document"]

PICTURE_STARTS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"II+\x00",
    b"MM\x00+",
)
OTHER_DOCUMENTS = {
    ".pdf", ".epub", ".xps", ".oxps", ".mobi", ".fb2", ".cbz", ".svg",
    ".htm", ".html", ".xhtml", ".docx", ".xlsx", ".pptx",
}  # fmt: skip
MARKUP = {".svg", ".htm", ".html", ".xhtml", ".fb2"}
HEAD_BYTES = 1024


def kind_of_file(path: Path) -> Kind:
    """What the file is, by its content first and its name second.

    Raises:
        UserError: it cannot be read, or is nothing that Docent opens.
    """
    head = _first_bytes(path)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(PICTURE_STARTS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    suffix = path.suffix.lower()
    if suffix in MARKUP | TEXT_SUFFIXES.keys() and not is_text(head):
        raise _unknown(path)
    if suffix in OTHER_DOCUMENTS or suffix in TEXT_SUFFIXES:
        return "document"
    raise _unknown(path)


def _unknown(path: Path) -> UserError:
    return UserError(
        f"{path.name} is not a document that Docent can open.",
        "Open a PDF or a picture (PNG, JPEG, WebP, TIFF, GIF, BMP).",
    )


def _first_bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UserError(f"{path.name or path} is a folder, not a document.", "Name a file in it.")
        if not stat.S_ISREG(mode):  # opening a named pipe would wait for ever, a device might never end
            raise UserError(f"{path.name} is not a plain file.", "Give a PDF or a picture.")
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if not head:
        raise UserError(f"{path.name} is empty.", "Fetch or save the file again.")
    return head


def _unreadable(path: Path, error: OSError | ValueError) -> UserError:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    if number in (errno.ENOENT, errno.ENOTDIR):
        return UserError(f"There is no file {path.name} in {path.parent}.", "Check the name and the folder.")
    if number in (errno.EACCES, errno.EPERM):
        return UserError(f"You have no permission to read {path.name}.", "Ask its owner, or copy it first.")
    if number == errno.ELOOP:
        return UserError(f"{path.name} is a link that leads back to itself.", "Name the real file.")
    reason = os.strerror(number) if number else str(error)
    return UserError(f"{path.name} cannot be read: {reason}.", "Check the disk and the file.")
