"""FastVLM once more, as plainly as the reference page writes it: Apple's tensor names, nothing folded, NCHW.

Functions over a dict of fp32 tensors, written apart from the engine to check it. No cache, no fused anything.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
import torch.nn.functional as F
from torch import Tensor

from fastvlm_engine.config import LanguageConfig, ModelConfig

Weights = Mapping[str, Tensor]
TOWER = "model.vision_tower.vision_tower.model."


def conv(x: Tensor, weights: Weights, name: str, *, stride: int = 1, groups: int = 1) -> Tensor:
    kernel = weights[f"{name}.weight"]
    padding = kernel.shape[-1] // 2
    return F.conv2d(x, kernel, weights.get(f"{name}.bias"), stride=stride, padding=padding, groups=groups)


def exact_gelu(x: Tensor) -> Tensor:
    return 0.5 * x * (1 + torch.erf(x / 2**0.5))


def conv_ffn(x: Tensor, weights: Weights, name: str) -> Tensor:
    x = conv(x, weights, f"{name}.conv.conv", groups=x.shape[1])
    bn = {part: weights[f"{name}.conv.bn.{part}"].view(1, -1, 1, 1) for part in ("weight", "bias")}
    mean = weights[f"{name}.conv.bn.running_mean"].view(1, -1, 1, 1)
    var = weights[f"{name}.conv.bn.running_var"].view(1, -1, 1, 1)
    x = (x - mean) / torch.sqrt(var + 1e-5) * bn["weight"] + bn["bias"]
    return conv(exact_gelu(conv(x, weights, f"{name}.fc1")), weights, f"{name}.fc2")


def repmixer_block(x: Tensor, weights: Weights, name: str) -> Tensor:
    x = conv(x, weights, f"{name}.token_mixer.reparam_conv", groups=x.shape[1])
    return x + weights[f"{name}.layer_scale"] * conv_ffn(x, weights, f"{name}.convffn")


def channel_norm(x: Tensor, weights: Weights, name: str) -> Tensor:
    mean = x.mean(1, keepdim=True)
    variance = (x - mean).pow(2).mean(1, keepdim=True)
    x = (x - mean) / torch.sqrt(variance + 1e-5)
    return x * weights[f"{name}.weight"].view(1, -1, 1, 1) + weights[f"{name}.bias"].view(1, -1, 1, 1)


def vision_attention(x: Tensor, weights: Weights, name: str) -> Tensor:
    batch, dim, height, width = x.shape
    tokens = x.flatten(2).transpose(1, 2)
    qkv = tokens @ weights[f"{name}.qkv.weight"].T
    qkv = qkv.reshape(batch, height * width, 3, dim // 32, 32).permute(2, 0, 3, 1, 4)
    scores = (qkv[0] * 32**-0.5) @ qkv[1].transpose(-2, -1)
    mixed = (scores.softmax(-1) @ qkv[2]).transpose(1, 2).reshape(batch, height * width, dim)
    out = mixed @ weights[f"{name}.proj.weight"].T + weights[f"{name}.proj.bias"]
    return out.transpose(1, 2).reshape(batch, dim, height, width)


def attention_block(x: Tensor, weights: Weights, name: str) -> Tensor:
    mixed = vision_attention(channel_norm(x, weights, f"{name}.norm"), weights, f"{name}.token_mixer")
    x = x + weights[f"{name}.layer_scale_1"] * mixed
    return x + weights[f"{name}.layer_scale_2"] * conv_ffn(x, weights, f"{name}.convffn")


def patch_embed(x: Tensor, weights: Weights, name: str) -> Tensor:
    x = exact_gelu(conv(x, weights, f"{name}.proj.0.lkb_reparam", stride=2, groups=x.shape[1]))
    return exact_gelu(conv(x, weights, f"{name}.proj.1.reparam_conv"))


def vision_tower(pixels: Tensor, weights: Weights) -> Tensor:
    """Features (B,N,C). What each entry of `network` is shows in its tensors' names."""
    x = exact_gelu(conv(pixels, weights, f"{TOWER}patch_embed.0.reparam_conv", stride=2))
    x = exact_gelu(conv(x, weights, f"{TOWER}patch_embed.1.reparam_conv", stride=2, groups=x.shape[1]))
    x = exact_gelu(conv(x, weights, f"{TOWER}patch_embed.2.reparam_conv"))
    index = 0
    while any(name.startswith(f"{TOWER}network.{index}.") for name in weights):
        x = network_entry(x, weights, f"{TOWER}network.{index}")
        index += 1
    x = conv(x, weights, f"{TOWER}conv_exp.reparam_conv", groups=x.shape[1])
    gate = F.relu(conv(x.mean((2, 3), keepdim=True), weights, f"{TOWER}conv_exp.se.reduce"))
    gate = torch.sigmoid(conv(gate, weights, f"{TOWER}conv_exp.se.expand"))
    return exact_gelu(x * gate).flatten(2).transpose(1, 2)


def network_entry(x: Tensor, weights: Weights, name: str) -> Tensor:
    if f"{name}.proj.0.lkb_reparam.weight" in weights:
        return patch_embed(x, weights, name)
    if f"{name}.reparam_conv.weight" in weights:
        return conv(x, weights, f"{name}.reparam_conv", groups=x.shape[1])
    block = 0
    while f"{name}.{block}.convffn.fc1.weight" in weights:
        attends = f"{name}.{block}.token_mixer.qkv.weight" in weights
        step = attention_block if attends else repmixer_block
        x = step(x, weights, f"{name}.{block}")
        block += 1
    return x


def projector(features: Tensor, weights: Weights) -> Tensor:
    name = "model.mm_projector"
    hidden = exact_gelu(features @ weights[f"{name}.0.weight"].T + weights[f"{name}.0.bias"])
    return hidden @ weights[f"{name}.2.weight"].T + weights[f"{name}.2.bias"]


def rms_norm(x: Tensor, weight: Tensor, eps: float) -> Tensor:
    return x / torch.sqrt(x.pow(2).mean(-1, keepdim=True) + eps) * weight


def turn(x: Tensor, theta: float) -> Tensor:
    """Rotary embedding of (B,heads,T,D) at positions 0..T-1."""
    length, dim = x.shape[-2:]
    frequencies = theta ** (-torch.arange(0, dim, 2).float() / dim)
    angles = torch.arange(length).float()[:, None] * frequencies
    first, second = x[..., : dim // 2], x[..., dim // 2 :]
    cos, sin = angles.cos(), angles.sin()
    return torch.cat((first * cos - second * sin, second * cos + first * sin), dim=-1)


def decoder_layer(x: Tensor, weights: Weights, name: str, config: LanguageConfig) -> Tensor:
    batch, length, _ = x.shape
    normed = rms_norm(x, weights[f"{name}.input_layernorm.weight"], config.rms_norm_eps)
    heads = {}
    for part, count in (("q", config.heads), ("k", config.kv_heads), ("v", config.kv_heads)):
        full = f"{name}.self_attn.{part}_proj"
        flat = normed @ weights[f"{full}.weight"].T + weights[f"{full}.bias"]
        heads[part] = flat.view(batch, length, count, config.head_dim).transpose(1, 2)
    q, k = turn(heads["q"], config.rope_theta), turn(heads["k"], config.rope_theta)
    groups = config.heads // config.kv_heads
    k, v = k.repeat_interleave(groups, 1), heads["v"].repeat_interleave(groups, 1)
    scores = q @ k.transpose(-2, -1) / config.head_dim**0.5
    future = torch.ones(length, length, dtype=torch.bool).triu(1)
    mixed = scores.masked_fill(future, -torch.inf).softmax(-1) @ v
    x = x + mixed.transpose(1, 2).reshape(batch, length, -1) @ weights[f"{name}.self_attn.o_proj.weight"].T
    normed = rms_norm(x, weights[f"{name}.post_attention_layernorm.weight"], config.rms_norm_eps)
    gate = F.silu(normed @ weights[f"{name}.mlp.gate_proj.weight"].T)
    up = normed @ weights[f"{name}.mlp.up_proj.weight"].T
    return x + (gate * up) @ weights[f"{name}.mlp.down_proj.weight"].T


def embed(ids: Tensor, image: Tensor | None, weights: Weights) -> Tensor:
    """Embeddings of one row of ids, the image's in place of -200."""
    table = weights["model.embed_tokens.weight"]
    parts = [image if token == -200 else table[token][None] for token in ids.tolist()]
    return torch.cat(parts)[None]


def language_logits(x: Tensor, weights: Weights, config: LanguageConfig) -> Tensor:
    for number in range(config.layers):
        x = decoder_layer(x, weights, f"model.layers.{number}", config)
    x = rms_norm(x, weights["model.norm.weight"], config.rms_norm_eps)
    head = weights.get("lm_head.weight", weights["model.embed_tokens.weight"])
    return x @ head.T


def logits(pixels: Tensor, ids: Tensor, weights: Weights, config: ModelConfig) -> Tensor:
    """Logits of every position of one picture (1,3,H,W) and one row of ids (T)."""
    image = projector(vision_tower(pixels, weights), weights)[0]
    return language_logits(embed(ids, image, weights), weights, config.language)


def greedy(pixels: Tensor, ids: Tensor, weights: Weights, config: ModelConfig, count: int) -> list[int]:
    """The next `count` tokens; everything of the language model is computed again for each."""
    image = projector(vision_tower(pixels, weights), weights)[0]
    hidden = embed(ids, image, weights)
    tokens: list[int] = []
    for _ in range(count):
        token = int(language_logits(hidden, weights, config.language)[0, -1].argmax())
        tokens.append(token)
        hidden = torch.cat((hidden, weights["model.embed_tokens.weight"][token][None, None]), dim=1)
    return tokens
