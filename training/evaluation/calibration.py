"""How far a confidence can be trusted, and the fit that makes it so.

Called by training/evaluate.py. The fit is a logistic regression with few coefficients, those of
fastvlm_engine/confidence.py, made on other held-out pages than those that are scored.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np

from fastvlm_engine.confidence import confidence_of
from fastvlm_engine.config import Calibration
from training.evaluation.scores import Outcome

BINS = 10
STEPS = 30
PENALTY = 2.0  # on the square of each coefficient but the bias: as much as a few questions say
NAMES = tuple(field.name for field in fields(Calibration))


@dataclass(frozen=True)
class Bin:
    """Answers of about the same confidence."""

    answers: int
    confidence: float  # their mean
    right: float  # share that is exactly right


@dataclass(frozen=True)
class Reliability:
    """What a confidence says against what was so. `error` is the expected calibration error.

    `doubtful` is the share of answers below the threshold, `doubtful_wrong` how many of those are wrong, and
    `trusted_wrong` how many of the others.
    """

    answers: int
    error: float
    doubtful: float
    doubtful_wrong: float
    trusted_wrong: float
    bins: tuple[Bin, ...]


def fit(outcomes: list[Outcome]) -> Calibration:
    """The coefficients that make the confidence most likely, by Newton's method.

    Raises:
        ValueError: there are too few answers to learn from.
    """
    asked = [o for o in outcomes if o.probabilities.count]
    if len(asked) < 5 * len(NAMES):
        raise ValueError(f"{len(asked)} answers are too few to calibrate on")
    rows = [o.probabilities.features() for o in asked]
    features = np.array([[row[name] for name in NAMES] for row in rows])
    right = np.array([o.is_right for o in asked], dtype=float)
    penalty = np.array([1e-6 if name == "bias" else PENALTY for name in NAMES])
    weights = np.zeros(len(NAMES))
    for _ in range(STEPS):
        expected = 1.0 / (1.0 + np.exp(-np.clip(features @ weights, -30, 30)))
        slope = features.T @ (right - expected) - penalty * weights
        curve = (features * (expected * (1 - expected))[:, None]).T @ features + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights = weights + step * min(1.0, 4.0 / max(1e-9, float(np.abs(step).max())))
    return Calibration(**{name: round(float(value), 4) for name, value in zip(NAMES, weights, strict=True)})


def recalibrated(outcome: Outcome, calibration: Calibration | None) -> float | None:
    """The confidence that the engine would give with other coefficients."""
    return confidence_of(outcome.probabilities, calibration)


def reliability(answers: list[tuple[float, bool]], doubtful_below: float) -> Reliability | None:
    """Of confidences and whether the answer was right; None of nothing."""
    if not answers:
        return None
    bins = []
    error = 0.0
    for number in range(BINS):
        inside = [(c, r) for c, r in answers if min(BINS - 1, int(c * BINS)) == number]
        if inside:
            mean, right = sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
            error += abs(mean - right) * len(inside) / len(answers)
            bins.append(Bin(len(inside), mean, right))
    marked = [not r for c, r in answers if c < doubtful_below]
    others = [not r for c, r in answers if c >= doubtful_below]
    return Reliability(
        answers=len(answers),
        error=error,
        doubtful=len(marked) / len(answers),
        doubtful_wrong=sum(marked) / max(1, len(marked)),
        trusted_wrong=sum(others) / max(1, len(others)),
        bins=tuple(bins),
    )


def confidences(outcomes: list[Outcome]) -> list[tuple[float, bool]]:
    return [(o.confidence, o.is_right) for o in outcomes if o.confidence is not None]


def write_calibration(folder: Path, calibration: Calibration) -> None:
    """Puts the coefficients into the checkpoint's config.json."""
    path = folder / "config.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    values["docent"]["confidence"] = asdict(calibration)
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    partial.replace(path)
