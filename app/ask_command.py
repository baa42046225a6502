"""`docent ask FILE QUESTION`: one question, its answer on stdout, its timing line on stderr. Called by
command_line; the engine works in a thread of its own, so that Ctrl-C is never late.
"""

import argparse
import getpass
import json
import math
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from app.command_line import WrongCallError, harmless, in_one_line
from app.conversation.question import Answer
from app.documents.document import Document, open_document
from app.documents.reader import Reader
from app.documents.region import Region
from app.errors import PasswordNeeded
from app.inference.answering import DEFAULT_MODEL, answer, load, result
from app.inference.engine_request import EngineRequest, GenerationOptions
from app.interruption import leave, run_interruptibly

DEVICES = ("auto", "cpu", "cuda", "mps")
PRECISIONS = ("auto", "fp32", "bf16", "int8", "int4")
PASSWORD_TRIES = 3


def add_ask_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "ask",
        help="ask a question about a page and print the answer",
        description="Answers a question about a page, or a region of it.",
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a PDF or a picture")
    parser.add_argument("question", metavar="QUESTION")
    parser.add_argument("--page", metavar="N", type=page_number, default=1, help="the first page is 1")
    parser.add_argument(
        "--region",
        metavar="X,Y,W,H",
        type=four_numbers,
        help="part of the page in points (pictures: pixels), origin top left",
    )
    add_model_arguments(parser)
    parser.add_argument("--max-tokens", metavar="N", type=int, default=GenerationOptions.max_new_tokens)
    parser.add_argument(
        "--temperature", metavar="T", type=float, default=0.0, help="0 gives the same answer each time"
    )
    parser.add_argument(
        "--password", metavar="P", help="of an encrypted PDF; asked for at a terminal when left out"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the text")
    parser.set_defaults(run=run_ask)


def add_model_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model", metavar="NAME|DIR", default=DEFAULT_MODEL, help="a known model or a checkpoint folder"
    )
    parser.add_argument("--device", choices=DEVICES, default="auto")
    parser.add_argument("--precision", choices=PRECISIONS, default="auto")


def run_ask(arguments: argparse.Namespace) -> int:
    options = _options(arguments)
    if not arguments.question.strip():
        raise WrongCallError("the question is empty")
    reader = Reader()
    try:
        document = _opened(arguments.file, reader, arguments.password)
        request = _request(document, arguments, options)
        return run_interruptibly(lambda cancel: _ask(request, arguments, cancel), reader.shutdown)
    except KeyboardInterrupt:
        leave(reader.shutdown)
    finally:
        reader.shutdown()


def page_number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a page number; the first page is 1")
    return int(text)


def four_numbers(text: str) -> tuple[float, ...]:
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError:
        numbers = ()
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)):
        raise argparse.ArgumentTypeError(f"{text!r} is not X,Y,WIDTH,HEIGHT in numbers")
    return numbers


def _options(arguments: argparse.Namespace) -> GenerationOptions:
    try:
        return GenerationOptions(max_new_tokens=arguments.max_tokens, temperature=arguments.temperature)
    except ValueError as error:
        raise WrongCallError(str(error)) from error


def _opened(path: Path, reader: Reader, password: str | None) -> Document:
    """Opens the file; asks for the password of an encrypted one where somebody sits at a terminal."""
    may_ask = password is None and sys.stdin is not None and sys.stdin.isatty()
    for remaining in reversed(range(PASSWORD_TRIES + 1)):
        try:
            return open_document(path, reader, password)
        except PasswordNeeded as error:
            if not may_ask:
                advice = "" if error.wrong else "Give its password with --password."
                raise PasswordNeeded(error.what, advice or error.advice, wrong=error.wrong) from error
            if remaining == 0:
                raise
            password = _password_typed(error)
    raise AssertionError("the last try returns or raises")


def _password_typed(error: PasswordNeeded) -> str:
    try:
        return getpass.getpass(f"{in_one_line(error.what)} Password: ")
    except EOFError:
        raise error from None


def _request(document: Document, arguments: argparse.Namespace, options: GenerationOptions) -> EngineRequest:
    """Checks page and region before a model is loaded for them."""
    page = document.page(arguments.page - 1)
    region = Region(page.index, *arguments.region) if arguments.region else None
    page.area(region)
    return EngineRequest(1, document, page.index, region, arguments.question, options=options)


def _ask(request: EngineRequest, arguments: argparse.Namespace, cancel: threading.Event) -> int:
    engine = load(arguments.model, device=arguments.device, precision=arguments.precision, cancel=cancel)
    progress = _Progress()
    tell = _nothing if arguments.json else _print
    finished = answer(engine, request, on_text=progress.cleared(tell), on_part=progress.show, cancel=cancel)
    progress.clear()
    if finished.finish == "cancelled":
        return 0  # the caller knows that it was interrupted
    summary = result(engine, finished)
    if arguments.json:
        print(json.dumps(summary, ensure_ascii=False))
    else:
        print(flush=True)
        where = f"{engine.model_name} on {engine.device}, {engine.precision}"
        print(in_one_line(_timing_line(finished, where)), file=sys.stderr)
    if arguments.json and finished.note:
        print(in_one_line(f"note: {finished.note}"), file=sys.stderr)
    return 0


class _Progress:
    """Which part of a page is looked at: on stderr at a terminal, until there is text."""

    def __init__(self) -> None:
        self._may_show = sys.stderr is not None and sys.stderr.isatty()
        self._is_shown = False

    def show(self, part: int, parts: int) -> None:
        if self._may_show:
            self._is_shown = True
            print(f"\rlooking at part {part} of {parts}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._is_shown:
            self._is_shown = False
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def cleared(self, tell: Callable[[str], None]) -> Callable[[str], None]:
        """The same function, with the line cleared first and never shown again."""

        def told(text: str) -> None:
            self.clear()
            self._may_show = False
            tell(text)

        return told


def _print(text: str) -> None:
    print(harmless(text), end="", flush=True)


def _nothing(_text: str) -> None:
    pass


def _timing_line(finished: Answer, where: str) -> str:
    steps = ", ".join(f"{step.replace('_', ' ')} {ms:.0f}" for step, ms in finished.steps_ms.items())
    line = f"first token after {finished.ttft_ms:.0f} ms ({steps}), {finished.tokens_per_second:.1f} tokens/s"
    line += f", {finished.looks} parts looked at" if finished.looks > 1 else ""
    line += ", page cached" if finished.cached else ""
    return f"{line}, {where}" + (f"; {finished.note}" if finished.note else "")
