"""The mean of a run's weights and of those it began with, in the shares that read unseen regions best.

`python -m training.soup --run runs/more --start training/start/nano.safetensors --to runs/mean` after a
short run: what the learning rate undid at its beginning is had back, and what was learnt is kept in part
(interpolation of weights: Wortsman et al., "Robust fine-tuning of zero-shot models", arXiv:2109.01903). The
folder that it writes is a run, which export.py takes as any other.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.checkpoint import load, weights_to_ship
from training.dataset import Batch, Regions
from training.losses import step_loss
from training.model import Nano, NanoConfig
from training.settings import TrainConfig
from training.start import start_from

SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
MEASURED_SEED = 777_000_000  # regions of seeds that no run has come to
MEASURED_BATCHES = 48

State = dict[str, Tensor]


def mean_of(start: State, end: State, share: float) -> State:
    """`share` of the end, the rest of the start; counters are the end's."""
    return {
        name: torch.lerp(start[name].float(), tensor.float(), share) if tensor.is_floating_point() else tensor
        for name, tensor in end.items()
    }


@torch.no_grad()
def measure(model: Nano, batches: Sequence[Batch], config: TrainConfig) -> dict[str, float]:
    """Losses and shares of right tokens, the mean over the batches that have any of the kind."""
    model.eval()
    seen: defaultdict[str, list[float]] = defaultdict(list)
    for batch in batches:
        loss, told = step_loss(model, batch, config, False)
        for name, value in {"loss": loss, **told}.items():
            if not value.isnan():
                seen[name].append(float(value))
    return {name: round(sum(values) / len(values), 4) for name, values in seen.items()}


def best_share(
    start: State, checkpoint: dict[str, Any], shares: Sequence[float], batches: Sequence[Batch]
) -> float:
    """The share of the run whose answers to the batches have the lowest loss; tells what each reaches."""
    model = Nano(NanoConfig(**checkpoint["model_config"]))
    config = TrainConfig(**checkpoint["train_config"])
    losses = {}
    for share in shares:
        model.load_state_dict(mean_of(start, weights_to_ship(checkpoint), share))
        told = measure(model, batches, config)
        losses[share] = told["lm"]
        print(f"{share:g} of the run:", *(f"{name}={value}" for name, value in told.items()), flush=True)
    return min(losses, key=losses.__getitem__)


def write_run(start: State, checkpoint: dict[str, Any], share: float, folder: Path) -> None:
    """A run that ships the mean, otherwise as the run that it is from."""
    mean = mean_of(start, weights_to_ship(checkpoint), share)
    averaged = checkpoint["averaged"] | {f"module.{name}": tensor for name, tensor in mean.items()}
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(checkpoint | {"averaged": averaged}, folder / "checkpoint.pt")


def started_with(path: Path, config: NanoConfig) -> State:
    """The weights of a file as a run of this configuration began with them."""
    model = Nano(config)
    start_from(model, path)
    return model.state_dict()


def main() -> None:
    parser = argparse.ArgumentParser(description="The mean of a run's weights and of those it began with.")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="the file that the run began with")
    parser.add_argument("--to", type=Path, required=True, help="the folder of the run that is written")
    parser.add_argument("--shares", type=float, nargs="+", default=SHARES, help="of the run, to be tried")
    arguments = parser.parse_args()
    checkpoint = load(arguments.run)
    if checkpoint is None:
        raise SystemExit(f"error: no checkpoint in {arguments.run}: train first")
    config = TrainConfig(**checkpoint["train_config"])
    torch.set_num_threads(config.threads)
    start = started_with(arguments.start, NanoConfig(**checkpoint["model_config"]))
    batches = list(islice(iter(Regions(MEASURED_SEED, config.pixels)), MEASURED_BATCHES))
    share = best_share(start, checkpoint, arguments.shares, batches)
    write_run(start, checkpoint, share, arguments.to)
    print(f"{arguments.to}: {share:g} of the run, {1 - share:g} of {arguments.start}")


if __name__ == "__main__":
    main()
