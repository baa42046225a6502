"""Which answers can hardly be what was asked for: of another kind, or not on the page as they are told."""

import pytest

from app.inference.plausible import MISQUOTED, OTHER_KIND, plausibility

TEXT = "Cheryl Watts, Adam Berry and José Baños Claim number: Z805 June 13, 2018 Total due: 1,284.50 GBP"
PAGE = TEXT.split()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When was it written?", "June 13, 2018"),
        ("When does it start?", "5:30 pm"),
        ("How much do I owe?", "$9"),
        ("What is the total?", "1,284.50"),
        ("Who wrote it?", "Cheryl Watts"),
        ("Whose is it?", "José"),
        ("What is the colour?", "blue"),
        ("Wer hat unterschrieben?", "Jürgen Groß"),
        ("Who is the author?", "Ludwig van der Berg and Émilie Östlund"),
        ("Who is the e-mail from?", "Ann Lee <ann@lee.example>"),
        ("What is the customer number?", "Z805"),
        ("How much flour is needed?", "50 ml"),
        ("How long do I have to pay?", "7 days"),
        ("To which account should I pay?", "GB59 5121 6925"),
        ("When does it arrive?", "14-10-2005"),
        ("What is the value for April?", "52"),
        ("What is the address?", "1 May Street\n3.5.2020 Ulm"),
    ],
)
def test_an_answer_of_the_kind_that_was_asked_for_is_as_likely_as_it_is(question, text):
    assert plausibility(question, text, ()) == 1


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When was it written?", "References"),
        ("How much do I owe?", "tomorrow"),
        ("Who is the contact?", "Order date: 25.11.2023"),
        ("Wann ist die Frist?", "Köln"),
        ("Which shop is it from?", "Thank you for shopping with us"),
        ("Who signed it?", "with best regards"),
        ("Where does he live?", "Secretary"),
        ("What is the recipient's address?", "18 March 1970"),
        ("How much is it?", "a lot"),
        ("What is the value for April?", "May"),
        ("Welchen Wert hat Ulm?", "Köln"),
    ],
)
def test_one_of_another_kind_is_less_likely(question, text):
    assert plausibility(question, text, ()) == OTHER_KIND


@pytest.mark.parametrize(
    "text",
    [
        "Adam Berry",
        "Cheryl Watts, José Baños",  # each part stands there
        "Watts\nAdam Berry",
        "june 13 2018",
        "invoice",  # a word of its own
        "2",  # may be counted
        "a bill of somebody's",
        "",
    ],
)
def test_what_stands_on_the_page_is_believed_and_what_quotes_nothing(text):
    assert plausibility("What is it?", text, PAGE) == 1


@pytest.mark.parametrize("text", ["2805", "1,284.60", "June 13 Claim", "Cheryl Berry", "Cheryl Matts"])
def test_what_the_page_has_otherwise_is_less_likely(text):
    assert plausibility("What is it?", text, PAGE) == MISQUOTED
    assert plausibility("What is it?", text, ()) == 1, "nobody knows the words of a scan"
