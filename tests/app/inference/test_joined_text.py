"""Text of overlapping looks becomes one text: nothing twice, nothing lost, nothing taken back."""

import hypothesis.strategies as some
import pytest
from hypothesis import given, settings

from app.inference.joined_text import JoinedText

LINES = [
    "Dear Ms Lovelace,",
    "thank you for your order of 12 March.",
    "The goods left our warehouse on Monday",
    "and will reach you within three days.",
    "The total of 1,284.50 is due by 14 April.",
    "Please quote the reference 20417-88213.",
    "Yours sincerely,",
    "Charles Whitcombe",
]


def joined(looks, *, step=3):
    """What is told of looks, (text, whether it ends amid print) each; it comes in small pieces."""
    pieces: list[str] = []
    text = JoinedText(pieces.append)
    for said, is_cut in looks:
        text.begin(is_cut=is_cut)
        for start in range(0, len(said), step):
            text.add(said[start : start + step])
        text.end()
    text.finish()
    return "".join(pieces)


def lines(first, last):
    return "\n".join(LINES[first:last])


@settings(deadline=None)
@given(some.integers(1, 7), some.integers(0, 2), some.integers(1, 40))
def test_lines_that_two_looks_show_are_told_once(cut, shared, step):
    looks = [(lines(0, cut), False), (lines(max(0, cut - shared), 8), False)]
    assert joined(looks, step=step) == lines(0, 8)


def test_a_line_that_is_read_differently_the_second_time_is_the_same_line():
    looks = [(lines(0, 4), False), ("and wlll reach you wlthin three doys.\n" + lines(4, 8), False)]
    assert joined(looks) == lines(0, 8)


@pytest.mark.parametrize("half", ["The tctcl cf 1.28I.5O is duc bv", "Ihc  tofol"])
def test_a_half_line_at_the_edge_makes_way_for_the_whole_one(half):
    looks = [(f"{lines(0, 4)}\n{half}", True), (lines(3, 8), False)]
    assert joined(looks) == lines(0, 8)


def test_a_half_line_that_comes_again_is_told_as_the_next_look_has_it():
    assert joined([(f"{lines(0, 4)}\nThe total of 1,284.50 is", True), (lines(4, 8), False)]) == lines(0, 8)


def test_a_half_line_without_another_half_is_told():
    assert joined([("first\nsecond", True), ("quite another", False)]) == "first\nsecond\nquite another"
    assert joined([("first\nsecond", True)]) == "first\nsecond"


def test_looks_that_have_nothing_in_common_follow_each_other():
    assert joined([(lines(0, 3), False), (lines(3, 8), False)]) == lines(0, 8)


def test_a_look_without_text_leaves_no_line():
    assert joined([("", False), (lines(0, 2), False), ("", False), (lines(2, 4), False)]) == lines(0, 4)


def test_the_first_look_is_told_as_it_comes():
    pieces: list[str] = []
    text = JoinedText(pieces.append)
    text.begin(is_cut=False)
    text.add("Dear")
    assert pieces == ["Dear"]
