"""Vision blocks: fused kernels against plain ones, chunks against the whole, folded against BatchNorm."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from fastvlm_engine.device import computes_bf16
from fastvlm_engine.model import vision_blocks
from fastvlm_engine.model.vision_blocks import (
    AttentionBlock,
    FeedForward,
    GroupedConvolution,
    Pointwise,
    to_rows,
)
from fastvlm_engine.weights import fold_norm_into_kernel, norm_as_bias


@pytest.fixture
def plain_kernels() -> Iterator[None]:
    vision_blocks.fused_kernels.enabled = False
    yield
    vision_blocks.fused_kernels.enabled = True


def filled(module: nn.Module, seed: int = 0) -> nn.Module:
    generator = torch.Generator().manual_seed(seed)
    for parameter in module.parameters():
        scale = parameter[0].numel() ** -0.5 if parameter.dim() > 1 else 0.3
        parameter.data = torch.randn(parameter.shape, generator=generator) * scale
    return module.requires_grad_(False)


def features(dim: int, height: int, width: int, batch: int = 1) -> Tensor:
    generator = torch.Generator().manual_seed(5)
    values = torch.randn(batch, dim, height, width, generator=generator)
    return values.contiguous(memory_format=torch.channels_last)


def both_ways(module: nn.Module, given: Tensor) -> tuple[Tensor, Tensor]:
    vision_blocks.fused_kernels.enabled = True
    fast = module(given.clone())
    vision_blocks.fused_kernels.enabled = False
    plain = module(given.clone())
    vision_blocks.fused_kernels.enabled = True
    return fast, plain


def test_this_platform_has_the_fused_kernels_or_says_so() -> None:
    found = vision_blocks.fused_kernels.linear_for(torch.zeros(1)) is not None
    assert found == hasattr(torch.ops.mkldnn, "_linear_pointwise")


@pytest.mark.parametrize("activation", ["none", "gelu"])
def test_fused_products_equal_plain_ones(activation: vision_blocks.Activation) -> None:
    fast, plain = both_ways(filled(Pointwise(48, 96, activation=activation)), torch.randn(70, 48))
    torch.testing.assert_close(fast, plain, atol=1e-5, rtol=1e-5)


@pytest.mark.skipif(not computes_bf16(torch.device("cpu")), reason="no bf16 on this processor")
def test_fused_products_in_bf16_are_at_least_as_exact_as_plain_ones() -> None:
    module = filled(Pointwise(48, 96, activation="gelu"))
    given = torch.randn(70, 48)
    exact = module(given)
    fast, plain = both_ways(module.bfloat16(), given.bfloat16())
    assert (fast - exact).norm() <= 1.05 * (plain - exact).norm()


def test_fused_convolutions_equal_plain_ones() -> None:
    module = filled(GroupedConvolution(8, 24, 7, stride=2, groups=8, activation="gelu"))
    fast, plain = both_ways(module, features(8, 12, 20))
    torch.testing.assert_close(fast, plain, atol=1e-5, rtol=1e-5)
    assert fast.is_contiguous(memory_format=torch.channels_last)


def test_gelu_is_the_exact_one(plain_kernels: None) -> None:
    module = filled(Pointwise(4, 4, activation="gelu"))
    module.weight.data, module.bias.data = torch.eye(4), torch.zeros(4)  # type: ignore[union-attr]
    given = torch.tensor([[-3.0, -0.5, 0.5, 3.0]])
    torch.testing.assert_close(module(given), 0.5 * given * (1 + torch.erf(given / 2**0.5)))


def test_feed_forward_in_chunks_equals_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    block = filled(FeedForward(16, 64))
    given = features(16, 40, 24)
    whole = block.add_to(given.clone())  # type: ignore[operator]
    monkeypatch.setattr(vision_blocks, "INNER_BYTES", 1)  # the least: 256 rows at once, of 960
    in_chunks = block.add_to(given.clone())  # type: ignore[operator]
    torch.testing.assert_close(in_chunks, whole, atol=1e-6, rtol=1e-6)
    assert not torch.equal(whole, given)


def test_attention_equals_softmax_written_out() -> None:
    block = filled(AttentionBlock(64, 128, 32))
    given = features(64, 3, 5, batch=2)
    rows = to_rows(given)
    normed = F.layer_norm(rows, (64,), block.norm.weight, block.norm.bias, 1e-5).view(2, 15, 64)
    heads = (normed @ block.qkv.weight.T).view(2, 15, 3, 2, 32)
    q, k, v = (heads[:, :, part].transpose(1, 2) for part in range(3))
    mixed = ((q * 32**-0.5) @ k.transpose(2, 3)).softmax(-1) @ v
    projected = mixed.transpose(1, 2).reshape(30, 64) @ block.projection.weight.T + block.projection.bias
    expected = block.feed_forward.add_to(vision_blocks.from_rows(rows + projected, given).clone())
    torch.testing.assert_close(block(given.clone()), expected, atol=1e-4, rtol=1e-4)


def test_folded_batch_norm_equals_batch_norm() -> None:
    convolution = nn.Conv2d(12, 12, 7, padding=3, groups=12, bias=False)
    norm = nn.BatchNorm2d(12).eval()
    norm.running_mean = torch.randn(12)
    norm.running_var = torch.rand(12) + 0.2
    filled(norm, seed=2)
    given = features(12, 9, 11)
    with torch.no_grad():
        expected = norm(convolution(given))
        kernel = fold_norm_into_kernel(convolution.weight, norm.weight, norm.running_var)
        bias = norm_as_bias(norm.weight, norm.bias, norm.running_mean, norm.running_var)
    torch.testing.assert_close(
        F.conv2d(given, kernel, bias, padding=3, groups=12), expected, atol=1e-5, rtol=1e-5
    )


@pytest.mark.parametrize("activation", ["none", "gelu"])
@pytest.mark.parametrize("stride", [1, 2])
def test_several_kernels_a_channel_give_what_one_convolution_gives(
    activation: vision_blocks.Activation, stride: int
) -> None:
    module = filled(GroupedConvolution(16, 48, 5, stride=stride, groups=16, activation=activation))
    given = features(16, 10, 12, batch=2)
    expected = F.conv2d(given, module.weight, module.bias, stride, 2, groups=16)  # type: ignore[arg-type]
    expected = F.gelu(expected) if activation == "gelu" else expected
    torch.testing.assert_close(module(given), expected, atol=1e-5, rtol=1e-5)
