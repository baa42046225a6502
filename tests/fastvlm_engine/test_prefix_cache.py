"""The cache of encoded pictures: bounded in bytes, least recently used out first, keyed by content."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from fastvlm_engine.config import PreprocessingConfig
from fastvlm_engine.metrics import Timings
from fastvlm_engine.model.kv_cache import KVSnapshot
from fastvlm_engine.prefix_cache import EncodedImage, Prefix, PrefixCache, PrefixKey, content_hash

SQUARE = PreprocessingConfig()


def prefix(byte_size):
    half = torch.zeros(1, 1, 1, byte_size // 2, 1, dtype=torch.int8)
    return Prefix(KVSnapshot(half, half), image_tokens=4)


def key(name, preprocessing=SQUARE, model="m"):
    return PrefixKey(name.encode(), preprocessing, model)


def test_what_was_put_is_found():
    cache, made = PrefixCache(100), prefix(40)
    cache.put(key("a"), made)
    assert cache.get(key("a")) is made
    assert cache.get(key("b")) is None


def test_another_model_or_preprocessing_misses():
    cache = PrefixCache(100)
    cache.put(key("a"), prefix(40))
    assert cache.get(key("a", model="n")) is None
    assert cache.get(key("a", preprocessing=PreprocessingConfig(size=512))) is None


def test_the_longest_unused_goes_first():
    cache = PrefixCache(100)
    for name in "ab":
        cache.put(key(name), prefix(40))
    cache.get(key("a"))
    cache.put(key("c"), prefix(40))
    assert [cache.get(key(name)) is not None for name in "abc"] == [True, False, True]


def test_one_larger_than_the_whole_is_not_kept_and_drives_none_out():
    cache = PrefixCache(100)
    cache.put(key("a"), prefix(40))
    cache.put(key("b"), prefix(102))
    assert cache.get(key("a")) is not None
    assert cache.get(key("b")) is None


def test_putting_again_replaces():
    cache = PrefixCache(100)
    cache.put(key("a"), prefix(40))
    cache.put(key("a"), prefix(60))
    assert (len(cache), cache.byte_size) == (1, 60)


def test_clear_empties():
    cache = PrefixCache(100)
    cache.put(key("a"), prefix(40))
    cache.clear()
    assert (len(cache), cache.byte_size, cache.get(key("a"))) == (0, 0, None)


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 60)), max_size=40))
def test_bytes_never_exceed_the_limit_and_are_counted_right(puts):
    cache = PrefixCache(100)
    for name, half in puts:
        cache.put(key(name), prefix(2 * half))
        kept = [cache.get(key(letter)) for letter in "abcdef"]
        assert cache.byte_size == sum(entry.byte_size for entry in kept if entry) <= 100


def test_one_pixel_makes_another_hash_and_an_equal_picture_the_same():
    values = np.random.default_rng(0).integers(0, 255, (40, 30, 3), dtype=np.uint8)
    image = Image.fromarray(values)
    changed = values.copy()
    changed[39, 29, 2] += 1
    assert content_hash(image) == content_hash(Image.fromarray(values.copy()))
    assert content_hash(image) != content_hash(Image.fromarray(changed))


def test_the_same_bytes_in_another_shape_make_another_hash():
    values = np.zeros((2, 6, 3), dtype=np.uint8)
    hashes = {
        content_hash(Image.fromarray(values.reshape(shape))) for shape in [(2, 6, 3), (6, 2, 3), (3, 4, 3)]
    }
    assert len(hashes) == 3


@pytest.mark.parametrize("cached", [False, True])
def test_only_the_first_question_pays(cached):
    timings = Timings(preprocess_ms=3.0, vision_ms=5.0, cached=cached)
    encoded = EncodedImage(key("a"), prefix(8), timings, encode_ms=9.0)
    assert encoded.cached is cached
    assert encoded.pay() == (timings, 9.0)
    assert encoded.pay() == (Timings(cached=True), 0.0)


def test_a_lower_limit_drops_the_longest_unused_at_once():
    cache = PrefixCache(100)
    for name in ("a", "b", "c"):
        cache.put(key(name), prefix(30))
    cache.get(key("a"))
    cache.limit_to(60)
    assert [cache.get(key(name)) is not None for name in ("a", "b", "c")] == [True, False, True]
    cache.limit_to(0)
    assert (len(cache), cache.byte_size) == (0, 0)
