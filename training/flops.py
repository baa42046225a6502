"""How much arithmetic a training step needs, to tell what share of a device's peak it reaches.

Called by train.py.

Forward: two operations a weight a position, and attention's two products; backward: twice that.
"""

from __future__ import annotations

from training.dataset import STRIDE, Batch
from training.model import NanoConfig

FORWARD_AND_BACKWARD = 3
STEM_STRIDE = 4


def step_flops(config: NanoConfig, batch: Batch) -> float:
    """Floating-point operations of one step, without normalisations, activations and the dense heads."""
    count, _, height, width = batch.canvas.shape
    tokens = height * width / STRIDE**2
    text = batch.ids.shape[1]
    return FORWARD_AND_BACKWARD * count * (_tower(config, height * width) + _decoder(config, tokens, text))


def _tower(config: NanoConfig, pixels: int) -> float:
    stride = STEM_STRIDE
    total = 0.0
    for number, (depth, dim) in enumerate(zip(config.depths, config.dims, strict=True)):
        stride *= 2 if config.downsamples[number] else 1
        positions = pixels / stride**2
        block = 0.0 + 8 * dim * dim + 18 * dim  # the two 1x1 products, two depthwise 3x3
        if number >= 3:
            block += 4 * dim * dim + 2 * positions * dim
        total += 2 * positions * depth * block
    return total


def _decoder(config: NanoConfig, tokens: float, text: int) -> float:
    d, kv = config.hidden_size, config.kv_heads * config.head_dim
    layer = 2 * d * d + 2 * d * kv + 3 * d * config.intermediate_size
    length = tokens + text
    attention = 2 * (tokens * tokens + text * length) * d
    projector = tokens * (2 * config.dims[-1] * d + d * d)
    return 2 * (config.layers * (layer * length + attention) + projector + text * d * config.vocab_size)
