"""The static cache on its own."""

from __future__ import annotations

import pytest
import torch

from benchmarks.random_checkpoints import tiny_config
from fastvlm_engine.model.kv_cache import KVCache


def cache_of(capacity: int, filled: int) -> KVCache:
    cache = KVCache(tiny_config().language, capacity, torch.float32)
    for layer in range(2):
        cache.append(layer, torch.randn(1, 2, filled, 16), torch.randn(1, 2, filled, 16))
    cache.advance(filled)
    return cache


def test_appended_keys_follow_those_before() -> None:
    cache = cache_of(8, 3)
    first = cache.snapshot().keys[0]
    new = torch.ones(1, 2, 2, 16)
    keys, values = cache.append(0, new, 2 * new)
    assert torch.equal(keys, torch.cat((first, new), dim=2))
    assert torch.equal(values[:, :, 3:], 2 * new)


def test_a_snapshot_is_as_long_as_what_is_filled() -> None:
    snapshot = cache_of(64, 5).snapshot()
    assert snapshot.length == 5
    assert snapshot.keys.shape == (2, 1, 2, 5, 16)
    assert snapshot.byte_size == 2 * 2 * 2 * 5 * 16 * 4


def test_restoring_replaces_all_that_was_there() -> None:
    snapshot = cache_of(8, 2).snapshot()
    other = cache_of(8, 7)
    other.restore(snapshot)
    assert other.length == 2
    assert torch.equal(other.snapshot().values, snapshot.values)


@pytest.mark.parametrize("length", [-1, 4])
def test_a_cache_is_cut_only_within_its_length(length: int) -> None:
    with pytest.raises(ValueError, match="cannot cut"):
        cache_of(8, 3).truncate(length)


def test_a_snapshot_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        cache_of(4, 1).restore(cache_of(8, 6).snapshot())
