"""Ink becomes boxes of about a word each, against text rendered at known places."""

import numpy as np
import pytest
from pdf_files import printed

from app.documents.ink_boxes import ink_boxes
from app.documents.print_size import em_height_in, ink_of

TEXT = "Total due: 12.50\nPaid in cash"


@pytest.mark.parametrize("em", [11, 16, 30])
def test_each_word_is_a_box(em):
    boxes = ink_boxes(ink_of(printed(TEXT, em, size=(200, 100))), em)
    assert 6 <= len(boxes) <= 8, "a slim digit may stand alone"
    scale = em / 11
    assert min(box.x0 for box in boxes) == pytest.approx(20 * scale, abs=2 * scale)
    assert all(box.height <= 1.1 * em for box in boxes)
    first, *_, last = boxes
    assert first.y1 < last.y0, "the lines come from the top down"


def test_columns_of_print_come_one_after_the_other():
    left, right = (np.array(ink_of(printed(text, 16, size=(150, 80)))) for text in ("a b\nc", "d e\nf"))
    boxes = ink_boxes(np.concatenate([left, right], axis=1), 16)
    assert [box.x0 > left.shape[1] for box in boxes] == [False] * 3 + [True] * 3


def test_dust_and_blank_paper_are_nothing():
    ink = np.zeros((200, 300), dtype=bool)
    assert ink_boxes(ink, 16) == []
    ink[50:52, 60:62] = True
    assert ink_boxes(ink, 16) == []


def test_ink_that_touches_everything_is_one_box():
    (box,) = ink_boxes(np.ones((80, 120), dtype=bool), 16)
    assert tuple(box) == (0, 0, 120, 80)


def test_the_size_of_print_can_be_had_from_ink_that_is_known():
    picture = printed(TEXT, 20, size=(200, 100))
    assert em_height_in(ink_of(picture)) == pytest.approx(20, rel=0.21)
