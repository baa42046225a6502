"""Labels that stand together on one page and are easily taken for each other: the last service and the next
one, who drew it, who checked it and who approved it. For training only; read from lists/themes.*.txt.

Called by words.py in the data workers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from training.documents.composed import composed
from training.documents.labels import Labelled, Wording, is_held_out_label, parsed
from training.documents.vocabulary import LISTS

if TYPE_CHECKING:
    from training.documents.values import ValueSource

Theme = tuple[Wording, ...]

COMPOSED = 0.4  # of the themes are put together from parts
_YES = {"en": "Yes No On Off", "de": "Ja Nein Ein Aus", "fr": "Oui Non", "es": "Sí No"}


@lru_cache(maxsize=4)
def themes(language: str) -> tuple[Theme, ...]:
    """All themes of a language, without the labels that are kept for the held-out part."""
    text = (LISTS / f"themes.{language}.txt").read_text(encoding="utf-8")
    return tuple(theme for block in text.split("\n\n") if (theme := _for_training(parsed(block), language)))


def new_theme(source: ValueSource) -> Theme:
    """One of the lists, or one that is put together for this page."""
    rng, language = source.rng, source.locale.language
    if rng.random() < COMPOSED:
        return _for_training(composed(language, rng), language)
    return rng.choice(themes(language))


def _for_training(block: list[Wording], language: str) -> Theme:
    out = []
    for wording in block:
        labels = tuple(label for label in wording.labels if not is_held_out_label(label, language))
        if labels:
            out.append(Wording(wording.kind, labels, wording.questions))
    return tuple(out)


def labelled(wording: Wording, source: ValueSource) -> Labelled:
    """One of the wording's labels with a value of its kind."""
    make = _MAKERS.get(wording.kind)
    value = make(source) if make is not None else source.value_of_kind(wording.kind)
    return Labelled(source.rng.choice(wording.labels), value, wording.questions)


def _moment(source: ValueSource) -> str:
    return f"{source.date()}{source.rng.choice((', ', ' ', ' - '))}{source.time()}"


def _storage(source: ValueSource) -> str:
    return source.measured(("GB", "GB", "MB", "TB", "kB"))


def _room(source: ValueSource) -> str:
    rng = source.rng
    if rng.random() < 0.3:
        return str(rng.randint(1, 999))
    parts = [source.words_of_value() for _ in range(rng.choice((1, 2, 2)))]
    return ", ".join(parts)


def _seat(source: ValueSource) -> str:
    rng = source.rng
    return f"{rng.randint(1, 60)}{rng.choice('ABCDEFGHJK') if rng.random() < 0.7 else ''}"


def _gate(source: ValueSource) -> str:
    rng = source.rng
    return f"{rng.choice('ABCDEFG') if rng.random() < 0.6 else ''}{rng.randint(1, 80)}"


def _yes(source: ValueSource) -> str:
    return source.rng.choice(_YES[source.locale.language].split())


def _scale(source: ValueSource) -> str:
    return f"1:{source.rng.choice((1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 25000))}"


def _score(source: ValueSource) -> str:
    rng = source.rng
    return f"{rng.randint(0, 9)}{rng.choice((':', ' : ', '-', ' - '))}{rng.randint(0, 9)}"


def _hours(source: ValueSource) -> str:
    rng = source.rng
    number = str(rng.randint(8, 48)) if rng.random() < 0.6 else source.decimal(rng.uniform(8, 48), 1)
    return f"{number}{rng.choice(('', ' h'))}"


def _resolution(source: ValueSource) -> str:
    rng = source.rng
    return f"{rng.randint(640, 7680)}{rng.choice((' x ', ' × ', 'x'))}{rng.randint(400, 4320)}"


_MAKERS: dict[str, Callable[[ValueSource], str]] = {
    "moment": _moment,
    "storage": _storage,
    "room": _room,
    "seat": _seat,
    "gate": _gate,
    "yes": _yes,
    "scale": _scale,
    "score": _score,
    "hours": _hours,
    "resolution": _resolution,
}
