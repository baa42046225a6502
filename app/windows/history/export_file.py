"""Asks where a conversation is to be saved, and as what. GUI thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

from app.conversation.export import SUFFIXES, safe_name
from app.windows.save_dialog import ask_save_path

translate = QCoreApplication.translate


def ask_export_path(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """The file that was chosen, with a suffix; None: the dialog was cancelled."""
    kinds = (
        (translate("ExportFile", "Markdown with pictures (*.md)"), SUFFIXES[0]),
        (translate("ExportFile", "Web page (*.html)"), SUFFIXES[1]),
        (translate("ExportFile", "JSON (*.json)"), SUFFIXES[2]),
    )
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = (folder or Path(documents)) / f"{safe_name(title)}{SUFFIXES[0]}"
    words = translate("ExportFile", "Export the conversation")
    return ask_save_path(parent, words, suggested, kinds, also=(".htm",))
