"""How much memory a model will take, before it is loaded: from the size of its files. Any thread that may
read a small file.
"""

from __future__ import annotations

import json
from pathlib import Path

import psutil

_STORED_BITS = {"float32": 32, "bfloat16": 16, "float16": 16}
# Of a checkpoint in 16 bits. Only the language model's products are packed; tower and embedding stay.
_SHARES = {"fp32": 2.0, "bf16": 1.0, "int8": 0.8, "int4": 0.65}
_WORKING_BYTES = 300_000_000  # activations and what torch itself takes


def estimated_bytes(size_bytes: int, precision: str, folder: Path | None = None) -> int:
    """What a model whose files have `size_bytes` takes in memory, about. Unknown precisions count as bf16."""
    share = _SHARES.get(precision, 1.0) * 16 / _stored_bits(folder)
    return round(size_bytes * share) + _WORKING_BYTES


def free_bytes() -> int:
    """What other programs leave, about."""
    return int(psutil.virtual_memory().available)


def _stored_bits(folder: Path | None) -> int:
    """How many bits a weight has in the files of a model that is here; 16 where it is not known."""
    try:
        values = json.loads((folder / "config.json").read_text(encoding="utf-8")) if folder else {}
        return _STORED_BITS.get(str(values.get("torch_dtype") or values.get("dtype")), 16)
    except (OSError, ValueError, AttributeError):
        return 16
