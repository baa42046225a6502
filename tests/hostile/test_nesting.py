"""Files nested deeper than any stack, and files that change under the reader's hands."""

import pymupdf
import pytest
from pdf_files import PAGE, write_pdf, write_picture

from app.documents.document import open_document
from app.documents.reader import Reader
from app.errors import UserError

DEEP = 100_000


@pytest.fixture
def own_reader(tmp_path):
    """Of one test alone: the process may die; afterwards a plain file opens all the same."""
    reader = Reader(time_out=3)
    try:
        yield reader
        assert open_document(write_pdf(tmp_path / "after.pdf"), reader).page(0).render().size == PAGE
    finally:
        reader.shutdown()


def page_or_sentence(work):
    try:
        return work()
    except UserError as refused:
        assert refused.what
        assert refused.advice
        return None


def nested_outline(path):
    document = pymupdf.open(write_pdf(path.with_name("plain.pdf"), ["one", "two"]))
    document.set_toc([[1, "First", 1], [1, "Second", 2]])
    entry = document.get_toc(simple=False)[0][3]["xref"]
    for depth in range(5000):
        below = document.get_new_xref()
        document.update_object(below, f"<</Title(Level {depth})/Parent {entry} 0 R/Dest[0/Fit]>>")
        document.xref_set_key(entry, "First", f"{below} 0 R")
        document.xref_set_key(entry, "Last", f"{below} 0 R")
        entry = below
    document.save(path)


@pytest.mark.parametrize(
    ("name", "before", "within", "after"),
    [
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">', "<g>", "</svg>"),
        ("a.html", "<html><body>", "<div>", "words</body></html>"),
        ("a.html", "<html><body>", "<table><tr><td>", "words</body></html>"),
        ("a.fb2", "<FictionBook><body>", "<section>", "</body></FictionBook>"),
        ("a.md", "", "> ", "words"),
        ("a.md", "", "[", "words"),
        ("a.txt", "", "\n", "words"),
    ],
)
def test_deep_nesting_is_a_page_or_a_sentence(own_reader, tmp_path, name, before, within, after):
    (tmp_path / name).write_text(before + within * DEEP + after)
    document = page_or_sentence(lambda: open_document(tmp_path / name, own_reader))
    if document is not None:
        page_or_sentence(lambda: document.page(0).render())
        page_or_sentence(lambda: document.page(0).text_layer)
        page_or_sentence(document.outline)


def test_an_outline_of_5000_levels_is_flattened_or_refused(own_reader, tmp_path):
    nested_outline(tmp_path / "deep.pdf")
    document = open_document(tmp_path / "deep.pdf", own_reader)
    entries = page_or_sentence(document.outline)
    if entries is not None:
        assert max(entry.level for entry in entries) <= 16
    assert document.page(0).render().size == PAGE


def test_content_that_nests_states_without_end_is_a_page_or_a_sentence(own_reader, tmp_path):
    document = pymupdf.open(write_pdf(tmp_path / "a.pdf"))
    stream = b"q " * DEEP + b"[" * DEEP + b" TJ " + b"/A <</B " * DEEP + b"BDC " * 1000
    document.update_stream(document[0].get_contents()[0], stream)
    document.save(tmp_path / "b.pdf")
    page = open_document(tmp_path / "b.pdf", own_reader).page(0)
    page_or_sentence(page.render)
    page_or_sentence(lambda: page.text_layer)


@pytest.mark.parametrize("name", ["a.pdf", "a.bmp", "a.tiff", "a.png", "a.txt"])
@pytest.mark.parametrize("change", ["emptied", "overwritten", "shortened"])
def test_a_file_changed_in_place_while_open_is_a_page_or_a_sentence(own_reader, tmp_path, name, change):
    path = tmp_path / name
    match path.suffix:
        case ".pdf":
            write_pdf(path, [f"page {number}" for number in range(40)])
        case ".txt":
            path.write_text("words and words\n" * 5000)
        case _:
            write_picture(path, (900, 900))
    document = open_document(path, own_reader)
    size = path.stat().st_size
    with path.open("r+b") as file:
        match change:
            case "emptied":
                file.truncate(0)
            case "shortened":
                file.truncate(size // 2)
            case _:
                file.write(bytes(size))
    for index in {0, document.page_count - 1}:
        page = document.page(index)
        page_or_sentence(page.render)
        page_or_sentence(lambda page=page: page.text_layer)
    page_or_sentence(document.reopened)
