"""Enter sends, Shift+Enter does not, and composing text is never sent by accident."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.windows.conversation.question_box import QuestionBox

pytestmark = pytest.mark.gui


@pytest.fixture
def box(qtbot):
    made = QuestionBox()
    qtbot.addWidget(made)
    made.resize(300, 60)
    made.show()
    return made


@pytest.fixture
def sent(box):
    texts: list[str] = []
    box.submitted.connect(texts.append)
    return texts


def test_enter_sends_and_shift_enter_starts_a_line(box, sent, qtbot):
    qtbot.keyClicks(box, "one")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(box, "two")
    assert sent == []
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert sent == ["one\ntwo"]


def test_the_enter_of_the_number_pad_sends_too(box, sent, qtbot):
    qtbot.keyClicks(box, "one")
    qtbot.keyClick(box, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert sent == ["one"]


def test_nothing_but_blanks_is_not_sent(box, sent, qtbot):
    qtbot.keyClicks(box, "   ")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert sent == []


def test_enter_that_commits_composed_text_does_not_send(box, sent, qtbot):
    # GIVEN an input method in the middle of a word
    QApplication.sendEvent(box, QInputMethodEvent("nihon", []))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert sent == []
    # WHEN Enter commits it, and arrives as a key as well
    commit = QInputMethodEvent()
    commit.setCommitString("日本")
    QApplication.sendEvent(box, commit)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert sent == []
    assert box.toPlainText() == "日本"
    # THEN the next Enter sends
    qtbot.waitUntil(lambda: not box._just_committed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert sent == ["日本"]


def test_up_in_an_empty_box_brings_the_last_question_back(box, sent, qtbot):
    qtbot.keyClicks(box, "again")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    box.clear()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.toPlainText() == "again"


def test_the_box_grows_with_its_lines_up_to_six(box, qtbot):
    heights = []
    for lines in (1, 3, 6, 20):
        box.setPlainText("\n".join(["line"] * lines))
        heights.append(box.height())
    assert heights[0] < heights[1] < heights[2]
    assert heights[3] == heights[2]
