"""Settings of a training run, read from TOML files. Called by train.py, export.py and the tests."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from training.model import NanoConfig


@dataclass(frozen=True)
class TrainConfig:
    """How a run is trained: the [train] table of its file."""

    seed: int = 20261122
    pixels: int = 983_040  # of canvas in a batch, so that low canvases come in larger batches
    dense_steps: int = 400  # at the start, the tower alone
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
    averaging: float = 0.8  # of the averaged weights that stays at each update, one every ten steps
    log_every: int = 20
    save_every: int = 100
    answers_every: int = 500  # steps between sample answers in the log; 0 for none
    threads: int = 2  # on a CPU
    data_workers: int = 1
    compiled: bool = False  # torch.compile: a gain on GPUs, none on the CPUs measured
    peak_tflops: float = 0.0  # of the device in bf16, to log the share that is reached; 0 for unknown


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
        if key not in kinds:
            raise SystemExit(f"no such setting: {key}; there are {', '.join(kinds)}")
        kind = kinds[key]
        config = replace(config, **{key: value == "true" if kind is bool else kind(value)})
    return config, NanoConfig(**model)
