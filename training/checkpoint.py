"""A run's checkpoint: weights, their average, optimisers and progress, in one file, whole or not there.

Called by train.py, which writes it, and by export.py, which reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.model import Nano
from training.settings import TrainConfig


@dataclass
class Progress:
    """How far a run is."""

    step: int = 0
    samples: int = 0
    seconds: float = 0.0


def save(
    run: Path,
    model: Nano,
    averaged: nn.Module,
    optimisers: Sequence[torch.optim.Optimizer],
    progress: Progress,
    config: TrainConfig,
) -> None:
    """Writes the run's checkpoint whole or not at all."""
    state = {
        "model": model.state_dict(),
        "averaged": averaged.state_dict(),
        "optimisers": [o.state_dict() for o in optimisers],
        "progress": asdict(progress),
        "model_config": asdict(model.config),
        "train_config": asdict(config),
    }
    partial = run / "checkpoint.partial"
    torch.save(state, partial)
    partial.replace(run / "checkpoint.pt")


def load(run: Path, device: str = "cpu") -> dict[str, Any] | None:
    """The run's checkpoint, if it has one (tensors and plain values only)."""
    path = run / "checkpoint.pt"
    return torch.load(path, weights_only=True, map_location=device) if path.is_file() else None


def weights_to_ship(checkpoint: dict[str, Any]) -> dict[str, Tensor]:
    """The averaged weights: they answer better than the last ones."""
    return {
        name.removeprefix("module."): tensor
        for name, tensor in checkpoint["averaged"].items()
        if name.startswith("module.")
    }
