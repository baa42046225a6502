"""A picture in memory as a document of one page."""

import errno
import io

import pytest
from PIL import Image

from app import saved_file
from app.documents.held_picture import KeptPicture, held_document
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


def kept(image, name="Capture 14:03"):
    file = io.BytesIO()
    image.save(file, "PNG")
    return KeptPicture(name, image.size, file.getvalue())


def test_a_kept_picture_is_decoded_when_it_is_drawn_and_again_after_another():
    cards = [kept(card()), kept(Image.new("RGB", (1, 1), "lime"))]
    documents = [one.opened() for one in cards]
    for _ in range(2):
        assert documents[0].page(0).render().tobytes() == card().tobytes()
        assert documents[1].page(0).render().getpixel((0, 0)) == (0, 255, 0)
    documents[1].close()
    assert documents[0].page(0).render().tobytes() == card().tobytes()
    assert documents[0].file is None and documents[0].state_on_disk() is None


def test_more_pixels_than_a_file_may_have_are_refused():
    with pytest.raises(UserError, match="30000 × 4000"):
        KeptPicture("Capture 14:03", (30_000, 4_000), b"").opened()


def test_three_screens_of_8k_are_opened():
    document = KeptPicture("Capture 14:03", (3 * 7680, 4320), b"").opened()
    assert document.page_sizes == ((23040.0, 4320.0),)


def test_it_is_saved_as_the_very_pixels(tmp_path):
    kept(card()).save(tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.convert("RGB").tobytes() == card().tobytes()


def test_a_folder_that_has_vanished_is_named(tmp_path):
    with pytest.raises(UserError, match=r"a\.png could not be saved in .*gone"):
        kept(card()).save(tmp_path / "gone" / "a.png")


def test_on_a_full_disk_nothing_is_left_and_what_was_there_stays(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "a.png"
    path.write_text("before")
    monkeypatch.setattr(saved_file.os, "fsync", full)
    with pytest.raises(UserError, match="the disk is full"):
        kept(card()).save(path)
    assert path.read_text() == "before" and list(tmp_path.iterdir()) == [path]
