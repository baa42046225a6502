"""The find bar: searches while one types, counts, walks, remembers, and gives the focus back."""

import threading

import pytest
from pdf_files import write_pdf, write_picture
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from app.documents.document import Document, open_document
from app.documents.region import Rect
from app.theme import Theme
from app.windows.navigation.find_bar import FindBar


@pytest.fixture
def page_view(qapp):
    view = QWidget()
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return view


@pytest.fixture
def bar(qapp, qtbot, page_view):
    window = QWidget()
    column = QVBoxLayout(window)
    made = FindBar(Theme(qapp, "light"), page_view)
    column.addWidget(made)
    column.addWidget(page_view)
    qtbot.addWidget(window)
    window.resize(800, 300)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    page_view.setFocus()
    yield made
    made.close_finder()
    window.close()


@pytest.fixture
def document(reader, tmp_path):
    texts = ["total of one", "nothing", "Total total", "to", "total"]
    opened = open_document(write_pdf(tmp_path / "bill.pdf", texts), reader)
    yield opened
    opened.close()


def count_is(bar: FindBar, words: str):
    return lambda: bar.result.count.text() == words


def search_for(qtbot, bar: FindBar, document: Document, text: str, page: int = 0) -> None:
    bar.show_document(document)
    bar.set_current_page(page)
    bar.open_with()
    QTest.keyClicks(bar.field, text)
    with qtbot.waitSignal(bar._session.finder.finished):
        pass


def test_opening_it_takes_the_focus_and_closing_gives_it_back(qtbot, bar, page_view, document):
    bar.show_document(document)
    bar.open_with()
    assert QApplication.focusWidget() is bar.field
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is page_view


def test_escape_is_the_bars_even_where_the_window_has_a_shortcut_on_it(bar, document):
    stopped: list[bool] = []
    stop = QAction(bar.window())
    stop.setShortcut(QKeySequence("Esc"))
    stop.triggered.connect(lambda: stopped.append(True))
    bar.window().addAction(stop)
    bar.show_document(document)
    bar.open_with()
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert stopped == []
    QTest.keyClick(bar.window(), Qt.Key.Key_Escape)
    assert stopped == [True]


def test_it_searches_when_typing_rests_and_goes_to_the_first_hit_from_the_page_on(qtbot, bar, document):
    jumps: list[tuple[int, Rect]] = []
    bar.jump.connect(lambda page, rect: jumps.append((page, rect)))
    search_for(qtbot, bar, document, "total", page=1)
    assert bar.result.count.text() == "2 of 4"
    assert [page for page, _ in jumps] == [2]
    assert 35 < jumps[0][1].x0 < 45


def test_one_word_typed_is_one_search(qtbot, bar, document, monkeypatch):
    searches: list[str] = []
    find = bar._session.finder.find
    monkeypatch.setattr(
        bar._session.finder, "find", lambda *wanted: (searches.append(wanted[1]), find(*wanted))
    )
    search_for(qtbot, bar, document, "total")
    assert searches == ["total"]


def test_all_hits_are_told_with_the_one_that_is_looked_at(qtbot, bar, document):
    told: list[tuple[dict, tuple]] = []
    bar.hits_changed.connect(lambda hits, current: told.append((hits, current)))
    search_for(qtbot, bar, document, "total", page=2)
    hits, current = told[-1]
    assert {page: len(found) for page, found in hits.items()} == {0: 1, 2: 2, 4: 1}
    assert current == (2, 0)


def test_enter_and_shift_enter_walk_through_the_hits_and_round(qtbot, bar, document):
    search_for(qtbot, bar, document, "total")
    seen = [bar.result.count.text()]
    for _ in range(4):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        seen.append(bar.result.count.text())
    assert seen == ["1 of 4", "2 of 4", "3 of 4", "4 of 4", "1 of 4"]
    assert bar.result.note.text() == "Continued from the other end"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.result.count.text() == "4 of 4"


def test_buttons_walk_through_the_hits(qtbot, bar, document):
    search_for(qtbot, bar, document, "total")
    QTest.mouseClick(bar.next_button, Qt.MouseButton.LeftButton)
    assert bar.result.count.text() == "2 of 4"
    QTest.mouseClick(bar.previous_button, Qt.MouseButton.LeftButton)
    assert bar.result.count.text() == "1 of 4"


def test_enter_right_after_typing_searches_without_waiting(qtbot, bar, document):
    bar.show_document(document)
    bar.open_with()
    QTest.keyClicks(bar.field, "total")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert not bar._typing.isActive()
    qtbot.waitUntil(count_is(bar, "1 of 4"))


def test_more_letters_stay_at_the_hit_that_is_looked_at(qtbot, bar, document):
    search_for(qtbot, bar, document, "tot", page=2)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.result.count.text() == "3 of 4"
    QTest.keyClicks(bar.field, "al")
    with qtbot.waitSignal(bar._session.finder.finished):
        pass
    assert bar.result.count.text() == "3 of 4"


def test_case_can_matter(qtbot, bar, document):
    search_for(qtbot, bar, document, "Total")
    with qtbot.waitSignal(bar._session.finder.finished):
        QTest.mouseClick(bar.case_button, Qt.MouseButton.LeftButton)
    assert bar.result.count.text() == "1 of 1"


def test_it_counts_while_it_still_searches(qtbot, bar, document, monkeypatch):
    go_on = threading.Event()
    search = Document.search

    def held_up(self, page, text, **options):
        if page == 3:
            go_on.wait(10)
        return search(self, page, text, **options)

    monkeypatch.setattr(Document, "search", held_up)
    bar.show_document(document)
    bar.open_with("total")
    qtbot.waitUntil(count_is(bar, "1 of 3…"))
    bar.find_next()
    assert bar.result.count.text() == "2 of 3…"
    go_on.set()
    qtbot.waitUntil(count_is(bar, "2 of 4"))


def test_what_is_not_there_is_said(qtbot, bar, document):
    search_for(qtbot, bar, document, "elephant")
    assert bar.result.count.text() == "Nothing found"
    assert not bar.next_button.isEnabled()


def test_a_scan_says_that_there_is_no_text(qtbot, bar, reader, tmp_path):
    scan = open_document(write_picture(tmp_path / "scan.png"), reader)
    bar.show_document(scan)
    bar.open_with("total")
    qtbot.waitUntil(lambda: bar.result.count.text() == "No text to search")
    assert bar.result.note.text() == "The pages are pictures."
    scan.close()


def test_pages_without_text_among_others_are_counted(qtbot, bar, reader, tmp_path):
    mixed = open_document(write_pdf(tmp_path / "mixed.pdf", ["total", "", ""]), reader)
    bar.show_document(mixed)
    bar.open_with("total")
    qtbot.waitUntil(lambda: "2 page(s) without text" in bar.result.note.text())
    assert bar.result.count.text() == "1 of 1"
    mixed.close()


def test_text_and_hits_are_there_again_when_it_is_opened_again(qtbot, bar, document):
    told: list[dict] = []
    bar.hits_changed.connect(lambda hits, _: told.append(hits))
    search_for(qtbot, bar, document, "total")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert told[-1] == {}
    bar.open_with()
    assert bar.field.text() == bar.field.selectedText() == "total"
    qtbot.waitUntil(count_is(bar, "1 of 4"))
    assert sum(len(hits) for hits in told[-1].values()) == 4


def test_text_it_is_opened_with_takes_the_place_of_the_last(qtbot, bar, document):
    search_for(qtbot, bar, document, "total")
    bar.open_with(" of\n one ")
    assert bar.field.text() == "of one"
    qtbot.waitUntil(count_is(bar, "1 of 1"))


def test_next_on_a_closed_bar_opens_it_and_searches_for_the_last_text(qtbot, bar, document):
    search_for(qtbot, bar, document, "total")
    bar.dismiss()
    bar.find_next()
    assert bar.isVisible()
    qtbot.waitUntil(count_is(bar, "1 of 4"))


def test_an_emptied_field_clears_the_marks(qtbot, bar, document):
    search_for(qtbot, bar, document, "total")
    with qtbot.waitSignal(bar.hits_changed) as told:
        bar.field.selectAll()
        QTest.keyClick(bar.field, Qt.Key.Key_Delete)
    assert told.args == [{}, None]
    assert bar.result.count.text() == ""


def test_a_file_read_anew_is_searched_anew_without_moving_the_page(qtbot, bar, document):
    search_for(qtbot, bar, document, "total", page=2)
    jumps: list[int] = []
    bar.jump.connect(lambda page, _: jumps.append(page))
    write_pdf(document.path, ["total total", "", "Total total", ""])
    again = document.reopened()
    with qtbot.waitSignal(bar._session.finder.finished):
        bar.show_document(again)
    assert bar.result.count.text() == "3 of 4"
    assert jumps == []
    bar.find_next()
    assert jumps == [2]
    again.close()


def test_a_hidden_bar_searches_nothing(qtbot, bar, document, monkeypatch):
    searches: list[object] = []
    monkeypatch.setattr(bar._session.finder, "find", lambda *wanted: searches.append(wanted))
    bar.field.setText("total")
    bar.show_document(document)
    assert searches == []


def test_a_search_that_fails_says_what_happened(qtbot, bar, document):
    document.close()
    bar.show_document(document)
    bar.open_with("total")
    with qtbot.waitSignal(bar._session.finder.failed):
        pass
    assert bar.result.count.text() == "This document was closed."


def test_another_language_changes_the_words_that_are_on_show(qtbot, qapp, bar, document):
    class Shouting(QTranslator):
        def translate(self, context, text, *_rest):
            return text.upper() if context in ("FindBar", "FindResult") else ""

        def isEmpty(self):
            return False

    search_for(qtbot, bar, document, "elephant")
    translator = Shouting()
    qapp.installTranslator(translator)
    try:
        qtbot.waitUntil(count_is(bar, "NOTHING FOUND"))
        assert bar.next_button.accessibleName() == "NEXT MATCH"
        assert bar.field.text() == "elephant"
    finally:
        qapp.removeTranslator(translator)
    qtbot.waitUntil(count_is(bar, "Nothing found"))


def test_every_control_has_a_name_and_a_tooltip(bar):
    buttons = bar.findChildren(QToolButton)
    for button in (bar.previous_button, bar.next_button, bar.case_button, bar.close_button):
        assert button in buttons
        assert button.accessibleName()
        assert button.accessibleName() in button.toolTip()
    assert bar.field.accessibleName()
