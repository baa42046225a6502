"""The words of a page, by area and in order."""

from app.documents.region import Rect
from app.documents.text_layer import TextLayer, Word

LAYER = TextLayer(
    (
        Word("Total", 10, 10, 40, 20, 9),
        Word("due:", 45, 10, 70, 20, 9),
        Word("12.50", 200, 10, 240, 20, 9),
        Word("Thank", 10, 30, 45, 40, 9),
    )
)


def test_words_belong_to_an_area_by_their_centre():
    inside = LAYER.words_in(Rect(0, 0, 60, 25))
    assert [word.text for word in inside] == ["Total", "due:"]


def test_all_words_without_an_area():
    assert len(LAYER.words_in(None)) == 4


def test_text_breaks_where_the_next_line_begins():
    assert LAYER.text_in() == "Total due: 12.50\nThank"


def test_an_area_without_words_has_no_text():
    assert LAYER.text_in(Rect(300, 300, 310, 310)) == ""
