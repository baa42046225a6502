"""What parity tests share: the measure of difference, our own greedy decoding, pictures and ids."""

from __future__ import annotations

import torch
from torch import Tensor

from fastvlm_engine.model.fastvlm import FastVLM

LARGEST_DIFFERENCE = 2e-3  # of the spread of the logits, in fp32


def difference(ours: Tensor, theirs: Tensor) -> float:
    """The largest difference, as a share of the spread of the right values."""
    assert ours.shape == theirs.shape
    assert theirs.std() > 0.1, "the model says the same of everything: nothing is compared"
    return float((ours.float() - theirs.float()).abs().max() / theirs.float().std())


def random_pixels(height: int, width: int, seed: int = 1) -> Tensor:
    """A picture with large and small structure, in [0,1]."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand(1, 3, height // 32, width // 32, generator=generator)
    fine = torch.rand(1, 3, height, width, generator=generator)
    return 0.6 * torch.nn.functional.interpolate(coarse, (height, width)) + 0.4 * fine


def greedy(model: FastVLM, pixels: Tensor, ids_BT: Tensor, count: int) -> list[int]:
    """Our next `count` tokens over the static cache."""
    language = model.language_model
    hidden = model.splice(ids_BT, model.encode(pixels))
    cache = language.new_cache(hidden.shape[1] + count)
    tokens: list[int] = []
    for _ in range(count):
        last = language(hidden, cache)[:, -1:]
        tokens.append(int(language.logits(last).argmax()))
        hidden = language.embed(torch.tensor([tokens[-1:]]))
    return tokens
