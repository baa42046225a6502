"""Quick actions are added, changed, ordered, reset and brought back; nothing is kept before it is saved."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox

from app.conversation.quick_actions import QuickAction, QuickActions, default_actions
from app.theme import Theme
from app.windows.conversation.prompt_editor import PromptEditor

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def kept(tmp_path):
    return QuickActions(tmp_path / "prompts.json")


@pytest.fixture
def editor(qapp, kept, qtbot):
    made = PromptEditor(kept, Theme(qapp, "light"))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def titles(editor) -> list[str]:
    return [editor.list.item(row).text() for row in range(editor.list.count())]


def save(editor, qtbot) -> None:
    qtbot.mouseClick(editor.buttons.button(QDialogButtonBox.StandardButton.Save), LEFT)


def test_an_added_action_is_kept_when_it_is_saved_and_not_before(editor, kept, qtbot):
    qtbot.mouseClick(editor.add_button, LEFT)
    assert editor.title.hasFocus()
    save_button = editor.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not save_button.isEnabled(), "there is no question in it yet"
    qtbot.keyClicks(editor.title, "Add up")
    qtbot.keyClicks(editor.prompt, "What is the sum?")
    assert titles(editor)[1] == "Add up"
    assert kept.actions == default_actions()
    save(editor, qtbot)
    assert not editor.isVisible()
    assert (kept.actions[1].title, kept.actions[1].prompt) == ("Add up", "What is the sum?")
    assert len(kept.actions) == 7


def test_cancel_changes_nothing(editor, kept, qtbot):
    qtbot.mouseClick(editor.remove_button, LEFT)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert kept.actions == default_actions()


def test_order_is_changed_by_button_and_by_key(editor, kept, qtbot):
    before = titles(editor)
    qtbot.mouseClick(editor.down_button, LEFT)
    assert titles(editor)[:2] == [before[1], before[0]]
    assert editor.list.currentRow() == 1
    qtbot.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(editor) == before
    assert not editor.up_button.isEnabled()
    editor.list.setCurrentRow(5)
    assert not editor.down_button.isEnabled()


def test_what_was_removed_moved_or_reset_comes_back_step_by_step(editor, qtbot):
    before = titles(editor)
    assert not editor.undo_button.isEnabled()
    editor.list.setCurrentRow(2)
    qtbot.keyClick(editor.list, Qt.Key.Key_Delete)
    qtbot.mouseClick(editor.down_button, LEFT)
    assert len(titles(editor)) == 5
    qtbot.mouseClick(editor.reset_button, LEFT)
    assert titles(editor) == before
    for _ in range(3):
        qtbot.mouseClick(editor.undo_button, LEFT)
    assert titles(editor) == before
    assert editor.list.currentRow() == 2
    assert not editor.undo_button.isEnabled()


def test_backspace_deletes_letters_and_never_an_action(editor, qtbot):
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        qtbot.keyClick(editor.title, key)
    qtbot.keyClick(editor.list, Qt.Key.Key_Backspace)
    assert len(titles(editor)) == 6


def test_a_built_in_title_stays_one_that_is_translated(editor, kept, qtbot):
    editor.prompt.setPlainText("Explain it to a child.")
    save(editor, qtbot)
    assert kept.actions[0] == QuickAction("explain", "Explain it to a child.", "")
    assert kept.actions[0].shown_title == "Explain"


def test_an_action_may_have_its_own_title_and_lose_it_again(editor, kept, qtbot):
    editor.title.selectAll()
    qtbot.keyClicks(editor.title, "Tell me")
    assert titles(editor)[0] == "Tell me"
    assert editor.reset_button.isEnabled()
    editor.title.selectAll()
    qtbot.keyClicks(editor.title, "Explain")
    assert not editor.reset_button.isEnabled()


def test_all_may_be_removed(editor, kept, qtbot):
    for _ in range(6):
        qtbot.mouseClick(editor.remove_button, LEFT)
    assert not editor.title.isEnabled()
    assert not editor.remove_button.isEnabled()
    save(editor, qtbot)
    assert kept.actions == ()


def test_a_disk_that_takes_nothing_is_said_and_the_dialog_stays(editor, kept, qtbot, tmp_path, caplog):
    (tmp_path / "prompts.part").mkdir()
    qtbot.mouseClick(editor.remove_button, LEFT)
    save(editor, qtbot)
    assert editor.isVisible()
    assert "could not be written" in editor.problem.text()
    assert "could not be kept" in caplog.text
    (tmp_path / "prompts.part").rmdir()
    save(editor, qtbot)
    assert not editor.isVisible()
    assert QuickActions(tmp_path / "prompts.json").actions == kept.actions


def test_everything_has_a_name(editor):
    for button in editor.findChildren(QAbstractButton):
        if not button.objectName().startswith("qt_"):
            assert button.accessibleName() or button.text()
            assert button.toolTip()
    for widget in (editor.list, editor.title, editor.prompt):
        assert widget.accessibleName()
