"""Asks where something is to be saved: the system's own dialog, a suffix where none was written, and no file
replaced unasked. GUI thread; used by whatever saves.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

Kind = tuple[str, str]  # as the dialog lists it, such as "Table (*.csv)", and its suffix


def ask_save_path(
    parent: QWidget, title: str, suggested: Path, kinds: Sequence[Kind], also: Sequence[str] = ()
) -> Path | None:
    """The file that was chosen, with a suffix; None: the dialog was cancelled.

    Args:
        also: other suffixes that are left as they are.
    """
    known = {*(suffix for _, suffix in kinds), *also}
    while True:
        name, kind = QFileDialog.getSaveFileName(
            parent, title, str(suggested), ";;".join(words for words, _ in kinds)
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() in known:
            return path
        suffix = next((suffix for words, suffix in kinds if words == kind), kinds[0][1])
        path = path.with_name(f"{path.name}{suffix}")
        if not path.exists() or _may_replace(parent, title, path):
            return path
        suggested = path


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    """The dialog has asked about the name without the suffix only."""
    words = QCoreApplication.translate("SaveDialog", "“{name}” is there already. Replace it?")
    button = QMessageBox.question(parent, title, words.format(name=path.name))
    return button is QMessageBox.StandardButton.Yes
