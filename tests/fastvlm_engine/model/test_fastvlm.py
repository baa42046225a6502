"""The whole model: where image tokens go, and text without a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine.model.fastvlm import FastVLM
from fastvlm_engine.weights import load_checkpoint

PIXELS = torch.rand(1, 3, 128, 64, generator=torch.Generator().manual_seed(3))


@pytest.fixture
def model(tmp_path: Path) -> FastVLM:
    return load_checkpoint(write_tiny_checkpoint(tmp_path), torch.float32, "cpu")


def test_image_tokens_stand_where_the_placeholder_was(model: FastVLM) -> None:
    image = model.encode(PIXELS)
    spliced = model.splice(torch.tensor([[7, 8, -200, 9]]), image)
    text = model.language_model.embed(torch.tensor([[7, 8, 9]]))
    assert torch.equal(spliced, torch.cat((text[:, :2], image, text[:, 2:]), dim=1))


def test_logits_cover_every_position(model: FastVLM) -> None:
    assert model(PIXELS, torch.tensor([[7, 8, -200, 9]])).shape == (1, 3 + 2, 320)


def test_text_alone_needs_no_picture(model: FastVLM) -> None:
    assert model(None, torch.tensor([[7, 8, 9]])).shape == (1, 3, 320)


def test_the_picture_matters(model: FastVLM) -> None:
    ids = torch.tensor([[7, -200, 9]])
    assert not torch.allclose(model(PIXELS, ids)[:, -1], model(1 - PIXELS, ids)[:, -1])


@pytest.mark.parametrize("ids", [[7, 8], [-200, 7, -200]])
def test_a_picture_without_its_one_place_is_refused(model: FastVLM, ids: list[int]) -> None:
    with pytest.raises(ValueError, match="exactly 1 times"):
        model(PIXELS, torch.tensor([ids]))


def test_a_place_without_a_picture_is_refused(model: FastVLM) -> None:
    with pytest.raises(ValueError, match="exactly 0 times"):
        model(None, torch.tensor([[7, -200]]))
