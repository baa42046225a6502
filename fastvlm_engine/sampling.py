"""Choosing the next token from the model's logits: greedy, temperature, top-p, repetition penalty.

One `Sampler` per answer, used by generation.py on the engine thread. Drawing happens on the CPU with a
generator of its own, so that a seed gives the same answer on every device and no other random numbers move.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import torch

from fastvlm_engine.errors import CheckpointError
from fastvlm_engine.options import GenerationOptions
from fastvlm_engine.spelling import Spelling

DOUBTED = 0.88  # where the likeliest token has less, the page's words may tip the balance
TIPPING = 2.0  # added to the score of a token that they agree with: 7 times as likely
CONSIDERED = 8  # of the likeliest tokens


@dataclass(frozen=True)
class SampledToken:
    """A chosen token and its probability, before temperature and top-p: the model's own or, where that was in
    doubt and the page has words, with those taken into account.
    """

    token_id: int
    probability: float


class Sampler:
    """Draws the tokens of one answer.

    Args:
        options: temperature and the rest.
        vocabulary: ids from here on are rows of the output head that no token has; never chosen.
        banned: ids that are never chosen, such as the image placeholder.
        spelling: the words of the page, where they are known.
    """

    def __init__(
        self,
        options: GenerationOptions,
        vocabulary: int,
        banned: Collection[int] = (),
        spelling: Spelling | None = None,
    ) -> None:
        self._options = options
        self._spelling = spelling
        self._vocabulary = vocabulary
        self._banned = sorted(token_id for token_id in set(banned) if 0 <= token_id < vocabulary)
        self._seen: set[int] = set()
        self._generator = torch.Generator()
        if options.seed is None:
            self._generator.seed()
        else:
            self._generator.manual_seed(options.seed)

    def sample(self, logits_V: torch.Tensor) -> SampledToken:
        """The next token.

        Raises:
            CheckpointError: the logits are not numbers.
        """
        scores_V = logits_V[: self._vocabulary].float()
        if self._banned:
            scores_V = scores_V.index_fill(0, self._indices(self._banned, scores_V), -torch.inf)
        greedy, probability = _likeliest(scores_V)
        if self._spelling is not None and probability < DOUBTED:
            scores_V = self._tipped(scores_V, self._spelling)
            greedy, probability = _likeliest(scores_V)
        plain = self._options.repetition_penalty == 1.0
        if plain and self._options.temperature == 0:
            token_id = greedy
        else:
            penalised_V = scores_V if plain else self._penalise(scores_V)
            token_id = self._draw(penalised_V)
            probability = float(scores_V.log_softmax(0)[token_id].exp())
        self._seen.add(token_id)
        if self._spelling is not None:
            self._spelling.push(token_id)
        return SampledToken(token_id, probability)

    def _tipped(self, scores_V: torch.Tensor, spelling: Spelling) -> torch.Tensor:
        """The scores with more for what the page's words agree with."""
        likeliest = scores_V.topk(min(CONSIDERED, len(scores_V))).indices.tolist()
        agreeing = [token_id for token_id in likeliest if spelling.agrees(token_id)]
        if not agreeing:
            return scores_V
        more = torch.full((len(agreeing),), TIPPING, device=scores_V.device)
        return scores_V.index_add(0, self._indices(agreeing, scores_V), more)

    def _indices(self, token_ids: Collection[int], like: torch.Tensor) -> torch.Tensor:
        return torch.tensor(sorted(token_ids), dtype=torch.int64, device=like.device)

    def _penalise(self, scores_V: torch.Tensor) -> torch.Tensor:
        """Makes tokens of this answer less likely; those of the question stay as they are, for an answer
        mostly repeats words of the page and of the question."""
        if not self._seen:
            return scores_V
        seen = self._indices(self._seen, scores_V)
        penalty = self._options.repetition_penalty
        before = scores_V[seen]
        return scores_V.index_copy(0, seen, torch.where(before > 0, before / penalty, before * penalty))

    def _draw(self, scores_V: torch.Tensor) -> int:
        if self._options.temperature == 0:
            return int(scores_V.argmax())
        probabilities_V = (scores_V.cpu().double() / self._options.temperature).softmax(0)
        if self._options.top_p < 1:
            probabilities_V = keep_top_p(probabilities_V, self._options.top_p)
        return int(torch.multinomial(probabilities_V, 1, generator=self._generator))


def _likeliest(scores_V: torch.Tensor) -> tuple[int, float]:
    """The first of the highest scores and its probability, with one wait for the device."""
    highest, index = scores_V.max(0)
    # An id fits a float32: vocabularies end far below 2**24.
    log_probability, token_id = torch.stack((highest - scores_V.logsumexp(0), index.float())).tolist()
    if math.isnan(log_probability):  # comes of NaN as well as of infinite logits
        raise CheckpointError(
            "The model computed values that are not numbers (NaN)",
            "Its weights are damaged: verify the model or fetch it again",
        )
    return int(token_id), math.exp(min(0.0, log_probability))


def keep_top_p(probabilities_V: torch.Tensor, top_p: float) -> torch.Tensor:
    """The same probabilities with all but the likeliest tokens that reach `top_p` together set to 0."""
    ordered_V, indices_V = probabilities_V.sort(descending=True, stable=True)
    before_V = ordered_V.cumsum(0) - ordered_V
    kept_V = ordered_V.masked_fill(before_V >= top_p, 0.0)
    kept_V[0] = ordered_V[0]  # the likeliest stays, however small top_p is
    return torch.zeros_like(probabilities_V).scatter(0, indices_V, kept_V)
