"""How a field is asked for: in wordings that name its label, in whole questions that mean it, and in others.

Called by questions.py and the layouts in the data workers.
"""

from __future__ import annotations

import random
import re

from training.documents.page import Field, Page, text_of

OTHERWISE = 0.3  # of the questions about fields in training are worded in yet other ways
FIELD_QUESTIONS = (
    "What is the {}?",
    "What is the {}?",
    "What is the {}?",
    "Find the {}.",
    "{}?",
    "What does it say for {}?",
    "Which {} is given?",
    "Tell me the {}.",
)
# further wordings, for training only, so that the held-out questions stay what they were
OTHER_FIELD_QUESTIONS = {
    "en": (
        "What is my {}?",
        "What's the {}?",
        "{}",
        "Give me the {}.",
        "What {} is given?",
        "What is the {} on this page?",
        "What does the page say about the {}?",
        "Can you find the {}?",
    ),
    "de": ("Wie lautet {}?", "Was steht bei {}?", "Was ist {}?", "Welche Angabe steht bei {}?"),
    "fr": ("Quel est {} ?", "Quelle est {} ?", "Qu'est-ce qui est indiqué pour {} ?", "Que dit {} ?"),
    "es": ("¿Cuál es {}?", "¿Qué pone en {}?", "¿Qué dice {}?", "¿Qué se indica en {}?"),
}
QUESTIONS_OF_KIND = {
    "amount": ("How much is the {}?", "How much {} is there?"),
    "date": ("When is the {}?", "When was the {}?"),
    "time": ("When is the {}?", "At what time is the {}?"),
    "person": ("Who is the {}?", "Who is named as {}?"),
    "party": ("Who is the {}?", "Who is named as {}?"),
    "company": ("Who is the {}?", "Which company is the {}?"),
    "percent": ("How high is the {}?", "How many per cent is the {}?"),
    "period": ("How long is the {}?",),
}
# labels that do not name a thing: "Issued on", "Paid by", "Expires"
NOT_A_NOUN = re.compile(r"(?:\b(?:on|by|until|from|to|at|of|in|no|for)|[a-z]ed|[a-z]s)\W*$", re.IGNORECASE)
NO_NOUNS = {
    "from",
    "to",
    "cc",
    "no.",
    "nr.",
    "due",
    "paid",
    "pay by",
    "an",
}  # labels that no one asks for by name


def in_question(label: str, rng: random.Random) -> str:
    """The label as people write it in a question: as printed, or in small letters."""
    is_name = any(c.isupper() for c in label[1:])
    return label if rng.random() < 0.4 or is_name else label[:1].lower() + label[1:]


def sentence(text: str) -> str:
    """With a capital at the start, as a question begins."""
    return text[:1].upper() + text[1:]


def words_of(text: str) -> set[str]:
    """The words by which one label is told from another."""
    return set(re.findall(r"\w+", text.lower())) - {"of", "the", "no", "number", "de", "is", "what", "which"}


def is_worded_otherwise(page: Page) -> bool:
    """Whether the next question about a field is to be in another wording: never on held-out pages."""
    return not page.source.held_out and page.rng.random() < OTHERWISE


def _synonym_of(one: Field, page: Page) -> str:
    """Sometimes a label that means the same and of which the page says nothing, else ""."""
    everything = text_of(page.lines).lower()
    others = [words_of(field.label) for field in page.fields if field is not one]
    meant = [
        synonym
        for synonym in page.source.synonyms(one.label)
        if synonym.lower() not in everything and not any(words_of(synonym) & other for other in others)
    ]
    return page.rng.choice(meant) if meant and page.rng.random() < 0.6 else ""


def other_wording(label: str, page: Page) -> str:
    """One that is not in FIELD_QUESTIONS: that fits the kind of value, in the page's language, or shorter."""
    rng, language = page.rng, page.source.locale.language
    named = in_question(label, rng)
    if NOT_A_NOUN.search(label) or label.lower() in NO_NOUNS:
        return rng.choice(("{}?", "{}", "What does it say for {}?")).format(named)
    of_kind = QUESTIONS_OF_KIND.get(page.source.kind_of(label), ())
    if of_kind and rng.random() < 0.5:
        return rng.choice(of_kind).format(named)
    if language != "en" and rng.random() < 0.6:
        return rng.choice(OTHER_FIELD_QUESTIONS[language]).format(label)
    return rng.choice(OTHER_FIELD_QUESTIONS["en"]).format(named)


def question_for(one: Field, page: Page) -> str:
    """One of many ways to ask for it."""
    rng = page.rng
    if is_worded_otherwise(page):
        return sentence(other_wording(_synonym_of(one, page) or one.label, page))
    if one.questions and (one.label.lower() in NO_NOUNS or rng.random() < 0.6):
        return sentence(rng.choice(one.questions))
    return sentence(rng.choice(FIELD_QUESTIONS).format(in_question(one.label, rng)))
