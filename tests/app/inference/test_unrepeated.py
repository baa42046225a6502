"""Lines that a model read twice: left out where the look has fewer rows, kept where it has them."""

import pytest

from app.documents.region import Rect
from app.inference.unrepeated import UnrepeatedText, rows_of, without_repeated


def told(text, rows, size=3):
    pieces = []
    unrepeated = UnrepeatedText(rows, pieces.append)
    for start in range(0, len(text), size):
        unrepeated.add(text[start : start + size])
    unrepeated.end()
    return "".join(pieces)


@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize(
    ("read", "rows", "left"),
    [
        ("Falcons 1.44\nFalcons 1.44", 1, "Falcons 1.44"),
        ("a\nb\nb\nc", 3, "a\nb\nc"),
        ("a\nb\nc\nb\nc\nd", 4, "a\nb\nc\nd"),
        ("a\na\na", 1, "a"),
        ("0.00\n0.00\nsum\nsum", 3, "0.00\nsum\nsum"),
    ],
)
def test_lines_read_twice_are_told_once(read, rows, left, size):
    assert told(read, rows, size) == left


@pytest.mark.parametrize(
    ("read", "rows"),
    [
        ("0.00\n0.00\nsum", 3),  # the page has both
        ("a\nb\na", 2),  # not right after one another
        ("a\nb\nc", 2),  # more than there are rows, and nothing twice
        ("a\n\n\nb", 2),  # blank lines count for nothing
        ("a\na", None),  # nobody knows
        ("", 0),
    ],
)
def test_whatever_else_was_read_is_told_as_it_is(read, rows):
    assert told(read, rows) == read


def test_text_is_told_as_it_comes_while_nothing_repeats():
    pieces = []
    unrepeated = UnrepeatedText(2, pieces.append)
    for piece in ("To", "tal", "\nT", "o p", "ay"):
        unrepeated.add(piece)
    # THEN only what began like the line before had to wait
    assert pieces == ["To", "tal", "\nTo p", "ay"]


def test_what_is_told_is_never_taken_back():
    for end in range(12):
        pieces = []
        unrepeated = UnrepeatedText(2, pieces.append)
        unrepeated.add("a b\na b\na c"[:end])
        so_far = "".join(pieces)
        unrepeated.add("a b\na b\na c"[end:])
        unrepeated.end()
        assert "".join(pieces).startswith(so_far)
        assert "".join(pieces) == "a b\na c"


def test_the_first_of_several_repeats_goes_first():
    assert without_repeated(["a", "a", "b", "b"], 3) == ["a", "b", "b"]


def test_rows_are_counted_whatever_stands_side_by_side():
    words = [Rect(0, 0, 40, 10), Rect(50, 1, 90, 11), Rect(0, 14, 30, 24), Rect(60, 12, 90, 22)]
    assert rows_of(words) == 2
    # AND print whose tails reach into the next line is still two rows
    assert rows_of([Rect(0, 0, 40, 12), Rect(0, 11, 40, 23)]) == 2
    assert rows_of([]) == 0
