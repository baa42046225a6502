"""Texts that stand on synthetic documents: words, values, labels and running text of one locale.

Called by page.py and the layouts in the data workers. Everything comes from one part of the split
(vocabulary.py), so that no word, name or label of the held-out part is ever drawn for training.
"""

from __future__ import annotations

import random
import re

from training.documents import themes
from training.documents.grammar import KINDS, Grammar
from training.documents.labels import (
    HELD_OUT_LABELS,
    Labelled,
    Wording,
    kind_of,
    labels,
    mean_the_same,
    questions_for,
    synonyms,
    wordings,
)
from training.documents.locales import ENGLISH_MONTHS, LOCALE_WEIGHTS
from training.documents.values import CURRENCIES, CURRENCY_CODES, UNITS, ValueSource
from training.documents.vocabulary import dictionary, is_held_out, name_pools

__all__ = [
    "CURRENCIES",
    "CURRENCY_CODES",
    "HELD_OUT_LABELS",
    "LABELS",
    "MONTHS",
    "UNITS",
    "TextSource",
    "dictionary",
    "is_held_out",
    "name_pools",
]

THEMED = 0.35  # of the pages for training have labels of one theme
OFF_THEME = 0.15  # of their labels are others all the same
TYPED = str.maketrans("„“”–’", '"""-\'')
MONTHS = ENGLISH_MONTHS
LABELS = labels(False, "en")
BRACKETS = (
    "({})",
    '"{}"',
    "'{}'",
    "[{}]",
    "{}/{}",
    "- {}",
    "{}...",
    "{} & {}",
    "{}*",
    "• {}",
    "{} = {}",
    "<{}>",
)


class TextSource(ValueSource):
    """Draws texts for one page from one part of the split.

    Args:
        rng: the only source of chance, so that a seed makes the same page again.
        held_out: draw from the part that training never sees.
        locale: code of the page's locale; by default drawn by chance, mostly English.
    """

    def __init__(self, rng: random.Random, held_out: bool, locale: str | None = None) -> None:
        if locale is None:
            locale = rng.choices(tuple(LOCALE_WEIGHTS), tuple(LOCALE_WEIGHTS.values()))[0]
        super().__init__(rng, held_out, locale)
        self.grammar = Grammar(self)
        self.is_typographic = rng.random() < 0.5
        self._meanings: set[tuple[str, ...]] = set()  # that labelled() has given
        self._theme: list[Wording] | None = None  # what is left of it; None until the first label is drawn
        self._theme_words: set[str] = set()  # of the labels given of it

    def _random_label(self) -> str:
        words = [self.word() for _ in range(self.rng.choice((1, 1, 2)))]
        text = " ".join(words)
        return text[:1].upper() + text[1:] if self.rng.random() < 0.7 else text.title()

    def label(self) -> str:
        """A known label, or one or two random words: labels are matched by reading, not by heart."""
        r = self.rng
        if r.random() < 0.35:
            return self._random_label()
        language = self.locale.language if r.random() < 0.9 else "en"
        return r.choice(labels(self.held_out and r.random() < 0.5, language))

    def labelled(self) -> Labelled:
        """A label with a value that fits it and whole questions that mean it, each meaning once a page."""
        r = self.rng
        if not self.held_out and (themed := self._of_theme()) is not None:
            return themed
        if r.random() < 0.25:
            return Labelled(self._random_label(), self.value(), ())
        known = wordings(self.held_out, self.locale.language)
        for _ in range(8):
            wording = r.choice(known)
            if wording.questions not in self._meanings and not self._is_like_theme(wording):
                self._meanings.add(wording.questions)
                value = self.value() if r.random() < 0.08 else self.value_of_kind(wording.kind)
                return Labelled(r.choice(wording.labels), value, wording.questions)
        return Labelled(self._random_label(), self.value(), ())

    def _of_theme(self) -> Labelled | None:
        """The next of the page's theme: mostly in the order in which such pages have them."""
        r = self.rng
        if self._theme is None:
            has_one = r.random() < THEMED
            self._theme = list(themes.new_theme(self)) if has_one else []
        if not self._theme or r.random() < OFF_THEME:
            return None
        place = 0 if r.random() < 0.6 else r.randrange(len(self._theme))
        found = themes.labelled(self._theme.pop(place), self)
        self._theme_words.update(found.label.lower().split())
        return found

    def _is_like_theme(self, wording: Wording) -> bool:
        """Whether it may mean what a label of the theme means."""
        return any(self._theme_words.intersection(label.lower().split()) for label in wording.labels)

    def questions_for(self, label: str) -> tuple[str, ...]:
        """Whole questions that mean a label which a layout chose itself, as far as they are known."""
        return questions_for(label, self.locale.language) or questions_for(label, "en")

    def kind_of(self, label: str) -> str:
        """The kind of value that stands behind a label, "" where it is not known."""
        return kind_of(label, self.locale.language) or kind_of(label, "en")

    def synonyms(self, label: str) -> tuple[str, ...]:
        """Other labels that mean the same, of the part that this source draws from."""
        found = synonyms(label, self.locale.language, self.held_out)
        return found or synonyms(label, "en", self.held_out)

    def mean_the_same(self, one: str, other: str) -> bool:
        """Whether two labels stand for the same."""
        return mean_the_same(one, other, self.locale.language) or mean_the_same(one, other, "en")

    def absent(self, present: list[str]) -> Labelled:
        """A label that means none of those present, with its questions; its value stands nowhere."""
        if self._theme is None:
            self._theme = []  # only what a page shows some of is asked for where it is missing
        while True:
            found = self.labelled()
            if not any(self.mean_the_same(found.label, label) for label in present):
                return found

    def dressed(self, text: str) -> str:
        """The text with the quotes, apostrophes and dashes that this page has: typed or typographic ones."""
        if not self.is_typographic:
            return text.translate(TYPED)
        opening, closing = self.locale.quotes
        text = re.sub(r'"([^"]*)"', rf"{opening}\1{closing}", text)
        return text.replace("'", "’").replace(" - ", " – ")

    def sentence(self, kind: str | None = None) -> str:
        """A sentence as it stands in a letter, contract, notice, paper, instruction, news, mail or report."""
        return self.dressed(self.grammar.sentence(kind or self.rng.choice(KINDS)))

    def paragraph_words(self, low: int, high: int, kind: str | None = None) -> list[str]:
        """The words of sentences of one kind of text, `low` to `high` of them."""
        kind = kind or self.rng.choice(KINDS)
        wanted = self.rng.randint(low, high)
        out: list[str] = []
        while len(out) < wanted:
            words = self.sentence(kind).split()
            if out and len(out) + len(words) > high and len(out) >= low:
                break
            out += words
        return out[:high]

    def _with_apostrophe(self) -> str:
        patterns = {"en": "{}'s", "fr": "l'{}"}
        return self.dressed(patterns.get(self.locale.language, "{}").format(self.word()))

    def random_words(self, low: int, high: int) -> list[str]:
        """Random words with numbers, names and punctuation strewn in, which no model can guess."""
        r = self.rng
        out: list[str] = []
        for i in range(r.randint(low, high)):
            kind = r.random()
            if kind < 0.74:
                word = self.word()
            elif kind < 0.84:
                word = r.choice(self.locale.common)
            elif kind < 0.87:
                word = f"{self.word()}-{self.word()}" if r.random() < 0.5 else self._with_apostrophe()
            elif kind < 0.93:
                word = r.choice((self.code, self.number, self.percent, self.amount, self.date, self.time))()
            elif kind < 0.96:
                word = self.random_string() if r.random() < 0.4 else self.surname()
            else:
                word = self.dressed(r.choice(BRACKETS).format(self.word(), self.word()))
            if i == 0 or out[-1].endswith(".") or r.random() < 0.05:
                word = word[:1].upper() + word[1:]
            out.append(
                word + r.choices(("", ",", ".", ":", ";", "!", "?"), weights=(83, 7, 7, 1, 1, 0.5, 0.5))[0]
            )
        return " ".join(out).split()

    def phrase(self, low: int, high: int) -> list[str]:
        """Words of running text, `low` to `high` of them: sentences, or random words."""
        if self.rng.random() < 0.55:
            return self.paragraph_words(low, high)
        return self.random_words(low, high)[:high]
