"""The shortcut sheet, the about box and the log: made from what is there, and searched."""

import socket

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.theme import Theme
from app.windows.actions import Actions
from app.windows.program import about_dialog
from app.windows.program.about_dialog import AboutDialog
from app.windows.program.log_dialog import LogDialog
from app.windows.program.shortcut_sheet import ShortcutSheet

pytestmark = pytest.mark.gui


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


@pytest.fixture
def actions(qapp, theme):
    return Actions(theme, theme)


@pytest.fixture
def sheet(qtbot, theme, actions):
    made = ShortcutSheet(actions, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def keys_on(sheet) -> dict[str, list[str]]:
    return {text: keys for _, lines in sheet.groups() for text, keys in lines}


def test_every_action_with_keys_is_on_the_sheet_with_all_of_them(sheet, actions):
    shown = keys_on(sheet)
    for action in actions.all():
        if action.shortcuts():
            assert len(shown[action.text().rstrip("…")]) == len(action.shortcuts())
    assert "Ctrl+wheel" in " ".join(" ".join(keys) for keys in shown.values()).replace("Wheel", "wheel")


def test_the_sheet_is_searched_by_command_and_by_key(sheet, qtbot):
    qtbot.keyClicks(sheet.search, "ctrl+shift+v")
    assert list(keys_on(sheet)) == ["Open from the clipboard"]
    sheet.search.setText("zoom out")
    assert list(keys_on(sheet)) == ["Zoom out"]
    sheet.search.setText("xyzzy")
    assert keys_on(sheet) == {}
    assert sheet.nothing.isVisible()


def test_a_narrow_sheet_has_one_column_and_nothing_is_cut_off(sheet, qtbot):
    sheet.resize(440, 500)
    qtbot.waitUntil(lambda: sheet._columns == 1)
    page = sheet.page
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()


@pytest.fixture
def about(qtbot, theme, monkeypatch):
    monkeypatch.setattr(about_dialog, "connections", list)
    made = AboutDialog(theme)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.list.count() > 0)
    yield made
    made.close()


def test_the_about_box_names_what_is_inside_and_its_terms(about):
    rows = [about.list.item(row).text() for row in range(about.list.count())]
    named = {row.split(" ")[0].split("\n")[0].casefold() for row in rows}
    assert {"docent", "docent-nano", "lucide", "python", "torch", "pymupdf", "pyside6_essentials"} <= named
    assert all("\n" in row for row in rows), [row for row in rows if "\n" not in row]
    assert "AFFERO" in about.text.toPlainText()


def test_a_licence_is_read_by_going_through_the_list(about, qtbot):
    before = about.text.toPlainText()
    about.list.setFocus()
    for _ in range(2):
        qtbot.keyClick(about.list, Qt.Key.Key_Down)
    assert about.text.toPlainText() != before
    assert "ISC" in about.text.toPlainText()


def test_the_network_row_says_what_the_system_says(about, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: about.network.text().startswith("none"))
    about.hide()
    monkeypatch.setattr(about_dialog, "connections", lambda: ["192.0.2.1:443"])
    about.show()
    qtbot.waitUntil(lambda: "192.0.2.1:443" in about.network.text())


def test_connections_within_this_machine_are_not_told():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        assert about_dialog.connections() == []


def test_the_log_shows_its_end_and_the_lines_that_match(qtbot, theme, tmp_path):
    log_file = tmp_path / "docent.log"
    log_file.write_text("".join(f"line {number}\n" for number in range(2000)))
    dialog = LogDialog(log_file, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "line 1999" in dialog.lines.toPlainText())
    qtbot.keyClicks(dialog.filter, "LINE 1998")
    assert dialog.lines.toPlainText() == "line 1998"
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "line 1998"
    log_file.write_text("line 1998 again\n")
    qtbot.mouseClick(dialog.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.lines.toPlainText() == "line 1998 again")
    dialog.close()
