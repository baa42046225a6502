"""Figures of a scene, how they stand to each other, and what is asked about them.

Used by shapes.py. What a model learns here should compose, so some pairs of colour and shape, and some
relations of two such pairs, are drawn for held-out pages only: evaluation then asks for pairs whose parts
were seen in training, but never together.
"""

from __future__ import annotations

from dataclasses import dataclass

from training.documents.page import Ask, Page, unseen
from training.documents.painter import Colour
from training.documents.words import is_held_out

SHAPES = ("circle", "square", "triangle", "star", "rectangle")
COLOURS: dict[str, Colour] = {
    "red": (220, 30, 35),
    "green": (25, 150, 60),
    "blue": (30, 80, 210),
    "yellow": (250, 215, 30),
    "black": (10, 10, 10),
    "white": (252, 252, 252),
    "orange": (250, 135, 15),
    "purple": (125, 45, 160),
    "grey": (135, 135, 135),
}
WHAT_COLOUR = ("What colour is the {}?", "What color is the {}?", "Which colour does the {} have?")
WHAT_SHAPE = ("What shape is {}?", "Which shape is {}?", "What is the shape of the {} figure?")
HOW_MANY_SHAPES = ("How many shapes are there?", "How many shapes do you see?", "Count the shapes.")
HOW_MANY = ("How many {}s are there?", "How many {}s do you see?", "Count the {}s.")
HOW_MANY_OF_COLOUR = ("How many {} shapes are there?", "How many shapes are {}?")
WHAT_IS = ("What is {relation} the {other}?", "Which shape is {relation} the {other}?")
IS_IT = ("Is the {one} {relation} the {other}?", "Is the {one} {relation} the {other}, yes or no?")
IS_THERE = ("Is there a {}?", "Do you see a {}?")
OPPOSITE = {"left of": "right of", "right of": "left of", "above": "below", "below": "above"}
RELATION_WORDS = {
    "left of": ("left of", "to the left of"),
    "right of": ("right of", "to the right of"),
    "above": ("above",),
    "below": ("below", "under"),
    "inside": ("inside", "in"),
}


@dataclass(frozen=True)
class Figure:
    """One drawn shape: its names, and its box on the page."""

    colour: str
    shape: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def name(self) -> str:
        return f"{self.colour} {self.shape}"


def pair_is_held_out(colour: str, shape: str) -> bool:
    """Whether this shape in this colour is kept for held-out pages."""
    return is_held_out(f"{colour}+{shape}")


def relation(one: Figure, other: Figure) -> str | None:
    """How `one` stands to `other` where nobody would argue about it: the word, or None."""
    if one.x0 >= other.x0 and one.x1 <= other.x1 and one.y0 >= other.y0 and one.y1 <= other.y1:
        return "inside"
    across = (one.x0 + one.x1 - other.x0 - other.x1) / 2
    down = (one.y0 + one.y1 - other.y0 - other.y1) / 2
    if abs(across) > 1.5 * abs(down):
        if one.x1 <= other.x0:
            return "left of"
        return "right of" if one.x0 >= other.x1 else None
    if abs(down) > 1.5 * abs(across):
        if one.y1 <= other.y0:
            return "above"
        return "below" if one.y0 >= other.y1 else None
    return None


def relation_is_held_out(one: str, word: str, other: str) -> bool:
    """Whether this relation of two named figures, said either way, is kept for held-out pages."""
    if word in ("right of", "below"):
        one, word, other = other, OPPOSITE[word], one
    return is_held_out(f"{one}|{word}|{other}")


def shows_held_out(figures: list[Figure]) -> bool:
    """Whether a scene shows a pair or a relation of the held-out part."""
    if any(pair_is_held_out(f.colour, f.shape) for f in figures):
        return True
    for one in figures:
        for other in figures:
            word = relation(one, other) if one is not other else None
            if word is not None and relation_is_held_out(one.name, word, other.name):
                return True
    return False


def _reference(page: Page, figure: Figure, figures: list[Figure]) -> str | None:
    """Words that mean this figure and no other: "red circle", or only "circle" where there is one."""
    if sum(f.name == figure.name for f in figures) > 1:
        return None
    if sum(f.shape == figure.shape for f in figures) == 1 and page.rng.random() < 0.35:
        return figure.shape
    return figure.name


def ask_attributes(page: Page, figures: list[Figure]) -> list[Ask]:
    """Colour of a shape, shape of a colour, and whether such a thing is there."""
    rng = page.rng
    out = []
    for figure in rng.sample(figures, k=min(2, len(figures))):
        if sum(f.shape == figure.shape for f in figures) == 1:
            question = rng.choice(WHAT_COLOUR).format(figure.shape)
            out.append(Ask("shape", question, unseen(figure.colour)))
        if sum(f.colour == figure.colour for f in figures) == 1:
            out.append(Ask("shape", rng.choice(WHAT_SHAPE).format(figure.colour), unseen(figure.shape)))
    if rng.random() < 0.5:
        name = rng.choice(figures).name
        if rng.random() < 0.5:
            name = f"{rng.choice(figures).colour} {rng.choice(SHAPES)}"
        here = any(f.name == name for f in figures)
        out.append(Ask("shape", rng.choice(IS_THERE).format(name), unseen("yes" if here else "no")))
    return out


def ask_counts(page: Page, figures: list[Figure]) -> list[Ask]:
    rng = page.rng
    out = [Ask("shape", rng.choice(HOW_MANY_SHAPES), unseen(str(len(figures))))]
    shape = rng.choice(figures).shape
    number = sum(f.shape == shape for f in figures)
    out.append(Ask("shape", rng.choice(HOW_MANY).format(shape), unseen(str(number))))
    colour = rng.choice(figures).colour
    number = sum(f.colour == colour for f in figures)
    out.append(Ask("shape", rng.choice(HOW_MANY_OF_COLOUR).format(colour), unseen(str(number))))
    return rng.sample(out, k=2)


def ask_relations(page: Page, figures: list[Figure]) -> list[Ask]:
    """What is left of a figure, where one thing only is, and whether one is inside another."""
    rng = page.rng
    out: list[Ask] = []
    pairs = [(one, other) for one in figures for other in figures if one is not other]
    for one, other in rng.sample(pairs, k=min(6, len(pairs))):
        word = relation(one, other)
        one_name, other_name = _reference(page, one, figures), _reference(page, other, figures)
        if word is None or one_name is None or other_name is None:
            continue
        spoken = rng.choice(RELATION_WORDS[word])
        if _only_one(one, word, other, figures):
            question = rng.choice(WHAT_IS).format(relation=spoken, other=other_name)
            out.append(Ask("shape", question, unseen(one.name)))
        asked = word if rng.random() < 0.5 else rng.choice([w for w in RELATION_WORDS if w != word])
        question = rng.choice(IS_IT).format(
            one=one_name, relation=rng.choice(RELATION_WORDS[asked]), other=other_name
        )
        out.append(Ask("shape", question, unseen("yes" if asked == word else "no")))
    return out[:5]


def _only_one(one: Figure, word: str, other: Figure, figures: list[Figure]) -> bool:
    """Whether nothing else could be meant by "what is `word` the other", even roughly."""
    for third in figures:
        if third is one or third is other:
            continue
        if word == "inside":
            doubtful = relation(third, other) == "inside"
        else:
            doubtful = {
                "left of": third.x0 + third.x1 < other.x0 + other.x1,
                "right of": third.x0 + third.x1 > other.x0 + other.x1,
                "above": third.y0 + third.y1 < other.y0 + other.y1,
                "below": third.y0 + third.y1 > other.y0 + other.y1,
            }[word]
            doubtful = doubtful and relation(third, other) != "inside" and relation(other, third) != "inside"
        if doubtful:
            return False
    return True
