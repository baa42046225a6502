"""Labels of fields, what kind of value stands behind each, and how people ask for it in words of their own.

Called by words.py in the data workers; read from lists/wordings.*.txt. Some labels are kept for the held-out
part: the English ones of lists/held_out_labels.txt, of other languages those that the hash says.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from training.documents.vocabulary import LISTS, is_held_out

HELD_OUT_LABELS = tuple((LISTS / "held_out_labels.txt").read_text(encoding="utf-8").splitlines())


@dataclass(frozen=True)
class Wording:
    """One meaning: the labels that print it, the kind of value, and whole questions that ask for it."""

    kind: str
    labels: tuple[str, ...]
    questions: tuple[str, ...]


class Labelled(NamedTuple):
    """A label, a value that fits it, and whole questions that mean it (none for labels of random words)."""

    label: str
    value: str
    questions: tuple[str, ...]


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def parsed(text: str) -> list[Wording]:
    """The lines of a list of wordings: `kind: label | label = question | question`."""
    out = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            kind, _, rest = line.partition(":")
            labels, _, questions = rest.partition(" = ")
            out.append(Wording(kind, _parts(labels), _parts(questions)))
    return out


@lru_cache(maxsize=4)
def all_wordings(language: str) -> tuple[Wording, ...]:
    """All that lists/wordings.*.txt says of a language."""
    return tuple(parsed((LISTS / f"wordings.{language}.txt").read_text(encoding="utf-8")))


def is_held_out_label(label: str, language: str) -> bool:
    """Whether training never sees this label."""
    return label in HELD_OUT_LABELS if language == "en" else is_held_out(label)


@lru_cache(maxsize=8)
def wordings(held_out: bool, language: str) -> tuple[Wording, ...]:
    """The wordings with only the labels of one part of the split; in the held-out part, labels of both."""
    out = []
    for wording in all_wordings(language):
        own = tuple(label for label in wording.labels if is_held_out_label(label, language) == held_out)
        if own or held_out:
            out.append(Wording(wording.kind, own or wording.labels, wording.questions))
    return tuple(out)


@lru_cache(maxsize=8)
def labels(held_out: bool, language: str) -> tuple[str, ...]:
    """All labels of one part of the split."""
    found = [label for wording in all_wordings(language) for label in wording.labels]
    if language == "en":
        found += (LISTS / "labels.txt").read_text(encoding="utf-8").splitlines()
        found += HELD_OUT_LABELS
    return tuple(label for label in dict.fromkeys(found) if is_held_out_label(label, language) == held_out)


@lru_cache(maxsize=4)
def _wording_of(language: str) -> dict[str, Wording]:
    return {label.lower(): wording for wording in all_wordings(language) for label in wording.labels}


def kind_of(label: str, language: str) -> str:
    """The kind of value that stands behind a label, "" where lists/ does not know it."""
    wording = _wording_of(language).get(label.lower())
    return wording.kind if wording else ""


def synonyms(label: str, language: str, held_out: bool) -> tuple[str, ...]:
    """The other labels of one part of the split that mean the same."""
    wording = _wording_of(language).get(label.lower())
    others = (other for other in wording.labels if other.lower() != label.lower()) if wording else ()
    return tuple(other for other in others if is_held_out_label(other, language) == held_out)


def questions_for(label: str, language: str) -> tuple[str, ...]:
    """Whole questions that mean a label, as far as lists/ knows it."""
    wording = _wording_of(language).get(label.lower())
    return wording.questions if wording else ()


def mean_the_same(one: str, other: str, language: str) -> bool:
    """Whether two labels stand for the same, so that asking for one is answered by the other."""
    known = _wording_of(language)
    first, second = known.get(one.lower()), known.get(other.lower())
    return one.lower() == other.lower() or (first is not None and first is second)
