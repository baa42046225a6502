"""One tab: its document turned, changed on disk or gone; its questions edited and answered again."""

import shutil
import threading

import pytest
from pdf_files import write_pdf
from PySide6.QtCore import Qt

from app.conversation.conversation import Stage
from app.documents.region import Region

pytestmark = pytest.mark.gui


def ask(window, qtbot, text: str) -> int:
    with qtbot.waitSignal(window.conversation.turn_ended):
        window.panel.composer.box.setPlainText(text)
        qtbot.keyClick(window.panel.composer.box, Qt.Key.Key_Return)
    return window.conversation.turns[-1].id


def replace_file(path, texts) -> None:
    """As editors do it: a new file takes the place of the old one."""
    fresh = write_pdf(path.with_name("fresh.pdf"), texts)
    fresh.replace(path)


def test_turning_the_pages_turns_sizes_and_what_the_model_sees(window, fake_engine, qtbot):
    upright = window.document.page_sizes[0]
    window.actions_by_name["rotate_right"].trigger()
    assert window.document.page_sizes[0] == (upright[1], upright[0])
    ask(window, qtbot, "What is it")
    assert window.conversation.turns[0].question.place.rotation == 1
    width, height = fake_engine.asked_sizes[-1]
    assert (width > height) == (upright[1] > upright[0])


def test_an_answer_leads_to_its_place_also_after_the_pages_were_turned(window, qtbot):
    region = Region(0, 30, 40, 100, 50)
    window.viewport.select_region(region)
    ask(window, qtbot, "What is it")
    for _ in range(3):
        window.actions_by_name["rotate_left"].trigger()
    window.viewport.select_region(None)
    window.tab.go_to(window.conversation.turns[0].question.place)
    size = window.document.info.page_sizes[0]
    assert window.viewport.region == region.turned(1, *size)


def test_answering_again_replaces_the_answer_and_can_be_undone(window, fake_engine, qtbot):
    fake_engine.enqueue("first").enqueue("second")
    turn = ask(window, qtbot, "What is it")
    with qtbot.waitSignal(window.conversation.turn_ended):
        window.actions_by_name["regenerate"].trigger()
    assert [turn.text for turn in window.conversation.turns] == ["second"]
    qtbot.mouseClick(window.panel.undo_bar.undo_button, Qt.MouseButton.LeftButton)
    assert [turn.text for turn in window.conversation.turns] == ["first"]
    assert window.conversation.turns[0].id == turn


def test_an_edited_question_is_asked_at_its_own_place(window, fake_engine, qtbot):
    window.viewport.select_region(Region(0, 30, 40, 100, 50))
    turn = ask(window, qtbot, "What is it")
    window.viewport.select_region(None)
    window.viewport.go_to_page(2)
    with qtbot.waitSignal(window.conversation.turn_ended):
        window.panel.edit_wanted.emit(turn, "What was it")
    asked = window.conversation.turns[0].question
    assert (asked.text, asked.place.page) == ("What was it", 0)
    assert asked.place.region is not None
    assert len(window.conversation.turns) == 1


def test_a_file_that_changes_is_shown_anew_in_the_same_place(window, pdf, qtbot):
    window.viewport.go_to_page(1)
    before = window.document
    replace_file(pdf, ["Total due: 100.00", "Other second page", "Third page", "A fourth"])
    qtbot.waitUntil(lambda: window.document is not before, timeout=10_000)
    assert window.document.page_count == 4
    assert window.viewport.current_page == 1


def test_a_file_that_becomes_unreadable_stays_on_screen_and_says_so(window, pdf, qtbot):
    before = window.document
    pdf.write_bytes(b"no document any more" * 50)
    qtbot.waitUntil(window.notice.isVisible, timeout=10_000)
    assert "cannot be read" in window.notice.what.text()
    assert window.document is before


def test_a_file_that_vanishes_stays_readable_and_says_so_until_it_is_back(window, pdf, qtbot):
    away = pdf.with_name("away.pdf")
    shutil.move(pdf, away)
    qtbot.waitUntil(window.notice.isVisible, timeout=10_000)
    assert "three.pdf" in window.notice.what.text()
    window.viewport.go_to_page(2)
    ask(window, qtbot, "What is on the third page")
    assert window.conversation.turns[0].stage is Stage.DONE
    shutil.move(away, pdf)
    qtbot.waitUntil(lambda: not window.notice.isVisible(), timeout=10_000)


def test_what_the_model_would_see_is_shown_on_a_click(window, fake_engine, qtbot):
    window.viewport.select_region(Region(0, 30, 40, 100, 50))
    qtbot.mouseClick(window.panel.composer.chip.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.panel.seen.picture.pixmap().isNull())
    assert "320 × 160 px" in window.panel.seen.size_line.text(), "as large as the model takes it"


def test_a_new_conversation_keeps_the_document_and_leaves_the_old_one_in_the_history(window, qtbot):
    ask(window, qtbot, "What is it")
    document, before = window.document, window.conversation
    window.actions_by_name["new_conversation"].trigger()
    assert window.conversation is not before
    assert window.conversation.turns == ()
    assert window.document is document
    ask(window, qtbot, "And now")
    assert len(before.turns) == 1


def test_a_question_that_runs_is_stopped_when_its_conversation_is_left(window, fake_engine, qtbot):
    fake_engine.piece_gate = threading.Semaphore(1)
    fake_engine.enqueue("half ", "never")
    conversation = window.conversation
    with qtbot.waitSignal(conversation.text_added):
        window.panel.composer.box.setPlainText("Tell me")
        qtbot.keyClick(window.panel.composer.box, Qt.Key.Key_Return)
    window.actions_by_name["new_conversation"].trigger()
    assert conversation.turns[0].stage is Stage.STOPPED


def test_find_marks_what_it_finds_and_goes_there(window, qtbot):
    window.actions_by_name["find"].trigger()
    qtbot.keyClicks(window.tab.find_bar.field, "third")
    qtbot.waitUntil(lambda: window.viewport.current_page == 2)
    qtbot.keyClick(window.tab.find_bar.field, Qt.Key.Key_Escape)
    assert not window.tab.find_bar.isVisible()


def test_the_words_of_the_answer_are_marked_on_the_page(window, fake_engine, qtbot):
    marked: list[tuple[int, int]] = []
    window.viewport.set_evidence = lambda page, rects: marked.append((page, len(rects)))
    fake_engine.enqueue("934.20").enqueue("1,000.00")
    ask(window, qtbot, "What is the total")
    qtbot.waitUntil(lambda: marked == [(0, 1)])
    ask(window, qtbot, "What is not there")
    qtbot.waitUntil(lambda: marked == [(0, 1), (0, 0)])


def test_a_question_asked_while_a_document_is_being_opened_waits_for_it(empty_window, pdf, qtbot):
    empty_window.open_file(pdf)
    assert empty_window.document is None
    with qtbot.waitSignal(empty_window.conversation.turn_ended):
        empty_window.panel.composer.box.setPlainText("What is it")
        qtbot.keyClick(empty_window.panel.composer.box, Qt.Key.Key_Return)
        assert empty_window.conversation.turns == ()
    assert empty_window.conversation.turns[0].question.place.document_name == "three.pdf"
    assert empty_window.panel.composer.box.toPlainText() == ""


def test_a_question_about_a_document_that_does_not_open_stays_in_the_box(empty_window, tmp_path, qtbot):
    empty_window.open_file(tmp_path / "gone.pdf")
    empty_window.panel.composer.box.setPlainText("What is it")
    qtbot.keyClick(empty_window.panel.composer.box, Qt.Key.Key_Return)
    qtbot.waitUntil(empty_window.notice.isVisible)
    assert empty_window.conversation.turns == ()
    assert empty_window.panel.composer.box.toPlainText() == "What is it"
