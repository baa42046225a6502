"""Training docent-nano: a dense stage for the tower, then reading and questions, resumable at any step.

`python -m training.train --config training/configs/nano.toml [--run runs/nano] [--minutes M] [--set key=value
...]`. The learning rate is held after a warm-up and falls only in the last `decay_steps` before
`total_steps`, so that a run can be prolonged or brought to its end at any time by changing two numbers. One
checkpoint is kept; it is written to a temporary name and renamed, so that a killed run loses at most
`save_every` steps.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import time
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor
from torch.utils.data import DataLoader

from fastvlm_engine.allocator import keep_freed_memory
from training.dataset import IGNORE, IM_START, TASK_NAMES, Batch, Regions
from training.model import Nano, NanoConfig


@dataclass(frozen=True)
class TrainConfig:
    """Settings of a run, from a TOML file."""

    seed: int = 20261122
    pixels: int = 655_360
    dense_steps: int = 400
    total_steps: int = 100_000
    decay_steps: int = 1000
    warmup_steps: int = 60
    learning_rate: float = 2e-3
    muon_learning_rate: float = 2e-3
    weight_decay: float = 0.05
    dense_weight: float = 1.0
    dense_share: float = 0.35  # of a batch that goes through the dense heads once questions are trained too
    look_weight: float = 0.3
    blank_weight: float = 0.25
    first_token_weight: float = 3.0
    question_weight: float = 2.0  # of a token of any answer but a whole reading, which is many times longer
    clip: float = 1.0
    log_every: int = 20
    save_every: int = 100
    threads: int = 2
    data_workers: int = 1


def load_config(path: Path, overrides: list[str]) -> tuple[TrainConfig, NanoConfig]:
    """Reads [train] and [model] of a TOML file; `key=value` overrides go to [train]."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    model: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in data.get("model", {}).items()
    }
    config = TrainConfig(**data.get("train", {}))
    kinds = {f.name: type(getattr(config, f.name)) for f in fields(config)}
    for override in overrides:
        key, _, value = override.partition("=")
        config = replace(config, **{key: kinds[key](value)})
    return config, NanoConfig(**model)


def learning_rate_factor(step: int, config: TrainConfig) -> float:
    """Warm-up, plateau, and a linear fall to 2 % over the last `decay_steps`."""
    left = config.total_steps - step
    fall = max(left / max(config.decay_steps, 1), 0.02) if left < config.decay_steps else 1.0
    return min((step + 1) / config.warmup_steps, 1.0) * fall


def make_optimisers(model: Nano, config: TrainConfig) -> list[torch.optim.Optimizer]:
    """Muon for the matrices inside the network, AdamW for embeddings, heads, kernels, norms and biases."""
    matrices, plain, bare = [], [], []
    for name, p in model.named_parameters():
        if p.ndim == 2 and not name.startswith("embed"):
            matrices.append(p)
        elif p.ndim >= 2:
            plain.append(p)
        else:
            bare.append(p)
    groups = [{"params": plain, "weight_decay": config.weight_decay}, {"params": bare, "weight_decay": 0.0}]
    return [
        torch.optim.Muon(
            matrices,
            lr=config.muon_learning_rate,
            weight_decay=config.weight_decay,
            adjust_lr_fn="match_rms_adamw",
        ),
        torch.optim.AdamW(groups, lr=config.learning_rate, betas=(0.9, 0.98)),
    ]


def dense_loss(logits: Tensor, cells: Tensor, blank_weight: float) -> tuple[Tensor, Tensor]:
    """Cross-entropy over cells, blanks weighted down, and the share of inked cells that are right."""
    weights = torch.ones(logits.shape[-1])
    weights[0] = blank_weight
    flat, labels = logits.flatten(0, 1).float(), cells.flatten()
    inked = labels > 0
    hits = (flat.argmax(-1) == labels)[inked].float().mean() if inked.any() else flat.new_zeros(())
    return F.cross_entropy(flat, labels, weights), hits


def step_loss(
    model: Nano, batch: Batch, config: TrainConfig, dense_only: bool
) -> tuple[Tensor, dict[str, float]]:
    """Loss of one batch and what to log of it."""
    pixels = batch.canvas.float() / 255
    share = len(pixels) if dense_only else max(1, round(len(pixels) * config.dense_share))
    tokens, late, early = model.see(pixels, share)
    late_loss, late_hits = dense_loss(late, batch.cells[:share], config.blank_weight)
    early_loss, early_hits = dense_loss(early, batch.cells[:share], config.blank_weight)
    loss = config.dense_weight * (late_loss + 0.5 * early_loss)
    seen = {"late": late_hits.item(), "early": early_hits.item()}
    if dense_only:
        return loss, seen
    b, n, _ = tokens.shape
    start = model.embed(torch.full((b, 1), IM_START))
    hidden = torch.cat((start.to(tokens.dtype), tokens, model.embed(batch.ids).to(tokens.dtype)), 1)
    positions = torch.cat((torch.arange(1 + n).expand(b, -1), batch.positions), 1)
    rows = batch.rows + 1 + n
    hidden, scores = model.decode(hidden, positions, batch.mask(), rows)
    wanted = hidden.gather(1, batch.rows[..., None].expand(-1, -1, hidden.shape[-1]))
    logits = model.logits(wanted).flatten(0, 1).float()
    targets = batch.targets.flatten()
    weights = 1 + (config.first_token_weight - 1) * batch.firsts.flatten().float()
    weights = weights * torch.where(
        batch.tasks.flatten() == TASK_NAMES.index("read"), 1.0, config.question_weight
    )
    weights = weights * (targets != IGNORE)
    losses = F.cross_entropy(logits, targets, ignore_index=IGNORE, reduction="none")
    language = (losses * weights).sum() / weights.sum()
    right = (logits.argmax(-1) == targets)[targets != IGNORE].float()
    tasks = batch.tasks.flatten()[targets != IGNORE]
    seen |= {"lm": language.item(), "acc": right.mean().item()}
    for number, name in enumerate(TASK_NAMES[:2]):
        if (tasks == number).any():
            seen[f"acc_{name}"] = right[tasks == number].mean().item()
    look, look_hits = look_loss(scores, batch, n)
    seen["look"] = look_hits.item()
    return loss + language + config.look_weight * look, seen


def look_loss(scores: list[Tensor], batch: Batch, image_tokens: int) -> tuple[Tensor, Tensor]:
    """Cross-entropy of head 0's scores over the image against the token that shows the next character."""
    wanted = batch.looks.flatten()
    shown = wanted >= 0
    weights = (1 + 2 * batch.firsts.flatten().float())[shown]
    total, hits = scores[0].new_zeros(()), scores[0].new_zeros(())
    for score in scores:
        over_image = score[..., 1 : 1 + image_tokens].flatten(0, 1)[shown]
        losses = F.cross_entropy(over_image, wanted[shown], reduction="none")
        total = total + (losses * weights).sum() / weights.sum() / len(scores)
        hits = (over_image.argmax(-1) == wanted[shown]).float().mean()
    return total, hits


@dataclass
class Progress:
    """How far a run is: kept in its checkpoint."""

    step: int = 0
    samples: int = 0
    seconds: float = 0.0


def save(
    run: Path, model: Nano, optimisers: list[torch.optim.Optimizer], progress: Progress, config: TrainConfig
) -> None:
    """Writes the run's checkpoint whole or not at all."""
    state = {
        "model": model.state_dict(),
        "optimisers": [o.state_dict() for o in optimisers],
        "progress": asdict(progress),
        "model_config": asdict(model.config),
        "train_config": asdict(config),
    }
    partial = run / "checkpoint.partial"
    torch.save(state, partial)
    partial.replace(run / "checkpoint.pt")


def load(run: Path) -> dict[str, Any] | None:
    """The run's checkpoint, if it has one (tensors and plain values only)."""
    path = run / "checkpoint.pt"
    return torch.load(path, weights_only=True) if path.is_file() else None


def train(
    config: TrainConfig, model_config: NanoConfig, run: Path, minutes: float, start: Path | None = None
) -> None:
    """Trains until `total_steps` or until the minutes are over, and leaves a checkpoint.

    A new run begins with the weights of the file `start` where one is given, else from random ones.
    """
    os.environ.setdefault(
        "ONEDNN_PRIMITIVE_CACHE_CAPACITY", "16384"
    )  # kernels are built anew for a new shape
    keep_freed_memory()
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    run.mkdir(parents=True, exist_ok=True)
    model = Nano(model_config)
    optimisers = make_optimisers(model, config)
    progress = Progress()
    if (state := load(run)) is not None:
        model.load_state_dict(state["model"])
        for optimiser, saved in zip(optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)
        progress = Progress(**state["progress"])
        print(f"resumed at step {progress.step}, {progress.samples} samples", flush=True)
    elif start is not None:
        model.load_state_dict(
            {name: t.float() if t.is_floating_point() else t for name, t in load_file(start).items()}
        )
        print(f"started from {start}", flush=True)
    data = Regions(config.seed + progress.samples, config.pixels, config.data_workers)
    loader = DataLoader(data, batch_size=None, num_workers=config.data_workers, prefetch_factor=6)
    rates = [config.muon_learning_rate, config.learning_rate]
    began = window = time.monotonic()
    sums: dict[str, float] = {}
    counts: dict[str, int] = {}
    with (run / "log.jsonl").open("a", encoding="utf-8") as log:
        for batch in loader:
            if progress.step >= config.total_steps or time.monotonic() - began > minutes * 60:
                break
            factor = learning_rate_factor(progress.step, config)
            for optimiser, rate in zip(optimisers, rates, strict=True):
                for group in optimiser.param_groups:
                    group["lr"] = rate * factor
            with torch.autocast("cpu", torch.bfloat16):
                loss, seen = step_loss(model, batch, config, progress.step < config.dense_steps)
            if not math.isfinite(loss.item()):
                raise RuntimeError(f"the loss is not finite at step {progress.step}: lower the learning rate")
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), config.clip)
            for optimiser in optimisers:
                optimiser.step()
                optimiser.zero_grad(set_to_none=True)
            progress.step += 1
            progress.samples += len(batch.canvas)
            for key, value in {**seen, "loss": loss.item(), "n": float(len(batch.canvas))}.items():
                sums[key] = sums.get(key, 0.0) + value
                counts[key] = counts.get(key, 0) + 1
            if progress.step % config.log_every == 0:
                now = time.monotonic()
                progress.seconds += now - window
                line = {k: round(v / counts[k], 4) for k, v in sums.items()}
                line |= {
                    "step": progress.step,
                    "samples": progress.samples,
                    "per_s": round(sums["n"] / (now - window), 1),
                }
                line |= {"minutes": round(progress.seconds / 60, 1), "rate": round(factor, 3)}
                print(json.dumps(line), file=log, flush=True)
                print(" ".join(f"{k}={v}" for k, v in line.items()), flush=True)
                window, sums, counts = now, {}, {}
            if progress.step % config.save_every == 0:
                save(run, model, optimisers, progress, config)
    save(run, model, optimisers, progress, config)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train docent-nano; resumes the run where it stopped.")
    parser.add_argument("--config", type=Path, default=Path("training/configs/nano.toml"))
    parser.add_argument("--run", type=Path, default=Path("runs/nano"))
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so many minutes")
    parser.add_argument("--start", type=Path, help="begin a new run with the weights of this file")
    parser.add_argument(
        "--set", nargs="*", default=[], metavar="KEY=VALUE", help="settings that differ from the file"
    )
    arguments = parser.parse_args()
    config, model_config = load_config(arguments.config, arguments.set)
    train(config, model_config, arguments.run, arguments.minutes, arguments.start)


if __name__ == "__main__":
    main()
