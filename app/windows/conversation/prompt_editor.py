"""The dialog in which quick actions are added, changed, ordered and brought back to what they were. Opened by
the window, works on a copy until it is saved; GUI thread.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.conversation.quick_actions import (
    LONGEST_PROMPT,
    LONGEST_TITLE,
    QuickAction,
    QuickActions,
    built_in_titles,
    default_actions,
    new_action,
)
from app.errors import UserError
from app.theme import Theme
from app.translations import translated

_MOST_UNDONE = 50


class PromptEditor(QDialog):
    """A list at the left, title and prompt of the chosen one at the right."""

    def __init__(self, quick_actions: QuickActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quick_actions, self._theme = quick_actions, theme
        self._actions = list(quick_actions.actions)
        self._undone: list[
            tuple[list[QuickAction], int]
        ] = []  # the lists before, and what was chosen in them
        self._filling = False
        self.list = QListWidget()
        self.list.setProperty("kind", "list")
        self.title, self.prompt = QLineEdit(), QPlainTextEdit()
        self.title.setProperty("kind", "field")
        self.prompt.setProperty("kind", "field")
        self.title.setMaxLength(LONGEST_TITLE)
        self.prompt.setTabChangesFocus(True)
        self.title_label, self.prompt_label, self.hint, self.problem = QLabel(), QLabel(), QLabel(), QLabel()
        self.title_label.setBuddy(self.title)
        self.prompt_label.setBuddy(self.prompt)
        self.hint.setProperty("kind", "muted")
        self.problem.setProperty("kind", "error")
        for label in (self.hint, self.problem):
            label.setWordWrap(True)
        self.problem.hide()
        self.add_button, self.remove_button = QToolButton(), QToolButton()
        self.up_button, self.down_button = QToolButton(), QToolButton()
        self.reset_button, self.undo_button = QPushButton(), QPushButton()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._join()
        self.resize(720, 460)
        self.retranslate()
        self._fill(0)
        self.list.setFocus()

    # -- building ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        order = QHBoxLayout()
        order.setSpacing(4)
        for button in (self.add_button, self.remove_button, self.up_button, self.down_button):
            button.setIconSize(QSize(18, 18))
            order.addWidget(button)
        order.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(order)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.title_label)
        right.addWidget(self.title)
        right.addSpacing(6)
        right.addWidget(self.prompt_label)
        right.addWidget(self.prompt, 1)
        right.addWidget(self.hint)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 2)
        middle.addLayout(right, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.reset_button)
        foot.addWidget(self.undo_button)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def _join(self) -> None:
        self.list.currentRowChanged.connect(self._show_chosen)
        self.title.textEdited.connect(lambda _: self._take_fields())
        self.prompt.textChanged.connect(self._take_fields)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.reset_button.clicked.connect(self._reset)
        self.undo_button.clicked.connect(self._undo)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self._theme.changed.connect(self._recolour)
        self._recolour()
        for keys, command in (
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
            ("Del", self._remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(command)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setWindowTitle(self.tr("Quick actions"))
        self.list.setAccessibleName(self.tr("Quick actions"))
        self.title_label.setText(self.tr("Title"))
        self.prompt_label.setText(self.tr("Question that is sent"))
        self.title.setAccessibleName(self.tr("Title"))
        self.prompt.setAccessibleName(self.tr("Question that is sent"))
        self.hint.setText(
            self.tr("{language} stands for the language of the window. The first nine have Alt+1 to Alt+9.")
        )
        for button, words in (
            (self.add_button, self.tr("Add a quick action")),
            (self.remove_button, self.tr("Remove this quick action (Del)")),
            (self.up_button, self.tr("Move up (Alt+Up)")),
            (self.down_button, self.tr("Move down (Alt+Down)")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.reset_button.setText(self.tr("Reset"))
        self.reset_button.setToolTip(self.tr("Back to the built-in quick actions; can be undone"))
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Takes back the last adding, removing, moving or resetting"))
        for standard, words in (
            (QDialogButtonBox.StandardButton.Save, self.tr("Save")),
            (QDialogButtonBox.StandardButton.Cancel, self.tr("Cancel")),
        ):
            self.buttons.button(standard).setText(words)
            self.buttons.button(standard).setToolTip(words)
        self._fill(self.list.currentRow())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _recolour(self) -> None:
        for button, name in (
            (self.add_button, "plus"),
            (self.remove_button, "trash-2"),
            (self.up_button, "chevron-up"),
            (self.down_button, "chevron-down"),
        ):
            button.setIcon(self._theme.icon(name))

    # -- showing -------------------------------------------------------------------------------------------

    def _fill(self, row: int) -> None:
        self._filling = True
        self.list.clear()
        self.list.addItems([action.shown_title for action in self._actions])
        self._filling = False
        self.list.setCurrentRow(max(min(row, len(self._actions) - 1), -1))
        self._show_chosen(self.list.currentRow())

    def _show_chosen(self, row: int) -> None:
        if self._filling:
            return
        chosen = self._actions[row] if 0 <= row < len(self._actions) else None
        self._filling = True
        self.title.setText(chosen.shown_title if chosen is not None else "")
        self.prompt.setPlainText(chosen.prompt if chosen is not None else "")
        self._filling = False
        for widget in (self.title, self.prompt, self.remove_button):
            widget.setEnabled(chosen is not None)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < len(self._actions) - 1)
        self.undo_button.setEnabled(bool(self._undone))
        self.reset_button.setEnabled(tuple(self._actions) != default_actions())
        self._show_whether_complete()

    def _show_whether_complete(self) -> None:
        complete = all(action.prompt.strip() for action in self._actions)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(complete)

    # -- changing ------------------------------------------------------------------------------------------

    def _take_fields(self) -> None:
        row = self.list.currentRow()
        if self._filling or row < 0:
            return
        action = self._actions[row]
        title = self.title.text().strip()
        if title == built_in_titles().get(action.id):
            title = ""  # stays the built-in one, in every language
        prompt = self.prompt.toPlainText()[:LONGEST_PROMPT]
        self._actions[row] = replace(action, title=title, prompt=prompt)
        self.list.item(row).setText(self._actions[row].shown_title)
        self.reset_button.setEnabled(tuple(self._actions) != default_actions())
        self._show_whether_complete()

    def _change(self, actions: list[QuickAction], row: int) -> None:
        self._undone.append((list(self._actions), self.list.currentRow()))
        del self._undone[:-_MOST_UNDONE]
        self._actions = actions
        self._fill(row)

    def _add(self) -> None:
        row = self.list.currentRow() + 1
        added = new_action(self.tr("New quick action"), "")
        self._change([*self._actions[:row], added, *self._actions[row:]], row)
        self.title.setFocus()
        self.title.selectAll()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._change(self._actions[:row] + self._actions[row + 1 :], row)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._actions) and 0 <= row + by < len(self._actions):
            actions = list(self._actions)
            actions.insert(row + by, actions.pop(row))
            self._change(actions, row + by)

    def _reset(self) -> None:
        self._change(list(default_actions()), 0)

    def _undo(self) -> None:
        if self._undone:
            self._actions, row = self._undone.pop()
            self._fill(row)

    def _save(self) -> None:
        if self._quick_actions.replace(self._actions):
            self.accept()
            return
        error = translated(
            UserError(
                "The quick actions could not be written to disk.",
                "They are used until Docent is closed; make room on the disk and save again.",
            )
        )
        self.problem.setText(f"{error.what} {error.advice}")
        self.problem.show()
