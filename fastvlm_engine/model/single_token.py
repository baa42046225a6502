"""One token at a time through a small language model on the CPU, in as few operations as can be.

Such a model's products take less time than starting the many small operations around them. So the norms'
weights are folded into the products behind them, their scale comes with the product, and residuals are added
by it; in fp32, whose products with one vector need no threads. Made by fast_paths.py, called by generation.py
for each token of an answer, in the engine thread.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from fastvlm_engine.model.kv_cache import KVCache
from fastvlm_engine.model.language_model import DecoderLayer, LanguageModel, Linear
from fastvlm_engine.model.rope import RotaryTable

LARGEST_BYTES = 64 << 20  # of its own fp32 weights; above, reading them costs more than it saves


@dataclass(frozen=True)
class Layer:
    """A decoder layer's weights in fp32, the norms folded in."""

    qkv: Tensor
    qkv_bias: Tensor
    output: Tensor
    gate_up: Tensor
    down: Tensor


class SingleToken:
    """What `LanguageModel.forward` and `logits` do for one token behind a cache of a batch of one."""

    def __init__(self, model: LanguageModel) -> None:
        config = model.config
        self._heads, self._kv_heads, self._head_dim = config.heads, config.kv_heads, config.head_dim
        self._inner, self._eps = config.intermediate_size, config.rms_norm_eps
        self._embedding = model.embedding.data
        self._layers = [self._folded(layer) for layer in model.layers]  # type: ignore[arg-type]
        self._head = model.head.get_parameter("weight").float() * model.norm.weight.float()
        self._rotary = RotaryTable(config.head_dim, config.rope_theta)

    @staticmethod
    def suits(model: LanguageModel) -> bool:
        """Whether a model is small enough, on the CPU, and neither quantised nor packed."""
        linears = [part for part in model.modules() if isinstance(part, Linear)]
        weights = model.config.layer_weights + model.embedding.numel()
        return (
            model.device.type == "cpu"
            and 4 * weights <= LARGEST_BYTES
            and len(linears) == 1 + 4 * len(model.layers)
            and not any(linear.weight.is_mkldnn for linear in linears)
        )

    def _folded(self, layer: DecoderLayer) -> Layer:
        attention, feed_forward = layer.attention, layer.feed_forward
        qkv = attention.qkv.weight.float() * layer.attention_norm.weight.float()
        bias = attention.qkv.bias.float().clone()  # type: ignore[union-attr]
        for part in (qkv, bias):
            part[: self._heads * self._head_dim] *= self._head_dim**-0.5  # what attention divides scores by
        gate_up = feed_forward.gate_up.weight.float() * layer.feed_forward_norm.weight.float()
        return Layer(qkv, bias, attention.output.weight.float(), gate_up, feed_forward.down.weight.float())

    @torch.no_grad()
    def logits(self, token_id: int, cache: KVCache) -> Tensor:
        """Appends the token to the cache; the logits (V) of the token after it."""
        turn = self._rotary.at(cache.length, 1, self._head)
        hidden_D = self._embedding[token_id].float()
        for number, layer in enumerate(self._layers):
            qkv = torch.addmv(layer.qkv_bias, layer.qkv, hidden_D, alpha=self._scale(hidden_D))
            mixed = self._attend(qkv.view(-1, self._head_dim), turn, cache, number)
            hidden_D = torch.addmv(hidden_D, layer.output, mixed)
            gate_up = torch.mv(layer.gate_up, hidden_D).mul_(self._scale(hidden_D))
            inner = F.silu(gate_up[: self._inner]).mul_(gate_up[self._inner :])
            hidden_D = torch.addmv(hidden_D, layer.down, inner)
        cache.advance(1)
        return torch.mv(self._head, hidden_D).mul_(self._scale(hidden_D))

    def _scale(self, hidden_D: Tensor) -> float:
        """What RMSNorm multiplies a vector with, besides its weights."""
        squares = float(torch.dot(hidden_D, hidden_D))
        return float((squares / hidden_D.shape[0] + self._eps) ** -0.5)

    def _attend(self, qkv_HD: Tensor, turn: tuple[Tensor, Tensor], cache: KVCache, layer: int) -> Tensor:
        rotating = qkv_HD[: self._heads + self._kv_heads]
        swapped = rotating.roll(self._head_dim // 2, dims=1)
        turned = torch.addcmul(rotating * turn[0], swapped, turn[1])
        keys, values = cache.append(
            layer,
            turned[self._heads :].view(1, self._kv_heads, 1, -1),
            qkv_HD[self._heads + self._kv_heads :].view(1, self._kv_heads, 1, -1),
        )
        queries = turned[: self._heads].view(self._kv_heads, -1, self._head_dim)
        scores = torch.bmm(queries, keys[0].transpose(1, 2))
        return torch.bmm(scores.softmax(-1), values[0]).view(-1)
