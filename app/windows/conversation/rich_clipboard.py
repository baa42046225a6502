"""Puts text that is also HTML on the clipboard. GUI thread.

The object that the clipboard keeps is one that Qt itself made. Where the clipboard lives inside the program,
as on platforms without a window system, Qt destroys it after Python has ended, and an object made in Python
would call the interpreter that is gone: a crash.
"""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QGuiApplication


def copy_text(text: str, html: str = "") -> None:
    """Programs take from the clipboard which of the two they can show."""
    rows = QStringListModel([""])
    data = rows.mimeData([rows.index(0)])  # one of the few calls that return a `QMimeData` of Qt's own making
    data.clear()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
