"""The synthetic regions: repeatable, truthful about glyphs, and split into parts that do not overlap."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fastvlm_engine.config_file import parse_config
from fastvlm_engine.image_processing import prepare
from training.dataset import (
    FIRST_BYTE,
    GRID_WIDTH,
    IGNORE,
    IM_END,
    STRIDE,
    cell_labels,
    collate,
    dense_class,
    image_token_of,
)
from training.documents import fonts, words
from training.documents.fonts import built_in_files, font_files
from training.documents.sample import CANVAS_HEIGHTS, CANVAS_WIDTH, REFUSAL, make_sample
from training.documents.words import dictionary, name_pools
from training.export import checkpoint_config
from training.model import NanoConfig


@pytest.mark.parametrize("height", CANVAS_HEIGHTS)
def test_the_same_seed_makes_the_same_sample(height: int) -> None:
    one, two = make_sample(7, height), make_sample(7, height)
    assert np.array_equal(one.canvas, two.canvas)
    assert one.segments == two.segments
    assert one.canvas.shape == (height, CANVAS_WIDTH)


def test_every_answer_is_spelled_by_the_glyphs_it_names() -> None:
    for seed in range(60):
        sample = make_sample(seed, 128)
        for segment in sample.segments:
            for character, glyph in zip(segment.answer, segment.glyphs, strict=True):
                if glyph >= 0:
                    assert sample.characters[glyph] == character
                else:
                    assert character in " \n" or segment.answer == REFUSAL


def test_glyph_boxes_hold_ink() -> None:
    # GIVEN clean pages with dark print on light paper
    found = checked = 0
    for seed in range(40):
        sample = make_sample(seed, 128)
        width, height = sample.picture_size
        picture = sample.canvas[:height, :width].astype(int)
        paper = np.median(picture)
        for (x0, top, x1, baseline), character in zip(sample.boxes, sample.characters, strict=True):
            if character.isalnum() and x1 <= width:
                box = picture[max(0, int(top)) : int(baseline) + 1, max(0, int(x0)) : int(x1) + 1]
                checked += 1
                found += np.abs(box - paper).max() > 40
    # THEN nearly every box of a letter or digit stands on something that differs from the paper
    assert checked > 500
    assert found / checked > 0.97


def test_training_and_held_out_words_do_not_overlap() -> None:
    assert not set(map(str.lower, dictionary(True))) & set(map(str.lower, dictionary(False)))
    assert not set(name_pools(True).people) & set(name_pools(False).people)


def test_cells_show_the_character_that_covers_them() -> None:
    sample = make_sample(3, 96)
    cells = cell_labels(sample).reshape(96 // 8, CANVAS_WIDTH // 4)
    x0, top, x1, baseline = sample.boxes[0]
    row, column = int((top + baseline) / 2 // 8), int((x0 + x1) / 2 // 4)
    assert dense_class(sample.characters[0]) in cells[row - 1 : row + 2, column - 1 : column + 2]


def test_questions_of_one_image_do_not_see_each_other() -> None:
    batch = collate([make_sample(seed, 128) for seed in range(4)])
    mask = batch.mask()[:, 0]
    prefix = 1 + 128 // STRIDE * GRID_WIDTH
    for b in range(4):
        for i, segment in enumerate(batch.segments[b]):
            seen = mask[b, i, prefix:].nonzero().flatten()
            assert mask[b, i, :prefix].all()
            assert (seen <= i).all()
            assert (batch.segments[b, seen] == segment).all()


def test_targets_are_the_answers_bytes_and_the_end() -> None:
    sample = make_sample(11, 128)
    batch = collate([sample])
    expected = [t for s in sample.segments for t in [*(FIRST_BYTE + b for b in s.answer.encode()), IM_END]]
    assert batch.targets[0][: len(expected)].tolist() == expected
    assert (batch.targets[0][len(expected) :] == IGNORE).all()
    looks = batch.looks[0]
    assert looks.max() < 128 // STRIDE * GRID_WIDTH
    assert looks.max() <= image_token_of(sample).max()


def test_training_shows_the_model_what_the_engine_will_show_it() -> None:
    config = parse_config(checkpoint_config(NanoConfig()))
    for seed, height in enumerate(CANVAS_HEIGHTS):
        sample = make_sample(seed, height)
        width, picture_height = sample.picture_size
        picture = Image.fromarray(sample.canvas[:picture_height, :width]).convert("RGB")
        pixels = prepare(picture, config.preprocessing)
        assert pixels.shape == (1, 3, height, CANVAS_WIDTH)
        assert np.array_equal((pixels[0, 1].numpy() * 255).round().astype(np.uint8), sample.canvas)


def test_a_machine_without_fonts_or_word_list_still_makes_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "FOLDERS", (tmp_path,))
    monkeypatch.setattr(words, "WORD_LISTS", (tmp_path / "none",))
    for cached in (font_files, dictionary):
        cached.cache_clear()
    try:
        assert font_files(False) == built_in_files(False)
        sample = make_sample(5, 128)
        assert sample.segments[0].answer
    finally:
        for cached in (font_files, dictionary):
            cached.cache_clear()
