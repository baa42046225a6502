"""The pool of pages that other engines typeset: what is known of them is so, and comes back from the disk."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training.documents import pool
from training.documents.page import Page
from training.documents.pool import entries, folder_of, load_page, save_page
from training.documents.questions import questions_of
from training.documents.sample import CANVAS_HEIGHTS, make_sample
from training.documents.typeset import story_page

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def empty_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pool, "POOL", tmp_path / "runs" / "pool")
    entries.cache_clear()
    yield
    entries.cache_clear()


def share_with_ink(page: Page, picture: Image.Image) -> float:
    """How many of the letters and digits stand on something that differs from what surrounds it."""
    pixels = np.asarray(picture).astype(int).sum(2)
    boxes = [g for g in page.glyphs if g.character.isalnum()]
    found = 0
    for glyph in boxes:
        box = pixels[
            int(max(glyph.top, 0)) : int(glyph.baseline) + 1, int(max(glyph.x0, 0)) : int(glyph.x1) + 1
        ]
        found += box.size > 0 and box.max() - box.min() > 60
    return found / len(boxes)


def test_glyphs_of_typeset_pages_are_where_the_engine_put_them() -> None:
    fields = tables = 0
    for seed in range(24):
        made = story_page(seed, held_out=seed % 2 == 0)
        if made is None:
            continue
        height, picture, page = made
        assert height in CANVAS_HEIGHTS
        assert picture.height <= height
        assert share_with_ink(page, picture) > 0.95
        for ask in questions_of(page):
            for character, index in zip(ask.answer.text, ask.answer.glyphs, strict=True):
                assert index < 0 or page.glyphs[index].character == character
        fields += len(page.fields)
        tables += len(page.tables)
    assert fields > 5
    assert tables > 1


def test_what_is_written_comes_back_and_is_drawn_from_for_training_only(
    empty_pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = next(s for s in range(100) if story_page(s, False) is not None)
    height, picture, page = story_page(seed, False)
    save_page(folder_of(False), f"{height}-html-{seed}", picture, page)
    path = entries(False)[height][0]
    back = load_page(path, random.Random(1), False)
    assert np.array_equal(back.painter.pixels(), np.asarray(picture))
    assert back.lines == page.lines
    assert back.fields == page.fields
    assert (back.heading, back.sections, back.tables) == (page.heading, page.sections, page.tables)

    monkeypatch.setattr("training.documents.sample.SHARE", 1.0)
    characters = "".join(glyph.character for glyph in page.glyphs)
    assert make_sample(3, height).characters == characters
    assert make_sample(3, height, held_out=True).characters != characters


@pytest.mark.gui
def test_widgets_of_qt_are_recorded_where_they_are_drawn(tmp_path: Path, empty_pool) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "training.documents.typeset_qt", "0", "8", "0"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=240)
    loaded = [load_page(path, random.Random(1), False) for paths in entries(False).values() for path in paths]
    assert len(loaded) > 4
    asked = 0
    for page in loaded:
        assert page.lines
        assert share_with_ink(page, Image.fromarray(page.painter.pixels())) > 0.95
        asked += len(page.asks)
        for ask in page.asks:
            for character, index in zip(ask.answer.text, ask.answer.glyphs, strict=True):
                assert index < 0 or page.glyphs[index].character == character
    assert asked > 8
