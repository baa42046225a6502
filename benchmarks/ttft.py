"""Time to first token of our engine beside stock transformers: full 0.5B shape, random weights, one run.

    python -m benchmarks.ttft [--threads 2] [--rounds 3] [--folder DIR]

Each side runs in a process of its own, one after the other, on the same checkpoint and pictures of a page's
size; docent-nano runs beside them, on regions of its canvas and on pages in bands. "Cold" is a picture not
seen before, in a loaded and warmed model, from PIL image to first token.
Prints a table and writes benchmarks/results/ttft-PROCESSOR.json. Random weights say nothing about quality.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks.measuring import ROOT, machine, peak_memory_bytes, random_checkpoint, write_result

QUESTION = "What is the total of it?"
DECODED = 16
PAGE = (1700, 2200)
GFLOP = 486.7 + 2 * 0.3579 * 296  # the tower at 1024 pixels, and the decoder layers over 296 tokens
CANCEL_AT = (0.1, 0.3, 0.5, 0.7, 0.9)  # of the tower's time
TIMED = ("preprocess_ms", "vision_ms", "projector_ms", "prefill_ms", "first_token_ms", "ttft_ms")
NANO = ROOT / "resources" / "models" / "docent-nano"
NANO_BANDS = 5
NANO_REGION_GOAL_MS, NANO_PAGE_GOAL_MS = 130, 600
RATIO_GOAL, MEMORY_GOAL_GB, CANCEL_GOAL_S = 0.35, 1.8, 0.5


def page(seed: int) -> Any:
    """A picture of a page's size with nothing in common with those of other seeds."""
    from PIL import Image

    coarse = Image.frombytes(
        "RGB", (34, 44), bytes((seed * 7919 + place * place) % 256 for place in range(4488))
    )
    return coarse.resize(PAGE, Image.Resampling.NEAREST)


def run_ours(folder: Path, threads: int, rounds: int) -> dict[str, Any]:
    """Our engine: cold questions, decoding, and cancelling in the middle of the tower."""
    from fastvlm_engine import GenerationOptions, load_engine

    started = time.perf_counter()
    engine = load_engine(folder, device="cpu", precision="bf16", threads=threads)
    load_s = time.perf_counter() - started
    one = GenerationOptions(max_new_tokens=1)
    results = []
    for seed in range(rounds + 1):
        picture = page(seed)
        started = time.perf_counter()
        for chunk in engine.ask(picture, QUESTION, one):
            timings = chunk.timings
        seconds = time.perf_counter() - started
        results.append({"seconds": seconds} | {name: getattr(timings, name) for name in TIMED})
    warm = list(engine.ask(page(rounds), QUESTION, GenerationOptions(max_new_tokens=DECODED)))[-1].timings
    assert warm is not None  # a last chunk has them
    return {
        "load_s": load_s,
        "first_ms": results[0]["seconds"] * 1e3,
        "cold_ms": [result["ttft_ms"] for result in results[1:]],
        "parts_ms": {name: statistics.median(r[name] for r in results[1:]) for name in TIMED},
        "second_question_ms": warm.ttft_ms,
        "prompt_tokens": warm.prompt_tokens,
        "decode_tokens_per_second": warm.tokens_per_second,
        "peak_memory_gb": peak_memory_bytes() / 1e9,
        "least_possible_ms": GFLOP / product_gflops_per_second() * 1e3,
        "cancel_s": [cancel_seconds(engine, share, results[-1]["vision_ms"]) for share in CANCEL_AT],
    }


def run_nano(folder: Path, threads: int, rounds: int) -> dict[str, Any]:
    """A small model on its own canvas: regions of 0.6 of its height, and a page as five whole canvases."""
    from fastvlm_engine import GenerationOptions, load_engine

    engine = load_engine(folder, device="cpu", threads=threads)
    engine.warm_up()
    width, height = engine.input_size
    one = GenerationOptions(max_new_tokens=1)
    region_ms, page_ms, region_tokens = [], [], 0
    for seed in range(rounds):
        region = list(engine.ask(page(seed).resize((width, height * 6 // 10)), QUESTION, one))[-1].timings
        assert region is not None  # a last chunk has them
        region_ms.append(region.ttft_ms)
        region_tokens = region.image_tokens
        bands = [page(1000 + NANO_BANDS * seed + band).resize((width, height)) for band in range(NANO_BANDS)]
        started = time.perf_counter()
        for band in bands:
            list(engine.ask(band, QUESTION, one))
        page_ms.append((time.perf_counter() - started) * 1e3)
    answer = list(engine.ask(bands[0], QUESTION, GenerationOptions(max_new_tokens=64)))[-1].timings
    assert answer is not None
    return {
        "canvas": [width, height],
        "precision": engine.precision,
        "region_ms": region_ms,
        "region_image_tokens": region_tokens,
        "page_ms": page_ms,
        "second_question_ms": answer.ttft_ms,
        "decode_tokens_per_second": answer.tokens_per_second,
    }


def product_gflops_per_second() -> float:
    """What large bf16 products reach on these cores: no engine that computes in bf16 can be faster."""
    import torch

    square = torch.randn(2048, 2048).bfloat16()
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        square @ square
        seconds.append(time.perf_counter() - started)
    return 2 * 2048**3 / min(seconds) / 1e9


def cancel_seconds(engine: Any, share: float, vision_ms: float) -> float:
    """Seconds from the cancel event to the engine being idle, set when `share` of the tower is done."""
    from fastvlm_engine.errors import Cancelled

    event = threading.Event()
    set_at: list[float] = []

    def set_event() -> None:
        set_at.append(time.perf_counter())
        event.set()

    timer = threading.Timer(share * vision_ms / 1e3, set_event)
    timer.start()
    try:
        engine.encode_image(page(1000 + int(share * 10)), cancel=event)
    except Cancelled:
        return time.perf_counter() - set_at[0]
    finally:
        timer.cancel()
    raise RuntimeError("the tower was through before the cancel event was set")


def run_stock(folder: Path, threads: int, rounds: int) -> dict[str, Any]:
    """Stock transformers in bf16, with its PIL image processor and generate()."""
    import torch

    from benchmarks.stock import load_stock

    started = time.perf_counter()
    model, pixels_of = load_stock(folder, threads)
    load_s = time.perf_counter() - started
    ids = torch.tensor([[5] * 14 + [3] * 256 + [7] * (len(QUESTION) + 2)])

    def generate(seed: int, count: int) -> float:
        picture = page(seed)
        started = time.perf_counter()
        model.generate(
            input_ids=ids,
            pixel_values=pixels_of(picture),
            attention_mask=torch.ones_like(ids),
            max_new_tokens=count,
            min_new_tokens=count,
            do_sample=False,
            pad_token_id=0,
        )
        return (time.perf_counter() - started) * 1e3

    first_ms = generate(0, 1)
    cold_ms = [generate(seed + 1, 1) for seed in range(rounds)]
    decode_ms = generate(99, 1 + DECODED) - statistics.median(cold_ms)
    with torch.no_grad():
        started = time.perf_counter()
        model.model.vision_tower(torch.rand(1, 3, 1024, 1024).bfloat16())
        vision_ms = (time.perf_counter() - started) * 1e3
    return {
        "load_s": load_s,
        "first_ms": first_ms,
        "cold_ms": cold_ms,
        "parts_ms": {"vision_ms": vision_ms},
        "prompt_tokens": ids.shape[1],
        "decode_tokens_per_second": DECODED / decode_ms * 1e3,
        "peak_memory_gb": peak_memory_bytes() / 1e9,
    }


def run_child(side: str, folder: Path, threads: int, rounds: int) -> dict[str, Any]:
    """One side in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.ttft", "--side", side, "--folder", str(folder)]
    command += ["--threads", str(threads), "--rounds", str(rounds)]
    environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
    with tempfile.TemporaryDirectory() as scratch:
        result = Path(scratch) / "result.json"
        subprocess.run([*command, "--result", str(result)], cwd=ROOT, env=environment, check=True)
        return json.loads(result.read_text()) if result.is_file() else {}


def nano_lines(nano: dict[str, Any]) -> str:
    """docent-nano's figures in words."""
    width, height = nano["canvas"]
    region, whole = statistics.median(nano["region_ms"]), statistics.median(nano["page_ms"])
    return "\n".join(
        [
            f"docent-nano in {nano['precision']} on {width} x {height}:",
            goal(
                f"region of {nano['region_image_tokens']} image tokens, cold, ms", region, NANO_REGION_GOAL_MS
            ),
            goal(f"page as {NANO_BANDS} canvases, cold, ms", whole, NANO_PAGE_GOAL_MS),
            f"second question: {nano['second_question_ms']:.1f} ms, "
            f"{nano['decode_tokens_per_second']:.0f} tokens a second",
        ]
    )


def table(ours: dict[str, Any], stock: dict[str, Any]) -> str:
    """The figures side by side."""

    def row(name: str, left: float, right: float | None, digits: int = 0) -> str:
        shown = f"{right:>12.{digits}f}{left / right:>8.2f}" if right is not None else ""
        return f"{name:<34}{left:>12.{digits}f}{shown}"

    cold, stock_cold = statistics.median(ours["cold_ms"]), statistics.median(stock["cold_ms"])
    rows = [
        f"{'':<34}{'ours':>12}{'stock':>12}{'ratio':>8}",
        row("cold time to first token, ms", cold, stock_cold),
        row("  first after loading, ms", ours["first_ms"], stock["first_ms"]),
        *(
            row(f"  {name[:-3].replace('_', ' ')}, ms", ours["parts_ms"][name], stock["parts_ms"].get(name))
            for name in TIMED[:-1]
        ),
        row("bf16 products alone would take, ms", ours["least_possible_ms"], None),
        row("second question on the page, ms", ours["second_question_ms"], None),
        row(
            "decoding, tokens a second",
            ours["decode_tokens_per_second"],
            stock["decode_tokens_per_second"],
            1,
        ),
        row("loading, s", ours["load_s"], stock["load_s"], 1),
        row("peak memory, GB", ours["peak_memory_gb"], stock["peak_memory_gb"], 2),
        row("cancel in the tower to idle, s", max(ours["cancel_s"]), None, 3),
        "",
        goal("cold ratio", cold / stock_cold, RATIO_GOAL),
        goal("peak memory, GB", ours["peak_memory_gb"], MEMORY_GOAL_GB),
        goal("cancel to idle, s", max(ours["cancel_s"]), CANCEL_GOAL_S),
    ]
    return "\n".join(rows)


def goal(name: str, value: float, limit: float) -> str:
    return f"{name}: {value:.2f}, goal {limit} {'reached' if value <= limit else 'MISSED'}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where the random checkpoint is kept (1.2 GB)")
    parser.add_argument("--side", choices=("write", "nano", "ours", "stock"), help=argparse.SUPPRESS)
    parser.add_argument("--result", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.gettempdir()) / "docent-benchmark-0.5b"
    if options.side == "write":
        random_checkpoint(folder)
        return
    if options.side:
        run = {"nano": run_nano, "ours": run_ours, "stock": run_stock}[options.side]
        options.result.write_text(json.dumps(run(folder, options.threads, options.rounds)))
        return
    figures: dict[str, dict[str, Any]] = {}
    for side in ("write", "nano", "ours", "stock"):
        print(f"{side} ...", file=sys.stderr, flush=True)
        figures[side] = run_child(side, NANO if side == "nano" else folder, options.threads, options.rounds)
    print(table(figures["ours"], figures["stock"]))
    print(nano_lines(figures["nano"]))
    settings = {"threads": options.threads, "rounds": options.rounds, "precision": "bf16", "page": PAGE}
    sides = {side: figures[side] for side in ("ours", "stock", "nano")}
    path = write_result("ttft", {"machine": machine(), "settings": settings} | sides)
    print(f"written to {path}")


if __name__ == "__main__":
    main()
