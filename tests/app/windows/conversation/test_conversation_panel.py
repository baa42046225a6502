"""The panel with real keys, clicks and wheel: what it tells, what it keeps, and that it stays where one
reads.
"""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QAccessible, QAction, QImage, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.conversation.conversation import Conversation, Stage
from app.conversation.question import Answer, Place, Question
from app.conversation.quick_actions import QuickAction, QuickActions
from app.documents.region import Region
from app.errors import UserError
from app.settings import Settings
from app.theme import Theme
from app.windows.conversation.conversation_panel import ConversationPanel

pytestmark = pytest.mark.gui
PLACE = Place("lease.pdf", 2, Region(2, 10, 10, 100, 40))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def conversation():
    return Conversation()


@pytest.fixture
def settings():
    return Settings(None)


@pytest.fixture
def panel(qapp, qtbot, conversation, settings):
    theme = Theme(qapp, "light")
    made = ConversationPanel(conversation, theme, settings)
    made.theme = theme
    made.resize(420, 600)
    made.show_place("p. 3, region", True)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def asked(panel):
    found: list[tuple[str, str]] = []
    panel.asked.connect(lambda text, action: found.append((text, action)))
    return found


def answered(conversation, text="One.", question="Why?", **cost):
    turn = conversation.begin(Question(question, PLACE))
    conversation.finish(turn.id, Answer(text, "stop", 84.0, tokens_per_second=31.0, **cost))
    return turn


def running(conversation, text="", question="Why?"):
    turn = conversation.begin(Question(question, PLACE))
    conversation.set_stage(turn.id, Stage.ANSWERING)
    if text:
        conversation.add_text(turn.id, text)
    return turn


def wheel(widget, steps: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """As it comes from the system: a synthetic event would not be passed on to the scroll area."""
    window = widget.window()
    place = QPointF(widget.mapTo(window, QPoint(20, 4)))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, 120 * steps), QPoint(), modifiers)


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


# -- asking ------------------------------------------------------------------------------------------------


def test_enter_asks_and_the_box_empties_when_the_turn_is_there(panel, asked, conversation, qtbot):
    qtbot.keyClicks(panel.composer.box, "What is it?")
    qtbot.keyClick(panel.composer.box, Qt.Key.Key_Return)
    assert asked == [("What is it?", "")]
    assert panel.composer.box.toPlainText() == "What is it?", "nobody has taken it yet"
    conversation.begin(Question("What is it?", PLACE))
    assert panel.composer.box.toPlainText() == ""


def test_composing_by_an_input_method_never_asks(panel, asked, qtbot):
    box = panel.composer.box
    box.setFocus()
    QApplication.sendEvent(box, QInputMethodEvent("ni hao", []))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    commit = QInputMethodEvent()
    commit.setCommitString("你好")
    QApplication.sendEvent(box, commit)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert asked == []
    settle()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert asked == [("你好", "")]


def test_a_quick_action_asks_at_one_click_and_leaves_the_draft(panel, asked, conversation, qtbot):
    qtbot.keyClicks(panel.composer.box, "half a thou")
    button = panel.bar.buttons[0]
    qtbot.mouseClick(button, LEFT)
    assert asked == [(panel.quick_actions.actions[0].prompt, "explain")]
    conversation.begin(Question(asked[0][0], PLACE, "explain"))
    assert panel.composer.box.toPlainText() == "half a thou"


def test_alt_and_a_number_sends_a_quick_action_from_anywhere(panel, asked, qtbot):
    panel.composer.box.setFocus()
    qtbot.keyClick(panel.composer.box, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert asked == [("Read the text.", "read")]
    assert "Alt+3" in panel.bar.buttons[2].toolTip()


def test_quick_actions_that_do_not_fit_are_in_the_menu(panel, asked):
    panel.resize(300, 600)
    settle()
    shown = [button for button in panel.bar.buttons if button.isVisible()]
    assert 0 < len(shown) < 6
    hidden = [action.text() for action in panel.bar.menu.actions() if action.text()]
    assert [button.text() for button in shown] + hidden[:-1] == [
        action.shown_title for action in panel.quick_actions.actions
    ]
    panel.bar.menu.actions()[0].trigger()
    assert asked[0][1] == panel.quick_actions.actions[len(shown)].id
    panel.resize(900, 600)
    settle()
    assert all(button.isVisible() for button in panel.bar.buttons)


def test_a_changed_list_of_quick_actions_is_on_screen_at_once(panel, asked, qtbot):
    panel.quick_actions.replace([QuickAction("mine", "Add it all up.", "Add")])
    settle()
    (button,) = panel.bar.buttons
    assert button.text() == "Add"
    qtbot.mouseClick(button, LEFT)
    assert asked == [("Add it all up.", "mine")]


def test_two_panels_share_one_list(qapp, qtbot, panel):
    shared = QuickActions(None)
    first = ConversationPanel(Conversation(), panel.theme, quick_actions=shared)
    qtbot.addWidget(first)
    shared.replace([QuickAction("mine", "Add it all up.", "Add")])
    assert [button.text() for button in first.bar.buttons] == ["Add"]
    assert len(panel.bar.buttons) == 6


def test_without_a_document_there_is_nothing_to_send(panel, asked, qtbot):
    panel.show_place("", False)
    assert not panel.composer.chip.isVisible()
    qtbot.mouseClick(panel.bar.buttons[0], LEFT)
    qtbot.keyClick(panel.composer.box, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert asked == []


def test_up_walks_through_what_was_asked_before(panel, conversation, qtbot):
    for text in ("one", "two\nlines"):
        answered(conversation, question=text)
        panel.composer.box.setPlainText(text)
        panel.composer.box.submit()
    box = panel.composer.box
    box.clear()
    for key, text in (
        ("Up", "two\nlines"),
        ("Up", "two\nlines"),
        ("Up", "one"),
        ("Up", "one"),
        ("Down", "two\nlines"),
    ):
        qtbot.keyClick(box, getattr(Qt.Key, f"Key_{key}"))
        assert box.toPlainText() == text
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.toPlainText() == ""
    qtbot.keyClicks(box, "mine")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.toPlainText() == "mine", "what was typed is not replaced"


def test_a_draft_waits_in_its_conversation(panel, conversation, qtbot):
    qtbot.keyClicks(panel.composer.box, "half a thou")
    other = Conversation()
    panel.set_conversation(other)
    assert panel.composer.box.toPlainText() == ""
    qtbot.keyClicks(panel.composer.box, "another")
    panel.set_conversation(conversation)
    assert panel.composer.box.toPlainText() == "half a thou"
    panel.set_conversation(other)
    assert panel.composer.box.toPlainText() == "another"


# -- the chip ----------------------------------------------------------------------------------------------


def test_the_chip_shows_what_will_be_asked_about_and_opens_what_the_model_sees(panel, qtbot):
    picture = QImage(200, 100, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    panel.show_place("p. 3, region", True, picture)
    assert panel.composer.chip.open_button.iconSize().width() == 56
    with qtbot.waitSignal(panel.preview_wanted):
        qtbot.mouseClick(panel.composer.chip.open_button, LEFT)
    assert panel.seen.isVisible()
    panel.show_seen(picture, "At its own resolution.")
    assert panel.seen.size_line.text() == "200 × 100 px"
    assert panel.seen.note.text() == "At its own resolution."
    shown = panel.seen.picture.pixmap()
    assert shown.toImage().pixelColor(5, 5) == Qt.GlobalColor.red
    assert shown.size() / shown.devicePixelRatio() == picture.size()
    qtbot.keyClick(panel.seen, Qt.Key.Key_Escape)
    assert not panel.seen.isVisible()


def test_a_popover_that_was_closed_does_not_come_back_by_itself(panel, qtbot):
    qtbot.mouseClick(panel.composer.chip.open_button, LEFT)
    panel.seen.close()
    panel.show_seen(QImage(20, 10, QImage.Format.Format_RGB32), "late")
    assert not panel.seen.isVisible()


def test_a_large_picture_is_made_to_fit(panel, qtbot):
    qtbot.mouseClick(panel.composer.chip.open_button, LEFT)
    panel.show_seen(QImage(1024, 2048, QImage.Format.Format_RGB32), "")
    assert panel.seen.size_line.text() == "1024 × 2048 px, shown at 27 %"
    assert panel.seen.picture.pixmap().height() <= 560 * panel.devicePixelRatioF()
    panel.seen.close()


def test_the_cross_on_the_chip_clears_the_region(panel, qtbot):
    with qtbot.waitSignal(panel.region_cleared):
        qtbot.mouseClick(panel.composer.chip.clear_button, LEFT)
    panel.show_place("p. 3, whole page", False)
    assert not panel.composer.chip.clear_button.isVisible()


# -- turns -------------------------------------------------------------------------------------------------


def test_the_row_of_a_turn_appears_under_the_pointer_and_with_the_focus(panel, conversation, qtbot):
    view = panel.view(answered(conversation).id)
    copy = view.actions_row.copy
    assert copy.icon().isNull()
    QApplication.sendEvent(view, enter_event(view))
    assert not copy.icon().isNull()
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert copy.icon().isNull()
    copy.setFocus()
    assert not copy.icon().isNull()
    panel.composer.box.setFocus()
    assert copy.icon().isNull()


def enter_event(widget):
    from PySide6.QtGui import QEnterEvent

    middle = QPointF(widget.rect().center())
    return QEnterEvent(middle, middle, QPointF(widget.mapToGlobal(middle.toPoint())))


def test_an_answer_is_copied_as_text_and_as_html(panel, conversation, qtbot):
    view = panel.view(answered(conversation, "**Two**\nlines").id)
    qtbot.mouseClick(view.actions_row.copy, LEFT)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "**Two**\nlines"
    assert "font-weight" in data.html()


def test_the_last_answer_and_all_of_it_are_copied(panel, conversation):
    assert not panel.copy_last_answer()
    assert not panel.copy_all()
    answered(conversation, "One.", "First?")
    answered(conversation, "Two.", "Second?")
    running(conversation)
    assert panel.copy_last_answer()
    assert QApplication.clipboard().text() == "Two."
    assert panel.copy_all()
    assert QApplication.clipboard().text().startswith("> First?\n\nOne.\n\n(lease.pdf, p. 3, region)")


def test_again_and_edit_tell_of_the_turn(panel, conversation, qtbot):
    turn = answered(conversation, question="Why?")
    view = panel.view(turn.id)
    with qtbot.waitSignal(panel.regenerate_wanted) as told:
        qtbot.mouseClick(view.actions_row.again, LEFT)
    assert told.args == [turn.id]
    qtbot.mouseClick(view.actions_row.edit, LEFT)
    box = view.bubble.box
    assert box.toPlainText() == "Why?"
    qtbot.keyClicks(box, "Why not?")
    with qtbot.waitSignal(panel.edit_wanted) as told:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told.args == [turn.id, "Why not?"]
    assert not view.bubble.is_editing


def test_the_focus_goes_to_the_box_when_the_turn_it_was_in_is_gone(panel, conversation, qtbot):
    turn = answered(conversation)
    view = panel.view(turn.id)
    panel.regenerate_wanted.connect(lambda _: conversation.replace_turns([]))
    view.actions_row.again.setFocus()
    qtbot.keyClick(view.actions_row.again, Qt.Key.Key_Space)
    assert panel.composer.box.hasFocus()


def test_escape_leaves_a_question_as_it_was(panel, conversation, qtbot):
    view = panel.view(answered(conversation, question="Why?").id)
    qtbot.mouseClick(view.actions_row.edit, LEFT)
    qtbot.keyClicks(view.bubble.box, "nonsense")
    with qtbot.assertNotEmitted(panel.edit_wanted):
        qtbot.keyClick(view.bubble.box, Qt.Key.Key_Escape)
    assert view.bubble.label.isVisible()
    assert view.bubble.label.text() == "Why?"
    assert view.actions_row.edit.hasFocus(), "the focus goes back to where it came from"


def test_nothing_can_be_done_with_a_turn_that_still_runs(panel, conversation):
    turn = running(conversation, "half")
    row = panel.view(turn.id).actions_row
    assert not any(button.isVisible() for button in (row.copy, row.again, row.edit))
    conversation.stop()
    assert all(button.isVisible() for button in (row.copy, row.again, row.edit))


def test_the_picture_the_model_saw_can_be_asked_for_when_there_is_one(panel, conversation, qtbot):
    turn = answered(conversation)
    button = panel.view(turn.id).actions_row.picture
    assert not button.isVisible()
    conversation.add_picture(turn.id, b"png")
    with qtbot.waitSignal(panel.picture_wanted) as told:
        qtbot.mouseClick(button, LEFT)
    assert told.args == [turn.id]
    panel.show_seen(QImage(30, 20, QImage.Format.Format_RGB32), "")
    assert panel.seen.size_line.text() == "30 × 20 px"
    panel.seen.close()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer("a a", "loop", 9.0, confidence=0.1), "began to repeat itself"),
        (Answer("a", "length", 9.0), "cut at its longest length"),
        (Answer("a", "stop", 9.0, confidence=0.1), "was unsure"),
        (Answer("a", "stop", 9.0, note="the print is small."), "The print is small."),
    ],
)
def test_what_is_wrong_with_an_answer_is_said(panel, conversation, answer, words):
    turn = running(conversation)
    conversation.finish(turn.id, answer)
    assert words in panel.view(turn.id).notice.text()


def test_the_time_that_was_waited_is_counted_from_the_first_second(panel, conversation, qtbot, monkeypatch):
    turn = conversation.begin(Question("Why?", PLACE))
    conversation.set_stage(turn.id, Stage.READING)
    view = panel.view(turn.id)
    assert view.status.text() == "Reading the page…"
    assert panel._tick.isActive()
    monkeypatch.setattr(view, "_since", Clock(2300))
    panel._tick.timeout.emit()
    assert view.status.text() == "Reading the page…  2 s"
    conversation.set_part(turn.id, 3, 5)
    assert view.status.text() == "Looking at part 3 of 5…  2 s"
    conversation.stop()
    assert view.status.text() == "Stopped."
    assert not panel._tick.isActive()


class Clock:
    def __init__(self, milliseconds):
        self.milliseconds = milliseconds

    def elapsed(self):
        return self.milliseconds


def test_the_meta_line_leads_to_the_place(panel, conversation, qtbot):
    view = panel.view(answered(conversation).id)
    assert view.meta.text() == "p. 3, region  ·  84 ms  ·  31/s"
    with qtbot.waitSignal(panel.place_clicked) as told:
        qtbot.mouseClick(view.meta, LEFT)
    assert told.args == [PLACE]


def test_a_link_is_only_told_of(panel, conversation, qtbot):
    view = panel.view(answered(conversation, "see [it](https://example.org/x)").id)
    with qtbot.waitSignal(panel.link_clicked) as told:
        view.answer.anchorClicked.emit("https://example.org/x")
    assert told.args[0].toString() == "https://example.org/x"
    assert "see it" in view.answer.toPlainText(), "the text is still there"


def test_nothing_is_wider_than_a_narrow_panel(panel, conversation):
    panel.resize(300, 600)
    turn = answered(
        conversation,
        "A `" + "long" * 40 + "`",
        "See https://example.org/" + "path/" * 40 + " and " + "x" * 200,
    )
    conversation.add_picture(turn.id, b"png")
    settle()
    room = panel.scroll_area.viewport().width()
    assert panel.scroll_area.column.width() == room
    view = panel.view(turn.id)
    for widget in (view.bubble, view.bubble.label, view.answer, view.actions_row):
        assert widget.mapTo(panel.scroll_area.viewport(), widget.rect().topRight()).x() < room
    assert view.bubble.label.heightForWidth(view.bubble.label.width()) <= view.bubble.label.height()


def test_ctrl_c_copies_what_is_selected_in_an_answer_or_question(panel, conversation, qtbot):
    window = QWidget()
    pages: list[str] = []
    copy = QAction("Copy", window)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    copy.triggered.connect(lambda: pages.append("copied from the page"))
    window.addAction(copy)
    panel.setParent(window)
    window.resize(420, 600)
    window.show()
    panel.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    view = panel.view(answered(conversation, "Some **bold** words", "What is it?").id)
    settle()
    view.answer.setFocus()
    qtbot.keyClick(view.answer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert pages == ["copied from the page"], "nothing is selected in the answer"
    view.answer.setTextCursor(view.answer.document().find("bold"))
    qtbot.keyClick(view.answer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "bold"
    view.bubble.label.setFocus()
    view.bubble.label.setSelection(0, 4)
    qtbot.keyClick(view.bubble.label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "What"
    assert len(pages) == 1
    panel.setParent(None)
    window.deleteLater()


# -- undo --------------------------------------------------------------------------------------------------


def test_a_replaced_answer_comes_back(panel, conversation, qtbot):
    first, second = answered(conversation, "One."), answered(conversation, "Two.")
    conversation.replace_turns([first])
    new = running(conversation, "Other")
    assert panel.undo_bar.isVisible()
    assert panel.undo_bar.words.text() == "Answer replaced."
    with qtbot.waitSignal(panel.stop_wanted):
        qtbot.mouseClick(panel.undo_bar.undo_button, LEFT)
    assert conversation.turns == (first, second)
    assert new.stage is Stage.STOPPED
    assert panel.view(second.id).answer.toPlainText() == "Two."
    assert not panel.undo_bar.isVisible()


def test_the_bar_counts_and_goes_with_the_question_after_the_next(panel, conversation, qtbot):
    turns = [answered(conversation) for _ in range(4)]
    conversation.replace_turns(turns[:1])
    assert "3" in panel.undo_bar.words.text()
    answered(conversation)
    assert panel.undo_bar.isVisible()
    answered(conversation)
    assert not panel.undo_bar.isVisible()


def test_the_bar_can_be_closed_and_does_not_follow_to_another_conversation(panel, conversation, qtbot):
    turn = answered(conversation)
    conversation.replace_turns([])
    assert panel.undo_bar.isVisible()
    assert panel.welcome.isVisible()
    qtbot.mouseClick(panel.undo_bar.close_button, LEFT)
    assert not panel.undo_bar.isVisible()
    conversation.replace_turns([turn])
    conversation.replace_turns([])
    panel.set_conversation(Conversation())
    assert not panel.undo_bar.isVisible()


def test_another_conversation_shows_its_turns_and_only_them(panel, conversation, qtbot):
    answered(conversation, "Old.")
    other = Conversation()
    turn = answered(other, "New.")
    panel.set_conversation(other)
    assert [view.answer.toPlainText() for view in panel.scroll_area.made] == ["New."]
    answered(conversation, "Late.")
    assert len(panel.scroll_area.made) == 1
    assert panel.conversation is other
    assert panel.view(turn.id).meta.isVisible()


# -- reading while text comes ------------------------------------------------------------------------------


def test_a_reader_who_scrolled_up_by_wheel_stays_to_the_pixel(panel, conversation, qtbot):
    answered(conversation, "A line of text.\n\n" * 60)
    turn = running(conversation, "Begins.\n\n")
    settle()
    bar = panel.scroll_area.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    wheel(panel.view(turn.id).answer.viewport(), 3)
    settle()
    place, first = bar.value(), panel.scroll_area.made[0]
    assert place < bar.maximum()
    picture = panel.scroll_area.viewport().grab().toImage()
    highest = bar.maximum()
    for number in range(40):
        conversation.add_text(turn.id, f"| a | b |\n|---|---|\n| {number} | 2 |\n\nand **more** of it\n\n")
        settle()
        assert bar.value() == place
    conversation.finish(turn.id, Answer("".join(turn.pieces), "stop", 84.0))
    settle()
    assert bar.value() == place
    assert bar.maximum() > highest
    assert first.y() == 16
    above = picture.height() // 2
    later = panel.scroll_area.viewport().grab().toImage()
    assert picture.copy(0, 0, 380, above) == later.copy(0, 0, 380, above)


def test_the_pill_leads_back_to_the_newest_and_following_begins_again(panel, conversation, qtbot):
    answered(conversation, "A line of text.\n\n" * 60)
    turn = running(conversation, "Begins.\n\n")
    settle()
    bar, pill = panel.scroll_area.verticalScrollBar(), panel.scroll_area.newest_button
    assert not pill.isVisible()
    wheel(panel.scroll_area.viewport(), 3)
    assert pill.isVisible()
    qtbot.mouseClick(pill, LEFT)
    assert bar.value() == bar.maximum()
    assert not pill.isVisible()
    conversation.add_text(turn.id, "more\n\n" * 30)
    settle()
    assert bar.value() == bar.maximum()


def test_scrolling_back_to_the_end_follows_too_and_so_does_asking(panel, conversation, qtbot):
    answered(conversation, "A line of text.\n\n" * 60)
    settle()
    bar = panel.scroll_area.verticalScrollBar()
    qtbot.keyClick(panel.scroll_area, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(panel.scroll_area, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    running(conversation, "text\n\n" * 5)
    settle()
    assert bar.value() == bar.maximum()


def test_what_is_read_stays_when_the_panel_becomes_narrower(panel, conversation, qtbot):
    for number in range(8):
        answered(conversation, f"Answer {number} " + "with some words that wrap " * 20)
    settle()
    bar = panel.scroll_area.verticalScrollBar()
    third = panel.scroll_area.made[3]
    bar.setValue(third.y() + 5)
    panel.resize(330, 600)
    settle()
    assert bar.value() == third.y() + 5
    panel.set_zoom(150)
    settle()
    assert bar.value() == third.y() + 5


def test_a_long_conversation_has_widgets_for_what_is_looked_at_only(panel, conversation, qtbot):
    for number in range(300):
        answered(conversation, f"Answer {number}")
    assert len(panel.scroll_area.made) <= 30
    other = Conversation()
    panel.set_conversation(other)
    panel.set_conversation(conversation)
    settle()
    assert len(panel.scroll_area.made) <= 20
    bar = panel.scroll_area.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert panel.scroll_area.made[-1].answer.toPlainText() == "Answer 299"


def test_earlier_turns_appear_above_without_moving_what_is_read(panel, conversation, qtbot):
    for number in range(40):
        answered(conversation, f"Answer {number}")
    panel.set_conversation(Conversation())
    panel.set_conversation(conversation)
    settle()
    bar = panel.scroll_area.verticalScrollBar()
    made = panel.scroll_area.made
    bar.setValue(30)
    settle()
    more = panel.scroll_area.made
    assert len(more) > len(made)
    assert more[-len(made) :] == made
    assert made[0].mapTo(panel.scroll_area.viewport(), QPoint(0, 0)).y() == 16 - 30
    for _ in range(20):
        bar.setValue(0)
        settle()
    assert [view.answer.toPlainText() for view in panel.scroll_area.made] == [
        f"Answer {number}" for number in range(40)
    ]
    assert panel.view(conversation.turns[0].id) is panel.scroll_area.made[0]


def test_a_tall_panel_is_filled_so_that_earlier_turns_can_be_reached(panel, conversation, qtbot):
    for number in range(60):
        answered(conversation, f"Answer {number}")
    panel.resize(420, 1800)
    panel.set_conversation(Conversation())
    panel.set_conversation(conversation)
    bar = panel.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() >= panel.scroll_area.viewport().height())
    assert bar.value() == bar.maximum()
    assert len(panel.scroll_area.made) < 60


# -- size, language, access --------------------------------------------------------------------------------


def test_ctrl_and_wheel_change_the_size_of_the_text_and_the_setting(panel, conversation, settings):
    view = panel.view(answered(conversation, "A line of text.").id)
    settle()
    before = view.answer.height()
    for _ in range(5):
        wheel(view.answer.viewport(), 1, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert settings.get("answer_zoom") == 150
    assert view.answer.height() > before
    assert view.bubble.label.fontMetrics().height() > panel.composer.box.fontMetrics().height()
    settings.set("answer_zoom", 100)
    settle()
    assert view.answer.height() == before


def test_everything_has_a_name_and_buttons_say_what_they_do(panel, conversation, qtbot):
    turn = answered(conversation)
    conversation.add_picture(turn.id, b"png")
    answered(conversation)
    conversation.replace_turns([turn])
    panel.view(turn.id).bubble.edit()
    for button in panel.findChildren(QAbstractButton):
        if not button.objectName().startswith("qt_"):
            assert button.accessibleName() or button.text(), button
            assert button.toolTip(), button.accessibleName()
            visible = button.isVisible() and button.property("kind") != "meta"
            assert not visible or min(button.width(), button.height()) >= 24, button.accessibleName()
    view = panel.view(turn.id)
    for widget in (view.answer, view.bubble.box, panel.composer.box, panel.scroll_area):
        assert widget.accessibleName()


def test_tab_goes_from_the_turns_to_the_box_and_focus_never_moves_by_itself(panel, conversation, qtbot):
    turn = answered(conversation)
    box = panel.composer.box
    box.setFocus()
    answered(conversation)
    running(conversation, "text\n\nmore")
    conversation.stop()
    conversation.replace_turns([turn])
    settle()
    assert box.hasFocus()
    seen: list[QWidget] = []
    panel.quick_actions.replace([QuickAction("mine", "Add it all up.", "Add"), *panel.quick_actions.actions])
    panel.scroll_area.setFocus()
    for _ in range(60):
        widget = QApplication.focusWidget()
        if widget is None or widget in seen:
            break
        seen.append(widget)
        widget.focusNextChild()
    view = panel.view(turn.id)
    wanted = [view.meta, view.actions_row.copy, *panel.bar.buttons[:3], panel.bar.more_button]
    wanted += [panel.composer.chip.open_button, box]
    positions = [seen.index(widget) for widget in wanted]
    assert positions == sorted(positions)


def test_the_end_of_an_answer_is_announced(panel, conversation, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    turn = running(conversation, "half")
    assert told == []
    conversation.finish(turn.id, Answer("The whole.", "stop", 84.0))
    assert told == ["Answer: The whole."]
    failed = running(conversation)
    conversation.fail(failed.id, UserError("It broke.", "Ask again."))
    assert told[1:] == ["It broke. Ask again."]


class Shouting(QTranslator):
    def translate(self, context, text, disambiguation=None, n=-1):
        return f"¡{text}!"

    def isEmpty(self):
        return False


def test_another_language_is_on_screen_at_once(panel, conversation, qapp):
    turn = answered(conversation)
    translator = Shouting(panel)
    qapp.installTranslator(translator)
    try:
        settle()
        view = panel.view(turn.id)
        assert panel.bar.buttons[0].text() == "¡Explain!"
        assert view.actions_row.copy.toolTip() == "¡Copy the answer!"
        assert view.meta.text().startswith("¡p. 3, region!")
        assert panel.composer.box.placeholderText().startswith("¡")
        assert panel.scroll_area.newest_button.text() == "¡Newest!"
        assert panel.undo_bar.undo_button.text() == "¡Undo!"
    finally:
        qapp.removeTranslator(translator)
        settle()
    assert panel.bar.buttons[0].text() == "Explain"


def test_dark_is_dark_in_answers_too(panel, conversation):
    turn = answered(conversation, "text\n\n```\ncode\n```\n")
    panel.theme.choose("dark")
    settle()
    view = panel.view(turn.id)
    frame = view.answer.document().rootFrame().childFrames()[0]
    assert frame.frameFormat().background().color() == panel.theme.colour("hover")
    panel.theme.choose("light")
