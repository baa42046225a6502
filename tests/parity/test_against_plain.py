"""Our model against the plain implementation, in Apple's layout, from tiny to the full tower."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from parity import plain_fastvlm
from parity.comparison import LARGEST_DIFFERENCE, difference, greedy, random_pixels
from safetensors.torch import load_file
from torch import Tensor

from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine.model.fastvlm import FastVLM
from fastvlm_engine.weights import load_checkpoint

IDS = torch.tensor([[257, 40, 41, 42, 10, -200, 10, 87, 104, 97, 116, 63, 258, 10, 257, 9]])
FULL_TOWER = {"layers": [2, 12, 24, 4, 2], "embed_dims": [96, 192, 384, 768, 1536]}


def load_plain(folder: Path) -> dict[str, Tensor]:
    weights: dict[str, Tensor] = {}
    for path in folder.glob("*.safetensors"):
        weights.update({name: tensor.float() for name, tensor in load_file(path).items()})
    return weights


def assert_same(folder: Path, height: int, width: int, tokens: int = 64) -> None:
    weights = load_plain(folder)
    model = load_checkpoint(folder, torch.float32, "cpu")
    pixels = random_pixels(height, width)
    expected = plain_fastvlm.logits(pixels, IDS[0], weights, model.config)
    assert difference(model(pixels, IDS), expected) <= LARGEST_DIFFERENCE
    plain_tokens = plain_fastvlm.greedy(pixels, IDS[0], weights, model.config, tokens)
    assert greedy(model, pixels, IDS, tokens) == plain_tokens


@pytest.mark.parametrize("shards", [1, 3])
@pytest.mark.parametrize(("tied", "store_head"), [(True, False), (True, True), (False, True)])
def test_heads_tied_stored_twice_or_apart(tmp_path: Path, shards: int, tied: bool, store_head: bool) -> None:
    folder = write_tiny_checkpoint(tmp_path, "apple", tied=tied, store_head=store_head, shards=shards)
    assert_same(folder, 128, 128)


@pytest.mark.parametrize(("height", "width"), [(64, 64), (64, 256), (256, 128)])
def test_pictures_need_not_be_square(tmp_path: Path, height: int, width: int) -> None:
    assert_same(write_tiny_checkpoint(tmp_path, "apple"), height, width)


def test_pictures_can_be_asked_about_together(tmp_path: Path) -> None:
    model = load_checkpoint(write_tiny_checkpoint(tmp_path, "apple"), torch.float32, "cpu")
    pixels = torch.cat((random_pixels(128, 128, 1), random_pixels(128, 128, 2)))
    together = model(pixels, IDS.expand(2, -1))
    apart = torch.cat([model(pixels[row : row + 1], IDS) for row in range(2)])
    assert difference(together, apart) <= LARGEST_DIFFERENCE


@pytest.fixture(scope="module")
def full_size(tmp_path_factory: pytest.TempPathFactory) -> tuple[FastVLM, dict[str, Tensor]]:
    folder = write_tiny_checkpoint(tmp_path_factory.mktemp("apple"), "apple", tower=FULL_TOWER)
    return load_checkpoint(folder, torch.float32, "cpu"), load_plain(folder)


@pytest.mark.full_size
@pytest.mark.parametrize(
    ("height", "width"), [(512, 512), (768, 768), (1152, 1152), (512, 320)], ids=lambda side: str(side)
)
def test_the_full_size_tower_agrees(
    full_size: tuple[FastVLM, dict[str, Tensor]], height: int, width: int
) -> None:
    model, weights = full_size
    pixels = random_pixels(height, width)
    with torch.no_grad():
        features = plain_fastvlm.vision_tower(pixels, weights)
        embeddings = plain_fastvlm.embed(IDS[0], plain_fastvlm.projector(features, weights)[0], weights)
        expected = plain_fastvlm.language_logits(embeddings, weights, model.config.language)
    assert difference(model.vision_tower(pixels), features) <= LARGEST_DIFFERENCE
    assert difference(model(pixels, IDS), expected) <= LARGEST_DIFFERENCE


@pytest.mark.full_size
def test_the_full_size_model_says_the_same_tokens(full_size: tuple[FastVLM, dict[str, Tensor]]) -> None:
    model, weights = full_size
    pixels = random_pixels(256, 256)
    plain_tokens = plain_fastvlm.greedy(pixels, IDS[0], weights, model.config, 64)
    assert greedy(model, pixels, IDS, 64) == plain_tokens
