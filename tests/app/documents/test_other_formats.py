"""Books, comics and drawings: outline, links, search and turning work as they do in a PDF."""

import zipfile

import pytest
from pdf_files import write_epub, write_picture

from app.documents.document import open_document
from app.documents.region import Rect


@pytest.fixture
def book(reader, tmp_path):
    return open_document(write_epub(tmp_path / "book.epub", chapters=5), reader)


def test_a_book_has_an_outline_that_leads_to_its_chapters(book):
    entries = book.outline()
    assert [entry.title for entry in entries] == [f"Chapter {number}" for number in range(5)]
    for entry in entries:
        words = book.page(entry.page).text_layer.words
        heading = next(word for word in words if word.text == "Chapter")
        assert entry.top is not None
        assert 0 <= heading.y0 - entry.top < 30


def test_links_in_a_book_lead_to_chapters_and_to_the_web(book):
    links = book.page(0).links
    assert {link.url for link in links} == {None, "https://example.org/"}
    (inside,) = [link for link in links if link.page is not None]
    assert (inside.page, inside.top) == (book.outline()[1].page, book.outline()[1].top)
    words = [word.text for word in book.page(0).text_layer.words_in(inside.area)]
    assert words == ["next"]


@pytest.mark.parametrize("turn", [0, 1])
def test_a_book_is_searched_page_by_page(book, turn):
    turned = book.turned(turn)
    hits = {page: turned.search(page, "paragraph 39 of") for page in range(turned.page_count)}
    assert sum(len(found) for found in hits.values()) == 5
    page, ((hit, *_), *_) = next((page, found) for page, found in hits.items() if found)
    texts = [word.text for word in turned.page(page).text_layer.words_in(hit)]
    assert texts[:3] == ["Paragraph", "39", "of"]


def test_a_comic_shows_its_pictures_in_order(reader, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.cbz", "w") as archive:
        for number in (2, 1):
            archive.write(write_picture(tmp_path / f"{number}.png", (100 * number, 80)), f"{number}.png")
    document = open_document(tmp_path / "a.cbz", reader)
    widths = [width for width, _ in document.page_sizes]
    assert document.page_count == 2
    assert widths[0] < widths[1]
    assert not document.has_text(0)


def test_a_drawing_is_drawn_and_its_words_are_found(reader, tmp_path):
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">'
        '<rect width="20" height="20" fill="red"/><text x="50" y="50">label</text></svg>'
    )
    page = open_document(tmp_path / "a.svg", reader).turned(2).page(0)
    corner = Rect(page.width - 5, page.height - 5, page.width, page.height)
    assert page.render(corner, 2).getpixel((3, 3)) == (255, 0, 0)
    assert page.text_layer.words[0].text == "label"
