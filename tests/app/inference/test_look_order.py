"""Which part of a page a question points to, by the words on it."""

import pytest

from app.documents.region import Rect
from app.documents.text_layer import Word
from app.inference.look_order import order_of, stands_first
from app.inference.question_words import folded

PARTS = [
    "Meridian Office Supplies Phone: 0117 496 0182 E-mail: billing@meridian.example "
    "Invoice number: INV-20417 Invoice date: 14 March 2026 Due date: 13 April 2026 Customer number: C-88213",
    "Item Quantity Price Amount Copy paper 20 4.15 83.00 Desk lamp 2 46.50 93.00 Stapler 1 31.25 31.25 "
    "Subtotal: 315.55 VAT 20 %: 63.11 Total due: 378.66 GBP",
    "Please pay within 30 days by bank transfer. Late payments are charged with interest. "
    "Bank: Severn Bank IBAN: GB29 NWBK 6016 BIC: NWBKGB2L Signed: Charles Whitcombe",
]
AREAS = [Rect(0, 100 * number, 500, 100 * number + 100) for number in range(3)]


def words(parts=PARTS):
    return [
        Word(text, 5 * index, 100 * number + 10, 5 * index + 4, 100 * number + 20, 10)
        for number, part in enumerate(parts)
        for index, text in enumerate(part.split())
    ]


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("What is the invoice number?", 0),
        ("Find the e-mail address.", 0),
        ("When is it due?", 0),
        ("WHAT IS THE CUSTOMER NUMBER", 0),
        ("What is the price of the desk lamps?", 1),
        ("How many staplers?", 1),
        ("What is the subtotel?", 1),  # a slip
        ("How much do I owe?", 1),
        ("What is the IBAN?", 2),
        ("Who signed it?", 2),
        ("What interest is charged on late payment?", 2),
        ("What is the telephone number?", 0),
    ],
)
def test_the_part_with_the_words_of_the_question_comes_first(question, part):
    order = order_of(question, AREAS, words())
    assert order.looks[0] == part
    assert sorted(order.looks) == [0, 1, 2]


@pytest.mark.parametrize(("question", "is_clear"), [("What is the IBAN?", True), ("What is the fax?", False)])
def test_it_is_clear_only_where_other_parts_have_much_less(question, is_clear):
    assert order_of(question, AREAS, words()).is_clear is is_clear


def test_a_word_that_all_parts_have_points_nowhere():
    parts = ["Total: 1.00 alpha", "Total: 2.00 beta", "Total: 3.00 gamma"]
    order = order_of("What is the total?", AREAS, words(parts))
    assert order == ((0, 1, 2), False)
    assert order_of("What is the total of gamma?", AREAS, words(parts)).looks[0] == 2


def test_the_very_word_counts_more_than_one_that_means_the_same():
    parts = ["Order number 48213", "Reference 77", "nothing"]
    order = order_of("What is the reference?", AREAS, words(parts))
    assert order.looks[0] == 1
    assert order.is_clear


def test_accents_and_case_make_no_difference():
    parts = ["Datum 01.02.2026", "Gebühren 12,00", "Straße 5"]
    assert order_of("GEBUEHREN? gebuhren", AREAS, words(parts)).looks[0] == 1
    assert folded("Straße Gebühr É") == ("strasse", "gebuhr", "e")


def test_what_stands_in_two_parts_that_overlap_is_clear_all_the_same():
    areas = [Rect(0, 0, 500, 120), Rect(0, 100, 500, 220), Rect(0, 200, 500, 300)]
    shared = [Word("IBAN", 5, 105, 40, 115, 10), Word("GB29", 45, 105, 80, 115, 10)]
    order = order_of("What is the IBAN?", areas, [*words(["a b", "c", "e f"]), *shared])
    assert order.is_clear
    assert set(order.looks[:2]) == {0, 1}


def test_without_words_the_parts_come_as_they_lie():
    assert order_of("What is the IBAN?", AREAS, []) == ((0, 1, 2), False)
    assert order_of("Who signed at the bottom?", AREAS, []).looks == (2, 1, 0)


def test_who_wrote_it_is_looked_for_at_the_beginning():
    parts = [PARTS[0], "The authors of [3] wrote about authors", PARTS[2]]
    assert order_of("Who are the authors?", AREAS, words(parts)) == ((0, 1, 2), False)
    assert stands_first("Who wrote it?") and stands_first("Wer sind die Autoren?")
    assert stands_first("What kind of document is this?")
    assert not stands_first("What is the total?")
