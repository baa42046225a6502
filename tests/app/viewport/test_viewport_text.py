"""Selecting text, following links, and moving about, with real mouse and key events."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

pytestmark = pytest.mark.gui
Key, Shift, Control = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def word_place(view, hand, word: str, page: int = 0, share: float = 0.5) -> QPoint:
    """A place in a word of a page."""
    (box,) = [one.rect for one in view.document.page(page).text_layer.words if one.text == word]
    return hand.at(page, box.x0 + share * box.width, (box.y0 + box.y1) / 2)


def scroll(view, pixels=(0, 0), angle=(0, 0), keys=Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(*pixels),
        QPoint(*angle),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


# Text


def test_control_and_a_drag_select_text_and_keep_the_region_tool(view, hand, qtbot):
    with qtbot.waitSignal(view.selection_changed, check_params_cb=bool):
        hand.drag(
            word_place(view, hand, "Either", share=0.01),
            word_place(view, hand, "end", share=0.99),
            keys=Control,
        )
    assert view.selected_text() == "Either party may end"
    assert view.region is None
    assert view.tool == "region"


def test_the_text_tool_selects_over_lines_and_pages(view, hand, qtbot):
    view.set_tool("text")
    view.set_zoom(0.5)
    view.view_rested.emit()
    qtbot.waitUntil(lambda: view._content.text_layer(1) is not None)
    hand.drag(word_place(view, hand, "sixty", share=0.01), word_place(view, hand, "2", page=1, share=0.99))
    assert view.selected_text() == "sixty days of notice\nPage 2"
    assert view.selected_text(flowing=True) == "sixty days of notice Page 2"
    hand.drag(word_place(view, hand, "party"), word_place(view, hand, "days"))
    assert "\n" in view.selected_text()
    assert "\n" not in view.selected_text(flowing=True)


def test_a_double_click_selects_the_word_and_a_third_the_line(view, hand):
    view.set_tool("text")
    place = word_place(view, hand, "party")
    hand.click(place)
    assert view.selected_text() == ""
    hand.double_click(place)
    assert view.selected_text() == "party"
    hand.click(place)
    assert view.selected_text() == "Either party may end it"


def test_shift_and_a_click_go_on_from_the_last_place(view, hand):
    view.set_tool("text")
    hand.drag(word_place(view, hand, "Either", share=0.01), word_place(view, hand, "party", share=0.5))
    hand.press(word_place(view, hand, "may", share=0.99), keys=Shift)
    hand.release(word_place(view, hand, "may", share=0.99), keys=Shift)
    assert view.selected_text() == "Either party may"


def test_all_text_of_the_page_can_be_selected_and_cleared(view, qtbot):
    view.go_to_page(1)
    view.select_page_text()
    qtbot.waitUntil(lambda: "Page 2" in view.selected_text())
    assert view.selected_text().endswith("with sixty days of notice")
    with qtbot.waitSignal(view.selection_changed, check_params_cb=lambda selected: not selected):
        view.clear_selection()
    assert view.selected_text() == ""


def test_escape_unselects_text_before_it_takes_the_region(view, hand, qtbot):
    hand.drag(hand.at(0, 200, 300), hand.at(0, 300, 400))
    view.select_page_text()
    qtbot.keyClick(view, Key.Key_Escape)
    assert view.selected_text() == ""
    assert view.region is not None
    qtbot.keyClick(view, Key.Key_Escape)
    assert view.region is None


def test_the_tool_is_told_and_shown_by_the_pointer(view, hand, qtbot):
    shapes = Qt.CursorShape
    for tool, shape in {"text": shapes.IBeamCursor, "pan": shapes.OpenHandCursor}.items():
        with qtbot.waitSignal(view.tool_changed, check_params_cb=lambda name, tool=tool: name == tool):
            view.set_tool(tool)
        hand.move(hand.at(0, 300, 300))
        assert view.viewport().cursor().shape() == shape
    with pytest.raises(ValueError, match="lasso"):
        view.set_tool("lasso")


# Links


def test_a_link_shows_a_hand_and_where_it_leads(view, hand, qtbot):
    for place, words in {(80, 210): "To page 4", (80, 250): "https://example.org/terms"}.items():
        point = hand.at(0, *place)
        hand.move(point)
        assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
        tip = QHelpEvent(QHelpEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
        QApplication.sendEvent(view.viewport(), tip)
        assert QToolTip.text() == words
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_link_in_the_document_is_a_jump_that_back_undoes(view, hand, qtbot):
    with qtbot.waitSignal(view.trail_changed, check_params_cb=lambda back, forward: back and not forward):
        hand.click(hand.at(0, 80, 210))
    assert view.current_page == 3
    with qtbot.waitSignal(view.trail_changed, check_params_cb=lambda back, forward: forward and not back):
        qtbot.keyClick(view, Key.Key_Backspace)
    assert view.current_page == 0
    view.forward()
    assert view.current_page == 3


def test_a_link_to_the_web_is_only_told_of(view, hand, qtbot):
    with qtbot.waitSignal(view.link_activated) as told:
        hand.click(hand.at(0, 80, 250))
    assert told.args[0].url == "https://example.org/terms"
    assert view.current_page == 0


def test_a_drag_that_begins_on_a_link_marks_a_region(view, hand):
    hand.drag(hand.at(0, 80, 210), hand.at(0, 200, 300))
    assert view.current_page == 0
    assert round(view.region.x) == 80


def test_a_click_on_a_link_leaves_the_region_alone(view, hand, qtbot):
    hand.drag(hand.at(0, 200, 300), hand.at(0, 300, 400))
    region = view.region
    with qtbot.waitSignal(view.link_activated):
        hand.click(hand.at(0, 80, 250))
    assert view.region == region


# Moving about


@pytest.mark.parametrize("how", ["middle", "space", "tool"])
def test_panning_moves_the_page_with_the_pointer(view, hand, qtbot, how):
    view.set_zoom(3.0)
    view.scroll_to(QPointF(200, 300))
    button = Qt.MouseButton.MiddleButton if how == "middle" else Qt.MouseButton.LeftButton
    if how == "space":
        qtbot.keyPress(view, Key.Key_Space)
    if how == "tool":
        view.set_tool("pan")
    hand.press(QPoint(300, 300), button)
    hand.move(QPoint(260, 250))
    assert view.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor
    hand.release(QPoint(250, 240), button)
    if how == "space":
        qtbot.keyRelease(view, Key.Key_Space)
    assert view.seen().topLeft() == QPointF(250, 360)
    assert view.region is None


def test_space_alone_scrolls_by_a_screen_and_back_with_shift(view, qtbot):
    view.set_zoom(3.0)
    qtbot.waitUntil(view.horizontalScrollBar().isVisible)
    view.go_to_page(0)
    before = view.seen().top()
    qtbot.keyClick(view, Key.Key_Space)
    expected = before + round(0.9 * view.viewport().height())
    qtbot.waitUntil(lambda: view.seen().top() == expected)
    qtbot.keyClick(view, Key.Key_Space, Shift)
    qtbot.waitUntil(lambda: view.seen().top() == before)


def test_a_touchpad_is_followed_to_the_pixel(view):
    view.scroll_to(QPointF(0, 100))
    scroll(view, pixels=(0, -7), angle=(0, -14))
    assert view.seen().top() == 107
    scroll(view, pixels=(0, 3), angle=(0, 6))
    assert view.seen().top() == 104


def test_a_notch_glides_three_lines_and_notches_add_up(view, qtbot):
    view.scroll_to(QPointF(0, 100))
    scroll(view, angle=(0, -120))
    scroll(view, angle=(0, -120))
    step = 40 * QApplication.wheelScrollLines()
    qtbot.waitUntil(lambda: view.seen().top() == 100 + 2 * step)


def test_a_fine_wheel_scrolls_by_its_share_of_a_notch(view):
    view.scroll_to(QPointF(0, 100))
    scroll(view, angle=(0, -30))
    assert view.seen().top() == 100 + 10 * QApplication.wheelScrollLines()


def test_shift_and_the_wheel_scroll_sideways(view):
    view.set_zoom(4.0)
    view.scroll_to(QPointF(100, 100))
    scroll(view, pixels=(0, -9), angle=(0, -18), keys=Shift)
    assert view.seen().topLeft() == QPointF(109, 100)


def test_left_and_right_turn_pages_when_the_whole_width_is_seen(view, qtbot):
    view.fit_page()
    qtbot.keyClick(view, Key.Key_Right)
    assert view.current_page == 1
    qtbot.keyClick(view, Key.Key_Left)
    assert view.current_page == 0


def test_home_and_end_lead_to_the_ends(view, qtbot):
    qtbot.keyClick(view, Key.Key_End)
    assert view.current_page == 3
    assert view.seen().bottom() == pytest.approx(view.page_layout.height, abs=1)
    qtbot.keyClick(view, Key.Key_Home)
    assert view.seen().top() == 0


def test_the_menu_key_asks_for_a_menu_at_the_region(view, hand, qtbot):
    hand.drag(hand.at(0, 200, 100), hand.at(0, 300, 200))
    with qtbot.waitSignal(view.context_menu_wanted) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
        QApplication.sendEvent(view.viewport(), event)
    at = view.viewport().mapFromGlobal(asked.args[0])
    assert view.region_area().contains(at)
