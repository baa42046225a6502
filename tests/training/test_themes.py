"""Labels of one theme: for training only, none twice, none of the held-out part."""

from __future__ import annotations

import random

import pytest

from training import handmade
from training.documents import themes
from training.documents.labels import is_held_out_label
from training.documents.words import TextSource

LANGUAGES = ("en", "de", "fr", "es")


def labels_of_themes() -> set[str]:
    return {
        label
        for language in LANGUAGES
        for theme in themes.themes(language)
        for wording in theme
        for label in wording.labels
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_of_a_theme_mean_different_things(language):
    assert themes.themes(language)
    for theme in themes.themes(language):
        labels = [label for wording in theme for label in wording.labels]
        questions = [question for wording in theme for question in wording.questions]
        assert len(set(labels)) == len(labels)
        assert len(set(questions)) == len(questions)
        assert not any(is_held_out_label(label, language) for label in labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_label_has_a_value_of_its_kind(language):
    locale = "en_GB" if language == "en" else f"{language}_{language.upper()}"
    source = TextSource(random.Random(5), held_out=False, locale=locale)
    for theme in themes.themes(language):
        for wording in theme:
            found = themes.labelled(wording, source)
            assert found.label in wording.labels
            assert found.value.strip()
            assert found.questions == wording.questions


def test_some_pages_for_training_have_a_theme_and_each_of_its_meanings_once(monkeypatch):
    monkeypatch.setattr(themes, "COMPOSED", 0.0)
    themed = 0
    for seed in range(60):
        source = TextSource(random.Random(seed), held_out=False, locale="en_GB")
        drawn = [source.labelled() for _ in range(8)]
        meant = [found.questions for found in drawn if found.questions]
        assert len(set(meant)) == len(meant)
        themed += sum(found.label in labels_of_themes() for found in drawn) >= 5
    assert 10 < themed < 40


def test_what_is_missing_on_a_page_with_a_theme_is_mostly_another_part_of_it(monkeypatch):
    monkeypatch.setattr(themes, "COMPOSED", 0.0)
    absent = 0
    for seed in range(200):
        source = TextSource(random.Random(seed), held_out=False, locale="en_GB")
        present = [source.labelled().label for _ in range(3)]
        if all(label in labels_of_themes() for label in present):
            found = source.absent(present)
            assert found.label not in present
            absent += found.label in labels_of_themes()
    assert absent >= 20


def test_held_out_pages_have_none():
    drawn = set()
    for seed in range(60):
        source = TextSource(random.Random(seed), held_out=True, locale="en_GB")
        drawn |= {source.labelled().label for _ in range(8)}
    assert drawn
    assert not drawn & {"Recorded by", "Last scan", "Next scan", "Boarding group", "Checked by"}


def test_none_is_worded_as_the_hand_made_pages_are_asked():
    asked = {question.question for question in handmade.questions()}
    for language in LANGUAGES:
        for theme in themes.themes(language):
            assert not asked.intersection(question for wording in theme for question in wording.questions)
