"""Prefill, decoding and the loop: cached equals whole, every way to end, cancelling in between."""

from __future__ import annotations

import threading

import pytest
import torch

from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine.config import LanguageConfig
from fastvlm_engine.errors import Cancelled
from fastvlm_engine.generation import (
    PREFILL_CHUNK,
    PREFILL_WORK,
    Generation,
    LoopGuard,
    decode_one_token,
    next_logits,
    prefill,
    tokens_at_once,
)
from fastvlm_engine.metrics import Stopwatch
from fastvlm_engine.model.language_model import LanguageModel
from fastvlm_engine.options import GenerationOptions
from fastvlm_engine.sampling import Sampler
from fastvlm_engine.weights import load_checkpoint

IDS = torch.randint(0, 300, (1, 37), generator=torch.Generator().manual_seed(4))


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = write_tiny_checkpoint(tmp_path_factory.mktemp("checkpoint"), seed=3)
    return load_checkpoint(folder, torch.float32, "cpu").language_model


def greedy_by_whole_passes(model, ids, count):
    """The plain way: all tokens through the model again for each new one."""
    for _ in range(count):
        logits = model.logits(model(model.embed(ids)))[0, -1]
        ids = torch.cat((ids, logits.argmax().view(1, 1)), dim=1)
    return ids[0, -count:].tolist()


def generation(model, cache, *, stops=(), max_new_tokens=16, cancel=None, vocabulary=320):
    sampler = Sampler(GenerationOptions(), vocabulary)
    return Generation(
        model,
        cache,
        sampler,
        stops=stops,
        max_new_tokens=max_new_tokens,
        watch=Stopwatch(),
        cancel=cancel,
    )


def begun(model, **arguments):
    cache = model.new_cache(200)
    last = prefill(model, cache, model.embed(IDS))
    return generation(model, cache, **arguments), last


def test_a_small_model_takes_more_tokens_at_once_than_a_large_one(model):
    large = LanguageConfig(896, 24, 14, 2, 64, 4864, 152000)
    with torch.device("meta"):
        half_a_billion = LanguageModel(large)
    products = sum(part.numel() for name, part in half_a_billion.layers.named_parameters() if part.dim() == 2)
    assert products == large.layer_weights
    assert PREFILL_WORK // large.layer_weights < PREFILL_CHUNK < tokens_at_once(model)


@pytest.mark.parametrize("chunk", [1, 2, 7, 36, 37, 1000])
def test_chunked_prefill_equals_whole(model, chunk):
    whole_cache, cache = model.new_cache(64), model.new_cache(64)
    whole = model(model.embed(IDS), whole_cache)[:, -1:]
    last = prefill(model, cache, model.embed(IDS), chunk=chunk)
    assert cache.length == whole_cache.length == 37
    torch.testing.assert_close(last, whole, rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(cache.keys[..., :37, :], whole_cache.keys[..., :37, :], rtol=1e-4, atol=1e-4)


def test_decoding_over_the_cache_equals_whole_passes(model):
    """GIVEN a prompt WHEN tokens are decoded one by one THEN their logits are those of one pass over all."""
    cache = model.new_cache(64)
    prefill(model, cache, model.embed(IDS[:, :20]))
    for place in range(20, 37):
        logits = decode_one_token(model, cache, int(IDS[0, place]))
        whole = model.logits(model(model.embed(IDS[:, : place + 1])))[0, -1]
        torch.testing.assert_close(logits, whole, rtol=1e-4, atol=1e-4)


def test_a_restored_snapshot_goes_on_like_the_cache_it_was_taken_from(model):
    cache = model.new_cache(64)
    prefill(model, cache, model.embed(IDS[:, :30]))
    snapshot = cache.snapshot()
    straight = prefill(model, cache, model.embed(IDS[:, 30:]))
    other = model.new_cache(100)
    other.restore(snapshot)
    assert torch.equal(prefill(model, other, model.embed(IDS[:, 30:])), straight)


def test_the_loop_gives_the_greedy_tokens(model):
    run, last = begun(model, max_new_tokens=24)
    tokens = list(run.tokens(last))
    assert tokens == greedy_by_whole_passes(model, IDS, 24)
    assert (run.finish, run.token_count, run.decode_steps) == ("length", 24, 23)
    assert len(set(tokens)) > 3


def test_a_stop_token_ends_the_answer_and_is_not_part_of_it(model):
    expected = greedy_by_whole_passes(model, IDS, 24)
    stop = next(token for token in expected if expected.index(token) >= 2)
    run, last = begun(model, stops=[stop], max_new_tokens=24)
    assert list(run.tokens(last)) == expected[: expected.index(stop)]
    assert run.finish == "stop"


def test_an_answer_may_be_empty(model):
    run, last = begun(model, stops=greedy_by_whole_passes(model, IDS, 1))
    assert list(run.tokens(last)) == []
    assert (run.finish, run.token_count) == ("stop", 0)
    assert run.first_token_at is not None


def test_the_lowest_probability_counts_every_chosen_token(model):
    run, last = begun(model, max_new_tokens=8)
    cache = model.new_cache(200)
    logits = next_logits(model, prefill(model, cache, model.embed(IDS)))
    lowest = 1.0
    for token in run.tokens(last):
        lowest = min(lowest, float(logits.softmax(0)[token]))
        logits = decode_one_token(model, cache, token)
    assert run.probabilities.lowest == pytest.approx(lowest, rel=1e-3)


def test_cancel_between_tokens_ends_the_answer(model):
    cancel = threading.Event()
    run, last = begun(model, max_new_tokens=100, cancel=cancel)
    for count, _ in enumerate(run.tokens(last), 1):
        if count == 3:
            cancel.set()
    assert (run.finish, run.token_count) == ("cancelled", 3)


class SetAfter:
    """A cancel signal that is set from the given look on."""

    def __init__(self, looks):
        self.left = looks

    def is_set(self):
        self.left -= 1
        return self.left < 0


def test_cancel_between_chunks_ends_prefill(model):
    cache = model.new_cache(64)
    with pytest.raises(Cancelled):
        prefill(model, cache, model.embed(IDS), chunk=10, cancel=SetAfter(2))
    assert cache.length == 10 + 9


def test_prefill_of_nothing_is_refused(model):
    with pytest.raises(ValueError, match="nothing"):
        prefill(model, model.new_cache(4), model.embed(IDS)[:, :0])


def looped_at(tokens):
    guard = LoopGuard()
    return next((count for count, token in enumerate(tokens, 1) if guard.add(token)), None)


@pytest.mark.parametrize(
    ("period", "noticed"), [(1, 64), (2, 64), (3, 66), (7, 70), (16, 64), (40, 160), (128, 512)]
)
def test_a_loop_is_noticed_after_four_rounds_and_sixty_four_tokens(period, noticed):
    lead = [1000, 1001, 1002]
    assert looped_at(lead + list(range(period)) * 100) == len(lead) + noticed


@pytest.mark.parametrize(
    "tokens",
    [
        list(range(500)),
        [5] * 63,
        list(range(100)) * 3,
        [7, 8, 9] * 20 + [1] + [7, 8, 9] * 20,
        [part for row in range(60) for part in (1, 2, 3, 100 + row)],
    ],
    ids=["no repeat", "a ruled line", "three rounds", "broken off", "rows that differ"],
)
def test_text_that_merely_repeats_is_no_loop(tokens):
    assert looped_at(tokens) is None


def test_a_looping_model_finishes_with_loop(model):
    """GIVEN a vocabulary of one token WHEN the model can say nothing else THEN the loop guard ends it."""
    run, last = begun(model, max_new_tokens=150, vocabulary=1)
    assert list(run.tokens(last)) == [0] * 64
    assert run.finish == "loop"
