"""Muon, the optimiser of the matrices inside the network, in the number format that the device is fast in.

Called by train.py. torch's own Muon orthogonalises in bf16 wherever it runs: on a CPU that emulates bf16 that
takes three quarters of a training step. The rule is the same: momentum (Nesterov's), five Newton-Schulz
steps, a step size that matches AdamW's (Jordan et al., https://kellerjordan.github.io/posts/muon/; scaling of
Liu et al., https://arxiv.org/abs/2502.16982). Matrices of one shape go through the products together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import torch
from torch import Tensor

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)  # coefficients of the quintic
NEWTON_SCHULZ_STEPS = 5
RMS_OF_ADAMW = 0.2  # of an update by AdamW


def orthogonalised(matrices: Tensor) -> Tensor:
    """(n,rows,columns) -> about U V^T of each one's singular value decomposition, in the same format."""
    a, b, c = NEWTON_SCHULZ
    is_tall = matrices.shape[1] > matrices.shape[2]
    x = matrices.mT if is_tall else matrices
    x = x / x.norm(dim=(1, 2), keepdim=True).clamp(min=1e-7)
    for _ in range(NEWTON_SCHULZ_STEPS):
        gram = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.mT if is_tall else x


class Muon(torch.optim.Optimizer):
    """Orthogonalised momentum for two-dimensional parameters.

    Args:
        dtype: format of the products: bf16 where the device multiplies it in hardware, else fp32.
    """

    def __init__(
        self,
        parameters: Iterable[Tensor],
        lr: float,
        weight_decay: float,
        dtype: torch.dtype,
        momentum: float = 0.95,
    ) -> None:
        super().__init__(parameters, {"lr": lr, "weight_decay": weight_decay, "momentum": momentum})
        self.dtype = dtype

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # no step needs the loss again
        for group in self.param_groups:
            alike: dict[torch.Size, list[Tensor]] = defaultdict(list)
            for matrix in group["params"]:
                if matrix.grad is not None:
                    alike[matrix.shape].append(matrix)
            for shape, matrices in alike.items():
                updates = torch.stack([self._momentum(m, group["momentum"]) for m in matrices])
                updates = orthogonalised(updates.to(self.dtype)).to(matrices[0].dtype)
                rate = group["lr"] * RMS_OF_ADAMW * max(shape) ** 0.5
                for matrix, update in zip(matrices, updates, strict=True):
                    matrix.mul_(1 - group["lr"] * group["weight_decay"]).sub_(update, alpha=rate)

    def _momentum(self, matrix: Tensor, momentum: float) -> Tensor:
        """The gradient looked ahead by the running mean that it has been taken into."""
        assert matrix.grad is not None
        state = self.state[matrix]
        if "momentum_buffer" not in state:
            state["momentum_buffer"] = torch.zeros_like(matrix)
        return matrix.grad.lerp(state["momentum_buffer"].lerp_(matrix.grad, 1 - momentum), momentum)
