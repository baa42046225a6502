"""Running the language model over a static KV cache: prefill, decode one token, and the loop around them.

Called by answer.py and engine.py, engine thread only. The functions hold no state; a `Generation` is made for
each answer and holds all of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import torch

from fastvlm_engine.confidence import TokenProbabilities
from fastvlm_engine.errors import Cancelled
from fastvlm_engine.metrics import Stopwatch
from fastvlm_engine.model.kv_cache import KVCache
from fastvlm_engine.model.language_model import LanguageModel
from fastvlm_engine.model.vision_tower import CancelSignal
from fastvlm_engine.sampling import SampledToken, Sampler
from fastvlm_engine.text_stream import Finish

PREFILL_CHUNK = 144
"""Most tokens between two looks at the cancel event on a CPU. Prefix and picture at 1024 pixels, 270 tokens,
are two chunks; below about 64 tokens a chunk's time hardly falls with its size."""
PREFILL_WORK = 50_000_000_000
"""A small model may take more tokens at once on a CPU: as many as multiply with this many weights, which is
as much as the 0.5B does in one chunk. Each chunk costs a mask and all of the small steps again."""
PREFILL_CHUNK_GPU = 1024

LONGEST_LOOP = 128
LOOP_TOKENS = 64
LOOP_REPEATS = 4


@torch.no_grad()
def prefill(
    model: LanguageModel,
    cache: KVCache,
    hidden_BTD: torch.Tensor,
    *,
    chunk: int | None = None,
    cancel: CancelSignal | None = None,
) -> torch.Tensor:
    """Appends embedded tokens to the cache, in equal chunks; the last position's hidden state (B, 1, D).

    Args:
        chunk: most tokens in one pass; what suits the device when not given.

    Raises:
        Cancelled: `cancel` was set; the cache then holds the chunks done so far.
    """
    count = hidden_BTD.shape[1]
    if count == 0:
        raise ValueError("nothing to prefill")
    chunk = chunk or tokens_at_once(model)
    # equal chunks, for a short last one costs nearly as much as a whole one
    for part_BTD in hidden_BTD.tensor_split(-(-count // chunk), dim=1):
        if cancel is not None and cancel.is_set():
            raise Cancelled
        done_BTD = model(part_BTD, cache)
    last_B1D: torch.Tensor = done_BTD[:, -1:]
    return last_B1D


def tokens_at_once(model: LanguageModel) -> int:
    """How many tokens `prefill` takes in one pass on the model's device."""
    if model.device.type != "cpu":
        return PREFILL_CHUNK_GPU
    return max(PREFILL_CHUNK, PREFILL_WORK // model.config.layer_weights)


@torch.no_grad()
def decode_one_token(model: LanguageModel, cache: KVCache, token_id: int) -> torch.Tensor:
    """Appends one token to the cache; the logits (V) of the token after it."""
    if model.single_token is not None:
        return model.single_token.logits(token_id, cache)
    token_BT = torch.tensor([[token_id]], device=model.device)
    return next_logits(model, model(model.embed(token_BT), cache))


@torch.no_grad()
def next_logits(model: LanguageModel, last_B1D: torch.Tensor) -> torch.Tensor:
    """The output head on the last position: logits (V)."""
    return model.logits(last_B1D)[0, -1]


class LoopGuard:
    """Notices when an answer has begun to repeat itself without end.

    The same up to 128 tokens must come four times in a row or more, and fill at least 64 tokens: shorter runs
    are real text, such as a ruled line or equal rows of a table. Costs the same for every token.
    """

    def __init__(self) -> None:
        self._ids: list[int] = []
        self._matches = [0] * (
            LONGEST_LOOP + 1
        )  # by period: how many last tokens equal the one a period before
        self._needed = [
            period * (max(LOOP_REPEATS, -(-LOOP_TOKENS // max(1, period))) - 1)
            for period in range(LONGEST_LOOP + 1)
        ]

    def add(self, token_id: int) -> bool:
        """Takes the next token; whether the answer is in a loop now."""
        self._ids.append(token_id)
        count = len(self._ids)
        for period in range(1, min(LONGEST_LOOP, count - 1) + 1):
            if self._ids[count - 1 - period] != token_id:
                self._matches[period] = 0
                continue
            self._matches[period] += 1
            if self._matches[period] >= self._needed[period]:
                return True
        return False


class Generation:
    """The decode loop of one answer.

    Attributes:
        finish: why it ended; None while it runs.
        token_count: tokens of the answer, without the one that ended it.
        decode_steps: tokens chosen after the first, the one that ended it included.
        probabilities: of the tokens chosen, the one that ended the answer included.
        first_token_at: the stopwatch's time when the first token was known.
    """

    def __init__(
        self,
        model: LanguageModel,
        cache: KVCache,
        sampler: Sampler,
        *,
        stops: Collection[int],
        max_new_tokens: int,
        watch: Stopwatch,
        cancel: CancelSignal | None = None,
    ) -> None:
        self._model, self._cache, self._sampler = model, cache, sampler
        self._stops, self._max_new_tokens = frozenset(stops), max_new_tokens
        self._watch, self._cancel = watch, cancel
        self.finish: Finish | None = None
        self.token_count = 0
        self.decode_steps = 0
        self.probabilities = TokenProbabilities()
        self.first_token_at: float | None = None

    def tokens(self, last_B1D: torch.Tensor) -> Iterator[int]:
        """The answer's token ids, from the prompt's last hidden state on; sets `finish` at the end."""
        guard = LoopGuard()
        token = self._first(last_B1D)
        while True:
            self.probabilities.add(token.probability)
            if token.token_id in self._stops:
                self.finish = "stop"
                return
            self.token_count += 1
            yield token.token_id
            self.finish = self._reason_to_end(guard.add(token.token_id))
            if self.finish is not None:
                return
            token = self._next(token.token_id)

    def _first(self, last_B1D: torch.Tensor) -> SampledToken:
        with self._watch.measure("first_token"):
            token = self._sampler.sample(next_logits(self._model, last_B1D))
        self.first_token_at = self._watch.now_ms()
        return token

    def _next(self, token_id: int) -> SampledToken:
        self.decode_steps += 1
        with self._watch.measure("decode"):
            return self._sampler.sample(decode_one_token(self._model, self._cache, token_id))

    def _reason_to_end(self, is_loop: bool) -> Finish | None:
        if self._cancel is not None and self._cancel.is_set():
            return "cancelled"
        if is_loop:
            return "loop"
        return "length" if self.token_count >= self._max_new_tokens else None
