"""The shortcut sheet (F1): every command with its keys, from the table of actions, and what keys and mouse do
on the page. Opened by the window. GUI thread.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.theme import Theme
from app.windows.actions import Actions
from app.windows.sheet import Sheet

_COLUMN_WIDTH = 380
_Titled = tuple[str, list[tuple[str, list[str]]]]  # a title; commands, each with its keys


@dataclass(frozen=True)
class _Line:
    text: str
    keys: tuple[str, ...]


class ShortcutSheet(Sheet):
    """Searchable; two columns where there is room."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._actions = actions
        self._columns = 0
        self.search = QLineEdit()
        self.search.setProperty("kind", "field")
        self.search.setMinimumHeight(32)
        self.search.textChanged.connect(lambda _: self._fill())
        self.nothing = QLabel()
        self.nothing.setProperty("kind", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page = QScrollArea()
        self.page.setProperty("kind", "panel")
        self.page.setWidgetResizable(True)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.search)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.page, 1)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)
        self.close_button.setAutoDefault(False)
        self.retranslate()
        self.resize(880, 640)
        self.setMinimumSize(440, 360)
        self.search.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search.setPlaceholderText(self.tr("Search by command or key"))
        self.search.setAccessibleName(self.tr("Search by command or key"))
        self.page.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.nothing.setText(self.tr("No shortcut matches."))
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wanted_columns() != self._columns:
            self._fill()

    def groups(self) -> list[_Titled]:
        """What the sheet shows: titles, and each command with its keys as this system writes them."""
        words = self.search.text().casefold().split()
        shown = []
        for title, lines in (*self._of_actions(), *_of_the_page(), *_of_the_question()):
            found = [
                (line.text, [_native(key) for key in line.keys])
                for line in lines
                if _matches(words, title, line)
            ]
            if found:
                shown.append((title, found))
        return shown

    def _of_actions(self) -> list[tuple[str, list[_Line]]]:
        return [
            (
                title,
                [
                    _Line(action.text().rstrip("…"), tuple(keys.toString() for keys in action.shortcuts()))
                    for action in actions
                    if action.shortcuts()
                ],
            )
            for title, actions in self._actions.groups()
        ]

    def _wanted_columns(self) -> int:
        return max(1, min(3, self.width() // _COLUMN_WIDTH))

    def _fill(self) -> None:
        groups = self.groups()
        self._columns = self._wanted_columns()
        for columns in range(self._columns, 0, -1):
            inside = _columns(groups, columns)
            if columns == 1 or inside.minimumSizeHint().width() <= self.page.viewport().width():
                break
            inside.deleteLater()  # long words and long keys: fewer columns
        self.page.setWidget(inside)
        self.nothing.setVisible(not groups)


def _columns(groups: list[_Titled], count: int) -> QWidget:
    inside = QWidget()
    inside.setProperty("kind", "panel")
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 8, 16, 8)
    row.setSpacing(40)
    for part in _balanced(groups, count):
        column = QVBoxLayout()
        column.setSpacing(24)
        for title, lines in part:
            column.addWidget(_Group(title, lines))
        column.addStretch(1)
        row.addLayout(column, 1)
    return inside


class _Group(QWidget):
    """A title and a line for each command."""

    def __init__(self, title: str, lines: list[tuple[str, list[str]]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        head = QLabel(title)
        head.setProperty("kind", "what")
        grid.addWidget(head, 0, 0, 1, 2)
        for at, (text, keys) in enumerate(lines, start=1):
            name = QLabel(text)
            name.setWordWrap(True)
            grid.addWidget(name, at, 0)
            grid.addWidget(_Keys(keys), at, 1, Qt.AlignmentFlag.AlignRight)


class _Keys(QFrame):
    """Keys as caps, side by side."""

    def __init__(self, keys: list[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for key in keys:
            cap = QLabel(key)
            cap.setProperty("kind", "key")
            row.addWidget(cap)


def _of_the_page() -> list[tuple[str, list[_Line]]]:
    """Keys and gestures that are no actions: the viewport takes them when it has the focus."""
    tr = QCoreApplication.translate
    drag, wheel = tr("ShortcutSheet", "Drag"), tr("ShortcutSheet", "Wheel")
    control, space = (
        QKeySequence("Ctrl+A").toString(QKeySequence.SequenceFormat.NativeText)[:-1],
        _native("Space"),
    )
    arrows = tr("ShortcutSheet", "Arrow keys")
    return [
        (
            tr("ShortcutSheet", "On the page"),
            [
                _Line(tr("ShortcutSheet", "Select a region"), (drag,)),
                _Line(tr("ShortcutSheet", "Move the region"), (arrows,)),
                _Line(tr("ShortcutSheet", "Resize the region"), (f"{_shift()}{arrows}",)),
                _Line(tr("ShortcutSheet", "Select text"), (f"{control}{drag}",)),
                _Line(tr("ShortcutSheet", "Move the page"), (f"{space} + {drag}",)),
                _Line(tr("ShortcutSheet", "Zoom at the pointer"), (f"{control}{wheel}",)),
                _Line(tr("ShortcutSheet", "One screen down, up"), ("Space", "Shift+Space")),
            ],
        )
    ]


def _of_the_question() -> list[tuple[str, list[_Line]]]:
    tr = QCoreApplication.translate
    return [
        (
            tr("ShortcutSheet", "In the question box"),
            [
                _Line(tr("ShortcutSheet", "Ask"), ("Return",)),
                _Line(tr("ShortcutSheet", "New line"), ("Shift+Return",)),
                _Line(tr("ShortcutSheet", "The last question again"), ("Up",)),
                _Line(tr("ShortcutSheet", "Quick actions"), ("Alt+1", "Alt+9")),
            ],
        )
    ]


def _balanced(groups: list[_Titled], columns: int) -> list[list[_Titled]]:
    """The groups in their order, the columns about equally long."""
    total = sum(len(lines) + 2 for _, lines in groups)
    parts: list[list[_Titled]] = [[] for _ in range(columns)]
    height = 0.0
    for group in groups:
        size = len(group[1]) + 2
        parts[min(int((height + size / 2) * columns / max(total, 1)), columns - 1)].append(group)
        height += size
    return parts


def _matches(words: list[str], title: str, line: _Line) -> bool:
    text = " ".join((title, line.text, *line.keys, *map(_native, line.keys))).casefold()
    return all(word in text for word in words)


def _native(key: str) -> str:
    """As this system writes it; gestures and what Qt does not know stay as they are."""
    sequence = QKeySequence(key)
    shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    return shown if shown and sequence.toString() == key else key


def _shift() -> str:
    return QKeySequence("Shift+A").toString(QKeySequence.SequenceFormat.NativeText)[:-1]
