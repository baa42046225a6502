"""Every control of every window has a name, is reached by Tab and is large enough; icons have tooltips."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget
from widget_walk import complaints, top_levels

from app.crash_report import CrashReport
from app.errors import UserError
from app.theme import Theme
from app.windows.program.crash_dialog import CrashDialog

pytestmark = pytest.mark.gui
DIALOGS = ("settings", "shortcuts", "about", "show_log", "models", "edit_prompts", "history")


def assert_usable() -> None:
    found = [complaint for window in top_levels() for complaint in complaints(window)]
    assert not found, "\n".join(["hard to use:", *found])


def ask(qtbot, window, text: str) -> None:
    with qtbot.waitSignal(window.conversation.turn_ended):
        window.panel.composer.box.setPlainText(text)
        qtbot.keyClick(window.panel.composer.box, Qt.Key.Key_Return)


def test_the_empty_window(empty_window):
    assert_usable()


def test_the_window_with_a_document_an_answer_and_a_message(window, fake_engine, qtbot):
    fake_engine.enqueue("| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n- item\n")
    ask(qtbot, window, "What is the total?")
    window.actions_by_name["side_panel"].trigger()
    window.actions_by_name["find"].trigger()
    window.tell(UserError("It is gone.", "Open it again."))
    assert_usable()


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog(window, fake_engine, qtbot, name):
    ask(qtbot, window, "What is the total?")
    window.actions_by_name[name].trigger()
    assert len(top_levels()) > 1
    assert_usable()


def test_the_crash_dialog(qapp, qtbot, tmp_path):
    dialog = CrashDialog(CrashReport("it", "there", "report"), Theme(qapp, "light"), tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert complaints(dialog) == []


def test_what_is_missing_is_found(qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field, button, named = QLineEdit(), QToolButton(), QToolButton()
    button.setIcon(Theme(qapp, "light").icon("x"))
    button.setStyleSheet("min-width: 0; min-height: 0; padding: 0; border: none")
    button.setFixedSize(20, 20)
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    named.setText("Open")
    named.setMinimumSize(28, 28)
    label = QLabel("Name")
    buddied = QLineEdit()
    label.setBuddy(buddied)
    column = QVBoxLayout(window)
    for widget in (field, button, named, label, buddied):
        column.addWidget(widget)
    window.show()
    found = "\n".join(complaints(window))
    assert "QLineEdit '' has no accessible name" in found
    assert "QToolButton '' has no accessible name" in found
    assert "shows an icon without a tooltip" in found
    assert "is not reached by Tab" in found
    assert "is a target of 20 x" in found
    assert len(found.splitlines()) == 5
