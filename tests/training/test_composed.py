"""Themes put together from parts: nothing twice, values of their kind, no question of the hand-made pages."""

from __future__ import annotations

import random

import pytest

from training import handmade
from training.documents import themes
from training.documents.composed import composed
from training.documents.words import TextSource

LOCALES = {"en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es_ES"}


@pytest.mark.parametrize("language", LOCALES)
def test_the_parts_mean_different_things_and_have_values(language):
    asked = {question.question for question in handmade.questions()}
    seen = set()
    for seed in range(80):
        source = TextSource(random.Random(seed), held_out=False, locale=LOCALES[language])
        theme = composed(language, source.rng)
        labels = [label for wording in theme for label in wording.labels]
        questions = [question for wording in theme for question in wording.questions]
        assert len(theme) >= 2
        assert len(set(labels)) == len(labels)
        assert len(set(questions)) == len(questions)
        assert not asked.intersection(questions)
        assert all(themes.labelled(wording, source).value.strip() for wording in theme)
        seen.add(tuple(labels))
    assert len(seen) > 60


def test_the_verb_tells_who_did_what():
    found = {}
    for seed in range(5000):
        for wording in composed("en", random.Random(seed)):
            found |= dict.fromkeys(wording.labels, wording)
    assert found["Report written by"].kind == "person"
    assert "Who wrote the report?" in found["Report written by"].questions
    assert "When was the report sent?" in found["Report sent on"].questions
    assert "When is the next service?" in found["Next service"].questions


def test_pages_for_training_have_listed_themes_and_composed_ones():
    listed = {theme for language in LOCALES for theme in themes.themes(language)}
    sources = (TextSource(random.Random(seed), held_out=False, locale="en_GB") for seed in range(100))
    drawn = [themes.new_theme(source) in listed for source in sources]
    assert 40 <= sum(drawn) <= 80
