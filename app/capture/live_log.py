"""The answers of a live region with their time and a small picture, in memory, and as CSV or Markdown once
somebody saves them. The log lives on the GUI thread; `save` waits for the disk, on any thread.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.conversation.export_markdown import escaped, tamed
from app.errors import UserError
from app.saved_file import saving, write_whole

MOST_ENTRIES = 500
THUMBNAIL = (192, 128)  # pixels at most
SUFFIXES = (".md", ".csv")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full width, too


@dataclass(frozen=True)
class LogEntry:
    """One answer. `ttft_ms` is None where the same picture had been answered before; `note` tells the reader
    what to know about it.
    """

    taken_at: datetime
    question: str
    answer: str
    ttft_ms: float | None
    thumbnail: bytes  # PNG
    note: str = ""
    is_doubtful: bool = False


class LiveLog(QObject):
    """The last `MOST_ENTRIES`, oldest first."""

    added = Signal(object)  # LogEntry
    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: deque[LogEntry] = deque(maxlen=MOST_ENTRIES)

    @property
    def entries(self) -> tuple[LogEntry, ...]:
        return tuple(self._entries)

    def add(self, entry: LogEntry) -> None:
        self._entries.append(entry)
        self.added.emit(entry)

    def clear(self) -> None:
        self._entries.clear()
        self.cleared.emit()


def thumbnail_of(image: QImage) -> bytes:
    """A small PNG of a picture."""
    if image.width() > THUMBNAIL[0] or image.height() > THUMBNAIL[1]:
        image = image.scaled(
            *THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def save(entries: Sequence[LogEntry], path: Path) -> None:
    """Writes the log; Markdown gets a folder with its pictures beside it.

    Raises:
        UserError: the name says no known kind of file, or the disk refused.
    """
    kind = path.suffix.lower()
    if kind not in SUFFIXES:
        raise UserError(
            f"{path.name} does not say what kind of file it is to be.",
            "Choose a name that ends in .md or .csv.",
        )
    with saving(path):
        if kind == ".csv":
            write_whole(path, csv_text(entries).encode("utf-8-sig"))
        else:
            folder = path.with_name(f"{path.stem}-pictures")
            names = [f"{number:04}.png" for number in range(1, len(entries) + 1)]
            folder.mkdir(exist_ok=True)
            for name, entry in zip(names, entries, strict=True):
                write_whole(folder / name, entry.thumbnail)
            addresses = [quote(f"{folder.name}/{name}") for name in names]
            write_whole(path, markdown_text(entries, addresses).encode())


def csv_text(entries: Sequence[LogEntry]) -> str:
    """A line for each answer; times with their zone, and nothing that a spreadsheet would calculate."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(["time", "question", "answer", "ttft_ms"])
    for entry in entries:
        ttft = "" if entry.ttft_ms is None else f"{entry.ttft_ms:.0f}"
        time = entry.taken_at.astimezone().isoformat(timespec="seconds")
        writer.writerow([time, _harmless(entry.question), _harmless(entry.answer), ttft])
    return made.getvalue()


def markdown_text(entries: Sequence[LogEntry], pictures: Sequence[str]) -> str:
    """The log as Markdown; `pictures` are the addresses of the small pictures."""
    translate = QCoreApplication.translate
    parts = [f"# {escaped(translate('Capture', 'Live region'))}"]
    asked = None
    for entry, picture in zip(entries, pictures, strict=True):
        if entry.question != asked:
            asked = entry.question
            parts.append(f"> **{escaped(asked)}**")
        time = entry.taken_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        parts += [f"## {time}", f"![]({picture})", tamed(entry.answer)]
        if entry.ttft_ms is not None:
            parts.append(f"*TTFT {entry.ttft_ms:.0f} ms*")
    return "\n\n".join(parts) + "\n"


def _harmless(text: str) -> str:
    """A cell that begins like a formula gets a sign before it, unless it is a number."""
    if not text.startswith(_FORMULA):
        return text
    with suppress(ValueError):
        float(text)
        return text
    return f"'{text}"
