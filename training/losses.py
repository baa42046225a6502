"""What training minimises: the characters of the dense cells, the answers, and where the decoder looks.

Called by train.py for each batch, on the device the model is on.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training.dataset import IGNORE, IM_START, Batch
from training.documents.questions import TASKS
from training.model import Nano
from training.settings import TrainConfig

READ = TASKS.index("read")


def step_loss(
    model: Nano, batch: Batch, config: TrainConfig, dense_only: bool
) -> tuple[Tensor, dict[str, Tensor]]:
    """Loss of one batch and what to log of it, as tensors on the device so that nothing waits for it."""
    pixels = batch.canvas.float() / 255
    share = len(pixels) if dense_only else max(1, round(len(pixels) * config.dense_share))
    tokens, late, early = model.see(pixels, share)
    late_loss, late_hits = dense_loss(late, batch.cells[:share], config.blank_weight)
    early_loss, early_hits = dense_loss(early, batch.cells[:share], config.blank_weight)
    loss = config.dense_weight * (late_loss + 0.5 * early_loss)
    seen = {"late": late_hits, "early": early_hits}
    if dense_only:
        return loss, seen
    b, n, _ = tokens.shape
    start = model.embed(torch.full((b, 1), IM_START, device=tokens.device))
    hidden = torch.cat((start.to(tokens.dtype), tokens, model.embed(batch.ids).to(tokens.dtype)), 1)
    positions = torch.cat((torch.arange(1 + n, device=tokens.device).expand(b, -1), batch.positions), 1)
    rows = batch.rows + 1 + n
    hidden, scores = model.decode(hidden, positions, batch.mask(), rows)
    wanted = hidden.gather(1, batch.rows[..., None].expand(-1, -1, hidden.shape[-1]))
    logits = model.logits(wanted).flatten(0, 1).float()
    targets, tasks = batch.targets.flatten(), batch.tasks.flatten()
    counted = targets != IGNORE
    weights = 1 + (config.first_token_weight - 1) * batch.firsts.flatten().float()
    weights = weights * torch.where(tasks == READ, 1.0, config.question_weight) * counted
    losses = F.cross_entropy(logits, targets, ignore_index=IGNORE, reduction="none")
    language = (losses * weights).sum() / weights.sum()
    right = (logits.argmax(-1) == targets).float()
    seen |= {"lm": language, "acc": right[counted].mean()}
    for number, name in enumerate(TASKS):
        seen[f"acc_{name}"] = right[counted & (tasks == number)].mean()  # NaN where there is none
    look, seen["look"] = look_loss(scores, batch, n)
    return loss + language + config.look_weight * look, seen


def dense_loss(logits: Tensor, cells: Tensor, blank_weight: float) -> tuple[Tensor, Tensor]:
    """Cross-entropy over cells, blanks weighted down, and the share of inked cells that are right."""
    weights = torch.ones(logits.shape[-1], device=logits.device)
    weights[0] = blank_weight
    flat, labels = logits.flatten(0, 1).float(), cells.flatten()
    hits = (flat.argmax(-1) == labels)[labels > 0].float().mean()
    return F.cross_entropy(flat, labels, weights), hits


def look_loss(scores: list[Tensor], batch: Batch, image_tokens: int) -> tuple[Tensor, Tensor]:
    """Cross-entropy of head 0's scores over the image against the token that shows the next character."""
    wanted = batch.looks.flatten()
    shown = wanted >= 0
    weights = (1 + 2 * batch.firsts.flatten().float())[shown]
    total, hits = scores[0].new_zeros(()), scores[0].new_zeros(())
    for score in scores:
        over_image = score[..., 1 : 1 + image_tokens].flatten(0, 1)[shown]
        losses = F.cross_entropy(over_image, wanted[shown], reduction="none")
        total = total + (losses * weights).sum() / weights.sum().clamp(min=1) / len(scores)
        hits = (over_image.argmax(-1) == wanted[shown]).float().mean()
    return total, hits
