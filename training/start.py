"""Weights of an earlier edition as the beginning of a new run, where sizes have grown in known ways.

Called by train.py. What has grown since the first edition: the stem sees three colours instead of one grey,
and the dense heads know more characters.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.model import Nano

HEADS = {"early_head": 2, "late_head": 8}  # dense heads, and how many cells each position predicts


def start_from(model: Nano, path: Path) -> None:
    """Loads the weights of the file into the model, fitted where it is larger.

    Raises:
        RuntimeError: the file is of a model whose other sizes differ.
    """
    state = {name: t.float() if t.is_floating_point() else t for name, t in load_file(path).items()}
    stem = state["tower.stem.0.conv.weight"]
    if stem.shape[1] == 1:  # grey spread evenly over the colours gives the same features
        state["tower.stem.0.conv.weight"] = stem.repeat(1, 3, 1, 1) / 3
    for head, cells in HEADS.items():
        for part in ("weight", "bias"):
            name = f"{head}.{part}"
            state[name] = _with_more_classes(state[name], model.state_dict()[name], cells)
    model.load_state_dict(state)


def _with_more_classes(old: Tensor, new: Tensor, cells: int) -> Tensor:
    """The old rows of each cell's classes in front, the new model's own for the classes that came after."""
    before, after = old.view(cells, -1, *old.shape[1:]), new.clone().view(cells, -1, *new.shape[1:])
    after[:, : before.shape[1]] = before
    with torch.no_grad():
        return after.reshape(new.shape)
