"""Sets the newest results into README.md and docs/performance.md: `python -m benchmarks.tables`.

A table stands between marks such as `<!-- speed -->` and `<!-- end of speed -->`; nobody writes it by hand.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import live_region, startup, viewport
from benchmarks.measuring import RESULTS, ROOT


def speed_table(result: dict[str, Any]) -> list[str]:
    """One result of benchmarks/ttft.py as Markdown."""
    ours, stock = result["ours"], result["stock"]
    cold, stock_cold = statistics.median(ours["cold_ms"]), statistics.median(stock["cold_ms"])
    rows = [
        ("cold time to first token, ms", cold, stock_cold, 0),
        ("second question on the page, ms", ours["second_question_ms"], None, 0),
        ("decoding, tokens a second", ours["decode_tokens_per_second"], stock["decode_tokens_per_second"], 1),
        ("peak memory, GB", ours["peak_memory_gb"], stock["peak_memory_gb"], 2),
        ("from a cancel in the tower to idle, s", max(ours["cancel_s"]), None, 2),
    ]
    machine, settings = result["machine"], result["settings"]
    lines = [
        f"FastVLM-0.5B's full shape with random weights, {settings['precision']}, one run, "
        f"{settings['threads']} threads of an {machine['processor']}; "
        f"stock is transformers {machine['versions']['transformers']}.",
        "",
        "| | Docent | stock | ratio |",
        "|---|---|---|---|",
    ]
    for name, left, right, digits in rows:
        shown = f"{right:.{digits}f} | {left / right:.2f}" if right is not None else "-- | --"
        lines.append(f"| {name} | {left:.{digits}f} | {shown} |")
    least = ours["least_possible_ms"]
    return [*lines, "", f"The matrix products alone would take this machine {least:.0f} ms in bf16."]


def start_table(result: dict[str, Any]) -> list[str]:
    """One result of benchmarks/startup.py as Markdown."""
    lines = [
        f"Seconds from the start of the process, on an {result['machine']['processor']}, {_screen(result)}; "
        f"warm is the median of {result['settings']['rounds']} starts.",
        "",
        "| | Docent | a bare PySide6 window | ratio |",
        "|---|---|---|---|",
    ]
    for mark in ("first window", "first page", "model ready"):
        ours, bare = (startup.median_s(result, kind, mark) for kind in ("app", "bare"))
        assert ours is not None  # the program has every mark
        shown = f"{bare:.2f} | {ours / bare:.1f}" if bare else "-- | --"
        lines.append(f"| {mark}, warm | {ours:.2f} | {shown} |")
    cold, bare = (result["cold"][kind]["seconds"]["first window"] for kind in ("app", "bare"))
    lines.append(f"| first window, cold | {cold:.2f} | {bare:.2f} | {cold / bare:.1f} |")
    early = startup.imported_before_window(result)
    return [
        *lines,
        "",
        f"Imported before the first window, of torch and its like: {', '.join(early) or 'nothing'}.",
    ]


def gap_table(result: dict[str, Any]) -> list[str]:
    """The gaps of benchmarks/viewport.py as Markdown."""
    lines = [
        "Gaps between the ticks of a 5 ms timer in the GUI thread, ms, on an "
        f"{result['machine']['processor']}, {_screen(result)}; "
        "median / 99th percentile / longest, of the worst answer.",
        "",
        "| | Docent | our engine beside a bare window | transformers there |",
        "|---|---|---|---|",
    ]
    for phase in viewport.PHASES:
        cells = (viewport.gap_cell(side, phase) for side in result["gaps"].values())
        lines.append(f"| {phase.replace('_', ' ')} | {' | '.join(cells)} |")
    return lines


def frame_table(result: dict[str, Any]) -> list[str]:
    """The frames of benchmarks/viewport.py as Markdown."""
    sides = result["scrolling"].values()
    lines = [
        f"{result['settings']['pages']:,} pages, 60 inputs a second, {_screen(result)}; "
        "median / 95th percentile / longest in ms. The naive viewer draws its pages with PyMuPDF in its "
        "paint event.",
        "",
        "| | Docent | a naive viewer |",
        "|---|---|---|",
    ]
    for way in viewport.WAYS:
        for what in ("frame_ms", "input_to_frame_ms"):
            name = "from frame to frame" if what == "frame_ms" else "from an input to its frame"
            cells = " | ".join(viewport.frame_cell(side, way, what) for side in sides)
            lines.append(f"| {way.replace('_', ' ')}, {name} | {cells} |")
        cells = " | ".join(f"{side[way]['settling_ms']:.0f}" for side in sides)
        lines.append(f"| {way.replace('_', ' ')}, from the last input until all is sharp | {cells} |")
    for what, name in (
        ("gui_rss_mb", "memory of the GUI process after it, MB"),
        ("reader_rss_mb", "of the reader"),
    ):
        cells = " | ".join(f"{side['memory'][what]:.0f}" if side["memory"][what] else "--" for side in sides)
        lines.append(f"| {name} | {cells} |")
    return lines


def answer_table(result: dict[str, Any]) -> list[str]:
    """One result of benchmarks/answer_text.py as Markdown."""
    lines = [
        f"An answer of 8,000 characters with tables, lists and code, on an {result['machine']['processor']}.",
        "",
        "| arriving with | the GUI thread's share of the time | a step, ms | the longest |",
        "|---|---|---|---|",
    ]
    for name, row in result["rows"].items():
        share, step, longest = 100 * row["share"], row["median_step_ms"], row["longest_step_ms"]
        lines.append(f"| {name} | {share:.1f} % | {step:.1f} | {longest:.0f} |")
    turns = result["turns"]
    words = f"With {turns['turns']} turns there already, one more costs {turns['last_turns_ms']:.0f} ms."
    return [*lines, "", words]


def live_table(result: dict[str, Any]) -> list[str]:
    """One result of benchmarks/live_region.py as Markdown."""
    heads = [f"{kind}, {side}" for kind in live_region.KINDS for side in live_region.SIDES]
    lines = [
        f"{result['settings']['seconds']:.0f} s of each kind of screen, on Xvfb, on an "
        f"{result['machine']['processor']}.",
        "",
        f"| | {' | '.join(heads)} |",
        "|---" * (len(heads) + 1) + "|",
    ]
    return lines + [f"| {words} | {' | '.join(cells)} |" for words, cells in live_region.rows(result)]


def _screen(result: dict[str, Any]) -> str:
    return "on Xvfb" if result["settings"]["screen"] == "Xvfb" else "drawn offscreen"


# Mark, the benchmark whose newest result it shows, its words, and where it stands.
TABLES: tuple[tuple[str, str, Callable[[dict[str, Any]], list[str]], tuple[str, ...]], ...] = (
    ("speed", "ttft", speed_table, ("README.md", "docs/performance.md")),
    ("start", "startup", start_table, ("docs/performance.md",)),
    ("gaps", "viewport", gap_table, ("docs/performance.md",)),
    ("frames", "viewport", frame_table, ("docs/performance.md",)),
    ("answers", "answer_text", answer_table, ("docs/performance.md",)),
    ("live", "live_region", live_table, ("docs/performance.md",)),
)


def set_in(path: Path, mark: str, lines: list[str]) -> None:
    """Puts a table between its marks of a document.

    Raises:
        ValueError: the document has no such marks.
    """
    first, last = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->"
    before, start, rest = path.read_text(encoding="utf-8").partition(first)
    _, end, after = rest.partition(last)
    if not start or not end:
        raise ValueError(f"{path.name} has no place for the table: it lacks the marks of {mark}")
    path.write_text(before + start + "\n".join(lines) + "\n" + end + after, encoding="utf-8")


def main() -> None:
    for mark, benchmark, table, documents in TABLES:
        newest = max(RESULTS.glob(f"{benchmark}-*.json"), key=lambda path: path.stat().st_mtime, default=None)
        if newest is None:
            print(f"{mark}: no result of {benchmark} yet")
            continue
        lines = table(json.loads(newest.read_text(encoding="utf-8")))
        for name in documents:
            set_in(ROOT / name, mark, lines)
            print(f"{name}, {mark}: from {newest.name}")


if __name__ == "__main__":
    main()
