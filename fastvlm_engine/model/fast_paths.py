"""What a loaded model can have to be faster on the CPU, with the same numbers.

Called by engine.py when a model is loaded and quantised, in the engine thread.
"""

from __future__ import annotations

from torch import nn

from fastvlm_engine.model.fastvlm import FastVLM
from fastvlm_engine.model.language_model import Linear
from fastvlm_engine.model.onednn import fused_kernels
from fastvlm_engine.model.single_token import SingleToken
from fastvlm_engine.model.vision_blocks import Pointwise


def add_fast_paths(model: FastVLM) -> None:
    """Packs the products' weights, one after the other, and gives a small language model its quick step."""
    language = model.language_model
    if SingleToken.suits(language):
        language.single_token = SingleToken(language)
    tied = language.embedding.data_ptr()  # packing it would keep it twice
    for part in model.modules():
        if not isinstance(part, Linear | Pointwise) or part.weight.data_ptr() == tied:
            continue
        packed = fused_kernels.pack(part.weight)
        if packed is not None:
            part.weight = nn.Parameter(packed, requires_grad=False)
