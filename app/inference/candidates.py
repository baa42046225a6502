"""What each of several looks says to a question, and which of them counts. Used by looking.py, on the thread
that owns the engine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.inference.looks import Look
from app.inference.plausible import plausibility
from app.inference.spoken import is_no, is_refusal, only_repeats

if TYPE_CHECKING:
    from fastvlm_engine import TextChunk

SUREST = 0.999  # odds of it are the highest that are counted with
POINTED_TO = 3.0  # times the odds of other looks, where the question's words point to one
DOUBTFUL = 0.1  # where all other looks say that it is not there, an answer no surer than this is not believed


@dataclass
class Candidate:
    """What one look says to the question.

    Attributes:
        words: as the document itself has them in the look.
        is_pointed_to: the question's own words say that it is the right look.
    """

    look: Look
    question: str
    words: Sequence[str] = ()
    is_pointed_to: bool = False
    text: str = ""
    last: TextChunk | None = None
    was_told: bool = False

    @property
    def finish(self) -> str:
        return (self.last.finish if self.last is not None else None) or "cancelled"

    @property
    def confidence(self) -> float:
        """As the engine has it, but less for what hardly can be the answer: the label that was asked for
        instead of what stands beside it, something of another kind, words that the document has otherwise.
        """
        if only_repeats(self.question, self.text):
            return 0.0
        if not self.is_answer:
            return self.engines_confidence
        odds = plausibility(self.question, self.text, self.words) * _odds(self.engines_confidence)
        return odds / (1.0 + odds)

    @property
    def engines_confidence(self) -> float:
        """Of what there is of the answer by now; 0 as long as nothing is known."""
        return (self.last.confidence if self.last is not None else None) or 0.0

    @property
    def odds(self) -> float:
        """How much speaks for it among others."""
        return (POINTED_TO if self.is_pointed_to else 1.0) * _odds(self.confidence)

    @property
    def is_answer(self) -> bool:
        """Whether the look has what was asked for: a "no" to "is there" is true only if all looks say it."""
        return bool(self.text.strip()) and not is_refusal(self.text) and not is_no(self.text)


def best_of(candidates: Sequence[Candidate]) -> Candidate:
    """The surest answer; that it is not there only where no look has one worth believing."""
    answers = [candidate for candidate in candidates if candidate.is_answer]
    refusals = [candidate for candidate in candidates if not candidate.is_answer]
    best = max(answers, key=lambda candidate: candidate.odds, default=None)
    if best is None or (best.confidence < DOUBTFUL and refusals):
        return max(refusals, key=lambda candidate: candidate.confidence)
    return best


def agreed(votes: Sequence[Candidate]) -> Candidate:
    """What one look says that was drawn in several sizes: the text that most speaks for, and how sure they
    are of it in the mean.
    """
    speaks_for: defaultdict[str, float] = defaultdict(float)
    for vote in votes:
        speaks_for[_compared(vote)] += vote.engines_confidence
    text = max(speaks_for, key=lambda text: speaks_for[text])
    chosen = next(vote for vote in votes if _compared(vote) == text)
    assert chosen.last is not None, "it was heard to its end"
    last = replace(chosen.last, confidence=speaks_for[text] / len(votes))
    return replace(chosen, look=votes[0].look, last=last)


def agree(one: Candidate, other: Candidate) -> bool:
    """Whether they say the same."""
    return _compared(one) == _compared(other)


def confidence_among(chosen: Candidate, candidates: Sequence[Candidate]) -> float:
    """How likely the chosen answer is right where other looks have answers, too: one at most can be.

    Each look's confidence is what speaks for its answer; looks that agree speak for the same. By Bayes' rule,
    none of them being right as one more possibility of odds 1: odds / (1 + the sum of all odds).
    """
    odds: defaultdict[str, float] = defaultdict(float)
    for candidate in candidates:
        if candidate.is_answer:
            odds[_compared(candidate)] += candidate.odds
    among = odds[_compared(chosen)] / (1.0 + sum(odds.values()))
    alone = sum(_odds(c.confidence) for c in candidates if c.is_answer and _compared(c) == _compared(chosen))
    return min(among, alone / (1.0 + alone))  # being pointed to makes others less likely, not itself surer


def _odds(confidence: float) -> float:
    confidence = min(confidence, SUREST)
    return confidence / (1.0 - confidence)


def _compared(candidate: Candidate) -> str:
    return " ".join(candidate.text.split()).casefold()
