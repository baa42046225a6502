"""Finding text among the words of a page."""

import pytest

from app.documents.region import Rect
from app.documents.text_search import find_in_words, reduced
from app.documents.word import Word


def words(*lines):
    """Letters 6 wide, lines 10 high."""
    found = []
    for number, line in enumerate(lines):
        x = 0.0
        for text in line.split():
            stops = tuple(x + 6.0 * index for index in range(len(text) + 1))
            found.append(Word(text, x, 20.0 * number, stops[-1], 20.0 * number + 10, 10, number, 0, stops))
            x = stops[-1] + 6
    return found


def test_a_hit_is_as_wide_as_its_letters():
    assert find_in_words(words("the total is"), "ota") == [(Rect(30, 0, 48, 10),)]


def test_a_hit_over_two_lines_has_a_rectangle_on_each():
    assert find_in_words(words("a notice", "period b"), "notice  period") == [
        (Rect(12, 0, 48, 10), Rect(0, 20, 36, 30))
    ]


@pytest.mark.parametrize("needle", ["TOTAL", "total", "Total"])
def test_case_is_overlooked_unless_it_is_asked_for(needle):
    page = words("Total and total")
    assert len(find_in_words(page, needle)) == 2
    assert len(find_in_words(page, needle, match_case=True)) == page[0].text.count(needle) + (
        needle == "total"
    )


def test_whole_words_are_told_from_parts_of_words():
    page = words("form formal (form) inform form")
    assert len(find_in_words(page, "form")) == 5
    assert len(find_in_words(page, "form", whole_words=True)) == 3


@pytest.mark.parametrize("needle", ["example", "exam-ple", "well-known", "an example"])
def test_words_divided_at_a_lines_end_are_found_with_and_without_the_hyphen(needle):
    page = words("this is an exam-", "ple of a well-", "known case")
    assert len(find_in_words(page, needle)) == 1


def test_a_soft_hyphen_within_a_word_is_overlooked():
    assert len(find_in_words(words("co\u00adop\u00aderate"), "cooperate")) == 1


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        ("Résumé", "resume"),
        ("Straße", "STRASSE"),
        ("ﬁnal", "final"),
        ("it’s", "it's"),
        ("10–12", "10-12"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_letters_that_mean_the_same_are_found(text, needle):
    page = words(f"x {text} y")
    ((hit,),) = find_in_words(page, needle)
    assert hit == page[1].rect
    assert reduced(needle, False) in reduced(text, False)


def test_a_part_of_a_word_with_other_letters_is_marked_exactly():
    ((hit,),) = find_in_words(words("Großmaße"), "maß")
    assert hit == Rect(24, 0, 42, 10)


def test_chinese_is_found_across_lines():
    assert len(find_in_words(words("本合同终", "止条款"), "终止")) == 1


@pytest.mark.parametrize("needle", ["", "   ", "\u0301", "absent"])
def test_nothing_is_found_for_nothing(needle):
    assert find_in_words(words("some text"), needle) == []


def test_hits_do_not_overlap_and_are_bounded():
    assert len(find_in_words(words("aaaa"), "aa")) == 2
    assert len(find_in_words(words("a" * 6000), "a")) == 5000


def test_a_pattern_is_taken_literally():
    assert len(find_in_words(words("a.c abc (x"), "a.c")) == 1
    assert len(find_in_words(words("a.c abc (x"), "(")) == 1
