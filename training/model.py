"""docent-nano while it is trained: FastVLM's parts at small size, with BatchNorm in place and 3x3 kernels.

Called by train.py and evaluate.py; export.py turns the state into the transformers layout. Two things
differ from the exported form and are exactly undone there: every BatchNorm but the ConvFFN's is folded into
its convolution, and the 3x3 kernels are set into the 7x7 kernels that FastViTHD has (zeros around: on a CPU a
depthwise 7x7 costs ten times a 3x3 in the backward pass).

Shapes: B batch, T text positions, N image tokens, D width of the language model.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

HEAD_DIM_VISION = 32
SUPERVISED_LAYERS = (1, 2)  # language model layers whose head 0 learns to look at the glyph that is read next


@dataclass(frozen=True)
class NanoConfig:
    """Sizes of docent-nano; the defaults are the first edition."""

    depths: tuple[int, ...] = (1, 3, 4, 2)
    dims: tuple[int, ...] = (32, 96, 288, 288)
    downsamples: tuple[bool, ...] = (False, True, True, False)
    hidden_size: int = 256
    layers: int = 4
    heads: int = 4
    kv_heads: int = 2
    intermediate_size: int = 704
    vocab_size: int = 264
    rope_theta: float = 10000.0
    rms_norm_eps: float = 1e-6
    dense_classes: int = 182

    @property
    def head_dim(self) -> int:
        return self.hidden_size // self.heads


def attention(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> Tensor:
    """Softmax attention over the last two dimensions; `bias` is added to the scores.

    In bf16 on a CPU by plain products: in training a third of the time of torch's flash kernel. In fp32 that
    kernel takes two thirds of their time.
    """
    if q.is_cuda or q.dtype == torch.float32:
        if q.ndim > 4:  # the fast kernels know one dimension of heads
            k, v = (x.expand(*q.shape[:-2], -1, -1).flatten(0, -4) for x in (k, v))
            bias = None if bias is None else bias.expand(*q.shape[:-2], -1, -1).flatten(0, -4)
            return F.scaled_dot_product_attention(q.flatten(0, -4), k, v, bias).view(q.shape)
        return F.scaled_dot_product_attention(q, k, v, bias)
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
    if bias is not None:
        scores = scores + bias
    return scores.softmax(-1) @ v


class ConvNorm(nn.Module):
    """A convolution without bias, BatchNorm, and GELU where asked."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1, act: bool = True
    ) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(outputs)
        self.act = act

    def forward(self, x: Tensor) -> Tensor:
        x = self.bn(self.conv(x))
        return F.gelu(x) if self.act else x


class Pointwise(nn.Linear):
    """A 1x1 convolution on (B, C, H, W) as a matrix product (its weight stays two-dimensional for Muon)."""

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x.permute(0, 2, 3, 1), self.weight, self.bias).permute(0, 3, 1, 2)


class ConvFFN(nn.Module):
    """Depthwise convolution with BatchNorm, then two 1x1 products."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.conv = ConvNorm(dim, dim, 3, groups=dim, act=False)
        self.fc1 = Pointwise(dim, 4 * dim)
        self.fc2 = Pointwise(4 * dim, dim)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc2(F.gelu(self.fc1(self.conv(x))))


class RepMixerBlock(nn.Module):
    """Token mixing by a depthwise 3x3 that holds its own residual, then the ConvFFN."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.token_mixer = nn.Conv2d(dim, dim, 3, 1, 1, groups=dim)
        self.convffn = ConvFFN(dim)
        self.layer_scale = nn.Parameter(torch.full((dim, 1, 1), 0.2))
        with torch.no_grad():
            self.token_mixer.weight.mul_(0.1)
            self.token_mixer.weight[:, 0, 1, 1] += 1
            nn.init.zeros_(self.token_mixer.bias)  # type: ignore[arg-type]  # it has one

    def forward(self, x: Tensor) -> Tensor:
        x = self.token_mixer(x)
        return x + self.layer_scale * self.convffn(x)


class LayerNormChannel(nn.Module):
    """LayerNorm over the channels of (B, C, H, W)."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(dim))
        self.bias = nn.Parameter(torch.zeros(dim))

    def forward(self, x: Tensor) -> Tensor:
        return F.layer_norm(x.permute(0, 2, 3, 1), self.weight.shape, self.weight, self.bias, 1e-5).permute(
            0, 3, 1, 2
        )


class AttentionBlock(nn.Module):
    """Global attention over the feature map, then the ConvFFN."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.norm = LayerNormChannel(dim)
        self.qkv = nn.Linear(dim, 3 * dim, bias=False)
        self.proj = nn.Linear(dim, dim)
        self.convffn = ConvFFN(dim)
        self.layer_scale_1 = nn.Parameter(torch.full((dim, 1, 1), 0.2))
        self.layer_scale_2 = nn.Parameter(torch.full((dim, 1, 1), 0.2))

    def attend(self, x: Tensor) -> Tensor:
        b, c, h, w = x.shape
        qkv = self.qkv(x.permute(0, 2, 3, 1).reshape(b, h * w, c))
        q, k, v = qkv.reshape(b, h * w, 3, c // HEAD_DIM_VISION, HEAD_DIM_VISION).permute(2, 0, 3, 1, 4)
        mixed = attention(q, k, v, None).transpose(1, 2).reshape(b, h, w, c)
        return self.proj(mixed).permute(0, 3, 1, 2)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.layer_scale_1 * self.attend(self.norm(x))
        return x + self.layer_scale_2 * self.convffn(x)


class Tower(nn.Module):
    """FastViTHD at small size: stem (stride 4), stages, expansion with squeeze-and-excite."""

    def __init__(self, config: NanoConfig) -> None:
        super().__init__()
        d = config.dims
        self.stem = nn.Sequential(
            ConvNorm(3, d[0], 3, 2), ConvNorm(d[0], d[0], 3, 2, groups=d[0]), ConvNorm(d[0], d[0], 1)
        )
        self.downsamples = nn.ModuleList()
        self.stages = nn.ModuleList()
        for i, (depth, dim) in enumerate(zip(config.depths, d, strict=True)):
            if config.downsamples[i]:
                before = d[i - 1]
                down: nn.Module = nn.Sequential(
                    ConvNorm(before, dim, 3, 2, groups=_groups(before, dim)), ConvNorm(dim, dim, 1)
                )
            else:
                down = nn.Identity()
            self.downsamples.append(down)
            block = AttentionBlock if i >= 3 else RepMixerBlock
            self.stages.append(nn.Sequential(*[block(dim) for _ in range(depth)]))
        last = d[-1]
        self.position = nn.Conv2d(last, last, 3, 1, 1, groups=last)
        with torch.no_grad():
            self.position.weight.mul_(0.1)
            self.position.weight[:, 0, 1, 1] += 1
        self.expand = ConvNorm(last, 2 * last, 3, groups=last, act=False)
        self.reduce_se = nn.Conv2d(2 * last, _se_width(2 * last), 1)
        self.expand_se = nn.Conv2d(_se_width(2 * last), 2 * last, 1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(B,3,H,W) in [0,1] -> features (B,C,H/16,W/16) and those of stage 1, (B,C1,H/8,W/8)."""
        x = self.stem(x.contiguous(memory_format=torch.channels_last))
        early = x
        for i, (down, stage) in enumerate(zip(self.downsamples, self.stages, strict=True)):
            x = down(x)
            if i == 3:
                x = self.position(x)
            x = stage(x)
            if i == 1:
                early = x
        x = self.expand(x)
        gate = self.expand_se(F.relu(self.reduce_se(x.mean((2, 3), keepdim=True)))).sigmoid()
        return F.gelu(x * gate), early


def _groups(before: int, after: int) -> int:
    """The strided convolution is grouped by its input channels where they divide, as timm's is."""
    if after % before:
        raise ValueError(f"a stage cannot go from {before} to {after} channels: not a multiple")
    return before


def _se_width(channels: int) -> int:
    return channels // 16


class RmsNorm(nn.Module):
    def __init__(self, dim: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(dim))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        return F.rms_norm(x, self.weight.shape, self.weight.to(x.dtype), self.eps)


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary position embedding, halves convention (Qwen2)."""
    half = x.shape[-1] // 2
    turned = torch.cat((-x[..., half:], x[..., :half]), dim=-1)
    return x * cos + turned * sin


def _in_groups(x: Tensor, prefix: int, groups: int) -> Tensor:
    """Keys or values (B,H,P+T,d) -> (B,H,G,P+L,d): the prefix before each group of the text."""
    before = x[:, :, None, :prefix].expand(-1, -1, groups, -1, -1)
    return torch.cat((before, x[:, :, prefix:].unflatten(2, (groups, -1))), 3)


class DecoderLayer(nn.Module):
    """Qwen2's layer: grouped-query attention with biases on q, k, v, and a SwiGLU."""

    def __init__(self, c: NanoConfig) -> None:
        super().__init__()
        self.c = c
        kv = c.kv_heads * c.head_dim
        self.input_norm = RmsNorm(c.hidden_size, c.rms_norm_eps)
        self.q = nn.Linear(c.hidden_size, c.hidden_size)
        self.k = nn.Linear(c.hidden_size, kv)
        self.v = nn.Linear(c.hidden_size, kv)
        self.o = nn.Linear(c.hidden_size, c.hidden_size, bias=False)
        self.post_norm = RmsNorm(c.hidden_size, c.rms_norm_eps)
        self.gate = nn.Linear(c.hidden_size, c.intermediate_size, bias=False)
        self.up = nn.Linear(c.hidden_size, c.intermediate_size, bias=False)
        self.down = nn.Linear(c.intermediate_size, c.hidden_size, bias=False)

    def forward(
        self,
        x: Tensor,
        cos: Tensor,
        sin: Tensor,
        biases: tuple[Tensor, Tensor],
        rows: Tensor | None,
        text_only: bool,
    ) -> tuple[Tensor, Tensor | None]:
        """Returns the layer's output and, where `rows` (B,R) names query positions, head 0's scores
        over the positions up to the image's end (B,R,P).

        `biases` are added to the scores of the P positions up to the image's end, (P,P), and of the T text
        positions, (B,G,L,P+L): text comes in G groups of L = T/G positions that do not see each other.
        `text_only` leaves out what the last layer would compute for the former in vain.
        """
        b, t, _ = x.shape
        y = self.input_norm(x)
        q = self.q(y).view(b, t, self.c.heads, self.c.head_dim).transpose(1, 2)
        k = self.k(y).view(b, t, self.c.kv_heads, self.c.head_dim).transpose(1, 2)
        v = self.v(y).view(b, t, self.c.kv_heads, self.c.head_dim).transpose(1, 2)
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        p, groups = biases[0].shape[0], biases[1].shape[1]
        scores = None
        if rows is not None:
            wanted = q[:, 0].gather(1, rows[..., None].expand(-1, -1, q.shape[-1]))
            over = k[:, 0, :p].float()
            scores = (wanted.float() @ over.transpose(1, 2)) * self.c.head_dim**-0.5
        shared = self.c.heads // self.c.kv_heads
        k, v = k.repeat_interleave(shared, 1), v.repeat_interleave(shared, 1)
        keys, values = (_in_groups(x, p, groups) for x in (k, v))
        queries = q[:, :, p:].unflatten(2, (groups, -1))
        mixed = attention(queries, keys, values, biases[1][:, None]).flatten(2, 3)
        if text_only:
            x = x[:, p:]
        else:
            mixed = torch.cat((attention(q[:, :, :p], k[:, :, :p], v[:, :, :p], biases[0]), mixed), 2)
        x = x + self.o(mixed.transpose(1, 2).reshape(b, x.shape[1], -1))
        y = self.post_norm(x)
        return x + self.down(F.silu(self.gate(y)) * self.up(y)), scores


class Nano(nn.Module):
    """The whole model with the two dense heads that are thrown away after training."""

    def __init__(self, config: NanoConfig) -> None:
        super().__init__()
        self.config = config
        c = config
        self.tower = Tower(c)
        features = 2 * c.dims[-1]
        self.projector = nn.Sequential(
            nn.Linear(features, c.hidden_size), nn.GELU(), nn.Linear(c.hidden_size, c.hidden_size)
        )
        self.embed = nn.Embedding(c.vocab_size, c.hidden_size)
        nn.init.normal_(self.embed.weight, std=0.02)
        self.layers = nn.ModuleList([DecoderLayer(c) for _ in range(c.layers)])
        self.norm = RmsNorm(c.hidden_size, c.rms_norm_eps)
        self.early_head = nn.Conv2d(c.dims[1], 2 * c.dense_classes, 1)  # 8x8 px: two cells of 4x8
        self.late_head = nn.Conv2d(features, 8 * c.dense_classes, 1)  # 16x16 px: four across, two down
        for layer in self.layers:
            for name in ("o", "down"):
                nn.init.normal_(getattr(layer, name).weight, std=0.02 / (2 * c.layers) ** 0.5)

    def compile_parts(self) -> None:
        """Has torch.compile build the tower, for each of the few heights, and the decoder's layers."""
        self.tower.compile(dynamic=False)
        for layer in self.layers:
            layer.compile(dynamic=True)

    def see(self, pixels: Tensor, dense: int = 0) -> tuple[Tensor, Tensor, Tensor]:
        """(B,3,H,W) -> image tokens (B,N,D), and the dense logits of the first `dense` pictures.

        Those are of the late and of the early head, (dense, cells, classes).
        """
        features, early = self.tower(pixels)
        tokens = self.projector(features.flatten(2).transpose(1, 2))
        late = self._cells(self.late_head(features[:dense]), 4, 2)
        return tokens, late, self._cells(self.early_head(early[:dense]), 2, 1)

    def _cells(self, x: Tensor, across: int, down: int) -> Tensor:
        """(B, down*across*K, h, w) -> (B, h*down * w*across, K) in raster order of the cells."""
        b, _, h, w = x.shape
        x = x.view(b, down, across, self.config.dense_classes, h, w).permute(0, 4, 1, 5, 2, 3)
        return x.reshape(b, h * down * w * across, self.config.dense_classes)

    def rope(self, positions: Tensor) -> tuple[Tensor, Tensor]:
        dim = self.config.head_dim
        frequencies = self.config.rope_theta ** (
            -torch.arange(0, dim, 2, device=positions.device).float() / dim
        )
        angles = positions[..., None].float() * frequencies
        angles = torch.cat((angles, angles), -1)[:, None]
        return angles.cos(), angles.sin()

    def decode(
        self, hidden: Tensor, positions: Tensor, mask: Tensor, rows: Tensor | None
    ) -> tuple[Tensor, list[Tensor]]:
        """(B,P+T,D) with positions (B,P+T) and mask (B,G,L,P+L), G*L = T -> final hidden states of the text
        (B,T,D), scores.

        `rows` (B,R) index all P+T positions; the scores (B,R,P) are those of the supervised layers.
        """
        cos, sin = self.rope(positions)
        cos, sin = cos.to(hidden.dtype), sin.to(hidden.dtype)
        p = hidden.shape[1] - mask.shape[1] * mask.shape[2]
        kind = hidden.device.type
        causal = torch.ones(p, p, dtype=torch.bool, device=hidden.device).tril()
        dtype = torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else hidden.dtype
        biases = tuple(
            torch.zeros(m.shape, dtype=dtype, device=m.device).masked_fill_(~m, float("-inf"))
            for m in (causal, mask)
        )
        scores = []
        for number, layer in enumerate(self.layers):
            last = number == len(self.layers) - 1
            hidden, score = layer(
                hidden, cos, sin, biases, rows if number in SUPERVISED_LAYERS else None, last
            )
            if score is not None:
                scores.append(score)
        return self.norm(hidden), scores

    def logits(self, hidden: Tensor) -> Tensor:
        return F.linear(hidden, self.embed.weight)
