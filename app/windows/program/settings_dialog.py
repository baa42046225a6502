"""The settings, made from the one table: search, groups, a control each, defaults with undo.

Opened by the window. Every change is applied at once, so there is nothing to confirm. GUI thread.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.settings import Settings
from app.settings_table import TABLE, Setting
from app.theme import Theme
from app.translations import setting_words
from app.windows.program.setting_control import SettingControl
from app.windows.sheet import Sheet, name_button


class SettingsDialog(Sheet):
    """`models_wanted` asks for the dialog in which model, device and precision are chosen."""

    models_wanted = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._settings = settings
        self._before: dict[str, Any] = {}
        self.search = QLineEdit()
        self.search.setProperty("kind", "field")
        self.search.setMinimumHeight(32)
        self.search.textChanged.connect(self._filter)
        self.groups = [
            _Group(title, list(rows), self) for title, rows in groupby(_shown(), key=lambda row: row.group)
        ]
        self.nothing = QLabel()
        self.nothing.setProperty("kind", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.body.addWidget(self.search)
        self.body.addWidget(self._page(), 1)
        self._fill_footer()
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._focus_search)
        settings.changed.connect(self._show_value)
        self.retranslate()
        self.resize(680, 640)
        self.setMinimumSize(520, 400)
        self.search.setFocus()

    def row(self, key: str) -> SettingRow:
        """The row of one setting."""
        return next(row for group in self.groups for row in group.rows if row.setting.key == key)

    def show_note(self, key: str, words: str) -> None:
        """Says under a setting what came of it; "" for nothing."""
        self.row(key).show_note(words)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Settings"))
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self.nothing.setText(self.tr("No setting matches."))
        name_button(self.restore_button, self.tr("Restore defaults"))
        name_button(self.undo_button, self.tr("Undo"))
        self.restored.setText(self.tr("Defaults restored."))
        for group in self.groups:
            group.retranslate()
        self._filter(self.search.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the search first, then closes; Enter in a field closes nothing."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _page(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(24)
        for group in self.groups:
            column.addWidget(group)
        column.addWidget(self.nothing)
        column.addStretch(1)
        page = QScrollArea()
        page.setProperty("kind", "panel")
        page.setWidgetResizable(True)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setWidget(inside)
        inside.setProperty("kind", "panel")
        return page

    def _fill_footer(self) -> None:
        self.restore_button, self.undo_button, self.restored = QPushButton(), QPushButton(), QLabel()
        self.restored.setProperty("kind", "muted")
        self.restore_button.clicked.connect(self._restore)
        self.undo_button.clicked.connect(self._undo)
        self.footer.addWidget(self.restore_button)
        self.footer.addWidget(self.restored)
        self.footer.addWidget(self.undo_button)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)
        for button in (self.restore_button, self.undo_button, self.close_button):
            button.setAutoDefault(False)
        self._show_undo()

    def _restore(self) -> None:
        self._before = self._settings.restore_defaults() or self._before
        self._show_undo()

    def _undo(self) -> None:
        before, self._before = self._before, {}
        self._settings.set_all(before)
        self.restore_button.setFocus()  # the button that has it goes away
        self._show_undo()

    def _show_undo(self) -> None:
        self.undo_button.setVisible(bool(self._before))
        self.restored.setVisible(bool(self._before))

    def _show_value(self, key: str, _value: object) -> None:
        for group in self.groups:
            for row in group.rows:
                if row.setting.key == key:
                    row.show_value()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        found = [group.show_matches(words) for group in self.groups]
        self.nothing.setVisible(not any(found))

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


class _Group(QWidget):
    """A title and its rows."""

    def __init__(self, title: str, rows: list[Setting], dialog: SettingsDialog) -> None:
        super().__init__()
        self._title_text = title
        self.title = QLabel()
        self.title.setProperty("kind", "what")
        self.rows = [SettingRow(row, dialog) for row in rows]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(4)
        for row in self.rows:
            column.addWidget(row)

    def retranslate(self) -> None:
        self.title.setText(setting_words(self._title_text))
        for row in self.rows:
            row.retranslate()

    def show_matches(self, words: list[str]) -> bool:
        """Whether anything of this group is left to see."""
        title = setting_words(self._title_text)
        found = [row.matches(words, title) for row in self.rows]
        for row, is_match in zip(self.rows, found, strict=True):
            row.setVisible(is_match)
        self.setVisible(any(found))
        return any(found)


class SettingRow(QFrame):
    """Label and help at the left, the control at the right."""

    def __init__(self, setting: Setting, dialog: SettingsDialog) -> None:
        super().__init__()
        self.setting = setting
        self._settings = dialog._settings
        self.setProperty("kind", "row")
        self.label, self.help = QLabel(), QLabel()
        self.help.setProperty("kind", "muted")
        self.note = QLabel()
        self.note.setProperty("kind", "what")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.hide()
        for label in (self.label, self.help, self.note):
            label.setWordWrap(True)
        self._control: SettingControl | None = None
        if setting.is_of_model:
            self.button = QPushButton()
            self.button.setMinimumWidth(184)
            self.button.setAutoDefault(False)
            self.button.clicked.connect(dialog.models_wanted)
            self.widget: QWidget = self.button
        else:
            self._control = SettingControl(setting, dialog._settings, dialog.theme, self)
            self.widget = self._control.widget
        self.label.setBuddy(self.widget)
        self._lay_out()

    def _lay_out(self) -> None:
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self.label)
        text.addWidget(self.help)
        text.addWidget(self.note)
        self.help.setVisible(bool(self.setting.help))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(24)
        row.addLayout(text, 1)
        row.addWidget(self.widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def retranslate(self) -> None:
        self.label.setText(setting_words(self.setting.label))
        self.help.setText(setting_words(self.setting.help) if self.setting.help else "")
        if self._control is not None:
            self._control.retranslate()
        self.show_value()

    def show_note(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def show_value(self) -> None:
        """What the settings hold."""
        if self._control is not None:
            self._control.show_value()
            return
        label, value = setting_words(self.setting.label), self._value_words()
        self.button.setText(f"{value}…")
        self.button.setAccessibleName(self.tr("{setting}: {value}").format(setting=label, value=value))
        self.button.setToolTip(self.tr("Choose model, device and precision"))

    def matches(self, words: list[str], title: str) -> bool:
        """Whether every word of a search stands in the row or over it."""
        names = [setting_words(str(name)) for name in self.setting.names]
        text = " ".join((title, self.label.text(), self.help.text(), *names)).casefold()
        return all(word in text for word in words)

    def _value_words(self) -> str:
        value = self._settings.get(self.setting.key)
        if self.setting.names:
            return setting_words(self.setting.names[self.setting.allowed.index(value)])
        return str(value)


def _shown() -> list[Setting]:
    return [setting for setting in TABLE if setting.label]
