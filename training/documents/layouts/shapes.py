"""Plain shapes in plain colours, and where they stand to each other.

Called through layouts/__init__.py in the data workers. What a model learns here should compose, so some pairs
of colour and shape, and some relations of two such pairs, are drawn for held-out pages only: evaluation then
asks for pairs whose parts were seen in training, but never together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from training.documents.page import Ask, Page, join, unseen
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
PAPERS: tuple[Colour, ...] = (
    (255, 255, 255),
    (255, 255, 255),
    (240, 240, 240),
    (250, 246, 232),
    (226, 238, 250),
    (60, 64, 70),
    (0, 0, 0),
    (28, 38, 66),
)
FURTHEST_NEAR = 130  # summed difference of two colours that are hard to tell apart beside each other
TRIES = 40

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


def _differ(one: Colour, other: Colour) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) > FURTHEST_NEAR


def _place(page: Page, figures: list[Figure], paper: Colour, bottom: float) -> Figure | None:
    """A further figure, free of the others or wholly inside one of them, or None where it found no room."""
    rng = page.rng
    for _ in range(TRIES):
        shape, colour = rng.choice(SHAPES), rng.choice(list(COLOURS))
        if pair_is_held_out(colour, shape) and (not page.source.held_out or rng.random() < 0.5):
            continue
        hosts = [f for f in figures if f.shape != "star" and min(f.x1 - f.x0, f.y1 - f.y0) > 56]
        host = rng.choice(hosts) if hosts and rng.random() < 0.5 else None
        ground = COLOURS[host.colour] if host else paper
        if not _differ(COLOURS[colour], ground):
            continue
        if host:
            size = min(host.x1 - host.x0, host.y1 - host.y0) * rng.uniform(0.28, 0.42)
        else:
            size = max(18.0, min(bottom, page.width / 3) * rng.uniform(0.18, 0.72))
        width, height = size, size
        if shape == "rectangle":
            width, height = (size, size * 0.5) if rng.random() < 0.65 else (size * 0.5, size)
            if not host and width > height:
                width, height = width * 1.3, height * 1.3
        if host:
            middle = 0.66 if host.shape == "triangle" else 0.5
            x0 = (host.x0 + host.x1 - width) / 2 + rng.uniform(-0.05, 0.05) * width
            y0 = host.y0 + (host.y1 - host.y0) * middle - height / 2
        else:
            if width > page.width - 8 or height > bottom - 8:
                continue
            x0 = rng.uniform(4, page.width - width - 4)
            y0 = rng.uniform(4, bottom - height - 4)
        new = Figure(colour, shape, x0, y0, x0 + width, y0 + height)
        gap = 5
        apart = all(
            new.x1 + gap < f.x0 or f.x1 + gap < new.x0 or new.y1 + gap < f.y0 or f.y1 + gap < new.y0
            for f in figures
            if f is not host
        )
        if apart and (page.source.held_out or not shows_held_out([*figures, new])):
            return new
    return None


def _corners(figure: Figure, turn: float) -> list[tuple[float, float]]:
    """Corners of a star or triangle."""
    x, y = (figure.x0 + figure.x1) / 2, (figure.y0 + figure.y1) / 2
    half_width, half_height = (figure.x1 - figure.x0) / 2, (figure.y1 - figure.y0) / 2
    if figure.shape == "triangle":
        return [(x + turn * half_width, figure.y0), (figure.x0, figure.y1), (figure.x1, figure.y1)]
    points = []
    for i in range(10):
        reach = 1.0 if i % 2 == 0 else 0.42
        angle = math.pi * (i / 5 - 0.5)
        points.append((x + reach * half_width * math.cos(angle), y + reach * half_height * math.sin(angle)))
    return points


def _tinted(page: Page, name: str) -> Colour:
    """The colour of that name, a little off."""
    common, own = page.rng.randint(-10, 10), 0 if name in ("grey", "black", "white") else 10
    red, green, blue = (
        max(0, min(255, value + common + page.rng.randint(-own, own))) for value in COLOURS[name]
    )
    return (red, green, blue)


def _draw(page: Page, figure: Figure, edge: Colour | None, is_host: bool) -> None:
    rng = page.rng
    fill = _tinted(page, figure.colour)
    box = (figure.x0, figure.y0, figure.x1, figure.y1)
    width = rng.choice((1, 1, 2)) if edge else 1
    if figure.shape == "circle":
        page.painter.ellipse(*box, fill, edge or fill, width)
    elif figure.shape in ("square", "rectangle"):
        page.painter.box(*box, fill, edge or fill, width)
    else:
        turn = 0.0 if is_host else rng.choice((0.0, 0.0, 0.0, -1.0, 1.0))
        page.painter.polygon(_corners(figure, turn), fill, edge or fill, width)


def shapes(page: Page) -> None:
    """One to six figures on a plain ground, some inside others, now and then with a caption."""
    rng = page.rng
    if page.height < 48:
        return
    paper = rng.choice(PAPERS)
    caption = rng.random() < 0.2 and page.height > 6 * page.size
    bottom = page.height - (1.6 * page.size if caption else 0)
    figures: list[Figure] = []
    for _ in range(8):  # a held-out page shows what training does not
        figures = []
        for _ in range(rng.choices((1, 2, 3, 4, 5, 6), weights=(8, 30, 28, 18, 10, 6))[0]):
            figure = _place(page, figures, paper, bottom)
            if figure is not None:
                figures.append(figure)
        if figures and (not page.source.held_out or shows_held_out(figures)):
            break
    if not figures:
        return
    page.painter.box(0, 0, page.width, page.height, paper)
    light = sum(paper) > 380
    edge: Colour | None = None
    if rng.random() < 0.3:
        edge = (20, 20, 20) if light else (235, 235, 235)
    for figure in figures:
        _draw(
            page,
            figure,
            edge,
            any(relation(other, figure) == "inside" for other in figures if other is not figure),
        )
    page.kind = "shapes"
    if caption:
        ink = (20, 20, 20) if light else (235, 235, 235)
        text = page.fit(lambda: f"Figure {rng.randint(1, 40)}: {page.source.word()}", page.width - 16)
        if text is not None:
            run = page.write(
                (page.width - page.measure(text)) / 2, page.height - 0.6 * page.size, text, ink=ink
            )
            page.line(run)
            page.asks.append(Ask("shape", "What does the caption say?", join([run], " ")))
    page.asks += [*_attributes(page, figures), *_counts(page, figures), *_relations(page, figures)]


def _reference(page: Page, figure: Figure, figures: list[Figure]) -> str | None:
    """Words that mean this figure and no other: "red circle", or only "circle" where there is one."""
    if sum(f.name == figure.name for f in figures) > 1:
        return None
    if sum(f.shape == figure.shape for f in figures) == 1 and page.rng.random() < 0.35:
        return figure.shape
    return figure.name


def _attributes(page: Page, figures: list[Figure]) -> list[Ask]:
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


def _counts(page: Page, figures: list[Figure]) -> list[Ask]:
    rng = page.rng
    out = [Ask("shape", rng.choice(HOW_MANY_SHAPES), unseen(str(len(figures))))]
    shape = rng.choice(figures).shape
    number = sum(f.shape == shape for f in figures)
    out.append(Ask("shape", rng.choice(HOW_MANY).format(shape), unseen(str(number))))
    colour = rng.choice(figures).colour
    number = sum(f.colour == colour for f in figures)
    out.append(Ask("shape", rng.choice(HOW_MANY_OF_COLOUR).format(colour), unseen(str(number))))
    return rng.sample(out, k=2)


def _relations(page: Page, figures: list[Figure]) -> list[Ask]:
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
