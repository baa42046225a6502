"""People, companies and how they are reached: names, addresses, telephone numbers, accounts of a locale.

Called by values.py, whose ValueSource goes on from here.
"""

from __future__ import annotations

import random
import string

from training.documents.locales import LOCALES, Locale
from training.documents.vocabulary import dictionary, name_pools

STATES = (  # noqa: SIM905
    "AL AK AZ CA CO CT FL GA IL IN KS LA MA MD ME MI MN MO MT NC NE NJ NM NV NY OH OR PA RI SC TN TX UT VA WA"
).split()


class ContactSource:
    """Draws names and addresses of one locale from one part of the split.

    Args:
        rng: the only source of chance, so that a seed makes the same page again.
        held_out: draw words and names from the part that training never sees.
        locale: code of the page's locale.
    """

    def __init__(self, rng: random.Random, held_out: bool, locale: str) -> None:
        self.rng = rng
        self.held_out = held_out
        self.locale: Locale = LOCALES[locale]
        self.words = dictionary(held_out, locale)
        self.names = name_pools(held_out, locale)

    def word(self) -> str:
        return self.rng.choice(self.words)

    def person(self) -> str:
        return self.rng.choice(self.names.people)

    def surname(self) -> str:
        return self.person().split()[-1]

    def first_name(self) -> str:
        return self.rng.choice(self.names.first_names)

    def company(self) -> str:
        return self.rng.choice(self.names.companies)

    def street(self) -> str:
        return self.rng.choice(self.names.streets)

    def town(self) -> str:
        return self.rng.choice(self.names.towns)

    def digits(self, low: int, high: int) -> str:
        return "".join(self.rng.choices(string.digits, k=self.rng.randint(low, high)))

    def letters(self, low: int, high: int) -> str:
        return "".join(self.rng.choices(string.ascii_uppercase, k=self.rng.randint(low, high)))

    def filled(self, pattern: str) -> str:
        """A pattern with # for a digit, * for one that is not 0, A for a capital."""
        chances = {"#": string.digits, "*": "123456789", "A": string.ascii_uppercase}
        return "".join(self.rng.choice(chances[c]) if c in chances else c for c in pattern)

    def phone(self) -> str:
        r = self.rng
        if r.random() < 0.1:
            return self.filled(r.choice(("+** *## ######", "+*# *# *## ## ##", "00** ### *######")))
        return self.filled(r.choice(self.locale.phone_patterns))

    def _mailable(self) -> str:
        """A word for addresses of mail and web: small and without accents, as those are."""
        for _ in range(8):
            word = self.word()
            if word.isascii():
                return word.lower()
        return "info"

    def email(self) -> str:
        r = self.rng
        kind = r.random()
        if kind < 0.4:
            name = self._mailable()
        elif kind < 0.8:
            name = f"{self._mailable()}{r.choice('._-')}{self._mailable()}"
        else:
            name = f"{self._mailable()}{r.randint(1, 99)}"
        host = self._mailable() + ("" if r.random() < 0.85 else f"-{self._mailable()}")
        return f"{name}@{host}.{r.choice(self.locale.domains)}"

    def url(self) -> str:
        r = self.rng
        start = r.choice(("www.", "https://", "https://www.", "http://", ""))
        path = "" if r.random() < 0.5 else f"/{self._mailable()}"
        return f"{start}{self._mailable()}.{r.choice(self.locale.domains)}{path}"

    def iban(self) -> str:
        country = self.locale.iban or self.rng.choice(("DE", "FR", "NL", "GB", "CH"))
        blocks = [country + self.digits(2, 2), *(self.digits(4, 4) for _ in range(4)), self.digits(1, 4)]
        return (" " if self.rng.random() < 0.85 else "").join(blocks)

    def bic(self) -> str:
        return self.letters(6, 6) + self.digits(1, 1) + self.letters(1, 1) + self.rng.choice(("", "XXX"))

    def postcode(self) -> str:
        return self.filled(self.rng.choice(self.locale.postcode_patterns))

    def town_line(self) -> str:
        """Town and postcode in the locale's order."""
        return self.locale.town_pattern.format(
            town=self.town(), postcode=self.postcode(), state=self.rng.choice(STATES)
        )

    def address_lines(self) -> list[str]:
        """Name, street and town, each on a line of its own."""
        name = self.person() if self.rng.random() < 0.6 else self.company()
        return [name, self.street(), self.town_line()]

    def address(self) -> str:
        """Street and town on one line."""
        return f"{self.street()}, {self.town_line()}"
