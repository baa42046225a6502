"""Values that tell by themselves what they are: mail and web addresses, telephone numbers, IBANs.

Called by questions.py in the data workers. People ask for the e-mail address of a card on which nothing says
"e-mail"; so such values are asked for without their label, and never said not to be there.
"""

from __future__ import annotations

import re

from training.documents.labels import questions_for
from training.documents.page import Field, Page, Run, text_of

SHAPES = {
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "url": re.compile(r"(?:https?://|\bwww\.)[^\s,;<>()]*[\w/]"),
    "iban": re.compile(r"\b[A-Z]{2}\d\d(?: ?[0-9A-Z]{4}){3,7}(?: ?\d{1,3})?\b"),
    "phone": re.compile(r"(?<![\w.,/-])(?:\+|\(?0)\d[\d ()/-]{6,}\d(?![\w.,%/-])"),
}
ASKED_AS = {  # names for it, of which the last one is a label that lists/ knows
    "email": ("E-mail address", "E-mail"),
    "url": ("Web address", "Website"),
    "iban": ("IBAN",),
    "phone": ("Phone number", "Telephone"),
}
DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
OTHER_NUMBERS = re.compile(r"\b(?:fax|telefax|mobil\w*|cell|hotline|ref)\b|\bn[or]\.", re.IGNORECASE)


def is_shown(kind: str, text: str) -> bool:
    """Whether something in the text has the shape of this kind of value."""
    return kind in SHAPES and SHAPES[kind].search(text) is not None


def plain_fields(page: Page) -> list[Field]:
    """Fields for the values that no label of the page's own fields leads to: those that stand there once."""
    rng, everything = page.rng, text_of(page.lines)
    labelled = " ".join(field.value.text for field in page.fields)
    out = []
    for kind, shape in SHAPES.items():
        found = [(run, match) for line in page.lines for run in line for match in shape.finditer(run.text)]
        if len(found) != 1 or len(shape.findall(everything)) != 1:
            continue
        run, match = found[0]
        if match[0] in labelled or (kind == "phone" and _is_doubtful(match[0], everything)):
            continue
        names = ASKED_AS[kind]
        value = Run(match[0], run.glyphs[match.start() : match.end()])
        out.append(Field(rng.choice(names), value, questions_for(names[-1], "en")))
    return out


def _is_doubtful(number: str, everything: str) -> bool:
    """Whether it may as well be a date, a fax or something else that has numbers."""
    return DATE.fullmatch(number) is not None or OTHER_NUMBERS.search(everything) is not None
