"""Writes a conversation into a file of its own: Markdown, HTML or JSON, by the file's name.

`export` may wait for the disk: `Exporter` calls it on a thread. A file is there whole or not at all; one that
was there before stays until the new one is complete.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from app.conversation.conversation import Turn
from app.conversation.export_html import html
from app.conversation.export_json import json_text
from app.conversation.export_markdown import markdown
from app.conversation.history_rows import KeptConversation, storable
from app.errors import UserError
from app.saved_file import saving, write_whole

SUFFIXES = (".md", ".html", ".json")
_LONGEST_NAME, _MOST_BYTES = 80, 180  # file systems take 255 bytes, and a suffix comes after it
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def export(kept: KeptConversation, path: Path) -> None:
    """Writes the conversation to `path`; Markdown gets a folder with pictures beside it.

    Raises:
        UserError: the name says no known kind of file, or the disk refused.
    """
    kind = path.suffix.lower()
    with saving(path):
        if kind == ".md":
            _write_markdown(kept, path)
        elif kind in (".html", ".htm"):
            _write(path, html(kept))
        elif kind == ".json":
            _write(path, json_text(kept))
        else:
            raise UserError(
                f"{path.name} does not say what kind of file it is to be.",
                "Choose a name that ends in .md, .html or .json.",
            )


def safe_name(title: str, fallback: str = "conversation") -> str:
    """A title as a file's name, without suffix, that every system takes."""
    text = unicodedata.normalize("NFC", storable(_FORBIDDEN.sub(" ", title)))
    text = "".join(character for character in text if unicodedata.category(character)[0] != "C")
    text = " ".join(text.split())[:_LONGEST_NAME].encode()[:_MOST_BYTES].decode("utf-8", "ignore").strip(" .")
    if not text:
        return fallback
    return f"{text}_" if _RESERVED.match(text) else text


def pictures_folder(path: Path) -> Path:
    """Where the pictures of a Markdown file go."""
    return path.with_name(f"{path.stem}-pictures")


def _write_markdown(kept: KeptConversation, path: Path) -> None:
    folder = pictures_folder(path)
    pictures = {_picture_name(turn): turn.picture for turn in kept.turns if turn.picture is not None}
    made = bool(pictures) and not folder.exists()
    new: list[Path] = []
    try:
        for name, png in pictures.items():
            if made:
                folder.mkdir(exist_ok=True)
            target = folder / name
            if not target.exists():  # named by its content
                _write(target, png)
                new.append(target)
        _write(path, markdown(kept, lambda turn: quote(f"{folder.name}/{_picture_name(turn)}")))
    except OSError:
        _take_back(new, folder if made else None)
        raise


def _picture_name(turn: Turn) -> str:
    return f"{sha256(turn.picture or b'').hexdigest()[:16]}.png"


def _take_back(files: list[Path], folder: Path | None) -> None:
    with suppress(OSError):
        for file in files:
            file.unlink(missing_ok=True)
        if folder is not None:
            folder.rmdir()


def _write(path: Path, content: str | bytes) -> None:
    write_whole(path, storable(content).encode("utf-8") if isinstance(content, str) else content)
