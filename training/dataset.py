"""Batches for training: canvases, token ids, where to look, and which character each cell shows.

Called by train.py in a data worker process and by evaluate.py. A sequence is `<|im_start|>`, the image
tokens, and then a dozen questions with answers that all continue the image on their own: they share it
through the mask and start at the same position, so that the tower and the image prefix are paid for once.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import IterableDataset

from training.documents.questions import TASKS
from training.documents.sample import CANVAS_HEIGHTS, CANVAS_WIDTH, Sample, make_sample

END_OF_TEXT, IM_START, IM_END, IMAGE, FIRST_BYTE = 0, 1, 2, 3, 4
STRIDE = 16
GRID_WIDTH = CANVAS_WIDTH // STRIDE
CELL_WIDTH, CELL_HEIGHT = 4, 8  # of the dense labels, px
IGNORE = -100
SORTED_TOGETHER = 4  # batches made at once and sorted by length, so that little of a batch is padding
HEIGHT_WEIGHTS = (14, 18, 18, 16, 13, 8, 7, 3, 3)  # how often each of CANVAS_HEIGHTS
BEYOND_ASCII = "äöüÄÖÜßàâçéèêëîïôûùœæÀÂÇÉÈÊÎÔÛŒñÑáíóúÁÍÓÚ¿¡åøãõÅØ°§…–—“”‘’„«»•·×²³µ½©®™¥✓✗☐☑☒→←↑↓±≤≥"
SHARED_CLASS = 97  # of all characters without a dense class of their own
_CLASS_OF = {"€": 95, "£": 96} | {c: SHARED_CLASS + 1 + i for i, c in enumerate(BEYOND_ASCII)}
DENSE_CLASSES = SHARED_CLASS + 1 + len(BEYOND_ASCII)


def encode(text: str) -> list[int]:
    """Token ids of plain text: one a byte."""
    return [FIRST_BYTE + byte for byte in text.encode()]


def prefix_length(canvas_height: int) -> int:
    """Positions before the first question: `<|im_start|>` and the image tokens."""
    return 1 + canvas_height // STRIDE * GRID_WIDTH


def dense_class(character: str) -> int:
    """0 is blank; printable ASCII, accented letters and common signs have classes of their own."""
    code = ord(character)
    if 33 <= code <= 126:
        return code - 32
    return _CLASS_OF.get(character, SHARED_CLASS)


def cell_labels(sample: Sample) -> np.ndarray:
    """(H/8 * 160,) class of the character that covers the middle of each 4x8 px cell."""
    height, width = sample.canvas.shape[:2]
    labels = np.zeros((height // CELL_HEIGHT, width // CELL_WIDTH), dtype=np.int64)
    for (x0, top, x1, baseline), character in zip(sample.boxes, sample.characters, strict=True):
        left, right = int(np.ceil((x0 - 2) / CELL_WIDTH)), int(np.ceil((x1 - 2) / CELL_WIDTH))
        up, down = int(np.ceil((top - 4) / CELL_HEIGHT)), int(np.ceil((baseline - 4) / CELL_HEIGHT))
        labels[max(up, 0) : max(down, up + 1), max(left, 0) : max(right, left + 1)] = dense_class(character)
    return labels.ravel()


def image_token_of(sample: Sample) -> np.ndarray:
    """(glyphs,) index of the image token in which the middle of each glyph lies."""
    if not len(sample.boxes):
        return np.zeros(0, dtype=np.int64)
    x = (sample.boxes[:, 0] + sample.boxes[:, 2]) / 2 // STRIDE
    y = (sample.boxes[:, 1] + sample.boxes[:, 3]) / 2 // STRIDE
    rows = sample.canvas.shape[0] // STRIDE
    return (np.clip(y, 0, rows - 1) * GRID_WIDTH + np.clip(x, 0, GRID_WIDTH - 1)).astype(np.int64)


@dataclass
class Batch:
    """Tensors of one step. T counts text positions only; rows index into them.

    canvas (B,3,H,W) uint8; ids, positions, segments (B,T); rows, targets, looks (B,R): text position that
    predicts, token it must predict (-100 where none), image token it must look at (-1 where none); tasks
    (B,R) index of the task; firsts (B,R) whether it is the first token of an answer; cells (B, H/8*80).
    """

    canvas: Tensor
    ids: Tensor
    positions: Tensor
    segments: Tensor
    rows: Tensor
    targets: Tensor
    looks: Tensor
    tasks: Tensor
    firsts: Tensor
    cells: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on another device, without waiting for the copy."""
        return Batch(**{f.name: getattr(self, f.name).to(device, non_blocking=True) for f in fields(self)})

    def pin_memory(self) -> Batch:
        """Called by the DataLoader where copies go to a GPU."""
        return Batch(**{f.name: getattr(self, f.name).pin_memory() for f in fields(self)})

    def mask(self) -> Tensor:
        """(B,1,T,P+T) bool for the text after P = 1 + N positions: it sees those and its own question,
        causally.
        """
        b, t = self.segments.shape
        prefix = prefix_length(self.canvas.shape[2])
        causal = torch.ones(t, t, dtype=torch.bool, device=self.segments.device).tril()
        own = causal & (self.segments[:, None, :] == self.segments[:, :, None])
        return torch.cat((own.new_ones(b, t, prefix), own), 2)[:, None]


def _sequence(sample: Sample, prefix: int) -> dict[str, list[int]]:
    tokens = image_token_of(sample)
    out: dict[str, list[int]] = {
        k: [] for k in ("ids", "positions", "segments", "rows", "targets", "looks", "tasks", "firsts")
    }
    for number, ask in enumerate(sample.asks, 1):
        question = [*encode("\n" + ask.question), IM_END]
        answer = [*encode(ask.answer.text), IM_END]
        looks = [
            tokens[g] if g >= 0 else -1
            for c, g in zip(ask.answer.text, ask.answer.glyphs, strict=True)
            for _ in c.encode()
        ]
        start = len(out["ids"])
        out["ids"] += question + answer[:-1]
        out["positions"] += range(prefix, prefix + len(question) + len(answer) - 1)
        out["segments"] += [number] * (len(question) + len(answer) - 1)
        first = start + len(question) - 1
        out["rows"] += range(first, first + len(answer))
        out["targets"] += answer
        out["looks"] += [*looks, -1]
        out["tasks"] += [TASKS.index(ask.task)] * len(answer)
        out["firsts"] += [1] + [0] * (len(answer) - 1)
    return out


def rounded(length: int, step: int = 32) -> int:
    """Up to a whole number of steps: oneDNN builds its kernels anew for every shape it has not seen."""
    return -(-length // step) * step


def collate(samples: list[Sample]) -> Batch:
    """One batch of samples with canvases of one height."""
    height = samples[0].canvas.shape[0]
    prefix = prefix_length(height)
    sequences = [_sequence(s, prefix) for s in samples]
    longest = rounded(max(len(s["ids"]) for s in sequences))
    rows = rounded(max(len(s["rows"]) for s in sequences))

    def padded(key: str, length: int, filler: int) -> Tensor:
        return torch.tensor([s[key] + [filler] * (length - len(s[key])) for s in sequences])

    return Batch(
        canvas=torch.from_numpy(np.stack([s.canvas for s in samples])).permute(0, 3, 1, 2).contiguous(),
        ids=padded("ids", longest, END_OF_TEXT),
        positions=padded("positions", longest, prefix),
        segments=padded("segments", longest, 99),
        rows=padded("rows", rows, 0),
        targets=padded("targets", rows, IGNORE),
        looks=padded("looks", rows, -1),
        tasks=padded("tasks", rows, 0),
        firsts=padded("firsts", rows, 0),
        cells=torch.from_numpy(np.stack([cell_labels(s) for s in samples])),
    )


class Regions(IterableDataset[Batch]):
    """An endless stream of batches, resumable: sample seeds follow from `first_seed` and the number of the
    batch.

    Args:
        first_seed: seed of the first sample; a resumed run passes the number of samples it has seen.
        pixels: pixels of canvas in a batch, so that low canvases come in larger batches.
        worker_count: how many data workers share the stream.
    """

    def __init__(self, first_seed: int, pixels: int, worker_count: int = 1) -> None:
        self.first_seed = first_seed
        self.pixels = pixels
        self.worker_count = worker_count

    def __iter__(self) -> Iterator[Batch]:
        info = torch.utils.data.get_worker_info()
        shard = info.id if info else 0
        seed = self.first_seed + shard * 10_000_019
        while True:
            height = random.Random(seed).choices(CANVAS_HEIGHTS, HEIGHT_WEIGHTS)[0]
            size = max(2, self.pixels // (height * CANVAS_WIDTH))
            samples = [make_sample(seed + i, height) for i in range(size * SORTED_TOGETHER)]
            samples.sort(key=lambda s: sum(len(a.question) + len(a.answer.text) for a in s.asks))
            batches = [samples[i * size : (i + 1) * size] for i in range(SORTED_TOGETHER)]
            random.Random(seed).shuffle(batches)
            yield from map(collate, batches)
            seed += len(samples)
