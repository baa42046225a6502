"""What stands on documents beside names and dates: goods and services, times, bank details, running text.

Called by the layouts of documents in the data workers. Words of the lists go through the same split as all
others (`parts.pick`).
"""

from __future__ import annotations

import string
from collections.abc import Callable

from training.documents.layouts.parts import pick, wordings
from training.documents.words import TextSource

LISTS = wordings("goods")
EXTRAS = (
    "large",
    "small",
    "500 g",
    "1 kg",
    "black",
    "white",
    "blue",
    "2 m",
    "set of 4",
    "no. 7",
    "XL",
    "10 pcs",
    "1 l",
)


def goods(source: TextSource, language: str, kind: str = "goods") -> str:
    """The name of something bought: from a list, or of one or two plain words."""
    rng = source.rng
    if rng.random() < 0.5:
        name = pick(source, LISTS[kind][language])
    else:
        name = " ".join(source.word() for _ in range(rng.choice((1, 1, 2)))).capitalize()
    return f"{name} {rng.choice(EXTRAS)}" if rng.random() < 0.2 and language == "en" else name


def different(count: int, make: Callable[[], str]) -> list[str]:
    """Up to `count` texts that differ, also in small letters, and none of which begins another."""
    out: list[str] = []
    for _ in range(3 * count):
        text = make()
        if len(out) < count and not any(
            text.lower().startswith(other.lower()) or other.lower().startswith(text.lower()) for other in out
        ):
            out.append(text)
    return out


def person(source: TextSource) -> str:
    """First and last name, without titles."""
    for _ in range(8):
        name = source.rng.choice(source.names.people)
        if len(name.split()) == 2 and "." not in name:
            return name
    return name


def company(source: TextSource) -> str:
    return source.rng.choice(source.names.companies)


def street(source: TextSource) -> str:
    return source.rng.choice(source.names.streets)


def town(source: TextSource) -> str:
    """A town with its postal code."""
    rng = source.rng
    name = rng.choice(source.names.towns)
    return (
        f"{rng.randint(10000, 99999)} {name}"
        if rng.random() < 0.7
        else f"{name}, {rng.randint(10000, 99999)}"
    )


def clock(source: TextSource) -> str:
    """A time of day."""
    rng = source.rng
    hour, minute = rng.randint(6, 22), rng.choice((0, 0, 15, 30, 45, rng.randint(0, 59)))
    if rng.random() < 0.75:
        return f"{hour:02d}:{minute:02d}"
    return f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"


def iban(source: TextSource) -> str:
    rng = source.rng
    digits = "".join(rng.choices(string.digits, k=rng.choice((18, 20))))
    text = rng.choice(("DE", "FR", "ES", "GB", "CH", "AT", "NL")) + digits
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4)) if rng.random() < 0.8 else text


def bic(source: TextSource) -> str:
    rng = source.rng
    letters = "".join(rng.choices(string.ascii_uppercase, k=6))
    return letters + "".join(rng.choices(string.ascii_uppercase + string.digits, k=rng.choice((2, 5))))


def web_address(source: TextSource) -> str:
    return (
        f"www.{source.word().lower()}.{source.rng.choice(('com', 'org', 'net', 'de', 'co.uk', 'fr', 'es'))}"
    )


def title(source: TextSource, low: int = 1, high: int = 4) -> str:
    """A few words as a heading has them."""
    words = [source.word() for _ in range(source.rng.randint(low, high))]
    text = " ".join(words)
    return text.title() if source.rng.random() < 0.4 else text[:1].upper() + text[1:]


def prose(source: TextSource, low: int, high: int, kind: str = "letter") -> list[str]:
    """Running text of a kind as words: mostly sentences, else words that nobody can guess."""
    if source.rng.random() < 0.3:
        return source.phrase(low, high)
    return source.paragraph_words(low, high, kind)
