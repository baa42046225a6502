"""The layouts of documents: inside the page, truthful about their glyphs, and asked without ambiguity."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest

from app.inference.spoken import REFUSAL
from training.documents.layouts import LAYOUTS, Layout
from training.documents.page import Page, new_look
from training.documents.painter import MuPdfPainter, make_painter
from training.documents.questions import TASKS, questions_of
from training.documents.words import TextSource

SIZES = ((220, 40), (220, 320), (400, 96), (640, 64), (640, 160), (640, 320))
UNSEEN_TASKS = {"count", "kind", "presence", "refuse", "chart", "shape", "interface"}
YES_OR_NO = {"yes", "no"}

OTHERS = ("charts", "shapes", "interfaces")  # of which each has tests of its own
DOCUMENTS = [layout for layout, _ in LAYOUTS if layout.__module__.rsplit(".", 1)[-1] not in OTHERS]

every_layout = pytest.mark.parametrize(
    "layout", DOCUMENTS, ids=lambda f: f"{f.__module__.rsplit('.', 1)[-1]}-{f.__name__}"
)


def draw(
    layout: Layout, seed: int, width: int, height: int, size: float | None = None, whole: bool = False
) -> Page:
    rng = random.Random(seed)
    source = TextSource(rng, seed % 5 == 0)
    look = new_look(source, size or rng.uniform(10, min(32, max(14, height / 4))))
    paper = look.paper
    painter = MuPdfPainter(width, height, paper) if whole else make_painter(rng, width, height, paper)
    page = Page(painter, width, height, source, look, 6000 if whole else rng.choice((420, 1500)))
    layout(page)
    return page


@cache
def pages(layout: Layout) -> tuple[Page, ...]:
    return tuple(draw(layout, seed, *SIZES[seed % len(SIZES)]) for seed in range(42))


@every_layout
def test_everything_stands_inside_the_page(layout: Layout) -> None:
    for page in pages(layout):
        for glyph in page.glyphs:
            assert glyph.x0 >= -1
            assert glyph.x1 <= page.width + 1
            assert glyph.top >= -1
            assert glyph.baseline <= page.height


@every_layout
def test_most_regions_are_not_left_empty(layout: Layout) -> None:
    drawn = [page for page in pages(layout) if page.lines or page.asks]
    assert len(drawn) >= 36


@every_layout
def test_answers_are_spelled_by_the_glyphs_they_name(layout: Layout) -> None:
    for page in [*pages(layout), draw(layout, 3, 595, 842, 10.5, whole=True)]:
        for ask in questions_of(page):
            assert ask.task in TASKS
            assert ask.question
            assert ask.answer.text
            assert len(ask.answer.text) == len(ask.answer.glyphs)
            is_unseen = all(glyph < 0 for glyph in ask.answer.glyphs)
            if ask.task in UNSEEN_TASKS or (is_unseen and ask.answer.text in YES_OR_NO):
                continue
            for character, glyph in zip(ask.answer.text, ask.answer.glyphs, strict=True):
                if glyph >= 0:
                    assert page.glyphs[glyph].character == character
                else:
                    assert character in " \n,"


@every_layout
def test_every_glyph_is_read_once(layout: Layout) -> None:
    for page in pages(layout):
        read = Counter(g for line in page.lines for run in line for g in run.glyphs if g >= 0)
        assert all(times == 1 for times in read.values())


@every_layout
def test_no_two_fields_have_the_same_label(layout: Layout) -> None:
    for page in pages(layout):
        labels = Counter(field.label.lower() for field in page.fields)
        assert not [label for label, times in labels.items() if times > 1]


@every_layout
def test_one_question_has_one_answer(layout: Layout) -> None:
    for page in pages(layout):
        answers: dict[str, str] = {}
        for field in page.fields:
            for question in field.questions:
                assert answers.setdefault(question.lower(), field.value.text) == field.value.text
        for ask in page.asks:
            assert answers.setdefault(ask.question.lower(), ask.answer.text) == ask.answer.text


@every_layout
def test_rows_of_tables_are_told_apart_by_their_names(layout: Layout) -> None:
    for page in pages(layout):
        for table in page.tables:
            names = [row[0].text.lower() for row in table.rows]
            headers = [run.text.lower() for run in table.header]
            assert len(set(names)) == len(names) >= 2
            assert len(set(headers)) == len(headers)
            assert all(len(row) == len(table.header) for row in table.rows)


@every_layout
def test_what_is_refused_is_not_there(layout: Layout) -> None:
    for page in pages(layout):
        labels = {field.label.lower() for field in page.fields}
        for ask in page.asks:
            if ask.task == "refuse":
                assert ask.answer.text == REFUSAL
                assert not any(f"the {label}?" in ask.question.lower() for label in labels)


@every_layout
def test_a_whole_page_is_filled_and_stays_inside(layout: Layout) -> None:
    for seed in range(6):
        page = draw(layout, seed, 595, 842, 9.0 + seed / 2, whole=True)
        assert page.lines or page.asks
        assert all(glyph.x0 >= 0 and glyph.x1 <= 596 and glyph.baseline <= 842 for glyph in page.glyphs)
