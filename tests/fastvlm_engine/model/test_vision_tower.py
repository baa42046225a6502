"""The tower as a whole: sides, cancelling, and that nothing of its input is written over."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import torch
from torch import nn

from benchmarks.random_checkpoints import NANO_TOWER, write_tiny_checkpoint
from fastvlm_engine.errors import Cancelled, UnsupportedImageError
from fastvlm_engine.model import vision_blocks
from fastvlm_engine.model.vision_tower import VisionTower
from fastvlm_engine.weights import load_checkpoint


@pytest.fixture
def tower(tmp_path: Path) -> VisionTower:
    return load_checkpoint(
        write_tiny_checkpoint(tmp_path, tower=NANO_TOWER), torch.float32, "cpu"
    ).vision_tower


def test_there_is_an_image_token_for_each_square_of_the_stride(tower: VisionTower) -> None:
    assert tower(torch.rand(2, 3, 64, 96)).shape == (2, 4 * 6, 128)


def test_pixels_are_left_as_they_are(tower: VisionTower) -> None:
    pixels = torch.rand(1, 3, 64, 64).contiguous(memory_format=torch.channels_last)
    before = pixels.clone()
    tower(pixels)
    assert torch.equal(pixels, before)


@pytest.mark.parametrize(("height", "width"), [(64, 72), (8, 64), (0, 64)])
def test_sides_that_do_not_fit_are_refused(tower: VisionTower, height: int, width: int) -> None:
    with pytest.raises(UnsupportedImageError, match="multiples of 16"):
        tower(torch.zeros(1, 3, height, width))


def test_fused_tower_equals_plain_tower(tower: VisionTower, monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = torch.rand(1, 3, 64, 96)
    fast = tower(pixels)
    monkeypatch.setattr(vision_blocks.fused_kernels, "enabled", False)
    plain = tower(pixels)
    assert (fast - plain).abs().max() <= 1e-4 * plain.std()


def test_a_set_cancel_stops_before_any_work(tower: VisionTower) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        tower(torch.rand(1, 3, 64, 64), cancel=cancel)


def test_cancelling_in_the_middle_stops_before_the_next_block(tower: VisionTower) -> None:
    cancel = threading.Event()
    seen: list[str] = []

    def watch(name: str, module: nn.Module) -> None:
        def note(*_: object) -> None:
            seen.append(name)
            if name == "third":
                cancel.set()

        module.register_forward_hook(note)

    watch("first", tower.stem)
    watch("second", tower.stages[0].blocks[0])
    watch("third", tower.stages[1].downsample)
    watch("fourth", tower.stages[1].blocks[0])
    with pytest.raises(Cancelled):
        tower(torch.rand(1, 3, 64, 64), cancel=cancel)
    assert seen == ["first", "second", "third"]
