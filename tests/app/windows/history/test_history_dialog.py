"""The history on screen: found while typing, looked at, opened, deleted and taken back, by keyboard alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from history_files import fill, png, talk, titles
from PySide6.QtCore import QDate, QEvent, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QPushButton

from app.conversation.conversation import Conversation
from app.conversation.exporter import Exporter
from app.conversation.history import History
from app.theme import Theme
from app.windows.history import history_dialog
from app.windows.history.export_file import ask_export_path
from app.windows.history.history_dialog import HistoryDialog
from app.windows.history.history_row import around_mark


@pytest.fixture
def history(qapp, tmp_path) -> Iterator[History]:
    kept = History(tmp_path / "history.db")
    yield kept
    assert kept.close(10)


@pytest.fixture
def exporter(qapp) -> Iterator[Exporter]:
    made = Exporter()
    yield made
    made.close()


@pytest.fixture
def shown(qtbot, qapp, history, exporter) -> Iterator:
    """Puts the dialog on screen, with its first page in the list."""
    dialogs: list[HistoryDialog] = []

    def show() -> HistoryDialog:
        dialog = HistoryDialog(history, exporter, Theme(qapp, "light"))
        dialogs.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.chooser.model.has_answer)
        return dialog

    yield show
    for dialog in dialogs:
        dialog.close()


def kept(history: History, question: str, text: str, days_ago: int = 0, **options) -> Conversation:
    conversation = talk((question, text), **options)
    conversation.turns[0].asked_at = datetime.now().astimezone() - timedelta(days=days_ago)
    history.follow(conversation)
    return conversation


def rows(dialog: HistoryDialog) -> list[str]:
    return [dialog.chooser.model.index(row).data() for row in range(dialog.chooser.model.rowCount())]


def selected(dialog: HistoryDialog) -> str:
    summary = dialog.chooser.model.summary(dialog.chooser.view.currentIndex())
    return summary.title if summary is not None else ""


def test_conversations_stand_under_their_days(qtbot, history, shown):
    kept(history, "Old?", "1", days_ago=40)
    kept(history, "Yesterday's?", "2", days_ago=1)
    kept(history, "New?", "3")
    dialog = shown()
    day = QLocale().toString(QDate.currentDate().addDays(-40), QLocale.FormatType.LongFormat)
    assert rows(dialog) == ["Today", "New?", "Yesterday", "Yesterday's?", day, "Old?"]
    assert selected(dialog) == "New?"


def test_typing_searches_and_enter_opens(qtbot, history, shown):
    kept(history, "Rent?", "It is due on the first.")
    wanted = kept(history, "Notice?", "Sixty days.", days_ago=2)
    dialog = shown()
    assert dialog.chooser.search_field.hasFocus()
    qtbot.keyClicks(dialog.chooser.search_field, "sixty")
    qtbot.waitUntil(lambda: rows(dialog)[1:] == ["Notice?"])
    opened = []
    dialog.open_wanted.connect(opened.append)
    qtbot.keyClick(dialog.chooser.search_field, Qt.Key.Key_Return)
    assert opened == [wanted.key]
    assert not dialog.isVisible()


def test_enter_in_the_list_and_a_double_click_open_once(qtbot, history, shown):
    wanted = kept(history, "Notice?", "Sixty days.")
    for way in ("key", "mouse"):
        dialog = shown()
        opened: list[str] = []
        dialog.open_wanted.connect(opened.append)
        dialog.chooser.view.setFocus()
        if way == "key":
            qtbot.keyClick(dialog.chooser.view, Qt.Key.Key_Return)
        else:
            spot = dialog.chooser.view.visualRect(dialog.chooser.view.currentIndex()).center()
            qtbot.mouseClick(dialog.chooser.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            qtbot.mouseDClick(dialog.chooser.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert opened == [wanted.key]


def test_arrows_in_the_search_field_walk_over_days(qtbot, history, shown):
    for days, question in enumerate(("One?", "Two?", "Three?")):
        kept(history, question, "1", days_ago=days)
    dialog = shown()
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(dialog.chooser.search_field, key)
        walked.append(selected(dialog))
    assert walked == ["Two?", "Three?", "Three?", "Two?"]
    assert dialog.chooser.search_field.hasFocus()


def test_escape_empties_the_field_and_then_closes(qtbot, history, shown):
    kept(history, "One?", "1")
    dialog = shown()
    qtbot.keyClicks(dialog.chooser.search_field, "zebra")
    qtbot.waitUntil(lambda: rows(dialog) == [])
    assert "zebra" in dialog.chooser.empty.text()
    qtbot.keyClick(dialog.chooser.search_field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "One?" in rows(dialog))
    qtbot.keyClick(dialog.chooser.search_field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_preview_shows_questions_answers_and_pictures_and_loads_nothing(qtbot, history, shown):
    text = "**Sixty** days. ![x](http://evil.example/x.png) <img src='http://evil.example/y.png'>"
    kept(history, "Notice?", text, picture=png("blue", (900, 300)))
    dialog = shown()
    preview = dialog.preview
    qtbot.waitUntil(lambda: "Sixty days." in preview.toPlainText())
    assert "Notice?" in preview.toPlainText()
    qtbot.waitUntil(lambda: len(preview._images) == 1)
    (image,) = preview._images.values()
    assert image.width() == round(360 * dialog.devicePixelRatioF())
    assert image.pixelColor(image.width() // 2, image.height() // 2).name() == "#0000ff"
    assert preview.loadResource(2, "http://evil.example/x.png").width() == 1
    assert preview.loadResource(3, "http://evil.example/x.css") == ""


def test_delete_takes_out_and_undo_brings_back(qtbot, history, shown):
    kept(history, "One?", "1")
    kept(history, "Two?", "2", days_ago=1)
    kept(history, "Three?", "3", days_ago=2)
    dialog = shown()
    dialog.chooser.view.setFocus()
    qtbot.keyClick(dialog.chooser.view, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.chooser.view, Qt.Key.Key_Delete)
    assert [row for row in rows(dialog) if row.endswith("?")] == ["One?", "Three?"]
    assert "Yesterday" not in rows(dialog)
    assert selected(dialog) == "Three?"
    assert sorted(titles(qtbot, history)) == ["One?", "Three?"]
    qtbot.mouseClick(dialog.message.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Two?" in rows(dialog))
    assert selected(dialog) == "Two?"
    assert not dialog.message.isVisible()
    qtbot.keyClick(dialog.chooser.view, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.chooser.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Two?" in rows(dialog))


def test_backspace_deletes_no_conversation(qtbot, history, shown):
    kept(history, "One?", "1")
    dialog = shown()
    dialog.chooser.view.setFocus()
    qtbot.keyClick(dialog.chooser.view, Qt.Key.Key_Backspace)
    assert "One?" in rows(dialog)
    dialog.chooser.search_field.setFocus()
    qtbot.keyClick(dialog.chooser.search_field, Qt.Key.Key_Delete)
    assert titles(qtbot, history) == ["One?"]


def test_several_are_deleted_at_once(qtbot, history, shown):
    for number in range(4):
        kept(history, f"Number {number}?", "1", days_ago=number)
    dialog = shown()
    dialog.chooser.view.setFocus()
    for _ in range(2):
        qtbot.keyClick(dialog.chooser.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    dialog.delete_selected()
    assert titles(qtbot, history) == ["Number 3?"]
    dialog.undo()
    qtbot.waitUntil(lambda: len([row for row in rows(dialog) if row.startswith("Number")]) == 4)


@pytest.mark.parametrize("agrees", [True, False])
def test_deleting_everything_asks_once(qtbot, history, shown, agrees):
    kept(history, "One?", "1")
    dialog = shown()
    qtbot.mouseClick(dialog.delete_everything_button, Qt.MouseButton.LeftButton)
    (box,) = dialog.findChildren(QMessageBox)
    assert box.defaultButton().text() == "Cancel"
    words = "Delete everything" if agrees else "Cancel"
    (button,) = [button for button in box.findChildren(QPushButton) if button.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert titles(qtbot, history) == ([] if agrees else ["One?"])
    qtbot.waitUntil(lambda: ("One?" in rows(dialog)) is not agrees)


def test_what_is_previewed_is_exported(qtbot, history, shown, tmp_path, monkeypatch):
    kept(history, "Notice?", "Sixty days.")
    target = tmp_path / "notice.md"
    monkeypatch.setattr(history_dialog, "ask_export_path", lambda parent, title: target)
    dialog = shown()
    qtbot.waitUntil(dialog.export_button.isEnabled)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "notice.md" in dialog.message.label.text())
    assert "Sixty days." in target.read_text(encoding="utf-8")
    monkeypatch.setattr(history_dialog, "ask_export_path", lambda parent, title: tmp_path / "no" / "a.md")
    dialog.export_selected()
    qtbot.waitUntil(lambda: "another folder" in dialog.message.label.text())


@pytest.mark.parametrize(
    ("typed", "kind", "path"),
    [
        ("a.html", "JSON (*.json)", "a.html"),
        ("a", "JSON (*.json)", "a.json"),
        ("v1.2", "Web page (*.html)", "v1.2.html"),
        ("a", "", "a.md"),
    ],
)
def test_a_file_without_a_kind_gets_the_chosen_one(qtbot, monkeypatch, typed, kind, path):
    asked = []

    def answer(parent, caption, suggested, kinds):
        asked.append(suggested)
        return f"/folder/{typed}", kind

    monkeypatch.setattr("app.windows.save_dialog.QFileDialog.getSaveFileName", answer)
    assert ask_export_path(None, "What is due?", Path("/folder")) == Path("/folder") / path
    assert Path(asked[0]).name == "What is due.md"


def test_thousands_of_conversations_come_in_pages_as_one_scrolls(qtbot, qapp, tmp_path, exporter):
    fill(tmp_path / "many.db", 10_000)
    history = History(tmp_path / "many.db")
    dialog = HistoryDialog(history, exporter, Theme(qapp, "light"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.chooser.model.rowCount() > 0)
    assert dialog.chooser.model.rowCount() < 500
    before = dialog.chooser.model.rowCount()
    dialog.chooser.view.scrollToBottom()
    qtbot.waitUntil(lambda: dialog.chooser.model.rowCount() > before + 300)
    qtbot.keyClicks(dialog.chooser.search_field, "9999")
    qtbot.waitUntil(lambda: rows(dialog)[1:] == ["Question 9999 about the notice period"])
    dialog.close()
    assert history.close(10)


def test_every_control_has_a_name_and_words_follow_the_language(qtbot, history, shown):
    kept(history, "One?", "1")
    dialog = shown()
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() or button.parent() is dialog.chooser.search_field:
            assert button.accessibleName(), button
    for widget in (dialog.chooser.search_field, dialog.chooser.view, dialog.preview):
        assert widget.accessibleName()
    dialog.open_button.setText("")
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog.open_button.text() == "Open"
    spoken = dialog.chooser.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("One?. lease.pdf")


def test_an_empty_history_says_what_will_be_here(qtbot, shown):
    dialog = shown()
    assert dialog.chooser.empty.isVisible()
    assert "Nothing here yet" in dialog.chooser.empty.text()
    assert not dialog.open_button.isEnabled()
    assert not dialog.delete_everything_button.isEnabled()


def test_a_snippet_begins_shortly_before_what_was_found():
    text = "word " * 20 + "found and more"
    cut, ((start, end),) = around_mark(text, ((100, 105),))
    assert cut[start:end] == "found"
    assert start <= 20
    assert around_mark("found it", ((0, 5),)) == ("found it", ((0, 5),))
