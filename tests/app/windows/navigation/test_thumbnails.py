"""Thumbnails: what is in view is drawn, the current page is marked, keys and clicks choose."""

import pytest
from pdf_files import write_pdf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from app.documents.document import open_document
from app.theme import Theme
from app.windows.navigation.thumbnails import Thumbnails


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


@pytest.fixture
def document(reader, tmp_path):
    opened = open_document(write_pdf(tmp_path / "many.pdf", [f"Page {n}" for n in range(1, 61)]), reader)
    yield opened
    opened.close()


@pytest.fixture
def thumbnails(qtbot, theme):
    view = Thumbnails(theme)
    qtbot.addWidget(view, before_close_func=lambda view: view.close_renderer())
    view.resize(240, 700)
    view.show()
    return view


def middle_of(view: Thumbnails, page: int) -> QPoint:
    return view.visualRect(view.model().index(page, 0)).center()


def is_drawn(view: Thumbnails, page: int) -> bool:
    return view._pictures.picture(page, view._delegate.picture_size(page)) is not None


def drawn_pages(view: Thumbnails) -> list[int]:
    return [page for page in range(view.model().rowCount()) if is_drawn(view, page)]


def in_view(view: Thumbnails, page: int) -> bool:
    return view.viewport().rect().intersects(view.visualRect(view.model().index(page, 0)))


def test_pages_in_view_are_drawn_with_their_neighbours_and_no_others(qtbot, thumbnails, document):
    thumbnails.show_document(document)
    qtbot.waitUntil(lambda: is_drawn(thumbnails, 7))
    last_in_view = max(page for page in range(60) if in_view(thumbnails, page))
    qtbot.waitUntil(lambda: is_drawn(thumbnails, last_in_view * 2))
    assert max(drawn_pages(thumbnails)) <= 2 * last_in_view + 1


def test_a_click_chooses_the_page_under_the_pointer(qtbot, thumbnails, document):
    thumbnails.show_document(document)
    with qtbot.waitSignal(thumbnails.page_chosen) as chosen:
        QTest.mouseClick(thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(thumbnails, 2))
    assert chosen.args == [2]


def test_arrows_move_and_only_enter_goes(qtbot, thumbnails, document):
    chosen: list[int] = []
    thumbnails.page_chosen.connect(chosen.append)
    thumbnails.show_document(document)
    thumbnails.setFocus()
    for _ in range(3):
        QTest.keyClick(thumbnails, Qt.Key.Key_Down)
    QTest.keyClick(thumbnails, Qt.Key.Key_Up)
    assert chosen == []
    QTest.keyClick(thumbnails, Qt.Key.Key_Return)
    assert chosen == [2]


def test_digits_lead_to_the_page_they_name(qtbot, thumbnails, document):
    thumbnails.show_document(document)
    thumbnails.setFocus()
    QTest.keyClicks(thumbnails, "42")
    assert thumbnails.currentIndex().row() == 41
    assert in_view(thumbnails, 41)
    with qtbot.waitSignal(thumbnails.page_chosen) as chosen:
        QTest.keyClick(thumbnails, Qt.Key.Key_Enter)
    assert chosen.args == [41]


def test_a_number_beyond_the_last_page_leads_to_the_last(thumbnails, document):
    thumbnails.show_document(document)
    thumbnails.setFocus()
    QTest.keyClicks(thumbnails, "99")
    assert thumbnails.currentIndex().row() == 59


def test_the_page_of_the_viewport_comes_into_view_and_the_focus_stays(qtbot, theme, document):
    window = QWidget()
    column = QVBoxLayout(window)
    button, view = QPushButton("elsewhere"), Thumbnails(theme)
    column.addWidget(button)
    column.addWidget(view)
    qtbot.addWidget(window)
    window.resize(240, 700)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    button.setFocus()
    view.show_document(document)
    view.set_current_page(45)
    assert in_view(view, 45)
    assert view.currentIndex().row() == 45
    assert QApplication.focusWidget() is button
    view.close_renderer()


def test_keys_in_use_are_not_moved_by_the_viewport(qtbot, thumbnails, document):
    thumbnails.show_document(document)
    qtbot.waitUntil(thumbnails.isActiveWindow)
    thumbnails.setFocus()
    QTest.keyClick(thumbnails, Qt.Key.Key_Down)
    thumbnails.set_current_page(9)
    assert thumbnails.currentIndex().row() == 1
    assert thumbnails.current_page == 9


def test_the_current_page_is_framed_in_the_accent_and_no_other_is(qtbot, thumbnails, theme, document):
    thumbnails.show_document(document)
    thumbnails.set_current_page(1)
    shown = thumbnails.viewport().grab().toImage()
    assert has_colour(shown, thumbnails.visualRect(thumbnails.model().index(1, 0)), theme.colour("accent"))
    assert not has_colour(
        shown, thumbnails.visualRect(thumbnails.model().index(0, 0)), theme.colour("accent")
    )


def has_colour(image: QImage, area, colour: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == colour
        for x in range(area.left(), min(area.right(), image.width() - 1))
        for y in range(max(area.top(), 0), min(area.bottom(), image.height() - 1))
    )


def test_a_wider_panel_has_larger_pictures_that_are_drawn_anew(qtbot, thumbnails, document):
    thumbnails.show_document(document)
    qtbot.waitUntil(lambda: is_drawn(thumbnails, 0))
    before = thumbnails._delegate.picture_size(0)
    thumbnails.resize(360, 700)
    after = thumbnails._delegate.picture_size(0)
    assert after.width() > before.width()
    qtbot.waitUntil(lambda: thumbnails._pictures.picture(0, after).size() == after)


def test_the_page_at_the_top_stays_when_the_panel_is_made_wider(thumbnails, document):
    thumbnails.show_document(document)
    thumbnails.set_current_page(30)
    top = thumbnails.indexAt(QPoint(100, 0)).row()
    thumbnails.resize(400, 700)
    assert thumbnails.indexAt(QPoint(100, 0)).row() == top


def test_pictures_have_the_pixels_of_the_screen(thumbnails, document):
    """At 200 % a picture has twice as many pixels each way as at 100 %, and takes the same room."""
    thumbnails.show_document(document)
    delegate = thumbnails._delegate
    delegate.set_width(240, 1.0)
    once, room = delegate.picture_size(0), delegate.sizeHint(None, thumbnails.model().index(0, 0))
    delegate.set_width(240, 2.0)
    assert abs(delegate.picture_size(0).width() - 2 * once.width()) <= 1
    assert delegate.sizeHint(None, thumbnails.model().index(0, 0)) == room


def test_two_thousand_pages_keep_within_the_memory_that_is_theirs(qtbot, thumbnails, reader, tmp_path):
    long = open_document(write_pdf(tmp_path / "long.pdf", [f"Page {n}" for n in range(2000)]), reader)
    thumbnails._pictures._limit = 2_000_000
    thumbnails._pictures._cache.set_limit(2_000_000)
    thumbnails.show_document(long)
    for page in range(0, 2000, 100):
        thumbnails.set_current_page(page)
        qtbot.waitUntil(lambda page=page: is_drawn(thumbnails, page))
    assert thumbnails._pictures._cache._bytes <= 2_000_000
    assert is_drawn(thumbnails, 1900)
    assert not is_drawn(thumbnails, 0)
    long.close()


def test_hidden_thumbnails_keep_only_what_is_seen_first_when_they_come_back(qtbot, thumbnails, document):
    thumbnails.show_document(document)
    thumbnails.set_current_page(30)
    qtbot.waitUntil(lambda: is_drawn(thumbnails, 30) and len(drawn_pages(thumbnails)) > 6)
    seen = [page for page in range(60) if in_view(thumbnails, page)]
    thumbnails.hide()
    assert drawn_pages(thumbnails) == seen
    thumbnails.show()
    qtbot.waitUntil(lambda: is_drawn(thumbnails, seen[-1] + 2))


def test_pages_scrolled_past_are_not_drawn(qtbot, thumbnails, document):
    thumbnails.show_document(document)
    for page in range(60):
        thumbnails.set_current_page(page)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: is_drawn(thumbnails, 59))
    assert len(drawn_pages(thumbnails)) < 60


def test_the_same_file_read_anew_keeps_its_place_and_its_pictures_meanwhile(qtbot, thumbnails, document):
    thumbnails.show_document(document)
    thumbnails.set_current_page(30)
    qtbot.waitUntil(lambda: is_drawn(thumbnails, 30))
    place = thumbnails.verticalScrollBar().value()
    again = document.reopened()
    thumbnails.show_document(again)
    assert thumbnails.verticalScrollBar().value() == place
    assert thumbnails.current_page == 30
    assert is_drawn(thumbnails, 30)
    again.close()


def test_a_file_with_fewer_pages_than_before_marks_its_last(qtbot, thumbnails, document, tmp_path):
    thumbnails.show_document(document)
    thumbnails.set_current_page(50)
    write_pdf(document.path, ["One", "Two"])
    shorter = document.reopened()
    thumbnails.show_document(shorter)
    assert thumbnails.current_page == 1
    shorter.close()


def test_a_page_that_cannot_be_drawn_has_a_sign_and_the_others_their_pictures(qtbot, theme, document):
    view = Thumbnails(theme)
    qtbot.addWidget(view, before_close_func=lambda view: view.close_renderer())
    view.resize(240, 700)
    view.show()
    view.show_document(document)
    qtbot.waitUntil(lambda: is_drawn(view, 3))
    document.close()  # from now on every page fails
    view.set_current_page(40)
    qtbot.waitUntil(lambda: view._pictures.has_failed(40))
    assert is_drawn(view, 0)
    view.viewport().grab()  # the sign is painted without a complaint


def test_without_a_document_there_is_nothing_to_choose(thumbnails, document):
    thumbnails.show_document(document)
    thumbnails.show_document(None)
    assert thumbnails.model().rowCount() == 0
    chosen: list[int] = []
    thumbnails.page_chosen.connect(chosen.append)
    QTest.keyClick(thumbnails, Qt.Key.Key_Return)
    thumbnails.set_current_page(3)
    assert chosen == []
