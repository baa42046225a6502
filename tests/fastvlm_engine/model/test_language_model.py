"""The language model over its cache: cached equals uncached, and chunks equal the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine.errors import ContextTooLongError
from fastvlm_engine.model.language_model import LanguageModel, attend_causal, attend_one
from fastvlm_engine.weights import load_checkpoint

IDS = torch.tensor([[1, 44, 99, 7, 300, 21, 21, 80, 5, 260]])


@pytest.fixture
def model(tmp_path: Path) -> LanguageModel:
    return load_checkpoint(write_tiny_checkpoint(tmp_path), torch.float32, "cpu").language_model


def hidden_in_parts(model: LanguageModel, sizes: list[int]) -> Tensor:
    cache = model.new_cache(IDS.shape[1])
    parts = [model(model.embed(part), cache) for part in IDS.split(sizes, dim=1)]
    assert cache.length == IDS.shape[1]
    return torch.cat(parts, dim=1)


@pytest.mark.parametrize("sizes", [[10], [4, 6], [1, 3, 1, 5], [1] * 10], ids=str)
def test_cached_and_chunked_equal_the_whole(model: LanguageModel, sizes: list[int]) -> None:
    torch.testing.assert_close(hidden_in_parts(model, sizes), model(model.embed(IDS)), atol=1e-4, rtol=1e-4)


def test_later_tokens_do_not_change_earlier_ones(model: LanguageModel) -> None:
    shorter = model(model.embed(IDS[:, :6]))
    torch.testing.assert_close(model(model.embed(IDS))[:, :6], shorter, atol=1e-4, rtol=1e-4)


def test_a_truncated_cache_continues_as_if_the_rest_had_never_been(model: LanguageModel) -> None:
    cache = model.new_cache(16)
    model(model.embed(IDS), cache)
    cache.truncate(4)
    again = model(model.embed(IDS[:, 4:]), cache)
    torch.testing.assert_close(again, hidden_in_parts(model, [4, 6])[:, 4:])


def test_a_restored_snapshot_continues_in_another_cache(model: LanguageModel) -> None:
    cache = model.new_cache(16)
    model(model.embed(IDS[:, :4]), cache)
    snapshot = cache.snapshot()
    model(model.embed(IDS[:, 7:]), cache)  # what comes later leaves the snapshot alone
    other = model.new_cache(32)
    other.restore(snapshot)
    again = model(model.embed(IDS[:, 4:]), other)
    torch.testing.assert_close(again, hidden_in_parts(model, [4, 6])[:, 4:])


def test_logits_are_made_only_where_asked(model: LanguageModel) -> None:
    hidden = model(model.embed(IDS))
    assert model.logits(hidden[:, -1:]).shape == (1, 1, 320)
    torch.testing.assert_close(model.logits(hidden[:, -1:]), model.logits(hidden)[:, -1:])


def test_more_than_the_cache_holds_is_refused(model: LanguageModel) -> None:
    cache = model.new_cache(4)
    with pytest.raises(ContextTooLongError, match="10 places and the cache has 4"):
        model(model.embed(IDS), cache)


def test_one_query_over_grouped_heads_equals_repeated_heads() -> None:
    queries, keys, values = torch.randn(2, 6, 1, 8), torch.randn(2, 2, 9, 8), torch.randn(2, 2, 9, 8)
    torch.testing.assert_close(attend_one(queries, keys, values), attend_causal(queries, keys, values))


def test_positions_beyond_the_first_table_are_turned_too(model: LanguageModel) -> None:
    cosines, sines = model._rotary.at(3000, 2, torch.zeros(1))
    again, _ = model._rotary.at(0, 4, torch.zeros(1))
    frequency = 1.0e6 ** (-torch.arange(0, 16, 2) / 16)
    torch.testing.assert_close(cosines[0, :8], torch.cos(3000 * frequency), atol=1e-3, rtol=0)
    torch.testing.assert_close(sines[1, 8:], torch.sin(3001 * frequency), atol=1e-3, rtol=0)
    assert torch.equal(again[0], torch.ones(16))
