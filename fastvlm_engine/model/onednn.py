"""oneDNN's products and convolutions with the GELU built in, and weights in the order that it reads them in.

They are not public in torch, so they are looked up and never assumed. Used by the modules of this folder, in
the engine thread.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


class FusedKernels:
    """The operators that this build of torch has; with `enabled` off, tests get the plain ones."""

    def __init__(self) -> None:
        self.enabled = True
        self._linear = _find_kernel("_linear_pointwise")
        self._convolution = _find_kernel("_convolution_pointwise")
        self._reorder = _find_kernel("_reorder_linear_weight")

    def linear_for(self, rows: Tensor, weight: Tensor | None = None) -> Any | None:
        """The product for these rows. A packed weight knows no other."""
        if weight is not None and weight.is_mkldnn:
            return self._linear
        return self._linear if self._fits(rows) else None

    def convolution_for(self, tensor: Tensor) -> Any | None:
        return self._convolution if self._fits(tensor) else None

    def pack(self, weight: Tensor) -> Tensor | None:
        """The weight (out, in) in oneDNN's order, for `linear_for` alone; None where that gains nothing.

        A plain bf16 matrix is put into that order anew for each product, which for a single token costs more
        than the product itself. The numbers are the same.
        """
        if self._linear is None or self._reorder is None or weight.dtype != torch.bfloat16:
            return None
        if not self._fits(weight):
            return None
        try:
            packed: Tensor = self._reorder(weight, None)
        except RuntimeError:  # a processor without bf16
            return None
        return packed

    def _fits(self, tensor: Tensor) -> bool:
        return (
            self.enabled and tensor.device.type == "cpu" and tensor.dtype in (torch.float32, torch.bfloat16)
        )


def _find_kernel(name: str) -> Any | None:
    try:
        if not torch.backends.mkldnn.is_available():
            return None
        return getattr(torch.ops.mkldnn, name).default
    except (AttributeError, RuntimeError):
        return None


fused_kernels = FusedKernels()
