"""A live region of 1280 × 720 at five frames a second, watched with docent-nano on three kinds of screen, and
beside it what asking again and again costs that compares no frames.

    python -m benchmarks.live_region [--seconds 60] [--only static|changing|film|naive]

Needs Xvfb. Each kind runs in a process of its own, one after the other. Prints a table and writes
benchmarks/results/live_region-PROCESSOR.json.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from benchmarks.measuring import machine, write_result
from benchmarks.viewport import goal, run_child
from benchmarks.virtual_screen import VirtualScreen, is_available

KINDS = ("static", "changing", "film", "naive")
CPU_GOAL_PERCENT = 3.0
STATIC_INFERENCES_GOAL = 1
LONGEST_WAIT_GOAL_S = 5.0 + 1.0  # the watcher's limit, and a few frames
GROWTH_GOAL_MB = 10.0
ROWS = (
    ("changes of the screen", "changes", 1.0),
    ("pictures handed on", "pictures", 1.0),
    ("inferences", "inferences", 1.0),
    ("answers", "answers", 1.0),
    ("the same picture twice in a row", "twice_in_a_row", 1.0),
    ("frames a second", "frames_per_s", 1.0),
    ("processor of the watcher, % of a core", "watcher_cpu_share", 100.0),
    ("time the engine is at it, %", "engine_share", 100.0),
    ("longest between two pictures, s", "longest_between_pictures_s", 1.0),
)


def table(result: dict[str, dict[str, Any]]) -> str:
    """All of it, with the goals."""
    kinds = [kind for kind in KINDS if kind in result]
    lines = [f"{'':<40}" + "".join(f"{kind:>12}" for kind in kinds)]
    for name, key, factor in ROWS:
        lines.append(f"{name:<40}" + "".join(f"{result[kind][key] * factor:>12.1f}" for kind in kinds))
    for name, key in (("change to first token, ms, median", "p50"), ("… 95th percentile", "p95")):
        cells = (f"{result[kind]['change_to_first_token_ms'][key]:>12.0f}" for kind in kinds)
        lines.append(f"{name:<40}" + "".join(cells))
    growth = {kind: result[kind]["memory_mb"]["end"] - result[kind]["memory_mb"]["settled"] for kind in kinds}
    lines.append(
        f"{'memory gained after ten seconds, MB':<40}" + "".join(f"{growth[k]:>12.1f}" for k in kinds)
    )
    lines.append("")
    if "static" in result:
        cpu = 100 * result["static"]["watcher_cpu_share"]
        lines.append(goal("processor while nothing changes, %", cpu, CPU_GOAL_PERCENT))
        lines.append(
            goal("inferences on a static screen", result["static"]["inferences"], STATIC_INFERENCES_GOAL)
        )
    if "changing" in result:
        missed = result["changing"]["changes"] - result["changing"]["answers"]
        lines.append(goal("changes without an answer", max(missed, 0), 0))
        lines.append(goal("memory gained while it changes, MB", growth["changing"], GROWTH_GOAL_MB))
    if "film" in result:
        longest = result["film"]["longest_between_pictures_s"]
        lines.append(goal("longest wait on a film, s", longest, LONGEST_WAIT_GOAL_S))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60, help="of each kind of screen")
    parser.add_argument("--only", choices=KINDS, help="measure one kind; nothing is written")
    options = parser.parse_args()
    if not is_available():
        sys.exit("live_region needs Xvfb: a screen that nobody else draws on")
    with VirtualScreen() as screen:
        environment = screen.environment()
        wanted = [options.only] if options.only else KINDS
        arguments = [f"--seconds={options.seconds}"]
        result = {kind: run_child("live_region_watch", kind, arguments, environment) for kind in wanted}
    print(table(result))
    if not options.only:
        settings = {"seconds": options.seconds, "area": [1280, 720], "model": "docent-nano"}
        path = write_result("live_region", {"machine": machine(), "settings": settings, **result})
        print(f"written to {path}")


if __name__ == "__main__":
    main()
