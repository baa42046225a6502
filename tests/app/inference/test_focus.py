"""The place that a question points to beyond doubt, by the words on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.region import Rect
from app.documents.text_layer import Word
from app.inference.focus import focus_of

EM, PITCH, LETTER = 10.0, 14.0, 5.0
PAGE = """
Meridian Office Supplies                    Invoice number:  INV-20417
Phone: 0117 496 0182                        Due date:        13 April 2026

Customer                 Depot
Anna Whitcombe           Leeds

Item           Quantity  Price  Amount
Copy paper     20        4.15   83.00
Desk lamp      2         46.50  93.00

Late payments are charged with interest of four percent a year, and the
reminder itself costs nine pounds, which the debtor pays with the next
invoice unless both sides agree on something else in writing.
"""


def words_of(page):
    """Each character as wide as half an em, so that the text above is the page."""
    out = []
    for row, line in enumerate(page.strip("\n").split("\n")):
        column = 0
        for text in line.split(" "):
            if text:
                x, y = column * LETTER, row * PITCH
                out.append(Word(text, x, y, x + len(text) * LETTER, y + EM, EM))
            column += len(text) + 1
    return out


WORDS = words_of(PAGE)


def seen(question, words=WORDS):
    place = focus_of(question, words, EM)
    return None if place is None else " ".join(w.text for w in words if place.holds_centre_of(w.rect))


@pytest.mark.parametrize(
    ("question", "expected", "not_seen"),
    [
        ("What is the invoice number?", "INV-20417", "Meridian"),
        ("What is the phone number?", "0117 496 0182", "Due"),
        ("When is the due date?", "13 April 2026", "Meridian"),
        ("Who is the customer?", "Anna Whitcombe", "Copy"),
        ("What is the depot?", "Leeds", "Anna"),
        ("How much does the reminder cost?", "reminder itself costs nine pounds,", "Copy"),
    ],
)
def test_what_stands_beside_or_below_the_words_of_the_question(question, expected, not_seen):
    text = seen(question)
    assert expected in text
    assert not_seen not in text


@pytest.mark.parametrize(
    "question",
    [
        "What is the price of the desk lamp?",  # a row and a column: more than a line
        "Which item has the lowest price?",
        "What does it say under Customer?",
        "Is there a phone number?",
        "How many items are in the table?",
        "What is the fax?",  # nothing of it on the page
        "What is the colour of the invoice?",
        "?",
        "",
    ],
)
def test_questions_that_need_more_have_no_such_place(question):
    assert seen(question) is None


def test_words_that_stand_in_several_lines_point_nowhere():
    assert seen("What is the total?", words_of("Total  12\n\nother\n\nTotal  14\n\nmore")) is None


def test_a_page_without_words_points_nowhere():
    assert focus_of("What is the total?", [], EM) is None


@given(
    st.lists(
        st.builds(
            lambda text, x, y, w: Word(text, x, y, x + w, y + EM, EM),
            st.sampled_from(["total", "date", "due", "42.00", "a", "", "Straße"]),
            st.floats(0, 500),
            st.floats(0, 800),
            st.floats(0, 80),
        ),
        max_size=40,
    ),
    st.sampled_from(["What is the total?", "due date?", "What is the total of Straße?"]),
)
def test_a_place_holds_words_that_were_asked_for(words, question):
    place = focus_of(question, words, EM)
    if place is not None:
        inside = [w.text.lower() for w in words if place.union(w.rect) == place]
        assert {"total", "date", "due", "straße"} & set(inside)
        assert isinstance(place, Rect)
