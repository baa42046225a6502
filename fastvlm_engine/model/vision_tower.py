"""FastViTHD: pixels to image tokens, at any number of stages, widths and depths.

Built empty by weights.py, run by FastVLM in the engine thread.
"""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor, nn

from fastvlm_engine.config import VisionConfig
from fastvlm_engine.errors import Cancelled, UnsupportedImageError
from fastvlm_engine.model.vision_blocks import Expansion, Stage, Stem


class CancelSignal(Protocol):
    """What a cancel argument must be able to say; threading.Event does."""

    def is_set(self) -> bool: ...


def stop_if_cancelled(cancel: CancelSignal | None) -> None:
    if cancel is not None and cancel.is_set():
        raise Cancelled


class VisionTower(nn.Module):
    """The vision tower in inference form."""

    def __init__(self, config: VisionConfig) -> None:
        super().__init__()
        self.config = config
        self.stem = Stem(config.embed_dims[0])
        self.stages = nn.ModuleList(Stage(stage, config.head_dim) for stage in config.stages)
        self.expansion = Expansion(config.embed_dims[-1], config.output_dim, config.squeeze_dim)

    @torch.no_grad()
    def forward(self, pixels_BCHW: Tensor, cancel: CancelSignal | None = None) -> Tensor:
        """Features (B,N,C) of pixels in [0,1], row by row; `cancel` is looked at between blocks."""
        self._check_sides(pixels_BCHW)
        weight = self.stem.mix.weight
        features = pixels_BCHW.to(weight.device, weight.dtype).contiguous(memory_format=torch.channels_last)
        for step in self._steps():
            stop_if_cancelled(cancel)
            features = step(features)
        return features.flatten(2).transpose(1, 2)  # (B, H*W, C)

    def _steps(self) -> list[nn.Module]:
        steps: list[nn.Module] = [self.stem]
        for stage in self.stages:
            steps += stage.steps()  # type: ignore[operator]  # ModuleList hands out plain Modules
        return [*steps, self.expansion]

    def _check_sides(self, pixels_BCHW: Tensor) -> None:
        height, width = pixels_BCHW.shape[-2:]
        stride = self.config.stride
        if height % stride or width % stride or not height or not width:
            raise UnsupportedImageError(
                f"The vision tower was given {width} x {height} pixels",
                f"Its sides must be multiples of {stride}",
            )
