"""Our Muon beside torch's, which always computes in bf16."""

import pytest
import torch

from training.muon import Muon, orthogonalised

SHAPES = ((24, 40), (40, 24), (24, 40), (32, 32))


def trained(make):
    """The matrices after five steps with the same gradients."""
    generator = torch.Generator().manual_seed(0)
    matrices = [torch.nn.Parameter(torch.randn(shape, generator=generator)) for shape in SHAPES]
    optimiser = make(matrices)
    for _ in range(5):
        for matrix in matrices[:-1]:  # one gets no gradient: it stays as it is
            matrix.grad = torch.randn(matrix.shape, generator=generator)
        optimiser.step()
    return [matrix.detach() for matrix in matrices]


@pytest.mark.parametrize(("dtype", "tolerance"), [(torch.bfloat16, 1e-6), (torch.float32, 5e-3)])
def test_the_steps_are_those_of_torch(dtype, tolerance):
    ours = trained(lambda matrices: Muon(matrices, 2e-2, 0.05, dtype))
    torchs = trained(
        lambda matrices: torch.optim.Muon(
            matrices, lr=2e-2, weight_decay=0.05, adjust_lr_fn="match_rms_adamw"
        )
    )
    for mine, other in zip(ours, torchs, strict=True):
        assert torch.allclose(mine, other, atol=tolerance)


def test_singular_values_come_near_one():
    values = torch.linalg.svdvals(orthogonalised(torch.randn(3, 20, 50)))
    assert values.min() > 0.3 and values.max() < 1.3
