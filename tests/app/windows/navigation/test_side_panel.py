"""The side panel: pages always, an outline where the document has one."""

import threading
from pathlib import Path

import pymupdf
import pytest
from pdf_files import write_pdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.documents.document import Document, open_document
from app.theme import Theme
from app.windows.navigation.side_panel import SidePanel


@pytest.fixture
def panel(qapp, qtbot):
    made = SidePanel(Theme(qapp, "light"))
    qtbot.addWidget(made, before_close_func=lambda panel: panel.close())
    made.resize(240, 600)
    made.show()
    return made


@pytest.fixture
def book(reader, tmp_path):
    opened = open_document(write_book(tmp_path / "book.pdf"), reader)
    yield opened
    opened.close()


def write_book(path: Path) -> Path:
    write_pdf(path, [f"Page {n}" for n in range(12)])
    document = pymupdf.open(path)
    document.set_toc([[1, "First", 1], [2, "Inside", 3], [1, "Second", 7]])
    document.saveIncr()
    document.close()
    return path


def tab(panel: SidePanel, index: int) -> None:
    QTest.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=panel.tabs.tabRect(index).center())


def test_a_document_with_an_outline_has_both_tabs(qtbot, panel, book):
    panel.show_document(book)
    qtbot.waitUntil(panel.tabs.isVisible)
    tab(panel, 1)
    assert panel.outline.isVisible()
    assert not panel.thumbnails.isVisible()
    tab(panel, 0)
    assert panel.thumbnails.isVisible()


def test_an_entry_of_the_outline_is_handed_on(qtbot, panel, book):
    panel.show_document(book)
    qtbot.waitUntil(panel.tabs.isVisible)
    tab(panel, 1)
    with qtbot.waitSignal(panel.outline_chosen) as chosen:
        second = panel.outline.visualRect(panel.outline.model().index(1, 0))
        QTest.mouseClick(panel.outline.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert (chosen.args[0].title, chosen.args[0].page) == ("Second", 6)


def test_tabs_are_changed_by_keys(qtbot, panel, book):
    panel.show_document(book)
    qtbot.waitUntil(panel.tabs.isVisible)
    panel.tabs.setFocus()
    QTest.keyClick(panel.tabs, Qt.Key.Key_Right)
    assert panel.outline.isVisible()


def test_the_page_of_the_viewport_is_marked_in_both(qtbot, panel, book):
    panel.show_document(book)
    panel.set_current_page(7)
    qtbot.waitUntil(panel.tabs.isVisible)
    assert panel.thumbnails.current_page == 7
    assert panel.outline.marked.title == "Second"


def test_a_document_without_an_outline_has_no_tabs(qtbot, panel, book, reader, tmp_path):
    panel.show_document(book)
    qtbot.waitUntil(panel.tabs.isVisible)
    tab(panel, 1)
    plain = open_document(write_pdf(tmp_path / "plain.pdf"), reader)
    panel.show_document(plain)
    assert not panel.tabs.isVisible()
    assert panel.thumbnails.isVisible()
    plain.close()


def test_an_outline_that_grew_on_disk_is_read_anew_and_its_tab_stays(qtbot, panel, book):
    panel.show_document(book)
    qtbot.waitUntil(panel.tabs.isVisible)
    tab(panel, 1)
    changed = pymupdf.open(book.path)
    changed.set_toc([[1, "First", 1], [1, "Second", 7], [1, "Third", 9]])
    changed.saveIncr()
    changed.close()
    again = book.reopened()
    panel.show_document(again)
    qtbot.waitUntil(lambda: len(panel.outline.entries) == 3 and panel.outline.entries[2].title == "Third")
    assert panel.outline.isVisible()
    again.close()


def test_the_outline_of_a_document_that_is_gone_from_the_panel_is_dropped(qtbot, panel, book):
    panel.show_document(book)
    panel.show_document(None)
    arrived: list[bool] = []
    panel._background.run(lambda: True, arrived.append)  # after the outline, for jobs are done in turn
    qtbot.waitUntil(lambda: arrived == [True])
    assert not panel.tabs.isVisible()
    assert len(panel.outline.entries) == 0


def test_it_lets_go_without_waiting_for_a_reader_that_is_busy(qapp, book, monkeypatch):
    asked, go_on = threading.Event(), threading.Event()

    def slow(self):
        asked.set()
        go_on.wait(10)
        return ()

    monkeypatch.setattr(Document, "outline", slow)
    panel = SidePanel(Theme(qapp, "light"))
    panel.show_document(book)
    assert asked.wait(10)
    thread = panel._background._thread
    panel.stop()  # the tab is gone at once; its thread ends when the reader lets it
    assert thread.is_alive()
    go_on.set()
    thread.join(10)
    assert not thread.is_alive()
    panel.close()
    assert len(panel.outline.entries) == 0
    panel.deleteLater()
