"""`docent bench`: the engine's own figures on this machine. Called by command_line."""

import argparse
import dataclasses
import json
import threading
import time

from app.ask_command import add_model_arguments
from app.inference.answering import load
from app.inference.benchmark import measure
from app.interruption import leave, run_interruptibly

DEFAULT_RUNS = 3
MOST_RUNS = 1000


def add_bench_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "bench",
        help="measure the engine on this machine",
        description="Asks two questions about each of a few drawn pictures and prints the medians.",
        allow_abbrev=False,
    )
    add_model_arguments(parser)
    parser.add_argument("--runs", metavar="N", type=_runs, default=DEFAULT_RUNS, help="pictures to measure")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    parser.set_defaults(run=run_bench)


def run_bench(arguments: argparse.Namespace) -> int:
    try:
        return run_interruptibly(lambda cancel: _bench(arguments, cancel), _nothing)
    except KeyboardInterrupt:
        leave(_nothing)


def _nothing() -> None:
    pass


def _runs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_RUNS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MOST_RUNS}")
    return int(text)


def _bench(arguments: argparse.Namespace, cancel: threading.Event) -> int:
    started = time.perf_counter()
    engine = load(arguments.model, device=arguments.device, precision=arguments.precision, cancel=cancel)
    load_ms = (time.perf_counter() - started) * 1000.0
    figures = measure(engine, arguments.runs, cancel)
    summary = {
        "model": engine.model_name,
        "device": engine.device,
        "device_reason": engine.device_reason,
        "precision": engine.precision,
        "runs": arguments.runs,
        "load_ms": load_ms,
        **dataclasses.asdict(figures),
    }
    summary = {
        name: round(value, 2) if isinstance(value, float) else value for name, value in summary.items()
    }
    if arguments.json:
        print(json.dumps(summary))
    else:
        _print_table(summary)
    return 0


def _print_table(summary: dict[str, object]) -> None:
    width = max(map(len, summary))
    for name, value in summary.items():
        label = name.removesuffix("_ms").removesuffix("_mb").replace("_", " ")
        unit = " ms" if name.endswith("_ms") else " MB" if name.endswith("_mb") else ""
        print(f"{label:<{width}}  {value}{unit}")
