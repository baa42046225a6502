"""Batches: questions packed in groups cost less attention and change nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import torch
from small_nano import SMALL

from training.dataset import FIRST_BYTE, IGNORE, Batch, collate
from training.documents.sample import make_sample
from training.losses import step_loss
from training.model import Nano
from training.settings import TrainConfig


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


def test_every_answer_is_to_be_predicted_whole_and_room_is_filled() -> None:
    samples = [make_sample(seed, 128) for seed in range(6)]
    batch = collate(samples)
    for row, sample in enumerate(samples):
        answers = (batch.firsts[row] & (batch.targets[row] != IGNORE)).sum().item()
        wanted = [token for token in batch.targets[row].tolist() if token != IGNORE]
        asked = [*sample.asks, *sample.further]
        # THEN what is asked comes first, then some of the further questions
        texts = bytes(token - FIRST_BYTE if token >= FIRST_BYTE else 0 for token in wanted).split(b"\0")[:-1]
        assert len(texts) == answers >= len(sample.asks)
        assert Counter(texts) <= Counter(ask.answer.text.encode() for ask in asked)
        assert Counter(texts) >= Counter(ask.answer.text.encode() for ask in sample.asks)
        # THEN each target is the token that stands after the position it is predicted from
        for position, target in zip(batch.rows[row].tolist(), batch.targets[row].tolist(), strict=True):
            following = batch.ids[row, position + 1].item() if position + 1 < batch.ids.shape[1] else None
            if target not in (IGNORE, 2):
                assert following == target


def test_further_questions_fill_only_what_room_is_left() -> None:
    # GIVEN regions with more questions than find room
    samples = [make_sample(seed, 128) for seed in range(6)]
    # WHEN they are put together with and without those
    batch, bare = collate(samples), collate([replace(sample, further=()) for sample in samples])
    # THEN the batch has the same shape, and more of it is used
    assert batch.ids.shape == bare.ids.shape
    assert (batch.segments != 99).sum() > 1.1 * (bare.segments != 99).sum()
    # THEN none of them is asked twice, and none reads everything again
    for sample in samples:
        assert len({ask.question for ask in sample.further}) == len(sample.further)
        assert not {ask.question for ask in sample.further} & {ask.question for ask in sample.asks}
        assert all(ask.task != "read" for ask in sample.further)
