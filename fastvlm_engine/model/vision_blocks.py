"""The parts of the vision tower in inference form: branches, BatchNorm and layer scale are folded.

Features travel as channels-last (B,C,H,W) tensors, so that 1x1 convolutions are matrix products on their
rows of tokens. Used by vision_tower.py, in the engine thread.
"""

from __future__ import annotations

from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from fastvlm_engine.config import StageConfig
from fastvlm_engine.model.onednn import fused_kernels

Activation = Literal["none", "gelu"]
LAYER_NORM_EPS = 1e-5
# The four times wider inner rows of a feed-forward block are made this many bytes at a time, to stay in
# cache: fresh memory for all of them costs more in page faults than the arithmetic does.
INNER_BYTES = 8 << 20


class Pointwise(nn.Module):
    """A 1x1 convolution as a matrix product on rows of tokens, with an exact GELU behind it or none."""

    def __init__(
        self, in_dim: int, out_dim: int, *, bias: bool = True, activation: Activation = "none"
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(out_dim, in_dim), requires_grad=False)
        self.bias = nn.Parameter(torch.empty(out_dim), requires_grad=False) if bias else None
        self.activation = activation

    def forward(self, rows: Tensor) -> Tensor:
        kernel = fused_kernels.linear_for(rows, self.weight)
        if kernel is not None:
            return kernel(rows, self.weight, self.bias, self.activation, [], "none")
        out = F.linear(rows, self.weight, self.bias)
        return F.gelu(out) if self.activation == "gelu" else out

    def on_map(self, features_BCHW: Tensor) -> Tensor:
        """The same on channels-last features."""
        return from_rows(self(to_rows(features_BCHW)), features_BCHW)


class GroupedConvolution(nn.Module):
    """A convolution of few channels a group, with an exact GELU behind it or none.

    Where each channel is read by several kernels, the CPU has fast kernels only for one kernel a channel: the
    channels are repeated for it, and the outputs put in order again.
    """

    def __init__(
        self,
        in_dim: int,
        out_dim: int,
        kernel: int,
        *,
        stride: int = 1,
        groups: int,
        activation: Activation = "none",
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(
            torch.empty(out_dim, in_dim // groups, kernel, kernel), requires_grad=False
        )
        self.bias = nn.Parameter(torch.empty(out_dim), requires_grad=False)
        self.stride, self.padding, self.groups = stride, kernel // 2, groups
        self.repeats = out_dim // in_dim if groups == in_dim else 1
        self.activation = activation

    def forward(self, features_BCHW: Tensor) -> Tensor:
        if self.repeats == 1 or features_BCHW.device.type != "cpu":
            return self._convolve(features_BCHW, self.weight, self.bias, self.groups)
        repeated = torch.cat([features_BCHW] * self.repeats, dim=1)
        weight, bias = (part.unflatten(0, (-1, self.repeats)) for part in (self.weight, self.bias))
        weight, bias = (part.transpose(0, 1).flatten(0, 1) for part in (weight, bias))
        out = self._convolve(repeated, weight, bias, repeated.shape[1])
        return from_rows(to_rows(out).unflatten(1, (self.repeats, -1)).transpose(1, 2).flatten(1), out)

    def _convolve(self, features_BCHW: Tensor, weight: Tensor, bias: Tensor, groups: int) -> Tensor:
        kernel = fused_kernels.convolution_for(features_BCHW) if self.activation == "gelu" else None
        if kernel is not None:
            pair = ([self.padding] * 2, [self.stride] * 2, [1, 1])
            return kernel(features_BCHW, weight, bias, *pair, groups, "gelu", [], "none")
        out = F.conv2d(features_BCHW, weight, bias, self.stride, self.padding, groups=groups)
        # a backend that answers in another order would turn the in-place adds below into adds to a copy
        out = out.contiguous(memory_format=torch.channels_last)
        return F.gelu(out) if self.activation == "gelu" else out


class FeedForward(nn.Module):
    """Depthwise 7x7 with its BatchNorm, widening, GELU, narrowing with its scale; added to its input."""

    def __init__(self, dim: int, inner_dim: int) -> None:
        super().__init__()
        self.depthwise = GroupedConvolution(dim, dim, 7, groups=dim)
        self.widen = Pointwise(dim, inner_dim, activation="gelu")
        self.narrow = Pointwise(inner_dim, dim)

    def add_to(self, features_BCHW: Tensor) -> Tensor:
        """Add this block's output to `features_BCHW` in place."""
        rows = to_rows(self.depthwise(features_BCHW))
        target = to_rows(features_BCHW)
        step = self._rows_at_once(rows)
        for start in range(0, rows.shape[0], step):
            part = slice(start, start + step)
            target[part] += self.narrow(self.widen(rows[part]))
        return features_BCHW

    def _rows_at_once(self, rows: Tensor) -> int:
        if rows.device.type != "cpu":
            return rows.shape[0]
        return max(256, INNER_BYTES // (self.widen.weight.shape[0] * rows.element_size()))


class RepMixerBlock(nn.Module):
    """Mixes neighbours with a depthwise 3x3 that holds its own shortcut, then a feed-forward block."""

    def __init__(self, dim: int, inner_dim: int) -> None:
        super().__init__()
        self.token_mixer = GroupedConvolution(dim, dim, 3, groups=dim)
        self.feed_forward = FeedForward(dim, inner_dim)

    def forward(self, features_BCHW: Tensor) -> Tensor:
        return self.feed_forward.add_to(self.token_mixer(features_BCHW))


class AttentionBlock(nn.Module):
    """Every token looks at every token, then a feed-forward block. Works in place."""

    def __init__(self, dim: int, inner_dim: int, head_dim: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(dim, eps=LAYER_NORM_EPS)
        self.qkv = Pointwise(dim, 3 * dim, bias=False)
        self.projection = Pointwise(dim, dim)
        self.feed_forward = FeedForward(dim, inner_dim)
        self.head_dim = head_dim

    def forward(self, features_BCHW: Tensor) -> Tensor:
        batch, dim, height, width = features_BCHW.shape
        rows = to_rows(features_BCHW)
        qkv = self.qkv(self.norm(rows)).view(batch, height * width, 3, dim // self.head_dim, self.head_dim)
        queries, keys, values = qkv.permute(2, 0, 3, 1, 4).unbind(0)  # (B, heads, N, head_dim) each
        mixed = F.scaled_dot_product_attention(queries, keys, values)
        rows += self.projection(mixed.transpose(1, 2).reshape(rows.shape))
        return self.feed_forward.add_to(features_BCHW)


class Downsample(nn.Module):
    """Halves the sides: strided 7x7 with a few channels a group, then 1x1, each with its GELU."""

    def __init__(self, in_dim: int, out_dim: int) -> None:
        super().__init__()
        self.reduce = GroupedConvolution(in_dim, out_dim, 7, stride=2, groups=in_dim, activation="gelu")
        self.mix = Pointwise(out_dim, out_dim, activation="gelu")

    def forward(self, features_BCHW: Tensor) -> Tensor:
        return self.mix.on_map(self.reduce(features_BCHW))


class Stem(nn.Module):
    """Pixels to features at a quarter of the sides."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.first = GroupedConvolution(3, dim, 3, stride=2, groups=1, activation="gelu")
        self.second = GroupedConvolution(dim, dim, 3, stride=2, groups=dim, activation="gelu")
        self.mix = Pointwise(dim, dim, activation="gelu")

    def forward(self, pixels_BCHW: Tensor) -> Tensor:
        return self.mix.on_map(self.second(self.first(pixels_BCHW)))


class Expansion(nn.Module):
    """The last convolution: more channels, each weighed by a squeeze-and-excite gate, then GELU."""

    def __init__(self, in_dim: int, out_dim: int, squeeze_dim: int) -> None:
        super().__init__()
        self.convolution = GroupedConvolution(in_dim, out_dim, 3, groups=in_dim)
        self.squeeze = Pointwise(out_dim, squeeze_dim)
        self.excite = Pointwise(squeeze_dim, out_dim)

    def forward(self, features_BCHW: Tensor) -> Tensor:
        features = self.convolution(features_BCHW)
        gate_BC = torch.sigmoid(self.excite(F.relu(self.squeeze(features.mean((2, 3))))))
        return F.gelu(features * gate_BC[:, :, None, None])


class Stage(nn.Module):
    """Blocks of one width, after an optional downsampling and an optional position encoding."""

    def __init__(self, config: StageConfig, head_dim: int) -> None:
        super().__init__()
        self.downsample = Downsample(config.in_dim, config.dim) if config.downsample else None
        self.position_encoding = (
            GroupedConvolution(config.dim, config.dim, 7, groups=config.dim)
            if config.position_encoding
            else None
        )
        self.blocks = nn.ModuleList(
            RepMixerBlock(config.dim, config.mlp_dim)
            if config.token_mixer == "repmixer"
            else AttentionBlock(config.dim, config.mlp_dim, head_dim)
            for _ in range(config.depth)
        )

    def steps(self) -> list[nn.Module]:
        """The modules to run one after the other."""
        before = [step for step in (self.downsample, self.position_encoding) if step is not None]
        return [*before, *self.blocks]


def to_rows(features_BCHW: Tensor) -> Tensor:
    """(B,C,H,W) channels-last as (B*H*W, C), without a copy."""
    rows = features_BCHW.permute(0, 2, 3, 1)
    return rows.view(-1, rows.shape[-1])


def from_rows(rows: Tensor, like_BCHW: Tensor) -> Tensor:
    """Rows of tokens as channels-last features of the batch and sides of `like_BCHW`, without a copy."""
    batch, _, height, width = like_BCHW.shape
    return rows.view(batch, height, width, -1).permute(0, 3, 1, 2)
