"""Scores of a checkpoint folder on held-out regions, through the product's own engine.

`python -m training.evaluate [--model resources/models/docent-nano] [--count 200] [--write]`. Held out are
words, names, labels, values and fonts (training/documents). Prints a table by task and size of print and some
failures; `--write` keeps the figures as scores.json beside the weights, from which the model card's table is
made.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from fastvlm_engine import GenerationOptions, load_engine
from training.documents.sample import CANVAS_HEIGHTS, Sample, Segment, make_sample

FIRST_SEED = 1_000_000_000  # far from every training seed
SIZES = ((16, 19), (19, 23), (23, 28.01))


@dataclass(frozen=True)
class Outcome:
    """One answered question."""

    task: str
    size: float
    question: str
    answer: str
    given: str
    confidence: float

    @property
    def errors(self) -> int:
        return edit_distance(self.answer, self.given)


def edit_distance(a: str, b: str) -> int:
    """Levenshtein distance in characters."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def held_out_samples(count: int) -> list[Sample]:
    """The first `count` samples of the fixed held-out set."""
    heights = random.Random(FIRST_SEED).choices(CANVAS_HEIGHTS, k=count)
    return [make_sample(FIRST_SEED + i, height, held_out=True) for i, height in enumerate(heights)]


def ask_all(model: str, samples: list[Sample]) -> list[Outcome]:
    """Every question of every sample, answered greedily by the engine."""
    engine = load_engine(model)
    outcomes = []
    for sample in samples:
        width, height = sample.picture_size
        encoded = engine.encode_image(Image.fromarray(sample.canvas[:height, :width]).convert("RGB"))
        for segment in sample.segments:
            outcomes.append(_ask(engine, encoded, sample, segment))
    return outcomes


def _ask(engine: Any, encoded: Any, sample: Sample, segment: Segment) -> Outcome:
    options = GenerationOptions(max_new_tokens=len(segment.answer.encode()) + 40)
    given, confidence = "", 0.0
    for chunk in engine.ask(encoded, segment.question, options):
        given += chunk.text
        if chunk.confidence is not None:
            confidence = chunk.confidence
    return Outcome(
        segment.task, sample.print_size, segment.question, segment.answer, given.strip(), confidence
    )


def scores(outcomes: list[Outcome]) -> dict[str, dict[str, float]]:
    """Character error rate and share of exact answers, by task; reading and fields also by size of print."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.task].append(outcome)
        for low, high in SIZES:
            if outcome.task in ("read", "field") and low <= outcome.size < high:
                groups[f"{outcome.task}, {low:.0f}-{high:.0f} px"].append(outcome)
    return {
        name: {
            "questions": len(group),
            "character_error_rate": round(
                sum(o.errors for o in group) / sum(len(o.answer) for o in group), 4
            ),
            "exact": round(sum(o.answer == o.given for o in group) / len(group), 4),
        }
        for name, group in sorted(groups.items())
    }


def write_scores(folder: Path, count: int, table: dict[str, dict[str, float]]) -> None:
    """Keeps the figures as scores.json, and as the table between the marks in the model card."""
    values = {"regions": count, "tasks": table}
    (folder / "scores.json").write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    card = folder / "README.md"
    before, start, rest = card.read_text(encoding="utf-8").partition("<!-- scores -->\n")
    _, end, after = rest.partition("<!-- end of scores -->")
    rows = [f"{count} regions.\n", "| task | questions | CER | exact |", "|---|---|---|---|"]
    for name, row in table.items():
        figures = f"{row['character_error_rate']:.1%} | {row['exact']:.1%}"
        rows.append(f"| {name} | {row['questions']:.0f} | {figures} |")
    if end:
        card.write_text(before + start + "\n".join(rows) + "\n" + end + after, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Score a checkpoint on held-out regions.")
    parser.add_argument("--model", default="resources/models/docent-nano")
    parser.add_argument("--count", type=int, default=200, help="regions; about three questions each")
    parser.add_argument("--failures", type=int, default=12)
    parser.add_argument("--write", action="store_true", help="keep scores.json beside the weights")
    arguments = parser.parse_args()
    outcomes = ask_all(arguments.model, held_out_samples(arguments.count))
    table = scores(outcomes)
    print(f"{'task':24} {'questions':>9} {'CER':>7} {'exact':>7}")
    for name, row in table.items():
        print(f"{name:24} {row['questions']:9.0f} {row['character_error_rate']:7.1%} {row['exact']:7.1%}")
    wrong = [o for o in outcomes if o.answer != o.given]
    for o in wrong[: arguments.failures]:
        print(f"[{o.task}] {o.question!r}: {o.answer!r} -> {o.given!r} ({o.confidence:.2f})")
    if arguments.write:
        write_scores(Path(arguments.model), arguments.count, table)


if __name__ == "__main__":
    main()
