"""The size of print, from words and from ink, against text rendered at known sizes."""

import numpy as np
import pytest
from pdf_files import printed
from PIL import Image, ImageChops

from app.documents.print_size import em_height_of, font_size_of
from app.documents.text_layer import Word

LETTER = "Dear Ms Lovelace,\nthank you for your order of 12 March.\nThe total of 1,284.50 is due by 14 April."
LABEL = "FRAGILE 24-B"


def word(text, size):
    return Word(text, 0, 0, 10, 10, size)


def test_the_font_size_is_the_one_most_letters_have():
    assert font_size_of([word("A", 40), word("long paragraph", 10), word("of text", 10)]) == 10


def test_without_words_there_is_no_font_size():
    assert font_size_of([]) is None
    assert font_size_of([word("x", 0)]) is None


@pytest.mark.parametrize("text", [LETTER, LABEL, "12.50"])
@pytest.mark.parametrize("font", ["helv", "tiro", "cour"])
@pytest.mark.parametrize("em", [10, 16, 24, 40])
def test_the_em_of_print_is_estimated_within_a_fifth(text, font, em):
    assert em_height_of(printed(text, em, font=font)) == pytest.approx(em, rel=0.21)


def test_light_print_on_dark_is_estimated_alike():
    dark = ImageChops.invert(printed(LETTER, 20))
    assert em_height_of(dark) == pytest.approx(20, rel=0.21)


def test_print_on_a_shaded_page_is_estimated_alike():
    page = printed(LETTER, 20)
    shade = Image.linear_gradient("L").resize(page.size).point(lambda value: 110 + value // 2)
    shaded = ImageChops.multiply(page, Image.merge("RGB", [shade] * 3))
    assert em_height_of(shaded) == pytest.approx(20, rel=0.21)


def test_the_rules_of_a_table_do_not_count_as_print():
    page = np.array(printed(LETTER, 20))
    page[::60, :] = 0
    page[:, ::150] = 0
    assert em_height_of(Image.fromarray(page)) == pytest.approx(20, rel=0.25)


def test_a_bar_code_does_not_count_as_print():
    label = np.array(printed("4256 6711 3469", 18))[:120]
    bars = np.array([1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1] * 6) == 1
    code = np.where(np.repeat(bars, 3), 0, 255)[None, :, None]
    high = np.concatenate([np.full((70, *label.shape[1:]), 255, np.uint8), label])
    high[10:60, 20 : 20 + code.shape[1]] = code
    assert em_height_of(Image.fromarray(high)) == pytest.approx(18, rel=0.21)


@pytest.mark.parametrize("size", [(200, 200), (1, 1), (3, 500), (500, 2)])
def test_a_blank_picture_has_no_print(size):
    assert em_height_of(Image.new("RGB", size, "white")) is None
