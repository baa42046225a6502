"""Our model against transformers' FastVlmForConditionalGeneration, loaded from the same files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from parity.comparison import LARGEST_DIFFERENCE, difference, greedy, random_pixels
from torch import Tensor

from benchmarks.random_checkpoints import NANO_TOWER, SPECIALS, write_tiny_checkpoint
from benchmarks.timm_without_torchvision import install
from fastvlm_engine.device import computes_bf16
from fastvlm_engine.weights import load_checkpoint

install()

IMAGE_TOKEN = 3
QUESTION = [1, *range(SPECIALS + 40, SPECIALS + 60)]
FULL_TOWER = {"layers": [2, 12, 24, 4, 2], "embed_dims": [96, 192, 384, 768, 1536]}
FOUR_STAGES = {
    "layers": [1, 3, 4, 2],
    "embed_dims": [32, 96, 192, 192],
    "downsamples": [False, True, True, False],
    "mlp_ratios": [4, 4, 4, 4],
}


def load_peer(folder: Path, dtype: torch.dtype) -> Any:
    from transformers import FastVlmForConditionalGeneration
    from transformers.utils import logging

    logging.disable_progress_bar()
    return FastVlmForConditionalGeneration.from_pretrained(folder, dtype=dtype).eval()


def prompts(image_tokens: int) -> tuple[Tensor, Tensor]:
    """The same prompt with our one placeholder and with the peer's many."""
    ours = torch.tensor([[*QUESTION[:4], -200, *QUESTION[4:]]])
    theirs = torch.tensor([[*QUESTION[:4], *[IMAGE_TOKEN] * image_tokens, *QUESTION[4:]]])
    return ours, theirs


def assert_same(folder: Path, height: int, width: int, tokens: int = 64) -> None:
    peer = load_peer(folder, torch.float32)
    model = load_checkpoint(folder, torch.float32, "cpu")
    pixels = random_pixels(height, width)
    image_tokens = height * width // model.config.vision.stride**2
    ours, theirs = prompts(image_tokens)
    with torch.no_grad():
        expected = peer(input_ids=theirs, pixel_values=pixels).logits
        generated = peer.generate(
            input_ids=theirs,
            pixel_values=pixels,
            attention_mask=torch.ones_like(theirs),
            max_new_tokens=tokens,
            do_sample=False,
            eos_token_id=None,
            pad_token_id=0,
        )
    assert difference(model(pixels, ours), expected) <= LARGEST_DIFFERENCE
    assert greedy(model, pixels, ours, tokens) == generated[0, theirs.shape[1] :].tolist()


@pytest.mark.parametrize("tower", [{}, NANO_TOWER, FOUR_STAGES], ids=["five-stages", "nano", "four-stages"])
@pytest.mark.parametrize("tied", [True, False], ids=["tied", "untied"])
def test_logits_and_tokens_are_those_of_transformers(tmp_path: Path, tower: dict, tied: bool) -> None:
    folder = write_tiny_checkpoint(tmp_path, "transformers", tower=tower, tied=tied)
    assert_same(folder, 128, 128)


@pytest.mark.parametrize(("height", "width"), [(64, 320), (192, 128)])
def test_pictures_need_not_be_square(tmp_path: Path, height: int, width: int) -> None:
    folder = write_tiny_checkpoint(tmp_path, "transformers", tower=NANO_TOWER)
    assert_same(folder, height, width)


def test_shards_are_read_as_one(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path, "transformers", shards=3, seed=7)
    assert_same(folder, 128, 192)


def test_a_checkpoint_saved_by_transformers_loads(tmp_path: Path) -> None:
    first = write_tiny_checkpoint(tmp_path / "first", "transformers")
    peer = load_peer(first, torch.float32)
    peer.save_pretrained(tmp_path / "saved", max_shard_size="200KB")
    assert len(list((tmp_path / "saved").glob("*.safetensors"))) > 1
    assert_same(tmp_path / "saved", 128, 128, tokens=8)


@pytest.mark.skipif(not computes_bf16(torch.device("cpu")), reason="no bf16 on this processor")
def test_bf16_differs_no_more_than_the_peers_bf16(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path, "transformers", dtype=torch.bfloat16)
    pixels = random_pixels(128, 128)
    ours, theirs = prompts(4)
    exact = load_checkpoint(folder, torch.float32, "cpu")(pixels, ours)
    with torch.no_grad():
        peer = load_peer(folder, torch.bfloat16)(input_ids=theirs, pixel_values=pixels.bfloat16()).logits
    rounded = load_checkpoint(folder, torch.bfloat16, "cpu")(pixels, ours)

    def error(logits: Tensor) -> float:
        return float((logits.float() - exact).norm() / exact.norm())

    assert 0 < error(rounded) <= 1.5 * error(peer)


@pytest.mark.full_size
def test_the_full_size_tower_agrees(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path, "transformers", tower=FULL_TOWER)
    assert_same(folder, 256, 384)
