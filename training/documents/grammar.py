"""Sentences that look like those of real documents, from the templates in lists/sentences.*.txt.

Called by words.py in the data workers. Templates with a ~ are held out, the words that fill
them by their own hash, so a held-out page has neither a sentence nor a content word of the training pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from training.documents.values import ValueSource
from training.documents.vocabulary import LISTS, parts_of_speech

KINDS = (
    "letter",
    "contract",
    "notice",
    "paper",
    "instruction",
    "news",
    "mail",
    "report",
    "manual",
    "privacy",
)
ORDINALS = {
    "en": ("first", "second", "third", "fourth", "fifth", "tenth", "15th", "last"),
    "de": ("ersten", "dritten", "fünften", "10.", "15."),
    "fr": ("premier", "deuxième", "cinquième", "dernier"),
    "es": ("primer", "segundo", "quinto", "último"),
}
PATHS = ("/etc/{}.conf", "~/.{}rc", "{}/{}.txt", "/usr/share/{}/{}", "{}.py", "C:\\{}\\{}.ini", "{}.{}")
VOWELS = "aeiou"
CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=8)
def templates(held_out: bool, language: str) -> dict[str, tuple[str, ...]]:
    """Templates of each kind of text, of one part of the split."""
    found: dict[str, list[str]] = {}
    kind = ""
    for line in (LISTS / f"sentences.{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            kind = line[3:]
        elif line and not line.startswith("#") and line.startswith("~") == held_out:
            found.setdefault(kind, []).append(line.removeprefix("~ "))
    return {kind: tuple(lines) for kind, lines in found.items()}


def plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and len(noun) > 2 and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def past(verb: str) -> str:
    """The past participle of a regular verb."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    is_short = len(verb) <= 4 and verb[-1] not in "wxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return verb + (verb[-1] + "ed" if is_short else "ed")


def _word(source: ValueSource, part: str, inflected: Callable[[str], str] = str) -> str:
    """A word of a part of speech, or now and then any word: reading must not lean on what is likely."""
    words = parts_of_speech(source.held_out, source.locale.language).get(part)
    if not words or source.rng.random() < 0.3:
        word = source.word()
        return word.lower() if source.locale.language == "en" else word
    return inflected(source.rng.choice(words))


def _plain(source: ValueSource) -> str:
    """A word such as programs and files are called by."""
    return source.word().lower()


def _fillers(source: ValueSource) -> dict[str, Callable[[], str]]:
    r = source.rng

    def noun(inflected: Callable[[str], str] = str) -> str:
        last = _word(source, "noun", inflected)
        is_compound = source.locale.language == "en" and r.random() < 0.2
        return f"{_word(source, 'noun')} {last}" if is_compound else last

    return {
        "n": noun,
        "noun": noun,
        "ns": lambda: noun(plural),
        "N": lambda: noun().capitalize(),
        "a": lambda: _word(source, "adjective"),
        "v": lambda: _word(source, "verb"),
        "ved": lambda: _word(source, "verb", past),
        "date": source.date,
        "month": source.month,
        "year": source.year,
        "weekday": source.weekday,
        "time": source.time,
        "days": lambda: str(r.choice((7, 10, 14, 21, 28, 30, 60, 90))),
        "count": lambda: str(r.randint(2, 60)),
        "digit": lambda: str(r.randint(1, 9)),
        "age": lambda: str(r.randint(16, 96)),
        "number": source.number,
        "amount": source.amount,
        "percent": source.percent,
        "decimal": lambda: source.decimal(r.uniform(0, 60), r.randint(1, 2)),
        "clause": lambda: ".".join(str(r.randint(1, 19)) for _ in range(r.randint(1, 3))),
        "ordinal": lambda: r.choice(ORDINALS[source.locale.language]),
        "ref": lambda: f"({r.randint(1, 60)})" if r.random() < 0.5 else f"[{r.randint(1, 60)}]",
        "unit": lambda: r.choice(("kg", "mm", "ms", "%", "km/h", "µm", "°C", "GB", "kWh")),
        "option": lambda: r.choice(("--{}", "--{}", "--{}=N", "{}")).format(_plain(source)),
        "command": lambda: _plain(source),
        "function": lambda: (
            f"{_plain(source)}_{_plain(source)}()" if r.random() < 0.5 else f"{_plain(source)}()"
        ),
        "file": lambda: r.choice(PATHS).format(_plain(source), _plain(source)),
        "version": lambda: ".".join(str(r.randint(0, 20)) for _ in range(r.randint(2, 3))),
        "code": source.code,
        "email": source.email,
        "phone": source.phone,
        "url": source.url,
        "person": source.person,
        "surname": source.surname,
        "first": source.first_name,
        "company": source.company,
        "town": source.town,
        "street": source.street,
    }


class Grammar:
    """Makes sentences for one page, each from another template as long as there are any.

    Args:
        source: what fills the slots of the templates.
    """

    def __init__(self, source: ValueSource) -> None:
        self.source = source
        self.templates = templates(source.held_out, source.locale.language)
        self.fillers = _fillers(source)
        self.used: set[str] = set()

    def sentence(self, kind: str) -> str:
        """A sentence of a kind of text (of any kind where the language has none of it)."""
        rng = self.source.rng
        lines = self.templates.get(kind) or self.templates[rng.choice(sorted(self.templates))]
        template = rng.choice([line for line in lines if line not in self.used] or lines)
        self.used.add(template)
        text = CHOICE.sub(lambda found: rng.choice(found[1].split("|")), template)
        text = SLOT.sub(lambda found: self.fillers[found[1]](), text)
        if self.source.locale.language == "en":
            text = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)
        text = re.sub(r"(?<!\.)\.\.(?!\.)", ".", " ".join(text.split()))  # after "p.m." or "Inc."
        return text[:1].upper() + text[1:]
