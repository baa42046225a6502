"""The finder searches page by page from the reader's page on and round; the newest search wins."""

import threading
from pathlib import Path

import pytest
from pdf_files import write_pdf, write_picture

from app.documents.document import Document, open_document
from app.errors import UserError
from app.windows.navigation.document_finder import DocumentFinder


@pytest.fixture
def finder(qapp):
    made = DocumentFinder()
    yield made
    made.close()


@pytest.fixture
def document(reader, tmp_path):
    texts = ["needle", "hay", "needle needle", "hay", "Needle"]
    opened = open_document(write_pdf(tmp_path / "stack.pdf", texts), reader)
    yield opened
    opened.close()


def found_by(finder: DocumentFinder) -> list[tuple[int, int]]:
    """Page and number of hits, as they come."""
    found: list[tuple[int, int]] = []
    finder.found.connect(lambda page, hits: found.append((page, len(hits))))
    return found


def test_the_search_begins_at_the_readers_page_and_goes_round(qtbot, finder, document):
    found = found_by(finder)
    with qtbot.waitSignal(finder.finished) as finished:
        finder.find(document, "needle", 2, False)
    assert found == [(2, 2), (4, 1), (0, 1)]
    assert finished.args == [4]


def test_case_can_matter(qtbot, finder, document):
    found = found_by(finder)
    with qtbot.waitSignal(finder.finished):
        finder.find(document, "Needle", 0, True)
    assert found == [(4, 1)]


def test_hits_are_where_the_text_is(qtbot, finder, document):
    with qtbot.waitSignal(finder.found) as first:
        finder.find(document, "needle", 0, False)
    rect = first.args[1][0][0]
    assert 38 < rect.x0 < 42
    assert rect.y0 < 60 < rect.y1


def test_progress_goes_to_the_last_page(qtbot, finder, document):
    steps: list[tuple[int, int]] = []
    finder.progressed.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(finder.finished):
        finder.find(document, "hay", 1, False)
    assert steps == [(done, 5) for done in range(1, 6)]


def test_a_new_search_takes_the_place_of_the_old(qtbot, finder, document, monkeypatch):
    started, go_on = threading.Event(), threading.Event()
    search = Document.search

    def slow(self, page, text, **options):
        if text == "hay":
            started.set()
            go_on.wait(10)
        return search(self, page, text, **options)

    monkeypatch.setattr(Document, "search", slow)
    found = found_by(finder)
    finder.find(document, "hay", 1, False)
    assert started.wait(10)
    finder.find(document, "needle", 0, False)
    with qtbot.waitSignal(finder.finished) as finished:
        go_on.set()
    assert finished.args == [4]
    assert [page for page, _ in found] == [0, 2, 4]


def test_nothing_is_heard_of_a_search_that_was_cancelled(qtbot, finder, document):
    found = found_by(finder)
    finder.find(document, "needle", 0, False)
    finder.cancel()
    with qtbot.waitSignal(finder.finished) as finished:
        finder.find(document, "nothing like it", 0, False)
    assert finished.args == [0]
    assert found == []


def test_a_damaged_page_does_not_hide_the_others(qtbot, finder, document, monkeypatch):
    search = Document.search

    def damaged(self, page, text, **options):
        if page in (0, 1):
            raise UserError("This page is damaged.")
        return search(self, page, text, **options)

    monkeypatch.setattr(Document, "search", damaged)
    found = found_by(finder)
    with qtbot.waitSignal(finder.finished):
        finder.find(document, "needle", 0, False)
    assert [page for page, _ in found] == [2, 4]


def test_a_document_that_cannot_be_searched_at_all_says_so(qtbot, finder, document):
    document.close()
    with qtbot.waitSignal(finder.failed) as failed:
        finder.find(document, "needle", 0, False)
    assert "closed" in failed.args[0].what


def test_a_flood_of_hits_ends_at_the_limit(qtbot, document):
    finder = DocumentFinder(most_hits=3)
    found = found_by(finder)
    with qtbot.waitSignal(finder.finished) as finished:
        finder.find(document, "needle", 0, False)
    assert finished.args == [3]
    assert found == [(0, 1), (2, 2)]
    finder.close()


def test_pages_without_text_are_counted(qtbot, finder, reader, tmp_path: Path):
    scan = open_document(write_picture(tmp_path / "scan.png"), reader)
    said: list[tuple[str, int]] = []
    finder.finished.connect(lambda hits: said.append(("hits", hits)))
    finder.without_text.connect(lambda pages: said.append(("without text", pages)))
    with qtbot.waitSignal(finder.without_text):
        finder.find(scan, "needle", 0, False)
    assert said == [("hits", 0), ("without text", 1)]
    scan.close()


def test_pages_with_text_are_not_counted_as_pictures(qtbot, finder, document):
    with qtbot.waitSignal(finder.without_text) as counted:
        finder.find(document, "nothing like it", 0, False)
    assert counted.args == [0]


def test_closing_ends_the_thread_in_the_middle_of_a_search(finder, reader, tmp_path):
    long = open_document(write_pdf(tmp_path / "long.pdf", ["word"] * 500), reader)
    finder.find(long, "word", 0, False)
    thread = finder._thread
    finder.close()
    assert not thread.is_alive()
    long.close()
