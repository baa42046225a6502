"""Qwen2 over a static KV cache; the output head only where it is asked for.

Built empty by weights.py, run by generation.py and FastVLM in the engine thread.
"""

from __future__ import annotations

from typing import Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from fastvlm_engine.config import LanguageConfig
from fastvlm_engine.model.kv_cache import KVCache
from fastvlm_engine.model.onednn import fused_kernels
from fastvlm_engine.model.rope import RotaryTable, rotate


class Linear(nn.Module):
    """A matrix product; quantization.py replaces it by others, fast_paths.py its weight by a packed one."""

    def __init__(self, in_dim: int, out_dim: int, *, bias: bool = False) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(out_dim, in_dim), requires_grad=False)
        self.bias = nn.Parameter(torch.empty(out_dim), requires_grad=False) if bias else None

    def forward(self, hidden: Tensor) -> Tensor:
        # as rows: for a single token in three dimensions torch reorders a copy of all the weights each time
        rows = hidden.reshape(-1, hidden.shape[-1])
        packed = fused_kernels.linear_for(rows, self.weight) if self.weight.is_mkldnn else None
        if packed is not None:
            out: Tensor = packed(rows, self.weight, self.bias, "none", [], "none")
        else:
            out = F.linear(rows, self.weight, self.bias)
        return out.view(*hidden.shape[:-1], -1)


class RMSNorm(nn.Module):
    """Root-mean-square norm."""

    def __init__(self, dim: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(dim), requires_grad=False)
        self.eps = eps

    def forward(self, hidden: Tensor) -> Tensor:
        return F.rms_norm(hidden, self.weight.shape, self.weight, self.eps)


class Attention(nn.Module):
    """Grouped-query attention; queries, keys and values come from one product."""

    def __init__(self, config: LanguageConfig) -> None:
        super().__init__()
        self.heads, self.kv_heads, self.head_dim = config.heads, config.kv_heads, config.head_dim
        width = (self.heads + 2 * self.kv_heads) * self.head_dim
        self.qkv = Linear(config.hidden_size, width, bias=True)
        self.output = Linear(self.heads * self.head_dim, config.hidden_size)

    def forward(self, hidden_BTD: Tensor, turn: tuple[Tensor, Tensor], cache: KVCache, layer: int) -> Tensor:
        batch, count, _ = hidden_BTD.shape
        qkv = self.qkv(hidden_BTD).view(batch, count, -1, self.head_dim)
        turned = rotate(qkv[:, :, : self.heads + self.kv_heads], *turn)
        queries = turned[:, :, : self.heads].transpose(1, 2)  # (B, heads, T, head_dim)
        keys, values = cache.append(
            layer,
            turned[:, :, self.heads :].transpose(1, 2),
            qkv[:, :, self.heads + self.kv_heads :].transpose(1, 2),
        )
        mixed = attend_one(queries, keys, values) if count == 1 else attend_causal(queries, keys, values)
        return self.output(mixed.transpose(1, 2).reshape(batch, count, -1))


def attend_one(queries: Tensor, keys: Tensor, values: Tensor) -> Tensor:
    """One new token: queries sharing a key head stand in for a sequence, so keys are never repeated."""
    batch, heads, _, head_dim = queries.shape
    grouped = queries.reshape(batch, keys.shape[1], -1, head_dim)
    return F.scaled_dot_product_attention(grouped, keys, values).reshape(batch, heads, 1, head_dim)


def attend_causal(queries: Tensor, keys: Tensor, values: Tensor) -> Tensor:
    """Several new tokens, each looking at all the past and at the new ones up to itself."""
    groups = queries.shape[1] // keys.shape[1]
    keys, values = repeat_heads(keys, groups), repeat_heads(values, groups)
    count, total = queries.shape[2], keys.shape[2]
    if count == total:
        return F.scaled_dot_product_attention(queries, keys, values, is_causal=True)
    mask = torch.ones(count, total, dtype=torch.bool, device=queries.device).tril(total - count)
    return F.scaled_dot_product_attention(queries, keys, values, attn_mask=mask)


def repeat_heads(heads: Tensor, groups: int) -> Tensor:
    if groups == 1:
        return heads
    batch, count, length, head_dim = heads.shape
    expanded = heads[:, :, None].expand(batch, count, groups, length, head_dim)
    return expanded.reshape(batch, count * groups, length, head_dim)


class FeedForward(nn.Module):
    """Gate, up and down; gate and up are one product."""

    def __init__(self, config: LanguageConfig) -> None:
        super().__init__()
        self.gate_up = Linear(config.hidden_size, 2 * config.intermediate_size)
        self.down = Linear(config.intermediate_size, config.hidden_size)

    def forward(self, hidden_BTD: Tensor) -> Tensor:
        gate, up = self.gate_up(hidden_BTD).chunk(2, dim=-1)
        return self.down(F.silu(gate).mul_(up))


class DecoderLayer(nn.Module):
    """Attention and feed-forward, each behind a norm and added to its input."""

    def __init__(self, config: LanguageConfig) -> None:
        super().__init__()
        self.attention_norm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        self.attention = Attention(config)
        self.feed_forward_norm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        self.feed_forward = FeedForward(config)

    def forward(self, hidden_BTD: Tensor, turn: tuple[Tensor, Tensor], cache: KVCache, layer: int) -> Tensor:
        hidden_BTD = hidden_BTD + self.attention(self.attention_norm(hidden_BTD), turn, cache, layer)
        return hidden_BTD + self.feed_forward(self.feed_forward_norm(hidden_BTD))


class OneTokenStep(Protocol):
    """A quicker way for one token; see single_token.py."""

    def logits(self, token_id: int, cache: KVCache) -> Tensor: ...


class LanguageModel(nn.Module):
    """Embedding, decoder layers, final norm and output head.

    Attributes:
        single_token: a quicker way for one token, where the model has one; it wants its cache in fp32.
    """

    def __init__(self, config: LanguageConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Parameter(torch.empty(config.vocab_size, config.hidden_size), requires_grad=False)
        self.layers = nn.ModuleList(DecoderLayer(config) for _ in range(config.layers))
        self.norm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        self.head: nn.Module = Linear(config.hidden_size, config.vocab_size)
        self._rotary = RotaryTable(config.head_dim, config.rope_theta)
        self.single_token: OneTokenStep | None = None

    @property
    def dtype(self) -> torch.dtype:
        return self.embedding.dtype

    @property
    def device(self) -> torch.device:
        return self.embedding.device

    def new_cache(self, capacity: int, batch: int = 1) -> KVCache:
        dtype = self.dtype if self.single_token is None else torch.float32
        return KVCache(self.config, capacity, dtype, self.device, batch, kept_dtype=self.dtype)

    @torch.no_grad()
    def embed(self, ids_BT: Tensor) -> Tensor:
        return F.embedding(ids_BT.to(self.device), self.embedding)

    @torch.no_grad()
    def forward(self, hidden_BTD: Tensor, cache: KVCache | None = None) -> Tensor:
        """Hidden states after the final norm, of tokens that follow `cache` and are appended to it."""
        batch, count, _ = hidden_BTD.shape
        if cache is None:
            cache = self.new_cache(count, batch)
        turn = self._rotary.at(cache.length, count, hidden_BTD)
        for number, layer in enumerate(self.layers):
            hidden_BTD = layer(hidden_BTD, turn, cache, number)
        cache.advance(count)
        return self.norm(hidden_BTD)

    @torch.no_grad()
    def logits(self, hidden_BTD: Tensor) -> Tensor:
        """Logits (B,T,V) of exactly the positions given."""
        return self.head(hidden_BTD)
