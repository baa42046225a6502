"""A document seen turned: sizes, pixels, words, links, outline and hits lie where the view shows them."""

import pymupdf
import pytest
from pdf_files import PAGE, write_pdf, write_picture
from PIL import Image, ImageChops

from app.documents.document import open_document
from app.documents.region import Rect, Region
from app.errors import UserError

TURNS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}


def ink(picture):
    return sum(picture.convert("L").point(lambda value: value < 128).histogram()[1:])


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_words_and_hits_lie_on_the_ink_however_the_page_and_the_view_are_turned(
    reader, tmp_path, rotation, turn
):
    document = open_document(write_pdf(tmp_path / "a.pdf", ["Total"], rotation=rotation), reader).turned(turn)
    page = document.page(0)
    sideways = (rotation // 90 + turn) % 2
    assert (page.width, page.height) == document.page_sizes[0] == (PAGE[::-1] if sideways else PAGE)
    everything = ink(page.render(None, 2))
    (word,) = page.text_layer.words
    ((hit,),) = document.search(0, "total")
    assert ink(page.render(word.rect, 2)) == everything > 50
    assert ink(page.render(hit, 2)) == everything
    assert word.direction == (rotation // 90 + turn) % 4
    assert bool(word.edges) == (word.direction == 0)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_turned_page_looks_like_the_page_turned(reader, tmp_path, turn):
    plain = open_document(write_pdf(tmp_path / "a.pdf", ["Quarterly total"], size=30), reader)
    expected = plain.page(0).render(None, 2).transpose(TURNS[turn])
    drawn = plain.turned(turn).page(0).render(None, 2)
    assert drawn.size == expected.size
    difference = ImageChops.difference(drawn, expected).convert("L").point(lambda value: value > 200)
    assert sum(difference.histogram()[1:]) < 20  # other edges of letters fall on whole pixels


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_turned_picture_is_the_picture_turned(reader, tmp_path, turn):
    plain = open_document(write_picture(tmp_path / "a.png"), reader)
    turned = plain.turned(turn).page(0)
    assert turned.render().tobytes() == plain.page(0).render().transpose(TURNS[turn]).tobytes()
    corner = Rect(0, 0, 20, 20).turned(turn, 200, 100)
    assert turned.render(corner).getpixel((10, 10)) == (255, 0, 0)


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_tiles_of_a_turned_page_join_without_a_seam(reader, tmp_path, turn):
    page = open_document(write_pdf(tmp_path / "a.pdf", ["Seam"], size=90), reader).turned(turn).page(0)
    scale = 1.7
    whole = page.render(None, scale)
    half = whole.width // 2
    left = page.render(Rect(0, 0, (half - 0.1) / scale, page.height), scale)
    right = page.render(Rect((half + 0.1) / scale, 0, page.width, page.height), scale)
    joined = Image.new("RGB", whole.size)
    joined.paste(left, (0, 0))
    joined.paste(right, (half, 0))
    assert joined.tobytes() == whole.tobytes()


def test_turning_goes_round(reader, tmp_path):
    document = open_document(write_pdf(tmp_path / "a.pdf"), reader)
    assert document.turned(3).turned(2).rotation == 1
    assert document.turned(-1).rotation == 3
    assert document.turned(4).page_sizes == document.page_sizes


def test_the_file_is_let_go_with_the_last_view_of_it(reader, tmp_path):
    document = open_document(write_pdf(tmp_path / "a.pdf"), reader)
    turned = document.turned(1)
    document.close()
    document.close()
    assert turned.page(0).render().size == PAGE[::-1]
    turned.close()
    with pytest.raises(UserError, match="closed"):
        turned.page(0).render()


def test_a_reopened_document_is_turned_alike_and_shows_what_the_file_holds_now(reader, tmp_path):
    path = write_pdf(tmp_path / "a.pdf", ["old"])
    document = open_document(path, reader).turned(1)
    before = document.state_on_disk()
    path.unlink()
    write_pdf(path, ["new", "more"])
    again = document.reopened()
    assert again.state_on_disk() != before
    assert (again.rotation, again.page_count) == (1, 2)
    assert again.page(0).text_layer.words[0].text == "new"
    assert document.page(0).text_layer.words[0].text == "old"


@pytest.mark.parametrize("turn", [0, 1, 2, 3, -1, 5])
def test_a_region_is_turned_with_its_page_and_back(turn):
    region = Region(3, 10, 20, 100, 50)
    size = PAGE[::-1] if turn % 2 else PAGE
    turned = region.turned(turn, *PAGE)
    assert turned.page == 3
    assert turned.clipped_to(*size) == turned.rect
    assert turned.turned(-turn, *size) == region


def test_a_quarter_turn_is_clockwise():
    assert Region(0, 0, 0, 10, 5).turned(1, 400, 300) == Region(0, 295, 0, 5, 10)


def linked(path, rotation=0):
    document = pymupdf.open(write_pdf(path.with_name("plain.pdf"), ["one", "two"]))
    area = pymupdf.Rect(40, 50, 80, 62)
    document[0].insert_link({"kind": pymupdf.LINK_GOTO, "page": 1, "to": pymupdf.Point(0, 120), "from": area})
    document[0].set_rotation(rotation)
    document.set_toc([[1, "One", 1], [2, "Two", 2, {"kind": 1, "page": 1, "to": pymupdf.Point(0, 120)}]])
    document.save(path)
    return path


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
@pytest.mark.parametrize("rotation", [0, 90, 270])
def test_links_lie_on_their_words_however_the_page_and_the_view_are_turned(reader, tmp_path, rotation, turn):
    document = open_document(linked(tmp_path / "a.pdf", rotation), reader).turned(turn)
    page = document.page(0)
    (link,) = page.links
    assert link.area.holds_centre_of(page.text_layer.words[0].rect)
    assert (link.page, link.url) == (1, None)
    assert link.top == {0: 120, 2: 180}.get(turn)


@pytest.mark.parametrize(("turn", "top"), [(0, 120), (1, None), (2, 180), (3, None)])
def test_the_outline_leads_to_where_its_target_lies_in_the_view(reader, tmp_path, turn, top):
    one, two = open_document(linked(tmp_path / "a.pdf"), reader).turned(turn).outline()
    assert (one.title, one.level, one.page) == ("One", 0, 0)
    assert (two.title, two.level, two.page, two.top) == ("Two", 1, 1, top)
