"""Stamps put on finished pages: where nothing is hidden, with their glyphs where they are seen."""

from __future__ import annotations

import random

import numpy as np
import pytest

from training.documents.layouts.stamps import MOST_HIDDEN, READABLE, stamp_over
from training.documents.page import Page, new_look
from training.documents.painter import MuPdfPainter, PillowPainter
from training.documents.sample import make_sample
from training.documents.words import TextSource

WIDTH, HEIGHT = 400, 240


def blank(seed: int, mupdf: bool = False) -> Page:
    source = TextSource(random.Random(seed), held_out=False)
    look = new_look(source, 18)
    painter = (
        MuPdfPainter(WIDTH, HEIGHT, (255, 255, 255))
        if mupdf
        else PillowPainter(WIDTH, HEIGHT, (255, 255, 255), 1, 3)
    )
    return Page(painter, WIDTH, HEIGHT, source, look)


@pytest.mark.parametrize("mupdf", [False, True])
def test_each_recorded_glyph_stands_where_ink_is(mupdf):
    stamped = 0
    for seed in range(25):
        page = blank(seed, mupdf)
        stamp_over(page)
        if not page.glyphs:
            continue
        stamped += 1
        assert page.marks == {"stamp"}
        pixels = np.asarray(page.painter.pixels()).min(axis=2)
        for glyph in page.glyphs:
            box = pixels[
                round(glyph.top) - 3 : round(glyph.baseline) + 4, round(glyph.x0) - 3 : round(glyph.x1) + 4
            ]
            assert box.min() < 200, (seed, glyph)
    assert stamped > 15


def test_a_stamp_that_is_hardly_turned_is_asked_to_be_read():
    asked = 0
    for seed in range(40):
        page = blank(seed)
        stamp_over(page)
        for ask in page.asks:
            asked += 1
            assert "stamp" in ask.question.lower()
            assert ask.answer.text.split("\n")[0].isupper()
    assert 10 < asked < 40, f"those turned by more than {READABLE} degrees are not"


def test_a_page_that_is_full_gets_none():
    page = blank(3)
    for row in range(24):
        page.line(page.write(0, 10 + 10 * row, "full of small print " * 8, size=8))
    before = len(page.glyphs)
    stamp_over(page)
    assert "stamp" not in page.marks and len(page.glyphs) == before > MOST_HIDDEN


def test_held_out_pages_have_none_of_them():
    asks = [ask for seed in range(40) for ask in make_sample(seed, 128, held_out=True).asks]
    assert asks and not any("stamp say" in ask.question for ask in asks)
