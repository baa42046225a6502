"""Reads safetensors files tensor by tensor, straight into memory that already exists.

Not by mmap: mapped pages would count beside the copies the model keeps, and a mapped file cannot be replaced
on Windows. Used by weights.py while a model loads, in the engine thread.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import torch
from torch import Tensor

from fastvlm_engine.errors import CheckpointError

LARGEST_HEADER = 100 << 20
DTYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "I64": torch.int64}
AGAIN = "Fetch the checkpoint again"


@dataclass(frozen=True)
class StoredTensor:
    """Where a tensor lies, and what it is."""

    path: Path
    offset: int
    dtype: torch.dtype | None  # None: a kind of number no FastVLM is stored in
    dtype_name: str
    shape: tuple[int, ...]


class CheckpointFiles:
    """The tensors of a checkpoint folder, of one file or of several. Use it with `with`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[Path, BinaryIO] = {}
        self.tensors: dict[str, StoredTensor] = {}
        for path in weight_files(folder):
            for name, tensor in read_header(path).items():
                if name in self.tensors:
                    raise CheckpointError(f"{folder.name} holds the tensor {name} twice", AGAIN)
                self.tensors[name] = tensor
        _check_index(folder, self.tensors)

    def __enter__(self) -> CheckpointFiles:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._open.values():
            file.close()
        self._open.clear()

    def read_into(self, name: str, target: Tensor, start: int = 0) -> None:
        """Fill the contiguous `target`, of the stored dtype, from element `start` of the tensor on."""
        stored = self.tensors[name]
        raw = target.view(-1).view(torch.uint8).numpy()
        try:
            file = self._open.get(stored.path) or self._open.setdefault(stored.path, stored.path.open("rb"))
            file.seek(stored.offset + start * target.element_size())
            count = file.readinto(raw.data)  # type: ignore[attr-defined]  # BinaryIO lacks readinto
        except OSError as error:
            raise CheckpointError(f"{stored.path.name} cannot be read ({error})", AGAIN) from error
        if count != raw.nbytes:
            raise CheckpointError(f"{stored.path.name} ends in the middle of {name}", AGAIN)

    def read(self, name: str) -> Tensor:
        """The tensor as it is stored."""
        stored = self.tensors[name]
        if stored.dtype is None:
            raise CheckpointError(
                f"The tensor {name} is stored as {stored.dtype_name}", "Use bf16, fp16 or fp32"
            )
        tensor = torch.empty(stored.shape, dtype=stored.dtype)
        if tensor.numel():
            self.read_into(name, tensor)
        return tensor


def weight_files(folder: Path) -> list[Path]:
    """The safetensors files of a checkpoint, as its index names them or as they lie there."""
    index = _read_index(folder)
    if index is not None:
        paths = [folder / name for name in dict.fromkeys(index.values())]
        for path in paths:
            if path.parent != folder or not path.is_file():
                raise CheckpointError(f"{folder.name} lacks the file {path.name} that its index names", AGAIN)
        return paths
    paths = sorted(folder.glob("*.safetensors"))
    if paths:
        return paths
    if any(folder.glob("*.bin")) or any(folder.glob("*.pt*")):
        raise CheckpointError(
            f"{folder.name} holds its weights as pickle files, which can run code and are never opened",
            "Use a checkpoint in safetensors form",
        )
    raise CheckpointError(f"{folder.name} holds no model.safetensors", AGAIN)


def _read_index(folder: Path) -> Mapping[str, str] | None:
    path = folder / "model.safetensors.index.json"
    if not path.is_file() or (folder / "model.safetensors").is_file():
        return None
    try:
        weight_map = json.loads(path.read_text(encoding="utf-8"))["weight_map"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CheckpointError(f"{path.name} cannot be read ({error})", AGAIN) from error
    if not isinstance(weight_map, dict) or not all(isinstance(name, str) for name in weight_map.values()):
        raise CheckpointError(f"{path.name} has no list of files", AGAIN)
    return weight_map


def _check_index(folder: Path, tensors: Iterable[str]) -> None:
    missing = sorted(set(_read_index(folder) or {}) - set(tensors))
    if missing:
        raise CheckpointError(f"{folder.name} lacks the tensor {missing[0]} that its index names", AGAIN)


def read_header(path: Path) -> dict[str, StoredTensor]:
    """Names, dtypes, shapes and places of a file's tensors, checked against the file's length."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if size < 8 or length > min(LARGEST_HEADER, size - 8):
                raise CheckpointError(f"{path.name} is cut short or no safetensors file", AGAIN)
            header = json.loads(file.read(length))
    except OSError as error:
        raise CheckpointError(f"{path.name} cannot be read ({error})", AGAIN) from error
    except ValueError as error:
        raise CheckpointError(f"{path.name} is no safetensors file", AGAIN) from error
    if not isinstance(header, dict):
        raise CheckpointError(f"{path.name} is no safetensors file", AGAIN)
    header.pop("__metadata__", None)
    return {name: _stored_tensor(path, name, entry, 8 + length, size) for name, entry in header.items()}


def _stored_tensor(path: Path, name: str, entry: Any, data_start: int, size: int) -> StoredTensor:
    try:
        dtype_name, shape = str(entry["dtype"]), tuple(int(side) for side in entry["shape"])
        begin, end = (int(place) for place in entry["data_offsets"])
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(f"{path.name} describes {name} in a way that cannot be read", AGAIN) from error
    if data_start + end > size:
        raise CheckpointError(f"{path.name} is cut short: it ends before the tensor {name}", AGAIN)
    dtype = DTYPES.get(dtype_name)
    wrong_length = dtype is not None and end - begin != math.prod(shape) * dtype.itemsize
    if begin < 0 or end < begin or any(side < 0 for side in shape) or wrong_length:
        raise CheckpointError(f"{path.name} gives {name} a length that does not fit its shape", AGAIN)
    return StoredTensor(path, data_start + begin, dtype, dtype_name, shape)
