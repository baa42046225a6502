"""Packed weights: near the unpacked ones, alike for one token and many, refused where they cannot run."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from PIL import Image

from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine import GenerationOptions, load_engine, quantization
from fastvlm_engine.errors import Cancelled, DeviceError
from fastvlm_engine.model.fastvlm import FastVLM
from fastvlm_engine.model.language_model import Linear
from fastvlm_engine.quantization import Int4Linear, Int8Linear, check_kernels, quantize
from fastvlm_engine.weights import load_checkpoint

# Of a normal weight's size: half a step of 255 and of 15 levels over its range, evenly spread.
INT8_ERROR, INT4_ERROR = 0.012, 0.11


def linear_of(out_dim: int, in_dim: int, *, bias: bool = True) -> Linear:
    linear = Linear(in_dim, out_dim, bias=bias)
    generator = torch.Generator().manual_seed(1)
    linear.weight.data = torch.randn(out_dim, in_dim, generator=generator) / in_dim**0.5
    if linear.bias is not None:
        linear.bias.data = torch.randn(out_dim, generator=generator)
    return linear


@pytest.fixture
def model(tmp_path: Path) -> FastVLM:
    return load_checkpoint(write_tiny_checkpoint(tmp_path), torch.float32, "cpu")


@pytest.mark.parametrize(("kind", "limit"), [(Int8Linear, INT8_ERROR), (Int4Linear, INT4_ERROR)])
@pytest.mark.parametrize("count", [1, 8, 9, 40])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_packed_products_stay_near_the_exact_ones(
    kind: type[quantization.PackedLinear], limit: float, count: int, dtype: torch.dtype
) -> None:
    linear = linear_of(96, 256, bias=False)
    rows = torch.randn(1, count, 256, generator=torch.Generator().manual_seed(2))
    exact = linear(rows)
    packed = kind(linear)(rows.to(dtype))  # type: ignore[call-arg]
    assert packed.dtype == dtype
    assert packed.shape == exact.shape
    assert (packed.float() - exact).norm() / exact.norm() < limit


@pytest.mark.parametrize("kind", [Int8Linear, Int4Linear])
def test_many_tokens_give_what_single_tokens_give(kind: type[quantization.PackedLinear]) -> None:
    packed = kind(linear_of(64, 128))  # type: ignore[call-arg]
    rows = torch.randn(20, 128)
    singly = torch.cat([packed(row[None]) for row in rows])
    torch.testing.assert_close(packed(rows), singly, atol=0.05, rtol=0.02)


def test_bias_and_scales_of_a_row_of_zeros_are_right() -> None:
    linear = linear_of(32, 64)
    linear.weight.data[3] = 0
    packed = Int8Linear(linear)
    assert torch.isfinite(packed.scales).all()
    assert packed(torch.ones(1, 64))[0, 3] == linear.bias[3]  # type: ignore[index]


def test_rows_of_int8_are_quantised_in_parts_as_in_one() -> None:
    linear = linear_of(5000, 32, bias=False)
    packed = Int8Linear(linear)
    levels, scales = quantization.quantize_rows(linear.weight)
    assert torch.equal(packed.weight, levels)
    assert torch.equal(packed.scales, scales)


def test_shapes_the_int4_kernel_lacks_are_left_to_int8() -> None:
    assert Int4Linear.takes(linear_of(16, 64))
    assert not Int4Linear.takes(linear_of(24, 64))
    assert not Int4Linear.takes(linear_of(16, 40))


def relative_error(model: FastVLM, packed: FastVLM) -> float:
    ids = torch.arange(4, 44)[None]
    exact = model(None, ids)
    return float((packed(None, ids) - exact).norm() / exact.norm())


@pytest.mark.parametrize(("precision", "limit"), [("int8", 0.05), ("int4", 0.4)])
def test_a_packed_model_says_nearly_the_same(
    model: FastVLM, tmp_path: Path, precision: quantization.Precision, limit: float
) -> None:
    packed = load_checkpoint(tmp_path, torch.float32, "cpu")
    quantize(packed, precision)
    assert 0 < relative_error(model, packed) < limit
    assert isinstance(packed.language_model.head, Int8Linear)
    layer = packed.language_model.layers[0]
    assert type(layer.attention.qkv) is (Int8Linear if precision == "int8" else Int4Linear)


def test_cached_equals_uncached_with_packed_weights(model: FastVLM) -> None:
    quantize(model, "int8")
    language = model.language_model
    embedded = language.embed(torch.arange(10, 20)[None])
    cache = language.new_cache(10)
    steps = torch.cat([language(embedded[:, at : at + 1], cache) for at in range(10)], dim=1)
    whole = language(embedded)
    assert (steps - whole).norm() / whole.norm() < 0.02


def test_the_embedding_stays_as_it_is(model: FastVLM) -> None:
    before = model.language_model.embedding.clone()
    quantize(model, "int8")
    assert torch.equal(model.language_model.embedding, before)


def test_packing_reports_progress_and_can_be_cancelled(model: FastVLM) -> None:
    cancel = threading.Event()
    seen: list[float] = []

    def note(step: str, share: float) -> None:
        assert step == "quantise"
        seen.append(share)
        if len(seen) == 3:
            cancel.set()

    with pytest.raises(Cancelled):
        quantize(model, "int8", progress=note, cancel=cancel)
    assert seen == [1 / 9, 2 / 9, 3 / 9]


@pytest.mark.parametrize("precision", ["int8", "int4"])
def test_an_engine_answers_with_packed_weights(tmp_path: Path, precision: str) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    with load_engine(folder, device="cpu", precision=precision) as engine:
        chunks = list(
            engine.ask(Image.new("RGB", (64, 64), "red"), "What?", GenerationOptions(max_new_tokens=4))
        )
    assert engine.precision == precision
    assert engine.vision_precision in ("fp32", "bf16")
    assert chunks[-1].finish in ("length", "stop")


def test_other_devices_are_told_to_choose_otherwise() -> None:
    with pytest.raises(DeviceError, match="CPU only"):
        check_kernels(torch.device("cuda"), "int8")


@pytest.mark.parametrize("precision", ["int8", "int4"])
def test_a_torch_without_the_kernels_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, precision: str
) -> None:
    monkeypatch.setattr(quantization.torch, "ops", SimpleNamespace(aten=SimpleNamespace()))
    with pytest.raises(DeviceError, match=f"cannot run {precision}"):
        check_kernels(torch.device("cpu"), precision)
