"""How an area is divided into looks: all that is printed there is seen, large enough to be read."""

from itertools import pairwise

import hypothesis.strategies as some
import pytest
from hypothesis import given, settings

from app.documents.region import Rect
from app.inference.looks import MOST_READ, Printed, looks_at
from fastvlm_engine.config import PrintHeight

WANTED = PrintHeight(11, 18, 30)
CANVAS = (640, 320)
CANVASES = [(640, 320), (320, 192), (1024, 1024)]
A4 = Rect(0, 0, 595, 842)


def word(x, y, width, size=10.0):
    return Rect(x, y, x + width, y + size)


def paragraph(area, *, size=10.0, pitch=13.0, words=8):
    """Lines of words that fill an area."""
    width = area.width / words
    rows = range(int(area.height // pitch))
    return [
        word(area.x0 + column * width, area.y0 + row * pitch, 0.9 * width, size)
        for row in rows
        for column in range(words)
    ]


def printed(boxes, size=10.0, characters=0.0):
    return Printed(size, boxes, characters)


def sees(look, box, slack=1e-6):
    area = look.area
    across = area.x0 <= box.x0 + slack and box.x1 <= area.x1 + slack
    return across and area.y0 <= box.y0 + slack and box.y1 <= area.y1 + slack


@some.composite
def pages(draw):
    """An area of a page, print of one size, and words and marks strewn over it."""
    size = draw(some.floats(4, 40))
    width, height = draw(some.floats(30, 1500)), draw(some.floats(30, 2500))
    area = Rect(*draw(some.tuples(some.floats(-50, 300), some.floats(-50, 300))), 0, 0)
    area = Rect(area.x0, area.y0, area.x0 + width, area.y0 + height)
    boxes = []
    for across, down, wide, high in draw(
        some.lists(
            some.tuples(some.floats(0, 1), some.floats(0, 1), some.floats(0.2, 4), some.floats(0.3, 2)),
            max_size=40,
        )
    ):
        wide, high = min(wide * size, width), min(high * size, height)
        x, y = area.x0 + across * (width - wide), area.y0 + down * (height - high)
        boxes.append(Rect(x, y, x + wide, y + high))
    return area, Printed(size, boxes, 4.0 * len(boxes))


@settings(deadline=None, max_examples=150)
@given(pages(), some.sampled_from(CANVASES), some.booleans())
def test_every_word_is_whole_in_some_look_and_large_enough(page, canvas, reading):
    area, found = page
    looks = looks_at(area, found, canvas, WANTED, reading=reading)
    for look in looks:
        assert look.area.width * look.scale <= canvas[0] + 1e-6
        assert look.area.height * look.scale <= canvas[1] + 1e-6
        assert WANTED.minimum - 1e-6 <= found.size * look.scale <= WANTED.best + 1e-6
        assert look.area.intersection(area) == look.area
    for box in found.boxes:
        assert any(sees(look, box) for look in looks), f"{box} is in none of {looks}"


def test_what_fits_at_the_best_height_is_one_look_with_its_margins():
    area = Rect(10, 10, 300, 150)
    (look,) = looks_at(area, printed([word(100, 50, 40)]), CANVAS, WANTED)
    assert (look.area, look.scale) == (area, 1.8)


def test_blank_margins_go_before_print_gets_smaller():
    (look,) = looks_at(A4, printed([word(100, 50, 300), word(100, 120, 250)]), CANVAS, WANTED)
    assert look.area == Rect(95, 45, 405, 135)
    assert look.scale == 1.8


def test_a_page_of_text_is_seen_in_bands_that_overlap_by_about_two_lines():
    text = Rect(60, 60, 535, 780)
    looks = looks_at(A4, printed(paragraph(text)), CANVAS, WANTED)
    assert 3 <= len(looks) <= 4
    assert all(look.area.width == pytest.approx(485, abs=10) for look in looks)
    for above, below in pairwise(looks):
        assert 13 <= above.area.y1 - below.area.y0 <= 40
        assert not above.is_cut


def test_text_too_wide_for_a_band_is_seen_in_tiles():
    looks = looks_at(A4, printed(paragraph(Rect(20, 20, 575, 820), size=7, pitch=9), 7), CANVAS, WANTED)
    assert len({look.area.x0 for look in looks}) == 2


def test_two_columns_are_cut_between_them_and_read_one_after_the_other():
    left, right = Rect(40, 40, 480, 760), Rect(520, 40, 960, 760)
    boxes = paragraph(left) + paragraph(right)
    looks = looks_at(Rect(0, 0, 1000, 800), printed(boxes), CANVAS, WANTED)
    sides = ["left" if look.area.x0 < 400 else "right" for look in looks]
    assert sides == sorted(sides)
    assert not any(look.area.x0 < 480 < look.area.x1 - 50 for look in looks), "no column is cut"


def test_parts_without_anything_on_them_are_not_looked_at():
    boxes = paragraph(Rect(60, 40, 535, 80)) + paragraph(Rect(60, 760, 535, 800))
    looks = looks_at(A4, printed(boxes), CANVAS, WANTED)
    assert len(looks) == 2
    assert sum(look.area.height for look in looks) < 160


def test_what_is_read_comes_in_parts_that_are_not_too_long_and_do_not_overlap():
    boxes = paragraph(Rect(60, 60, 535, 780))
    looks = looks_at(A4, printed(boxes, characters=3200), CANVAS, WANTED, reading=True)
    assert 8 <= len(looks) <= 14
    for box in boxes:
        assert sum(sees(look, box) for look in looks) == 1
    assert max(sum(sees(look, box) for box in boxes) for look in looks) * 3200 / len(boxes) <= 1.2 * MOST_READ


def test_a_picture_is_enlarged_no_further_than_there_is_something_to_see():
    (look,) = looks_at(Rect(0, 0, 40, 20), printed([word(2, 2, 20, 4)], 4), CANVAS, WANTED, largest_scale=2)
    assert look.scale == 2


def test_print_larger_than_the_canvas_is_seen_all_the_same():
    boxes = [Rect(50, 50, 500, 700), *paragraph(Rect(60, 720, 535, 780))]
    looks = looks_at(A4, printed(boxes), CANVAS, WANTED)
    assert all(any(sees(look, box) for look in looks) for box in boxes[1:])
    assert min(look.area.y0 for look in looks) <= 50
