"""Batches for training: canvases, token ids, where to look, and which character each cell shows.

Called by train.py in a data worker process and by evaluate.py. A sequence is `<|im_start|>`, the image
tokens, and then a dozen questions with answers that all continue the image on their own: they share it
through the mask and start at the same position, so that the tower and the image prefix are paid for once.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import IterableDataset

from training.documents.page import Ask
from training.documents.questions import TASKS
from training.documents.sample import (
    CANVAS_HEIGHTS,
    CANVAS_WIDTH,
    Sample,
    fitting_height,
    make_sample,
)

END_OF_TEXT, IM_START, IM_END, IMAGE, FIRST_BYTE = 0, 1, 2, 3, 4
STRIDE = 16
GRID_WIDTH = CANVAS_WIDTH // STRIDE
CELL_WIDTH, CELL_HEIGHT = 4, 8  # of the dense labels, px
IGNORE = -100
LEAST_TEXT = 576  # positions: questions are cheap beside the picture that they are about
READ_WHOLE = 0.6  # of the regions are read aloud as a whole, which takes as much as a dozen questions
SORTED_TOGETHER = 4  # batches made at once and sorted by length, so that little of a batch is padding
HEIGHT_WEIGHTS = (6, 12, 18, 18, 18, 14, 14)  # how often each of CANVAS_HEIGHTS, before trimming
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

    canvas (B,3,H,W) uint8; ids, positions (B,T), segments (B,G,L): the questions come in G groups of L
    positions, T = G*L, so that attention need not look across; rows, targets, looks (B,R): text position that
    predicts, token it must predict (-100 where none), image token it must look at (-1 where none); tasks
    (B,R) index of the task; firsts (B,R) whether it is the first token of an answer; cells (B, H/8 * W/4).
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
        """(B,G,L,P+L) bool for the text after P = 1 + N positions: it sees those and its own question,
        causally.
        """
        b, g, t = self.segments.shape
        prefix = prefix_length(self.canvas.shape[2])
        causal = torch.ones(t, t, dtype=torch.bool, device=self.segments.device).tril()
        own = causal & (self.segments[..., None, :] == self.segments[..., :, None])
        return torch.cat((own.new_ones(b, g, t, prefix), own), 3)


@dataclass(frozen=True)
class _Segment:
    """Token ids of a question and of its answer, for each token of the answer the image token that shows it
    (-1 for none), and the task.
    """

    question: list[int]
    answer: list[int]
    looks: list[int]
    task: int

    def __len__(self) -> int:
        return len(self.question) + len(self.answer) - 1


def _segments(sample: Sample, asks: tuple[Ask, ...]) -> list[_Segment]:
    tokens = image_token_of(sample)
    return [
        _Segment(
            question=[*encode("\n" + ask.question), IM_END],
            answer=[*encode(ask.answer.text), IM_END],
            looks=[
                int(tokens[g]) if g >= 0 else -1
                for c, g in zip(ask.answer.text, ask.answer.glyphs, strict=True)
                for _ in c.encode()
            ]
            + [-1],
            task=TASKS.index(ask.task),
        )
        for ask in asks
    ]


def packed(segments: list[_Segment], length: int) -> list[list[_Segment]]:
    """The segments in as few groups as will do, none longer than `length` tokens in all."""
    groups: list[list[_Segment]] = []
    for segment in sorted(segments, key=len, reverse=True):
        for group in groups:
            if sum(map(len, group)) + len(segment) <= length:
                group.append(segment)
                break
        else:
            groups.append([segment])
    return groups


def fill_up(groups: list[list[_Segment]], length: int, further: list[_Segment]) -> None:
    """Puts further segments where the groups have room for them."""
    room = [length - sum(map(len, group)) for group in groups]
    for segment in further:
        number = room.index(max(room))
        if len(segment) <= room[number]:
            groups[number].append(segment)
            room[number] -= len(segment)


def _sequence(groups: list[list[_Segment]], length: int, prefix: int) -> dict[str, list[int]]:
    """The groups one after the other, each filled up to `length` positions, and what is to be predicted."""
    out: dict[str, list[int]] = {
        k: [] for k in ("ids", "positions", "segments", "rows", "targets", "looks", "tasks", "firsts")
    }
    for group_number, group in enumerate(groups):
        for number, segment in enumerate(group, 1):
            first = len(out["ids"]) + len(segment.question) - 1
            out["ids"] += segment.question + segment.answer[:-1]
            out["positions"] += range(prefix, prefix + len(segment))
            out["segments"] += [number] * len(segment)
            out["rows"] += range(first, first + len(segment.answer))
            out["targets"] += segment.answer
            out["looks"] += segment.looks
            out["tasks"] += [segment.task] * len(segment.answer)
            out["firsts"] += [1] + [0] * (len(segment.answer) - 1)
        empty = (group_number + 1) * length - len(out["ids"])
        out["ids"] += [END_OF_TEXT] * empty
        out["positions"] += [prefix] * empty
        out["segments"] += [99] * empty
    return out


def rounded(length: int, step: int = 32) -> int:
    """Up to a whole number of steps: oneDNN builds its kernels anew for every shape it has not seen."""
    return -(-length // step) * step


def collate(samples: list[Sample]) -> Batch:
    """One batch of samples with canvases of one height."""
    height = samples[0].canvas.shape[0]
    prefix = prefix_length(height)
    segments = [_segments(s, s.asks) for s in samples]
    length = rounded(max(len(segment) for s in segments for segment in s))
    groups = [packed(s, length) for s in segments]
    count = max(-(-LEAST_TEXT // length), *map(len, groups))
    for sample, own in zip(samples, groups, strict=True):
        own += [[] for _ in range(count - len(own))]
        fill_up(own, length, _segments(sample, sample.further))
    sequences = [_sequence(own, length, prefix) for own in groups]
    rows = rounded(max(len(s["rows"]) for s in sequences))

    def text(key: str) -> Tensor:
        return torch.tensor([s[key] for s in sequences])

    def padded(key: str, filler: int) -> Tensor:
        return torch.tensor([s[key] + [filler] * (rows - len(s[key])) for s in sequences])

    return Batch(
        canvas=torch.from_numpy(np.stack([s.canvas for s in samples])).permute(0, 3, 1, 2).contiguous(),
        ids=text("ids"),
        positions=text("positions"),
        segments=text("segments").unflatten(1, (count, length)),
        rows=padded("rows", 0),
        targets=padded("targets", IGNORE),
        looks=padded("looks", -1),
        tasks=padded("tasks", 0),
        firsts=padded("firsts", 0),
        cells=torch.from_numpy(np.stack([cell_labels(s) for s in samples])),
    )


class Regions(IterableDataset[Batch]):
    """An endless stream of batches, resumable: sample seeds follow from `first_seed`, and samples
    with the lowest canvas that holds them wait until there are some batches of like ones.

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
        waiting: dict[int, list[Sample]] = {height: [] for height in CANVAS_HEIGHTS}
        while True:
            rng = random.Random(seed)
            sample = make_sample(seed, rng.choices(CANVAS_HEIGHTS, HEIGHT_WEIGHTS)[0])
            height = fitting_height(sample.picture_size[1])
            asks = tuple(ask for ask in sample.asks if ask.task != "read")
            if not asks or rng.random() < READ_WHOLE:
                asks = sample.asks
            alike = waiting[height]
            alike.append(replace(sample, canvas=sample.canvas[:height], asks=asks))
            size = max(2, self.pixels // (height * CANVAS_WIDTH))
            if len(alike) == size * SORTED_TOGETHER:
                alike.sort(key=lambda s: sum(len(a.question) + len(a.answer.text) for a in s.asks))
                batches = [alike[i * size : (i + 1) * size] for i in range(SORTED_TOGETHER)]
                rng.shuffle(batches)
                for batch in batches:  # smallest print first: the dense heads see the first of a batch only
                    yield collate(sorted(batch, key=lambda s: s.print_size))
                alike.clear()
            seed += 1
