"""A docent-nano so small that a test can train it. Used by tests/training."""

from __future__ import annotations

from training.model import NanoConfig

SMALL = NanoConfig(
    depths=(1, 1, 1, 1),
    dims=(16, 32, 64, 64),
    hidden_size=64,
    heads=2,
    kv_heads=1,
    layers=3,
    intermediate_size=96,
)
