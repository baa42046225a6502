"""Encoded pictures kept for the next question: the KV cache of prompt prefix and picture.

Owned by engine.py, engine thread only. `EncodedImage` is what callers hold; the cache drops those that were
not used for longest once all together take more bytes than allowed.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from PIL import Image

from fastvlm_engine.config import PreprocessingConfig
from fastvlm_engine.metrics import Timings
from fastvlm_engine.model.kv_cache import KVSnapshot

DEFAULT_BYTES = 256 << 20  # about 75 pages of the 0.5B in bf16, 15 of the 7B


@dataclass(frozen=True)
class PrefixKey:
    """What a prefix depends on: the picture's content, how it is made into pixels, and the model."""

    content: bytes
    preprocessing: PreprocessingConfig
    model: str


@dataclass(frozen=True)
class Prefix:
    """Keys and values of the prompt's prefix and the picture, ready to be continued by any question."""

    snapshot: KVSnapshot
    image_tokens: int

    @property
    def byte_size(self) -> int:
        return self.snapshot.byte_size


class EncodedImage:
    """A picture ready for questions; use it with the engine that made it, as often as you like.

    It holds its own prefix, so it stays valid when the cache drops it.

    Attributes:
        timings: what making it cost; only the first question on it carries that cost.
        cached: whether it came from the cache.
    """

    def __init__(self, key: PrefixKey, prefix: Prefix, timings: Timings, encode_ms: float) -> None:
        self.key = key
        self.prefix = prefix
        self.timings = timings
        self.encode_ms = encode_ms
        self._is_paid = False

    @property
    def cached(self) -> bool:
        return self.timings.cached

    @property
    def image_tokens(self) -> int:
        return self.prefix.image_tokens

    def pay(self) -> tuple[Timings, float]:
        """The cost of making it and its total in ms, for the first question; nothing for later ones."""
        if self._is_paid:
            return Timings(cached=True), 0.0
        self._is_paid = True
        return self.timings, self.encode_ms


class PrefixCache:
    """Prefixes by key, least recently used first out, bounded in bytes."""

    def __init__(self, limit_bytes: int = DEFAULT_BYTES) -> None:
        self.limit_bytes = limit_bytes
        self.byte_size = 0
        self._prefixes: OrderedDict[PrefixKey, Prefix] = OrderedDict()

    def __len__(self) -> int:
        return len(self._prefixes)

    def get(self, key: PrefixKey) -> Prefix | None:
        prefix = self._prefixes.get(key)
        if prefix is not None:
            self._prefixes.move_to_end(key)
        return prefix

    def put(self, key: PrefixKey, prefix: Prefix) -> None:
        """Keeps a prefix and drops the longest unused ones beyond the limit; one above it all is not kept."""
        self._drop(key)
        if prefix.byte_size > self.limit_bytes:
            return
        self._prefixes[key] = prefix
        self.byte_size += prefix.byte_size
        self.limit_to(self.limit_bytes)

    def limit_to(self, limit_bytes: int) -> None:
        """Takes a new limit, and drops what is beyond it now."""
        self.limit_bytes = limit_bytes
        while self.byte_size > self.limit_bytes:
            self._drop(next(iter(self._prefixes)))

    def clear(self) -> None:
        self._prefixes.clear()
        self.byte_size = 0

    def _drop(self, key: PrefixKey) -> None:
        prefix = self._prefixes.pop(key, None)
        if prefix is not None:
            self.byte_size -= prefix.byte_size


def content_hash(rgb: Image.Image) -> bytes:
    """Differs as soon as one pixel or the shape differs."""
    digest = hashlib.blake2b(f"{rgb.mode} {rgb.width} {rgb.height} ".encode(), digest_size=32)
    digest.update(np.asarray(rgb).data)
    return digest.digest()
