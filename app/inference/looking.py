"""One answer from the looks at a place: which are asked in which order, whose answer counts, and what is told
when. Used by `answering`, on the thread that owns the engine.

- All of it fits one look: its answer is told as it comes, unless it begins doubtfully.
- All of the text is wanted: look after look is read and joined, told from the first word on.
- Else the looks are asked in turn, those first that the page's own words point to, until one is sure of its
  answer; if none is, the surest counts. Its text is told once it is known to count: nothing is taken back.

What would be doubtful is looked at again, up to twice, in slightly smaller pictures: what the model makes of
the same print differs from size to size, and what most speaks for counts.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.documents.region import Rect
from app.errors import noted
from app.inference.candidates import Candidate, agree, agreed, best_of, confidence_among
from app.inference.engine_request import EngineRequest
from app.inference.joined_text import JoinedText
from app.inference.look_order import order_of, stands_first
from app.inference.looks import Look
from app.inference.page_looks import MOST_ASKED, PageLooks
from app.inference.spoken import asks_for_all_text, may_become_refusal
from app.inference.unrepeated import UnrepeatedText
from fastvlm_engine.errors import Cancelled
from fastvlm_engine.metrics import Timings
from fastvlm_engine.options import GenerationOptions

if TYPE_CHECKING:
    from fastvlm_engine import Engine, TextChunk

SURE = 0.99  # of an answer: no other look is asked
SURE_WHERE_POINTED = 0.8  # the page's own words say that it is the right look
# measured on 777 questions about regions: 14 more right answers, two of ten asked again
WORTH_ANOTHER_LOOK = 0.6  # an answer, or the first letter of one, that is less sure is looked at again
SMALLER = (0.92, 0.85)  # times the size
LONGEST_CHECKED = 80  # characters: what is longer is hardly ever said twice in the same words
LIKELIEST = 2  # of the answers of several looks: they are looked at again
BEGINNING = 24  # characters that show that an answer is one
ROOM_TO_READ = 2.0  # tokens for each character that is expected, for models that write byte by byte


@dataclass
class Outcome:
    """What came of a question: the text that was told, and what it took.

    Attributes:
        timings: of what came before the first text, added up; what was read is of all looks, the answer's
            tokens and their rate are of the one that counts.
        render_ms: what drawing took before the first text.
        ttft_ms: to the first text that was told, None where the engine's own figure is the whole truth.
        asked: how many looks were asked or read.
        areas: what the answer is from.
    """

    text: str = ""
    finish: str = "cancelled"
    timings: Timings = field(default_factory=Timings)
    ttft_ms: float | None = None
    confidence: float | None = None
    looks: Sequence[Look] = ()
    asked: int = 1
    note: str | None = None
    render_ms: float = 0.0

    @property
    def areas(self) -> tuple[Rect, ...]:
        return tuple(look.area for look in self.looks)


class Looking:
    """Made for one question, used once.

    Args:
        on_part: told before each of several looks which one it is, from 1, and of how many.
    """

    def __init__(
        self,
        engine: Engine,
        request: EngineRequest,
        looks: PageLooks,
        *,
        on_text: Callable[[str], None],
        on_stage: Callable[[str], None],
        on_part: Callable[[int, int], None],
        cancel: threading.Event | None,
    ) -> None:
        self._engine, self._request, self._looks, self._cancel = engine, request, looks, cancel
        self._on_text, self._on_stage, self._on_part = on_text, on_stage, on_part
        self._started = time.perf_counter()
        self._told = ""
        self._first_told_ms: float | None = None
        self._render_ms = 0.0
        self._sum = Timings(cached=True)

    def outcome(self) -> Outcome:
        """Answers the question; what was cancelled gives what there is by then."""
        try:
            outcome = self._outcome()
        except Cancelled:
            outcome = Outcome(self._told)
        drawn_since_ms = self._looks.take_cost_ms()
        outcome.render_ms = drawn_since_ms if self._first_told_ms is None else self._render_ms
        return outcome

    def _outcome(self) -> Outcome:
        is_known = self._looks.print_size is not None
        if is_known and asks_for_all_text(self._request.question, self._engine.reading_questions):
            return self._read(self._looks.reading)
        if len(self._looks.asking) > 1:
            return self._compared()
        return self._direct(self._looks.asking[0])

    # -- one look --------------------------------------------------------------------------------------

    def _direct(self, look: Look) -> Outcome:
        said = Candidate(look, self._request.question)
        is_held = False
        for chunk in self._chunks(look, self._request.options):
            if said.last is None:  # the first piece, though it may be empty, tells of the first token
                sure = 1.0 if chunk.confidence is None else chunk.confidence
                is_held = self._can_look_again and sure < WORTH_ANOTHER_LOOK
                self._on_stage("thinking" if is_held else "answering")
            said.text += chunk.text
            said.last = chunk
            if not is_held:
                self._tell(chunk.text)
            elif said.was_told:
                self._tell_first(chunk.text)
            elif len(said.text) > LONGEST_CHECKED:
                said.was_told = True
                self._tell_first(said.text)
        if is_held:
            return self._checked(said)
        timings = said.last.timings if said.last is not None and said.last.timings is not None else Timings()
        confidence = said.last.confidence if said.last is not None else None
        return Outcome(said.text, said.finish, timings, None, confidence, (look,))

    def _checked(self, said: Candidate) -> Outcome:
        """The only look's doubtful answer, or what counts once it was looked at again."""
        self._heard(said)
        chosen = said if said.was_told else self._again(said)
        if not chosen.was_told:
            self._tell_first(chosen.text)
        outcome = self._told_from((chosen.look,), 1, chosen.finish, chosen.engines_confidence)
        return self._with_its_tokens(outcome, chosen)

    # -- looking again ---------------------------------------------------------------------------------

    @property
    def _can_look_again(self) -> bool:
        """Whether it is known at what size the model reads, and the print there: such a model is quick."""
        return self._looks.print_size is not None

    def _again(self, said: Candidate) -> Candidate:
        """What counts of a look, now that it is seen in other sizes, too: two that agree are enough."""
        votes = [said]
        for share in SMALLER:
            smaller = said.look._replace(scale=said.look.scale * share)
            vote = replace(said, look=smaller, text="", last=None)
            self._hear(vote, may_tell=False)
            is_agreed = any(agree(vote, other) for other in votes)
            votes.append(vote)
            if is_agreed:
                break
        return agreed(votes)

    def _reconsidered(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Where the best answer of several looks is doubtful, the likeliest ones are looked at again."""
        best = best_of(candidates)
        if not best.is_answer or best.confidence >= WORTH_ANOTHER_LOOK or not self._can_look_again:
            return list(candidates)
        answers = [
            number
            for number, candidate in enumerate(candidates)
            if candidate.is_answer and len(candidate.text) <= LONGEST_CHECKED
        ]
        answers.sort(key=lambda number: -candidates[number].odds)
        return [
            self._again(candidate) if number in answers[:LIKELIEST] else candidate
            for number, candidate in enumerate(candidates)
        ]

    # -- all of the text -------------------------------------------------------------------------------

    def _read(self, looks: Sequence[Look]) -> Outcome:
        joined = JoinedText(self._tell_first)
        confidences: list[float] = []
        finish, asked = "stop", 0
        options = self._options_for_reading()
        for asked, look in enumerate(looks, 1):
            self._progress(asked, len(looks))
            joined.begin(is_cut=look.is_cut and asked < len(looks))
            last: TextChunk | None = None
            was_told = self._first_told_ms is not None
            unrepeated = UnrepeatedText(self._looks.rows_in(look), joined.add)
            for chunk in self._chunks(look, options):
                unrepeated.add(chunk.text)
                last = chunk
            unrepeated.end()
            joined.end()
            if last is None or last.finish in (None, "cancelled"):
                raise Cancelled
            self._add(last, costs_time=not was_told)
            confidences.append(last.confidence or 0.0)
            finish = last.finish if last.finish != "stop" else finish
        joined.finish()
        return self._told_from(looks, asked, finish, min(confidences, default=None))

    def _options_for_reading(self) -> GenerationOptions:
        """A page's text is as long as it is: a limit that is meant for answers does not cut it."""
        options = self._request.options
        if options.max_new_tokens < GenerationOptions.max_new_tokens:
            return options  # somebody wants less
        room = int(ROOM_TO_READ * self._looks.most_characters)
        return replace(options, max_new_tokens=max(options.max_new_tokens, room))

    # -- several looks ---------------------------------------------------------------------------------

    def _compared(self) -> Outcome:
        looks = self._looks.asking
        order = order_of(self._request.question, [look.area for look in looks], self._looks.words())
        focus = None if self._request.needs_all else self._looks.focus_on(self._request.question)
        first = looks[order.looks[0]]
        pointed_to = (focus, first if order.is_clear or stands_first(self._request.question) else None)
        turns = [look for look in (focus, *(looks[n] for n in order.looks[:MOST_ASKED])) if look is not None]
        candidates: list[Candidate] = []
        for place, look in enumerate(turns, 1):
            self._progress(place, len(turns))
            candidate = Candidate(
                look, self._request.question, self._looks.words_in(look), is_pointed_to=look in pointed_to
            )
            is_first = not any(candidate.is_answer for candidate in candidates)
            self._hear(candidate, may_tell=order.is_clear and look is first and is_first)
            candidates.append(candidate)
            is_sure = candidate.confidence >= (SURE_WHERE_POINTED if candidate.is_pointed_to else SURE)
            if candidate.was_told or (candidate.is_answer and is_sure):
                return self._noting_its_part(self._chosen(candidate, candidates), len(looks))
        candidates = self._reconsidered(candidates)
        outcome = self._noting_its_part(self._chosen(best_of(candidates), candidates), len(looks))
        outcome.note = outcome.note or self._looks.note
        return outcome

    def _noting_its_part(self, outcome: Outcome, parts: int) -> Outcome:
        """What should be about everything, and is about one part of it, says so."""
        if self._request.needs_all and outcome.looks:
            part = self._looks.asking.index(outcome.looks[0]) + 1
            outcome.note = noted(f"this is about part {part} of {parts} only: choose a smaller region")
        return outcome

    def _hear(self, said: Candidate, *, may_tell: bool) -> None:
        """What a look says; told as it comes where it `may_tell`, once it is clear that it is an answer."""
        for chunk in self._chunks(said.look, self._request.options):
            said.text += chunk.text
            said.last = chunk
            if said.was_told:
                self._tell_first(chunk.text)
            elif may_tell and len(said.text) >= BEGINNING and not may_become_refusal(said.text):
                said.was_told = True
                self._tell_first(said.text)
        self._heard(said)

    def _heard(self, said: Candidate) -> None:
        if said.last is None or said.finish == "cancelled":
            raise Cancelled
        self._add(said.last, costs_time=True)

    def _chosen(self, chosen: Candidate, candidates: Sequence[Candidate]) -> Outcome:
        if not chosen.was_told:
            self._tell_first(chosen.text)
        if chosen.is_answer:
            confidence = confidence_among(chosen, candidates)
            outcome = self._told_from((chosen.look,), len(candidates), chosen.finish, confidence)
        else:  # nobody has it: that is as sure as the least sure of them
            confidence = min(candidate.confidence for candidate in candidates)
            outcome = self._told_from((), len(candidates), chosen.finish, confidence)
        return self._with_its_tokens(outcome, chosen)

    def _with_its_tokens(self, outcome: Outcome, chosen: Candidate) -> Outcome:
        """The answer's tokens and their rate are those of the one that counts, not of all that were heard."""
        if chosen.last is not None and chosen.last.timings is not None:
            one = chosen.last.timings
            outcome.timings = replace(
                outcome.timings, answer_tokens=one.answer_tokens, tokens_per_second=one.tokens_per_second
            )
        return outcome

    # -- the engine ------------------------------------------------------------------------------------

    def _chunks(self, look: Look, options: GenerationOptions) -> Iterator[TextChunk]:
        picture = self._looks.picture(look)
        options = replace(options, words=self._looks.words_in(look))
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled
        is_kept = not self._request.is_live  # the next frame is another picture
        encoded = self._engine.encode_image(picture, cancel=self._cancel, keep=is_kept)
        if self._first_told_ms is None:
            self._on_stage("thinking")
        history = self._request.history_for(self._engine.follow_ups)
        yield from self._engine.ask(
            encoded, self._request.question, options, history=history, cancel=self._cancel
        )

    # -- what is told, and what it took ----------------------------------------------------------------

    def _progress(self, part: int, parts: int) -> None:
        if parts > 1:
            self._on_part(part, parts)

    def _tell(self, text: str) -> None:
        if text:
            self._told += text
            self._on_text(text)

    def _tell_first(self, text: str) -> None:
        """Tells it, and notes when the first of it was told."""
        if self._first_told_ms is None:
            self._first_told_ms = (time.perf_counter() - self._started) * 1000.0
            self._render_ms = self._looks.take_cost_ms()
            self._on_stage("answering")
        self._tell(text)

    def _add(self, last: TextChunk, *, costs_time: bool) -> None:
        """Adds what one of several looks took; time only where the first text waited for it."""
        one, so_far = last.timings or Timings(), self._sum
        time_of = one if costs_time else Timings()
        decode_ms = so_far.decode_ms + one.decode_ms
        tokens = so_far.answer_tokens + one.answer_tokens
        self._sum = Timings(
            preprocess_ms=so_far.preprocess_ms + time_of.preprocess_ms,
            vision_ms=so_far.vision_ms + time_of.vision_ms,
            projector_ms=so_far.projector_ms + time_of.projector_ms,
            prefill_ms=so_far.prefill_ms + time_of.prefill_ms,
            first_token_ms=so_far.first_token_ms + time_of.first_token_ms,
            decode_ms=decode_ms,
            tokens_per_second=1000.0 * tokens / decode_ms if decode_ms > 0 else 0.0,
            image_tokens=so_far.image_tokens + one.image_tokens,
            prompt_tokens=so_far.prompt_tokens + one.prompt_tokens,
            answer_tokens=tokens,
            cached=so_far.cached and one.cached,
        )

    def _told_from(self, looks: Sequence[Look], asked: int, finish: str, confidence: float | None) -> Outcome:
        return Outcome(self._told, finish, self._sum, self._first_told_ms or 0.0, confidence, looks, asked)
