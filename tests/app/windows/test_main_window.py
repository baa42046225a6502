"""The window with real mouse and key events, a real reader process and a fake engine."""

import threading
from pathlib import Path

import pytest
from pdf_files import PASSWORD, write_encrypted_pdf, write_pdf
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.conversation.conversation import Stage
from app.errors import UserError
from app.inference.model_jobs import JobKind, ModelJob
from app.windows.password_dialog import PasswordDialog

pytestmark = pytest.mark.gui


def drag(qtbot, viewport, start: QPoint, end: QPoint) -> None:
    target = viewport.viewport()
    qtbot.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(target, (start + end) / 2)
    qtbot.mouseMove(target, end)
    qtbot.mouseRelease(target, Qt.MouseButton.LeftButton, pos=end)


def on_page(window, x: float, y: float) -> QPoint:
    """A point of page 1 in the viewport."""
    viewport = window.viewport
    layout = viewport._layout
    return (layout.page_rect(0).topLeft() + QPointF(x, y) * layout.scale - viewport._offset()).toPoint()


def type_question(qtbot, window, text: str) -> None:
    qtbot.keyClicks(window.panel.composer.box, text)
    qtbot.keyClick(window.panel.composer.box, Qt.Key.Key_Return)


def test_a_dragged_region_is_what_the_question_is_about(window, fake_engine, qtbot):
    fake_engine.enqueue("934", ".20")
    drag(qtbot, window.viewport, on_page(window, 30, 40), on_page(window, 230, 90))
    region = window.viewport.region
    assert region is not None
    assert (region.page, round(region.x), round(region.y)) == (0, 30, 40)
    assert (round(region.width), round(region.height)) == (200, 50)
    assert "region" in window.panel.composer.chip.accessibleName()
    with qtbot.waitSignal(window.conversation.turn_ended):
        type_question(qtbot, window, "What is the total?")
    turn = window.conversation.turns[0]
    assert turn.question.place.region == region
    view = window.panel.view(turn.id)
    assert view.answer.toPlainText() == "934.20"
    assert view.meta.text().startswith("p. 1, region")
    assert "31/s" in view.meta.text()
    assert window.panel.composer.box.toPlainText() == ""


def test_without_a_region_the_page_seen_most_of_is_asked_about(window, fake_engine, qtbot):
    window.viewport.go_to_page(1)
    with qtbot.waitSignal(window.conversation.turn_ended):
        type_question(qtbot, window, "What is here?")
    place = window.conversation.turns[0].question.place
    assert (place.page, place.region) == (1, None)


def test_escape_clears_the_region_and_so_does_the_chip(window, qtbot):
    for clear in (
        lambda: qtbot.keyClick(window.panel.composer.box, Qt.Key.Key_Escape),
        lambda: qtbot.mouseClick(window.panel.composer.clear_button, Qt.MouseButton.LeftButton),
    ):
        drag(qtbot, window.viewport, on_page(window, 30, 40), on_page(window, 230, 90))
        assert window.viewport.region is not None
        clear()
        assert window.viewport.region is None
        assert "whole page" in window.panel.composer.chip.accessibleName()


def test_escape_stops_a_running_answer_and_keeps_what_was_said(window, fake_engine, qtbot):
    fake_engine.piece_gate = threading.Semaphore(1)
    fake_engine.enqueue("half ", "never")
    with qtbot.waitSignal(window.conversation.text_added):
        type_question(qtbot, window, "Tell me")
    qtbot.keyClick(window.panel.composer.box, Qt.Key.Key_Escape)
    turn = window.conversation.turns[0]
    assert turn.stage is Stage.STOPPED
    assert turn.text == "half "
    fake_engine.piece_gate = None
    with qtbot.waitSignal(window.conversation.turn_ended):
        type_question(qtbot, window, "And now")
    assert window.conversation.turns[1].stage is Stage.DONE


def test_the_send_button_becomes_the_stop_button_while_answering(window, fake_engine, qtbot):
    button = window.panel.composer.send_button
    fake_engine.piece_gate = threading.Semaphore(1)
    fake_engine.enqueue("half ", "never")
    qtbot.keyClicks(window.panel.composer.box, "Tell me")
    assert button.accessibleName() == "Ask"
    with qtbot.waitSignal(window.conversation.text_added):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleName() == "Stop"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.conversation.turns[0].stage is Stage.STOPPED
    assert button.accessibleName() == "Ask"


def test_the_example_of_the_sample_marks_its_region_and_asks(window, qtbot):
    with qtbot.waitSignal(window.conversation.turn_ended):
        qtbot.mouseClick(window.panel.welcome.example, Qt.MouseButton.LeftButton)
    question = window.conversation.turns[0].question
    assert question.text == "What is the total?"
    assert question.place.region is not None
    assert question.place.region.width == 200
    assert not window.panel.welcome.isVisible()


def test_the_pill_is_quiet_at_first_and_keeps_off_the_region(window, qtbot):
    assert "idle" in window.pill.accessibleName()
    with qtbot.waitSignal(window._services.engine.answer_finished):
        window.tab.ask_example()
    assert window.pill.isVisible()
    assert "TTFT" in window.pill.accessibleName()
    assert not window.pill.geometry().adjusted(12, 12, -12, -12).intersects(window.viewport.region_area())


def test_a_shortcut_hides_the_pill(window, qtbot):
    with qtbot.waitSignal(window._services.engine.answer_finished):
        window.tab.ask_example()
    qtbot.keyClick(
        window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert not window.pill.isVisible()


def test_the_line_under_an_answer_leads_back_to_its_place(window, qtbot):
    with qtbot.waitSignal(window.conversation.turn_ended):
        window.tab.ask_example()
    window.viewport.select_region(None)
    window.viewport.go_to_page(2)
    assert window.viewport.current_page == 2
    view = window.panel.view(window.conversation.turns[0].id)
    qtbot.mouseClick(view.meta, Qt.MouseButton.LeftButton)
    assert window.viewport.current_page == 0
    assert window.viewport.region == window.conversation.turns[0].question.place.region


@pytest.mark.warns
def test_an_engine_error_is_a_sentence_and_can_be_asked_again(window, fake_engine, qtbot):
    fake_engine.failure = RuntimeError("boom")
    with qtbot.waitSignal(window.conversation.turn_ended):
        type_question(qtbot, window, "What is it?")
    view = window.panel.view(window.conversation.turns[0].id)
    assert "The model stopped with an error." in view.notice.text()
    fake_engine.failure = None
    with qtbot.waitSignal(window.conversation.turn_ended):
        qtbot.mouseClick(view.again, Qt.MouseButton.LeftButton)
    assert window.conversation.turns[1].text == "forty-two"


def test_a_view_scrolled_up_stays_put_while_text_streams(window, fake_engine, qtbot):
    fake_engine.enqueue("line\n\n" * 80)
    with qtbot.waitSignal(window.conversation.turn_ended):
        type_question(qtbot, window, "Much")
    bar = window.panel.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    fake_engine.piece_gate = threading.Semaphore(1)
    fake_engine.enqueue("first ", "more\n\n" * 40)
    with qtbot.waitSignal(window.conversation.text_added):
        type_question(qtbot, window, "More")
    bar.setValue(10)
    before = bar.maximum()
    with qtbot.waitSignal(window.conversation.turn_ended):
        fake_engine.piece_gate.release(5)
    qtbot.waitUntil(lambda: bar.maximum() > before)
    assert bar.value() == 10


def test_ctrl_wheel_zooms_at_the_pointer(window, qtbot):
    target = window.viewport.viewport()
    point = on_page(window, 100, 80)
    before, page_point = window.viewport.zoom, (100, 80)
    event = QWheelEvent(
        QPointF(point),
        QPointF(target.mapToGlobal(point)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)
    assert window.viewport.zoom > before * 1.2
    moved = on_page(window, *page_point) - point
    assert max(abs(moved.x()), abs(moved.y())) <= 1


def test_zoom_keys_and_fit_width(window, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    fitted = window.viewport.zoom
    qtbot.keyClick(window, Qt.Key.Key_Plus, control)
    assert window.viewport.zoom > fitted
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert window.viewport.zoom == 1.0
    assert window.status.zoom.text() == "100 %"
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.viewport.zoom == pytest.approx(fitted)


def shown_page(window) -> str:
    return f"{window.status.page.field.text()} {window.status.page.total.text()}"


def test_page_keys_move_through_the_document(window, qtbot):
    viewport = window.viewport
    qtbot.keyClick(viewport, Qt.Key.Key_End)
    assert shown_page(window) == "3 / 3"
    qtbot.keyClick(viewport, Qt.Key.Key_Home)
    assert shown_page(window) == "1 / 3"
    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert shown_page(window) == "2 / 3"


def test_the_page_on_screen_shows_the_ink_of_the_document(window, qtbot):
    rect = window.viewport.page_area()
    qtbot.waitUntil(lambda: len(dark_pixels(window, rect)) > 50)


def dark_pixels(window, rect) -> list[tuple[int, int]]:
    image = window.viewport.viewport().grab(rect).toImage()
    return [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height() // 2, 2)
        if image.pixelColor(x, y).lightness() < 90
    ]


def test_a_file_that_is_not_there_is_a_notice_and_the_old_one_stays(window, qtbot):
    window.open_file(Path("/nowhere/gone.pdf"))
    qtbot.waitUntil(lambda: len(window.tabs) == 1)
    assert window.notice.isVisible()
    assert "gone.pdf" in window.notice.what.text()
    assert window.document is not None
    assert [tab.name for tab in window.tabs] == ["three.pdf"], "no empty tab stays behind"
    qtbot.mouseClick(window.notice.close_button, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()


def password_dialog(window) -> PasswordDialog | None:
    shown = [dialog for dialog in window.findChildren(PasswordDialog) if dialog.isVisible()]
    return shown[0] if shown else None


def test_an_encrypted_document_asks_for_its_password(window, tmp_path, qtbot):
    window.open_file(write_encrypted_pdf(tmp_path / "locked.pdf"))
    qtbot.waitUntil(lambda: password_dialog(window) is not None)
    first = password_dialog(window)
    assert "locked.pdf is encrypted" in first.what.text()
    qtbot.keyClicks(first.field, "wrong")
    qtbot.keyClick(first.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: password_dialog(window) not in (None, first))
    second = password_dialog(window)
    assert "does not open" in second.what.text()
    qtbot.keyClicks(second.field, PASSWORD)
    with qtbot.waitSignal(window.document_opened):
        qtbot.keyClick(second.field, Qt.Key.Key_Return)
    assert window.document.name == "locked.pdf"


def test_calling_off_the_password_leaves_no_empty_tab(window, tmp_path, qtbot):
    window.open_file(write_encrypted_pdf(tmp_path / "locked.pdf"))
    qtbot.waitUntil(lambda: password_dialog(window) is not None)
    qtbot.keyClick(password_dialog(window), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(window.tabs) == 1)
    assert window.document.name == "three.pdf"


def test_a_dropped_file_opens(empty_window, pdf, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pdf))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(empty_window.document_opened):
        empty_window.dropEvent(event)
    assert "three.pdf" in empty_window.windowTitle()


def test_a_question_without_a_document_says_so(empty_window, qtbot):
    type_question(qtbot, empty_window, "What?")
    assert empty_window.notice.isVisible()
    assert empty_window.conversation.turns == ()
    assert empty_window.panel.composer.box.toPlainText() == "What?", "typed text is never thrown away"


def test_a_page_at_rest_is_encoded_before_it_is_asked_about(window, fake_engine, qtbot):
    qtbot.waitUntil(lambda: len(fake_engine.encoded_sizes) > 0)
    with qtbot.waitSignal(window._services.engine.answer_finished) as done:
        type_question(qtbot, window, "What is it?")
    assert done.args[1].cached


def test_shortcuts_are_unique_and_shown_in_tooltips(window):
    seen: dict[str, str] = {}
    for action in window.actions_by_name.all():
        for keys in action.shortcuts():
            assert keys.toString() not in seen, f"{action.text()} and {seen.get(keys.toString())}"
            seen[keys.toString()] = action.text()
            assert action.shortcut().toString() in action.toolTip()


def test_closing_while_an_answer_runs_ends_every_thread(window, fake_engine, qtbot):
    fake_engine.piece_gate = threading.Semaphore(0)
    with qtbot.waitSignal(window._services.engine.state_changed):
        type_question(qtbot, window, "Tell me")
    window.close()
    window._services.engine.close()
    window.close_readers()
    names = {thread.name for thread in threading.enumerate()}
    assert not {"engine", "page-renderer"} & names
    assert fake_engine.closed


def test_opening_returns_at_once_and_shows_a_page_in_the_making(empty_window, pdf, qtbot):
    gaps = empty_window.viewport.viewport().grab().toImage()
    with qtbot.waitSignal(empty_window.document_opened):
        empty_window.open_file(pdf)
        assert empty_window.document is None, "the file is read elsewhere"
        shown = empty_window.viewport.viewport().grab().toImage()
        assert shown.pixelColor(shown.rect().center()).name() == "#ffffff"
        assert gaps.pixelColor(gaps.rect().center()).name() != "#ffffff"
        assert not empty_window.panel.welcome.open_button.isVisible()
    assert empty_window.panel.welcome.example.isVisible()


def test_a_page_that_cannot_be_drawn_says_so_and_the_others_are_there(window, qtbot, monkeypatch):
    from app.documents.page import Page

    render = Page.render

    def broken(self, *arguments, **options):
        if self.index == 1:
            raise UserError("This page is damaged.", "Try another one.")
        return render(self, *arguments, **options)

    monkeypatch.setattr(Page, "render", broken)
    failures = window.viewport._painter._failures
    window.viewport.go_to_page(1)
    window.viewport.set_zoom(0.8)
    qtbot.waitUntil(lambda: 1 in failures)
    assert failures[1].what == "This page is damaged."
    assert 0 not in failures
    window.viewport.viewport().grab()


def test_an_answer_goes_on_in_its_tab_while_another_is_in_front(window, fake_engine, tmp_path, qtbot):
    fake_engine.piece_gate = threading.Semaphore(1)
    fake_engine.enqueue("half ", "and whole")
    first = window.tab
    with qtbot.waitSignal(first.conversation.text_added):
        type_question(qtbot, window, "Tell me")
    with qtbot.waitSignal(window.document_opened):
        window.open_file(write_pdf(tmp_path / "other.pdf", ["Another"]))
    assert window.tab is not first
    assert window.conversation.turns == ()
    with qtbot.waitSignal(first.conversation.turn_ended):
        fake_engine.piece_gate.release()
    assert first.conversation.turns[0].text == "half and whole"
    assert window.conversation.turns == ()


def test_closing_a_tab_stops_its_answer_and_it_can_be_reopened(window, fake_engine, qtbot, pdf):
    fake_engine.piece_gate = threading.Semaphore(1)
    fake_engine.enqueue("half ", "never")
    conversation = window.conversation
    with qtbot.waitSignal(conversation.text_added):
        type_question(qtbot, window, "Tell me")
    turn = conversation.turns[0]
    window.actions_by_name["close_tab"].trigger()
    assert turn.stage is Stage.STOPPED
    assert window.document is None, "the last tab leaves an empty one behind"
    with qtbot.waitSignal(window.document_opened):
        window.actions_by_name["reopen_closed"].trigger()
    assert window.document.path == pdf


def test_a_file_that_is_open_already_comes_to_the_front(window, tmp_path, qtbot, pdf):
    first = window.tab
    with qtbot.waitSignal(window.document_opened):
        window.open_file(write_pdf(tmp_path / "other.pdf", ["Another"]))
    assert len(window.tabs) == 2
    window.open_file(pdf)
    assert window.tab is first
    assert len(window.tabs) == 2


def test_tabs_are_stepped_through_with_the_keyboard(window, tmp_path, qtbot):
    with qtbot.waitSignal(window.document_opened):
        window.open_file(write_pdf(tmp_path / "other.pdf", ["Another"]))
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    names = []
    for modifiers in (control, control, control | shift):
        qtbot.keyClick(window, Qt.Key.Key_Tab, modifiers)
        names.append(window.tab.name)
    assert names == ["three.pdf", "other.pdf", "three.pdf"]


def test_a_model_pack_goes_to_the_model_dialog_not_into_a_tab(desk, tmp_path, qtbot):
    window, jobs = desk.window, desk.window._services.model_jobs
    pack = tmp_path / "mine.docentmodel"
    pack.write_text("no pack at all")
    with qtbot.waitSignal(jobs.ended) as told:
        window.open_files([pack])
    assert "cannot be unpacked" in told.args[0].error.what
    assert len(window.tabs) == 1 and window.tab.path is None
    assert desk.dialogs._open["models"].progress.what.isVisible()


def test_a_second_pack_waits_for_the_first(desk, tmp_path):
    jobs = desk.window._services.model_jobs
    jobs.running = ModelJob(JobKind.VERIFY, "mine")
    desk.window.open_files([tmp_path / "other.docentmodel"])
    assert desk.window.notice.isVisible()
    assert "models" not in desk.dialogs._open
    jobs.running = None
