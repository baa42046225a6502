"""Parts of longer pages: what is seen of them, and what only stands elsewhere on the document."""

from __future__ import annotations

import random

import pytest

from app.inference.spoken import REFUSAL
from training.documents.page import Ask, Field, Page, Run, Table, new_look
from training.documents.painter import make_painter
from training.documents.questions import questions_of
from training.documents.sample import draw_part
from training.documents.window import part_of_page, top_of_part
from training.documents.words import TextSource

HEIGHT = 128
LABELS = ("Gate", "Tree count", "Engine size", "Blood group")


def drawn_page() -> Page:
    """Four lines, 100 px from one to the next, a field on each."""
    source = TextSource(random.Random(4), held_out=False)
    look = new_look(source, 20)
    page = Page(make_painter(source.rng, 640, 420, look.paper, look.size), 640, 420, source, look)
    for number, label in enumerate(LABELS):
        baseline = 50 + 100 * number
        named, value = page.write(10, baseline, label), page.write(300, baseline, f"A{number}-7")
        page.line(named, value)
        page.fields.append(Field(label, value))
    return page


def test_what_stands_elsewhere_is_not_on_this_part() -> None:
    part, unasked = part_of_page(drawn_page(), 100, HEIGHT)

    assert [(field.label, field.value.text) for field in part.fields] == [("Tree count", "A1-7")]
    refused = [ask.question.lower() for ask in part.asks if ask.task == "refuse"]
    assert len(refused) == 3
    assert not any("tree count" in question for question in refused)
    assert {ask.answer.text for ask in part.asks} == {REFUSAL}
    assert "read" not in unasked


def test_glyphs_move_up_with_the_part() -> None:
    page = drawn_page()
    whole = page.fields[1].value
    part, _ = part_of_page(page, 100, HEIGHT)

    (value,) = (field.value for field in part.fields)
    moved = [part.glyphs[g] for g in value.glyphs]
    assert [g.character for g in moved] == list(value.text)
    assert [g.baseline for g in moved] == [page.glyphs[g].baseline - 100 for g in whole.glyphs]


def test_nobody_is_asked_to_read_lines_that_the_edge_cuts() -> None:
    page = drawn_page()
    part, unasked = part_of_page(page, 143, HEIGHT)  # through the middle of the second line

    assert {"read", "line"} <= unasked
    assert "Tree count" not in [field.label for field in part.fields]
    assert not any("tree count" in ask.question.lower() for ask in part.asks)


def test_a_value_whose_label_is_cut_off_is_neither_asked_for_nor_refused() -> None:
    source = TextSource(random.Random(4), held_out=False)
    look = new_look(source, 20)
    page = Page(make_painter(source.rng, 640, 420, look.paper, look.size), 640, 420, source, look)
    page.line(page.write(10, 80, "Engine size"))
    value = page.write(10, 140, "B-12")
    page.line(value)
    page.fields.append(Field("Engine size", value))

    part, _ = part_of_page(page, 100, HEIGHT)

    assert part.fields == []
    assert part.asks == []


def test_parts_begin_between_lines_where_they_can() -> None:
    page = drawn_page()
    for seed in range(20):
        top = top_of_part(page, HEIGHT, random.Random(seed))
        _, unasked = part_of_page(page, top, HEIGHT)
        assert "read" not in unasked


@pytest.mark.parametrize("seed", range(12))
def test_answers_about_parts_are_spelled_by_glyphs_inside(seed: int) -> None:
    part, _top, unasked = draw_part(random.Random(seed), HEIGHT, held_out=False)

    assert {"presence", "count"} <= unasked
    assert part.kind or "kind" in unasked
    for ask in questions_of(part):
        for character, number in zip(ask.answer.text, ask.answer.glyphs, strict=True):
            if number >= 0:
                glyph = part.glyphs[number]
                assert glyph.character == character
                assert glyph.baseline > 0
                assert glyph.top < HEIGHT


def test_rows_and_other_things_that_stand_elsewhere_are_not_on_this_part() -> None:
    page = drawn_page()
    rows = list(page.lines)
    page.tables.append(Table([Run("Name", ()), Run("Size", ())], [list(row) for row in rows], "part"))
    page.asks.append(Ask("interface", "Which keys open the Blood group?", rows[3][1]))
    page.asks.append(Ask("interface", "Which keys are there?", rows[3][1]))
    part, _ = part_of_page(page, 0, 250)

    refused = [ask.question for ask in part.asks if ask.task == "refuse"]
    assert "Which keys open the Blood group?" in refused
    assert "Which keys are there?" not in refused  # names nothing that the page has
    assert any("size" in question.lower() for question in refused)  # of a row below


def test_the_top_of_a_page_shows_its_kind_and_the_rest_does_not() -> None:
    page = drawn_page()
    page.kind = "form"
    top, unasked_of_top = part_of_page(page, 0, HEIGHT)
    rest, unasked_of_rest = part_of_page(page, 100, HEIGHT)

    assert top.kind == "form" and "kind" not in unasked_of_top
    assert not rest.kind and "kind" in unasked_of_rest
