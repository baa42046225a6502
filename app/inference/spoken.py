"""What a question is for, and what an answer says, where the program must know: whether all of the text is
wanted, and whether the model says that something is not there. Pure functions, any thread.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.inference.question_words import folded

REFUSAL = "not on this page"
"""What docent-nano was taught to answer about what it does not see."""
NO = ("no", "none", "nein", "non")
OR = {"or", "oder", "ou", "o"}

_TEXT = r"(?:all )?(?:of )?(?:the |this |all )?(?:whole |full |entire )?(?:text|page|document)"
_ALL = (
    rf"(?:read|transcribe|copy|type out) (?:me )?(?:out )?(?:it|this|everything|{_TEXT})"
    r"(?: aloud| out| (?:on|of) (?:it|the page|this page))?",
    r"what does (?:it|this|the page|the text|this page) say",
    r"what is written (?:here|on (?:it|the page|this page))",
    r"(?:lies|lese) (?:bitte )?(?:mir )?(?:den|allen|den ganzen|das|alles|die seite)(?: text)?(?: bitte)?"
    r"(?: vor)?",
    r"was steht (?:hier|da|auf (?:der|dieser) seite)",
    r"lis(?:ez)?(?: moi)? (?:tout )?(?:le texte|la page|ceci|tout)",
    r"lee(?:r)? (?:todo )?(?:el texto|la pagina|esto|todo)",
)
_PAPER = r"(?:document|page|paper|file|picture|image)"
_KIND = (
    rf"what (?:kind|type|sort) of {_PAPER} is (?:this|it)",
    rf"what (?:{_PAPER} )?is (?:this|it)(?: {_PAPER})?",
    r"was (?:ist das|ist das hier)(?: fur ein (?:dokument|schreiben|bild))?",
    r"was fur ein (?:dokument|schreiben|bild) ist (?:das|es)",
    r"qu est ce que c est|c est quoi|quel (?:type|genre) de document est ce",
    r"que es esto|que (?:tipo|clase) de documento es(?: este)?",
)
_ASKS_FOR_KIND = re.compile("|".join(_KIND))
_ASKS_FOR_ALL = re.compile(rf"(?:please )?(?:{'|'.join(_ALL)})")


def asks_for_all_text(question: str, wordings: Collection[str] = ()) -> bool:
    """Whether a question wants all of the text read: in a wording that the model was taught, or alike."""
    said = folded(question)
    if any(said == folded(wording) for wording in wordings):
        return True
    return _ASKS_FOR_ALL.fullmatch(" ".join(said)) is not None


def asks_for_kind(question: str) -> bool:
    """Whether a question wants to know what kind of document it is."""
    return _ASKS_FOR_KIND.fullmatch(" ".join(folded(question))) is not None


def is_refusal(text: str) -> bool:
    """Whether an answer says that what was asked for is not there."""
    return _plain(text) == REFUSAL


def only_repeats(question: str, text: str) -> bool:
    """Whether an answer is no more than words of its question, none of them offered as an answer."""
    asked, said = folded(question), folded(text)
    return bool(said) and set(said) <= set(asked) and not OR & set(asked)


def is_no(text: str) -> bool:
    """Whether an answer is a plain "no"."""
    return _plain(text) in NO


def may_become_refusal(text: str) -> bool:
    """Whether an answer that begins so may still turn out to say that."""
    return REFUSAL.startswith(_plain(text))


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
