"""Words, names and values that stand on synthetic documents, split into a training and a held-out part.

Called by page.py and the layouts in the data workers. The split goes by a hash of the word itself, so that no word, name
or label of the held-out part is ever drawn for training, on any machine and with any seed.
"""

from __future__ import annotations

import calendar
import hashlib
import random
import string
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

WORD_LISTS = (Path("/usr/share/dict/american-english"), Path("/usr/share/dict/words"))
HELD_OUT_SHARE = 10  # per cent of words and names

LISTS = Path(__file__).parent / "lists"
LABELS = tuple((LISTS / "labels.txt").read_text(encoding="utf-8").splitlines())
HELD_OUT_LABELS = tuple((LISTS / "held_out_labels.txt").read_text(encoding="utf-8").splitlines())
CURRENCIES = ("$", "€", "£")
CURRENCY_CODES = ("USD", "EUR", "GBP", "CHF")
MONTHS = tuple(calendar.month_name)[1:]
UNITS = ("kg", "g", "cm", "mm", "m", "km", "kWh", "V", "W", "pcs", "h", "min", "days", "months", "%", "l")


def is_held_out(word: str) -> bool:
    """Whether a word or name belongs to the held-out part, by its own hash."""
    return hashlib.sha1(word.lower().encode()).digest()[0] * 100 < HELD_OUT_SHARE * 256


def word_list() -> list[str]:
    """The machine's English word list, or the thousand words that Faker brings along."""
    for path in WORD_LISTS:
        if path.is_file():
            return path.read_text(encoding="utf-8").split()
    from faker.providers.lorem.en_US import Provider

    return sorted(set(Provider.word_list))


@lru_cache(maxsize=2)
def dictionary(held_out: bool) -> tuple[str, ...]:
    """Plain English words of 2 to 11 letters, of one part of the split."""
    return tuple(
        word
        for word in word_list()
        if word.isascii() and word.isalpha() and 2 <= len(word) <= 11 and is_held_out(word) == held_out
    )


@dataclass
class NamePools:
    """People, companies, streets and towns, made once by Faker and drawn from afterwards (Faker itself is
    slow).
    """

    people: list[str] = field(default_factory=list)
    companies: list[str] = field(default_factory=list)
    streets: list[str] = field(default_factory=list)
    towns: list[str] = field(default_factory=list)


@lru_cache(maxsize=2)
def name_pools(held_out: bool, size: int = 3000) -> NamePools:
    """Pools of ASCII names in which every word belongs to the asked part."""
    from faker import Faker

    faker = Faker(["en_US", "en_GB"])
    faker.seed_instance(20261122)
    pools = NamePools()
    makers = (
        (pools.people, faker.name),
        (pools.companies, faker.company),
        (pools.streets, faker.street_address),
        (pools.towns, faker.city),
    )
    for pool, make in makers:
        seen: set[str] = set()
        for _ in range(size * (40 if held_out else 3)):
            text = make().replace("\n", ", ")
            key = text.split()[-1] if text.split() else text
            if text.isascii() and len(text) <= 26 and is_held_out(key) == held_out and text not in seen:
                seen.add(text)
                pool.append(text)
            if len(pool) >= (size // 10 if held_out else size):
                break
    return pools


class TextSource:
    """Draws texts for one page from one part of the split.

    Args:
        rng: the only source of chance, so that a seed makes the same page again.
        held_out: draw from the part that training never sees.
    """

    def __init__(self, rng: random.Random, held_out: bool) -> None:
        self.rng = rng
        self.held_out = held_out
        self.words = dictionary(held_out)
        self.names = name_pools(held_out)

    def word(self) -> str:
        return self.rng.choice(self.words)

    def code(self) -> str:
        """A reference such as INV-2024-0117, 4711/33 or KX82041."""
        r = self.rng
        kind = r.randrange(6)
        letters = "".join(r.choices(string.ascii_uppercase, k=r.randint(1, 4)))
        number = "".join(r.choices(string.digits, k=r.randint(3, 6)))
        if kind == 0:
            return f"{letters}-{number}"
        if kind == 1:
            return f"{letters}{number}"
        if kind == 2:
            return number
        if kind == 3:
            return f"{letters}-{r.randint(2015, 2030)}-{r.randint(0, 9999):04d}"
        if kind == 4:
            return f"{number}/{r.randint(1, 99)}"
        return "".join(r.choices(string.ascii_uppercase + string.digits, k=r.randint(5, 10)))

    def amount(self) -> str:
        r = self.rng
        value = round(10 ** r.uniform(0.3, 4.6), 2)
        text = f"{value:,.2f}" if r.random() < 0.6 else f"{value:.2f}"
        if r.random() < 0.2:
            text = text.replace(",", " ").replace(".", ",").replace(" ", ".")
        kind = r.random()
        if kind < 0.4:
            return r.choice(CURRENCIES) + ("" if r.random() < 0.7 else " ") + text
        if kind < 0.65:
            return f"{text} {r.choice(CURRENCY_CODES)}"
        if kind < 0.8:
            return f"{text} {r.choice(CURRENCIES)}"
        return text

    def number(self) -> str:
        return str(self.rng.choice((self.rng.randint(0, 9), self.rng.randint(0, 99), self.rng.randint(0, 9999))))

    def date(self) -> str:
        r = self.rng
        day, month, year = r.randint(1, 28), r.randint(1, 12), r.randint(1970, 2035)
        name = MONTHS[month - 1]
        return r.choice(
            (
                f"{day:02d}/{month:02d}/{year}",
                f"{year}-{month:02d}-{day:02d}",
                f"{day:02d}.{month:02d}.{year}",
                f"{day} {name} {year}",
                f"{name} {day}, {year}",
                f"{name[:3]} {day}, {year}",
                f"{day} {name[:3]} {year}",
            )
        )

    def phone(self) -> str:
        r = self.rng
        return r.choice(
            (
                f"+{r.randint(1, 99)} {r.randint(10, 999)} {r.randint(1000, 999999)}",
                f"({r.randint(200, 999)}) {r.randint(200, 999)}-{r.randint(0, 9999):04d}",
                f"0{r.randint(10, 999)} {r.randint(10000, 999999)}",
            )
        )

    def email(self) -> str:
        ending = self.rng.choice(("com", "org", "net", "de", "co.uk"))
        return f"{self.word().lower()}@{self.word().lower()}.{ending}"

    def random_string(self) -> str:
        return "".join(
            self.rng.choices(string.ascii_letters + string.digits + "-/.#&", k=self.rng.randint(3, 9))
        )

    def value(self) -> str:
        """Something that may stand behind any label."""
        r = self.rng
        kind = r.random()
        if kind < 0.22:
            return self.amount()
        if kind < 0.38:
            return self.date()
        if kind < 0.54:
            return self.code()
        if kind < 0.66:
            return r.choice(self.names.people)
        if kind < 0.74:
            return r.choice(self.names.companies)
        if kind < 0.79:
            return r.choice(self.names.towns)
        if kind < 0.83:
            return r.choice(self.names.streets)
        if kind < 0.87:
            return f"{r.randint(1, 999)} {r.choice(UNITS)}"
        if kind < 0.90:
            return self.phone()
        if kind < 0.92:
            return self.email()
        if kind < 0.98:
            return " ".join(self.word() for _ in range(r.randint(1, 2)))
        return self.random_string()

    def label(self) -> str:
        """A known label, or one or two random words: labels are matched by reading, not by heart."""
        r = self.rng
        if r.random() < 0.6:
            return r.choice(HELD_OUT_LABELS if self.held_out and r.random() < 0.5 else LABELS)
        words = [self.word() for _ in range(r.choice((1, 1, 2)))]
        return " ".join(words).capitalize() if r.random() < 0.7 else " ".join(words).title()

    def phrase(self, low: int, high: int) -> list[str]:
        """Running text of `low` to `high` words, with numbers, names and punctuation strewn in."""
        r = self.rng
        out: list[str] = []
        for i in range(r.randint(low, high)):
            kind = r.random()
            if kind < 0.80:
                word = self.word()
            elif kind < 0.88:
                word = r.choice(
                    ("the", "of", "and", "to", "in", "for", "is", "on", "that", "by", "with", "not", "be")
                )
            elif kind < 0.93:
                word = self.rng.choice((self.code(), str(r.randint(0, 9999)), self.date().replace(" ", "-")))
            else:
                word = self.random_string() if r.random() < 0.3 else r.choice(self.names.people).split()[-1]
            if i == 0 or (out and out[-1].endswith(".")) or r.random() < 0.05:
                word = word[:1].upper() + word[1:]
            out.append(word + r.choices(("", ",", ".", ":", ";"), weights=(84, 7, 7, 1, 1))[0])
        return out
