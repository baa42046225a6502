"""Outcomes of questions, and the figures made of them: exact answers, ANLS, character error rate.

Called by training/evaluate.py and its neighbours here. Plain data and plain functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from fastvlm_engine.confidence import TokenProbabilities

LOOSE_TASKS = ("kind", "presence", "count", "chart", "interface", "shape")  # capitals do not count there
SEEING_TASKS = ("kind", "presence", "chart", "interface", "shape")
SIZES = ((10.0, 13.0), (13.0, 16.0), (16.0, 20.0), (20.0, 33.0))
ANLS_LEAST = 0.5  # an answer less like the truth than this counts nothing


@dataclass(frozen=True)
class Outcome:
    """One answered question.

    `place` is "region" (a picture of one, as Docent asks about it), "look" (the same as the one look of the
    model), "page" (an A4 PDF) or "scan" (the same without text layer); `size` the em size of the print, in
    pixels (regions) or points. `number` and `damages` say which picture it was asked about.
    """

    place: str
    number: int
    kind: str
    size: float
    damages: tuple[str, ...]
    task: str
    question: str
    truth: str
    given: str
    confidence: float | None
    probabilities: TokenProbabilities = field(default_factory=TokenProbabilities)
    seconds: float = 0.0

    @property
    def is_right(self) -> bool:
        return _shown(self.truth, self.task) == _shown(self.given, self.task)

    @property
    def errors(self) -> int:
        return edit_distance(self.truth.strip(), self.given.strip())

    @property
    def likeness(self) -> float:
        """Normalised Levenshtein similarity as ANLS counts it."""
        longest = max(len(self.truth.strip()), len(self.given.strip()), 1)
        likeness = 1.0 - self.errors / longest
        return likeness if likeness >= ANLS_LEAST else 0.0


@dataclass(frozen=True)
class Figures:
    """What a group of outcomes comes to."""

    questions: int
    exact: float
    anls: float
    character_error_rate: float


@dataclass(frozen=True)
class Goal:
    """A row of the table of goals. `lower_is_better` for error rates and losses."""

    name: str
    floor: float
    goal: float
    measure: Callable[[list[Outcome]], float | None]
    lower_is_better: bool = False


def _shown(text: str, task: str) -> str:
    return text.strip().lower() if task in LOOSE_TASKS else text.strip()


def edit_distance(a: str, b: str) -> int:
    """Levenshtein distance in characters."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def figures(outcomes: Iterable[Outcome]) -> Figures | None:
    """None of nothing."""
    group = list(outcomes)
    if not group:
        return None
    return Figures(
        questions=len(group),
        exact=sum(o.is_right for o in group) / len(group),
        anls=sum(o.likeness for o in group) / len(group),
        character_error_rate=sum(o.errors for o in group) / max(1, sum(len(o.truth.strip()) for o in group)),
    )


def clean(outcomes: Iterable[Outcome], *tasks: str) -> list[Outcome]:
    """Of undamaged regions, of these tasks or all."""
    return [o for o in outcomes if o.place == "region" and not o.damages and (not tasks or o.task in tasks)]


def pairs(outcomes: Iterable[Outcome]) -> list[tuple[Outcome, Outcome]]:
    """The same question on a region as drawn and damaged."""
    whole = list(outcomes)
    as_drawn = {(o.number, o.question): o for o in clean(whole)}
    return [
        (as_drawn[o.number, o.question], o)
        for o in whole
        if o.place == "region" and o.damages and (o.number, o.question) in as_drawn
    ]


def by_size(outcomes: Iterable[Outcome], low: float, high: float) -> list[Outcome]:
    return [o for o in outcomes if low <= o.size < high]


def table(outcomes: list[Outcome]) -> dict[str, Figures]:
    """Figures by task, by size of print and for whole pages."""
    groups: dict[str, list[Outcome]] = {}
    tasks = list(dict.fromkeys(o.task for o in outcomes))
    for task in tasks:
        groups[task] = clean(outcomes, task)
    for task in ("read", "field"):
        for low, high in SIZES:
            groups[f"{task}, print {low:.0f}-{high - 1 if high == 33 else high:.0f} px"] = by_size(
                clean(outcomes, task), low, high
            )
    for place, name in (("look", "in one look"), ("page", "A4 PDF"), ("scan", "A4 scan, 150 dpi")):
        for task in tasks:
            found = [o for o in outcomes if o.place == place and o.task == task and not o.damages]
            groups[f"{name}: {task}"] = found
    rows = {name: figures(group) for name, group in groups.items()}
    return {name: row for name, row in rows.items() if row is not None}


def losses(outcomes: list[Outcome]) -> dict[str, tuple[Figures, Figures]]:
    """By what was done to the picture: the same questions about regions as drawn, and damaged."""
    twins = pairs(outcomes)
    found = [(w, h) for w, h in twins if h.task != "read"]
    groups = {"all but reading": found, "read": [(w, h) for w, h in twins if h.task == "read"]}
    for name in sorted({name for _, harmed in found for name in harmed.damages}):
        groups[f"all but reading: {name}"] = [(w, h) for w, h in found if name in h.damages]
    out = {}
    for name, group in groups.items():
        before, after = figures(w for w, _ in group), figures(h for _, h in group)
        if before is not None and after is not None:
            out[name] = (before, after)
    return out


def _exact(outcomes: list[Outcome]) -> float | None:
    row = figures(outcomes)
    return None if row is None else row.exact


def _character_error_rate(outcomes: list[Outcome]) -> float | None:
    row = figures(outcomes)
    return None if row is None else row.character_error_rate


def loss_by_damage(outcomes: list[Outcome]) -> float | None:
    """By how much the share of exact answers falls, over all tasks but reading everything."""
    twins = [(whole, harmed) for whole, harmed in pairs(outcomes) if harmed.task != "read"]
    if not twins:
        return None
    return sum(w.is_right - h.is_right for w, h in twins) / len(twins)


GOALS = (
    Goal(
        "read a region, print 16-32 px: character error rate",
        0.08,
        0.01,
        lambda o: _character_error_rate(by_size(clean(o, "read"), 16, 33)),
        lower_is_better=True,
    ),
    Goal(
        "read a region, print 10-15 px: character error rate",
        0.20,
        0.03,
        lambda o: _character_error_rate(by_size(clean(o, "read"), 10, 16)),
        lower_is_better=True,
    ),
    Goal("field value in a region: exact match", 0.75, 0.97, lambda o: _exact(clean(o, "field"))),
    Goal(
        "field value on a whole A4 page (9-12 pt): exact match",
        0.50,
        0.92,
        lambda o: _exact([x for x in o if x.place == "page" and x.task == "field"]),
    ),
    Goal(
        "line N, heading, cell: exact match",
        0.60,
        0.93,
        lambda o: _exact(clean(o, "line", "heading", "cell")),
    ),
    Goal(
        "scans and photos: loss of exact answers against clean",
        0.15,
        0.04,
        loss_by_damage,
        lower_is_better=True,
    ),
    Goal('"not on this page" right', 0.80, 0.97, lambda o: _exact(clean(o, "refuse"))),
    Goal(
        "kinds, presence, charts, interfaces, shapes: exact match",
        0.70,
        0.92,
        lambda o: _exact(clean(o, *SEEING_TASKS)),
    ),
)


def against_goals(outcomes: list[Outcome]) -> list[tuple[Goal, float]]:
    """Each goal that could be measured, with what was measured."""
    rows = [(goal, goal.measure(outcomes)) for goal in GOALS]
    return [(goal, value) for goal, value in rows if value is not None]
