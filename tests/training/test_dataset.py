"""Batches: questions packed in groups cost less attention and change nothing."""

from __future__ import annotations

import torch

from training.dataset import IGNORE, Batch, collate
from training.documents.sample import make_sample
from training.losses import step_loss
from training.model import Nano, NanoConfig
from training.settings import TrainConfig

SMALL = NanoConfig(
    depths=(1, 1, 1, 1),
    dims=(16, 32, 64, 64),
    hidden_size=64,
    heads=2,
    kv_heads=1,
    layers=3,
    intermediate_size=96,
)


def in_one_group(batch: Batch) -> Batch:
    """The same batch with all questions of a picture in one row, told apart by the mask alone."""
    b, groups, _ = batch.segments.shape
    numbers = batch.segments + 100 * torch.arange(groups)[None, :, None]
    return Batch(**{**vars(batch), "segments": numbers.reshape(b, 1, -1)})


def test_groups_of_questions_give_the_loss_of_a_single_row() -> None:
    # GIVEN a batch whose questions fill several groups
    batch = collate([make_sample(seed, 96) for seed in range(4)])
    assert batch.segments.shape[1] > 1
    model = Nano(SMALL).eval()
    # WHEN the model learns from it as it is, and from the same in one row
    with torch.no_grad():
        grouped, _ = step_loss(model, batch, TrainConfig(), False)
        single, _ = step_loss(model, in_one_group(batch), TrainConfig(), False)
    # THEN nothing but the cost differs
    assert torch.allclose(grouped, single, atol=1e-5)


def test_every_answer_is_to_be_predicted_whole() -> None:
    samples = [make_sample(seed, 128) for seed in range(6)]
    batch = collate(samples)
    for row, sample in enumerate(samples):
        wanted = [token for token in batch.targets[row].tolist() if token != IGNORE]
        assert len(wanted) == sum(len(ask.answer.text.encode()) + 1 for ask in sample.asks)
        # THEN each target is the token that stands after the position it is predicted from
        for position, target in zip(batch.rows[row].tolist(), batch.targets[row].tolist(), strict=True):
            following = batch.ids[row, position + 1].item() if position + 1 < batch.ids.shape[1] else None
            if target not in (IGNORE, 2):
                assert following == target
