"""Every command of the window: its words, shortcut, icon and tooltip, in one table. `MainWindow` connects
them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.theme import Theme

_Keys = tuple[str | QKeySequence.StandardKey, ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


@dataclass(frozen=True)
class _Row:
    name: str
    text: str
    keys: _Keys = ()
    icon: str = ""
    checkable: bool = False


def _rows() -> tuple[_Row, ...]:
    standard = QKeySequence.StandardKey
    return (
        _Row("open", _tr("Open…"), (standard.Open,), "folder-open"),
        _Row("sample", _tr("Open the sample document")),
        _Row("quit", _tr("Quit"), ("Ctrl+Q",)),
        _Row("zoom_in", _tr("Zoom in"), ("Ctrl++", "Ctrl+="), "zoom-in"),
        _Row("zoom_out", _tr("Zoom out"), ("Ctrl+-",), "zoom-out"),
        _Row("actual_size", _tr("Actual size"), ("Ctrl+0",)),
        _Row("fit_width", _tr("Fit width"), ("F9",), "move-horizontal"),
        _Row("next_page", _tr("Next page"), ("Ctrl+PgDown",)),
        _Row("previous_page", _tr("Previous page"), ("Ctrl+PgUp",)),
        _Row("show_latency", _tr("Latency overlay"), ("Ctrl+Shift+L",), checkable=True),
        _Row("focus_question", _tr("Write a question"), ("Ctrl+L",)),
        _Row("stop", _tr("Stop, or clear the region"), ("Esc",), "square"),
        _Row("about", _tr("About Docent")),
    )


class Actions(QObject):
    """The actions by name: `actions["open"]`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = {row.name: row for row in _rows()}
        self._actions = {name: self._made(row) for name, row in self._rows.items()}
        theme.changed.connect(self._recolour)
        self._recolour()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """All of them, for the window that owns their shortcuts."""
        return list(self._actions.values())

    def menus(self, parent: QMenu) -> None:
        """Fills the one menu of the window."""
        groups = (
            ("open", "sample"),
            ("zoom_in", "zoom_out", "actual_size", "fit_width"),
            ("next_page", "previous_page"),
            ("focus_question", "stop", "show_latency"),
            ("about", "quit"),
        )
        for group in groups:
            parent.addActions([self._actions[name] for name in group])
            parent.addSeparator()

    def _made(self, row: _Row) -> QAction:
        action = QAction(row.text, self)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setCheckable(row.checkable)
        action.setIconVisibleInMenu(False)
        action.setToolTip(with_shortcut(row.text, action.shortcut()))
        return action

    def _recolour(self) -> None:
        for name, row in self._rows.items():
            if row.icon:
                self._actions[name].setIcon(self._theme.icon(row.icon))


def with_shortcut(text: str, keys: QKeySequence) -> str:
    """A tooltip: what the control does, and the keys that do it."""
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text.rstrip('…')} ({shown})" if shown else text.rstrip("…")
