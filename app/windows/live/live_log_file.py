"""Asks where the log of a live region is to be saved, and as what. GUI thread."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.capture.live_log import SUFFIXES

translate = QCoreApplication.translate


def ask_log_path(parent: QWidget) -> Path | None:
    """The file that was chosen, with a suffix; None: the dialog was cancelled."""
    kinds = (
        translate("Capture", "Markdown with pictures (*.md)"),
        translate("Capture", "Table (*.csv)"),
    )
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = translate("Capture", "Live region {time}").format(time=f"{datetime.now():%Y-%m-%d %H-%M}")
    name, kind = QFileDialog.getSaveFileName(
        parent,
        translate("Capture", "Export the answers"),
        str(Path(documents) / f"{name}{SUFFIXES[0]}"),
        ";;".join(kinds),
    )
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in SUFFIXES:
        return path
    return path.with_name(f"{path.name}{SUFFIXES[kinds.index(kind)] if kind in kinds else SUFFIXES[0]}")
