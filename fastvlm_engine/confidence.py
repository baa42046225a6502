"""How likely an answer is exactly right: from the probabilities of its tokens, by a small logistic model.

Called by generation.py and answer.py on the engine thread, and by training/evaluation, which fits the
coefficients that config.json names under `docent.confidence`. No torch here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from fastvlm_engine.config import Calibration

SURE = 0.9  # a token below it counts as shaky
LEAST = 1e-5  # probabilities nearer to 0 or 1 than this are not told apart


@dataclass
class TokenProbabilities:
    """What the model gave to the tokens of one answer so far, the one that ends it included."""

    count: int = 0
    first: float = 1.0
    lowest: float = 1.0
    log_sum: float = 0.0
    shaky: int = 0

    def add(self, probability: float) -> None:
        if self.count == 0:
            self.first = probability
        self.count += 1
        self.lowest = min(self.lowest, probability)
        self.log_sum += math.log(max(probability, LEAST))
        self.shaky += probability < SURE

    def features(self) -> dict[str, float]:
        """What the logistic model looks at, under the names of the coefficients."""
        return {
            "bias": 1.0,
            "lowest": logit(self.lowest),
            "product": logit(math.exp(self.log_sum)),
            "first": logit(self.first),
            "length": math.log(max(1, self.count)),
            "shaky": math.log1p(self.shaky),
        }


def confidence_of(probabilities: TokenProbabilities, calibration: Calibration | None) -> float | None:
    """The probability that the answer is exactly right; None where no token was chosen.

    For a model whose checkpoint says nothing about it, the lowest probability of any of its tokens.
    """
    if probabilities.count == 0:
        return None
    if calibration is None:
        return probabilities.lowest
    features = probabilities.features()
    return sigmoid(sum(getattr(calibration, f.name) * features[f.name] for f in fields(calibration)))


def logit(probability: float) -> float:
    """The logarithm of the odds, within what `LEAST` allows."""
    clamped = min(max(probability, LEAST), 1.0 - LEAST)
    return math.log(clamped / (1.0 - clamped))


def sigmoid(value: float) -> float:
    """The inverse of `logit`; never overflows."""
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-value))
    exponential = math.exp(value)
    return exponential / (1.0 + exponential)
