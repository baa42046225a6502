"""A fault is told once, from any thread, with a report to copy."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.crash_report import CrashReport
from app.theme import Theme
from app.windows.program.crash_dialog import CrashDialog, Crashes

pytestmark = pytest.mark.gui


def report(place: str = "a.py:1", is_of_last_run: bool = False) -> CrashReport:
    return CrashReport("OSError: full", place, f"what happened at {place}\n", is_of_last_run)


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


@pytest.fixture
def crashes(theme, qtbot, tmp_path):
    made = Crashes(theme, tmp_path)
    yield made
    if made.dialog is not None:
        made.dialog.reject()
    qtbot.waitUntil(lambda: made.dialog is None)


def test_a_fault_in_a_thread_is_shown(crashes, qtbot):
    thread = threading.Thread(target=lambda: crashes.tell(report()))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: crashes.dialog is not None and crashes.dialog.isVisible())
    assert crashes.dialog.report.toPlainText() == "what happened at a.py:1\n"


def test_a_cascade_is_one_dialog_and_the_same_fault_is_not_told_again(crashes, qtbot):
    for _ in range(50):
        crashes.tell(report("a.py:1"))
    crashes.tell(report("b.py:2"))
    qtbot.waitUntil(lambda: crashes.dialog is not None and "b.py:2" in crashes.dialog.report.toPlainText())
    first = crashes.dialog
    assert first.report.toPlainText().count("a.py:1") == 1
    qtbot.mouseClick(first.close_button, Qt.MouseButton.LeftButton)
    assert crashes.dialog is None
    crashes.tell(report("a.py:1"))
    crashes.tell(report("c.py:3"))
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    assert "a.py:1" not in crashes.dialog.report.toPlainText()


def test_quit_asks_the_program_to_end_and_going_on_does_not(crashes, qtbot):
    asked: list[bool] = []
    crashes.quit_wanted.connect(lambda: asked.append(True))
    for button, wanted in (("close_button", 0), ("quit_button", 1)):
        crashes.tell(report(button))
        qtbot.waitUntil(lambda: crashes.dialog is not None)
        qtbot.mouseClick(getattr(crashes.dialog, button), Qt.MouseButton.LeftButton)
        assert len(asked) == wanted
        assert crashes.dialog is None


def test_the_report_is_copied_and_the_folder_opened(theme, qtbot, tmp_path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = CrashDialog(report(), theme, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "what happened at a.py:1\n"
    assert dialog.copy_button.text() == "Copied"
    qtbot.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
    assert opened == [str(tmp_path)]


def test_a_crash_of_the_last_run_leaves_nothing_to_quit(theme, qtbot, tmp_path):
    dialog = CrashDialog(report(is_of_last_run=True), theme, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "last time" in dialog.what.text()
    assert not dialog.quit_button.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
