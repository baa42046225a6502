"""Themes put together from parts, so that what is learnt is how label and question fit, not the pairs: who
did what and when, the last and the next of something, which of a thing was chosen. For training only; read
from lists/deeds.txt, turns.txt and choices.txt.

Called by themes.py in the data workers.
"""

from __future__ import annotations

import random
from functools import lru_cache
from typing import NamedTuple

from training.documents.labels import Wording
from training.documents.vocabulary import LISTS

LANGUAGES = ("en", "de", "fr", "es")  # in the order in which choices.txt has them


class _Deeds(NamedTuple):
    """Verbs, each as (past, participle), and what they may be done to."""

    verbs: tuple[tuple[str, str], ...]
    objects: tuple[str, ...]


class _Choice(NamedTuple):
    """A thing, what was done when it was chosen, and its labels by language."""

    thing: str
    participles: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]


def composed(language: str, rng: random.Random) -> list[Wording]:
    """Wordings that mean different things, mixed of some of the parts; outside of English of choices only."""
    if language != "en":
        return _of_choices(language, rng, rng.randint(3, 5))
    makers = rng.sample((_of_deeds, _of_turns, _of_choices_in_english), k=rng.choice((1, 1, 2)))
    out = [wording for make in makers for wording in make(rng)]
    rng.shuffle(out)
    return out


def _of_deeds(rng: random.Random) -> list[Wording]:
    """Who did two to four things to one object, when and where."""
    deeds = rng.choice(_deeds())
    thing = rng.choice(deeds.objects)
    shown = thing[:1].upper() + thing[1:]
    out = []
    for past, participle in rng.sample(deeds.verbs, k=rng.randint(2, 4)):
        done = participle[:1].upper() + participle[1:]
        asked = (f"Who {past} the {thing}?", f"Who {past} it?", f"By whom was it {participle}?")
        out.append(Wording("person", (f"{done} by", f"{shown} {participle} by"), asked))
        if rng.random() < 0.5:
            when = (f"When was the {thing} {participle}?", f"When was it {participle}?")
            out.append(Wording("date", (f"{done} on", f"{shown} {participle} on"), when))
        if rng.random() < 0.25:
            where = (f"Where was the {thing} {participle}?", f"Where was it {participle}?")
            out.append(Wording("town", (f"{done} in", f"{shown} {participle} in"), where))
    return out


def _of_turns(rng: random.Random) -> list[Wording]:
    """The last and the next of one or two things that come again."""
    out = []
    kind, things = rng.choice(_turns())
    for thing in rng.sample(things, k=rng.choice((1, 2))):
        last = (f"When was the last {thing}?", f"When was the previous {thing}?")
        following = (f"When is the next {thing}?", f"When will the next {thing} be?")
        out.append(Wording(kind, (f"Last {thing}", f"Previous {thing}", f"Latest {thing}"), last))
        out.append(Wording(kind, (f"Next {thing}", f"Coming {thing}", f"Following {thing}"), following))
        if rng.random() < 0.3:
            out.append(Wording(kind, (f"First {thing}",), (f"When was the first {thing}?",)))
    return out


def _of_choices_in_english(rng: random.Random) -> list[Wording]:
    return _of_choices("en", rng, rng.randint(3, 5))


def _of_choices(language: str, rng: random.Random, count: int) -> list[Wording]:
    """Things of which one kind was chosen, under labels that only name the thing."""
    out = []
    for choice in rng.sample(_choices(), k=count):
        done = rng.choice(choice.participles)
        asked = (
            f"Which {choice.thing} was {done}?",
            f"What {choice.thing} was {done}?",
            f"Which {choice.thing} is it?",
        )
        out.append(Wording("room", choice.labels[language], asked))
    return out


def _lines(name: str) -> list[str]:
    text = (LISTS / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _parts(text: str, separator: str = ",") -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator))


@lru_cache(maxsize=1)
def _deeds() -> tuple[_Deeds, ...]:
    out = []
    for line in _lines("deeds.txt"):
        verbs, _, objects = line.partition(" = ")
        pairs = (pair.split() for pair in _parts(verbs))
        out.append(_Deeds(tuple((past, participle) for past, participle in pairs), _parts(objects)))
    return tuple(out)


@lru_cache(maxsize=1)
def _turns() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (kind, _parts(things)) for kind, _, things in (x.partition(": ") for x in _lines("turns.txt"))
    )


@lru_cache(maxsize=1)
def _choices() -> tuple[_Choice, ...]:
    out = []
    for line in _lines("choices.txt"):
        asked, _, labels = line.partition(" = ")
        thing, _, participles = asked.partition(": ")
        by_language = (_parts(some, "|") for some in labels.split(" ; "))
        out.append(_Choice(thing, _parts(participles), dict(zip(LANGUAGES, by_language, strict=True))))
    return tuple(out)
