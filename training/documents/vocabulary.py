"""Words and names by language, split into a training and a held-out part.

Called by words.py, values.py and grammar.py in the data workers. The split goes by a hash of the word itself,
so that no word or name of the held-out part is ever drawn for training, on any machine and with any seed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from training.documents.locales import LOCALES

LISTS = Path(__file__).parent / "lists"
HELD_OUT_SHARE = 10  # per cent of words and names
# Letters outside ASCII that words and names may have: what every font here has, and the model learns.
ACCENTED = frozenset("äöüßÄÖÜéèêëàâçîïôùûœÉÈÊÀÂÇÎÔŒñáíóúÑÁÍÓÚ")
BESIDE_LETTERS = frozenset(" .,'&-/")
TITLES = {"jr", "sr", "md", "dds", "dvm", "phd", "ii", "iii", "iv", "v"}  # behind a surname


def is_held_out(word: str) -> bool:
    """Whether a word or name belongs to the held-out part, by its own hash."""
    return hashlib.sha1(word.lower().encode()).digest()[0] * 100 < HELD_OUT_SHARE * 256


def is_plain(text: str) -> bool:
    """Whether all letters are ones that the pages use."""
    return all(c.isascii() or c in ACCENTED for c in text)


def word_list(locale: str) -> list[str]:
    """The machine's word list of a language, or the few words that Faker brings along."""
    for path in LOCALES[locale].word_lists:
        if path.is_file():
            return path.read_text(encoding="utf-8").split()
    from faker import Faker

    faker = Faker(LOCALES[locale].faker[0])
    faker.seed_instance(1)
    return sorted({word for _ in range(60) for word in faker.words(50)})


@lru_cache(maxsize=10)
def dictionary(held_out: bool, locale: str = "en_US") -> tuple[str, ...]:
    """Plain words of 2 to 13 letters of one language and one part of the split, mostly short ones."""
    longest = 11 if locale.startswith("en") else 13
    return tuple(
        word
        for word in word_list(locale)
        if 2 <= len(word) <= longest and word.isalpha() and is_plain(word) and is_held_out(word) == held_out
    )


@dataclass
class NamePools:
    """People, companies, streets and towns, made once by Faker and drawn from afterwards (Faker is slow)."""

    people: list[str] = field(default_factory=list)
    first_names: list[str] = field(default_factory=list)
    companies: list[str] = field(default_factory=list)
    streets: list[str] = field(default_factory=list)
    towns: list[str] = field(default_factory=list)


def _key(text: str) -> str:
    """What the split of a name goes by: a person's surname, else the name without its digits."""
    words = [word for word in re.sub(r"[\d.,]", " ", text).split() if word.lower() not in TITLES]
    return " ".join(words)


@lru_cache(maxsize=10)
def name_pools(held_out: bool, locale: str = "en_US", size: int = 2000) -> NamePools:
    """Pools of names in which every surname, company, street and town belongs to the asked part."""
    from faker import Faker

    faker = Faker([*LOCALES[locale].faker])
    faker.seed_instance(20261122)
    pools = NamePools()
    makers = (
        (pools.people, faker.name),
        (pools.first_names, faker.first_name),
        (pools.companies, faker.company),
        (pools.streets, faker.street_address),
        (pools.towns, faker.city),
    )
    wanted = size // 10 if held_out else size
    for pool, make in makers:
        seen: set[str] = set()
        for _ in range(wanted * (15 if held_out else 2)):
            text = make().replace("\n", ", ")
            if text in seen or not 2 <= len(text) <= 30:
                continue
            seen.add(text)
            key = _key(text)
            if pool is pools.people:
                key = key.split()[-1] if key else ""
            letters = all(c.isalnum() or c in BESIDE_LETTERS for c in text)
            if key and letters and is_plain(text) and is_held_out(key) == held_out:
                pool.append(text)
                if len(pool) >= wanted:
                    break
    return pools


@lru_cache(maxsize=10)
def parts_of_speech(held_out: bool, language: str) -> dict[str, tuple[str, ...]]:
    """The nouns, adjectives and verbs of lists/vocabulary.*.txt of one part of the split."""
    out = {}
    text = (LISTS / f"vocabulary.{language}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            part, _, words = line.partition(":")
            out[part] = tuple(word for word in words.split() if is_held_out(word) == held_out)
    return out
