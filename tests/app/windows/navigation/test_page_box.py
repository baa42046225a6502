"""The page box: shows the page, takes a number, and lets go of the focus by Enter and Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from app.windows.navigation.page_box import PageBox


@pytest.fixture
def box(qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    made = PageBox()
    column.addWidget(QPushButton("elsewhere"))
    column.addWidget(made)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    made.show_page(2, 12)
    yield made
    window.close()


def test_it_shows_the_page_as_people_count(box):
    assert (box.field.text(), box.total.text()) == ("3", "/ 12")
    assert box.field.accessibleDescription() == "Page 3 of 12"


def test_a_number_and_enter_choose_a_page(qtbot, box):
    box.focus()
    said: list[object] = []
    box.page_chosen.connect(said.append)
    box.left.connect(lambda: said.append("left"))
    with qtbot.waitSignal(box.left):
        QTest.keyClicks(box.field, "7")
        QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert said == [6, "left"]
    assert box.field.text() == "7"


@pytest.mark.parametrize(("typed", "page"), [("1", 0), ("12", 11), ("999", 11), ("0", 0), ("004", 3)])
def test_numbers_beyond_the_document_lead_to_its_ends(qtbot, box, typed, page):
    box.focus()
    with qtbot.waitSignal(box.page_chosen) as chosen:
        QTest.keyClicks(box.field, typed)
        QTest.keyClick(box.field, Qt.Key.Key_Enter)
    assert chosen.args == [page]


def test_letters_are_not_taken(box):
    box.focus()
    QTest.keyClicks(box.field, "a-5b")
    assert box.field.text() == "5"


def test_escape_puts_the_number_back_and_is_not_the_windows(qtbot, box):
    stopped: list[bool] = []
    stop = QAction(box.window())
    stop.setShortcut(QKeySequence("Esc"))
    stop.triggered.connect(lambda: stopped.append(True))
    box.window().addAction(stop)
    chosen: list[int] = []
    box.page_chosen.connect(chosen.append)
    box.focus()
    QTest.keyClicks(box.field, "9")
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.field.text() == "3"
    assert chosen == stopped == []


def test_enter_on_an_empty_field_goes_nowhere(qtbot, box):
    chosen: list[int] = []
    box.page_chosen.connect(chosen.append)
    box.focus()
    QTest.keyClick(box.field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen == []
    assert box.field.text() == "3"


def test_leaving_by_other_ways_puts_the_number_back(box):
    box.focus()
    QTest.keyClicks(box.field, "9")
    box.window().findChild(QPushButton).setFocus()
    assert box.field.text() == "3"


def test_scrolling_does_not_overwrite_what_is_being_typed(box):
    box.focus()
    QTest.keyClicks(box.field, "1")
    box.show_page(4, 12)
    QTest.keyClicks(box.field, "1")
    assert box.field.text() == "11"


def test_scrolling_shows_in_a_box_that_has_the_focus_untouched(box):
    box.focus()
    box.show_page(4, 12)
    assert box.field.text() == box.field.selectedText() == "5"


def test_a_click_selects_the_number_so_that_typing_replaces_it(box):
    QTest.mouseClick(box.field, Qt.MouseButton.LeftButton)
    assert box.field.selectedText() == "3"
    QTest.mouseClick(box.field, Qt.MouseButton.LeftButton)
    assert box.field.selectedText() == ""


def test_without_a_document_there_is_nothing_to_type_into(box):
    box.show_page(0, 0)
    box.focus()
    assert not box.field.isVisible()
    assert box.total.text() == ""
    assert QApplication.focusWidget() is not box.field
