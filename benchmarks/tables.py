"""Sets the newest results into README.md and docs/performance.md: `python -m benchmarks.tables`.

The tables stand between the marks `<!-- speed -->` and `<!-- end of speed -->`; nobody writes them by hand.
"""

from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import Any

from benchmarks.measuring import RESULTS, ROOT

START, END = "<!-- speed -->\n", "<!-- end of speed -->"


def speed_table(result: dict[str, Any]) -> str:
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
    lines += ["", f"The matrix products alone would take this machine {least:.0f} ms in bf16."]
    return "\n".join(lines) + "\n"


def set_in(path: Path, table: str) -> None:
    """Puts the table between the marks of a document.

    Raises:
        ValueError: the document has no marks.
    """
    before, start, rest = path.read_text(encoding="utf-8").partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"{path.name} has no place for the table: it lacks the marks")
    path.write_text(before + start + table + end + after, encoding="utf-8")


def main() -> None:
    newest = max(RESULTS.glob("ttft-*.json"), key=lambda path: path.stat().st_mtime)
    table = speed_table(json.loads(newest.read_text(encoding="utf-8")))
    for name in ("README.md", "docs/performance.md"):
        set_in(ROOT / name, table)
        print(f"{name}: from {newest.name}")


if __name__ == "__main__":
    main()
