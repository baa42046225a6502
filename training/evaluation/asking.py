"""Asking a checkpoint: about files, one question at a time, the way of `docent ask`; and about pictures that
are one look each, many questions at a time.

Called by training/evaluate.py. What is one look goes through the engine's own parts, several questions in one
pass, which takes a fifth of the time; a test holds that the answers are those of `Engine.ask`.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor

from app.conversation.question import Answer
from app.documents.document import open_document
from app.documents.reader import Reader
from app.inference.answering import answer
from app.inference.engine_request import EngineRequest
from fastvlm_engine import Engine
from fastvlm_engine.confidence import TokenProbabilities, confidence_of
from fastvlm_engine.device import choose_device, choose_precision
from fastvlm_engine.generation import LoopGuard, prefill
from fastvlm_engine.image_processing import fit, to_pixels
from fastvlm_engine.model.kv_cache import KVCache
from fastvlm_engine.prompt import prefix_ids, question_ids
from fastvlm_engine.tokenizer import load_tokenizer
from fastvlm_engine.weights import load_checkpoint
from training.evaluation.scores import Outcome
from training.evaluation.sets import Question, Region, WholePage

ENCODED_AT_ONCE = 8
ROWS_AT_ONCE = 32
SPARE_TOKENS = 40  # an answer may be so much longer than the truth before it is cut


@dataclass
class _Row:
    """One question on its way: which encoded picture, its prompt, and the answer so far."""

    picture: int
    region: Region
    question: Question
    ids: list[int]
    tokens: list[int] = field(default_factory=list)
    probabilities: TokenProbabilities = field(default_factory=TokenProbabilities)
    guard: LoopGuard = field(default_factory=LoopGuard)

    @property
    def most_tokens(self) -> int:
        return len(self.question.truth.encode()) + SPARE_TOKENS


class LookAsker:
    """A checkpoint that answers many questions about regions, greedily, as the engine would: each region is
    one look, with its own pixels.
    """

    def __init__(self, folder: Path, precision: str = "auto") -> None:
        chosen = choose_device("auto")
        formats = choose_precision(precision, chosen.device)
        self.tokenizer = load_tokenizer(folder)
        self.model = load_checkpoint(folder, formats.dtype, chosen.device, vision_dtype=formats.vision_dtype)
        self.config = self.model.config
        self._prefix = prefix_ids(self.config.prompt, self.tokenizer)

    def ask(self, asked: Iterable[Region]) -> Iterator[Outcome]:
        """All questions of all regions, in the order in which they are answered."""
        by_size: dict[tuple[int, int], list[tuple[Region, Image.Image]]] = defaultdict(list)
        for region in asked:
            shown = fit(Image.fromarray(region.picture), self.config.preprocessing)
            by_size[shown.size].append((region, shown))
        for group in by_size.values():
            yield from self._ask_alike([region for region, _ in group], [shown for _, shown in group])

    def _ask_alike(self, asked: list[Region], shown: list[Image.Image]) -> Iterator[Outcome]:
        """Regions whose pictures take equally many tokens."""
        encoded = [
            self._encode(
                torch.cat([to_pixels(picture) for picture in shown[start : start + ENCODED_AT_ONCE]])
            )
            for start in range(0, len(shown), ENCODED_AT_ONCE)
        ]
        keys = torch.cat([cache.keys for cache in encoded], dim=1)
        values = torch.cat([cache.values for cache in encoded], dim=1)
        by_length: dict[int, list[_Row]] = defaultdict(list)
        for picture, region in enumerate(asked):
            for question in region.questions:
                ids = question_ids(question.text, (), self.config.prompt, self.tokenizer)
                by_length[len(ids)].append(_Row(picture, region, question, ids))
        for rows in by_length.values():
            rows.sort(key=lambda row: row.most_tokens)
            for start in range(0, len(rows), ROWS_AT_ONCE):
                part = rows[start : start + ROWS_AT_ONCE]
                started = time.perf_counter()
                self._answer(part, keys, values)
                seconds = (time.perf_counter() - started) / len(part)
                yield from (self._outcome(row, seconds) for row in part)

    @torch.no_grad()
    def _encode(self, pixels_BCHW: Tensor) -> KVCache:
        """Pictures and the prompt's prefix through the model: a cache that any question can continue."""
        language_model = self.model.language_model
        image_BND = self.model.encode(pixels_BCHW)
        ids = torch.tensor([self._prefix] * len(image_BND), dtype=torch.int64)
        before_BTD = language_model.embed(ids)
        hidden_BTD = torch.cat((before_BTD, image_BND.to(before_BTD)), dim=1)
        cache = language_model.new_cache(hidden_BTD.shape[1], len(image_BND))
        prefill(language_model, cache, hidden_BTD)
        return cache

    @torch.no_grad()
    def _answer(self, rows: list[_Row], keys: Tensor, values: Tensor) -> None:
        """Fills the rows' tokens, one a step for all of them; rows that have ended are soon left out."""
        language_model = self.model.language_model
        start = keys.shape[3]
        most = max(row.most_tokens for row in rows)
        cache = language_model.new_cache(start + len(rows[0].ids) + most, len(rows))
        pictures = [row.picture for row in rows]
        cache.keys[:, :, :, :start], cache.values[:, :, :, :start] = keys[:, pictures], values[:, pictures]
        cache.length = start
        last_B1D = prefill(language_model, cache, language_model.embed(torch.tensor([r.ids for r in rows])))
        running: list[_Row | None] = list(rows)
        while any(running):
            chosen = self._choose(language_model.logits(last_B1D)[:, -1], running)
            if sum(row is not None for row in running) <= len(running) // 2:
                kept = [i for i, row in enumerate(running) if row is not None]
                cache.keys, cache.values = cache.keys[:, kept], cache.values[:, kept]
                running, chosen = [running[i] for i in kept], chosen[kept]
            if running:
                last_B1D = language_model(language_model.embed(chosen[:, None]), cache)

    def _choose(self, logits_BV: Tensor, running: list[_Row | None]) -> Tensor:
        """The likeliest token of each row, noted in it; rows that end with it become None."""
        scores_BV = logits_BV[:, : min(self.tokenizer.size, logits_BV.shape[1])].float()
        if self.config.image_token_id is not None:
            scores_BV[:, self.config.image_token_id] = -torch.inf
        highest_B, chosen_B = scores_BV.max(dim=1)
        logs = (highest_B - scores_BV.logsumexp(dim=1)).tolist()
        for i, (row, token, log) in enumerate(zip(running, chosen_B.tolist(), logs, strict=True)):
            if row is None:
                continue
            row.probabilities.add(math.exp(min(0.0, log)))
            if token in self.config.stop_token_ids:
                running[i] = None
                continue
            row.tokens.append(token)
            if row.guard.add(token) or len(row.tokens) >= row.most_tokens:
                running[i] = None
        return chosen_B

    def _outcome(self, row: _Row, seconds: float) -> Outcome:
        region, question = row.region, row.question
        return Outcome(
            place="look",
            number=region.number,
            kind=region.kind,
            size=region.size,
            damages=region.damages,
            task=question.task,
            question=question.text,
            truth=question.truth,
            given=self.tokenizer.decode(row.tokens).strip(),
            confidence=confidence_of(row.probabilities, self.config.calibration),
            probabilities=row.probabilities,
            seconds=seconds,
        )


def ask_regions(engine: Engine, asked: Iterable[Region], folder: Path) -> Iterator[Outcome]:
    """All questions of regions, kept as pictures in `folder`, the way of `docent ask`: small print is
    enlarged, and what does not fit one look then is seen in several.
    """
    reader = Reader()
    try:
        for region in asked:
            path = folder / f"region-{region.number:04}{'-damaged' if region.damages else ''}.png"
            Image.fromarray(region.picture).save(path)
            for question, got, seconds in _answers(engine, reader, path, region.questions):
                yield _outcome("region", region, region.damages, question, got, seconds)
    finally:
        reader.shutdown()


def ask_pages(engine: Engine, pages: Iterable[WholePage]) -> Iterator[Outcome]:
    """All questions of whole pages, the way of `docent ask`."""
    reader = Reader()
    try:
        for page in pages:
            for question, got, seconds in _answers(engine, reader, page.path, page.questions):
                yield _outcome("scan" if page.is_scan else "page", page, (), question, got, seconds)
    finally:
        reader.shutdown()


def _answers(
    engine: Engine, reader: Reader, path: Path, questions: Iterable[Question]
) -> Iterator[tuple[Question, Answer, float]]:
    """Each question about a file with its answer, and how long that took in seconds."""
    document = open_document(path, reader)
    for question in questions:
        started = time.perf_counter()
        got = answer(engine, EngineRequest(0, document, 0, None, question.text), on_text=lambda text: None)
        yield question, got, time.perf_counter() - started
    document.close()


def _outcome(
    place: str,
    shown: Region | WholePage,
    damages: tuple[str, ...],
    question: Question,
    got: Answer,
    seconds: float,
) -> Outcome:
    return Outcome(
        place=place,
        number=shown.number,
        kind=shown.kind,
        size=shown.size,
        damages=damages,
        task=question.task,
        question=question.text,
        truth=question.truth,
        given=got.text.strip(),
        confidence=got.confidence,
        seconds=seconds,
    )
