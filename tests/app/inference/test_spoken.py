"""Which questions ask for all of the text, and which answers say that something is not there."""

import pytest

from app.inference.spoken import (
    REFUSAL,
    asks_for_all_text,
    asks_for_kind,
    is_refusal,
    may_become_refusal,
    only_repeats,
)
from app.resource_files import resource_root


@pytest.mark.parametrize(
    "question",
    ["Read the text.", "Read all the text.", "What does it say?", "read this", "Transcribe the whole page",
     "Please read the page aloud!", "Lies den Text vor.", "Was steht hier?",
     "Lis le texte", "Lee todo el texto"],
)  # fmt: skip
def test_these_ask_for_all_of_the_text(question):
    assert asks_for_all_text(question)


@pytest.mark.parametrize(
    "question",
    ["What does it say under Termination?", "Read line 3.", "Read the heading.", "What is the text size?",
     "What does it say for total?", "Read the text in the box.", ""],
)  # fmt: skip
def test_these_ask_for_a_part_of_it(question):
    assert not asks_for_all_text(question)


def test_the_wordings_of_a_model_count():
    assert asks_for_all_text("everything, now", ("Everything now?",))
    assert not asks_for_all_text("everything", ("Everything now?",))


def test_the_quick_action_asks_for_all_of_the_text():
    prompts = (resource_root() / "prompts" / "quick_actions.json").read_text(encoding="utf-8")
    assert "Read the text." in prompts


@pytest.mark.parametrize("text", [REFUSAL, "Not on this page.", " not on  this page\n"])
def test_a_refusal_is_known_by_its_words(text):
    assert is_refusal(text)


@pytest.mark.parametrize("text", ["not on this page but the next", "", "note", "42"])
def test_other_answers_are_none(text):
    assert not is_refusal(text)


def test_the_beginning_of_a_refusal_may_become_one():
    assert may_become_refusal("not on")
    assert may_become_refusal("")
    assert not may_become_refusal("note")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is the employer?", "Employer"),
        ("Find the Invoice date.", "Invoice date:"),
        ("Größe?", "Grösse"),
    ],
)
def test_a_label_is_no_answer_to_a_question_for_it(question, answer):
    assert only_repeats(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [("What is the employer?", "Employer Ltd"), ("Is it red or green?", "red"), ("What is it?", ""),
     ("What is the total?", "12.00")],
)  # fmt: skip
def test_what_says_more_or_chooses_is_an_answer(question, answer):
    assert not only_repeats(question, answer)


@pytest.mark.parametrize(
    ("question", "is_for_kind"),
    [
        ("What kind of document is this?", True),
        ("What is this?", True),
        ("Was ist das für ein Dokument?", True),
        ("Qu’est-ce que c’est ?", True),
        ("¿Qué es esto?", True),
        ("What is this about?", False),
        ("What kind of room is it?", False),
        ("What is the total?", False),
    ],
)
def test_what_kind_of_document_it_is(question, is_for_kind):
    assert asks_for_kind(question) == is_for_kind
