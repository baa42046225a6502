"""A picture in memory as a document of one page."""

import pytest
from PIL import Image

from app.documents.held_picture import held_document
from app.documents.region import Rect
from app.errors import UserError


def card():
    """Red at the left, blue at the right."""
    image = Image.new("RGB", (100, 60), "red")
    image.paste("blue", (50, 0, 100, 60))
    return image


def test_its_page_has_the_pixels_and_no_text():
    document = held_document("Live region", (100, 60), card)
    page = document.page(0)
    assert document.page_sizes == ((100.0, 60.0),) and page.is_picture and not document.has_text(0)
    assert page.render().tobytes() == card().tobytes()
    half = page.render(Rect(50, 0, 100, 60), 0.5)
    assert half.size == (25, 30) and half.getpixel((12, 15)) == (0, 0, 255)
    assert page.render(scale=4, max_pixels=1500).size == (50, 30)
    assert list(page.text_layer.words) == [] and page.links == () and document.search(0, "x") == []


def test_turned_it_is_seen_turned():
    page = held_document("Live region", (100, 60), card).turned(1).page(0)
    assert (page.width, page.height) == (60, 100)
    assert page.render().getpixel((30, 10)) == (255, 0, 0)
    assert page.render().getpixel((30, 90)) == (0, 0, 255)


def test_pixels_are_made_once_and_only_when_they_are_needed():
    made = []
    document = held_document("Live region", (100, 60), lambda: made.append(1) or card())
    assert made == []
    document.page(0).render()
    document.page(0).render(Rect(0, 0, 10, 10))
    assert made == [1]


def test_no_two_have_the_same_id_nor_one_of_a_file():
    ids = {held_document("a", (100, 60), card).info.id for _ in range(5)}
    assert len(ids) == 5 and max(ids) < 0


def test_there_is_no_second_page():
    with pytest.raises(UserError, match="no page 2"):
        held_document("a", (100, 60), card).page(1)
