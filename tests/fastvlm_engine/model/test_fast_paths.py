"""What the engine adds to a loaded model: packed products bit for bit, one token's own way close in fp32."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine.generation import decode_one_token, next_logits, prefill
from fastvlm_engine.model.fast_paths import add_fast_paths
from fastvlm_engine.model.fastvlm import FastVLM
from fastvlm_engine.model.onednn import fused_kernels
from fastvlm_engine.model.single_token import SingleToken
from fastvlm_engine.quantization import check_kernels, quantize
from fastvlm_engine.weights import load_checkpoint

PROMPT = torch.tensor([[1, 44, 99, 7, 300, 21]])
ANSWER = [21, 80, 5, 260, 260, 9]
packs_bf16 = pytest.mark.skipif(
    fused_kernels.pack(torch.zeros(16, 16, dtype=torch.bfloat16)) is None,
    reason="no bf16 products of oneDNN on this processor",
)


def loaded(folder: Path, dtype: torch.dtype, *, fast: bool) -> FastVLM:
    model = load_checkpoint(write_tiny_checkpoint(folder / "tiny"), dtype, "cpu")
    if fast:
        add_fast_paths(model)
    return model


def answer_logits(model: FastVLM) -> Tensor:
    """Logits after the prompt and after each token of an answer."""
    language = model.language_model
    cache = language.new_cache(PROMPT.shape[1] + len(ANSWER))
    rows = [next_logits(language, prefill(language, cache, language.embed(PROMPT)))]
    rows += [decode_one_token(language, cache, token_id) for token_id in ANSWER]
    assert cache.length == cache.capacity
    return torch.stack(rows)


@packs_bf16
def test_packed_products_give_the_same_numbers_bit_for_bit(tmp_path: Path) -> None:
    plain = loaded(tmp_path, torch.bfloat16, fast=False)
    fast = loaded(tmp_path, torch.bfloat16, fast=True)
    for name in ("language_model.layers.0.attention.qkv.weight", "vision_tower.stem.mix.weight"):
        assert fast.get_parameter(name).is_mkldnn
    pixels = torch.rand(1, 3, 128, 192)
    assert torch.equal(fast.encode(pixels), plain.encode(pixels))
    hidden = [model.language_model(model.language_model.embed(PROMPT)) for model in (plain, fast)]
    assert torch.equal(*hidden)


def test_one_token_at_a_time_agrees_with_the_plain_model(tmp_path: Path) -> None:
    plain = loaded(tmp_path, torch.float32, fast=False)
    fast = loaded(tmp_path, torch.float32, fast=True)
    assert plain.language_model.single_token is None and fast.language_model.single_token is not None
    torch.testing.assert_close(answer_logits(fast), answer_logits(plain), atol=1e-4, rtol=1e-4)


def test_one_token_at_a_time_is_no_further_from_fp32_than_bf16_is(tmp_path: Path) -> None:
    exact = answer_logits(loaded(tmp_path, torch.float32, fast=False))
    errors = [
        (answer_logits(loaded(tmp_path, torch.bfloat16, fast=fast)).float() - exact).norm()
        for fast in (True, False)
    ]
    assert errors[0] <= errors[1]


def test_a_quantised_model_decodes_with_its_own_products(tmp_path: Path) -> None:
    model = loaded(tmp_path, torch.bfloat16, fast=False)
    check_kernels(torch.device("cpu"), "int8")
    quantize(model, "int8")
    add_fast_paths(model)
    assert model.language_model.single_token is None


def test_a_large_model_gets_no_second_copy_of_its_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fastvlm_engine.model.single_token.LARGEST_BYTES", 1000)
    assert not SingleToken.suits(loaded(tmp_path, torch.float32, fast=False).language_model)


def test_pictures_are_kept_in_the_models_own_format(tmp_path: Path) -> None:
    language = loaded(tmp_path, torch.bfloat16, fast=True).language_model
    cache = language.new_cache(8)
    prefill(language, cache, language.embed(PROMPT))
    snapshot = cache.snapshot()
    assert cache.keys.dtype == torch.float32 and snapshot.keys.dtype == torch.bfloat16
    assert torch.equal(snapshot.keys.float(), cache.keys[:, :, :, : cache.length])  # nothing is lost by it
