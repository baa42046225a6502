"""Asks where a conversation is to be saved, and as what. GUI thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.conversation.export import SUFFIXES, safe_name

translate = QCoreApplication.translate


def ask_export_path(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """The file that was chosen, with a suffix; None: the dialog was cancelled."""
    kinds = (
        translate("ExportFile", "Markdown with pictures (*.md)"),
        translate("ExportFile", "Web page (*.html)"),
        translate("ExportFile", "JSON (*.json)"),
    )
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = (folder or Path(documents)) / f"{safe_name(title)}{SUFFIXES[0]}"
    name, kind = QFileDialog.getSaveFileName(
        parent, translate("ExportFile", "Export the conversation"), str(suggested), ";;".join(kinds)
    )
    if not name:
        return None
    chosen = SUFFIXES[kinds.index(kind)] if kind in kinds else SUFFIXES[0]
    path = Path(name)
    if path.suffix.lower() in (*SUFFIXES, ".htm"):
        return path
    return path.with_name(f"{path.name}{chosen}")
