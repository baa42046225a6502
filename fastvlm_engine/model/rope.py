"""Rotary position embedding in the half-split form of Qwen2. Used by language_model.py, engine thread."""

from __future__ import annotations

import torch
from torch import Tensor


class RotaryTable:
    """Cosines and sines by position, made once and lengthened when a longer conversation needs it."""

    def __init__(self, head_dim: int, theta: float) -> None:
        self.head_dim = head_dim
        self.theta = theta
        self._cosines = self._sines = torch.empty(0)

    def at(self, start: int, count: int, like: Tensor) -> tuple[Tensor, Tensor]:
        """Cosines and sines (count, head_dim) of positions start..start+count-1 in the dtype of `like`."""
        end = start + count
        stale = self._cosines.dtype != like.dtype or self._cosines.device != like.device
        if stale or self._cosines.shape[0] < end:
            self._fill(max(1024, 1 << (end - 1).bit_length()), like)
        return self._cosines[start:end], self._sines[start:end]

    def _fill(self, length: int, like: Tensor) -> None:
        exponents = torch.arange(0, self.head_dim, 2, dtype=torch.float32) / self.head_dim
        frequencies = 1.0 / (self.theta**exponents)
        angles = torch.outer(torch.arange(length, dtype=torch.float32), frequencies)
        sines = angles.sin()
        # rotate() swaps the halves without changing signs: the first half's minus is in the table instead
        self._cosines = torch.cat((angles.cos(), angles.cos()), dim=-1).to(like)
        self._sines = torch.cat((-sines, sines), dim=-1).to(like)


def rotate(heads_BTHD: Tensor, cosines_TD: Tensor, sines_TD: Tensor) -> Tensor:
    """Turn each head's vector by its position."""
    half = heads_BTHD.shape[-1] // 2
    swapped = torch.cat((heads_BTHD[..., half:], heads_BTHD[..., :half]), dim=-1)
    return heads_BTHD * cosines_TD[:, None] + swapped * sines_TD[:, None]
