"""One answer in the making: an iterator over its text, with all of its own state.

Made by `Engine.ask`, read by the caller on the engine thread. Nothing happens until the first chunk is asked
for; leaving it half read costs nothing and blocks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

import torch

from fastvlm_engine.confidence import TokenProbabilities, confidence_of
from fastvlm_engine.errors import Cancelled, ContextTooLongError
from fastvlm_engine.generation import Generation, prefill
from fastvlm_engine.metrics import Stopwatch, Timings
from fastvlm_engine.model.fastvlm import FastVLM
from fastvlm_engine.model.kv_cache import KVCache
from fastvlm_engine.model.vision_tower import CancelSignal
from fastvlm_engine.options import GenerationOptions
from fastvlm_engine.prefix_cache import EncodedImage
from fastvlm_engine.sampling import Sampler
from fastvlm_engine.spelling import Spelling
from fastvlm_engine.text_stream import Finish, TextChunk, TextStream
from fastvlm_engine.tokenizer import CheckpointTokenizer


@dataclass(frozen=True)
class Request:
    """What an answer is to be made from.

    Attributes:
        encode: gives the picture, encoding it now if it is not yet.
        pays_total: whether encoding came before the question, so that its time is added to TTFT.
        question_ids: all tokens after the picture, up to where the answer begins.
        started_ms: when the question came, on the engine's clock.
    """

    encode: Callable[[], EncodedImage]
    pays_total: bool
    question_ids: list[int]
    options: GenerationOptions
    cancel: CancelSignal | None
    started_ms: float


class Answer(Iterator[TextChunk]):
    """The chunks of one answer; the last one carries finish, timings and confidence.

    The first chunk comes with the first token; its text may be empty.

    Args:
        enter: held while the model works, never while the caller has the word.
    """

    def __init__(
        self,
        model: FastVLM,
        tokenizer: CheckpointTokenizer,
        request: Request,
        enter: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._model, self._tokenizer, self._request, self._enter = model, tokenizer, request, enter
        self._watch = Stopwatch(model.language_model.device.type)
        self._generation: Generation | None = None
        self._paid, self._paid_ms = Timings(), 0.0
        self._image_tokens = self._prompt_tokens = 0
        self._chunks: Generator[TextChunk, None, None] = self._run()

    def __next__(self) -> TextChunk:
        with self._enter():
            chunk = next(self._chunks, None)
        if chunk is None:
            raise StopIteration
        return chunk

    @property
    def probabilities(self) -> TokenProbabilities:
        """Those of the tokens chosen so far; what the confidence is made from."""
        return TokenProbabilities() if self._generation is None else self._generation.probabilities

    def close(self) -> None:
        """Gives up the rest of the answer."""
        self._chunks.close()

    def _run(self) -> Generator[TextChunk, None, None]:
        stream = TextStream(self._tokenizer.token_bytes)
        finish: Finish | None = None
        try:
            last_B1D, self._generation = self._begin()
        except Cancelled:
            finish = "cancelled"
        else:
            is_first = True
            for token_id in self._generation.tokens(last_B1D):
                text = stream.push(token_id)
                if (
                    text or is_first
                ):  # the first token is told of at once, though its word may not be whole yet
                    yield TextChunk(text, confidence=self._confidence())
                is_first = False
            finish = self._generation.finish
        yield TextChunk(stream.flush(), self._timings(), finish, self._confidence())

    def _confidence(self) -> float | None:
        return confidence_of(self.probabilities, self._model.config.calibration)

    def _begin(self) -> tuple[torch.Tensor, Generation]:
        """Picture and question through the model, up to the last hidden state before the answer."""
        request, language_model = self._request, self._model.language_model
        encoded = request.encode()
        self._paid, self._paid_ms = encoded.pay()
        self._image_tokens = encoded.image_tokens
        snapshot = encoded.prefix.snapshot
        self._prompt_tokens = snapshot.length + len(request.question_ids)
        room = check_context(self._prompt_tokens, self._model.config.context_length)
        max_new_tokens = min(request.options.max_new_tokens, room)
        with self._watch.measure("prefill"):
            cache = language_model.new_cache(self._prompt_tokens + max_new_tokens)
            cache.restore(snapshot)
            question_BTD = language_model.embed(torch.tensor([request.question_ids]))
            last_B1D = prefill(language_model, cache, question_BTD, cancel=request.cancel)
        if request.cancel is not None and request.cancel.is_set():
            raise Cancelled
        return last_B1D, self._new_generation(cache, max_new_tokens)

    def _new_generation(self, cache: KVCache, max_new_tokens: int) -> Generation:
        config = self._model.config
        banned = () if config.image_token_id is None else (config.image_token_id,)
        vocabulary = min(self._tokenizer.size, config.language.vocab_size)
        options = self._request.options
        spelling = Spelling(options.words, self._tokenizer.token_bytes) if options.words else None
        return Generation(
            self._model.language_model,
            cache,
            Sampler(options, vocabulary, banned, spelling),
            stops=config.stop_token_ids,
            max_new_tokens=max_new_tokens,
            watch=self._watch,
            cancel=self._request.cancel,
        )

    def _timings(self) -> Timings:
        generation, watch, paid = self._generation, self._watch, self._paid
        steps = generation.decode_steps if generation else 0
        ttft_ms = 0.0
        if generation is not None and generation.first_token_at is not None:
            ttft_ms = generation.first_token_at - self._request.started_ms
            ttft_ms += self._paid_ms if self._request.pays_total else 0.0
        decode_ms = watch.ms("decode")
        return Timings(
            preprocess_ms=paid.preprocess_ms,
            vision_ms=paid.vision_ms,
            projector_ms=paid.projector_ms,
            prefill_ms=paid.prefill_ms + watch.ms("prefill"),
            first_token_ms=watch.ms("first_token"),
            ttft_ms=ttft_ms,
            decode_ms=decode_ms,
            tokens_per_second=1000.0 * steps / decode_ms if decode_ms > 0 else 0.0,
            image_tokens=self._image_tokens,
            prompt_tokens=self._prompt_tokens,
            answer_tokens=generation.token_count if generation else 0,
            cached=paid.cached,
        )


def check_context(prompt_tokens: int, context_length: int) -> int:
    """How many tokens are left for the answer.

    Raises:
        ContextTooLongError: none.
    """
    if prompt_tokens >= context_length:
        raise ContextTooLongError(
            f"Question and history make {prompt_tokens} tokens and the model takes {context_length}",
            "Ask a shorter question or start a new conversation",
        )
    return context_length - prompt_tokens
