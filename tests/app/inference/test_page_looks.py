"""The pictures that a question goes with: print at the height the model reads, within what it takes."""

import io
from types import SimpleNamespace

import pymupdf
import pytest
from pdf_files import printed, write_pdf
from PIL import Image

from app.documents.document import open_document
from app.documents.print_size import em_height_of
from app.documents.region import Region
from app.errors import UserError
from app.inference.page_looks import FEW, WITH_WORDS, PageLooks
from fastvlm_engine.config import PrintHeight

INPUT = (320, 192)
READS = PrintHeight(minimum=16, best=20, maximum=28)
TEXT = "Total due: 12.50"


def opened_page(reader, path):
    return open_document(path, reader).page(0)


def only_look(page, region, canvas, wanted):
    """The picture of the one look there must be, its warning, and what it cost to draw."""
    looks = PageLooks(page, region, canvas, wanted)
    (look,) = looks.asking
    return SimpleNamespace(
        image=looks.picture(look), note=looks.note, render_ms=looks.take_cost_ms(), look=look
    )


def test_print_arrives_at_the_best_height(reader, tmp_path):
    page = opened_page(reader, write_pdf(tmp_path / "a.pdf", [TEXT], size=10))
    picture = only_look(page, Region(0, 30, 40, 120, 40), INPUT, READS)
    assert picture.image.size == (240, 80)
    assert picture.note is None
    assert picture.render_ms > 0


@pytest.mark.parametrize("size", [6, 10, 24, 38])
def test_the_height_is_the_same_for_every_font_size(reader, tmp_path, size):
    page = opened_page(reader, write_pdf(tmp_path / "a.pdf", ["Due"], size=size))
    picture = only_look(page, Region(0, 35, 60 - 1.5 * size, 2.5 * size, 2.5 * size), INPUT, READS)
    assert picture.image.height == pytest.approx(50, abs=1)
    assert em_height_of(picture.image) == pytest.approx(20, rel=0.21)


def test_blank_margins_are_left_out_where_they_cost_print_its_size(reader, tmp_path):
    page = opened_page(reader, write_pdf(tmp_path / "a.pdf", [TEXT], size=10))
    picture = only_look(page, None, INPUT, READS)
    word = page.text_layer.words[0]
    assert picture.look.area.x0 == pytest.approx(word.x0 - 5, abs=1)
    assert picture.look.scale == 2.0
    assert picture.note is None


def test_the_print_of_the_region_counts_not_that_of_the_page(reader, tmp_path):
    document = pymupdf.open()
    page = document.new_page(width=400, height=300)
    page.insert_text((20, 60), "HEADING IN LARGE LETTERS", fontsize=24)
    page.insert_text((20, 200), "small print", fontsize=8)
    document.save(tmp_path / "a.pdf")
    picture = only_look(opened_page(reader, tmp_path / "a.pdf"), Region(0, 10, 180, 100, 40), INPUT, READS)
    assert picture.image.size == (250, 100)


def test_where_there_would_be_many_looks_the_documents_words_allow_smaller_print(reader, tmp_path):
    # GIVEN a full page of print, with its words and as a picture of them
    lines = "\n".join(f"Line {number} of a page that is full of words and of more" for number in range(40))
    page = opened_page(reader, write_pdf(tmp_path / "a.pdf", [lines], size=10))
    page.render(page.area(None), 3.0).save(tmp_path / "a.png")
    picture = opened_page(reader, tmp_path / "a.png")
    canvas = (INPUT[0], 96)
    with_words, without = (PageLooks(shown, None, canvas, READS).asking for shown in (page, picture))
    # THEN it takes fewer looks than the picture, in print that may be smaller than the model reads alone
    assert len(without) > FEW
    assert len(with_words) < len(without)
    assert WITH_WORDS * READS.minimum <= 10 * with_words[0].scale < READS.minimum
    # AND where there are few anyway, print is as large as it should be
    few = PageLooks(page, Region(0, 30, 40, 250, 60), canvas, READS).asking
    assert all(10 * look.scale >= READS.minimum for look in few)


def test_a_model_without_wishes_gets_the_longest_side_it_takes(reader, tmp_path):
    page = opened_page(reader, write_pdf(tmp_path / "a.pdf", [TEXT]))
    picture = only_look(page, None, (1024, 1024), None)
    assert picture.image.size == (1024, 768)
    assert picture.note is None


@pytest.mark.parametrize("em", [10, 16, 40])
def test_the_print_of_a_picture_is_measured_from_its_ink(reader, tmp_path, em):
    printed(TEXT, em, size=(150, 60)).save(tmp_path / "a.png")
    picture = only_look(opened_page(reader, tmp_path / "a.png"), None, (640, 640), READS)
    assert em_height_of(picture.image) == pytest.approx(20, rel=0.21)
    assert picture.image.width == pytest.approx(150 * 20 / 11, rel=0.15)


def test_the_print_of_a_scanned_page_is_measured_from_its_ink(reader, tmp_path):
    scan = io.BytesIO()
    printed(TEXT, 30, size=(200, 100)).save(scan, "PNG")
    document = pymupdf.open()
    document.new_page(width=200, height=100).insert_image((0, 0, 200, 100), stream=scan.getvalue())
    document.save(tmp_path / "scan.pdf")
    page = opened_page(reader, tmp_path / "scan.pdf")
    picture = only_look(page, None, (640, 640), READS)
    assert em_height_of(picture.image) == pytest.approx(20, rel=0.21)


def test_a_picture_without_print_is_not_enlarged(reader, tmp_path):
    Image.new("RGB", (60, 40), "white").save(tmp_path / "a.png")
    picture = only_look(opened_page(reader, tmp_path / "a.png"), None, INPUT, READS)
    assert (picture.image.size, picture.note) == ((60, 40), None)


@pytest.mark.parametrize(
    "region", [(0.3, 0.7, 399.2, 1.1), (13.37, 7.77, 1.9, 280.3), (1 / 3, 1 / 3, 320 / 7, 192 / 7)]
)
@pytest.mark.parametrize("wanted", [READS, None])
def test_no_picture_is_larger_than_the_model_takes(reader, tmp_path, region, wanted):
    page = opened_page(reader, write_pdf(tmp_path / "a.pdf", [TEXT], size=2))
    picture = only_look(page, Region(0, *region), INPUT, wanted).image
    assert picture.width <= INPUT[0]
    assert picture.height <= INPUT[1]
    assert max(picture.width / INPUT[0], picture.height / INPUT[1]) > 0.98


def test_a_region_beside_the_page_is_refused(reader, tmp_path):
    page = opened_page(reader, write_pdf(tmp_path / "a.pdf"))
    with pytest.raises(UserError, match="outside the page"):
        only_look(page, Region(0, 500, 500, 10, 10), INPUT, READS)
