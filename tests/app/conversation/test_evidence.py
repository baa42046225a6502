"""A mark on the page is a claim: it is made only for what was found there, digit by digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conversation.evidence import find_evidence
from app.documents.region import Rect
from app.documents.text_layer import Word

LEASE = """Lease of the flat in Mill Lane
14. Termination
Either party may terminate this lease with 60 days' written notice.
The rent of $1,250.00 is due on the first day of each month.
Late payment costs 5 % a year. Keys: 3 sets."""


def page(text: str, *, top: float = 0.0) -> list[Word]:
    """Words of ten points for each letter, lines of twenty."""
    words = []
    for row, line in enumerate(text.splitlines()):
        x = 0.0
        for word in line.split():
            y = top + 20.0 * row
            words.append(Word(word, x, y, x + 10.0 * len(word), y + 12.0, 11.0))
            x += 10.0 * len(word) + 10.0
    return words


def found(answer: str, text: str = LEASE) -> list[str]:
    """The words under each mark."""
    words = page(text)
    return [
        " ".join(word.text for word in words if mark.holds_centre_of(word.rect))
        for mark in find_evidence(answer, words)
    ]


def test_words_that_stand_together_become_one_mark_a_line():
    assert found("Either party may terminate this lease") == ["Either party may terminate this lease"]
    text = "The notice period\nis sixty days"
    assert found("the notice period is sixty days", text) == ["The notice period", "is sixty days"]


def test_case_and_punctuation_do_not_matter():
    assert found("**EITHER PARTY** may terminate; this lease.") == ["Either party may terminate this lease"]


def test_an_answer_in_other_words_marks_what_of_it_is_there():
    marks = found("Either party may end the lease with 60 days' written notice.")
    assert marks == ["Either party may", "lease with 60 days' written notice."]


@pytest.mark.parametrize("answer", ["$1,250.00", "1,250.00", "1,250.00.", "(1,250.00)"])
def test_an_amount_is_found_without_its_sign_of_money(answer):
    assert found(answer) == ["$1,250.00"]


@pytest.mark.parametrize("answer", ["1,250.01", "1.250,00", "1250.00", "-1,250.00", "1,250", "11,250.00"])
def test_a_number_that_differs_in_one_sign_marks_nothing(answer):
    assert found(answer) == []


def test_a_wrong_number_takes_the_right_words_round_it_with_it():
    assert found("The rent of $1,250.00 is due on the first day") != []
    assert found("The rent of $1,520.00 is due on the first day") == []
    assert found("Either party may terminate this lease with 90 days' written notice.") == []


def test_codes_keep_what_stands_inside_them():
    text = "Order INV-2024/001 of today"
    assert found("inv-2024/001", text) == ["INV-2024/001"]
    assert found("INV-20240/01", text) == []


def test_half_is_needed():
    assert found("Either party may terminate horses") == ["Either party may terminate"]
    assert found("Either zebras ponies horses donkeys") == []


def test_words_scattered_over_the_page_are_no_evidence():
    filler = "\n".join(" ".join(f"word{row}x{column}a" for column in range(8)) for row in range(6))
    text = f"alpha\n{filler}\nbravo\n{filler}\ncharlie\n{filler}\ndelta"
    assert found("alpha bravo charlie delta", text) == []
    assert found("alpha bravo charlie delta", "xx alpha bravo yy charlie delta") != []


def test_a_list_of_facts_marks_each_of_them():
    answer = "1. Either party may terminate this lease.\n2. Late payment costs 5 % a year.\n"
    assert found(answer) == ["Either party may terminate this lease", "Late payment costs 5 % a year."]


def test_of_a_list_only_what_is_there_is_marked():
    answer = "- Either party may terminate this lease.\n- Late payment costs 9 % a year.\n- Keys: 3 sets\n"
    assert found(answer) == ["Either party may terminate this lease", "Keys: 3 sets."]


def test_a_date_at_the_start_is_no_list():
    assert "15. March" not in found("14. March", "Due 15. March")
    assert found("14. March", "Due 14. March") == ["14. March"]


def test_words_that_stand_everywhere_are_nothing_by_themselves():
    assert found("the of in", "of the in on") == []
    assert found("fee", "the fee is due") == []
    text = "\n".join(["Total 12"] * 5)
    assert found("Total 12", text) == [], "in five places it is in none in particular"
    assert found("Total 12", "Total 12\nother words\nTotal 12") == ["Total 12", "Total 12"]


def test_a_word_divided_at_the_end_of_a_line_is_found():
    assert found("immediate termination", "of immediate termi-\nnation without") == [
        "immediate termi-",
        "nation",
    ]


def test_ligatures_and_words_joined_by_a_colon():
    assert found("office total 9.50", "oﬃce Total:9.50") == ["oﬃce Total:9.50"]


def test_chinese_is_found_without_spaces():
    assert found("合同金额为500元", "甲方 合同金额为500元 付款") == ["合同金额为500元"]
    assert found("合同金额为600元", "甲方 合同金额为500元 付款") == []


def test_nothing_is_found_on_a_page_without_text_or_by_an_empty_answer():
    assert find_evidence("Either party", []) == ()
    assert find_evidence("", page(LEASE)) == ()
    assert find_evidence("** | --- |", page(LEASE)) == ()


def test_a_table_of_the_answer_is_found_row_by_row():
    text = "Item Price\nLamp 45.00\nChair 129.90"
    answer = "| Item | Price |\n|---|---|\n| Lamp | 45.00 |\n| Chair | 129.90 |"
    assert found(answer, text) == ["Item Price", "Lamp 45.00", "Chair 129.90"]


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=8), max_size=30))
def test_marks_lie_on_words_of_the_page_whatever_comes(answer, texts):
    words = [Word(text, 10.0 * i, 0.0, 10.0 * i + 8, 10.0, 9.0) for i, text in enumerate(texts)]
    for mark in find_evidence(answer, words):
        assert isinstance(mark, Rect)
        assert any(mark.holds_centre_of(word.rect) for word in words)
