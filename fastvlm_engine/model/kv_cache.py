"""The static KV cache: allocated once, filled from the front, cut back or restored in place.

Owned by whoever generates (generation.py, prefix_cache.py); engine thread only.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from fastvlm_engine.config import LanguageConfig
from fastvlm_engine.errors import ContextTooLongError


@dataclass(frozen=True)
class KVSnapshot:
    """A copy of the filled part of a cache."""

    keys: Tensor  # (layers, B, kv_heads, length, head_dim)
    values: Tensor

    @property
    def length(self) -> int:
        return self.keys.shape[3]

    @property
    def byte_size(self) -> int:
        return 2 * self.keys.numel() * self.keys.element_size()


class KVCache:
    """Keys and values of every layer, with one length for all.

    Args:
        dtype: what it holds; tokens of another dtype are cast on their way in and out.
        kept_dtype: what snapshots hold, `dtype` when not given.
    """

    def __init__(
        self,
        config: LanguageConfig,
        capacity: int,
        dtype: torch.dtype,
        device: torch.device | str = "cpu",
        batch: int = 1,
        kept_dtype: torch.dtype | None = None,
    ) -> None:
        shape = (config.layers, batch, config.kv_heads, capacity, config.head_dim)
        # empty, not zeros: only filled places are ever read, and untouched memory costs nothing
        self.keys = torch.empty(shape, dtype=dtype, device=device)
        self.values = torch.empty(shape, dtype=dtype, device=device)
        self.length = 0
        self._kept_dtype = kept_dtype or dtype

    @property
    def capacity(self) -> int:
        return self.keys.shape[3]

    def append(self, layer: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Put one layer's new keys and values (B,kv_heads,T,head_dim) behind `length`.

        Returns all of that layer's so far. `length` itself moves once all layers are through: see `advance`.
        """
        end = self.length + keys.shape[2]
        if end > self.capacity:
            raise ContextTooLongError(
                f"The conversation needs {end} places and the cache has {self.capacity}",
                "Ask a shorter question or start a new conversation",
            )
        self.keys[layer, :, :, self.length : end] = keys
        self.values[layer, :, :, self.length : end] = values
        all_keys, all_values = self.keys[layer, :, :, :end], self.values[layer, :, :, :end]
        return all_keys.to(keys.dtype), all_values.to(values.dtype)

    def advance(self, count: int) -> None:
        self.length += count

    def truncate(self, length: int) -> None:
        """Forget everything from position `length` on."""
        if not 0 <= length <= self.length:
            raise ValueError(f"cannot cut a cache of {self.length} to {length}")
        self.length = length

    def snapshot(self) -> KVSnapshot:
        filled = slice(0, self.length)
        keys, values = (part[:, :, :, filled] for part in (self.keys, self.values))
        return KVSnapshot(keys.to(self._kept_dtype, copy=True), values.to(self._kept_dtype, copy=True))

    def restore(self, snapshot: KVSnapshot) -> None:
        """Make the cache hold exactly what the snapshot holds."""
        if snapshot.length > self.capacity:
            raise ValueError(f"a snapshot of {snapshot.length} does not fit a cache of {self.capacity}")
        self.keys[:, :, :, : snapshot.length] = snapshot.keys
        self.values[:, :, :, : snapshot.length] = snapshot.values
        self.length = snapshot.length
