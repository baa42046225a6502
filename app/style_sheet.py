"""The one style sheet of the program, filled in from the colours in use. Called by `app.theme` only.

Widgets are picked out by the dynamic property `kind`, so that this file names no class of ours.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from app.colours import Colours

_RULES = Template("""
* { font-size: 13px; }
QMainWindow, QDialog { background: $panel; color: $text; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QSplitter[kind="plain"]::handle { background: transparent; }

QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 6px 0; }
QMenu::item { padding: 6px 28px 6px 16px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 6px 0; }

QWidget[kind="bar"] { background: $panel; border-bottom: 1px solid $line; }
QTabBar[kind="tabs"] { background: transparent; border: none; }
QTabBar[kind="tabs"]::tab {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 0 4px 0 12px; margin: 0; min-height: 40px;
}
QTabBar[kind="tabs"]::tab:hover { color: $text; background: $hover; }
QTabBar[kind="tabs"]::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar[kind="tabs"]::tab:focus { background: $hover; }
QTabBar[kind="tabs"] QToolButton { background: $panel; }
QToolButton[kind="close_tab"] { padding: 0; min-width: 22px; min-height: 22px; }
QToolButton:checked { background: $accent_soft; color: $text; }
QPushButton[kind="status"], QPushButton[kind="status_error"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; color: $muted;
    font-size: 12px;
    padding: 1px 8px; min-height: 20px; text-align: left;
}
QPushButton[kind="status_error"] { color: $error; }
QPushButton[kind="status"]:hover, QPushButton[kind="status_error"]:hover { background: $hover; color: $text; }
QAbstractScrollArea[kind="canvas"], QAbstractScrollArea[kind="canvas"]::corner {
    background: $canvas; border: none;
}
QWidget[kind="panel"], QScrollArea[kind="panel"] { background: $panel; border: none; }
QLabel { color: $text; background: transparent; }
QLabel[kind="title"] { font-size: 20px; font-weight: 600; }
QLabel[kind="document"] { font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: 12px; }
QLabel[kind="figure"] { font-weight: 500; }
QLabel[kind="ttft"] { font-size: 28px; font-weight: 600; }
QLabel[kind="unit"] { font-size: 15px; font-weight: 500; color: $muted; }
QLabel[kind="cold"], QLabel[kind="warm"] { font-size: 12px; border-radius: 9px; padding: 1px 8px; }
QLabel[kind="cold"] { background: $hover; color: $muted; }
QLabel[kind="warm"] { background: $accent_soft; color: $accent; }
QFrame[kind="line"] { background: $line; border: none; }
QLabel[kind="error"] { color: $error; }
QLabel[kind="warning"] { color: $warning; }

QToolButton, QPushButton[kind="quiet"] {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: 4px; padding: 5px;
    min-height: 18px; min-width: 18px;
}
QToolButton:hover, QPushButton[kind="quiet"]:hover { background: $hover; }
QToolButton:pressed, QPushButton[kind="quiet"]:pressed { background: $line; }
QToolButton:focus, QPushButton:focus { border: 1px solid $accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="zoom"] { min-width: 46px; }
QToolButton[kind="split"] { padding-right: 19px; }
QToolButton[kind="split"]::menu-button {
    background: transparent; border: none; border-radius: 4px; width: 16px;
}
QToolButton[kind="split"]::menu-button:hover { background: $line; }
QToolButton[kind="split"]::menu-arrow { image: url($field_down); width: 12px; height: 12px; }

QComboBox, QSpinBox, QDoubleSpinBox {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 4px; padding: 4px 8px;
    min-height: 18px; selection-background-color: $accent; selection-color: $on_accent;
}
QComboBox::drop-down, QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { background: transparent; border: none; width: 22px; }
QComboBox::down-arrow, QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
    image: url($field_down); width: 14px; height: 14px;
}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url($field_up); width: 14px; height: 14px; }
QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover { border: 1px solid $faint; }
QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border: 1px solid $accent; }
QPushButton {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 4px;
    padding: 5px 14px; min-height: 18px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $muted; background: $panel; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:focus { border: 1px solid $text; }
QPushButton[kind="primary"]:disabled { color: $muted; background: $hover; border: 1px solid $line; }
QPushButton[kind="meta"] {
    background: transparent; color: $muted; border: 1px solid transparent; border-radius: 4px;
    padding: 3px 6px 3px 0; font-size: 12px; text-align: left; min-height: 16px;
}
QPushButton[kind="meta"]:hover { color: $accent; background: transparent; }
QPushButton[kind="meta"]:focus { border: 1px solid $accent; }
QPushButton[kind="link"] {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: 4px;
    padding: 4px 2px;
}
QPushButton[kind="link"]:hover { color: $accent; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; }
QPushButton[kind="link"]:disabled { color: $muted; }
QPushButton[kind="recent"] {
    background: transparent; border: 1px solid transparent; text-align: left; padding: 5px 8px; color: $text;
}
QPushButton[kind="recent"]:hover { background: $hover; }
QPushButton[kind="recent"]:focus { border: 1px solid $accent; }
QPushButton[kind="suggestion"] {
    text-align: left; padding: 10px 12px; border-radius: 8px; background: $raised; color: $text;
    border: 1px solid $line;
}
QPushButton[kind="suggestion"]:hover { border: 1px solid $accent; background: $raised; }

QToolButton[kind="send"] { background: $accent; border: 2px solid $accent; border-radius: 6px; padding: 4px; }
QToolButton[kind="send"]:hover { background: $accent; border: 2px solid $text; }
QToolButton[kind="send"]:focus { border: 2px solid $text; }
QToolButton[kind="send"]:disabled { background: $hover; border: 2px solid $hover; }

QFrame[kind="composer"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="composer"][focused="true"] { border: 1px solid $accent; }
QFrame[kind="chip"] { background: $accent_soft; border: none; border-radius: 4px; }
QFrame[kind="chip"][whole="true"] { background: $hover; }
QFrame[kind="chip"] QLabel { font-size: 12px; }
QFrame[kind="chip"] QToolButton { padding: 3px; min-height: 18px; min-width: 18px; font-size: 12px; }
QPlainTextEdit[kind="question"] {
    background: transparent; border: none; color: $text; font-size: 15px; selection-background-color: $accent;
    selection-color: $on_accent;
}
QFrame[kind="asked"] { background: $hover; border: none; border-radius: 8px; }
QFrame[kind="asked"] QLabel { font-size: 15px; }
QTextBrowser[kind="answer"] {
    background: transparent; border: none; color: $text; font-size: 15px; selection-background-color: $accent;
    selection-color: $on_accent;
}

QPlainTextEdit[kind="field"] {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 4px; padding: 4px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit[kind="field"]:focus { border: 1px solid $accent; }
QFrame[kind="chip"] QToolButton:hover { background: $hover; }
QFrame[kind="asked"][editing="true"] { background: $raised; border: 1px solid $accent; }
QToolButton[kind="pill"] {
    background: transparent; color: $muted; border: 1px solid $line; border-radius: 14px; padding: 4px 7px;
    font-size: 12px;
}
QToolButton[kind="pill"]:hover { background: $hover; color: $text; }
QToolButton[kind="pill"]:pressed { background: $line; }
QToolButton[kind="pill"]:focus { border: 1px solid $accent; }
QToolButton[kind="pill"]:disabled { color: $faint; }
QToolButton[kind="turn"] { padding: 3px; min-height: 18px; min-width: 18px; }
QToolButton[kind="over_text"] {
    background: $raised; color: $muted; border: 1px solid $line; padding: 2px 8px; font-size: 12px;
}
QToolButton[kind="over_text"]:hover { color: $text; }
QToolButton[kind="newest"] {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 15px;
    padding: 5px 4px 5px 8px;
    font-size: 12px;
}
QToolButton[kind="newest"]:hover { background: $hover; }
QToolButton[kind="newest"]:focus { border: 1px solid $accent; }
QFrame[kind="undo"] { background: $hover; border: none; border-radius: 6px; }
QFrame[kind="undo"] QPushButton { color: $accent; font-weight: 600; padding: 3px 10px; }
QFrame[kind="popover"] { background: $raised; border: 1px solid $line; }
QLabel[kind="seen"] { background: #000000; border: 1px solid $line; }

QListWidget[kind="models"] {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 8px; padding: 2px 0;
    outline: none;
}
QLabel[kind="value"] { color: $text; }
QProgressBar[kind="thin"] {
    background: $hover; border: none; border-radius: 2px; min-height: 4px; max-height: 4px;
}
QProgressBar[kind="thin"]::chunk { background: $accent; border-radius: 2px; }

QFrame[kind="notice"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QLabel[kind="what"] { font-weight: 600; }

QStatusBar { background: $panel; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel[kind="pages"] { padding: 0 8px 0 0; }
QStatusBar QLabel { color: $muted; font-size: 12px; padding: 0 8px; }
QStatusBar QLabel[kind="error"] { color: $error; }

QTextBrowser[kind="preview"] {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QTextBrowser[kind="preview"]:focus { border: 1px solid $accent; }
QAbstractItemView[kind="side"] { background: $panel; border: none; outline: none; color: $text; }
QTreeView[kind="side"]::item { min-height: 28px; padding: 0 2px; border: none; }
QTreeView[kind="side"]::item:hover, QTreeView[kind="side"]::branch:hover { background: $hover; }
QTreeView[kind="side"]::item:selected { background: transparent; }
QTreeView[kind="side"]::item:selected:focus { background: $accent_soft; }
QTabBar[kind="side"]::tab {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 6px 12px; min-height: 18px;
}
QTabBar[kind="side"]::tab:hover { color: $text; background: $hover; }
QTabBar[kind="side"]::tab:selected { color: $text; border-bottom: 2px solid $muted; }
QTabBar[kind="side"]::tab:focus { background: $hover; }
QLineEdit[kind="find"], QLineEdit[kind="page"] {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 4px; min-height: 26px;
    padding: 0 4px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit[kind="find"] QToolButton { padding: 0; border: none; min-width: 0; min-height: 0; }
QLineEdit[kind="page"] {
    min-height: 22px; border: 1px solid transparent; background: transparent; color: $muted; font-size: 12px;
    padding: 0 1px 0 4px;
}
QLineEdit[kind="page"]:hover, QLineEdit[kind="page"]:focus { background: $hover; color: $text; }
QLineEdit[kind="find"]:focus, QLineEdit[kind="page"]:focus { border: 1px solid $accent; background: $raised; }

QListWidget[kind="list"] {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 4px; outline: none;
}
QListWidget[kind="list"]:focus { border: 1px solid $accent; }
QListWidget[kind="list"]::item { padding: 6px 10px; }
QListWidget[kind="list"]::item:hover { background: $hover; }
QListWidget[kind="list"]::item:selected { background: $accent_soft; color: $text; }
QLabel[kind="key"] {
    background: $raised; color: $text; border: 1px solid $line; border-bottom: 2px solid $line;
    border-radius: 4px;
    padding: 1px 6px; font-size: 12px;
}
QFrame[kind="row"] { background: transparent; border: none; border-bottom: 1px solid $line; }
QLineEdit[kind="field"] {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 4px;
    min-height: 18px; padding: 5px 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit[kind="field"]:focus, QPlainTextEdit[kind="log"]:focus { border: 1px solid $accent; }
QPlainTextEdit[kind="log"] {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 4px; padding: 6px;
    font-size: 12px; selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit[kind="log"]::corner { background: transparent; border: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $faint; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(colours: Colours, field_down: Path, field_up: Path) -> str:
    """The sheet for one theme; the two files are the arrows of fields that open or count."""
    names = {name: value for name, value in vars(colours).items() if isinstance(value, str)}
    return _RULES.substitute(names, field_down=field_down.as_posix(), field_up=field_up.as_posix())
