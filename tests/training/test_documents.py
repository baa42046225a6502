"""The synthetic regions: repeatable, truthful about glyphs, and split into parts that do not overlap."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from fastvlm_engine.config_file import parse_config
from fastvlm_engine.image_processing import prepare
from training.dataset import GRID_WIDTH, STRIDE, cell_labels, dense_class, image_token_of
from training.documents import fonts, vocabulary
from training.documents.augment import KINDS, damage
from training.documents.field_questions import FIELD_QUESTIONS, question_for
from training.documents.fonts import built_in_files, face_for, font_files
from training.documents.grammar import templates
from training.documents.labels import HELD_OUT_LABELS, all_wordings, labels
from training.documents.locales import LOCALES
from training.documents.page import Field, Page, new_look, unseen
from training.documents.painter import MuPdfPainter, PillowPainter, make_painter
from training.documents.sample import CANVAS_HEIGHTS, CANVAS_WIDTH, fitting_height, make_sample
from training.documents.vocabulary import dictionary, name_pools
from training.documents.words import TextSource
from training.export import checkpoint_config
from training.model import NanoConfig

every_locale = pytest.mark.parametrize("locale", sorted(LOCALES))


@pytest.mark.parametrize("height", CANVAS_HEIGHTS)
def test_the_same_seed_makes_the_same_sample(height: int) -> None:
    one, two = make_sample(7, height), make_sample(7, height)
    assert np.array_equal(one.canvas, two.canvas)
    assert one.asks == two.asks
    assert one.canvas.shape == (height, CANVAS_WIDTH, 3)


def test_every_answer_is_spelled_by_the_glyphs_it_names() -> None:
    for seed in range(60):
        sample = make_sample(seed, 128)
        for ask in sample.asks:
            is_seen = max(ask.answer.glyphs) >= 0
            for character, glyph in zip(ask.answer.text, ask.answer.glyphs, strict=True):
                if glyph >= 0:
                    assert sample.characters[glyph] == character
                else:
                    assert character in " ,\n" or not is_seen


def test_glyph_boxes_hold_ink() -> None:
    found = checked = 0
    for seed in range(60):
        sample = make_sample(seed, 128)
        if sample.damage.kind != "clean":
            continue
        width, height = sample.picture_size
        picture = sample.canvas[:height, :width].astype(int)
        for (x0, top, x1, baseline), character in zip(sample.boxes, sample.characters, strict=True):
            if character.isalnum() and x1 <= width:
                box = picture[max(0, int(top)) : int(baseline) + 1, max(0, int(x0)) : int(x1) + 1]
                checked += 1
                found += np.ptp(box, axis=(0, 1)).max() > 40
    # THEN nearly every box of a letter or digit shows both paper and ink
    assert checked > 500
    assert found / checked > 0.97


@every_locale
def test_training_and_held_out_words_do_not_overlap(locale: str) -> None:
    assert not {w.lower() for w in dictionary(True, locale)} & {w.lower() for w in dictionary(False, locale)}
    for pool in ("people", "companies", "streets", "towns"):
        own, other = getattr(name_pools(True, locale), pool), getattr(name_pools(False, locale), pool)
        assert own
        assert not set(own) & set(other)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_training_and_held_out_labels_and_sentences_do_not_overlap(language: str) -> None:
    assert labels(True, language)
    assert not set(labels(True, language)) & set(labels(False, language))
    own, other = templates(True, language), templates(False, language)
    assert own
    assert not {t for kind in own.values() for t in kind} & {t for kind in other.values() for t in kind}


@every_locale
def test_sentences_are_filled_completely(locale: str) -> None:
    source = TextSource(random.Random(3), False, locale)
    for _ in range(300):
        sentence = source.sentence()
        assert not set("{}|") & set(sentence)
        assert not sentence.startswith("~ ")
        assert sentence == " ".join(sentence.split())
    for low, high in ((1, 1), (3, 30), (40, 60)):
        words = source.phrase(low, high)
        assert 1 <= len(words) <= high
        assert all(words)


@every_locale
def test_labels_come_with_values_of_their_kind_and_questions(locale: str) -> None:
    source = TextSource(random.Random(4), False, locale)
    for wording in all_wordings(source.locale.language):
        assert source.value_of_kind(wording.kind)
        assert len(wording.questions) >= 2
    given = [source.labelled() for _ in range(40)]
    meanings = [labelled.questions for labelled in given if labelled.questions]
    assert len(meanings) > 20
    assert len(meanings) == len(set(meanings))


def test_each_locale_writes_numbers_and_dates_its_own_way() -> None:
    def written(locale: str) -> str:
        source = TextSource(random.Random(5), False, locale)
        return " | ".join(source.decimal(1234.5, 2) + " " + source.date() for _ in range(300))

    assert "1,234.50" in written("en_US")
    assert "1.234,50" in written("de_DE")
    assert "1 234,50" in written("fr_FR")
    assert "März" in written("de_DE")
    assert "août" in written("fr_FR")
    assert " de mayo de " in written("es_ES")


def test_two_labels_of_one_meaning_are_known_as_such() -> None:
    source = TextSource(random.Random(1), False, "de_DE")
    assert source.mean_the_same("Fällig am", "Zahlbar bis")
    assert source.mean_the_same("Amount due", "Balance due")
    assert not source.mean_the_same("Amount due", "Due date")
    assert "When must it be paid?" in source.questions_for("Fällig am")


def questions_about(page: Page) -> set[str]:
    return {question_for(field, page) for field in page.fields for _ in range(1000)}


@pytest.fixture
def bill() -> Callable[[bool], Page]:
    """A page with an amount and a date, for training or held out."""

    def drawn(held_out: bool) -> Page:
        source = TextSource(random.Random(3), held_out, "en_US")
        look = new_look(source, 16)
        page = Page(make_painter(source.rng, 640, 128, look.paper, look.size), 640, 128, source, look)
        page.fields += [
            Field("Amount due", unseen("$12.00"), source.questions_for("Amount due")),
            Field("Delivery date", unseen("3 May 2024"), source.questions_for("Delivery date")),
        ]
        return page

    return drawn


def test_training_asks_for_a_field_by_other_labels_and_in_wordings_of_its_kind(bill) -> None:
    asked = questions_about(bill(False))
    assert {"How much is the amount due?", "When is the delivery date?", "How much do I owe?"} <= asked
    assert "What is my amount payable?" in asked
    assert not any(label.lower() in question.lower() for question in asked for label in HELD_OUT_LABELS)


def test_held_out_questions_stay_what_they_were(bill) -> None:
    asked = questions_about(bill(True))
    assert "How much do I owe?" in asked
    own = {q.format(label) for q in FIELD_QUESTIONS for label in ("Amount due", "amount due")}
    assert all(q[:1].upper() + q[1:] in asked for q in own)
    assert "What is my amount due?" not in asked
    assert not any("payable" in question for question in asked)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_print_stays_where_it_is_known_to_be(kind: str) -> None:
    # GIVEN black blocks on paper, each with its box
    picture = Image.new("RGB", (600, 180), (250, 250, 250))
    boxes = np.array(
        [(x, y, x + 12, y + 14) for x in range(40, 560, 60) for y in (30, 80, 130)], dtype=np.float32
    )
    for x0, top, x1, baseline in boxes.tolist():
        ImageDraw.Draw(picture).rectangle((x0, top, x1 - 1, baseline - 1), fill=(0, 0, 0))
    pixels = np.asarray(picture)
    moved = 0.0
    for seed in range(25):
        # WHEN the page is damaged
        damaged, now, done = damage(pixels, boxes, random.Random(seed), kind)
        # THEN it has its size still, and the ink lies within a pixel and a half of where it is said to lie
        assert damaged.shape == pixels.shape
        assert done.kind == kind
        moved = max(moved, float(np.abs(now - boxes).max()))
        for x0, top, x1, baseline in now:
            left, up = round(float(x0)) - 8, round(float(top)) - 8
            part = damaged[max(0, up) : up + 30, max(0, left) : left + 28].astype(float).mean(2)
            ink = np.clip(np.median(part) * 0.55 - part, 0, None)
            y, x = np.indices(part.shape)
            assert abs((x * ink).sum() / ink.sum() + max(0, left) + 0.5 - (x0 + x1) / 2) < 1.5
            assert abs((y * ink).sum() / ink.sum() + max(0, up) + 0.5 - (top + baseline) / 2) < 1.5
    assert (moved > 2) == (kind in ("scan", "photo"))


def test_a_clean_page_is_left_as_it_is() -> None:
    pixels = np.random.default_rng(1).integers(0, 255, (64, 300, 3), dtype=np.uint8)
    after, _, done = damage(pixels, np.zeros((0, 4), dtype=np.float32), random.Random(1), "clean")
    assert np.array_equal(after, pixels)
    assert done.steps == []


def test_text_that_a_font_lacks_is_set_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "characters_of", lambda font: set("abc ") if font == "poor" else set("abcß "))
    monkeypatch.setattr(fonts, "_instead_of", lambda font: ("poorer", "rich"))
    assert face_for("poor", "a bc") == "poor"
    assert face_for("poor", "aß") == "poorer"
    assert face_for("poor", "ж") == "poor"


@pytest.mark.parametrize("scale", [0, 0.5, 1, 2])
def test_widths_add_up_to_what_is_drawn(scale: float) -> None:
    font = font_files(False)[0]
    white = (255, 255, 255)
    painter = (
        PillowPainter(400, 60, white, scale, Image.Resampling.BOX) if scale else MuPdfPainter(400, 60, white)
    )
    ends = painter.advances("Hamburg 1234 H", font, 20.1)
    painter.text(10, 40, "Hamburg 1234 H", font, 20.1, (0, 0, 0))
    columns = np.flatnonzero((painter.pixels() < 128).any(axis=(0, 2)))
    assert len(ends) == 15
    assert abs(columns[-1] + 1 - (10 + ends[-1])) < 4
    assert abs(columns[0] - 10) < 4


def test_cells_show_the_character_that_covers_them() -> None:
    sample = next(s for seed in range(20) if len((s := make_sample(seed, 96)).boxes))
    cells = cell_labels(sample).reshape(96 // 8, CANVAS_WIDTH // 4)
    x0, top, x1, baseline = sample.boxes[0]
    row, column = int((top + baseline) / 2 // 8), int((x0 + x1) / 2 // 4)
    assert dense_class(sample.characters[0]) in cells[max(0, row - 1) : row + 2, column - 1 : column + 2]
    assert image_token_of(sample).max() < 96 // STRIDE * GRID_WIDTH


def test_training_shows_the_model_what_the_engine_will_show_it() -> None:
    config = parse_config(checkpoint_config(NanoConfig()))
    for seed, height in enumerate(CANVAS_HEIGHTS):
        sample = make_sample(seed, height)
        width, picture_height = sample.picture_size
        picture = Image.fromarray(sample.canvas[:picture_height, :width])
        pixels = prepare(picture, config.preprocessing)
        lowest = fitting_height(picture_height)
        assert pixels.shape == (1, 3, lowest, CANVAS_WIDTH)
        shown = (pixels[0].permute(1, 2, 0).numpy() * 255).round().astype(np.uint8)
        assert np.array_equal(shown, sample.canvas[:lowest])
        assert not sample.canvas[lowest:].any()


def test_a_machine_without_fonts_or_word_lists_still_makes_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "FOLDERS", (tmp_path,))
    bare = {code: replace(locale, word_lists=()) for code, locale in LOCALES.items()}
    monkeypatch.setattr(vocabulary, "LOCALES", bare)
    cached = (font_files, dictionary, fonts._bold_faces, fonts._instead_of)
    for one in cached:
        one.cache_clear()
    try:
        assert font_files(False) == built_in_files(False)
        assert make_sample(5, 128).asks
    finally:
        for one in cached:
            one.cache_clear()
