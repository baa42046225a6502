"""Selecting text: where a pointer falls, and what is copied."""

import pytest

from app.documents.region import Rect
from app.documents.text_layer import TextLayer, Word
from app.documents.text_selection import TextPosition

P = TextPosition


def word(text, x, y, line, size=10.0):
    """Letters 6 wide, 10 high."""
    stops = tuple(x + 6.0 * index for index in range(len(text) + 1))
    return Word(text, x, y, stops[-1], y + 10, size, line, 0, stops)


LAYER = TextLayer(
    (
        word("Either", 10, 10, 0),
        word("party", 52, 10, 0),
        word("may", 88, 10, 0),
        word("termi-", 10, 24, 1),
        word("nate", 10, 38, 2),
        word("(12.50),", 40, 38, 2),
        word("now.", 94, 38, 2),
        word("Margin", 300, 24, 3),
    )
)


def test_a_pointer_finds_the_word_it_is_on():
    assert LAYER.word_at(60, 15) == 1
    assert LAYER.word_at(49, 15) is None
    assert LAYER.word_at(500, 500) is None


@pytest.mark.parametrize(
    ("point", "position"),
    [
        ((52, 15), P(1, 0)),
        ((66, 15), P(1, 2)),
        ((200, 15), P(2, 3)),  # right of a line's end
        ((0, 29), P(3, 0)),
        ((25, 22.5), P(3, 2)),  # between two lines, nearer to the lower one
        ((305, 28), P(7, 1)),
        ((50, 900), P(5, 2)),
        ((0, -50), P(0, 0)),
    ],
)
def test_a_pointer_means_the_nearest_gap_between_characters(point, position):
    assert LAYER.nearest(*point) == position


def test_a_selection_within_a_word_is_as_wide_as_its_letters():
    chosen = LAYER.selection(P(1, 1), P(1, 3))
    assert chosen.text == "ar"
    assert chosen.rects == (Rect(58, 10, 70, 20),)


def test_a_selection_has_one_rectangle_for_each_line_and_keeps_line_breaks():
    chosen = LAYER.selection(P(5, 4), P(1, 0))  # backwards
    assert chosen.text == "party may\ntermi-\nnate (12."
    assert chosen.flowing_text == "party may terminate (12."
    assert chosen.rects == (Rect(52, 10, 106, 20), Rect(10, 24, 46, 34), Rect(10, 38, 64, 48))
    assert (chosen.start, chosen.end) == (P(1, 0), P(5, 4))


def test_a_selection_of_nothing_is_empty():
    assert LAYER.selection(P(2, 1), P(2, 1)).is_empty
    assert LAYER.selection(P(2, 1), P(2, 1)).rects == ()
    assert LAYER.selection(P(0, 6), P(1, 0)).text == ""


def test_positions_from_another_page_are_made_to_fit():
    assert LAYER.selection(P(-3, 0), P(99, 99)) == LAYER.select_all()
    assert TextLayer().selection(P(4, 2), P(9, 1)).is_empty


@pytest.mark.parametrize(("position", "text"), [(P(0, 3), "Either"), (P(5, 3), "12.50"), (P(6, 4), "now")])
def test_a_double_click_takes_the_word_without_its_punctuation(position, text):
    assert LAYER.select_word(position).text == text


def test_a_triple_click_takes_the_line():
    assert LAYER.select_line(P(5, 0)).text == "nate (12.50), now."
    assert LAYER.select_line(P(40, 0)).is_empty


def test_everything_can_be_selected():
    assert LAYER.select_all().text.splitlines()[0] == "Either party may"
    assert TextLayer().select_all().is_empty
    assert TextLayer().nearest(3, 3) == P(0, 0)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_turned_page_selects_the_same_text_on_turned_rectangles(turn):
    turned = LAYER.turned(turn, 400, 300)
    plain = LAYER.selection(P(0, 2), P(6, 1))
    chosen = turned.selection(P(0, 2), P(6, 1))
    assert (chosen.text, chosen.flowing_text) == (plain.text, plain.flowing_text)
    assert chosen.rects == tuple(rect.turned(turn, 400, 300) for rect in plain.rects)
    spot = Rect(66, 15, 66, 15).turned(turn, 400, 300)
    assert turned.nearest(spot.x0, spot.y0) == P(1, 2)


def test_text_without_places_of_characters_is_selected_by_whole_words():
    slanted = TextLayer((Word("slanted", 0, 0, 70, 70, 10), Word("text", 80, 0, 120, 70, 10)))
    assert slanted.selection(P(0, 2), P(1, 1)).rects == (Rect(0, 0, 120, 70),)
    assert slanted.nearest(5, 10) == P(0, 0)
    assert slanted.nearest(60, 10) == P(0, 7)


TWO_COLUMNS = TextLayer(
    (word("left", 10, 10, 0), word("below", 10, 24, 1), word("right", 100, 10, 2), word("last", 100, 24, 3))
)


def test_a_new_column_begins_a_new_line():
    assert TWO_COLUMNS.select_all().text == "left\nbelow\nright\nlast"


def test_between_two_columns_the_line_that_ends_there_is_meant():
    assert TWO_COLUMNS.nearest(70, 29) == P(1, 5)
    assert TWO_COLUMNS.nearest(96, 29) == P(3, 0)


def test_lines_of_chinese_flow_without_a_space():
    layer = TextLayer((word("合同", 10, 10, 0), word("终止", 10, 24, 1), word("OK", 10, 38, 2)))
    assert layer.select_all().flowing_text == "合同终止 OK"
