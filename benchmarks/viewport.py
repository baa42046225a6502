"""The GUI thread at work: how late it gets while a full-size model answers, how long frames take while 2,000
pages are scrolled, and the memory after that. Each beside its peer, in one run.

    python -m benchmarks.viewport [--seconds 10] [--questions 3] [--only gaps|scrolling]

Each side runs in a process of its own, one after the other. Prints a table and writes
benchmarks/results/viewport-PROCESSOR.json. The model has FastVLM-0.5B's full shape and random weights.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.long_document import PAGES, long_document
from benchmarks.measuring import ROOT, machine, write_result
from benchmarks.virtual_screen import PLATFORM, VirtualScreen, is_available

PHASES = ("loading", "reading_ahead", "answering")
WAYS = ("wheel", "scroll_bar", "page_down")
GAP_GOAL_MS, FRAME_GOAL_MS, MEMORY_GOAL_MB = 50, 33, 300
FOLDERS = ("DATA", "CONFIG", "CACHE", "LOG")


def run_child(module: str, kind: str, arguments: list[str], environment: dict[str, str]) -> dict[str, Any]:
    """One side in a process with folders of its own."""
    print(f"{module} {kind} ...", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        own = {f"DOCENT_{name}_DIR": str(Path(folder) / name.lower()) for name in FOLDERS}
        command = [sys.executable, "-m", f"benchmarks.{module}", kind, *arguments, str(result)]
        subprocess.run(command, cwd=ROOT, env=environment | own, check=True)
        values: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return values


def gaps(folder: Path, options: argparse.Namespace, environment: dict[str, str]) -> dict[str, Any]:
    """The 5 ms timer in the real program, beside our engine alone and beside transformers."""
    write = "import sys, pathlib, benchmarks.measuring as m; m.random_checkpoint(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", write, str(folder / "model")], cwd=ROOT, check=True)
    document = long_document(folder)
    arguments = [f"--questions={options.questions}", f"--tokens={options.tokens}"]
    arguments += [str(folder / "model"), str(document)]
    return {kind: run_child("gui_gaps", kind, arguments, environment) for kind in ("app", "floor", "stock")}


def scrolling(folder: Path, options: argparse.Namespace, environment: dict[str, str]) -> dict[str, Any]:
    """Frames of the real program and of the naive viewer."""
    arguments = [f"--seconds={options.seconds}", str(long_document(folder))]
    return {kind: run_child("scrolling", kind, arguments, environment) for kind in ("app", "naive")}


def worst_answering(side: dict[str, Any]) -> float:
    """The 99th percentile of the worst answer, ms."""
    return max(answer["p99"] for answer in side["answering"])


def worst_frame(side: dict[str, Any]) -> float:
    """The 95th percentile of the worst way to scroll: from frame to frame, and from an input to its frame."""
    return max(side[way][what]["p95"] for way in WAYS for what in ("frame_ms", "input_to_frame_ms"))


def gap_cell(side: dict[str, Any], phase: str) -> str:
    """Median, 99th percentile and longest of one phase; of answers, the worst one's."""
    values = side.get(phase, [])
    values = values if isinstance(values, list) else [values]
    worst = max(values, key=lambda value: value["p99"], default=None)
    return f"{worst['p50']:.1f} / {worst['p99']:.1f} / {worst['max']:.0f}" if worst else "--"


def frame_cell(side: dict[str, Any], way: str, what: str) -> str:
    """Median, 95th percentile and longest of one way to scroll."""
    one = side[way][what]
    return f"{one['p50']:.1f} / {one['p95']:.1f} / {one['max']:.0f}"


def gap_rows(figures: dict[str, Any]) -> list[str]:
    """Gaps of the 5 ms timer, p50 / p99 / largest."""
    rows = [f"{'gaps of a 5 ms timer, ms':<26}{'docent':>22}{'engine alone':>22}{'transformers':>22}"]
    for phase in PHASES:
        cells = "".join(f"{gap_cell(side, phase):>22}" for side in figures.values())
        rows.append(f"{phase.replace('_', ' '):<26}{cells}")
    return rows


def frame_rows(figures: dict[str, Any]) -> list[str]:
    """Frame times and memory."""
    rows = [f"{'ms, median / p95 / largest':<34}{'docent':>24}{'naive':>24}"]
    for way in WAYS:
        for what in ("frame_ms", "input_to_frame_ms", "paint_ms"):
            cells = "".join(f"{frame_cell(side, way, what):>24}" for side in figures.values())
            rows.append(f"{way.replace('_', ' ')}, {what[:-3].replace('_', ' '):<22}"[:34].ljust(34) + cells)
        cells = "".join(f"{side[way]['settling_ms']:>24.0f}" for side in figures.values())
        rows.append(f"{way.replace('_', ' ') + ', until all is sharp':<34}{cells}")
    for what in ("gui_rss_mb", "gui_own_mb", "reader_rss_mb"):
        cells = "".join(f"{side['memory'][what]:>24.0f}" for side in figures.values())
        rows.append(f"{what.replace('_', ' '):<34}{cells}")
    return rows


def goal(name: str, value: float, limit: float) -> str:
    return f"{name}: {value:.1f}, goal {limit} {'reached' if value <= limit else 'MISSED'}"


def table(result: dict[str, Any]) -> str:
    """All of it, with the goals."""
    lines: list[str] = []
    if "gaps" in result:
        worst = worst_answering(result["gaps"]["app"])
        lines += [*gap_rows(result["gaps"]), goal("p99 gap while answering, ms", worst, GAP_GOAL_MS), ""]
    if "scrolling" in result:
        ours = result["scrolling"]["app"]
        lines += frame_rows(result["scrolling"])
        lines.append(goal("p95 frame time, ms", worst_frame(ours), FRAME_GOAL_MS))
        lines.append(goal("memory of the app after it, MB", ours["memory"]["gui_rss_mb"], MEMORY_GOAL_MB))
        lines.append(f"torch in that process: {'YES' if ours['has_torch'] else 'no'}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=10, help="of each way to scroll")
    parser.add_argument("--questions", type=int, default=3)
    parser.add_argument("--tokens", type=int, default=64, help="of each answer")
    parser.add_argument("--folder", type=Path, help="where checkpoint and document are kept (1.3 GB)")
    parser.add_argument("--only", choices=("gaps", "scrolling"), help="measure a part; nothing is written")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.gettempdir()) / "docent-benchmark-viewport"
    with contextlib.ExitStack() as stack:
        if is_available():
            environment, screen = stack.enter_context(VirtualScreen()).environment(), "Xvfb"
        else:
            environment, screen = os.environ | {PLATFORM: "offscreen"}, "offscreen"
        parts = {"gaps": gaps, "scrolling": scrolling}
        wanted = [options.only] if options.only else list(parts)
        result = {name: parts[name](folder, options, environment) for name in wanted}
    print(table(result))
    if options.only:
        return
    settings = {"seconds": options.seconds, "questions": options.questions, "tokens": options.tokens}
    settings |= {"pages": PAGES, "screen": screen}
    print(f"written to {write_result('viewport', {'machine': machine(), 'settings': settings, **result})}")


if __name__ == "__main__":
    main()
