"""The list of hand-made files is whole: files, regions and answers are where it says. No model is asked."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from app.documents.region import Rect
from app.inference.spoken import REFUSAL
from training.handmade import PAGES, HandmadeQuestion, Result, markdown, normalised, questions, write_into

MOST_BYTES = 4_000_000
ASKED = questions()


def named(asked: HandmadeQuestion) -> str:
    return asked.file


def test_thirty_files_were_made_for_this_and_no_file_is_there_without_a_question() -> None:
    made = [asked for asked in ASKED if not asked.source]
    assert len(made) == 30
    assert len({asked.file for asked in made}) == 30
    files = {
        str(path.relative_to(PAGES)) for path in PAGES.rglob("*") if path.suffix in (".pdf", ".png", ".jpg")
    }
    assert files == {asked.file for asked in ASKED}
    assert sum(path.stat().st_size for path in PAGES.rglob("*") if path.is_file()) < MOST_BYTES


def test_about_half_of_the_questions_are_about_regions() -> None:
    regions = sum(asked.region is not None for asked in ASKED)
    assert 0.35 * len(ASKED) < regions < 0.65 * len(ASKED)


@pytest.mark.parametrize("asked", ASKED, ids=named)
def test_regions_lie_on_their_pages(asked: HandmadeQuestion) -> None:
    with pymupdf.open(PAGES / asked.file) as document:
        assert 1 <= asked.page <= document.page_count
        if asked.region is not None:
            width, height = size_of(asked, document[asked.page - 1])
            region = Rect(*asked.region)
            assert not region.is_empty
            assert region.intersection(Rect(0, 0, width, height)) == region


@pytest.mark.parametrize("asked", ASKED, ids=named)
def test_answers_stand_on_the_page_that_was_asked_about(asked: HandmadeQuestion) -> None:
    assert asked.question.strip()
    assert asked.answers
    assert all(text.strip() for text in asked.answers)
    assert (asked.task == "refusal") == (REFUSAL in asked.answers)
    assert not (asked.task == "refusal" and asked.printed)
    if asked.printed and asked.file.endswith(".pdf"):
        with pymupdf.open(PAGES / asked.file) as document:
            page = document[asked.page - 1]
            text = page.get_text(clip=asked.region and pymupdf.Rect(asked.region))
        assert normalised(asked.answers[0]) in normalised(text)


def test_pages_that_others_wrote_name_their_licence() -> None:
    for asked in ASKED:
        assert bool(asked.source) == asked.file.startswith("debian/")
        assert "licence" in asked.source or not asked.source


def test_white_space_and_capitals_do_not_count_but_digits_do() -> None:
    asked = ASKED[0]
    assert asked.answers[0] == "$1,385.00"
    assert Result(asked, " $1,385.00\n", 0.9, 50).is_right
    assert not Result(asked, "$1,385.0", 0.9, 50).is_right
    assert normalised("Lower\n Wick") == normalised("lower wick")


def test_the_table_goes_between_the_marks_and_nothing_else_changes(tmp_path: Path) -> None:
    card = tmp_path / "card.md"
    # GIVEN a card with words around the marks
    card.write_text("before\n<!-- hand-made files -->\nold\n<!-- end of hand-made files -->\nafter\n")
    # WHEN a result with a bar in its answer is written
    table = markdown([Result(ASKED[0], "a|b", None, 12.3)], "some-model")
    write_into(card, table)
    # THEN the bar does not end its cell, and the words around stay
    text = card.read_text()
    assert "a\\|b" in text
    assert "0 of 1 right" in text
    assert "old" not in text
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    # AND a card without the marks is left alone
    card.write_text("no marks")
    with pytest.raises(SystemExit):
        write_into(card, table)
    assert card.read_text() == "no marks"


def size_of(asked: HandmadeQuestion, page: pymupdf.Page) -> tuple[float, float]:
    """Points of a PDF's page, pixels of a picture."""
    if asked.file.endswith(".pdf"):
        return page.rect.width, page.rect.height
    pixmap = pymupdf.Pixmap(str(PAGES / asked.file))
    return pixmap.width, pixmap.height
