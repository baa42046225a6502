"""Every command of the window: its words, shortcut, icon and menu, in one table. `MainWindow` connects them;
the shortcut sheet and the menus are made from the same table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.settings_table import CAPTURE_KEYS
from app.theme import Theme

_Keys = tuple[str | QKeySequence.StandardKey, ...]
SEPARATOR = ""


@dataclass(frozen=True)
class _Row:
    name: str
    text: str
    keys: _Keys = ()
    icon: str = ""
    checkable: bool = False


@dataclass(frozen=True)
class _Menu:
    name: str
    text: str
    rows: tuple[_Row | str, ...]  # a str is a separator, or the name of a submenu that others fill


def _menus() -> tuple[_Menu, ...]:
    translate = QCoreApplication.translate
    standard = QKeySequence.StandardKey
    return (
        _Menu(
            "file",
            translate("Actions", "File"),
            (
                _Row("open", translate("Actions", "Open…"), (standard.Open,), "plus"),
                "recent",
                _Row("reopen_closed", translate("Actions", "Reopen the closed tab"), ("Ctrl+Shift+T",)),
                _Row("sample", translate("Actions", "Open the sample document")),
                _Row("paste", translate("Actions", "Open from the clipboard"), ("Ctrl+Shift+V",)),
                SEPARATOR,
                _Row("close_tab", translate("Actions", "Close the tab"), ("Ctrl+W",), "x"),
                SEPARATOR,
                _Row("settings", translate("Actions", "Settings…"), ("Ctrl+,",), "settings"),
                _Row("quit", translate("Actions", "Quit"), ("Ctrl+Q",)),
            ),
        ),
        _Menu(
            "edit",
            translate("Actions", "Edit"),
            (
                _Row("copy", translate("Actions", "Copy"), ("Ctrl+C",), "copy"),
                _Row("copy_flowing", translate("Actions", "Copy without line breaks"), ("Ctrl+Alt+C",)),
                _Row("select_all", translate("Actions", "Select all text of the page"), ("Ctrl+A",)),
                SEPARATOR,
                _Row("find", translate("Actions", "Find in the document"), ("Ctrl+F",), "search"),
                _Row("find_next", translate("Actions", "Next match"), ("F3",)),
                _Row("find_previous", translate("Actions", "Previous match"), ("Shift+F3",)),
                SEPARATOR,
                _Row(
                    "tool_region", translate("Actions", "Select a region"), ("Ctrl+1",), "square-dashed", True
                ),
                _Row("tool_text", translate("Actions", "Select text"), ("Ctrl+2",), "text-select", True),
                _Row("tool_pan", translate("Actions", "Move the page"), ("Ctrl+3",), "hand", True),
            ),
        ),
        _Menu(
            "capture",
            translate("Actions", "Capture"),
            (
                _Row("capture_region", translate("Actions", "Capture a region"), (CAPTURE_KEYS,), "camera"),
                _Row("capture_window", translate("Actions", "Capture a window"), ("Ctrl+Shift+W",)),
                _Row("capture_screen", translate("Actions", "Capture a screen"), ("Ctrl+Shift+S",)),
                _Row("capture_again", translate("Actions", "Capture the last region"), ("Ctrl+Shift+G",)),
                _Row("capture_later", translate("Actions", "Capture a region in 3 s"), ("Ctrl+Shift+D",)),
                SEPARATOR,
                _Row(
                    "live_region", translate("Actions", "Watch a live region"), ("Ctrl+Shift+M",), "scan-eye"
                ),
                "cameras",
            ),
        ),
        _Menu(
            "view",
            translate("Actions", "View"),
            (
                _Row("zoom_in", translate("Actions", "Zoom in"), ("Ctrl++", "Ctrl+="), "zoom-in"),
                _Row("zoom_out", translate("Actions", "Zoom out"), ("Ctrl+-",), "zoom-out"),
                _Row("actual_size", translate("Actions", "Actual size"), ("Ctrl+0",)),
                _Row("fit_width", translate("Actions", "Fit width"), ("F9",), "move-horizontal"),
                _Row("fit_page", translate("Actions", "Fit page"), ("Shift+F9",), "maximize"),
                SEPARATOR,
                _Row("rotate_right", translate("Actions", "Rotate right"), ("Ctrl+Shift+R",), "rotate-cw"),
                _Row("rotate_left", translate("Actions", "Rotate left"), ("Ctrl+Alt+R",), "rotate-ccw"),
                _Row("invert", translate("Actions", "Invert pages"), ("F8",), "contrast", True),
                SEPARATOR,
                _Row("side_panel", translate("Actions", "Pages and outline"), ("F7",), "panel-left", True),
                _Row("chat_panel", translate("Actions", "Conversation"), ("F4",), "panel-right", True),
                _Row("answers_larger", translate("Actions", "Larger answers"), ("Ctrl+Alt++", "Ctrl+Alt+=")),
                _Row("answers_smaller", translate("Actions", "Smaller answers"), ("Ctrl+Alt+-",)),
                _Row("full_screen", translate("Actions", "Full screen"), ("F11",), checkable=True),
            ),
        ),
        _Menu(
            "go",
            translate("Actions", "Go"),
            (
                _Row("next_page", translate("Actions", "Next page"), ("Ctrl+PgDown",)),
                _Row("previous_page", translate("Actions", "Previous page"), ("Ctrl+PgUp",)),
                _Row("first_page", translate("Actions", "First page"), ("Ctrl+Home",)),
                _Row("last_page", translate("Actions", "Last page"), ("Ctrl+End",)),
                _Row("go_to_page", translate("Actions", "Go to page…"), ("Ctrl+G",)),
                SEPARATOR,
                _Row("back", translate("Actions", "Back"), ("Alt+Left",), "arrow-left"),
                _Row("forward", translate("Actions", "Forward"), ("Alt+Right",), "arrow-right"),
                SEPARATOR,
                _Row("next_tab", translate("Actions", "Next tab"), ("Ctrl+Tab",)),
                _Row("previous_tab", translate("Actions", "Previous tab"), ("Ctrl+Shift+Tab",)),
                _Row("next_pane", translate("Actions", "Next pane"), ("F6",)),
            ),
        ),
        _Menu(
            "conversation",
            translate("Actions", "Conversation"),
            (
                _Row("focus_question", translate("Actions", "Write a question"), ("Ctrl+L",)),
                "quick_actions",
                _Row("stop", translate("Actions", "Stop, or clear the region"), ("Esc",), "square"),
                _Row("regenerate", translate("Actions", "Answer again"), ("Ctrl+R",), "refresh-cw"),
                _Row("copy_answer", translate("Actions", "Copy the last answer"), ("Ctrl+Shift+C",)),
                _Row("copy_conversation", translate("Actions", "Copy the conversation")),
                SEPARATOR,
                _Row(
                    "new_conversation",
                    translate("Actions", "New conversation"),
                    ("Ctrl+N",),
                    "message-square-plus",
                ),
                _Row("history", translate("Actions", "History…"), ("Ctrl+Shift+F", "Ctrl+H"), "history"),
                _Row("export", translate("Actions", "Export the conversation…"), ("Ctrl+E",), "download"),
                _Row(
                    "private_mode", translate("Actions", "Private mode"), ("Ctrl+Shift+P",), "eye-off", True
                ),
                _Row("edit_prompts", translate("Actions", "Edit the quick actions…")),
            ),
        ),
        _Menu(
            "model",
            translate("Actions", "Model"),
            (
                _Row("models", translate("Actions", "Models and device…"), ("Ctrl+M",), "cpu"),
                _Row("load_model", translate("Actions", "Load the model")),
                _Row("unload_model", translate("Actions", "Unload the model")),
                SEPARATOR,
                _Row(
                    "show_latency", translate("Actions", "Latency overlay"), ("Ctrl+Shift+L",), "timer", True
                ),
                _Row("copy_latency", translate("Actions", "Copy the timings as JSON"), ("Ctrl+Alt+L",)),
            ),
        ),
        _Menu(
            "help",
            translate("Actions", "Help"),
            (
                _Row("shortcuts", translate("Actions", "Keyboard shortcuts"), ("F1",), "keyboard"),
                _Row("show_log", translate("Actions", "Show the log")),
                _Row("about", translate("Actions", "About Docent"), icon="info"),
            ),
        ),
    )


class Actions(QObject):
    """The actions by name: `actions["open"]`; submenus that others fill: `submenu("recent")`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = {row.name: row for menu in _menus() for row in menu.rows if isinstance(row, _Row)}
        self._actions = {name: self._made(row) for name, row in self._rows.items()}
        self._submenus = {"recent": QMenu(), "quick_actions": QMenu(), "cameras": QMenu()}
        self._menus = {menu.name: self._made_menu(menu) for menu in _menus()}
        theme.changed.connect(self._recolour)
        self._recolour()
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """All of them, for the window that owns their shortcuts."""
        return list(self._actions.values())

    def submenu(self, name: str) -> QMenu:
        """A menu inside a menu whose content changes while the program runs."""
        return self._submenus[name]

    def menu(self, name: str) -> QMenu:
        """One of the menus, such as "capture", for a button that opens it."""
        return self._menus[name]

    def groups(self) -> Iterator[tuple[str, list[QAction]]]:
        """The actions of each menu, under its title."""
        for menu in _menus():
            yield menu.text, [self._actions[row.name] for row in menu.rows if isinstance(row, _Row)]

    def fill(self, parent: QMenu | QMenuBar) -> None:
        """Puts all menus into the one menu of the window, or into the system's menu bar."""
        for menu in self._menus.values():
            parent.addMenu(menu)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        for menu in _menus():
            self._menus[menu.name].setTitle(menu.text)
            for row in menu.rows:
                if isinstance(row, _Row):
                    action = self._actions[row.name]
                    action.setText(row.text)
                    action.setToolTip(with_shortcut(row.text, action.shortcut()))
        self._submenus["recent"].setTitle(QCoreApplication.translate("Actions", "Open recent"))
        self._submenus["quick_actions"].setTitle(QCoreApplication.translate("Actions", "Quick actions"))
        self._submenus["cameras"].setTitle(QCoreApplication.translate("Actions", "Watch a camera"))

    def _made_menu(self, menu: _Menu) -> QMenu:
        made = QMenu()
        for row in menu.rows:
            if isinstance(row, _Row):
                made.addAction(self._actions[row.name])
            elif row == SEPARATOR:
                made.addSeparator()
            else:
                made.addMenu(self._submenus[row])
        return made

    def _made(self, row: _Row) -> QAction:
        action = QAction(self)
        action.setObjectName(row.name)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setCheckable(row.checkable)
        action.setIconVisibleInMenu(False)
        return action

    def _recolour(self) -> None:
        for name, row in self._rows.items():
            if row.icon:
                self._actions[name].setIcon(self._theme.icon(row.icon))


def with_shortcut(text: str, keys: QKeySequence) -> str:
    """A tooltip: what the control does, and the keys that do it."""
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text.rstrip('…')} ({shown})" if shown else text.rstrip("…")
