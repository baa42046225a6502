"""Image features to the language model's width: linear, exact GELU, linear. Run by FastVLM, engine thread."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from fastvlm_engine.model.vision_blocks import Pointwise


class Projector(nn.Module):
    """The two-layer multimodal projector."""

    def __init__(self, in_dim: int, out_dim: int) -> None:
        super().__init__()
        self.first = Pointwise(in_dim, out_dim, activation="gelu")
        self.second = Pointwise(out_dim, out_dim)

    @torch.no_grad()
    def forward(self, features_BNC: Tensor) -> Tensor:
        """Embeddings (B,N,D) for the language model."""
        batch, count, dim = features_BNC.shape
        rows = features_BNC.to(self.first.weight.device, self.first.weight.dtype).reshape(-1, dim)
        return self.second(self.first(rows)).view(batch, count, -1)
