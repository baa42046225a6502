"""Training docent-nano: a dense stage for the tower, then reading and questions, resumable at any step.

`python -m training.train --config training/configs/nano.toml [--run runs/nano] [--minutes M] [--smoke] [--set
key=value ...]`. The learning rate is held after a warm-up and falls only in the last `decay_steps` before
`total_steps`, so that a run can be prolonged or brought to its end at any time by changing two numbers. One
checkpoint is kept; it is written to a temporary name and renamed, so that a killed run loses at most
`save_every` steps. The same code runs on a GPU where there is one.
"""

from __future__ import annotations

import argparse
import math
import os
import time
from pathlib import Path

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader

from fastvlm_engine.allocator import keep_freed_memory
from fastvlm_engine.device import has_fast_bf16
from training.checkpoint import Progress, load, save
from training.dataset import Batch, Regions
from training.flops import step_flops
from training.losses import step_loss
from training.model import Nano, NanoConfig
from training.muon import Muon
from training.run_log import RunLog, draw_curves, sample_answers
from training.settings import TrainConfig, load_config
from training.start import start_from

CONFIGS = Path(__file__).parent / "configs"
AVERAGED_EVERY = 10  # steps
SMOKE_MINUTES = 10


def learning_rate_factor(step: int, config: TrainConfig) -> float:
    """Warm-up, plateau, and a linear fall to 2 % over the last `decay_steps`."""
    left = config.total_steps - step
    fall = max(left / max(config.decay_steps, 1), 0.02) if left < config.decay_steps else 1.0
    return min((step + 1) / config.warmup_steps, 1.0) * fall


def make_optimisers(
    model: Nano, config: TrainConfig, dtype: torch.dtype = torch.float32
) -> list[torch.optim.Optimizer]:
    """Muon, in `dtype`, for the matrices inside the network, AdamW for embeddings, heads, kernels, norms and
    biases.
    """
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
        Muon(matrices, config.muon_learning_rate, config.weight_decay, dtype),
        torch.optim.AdamW(groups, lr=config.learning_rate, betas=(0.9, 0.98)),
    ]


def prepare_device(config: TrainConfig) -> torch.device:
    """The GPU where there is one, else the CPU, set up for training."""
    torch.manual_seed(config.seed)
    if torch.cuda.is_available():
        torch.set_float32_matmul_precision("high")
        return torch.device("cuda")
    # oneDNN builds its kernels anew for every new shape: keep them all
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "16384")
    keep_freed_memory(of_any_size=True)
    torch.set_num_threads(config.threads)
    return torch.device("cpu")


class Run:
    """A model in training: its weights, their average, its optimisers and how far it is."""

    def __init__(
        self, config: TrainConfig, model_config: NanoConfig, folder: Path, start: Path | None
    ) -> None:
        self.config, self.folder = config, folder
        folder.mkdir(parents=True, exist_ok=True)
        self.device = prepare_device(config)
        # where bf16 is emulated, its products take seven times as long as those of fp32
        self.dtype = torch.bfloat16 if has_fast_bf16(self.device) else torch.float32
        self.model = Nano(model_config).to(self.device)
        self.optimisers = make_optimisers(self.model, config, self.dtype)
        self.progress = Progress()
        state = load(folder, str(self.device))
        if state is None and start is not None:
            start_from(self.model, start)
            print(f"started from {start}", flush=True)
        elif state is not None:
            self.model.load_state_dict(state["model"])
            for optimiser, saved in zip(self.optimisers, state["optimisers"], strict=True):
                optimiser.load_state_dict(saved)
            self.progress = Progress(**state["progress"])
            print(f"resumed at step {self.progress.step}, {self.progress.samples} samples", flush=True)
        keep = get_ema_multi_avg_fn(config.averaging)
        self.averaged = AveragedModel(self.model, multi_avg_fn=keep, use_buffers=True)
        if state is not None and "averaged" in state:
            self.averaged.load_state_dict(state["averaged"])
        if config.compiled:
            self.model.compile_parts()

    def step(self, batch: Batch) -> dict[str, torch.Tensor]:
        """One update of the weights.

        Raises:
            RuntimeError: the loss is not finite.
        """
        config, progress = self.config, self.progress
        factor = learning_rate_factor(progress.step, config)
        for optimiser, rate in zip(
            self.optimisers, (config.muon_learning_rate, config.learning_rate), strict=True
        ):
            for group in optimiser.param_groups:
                group["lr"] = rate * factor
        with torch.autocast(self.device.type, self.dtype, enabled=self.dtype == torch.bfloat16):
            loss, seen = step_loss(self.model, batch, config, progress.step < config.dense_steps)
        if progress.step % config.log_every == 0 and not math.isfinite(loss.item()):
            raise RuntimeError(f"the loss is not finite at step {progress.step}: lower the learning rate")
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), config.clip)
        for optimiser in self.optimisers:
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        progress.step += 1
        progress.samples += len(batch.canvas)
        if progress.step % AVERAGED_EVERY == 0:
            self.averaged.update_parameters(self.model)
        return {**seen, "loss": loss.detach()}

    def save(self) -> None:
        save(self.folder, self.model, self.averaged, self.optimisers, self.progress, self.config)


def train(
    config: TrainConfig,
    model_config: NanoConfig,
    folder: Path,
    minutes: float,
    start: Path | None = None,
) -> None:
    """Trains until `total_steps` or until the minutes are over, and leaves a checkpoint.

    A new run begins with the weights of the file `start` where one is given, else from random ones.
    """
    run = Run(config, model_config, folder, start)
    progress = run.progress
    data = Regions(config.seed + progress.samples, config.pixels, max(config.data_workers, 1))
    loader = DataLoader(
        data,
        batch_size=None,
        num_workers=config.data_workers,
        prefetch_factor=6,
        pin_memory=run.device.type == "cuda",
    )
    log = RunLog(folder)
    began = time.monotonic()
    flops = samples = 0.0
    for batch in loader:
        if progress.step >= config.total_steps or time.monotonic() - began > minutes * 60:
            break
        log.add(run.step(batch.to(run.device)))
        flops += step_flops(run.model.config, batch)
        samples += len(batch.canvas)
        if progress.step % config.log_every == 0:
            factor = learning_rate_factor(progress.step, config)
            more = {"step": progress.step, "samples": progress.samples, "rate": round(factor, 3)}
            progress.seconds += (seconds := log.write(**more, per_step=round(samples / config.log_every, 1)))
            speed = {"per_s": round(samples / seconds, 2), "tflops": round(flops / seconds / 1e12, 3)}
            if config.peak_tflops:
                speed["share_of_peak"] = round(flops / seconds / 1e12 / config.peak_tflops, 3)
            log.note({"minutes": round(progress.seconds / 60, 1), **speed})
            flops = samples = 0.0
        if progress.step % config.save_every == 0:
            run.save()
            draw_curves(folder)
        if config.answers_every and progress.step % config.answers_every == 0:
            for line in sample_answers(folder):
                log.note(line)
    run.save()
    log.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Train docent-nano; resumes the run where it stopped.")
    parser.add_argument("--config", type=Path, help="default: training/configs/nano.toml")
    parser.add_argument("--run", type=Path, help="folder of the run; default: runs/nano, or runs/smoke")
    parser.add_argument("--minutes", type=float, help="stop after so many minutes; with --smoke after ten")
    parser.add_argument("--start", type=Path, help="begin a new run with the weights of this file")
    parser.add_argument(
        "--smoke", action="store_true", help="ten minutes from nothing on a CPU, to see that all of it works"
    )
    parser.add_argument(
        "--set", nargs="*", default=[], metavar="KEY=VALUE", help="settings that differ from the file"
    )
    arguments = parser.parse_args()
    name = "smoke" if arguments.smoke else "nano"
    config, model_config = load_config(arguments.config or CONFIGS / f"{name}.toml", arguments.set)
    minutes = arguments.minutes or (SMOKE_MINUTES if arguments.smoke else math.inf)
    train(config, model_config, arguments.run or Path("runs") / name, minutes, arguments.start)


if __name__ == "__main__":
    main()
