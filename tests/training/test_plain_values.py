"""Values that need no label: found where they stand once, and never said not to be there."""

from __future__ import annotations

import random

import pytest

from training.documents.page import Field, Page, new_look
from training.documents.painter import make_painter
from training.documents.plain_values import is_shown, plain_fields
from training.documents.questions import further_questions, questions_of
from training.documents.words import TextSource


def page_of(*lines: str, held_out: bool = False) -> Page:
    source = TextSource(random.Random(7), held_out=held_out)
    look = new_look(source, 18)
    page = Page(make_painter(source.rng, 640, 200, look.paper, look.size), 640, 200, source, look)
    for number, text in enumerate(lines):
        page.line(page.write(10, 30 + 30 * number, text))
    return page


@pytest.mark.parametrize(
    ("line", "value", "named"),
    [
        ("Write to ada.stone@brook-hill.example, please", "ada.stone@brook-hill.example", "E-mail address"),
        ("Find us at www.brookhill.example/shop.", "www.brookhill.example/shop", "Web address"),
        ("Ada Stone, +44 1632 960 118", "+44 1632 960 118", "Phone number"),
        ("Pay to DE00 2546 0000 0071 4420 09 only", "DE00 2546 0000 0071 4420 09", "IBAN"),
    ],
)
def test_a_value_without_a_label_is_a_field_with_its_glyphs(line, value, named):
    page = page_of("Harvest report", line)
    (found,) = [field for field in plain_fields(page) if field.value.text == value]
    assert found.label in (named, "E-mail", "Website", "Telephone")
    shown = "".join(page.glyphs[g].character for g in found.value.glyphs if g >= 0)
    assert shown == value.replace(" ", "")


def test_two_of_a_kind_cannot_be_told_apart():
    assert not plain_fields(page_of("ada@brook.example", "ben@brook.example"))


def test_what_a_label_leads_to_is_no_plain_value():
    page = page_of("User ada@brook.example")
    run = page.lines[0][0]
    page.fields.append(Field("User", type(run)(run.text[5:], run.glyphs[5:])))
    assert not plain_fields(page)


@pytest.mark.parametrize("line", ["03/04/2020", "Fax 01632 960 118", "Order 4471 of 12.5 kg", "0.5"])
def test_what_may_be_something_else_is_no_telephone_number(line):
    assert not plain_fields(page_of(line))


def test_what_stands_there_without_a_label_is_never_refused():
    for seed in range(300):
        page = page_of("Ada Stone", "ada@brook.example")
        page.rng.seed(seed)
        asked = [*questions_of(page), *further_questions(page, [])]
        refused = [ask.question.lower() for ask in asked if ask.task == "refuse"]
        assert not any("mail" in question for question in refused)
    assert is_shown("email", "ada@brook.example")


def test_held_out_pages_are_asked_as_they_always_were():
    page = page_of("Ada Stone", "ada@brook.example", held_out=True)
    asked = [*questions_of(page), *further_questions(page, [])]
    assert not any("mail" in ask.question.lower() for ask in asked if ask.task == "field")
