"""Asks where the log of a live region is to be saved, and as what. GUI thread."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

from app.capture.live_log import SUFFIXES
from app.windows.save_dialog import ask_save_path

translate = QCoreApplication.translate


def ask_log_path(parent: QWidget) -> Path | None:
    """The file that was chosen, with a suffix; None: the dialog was cancelled."""
    kinds = (
        (translate("Capture", "Markdown with pictures (*.md)"), SUFFIXES[0]),
        (translate("Capture", "Table (*.csv)"), SUFFIXES[1]),
    )
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = translate("Capture", "Live region {time}").format(time=f"{datetime.now():%Y-%m-%d %H-%M}")
    suggested = Path(documents) / f"{name}{SUFFIXES[0]}"
    return ask_save_path(parent, translate("Capture", "Export the answers"), suggested, kinds)
