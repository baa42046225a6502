"""From a request to an answer: draws the picture, asks the engine, streams, adds up what it cost. Called by
the command line and by the engine worker, on the thread that owns the engine.

Here, too, the engine's errors become sentences for people.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.conversation.question import Answer
from app.errors import UserError
from app.inference.engine_import import imported_load_engine
from app.inference.engine_request import EngineRequest
from app.inference.looking import Looking, Outcome
from app.inference.page_looks import PageLooks
from fastvlm_engine.errors import EngineError

if TYPE_CHECKING:
    from fastvlm_engine import Engine

DEFAULT_MODEL = "docent-nano"
JSON_STEPS = (
    "render",
    "preprocess",
    "vision",
    "projector",
    "prefill",
    "first_token",
)  # programs rely on them


def load(
    model: str,
    *,
    device: str = "auto",
    precision: str = "auto",
    progress: Callable[[str, float], None] | None = None,
    cancel: threading.Event | None = None,
) -> Engine:
    """Loads a model by name or folder; the first call imports torch.

    Raises:
        UserError: it could not be loaded, and why.
    """
    with user_errors():
        try:
            load_engine = imported_load_engine(cancel)
        except (ImportError, OSError) as error:  # OSError: a library that torch is linked against is missing
            raise UserError(
                f"The model's engine does not start ({error}).",
                "Run `docent diagnose`, or install Docent again.",
            ) from error
        return load_engine(model, device=device, precision=precision, progress=progress, cancel=cancel)


def answer(
    engine: Engine,
    request: EngineRequest,
    *,
    on_text: Callable[[str], None],
    on_stage: Callable[[str], None] = lambda stage: None,
    on_part: Callable[[int, int], None] = lambda part, parts: None,
    looks: PageLooks | None = None,
    cancel: threading.Event | None = None,
) -> Answer:
    """Answers a request; `on_text` gets the text piece by piece. Cancelled work gives what there is by then.

    `on_stage` hears "reading", "thinking" and "answering", `on_part` which of several looks is looked at;
    `looks` measured and drawn already are not made again.

    Raises:
        UserError: the question could not be answered, and why.
    """
    on_stage("reading")
    if looks is None:
        page = request.document.page(request.page)
        looks = PageLooks(page, request.region, engine.input_size, engine.print_height)
    before_ms = looks.take_cost_ms()
    looking = Looking(
        engine, request, looks, on_text=on_text, on_stage=on_stage, on_part=on_part, cancel=cancel
    )
    with user_errors():
        outcome = looking.outcome()
    return _assembled(engine, outcome, before_ms)


def result(engine: Engine, answer: Answer) -> dict[str, Any]:
    """The answer as `docent ask --json` prints it."""
    return {
        "answer": answer.text,
        "finish": answer.finish,
        "model": engine.model_name,
        "device": engine.device,
        "precision": engine.precision,
        "image_tokens": answer.image_tokens,
        "prompt_tokens": answer.prompt_tokens,
        "answer_tokens": answer.answer_tokens,
        "timings_ms": {
            **{step: round(answer.steps_ms[step], 2) for step in JSON_STEPS},
            "ttft": round(answer.ttft_ms, 2),
        },
        "tokens_per_second": round(answer.tokens_per_second, 2),
        "cached": answer.cached,
    }


def as_user_error(error: EngineError) -> UserError:
    """The engine's sentences without change, each with its full stop."""
    return UserError(_sentence(error.what), _sentence(error.advice))


@contextmanager
def user_errors() -> Iterator[None]:
    """Turns what the engine raises into a `UserError`; a cancellation passes."""
    try:
        yield
    except EngineError as error:
        raise as_user_error(error) from error
    except MemoryError as error:
        raise UserError(
            "There is not enough memory for this.", "Close other programs, or take a smaller model."
        ) from error


def _assembled(engine: Engine, outcome: Outcome, before_ms: float) -> Answer:
    timings = outcome.timings
    render_ms = before_ms + outcome.render_ms
    steps_ms = {
        "render": render_ms,
        "preprocess": timings.preprocess_ms,
        "vision": timings.vision_ms,
        "projector": timings.projector_ms,
        "prefill": timings.prefill_ms,
        "first_token": timings.first_token_ms,
    }
    if outcome.ttft_ms is None:
        ttft_ms = render_ms + timings.ttft_ms if timings.ttft_ms > 0 else 0.0
    else:  # of several looks: the time in which answers were made that waited for others
        ttft_ms = before_ms + outcome.ttft_ms
        steps_ms["compare"] = max(0.0, ttft_ms - sum(steps_ms.values()))
    return Answer(
        text=outcome.text,
        finish=outcome.finish,
        ttft_ms=ttft_ms,
        steps_ms=steps_ms,
        tokens_per_second=timings.tokens_per_second,
        image_tokens=timings.image_tokens,
        prompt_tokens=timings.prompt_tokens,
        answer_tokens=timings.answer_tokens,
        cached=timings.cached,
        confidence=outcome.confidence,
        note=outcome.note,
        looks=outcome.asked,
        seen=outcome.areas,
        model=engine.model_name,
        device=engine.device,
        precision=engine.precision,
    )


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "?")) else f"{text}."
