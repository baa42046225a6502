"""A live region of 1280 × 720 at five frames a second, watched with docent-nano on three kinds of screen; and
beside it, in the same run, a watcher that asks about every frame that differs.

    python -m benchmarks.live_region [--seconds 60] [--only static|changing|film]

Needs Xvfb. Each side and kind runs in a process of its own, one after the other. Prints a table and writes
benchmarks/results/live_region-PROCESSOR.json.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from benchmarks.measuring import machine, write_result
from benchmarks.viewport import goal, run_child
from benchmarks.virtual_screen import VirtualScreen, is_available

SIDES = ("docent", "naive")
KINDS = ("static", "changing", "film")
CPU_GOAL_PERCENT = 3.0
STATIC_INFERENCES_GOAL = 1
LONGEST_WAIT_GOAL_S = 5.0 + 1.0  # the watcher's limit, and a few frames
GROWTH_GOAL_MB = 10.0
# What a row says, the figure, its factor, and how many digits after the point.
ROWS = (
    ("changes of the screen", "changes", 1, 0),
    ("pictures handed on", "pictures", 1, 0),
    ("pictures the model began to answer", "inferences", 1, 0),
    ("answers", "answers", 1, 0),
    ("questions still waiting at the end", "waiting_at_the_end", 1, 0),
    ("processor of the watcher, % of a core", "watcher_cpu_share", 100, 1),
    ("engine's share of the time, %", "engine_share", 100, 0),
    ("longest between two pictures, s", "longest_between_pictures_s", 1, 1),
    ("memory gained, MB", "memory_gained_mb", 1, 0),
)
Result = dict[str, dict[str, dict[str, Any]]]  # side, kind, figure


def rows(result: Result) -> list[tuple[str, list[str]]]:
    """The words of each row and its cells: for each kind of screen ours, then the peer's."""
    columns = [result[side][kind] for kind in KINDS for side in SIDES if kind in result[side]]
    made = [
        (words, [f"{column[key] * factor:.{digits}f}" for column in columns])
        for words, key, factor, digits in ROWS
    ]
    for words, key in (("change to first token, ms, median", "p50"), ("… 95th percentile", "p95")):
        spreads = [column["change_to_first_token_ms"] for column in columns]
        made.append((words, [f"{each[key]:.0f}" if each["count"] else "--" for each in spreads]))
    return made


def goals(ours: dict[str, dict[str, Any]]) -> list[str]:
    """What was aimed at, and whether it was reached."""
    lines = []
    if "static" in ours:
        cpu = 100 * ours["static"]["watcher_cpu_share"]
        lines.append(goal("processor while nothing changes, %", cpu, CPU_GOAL_PERCENT))
        inferences = ours["static"]["inferences"]
        lines.append(goal("inferences on a static screen", inferences, STATIC_INFERENCES_GOAL))
    if "changing" in ours:
        figures = ours["changing"]
        lines.append(goal("changes without an answer", max(figures["changes"] - figures["answers"], 0), 0))
        lines.append(goal("the same picture twice in a row", figures["twice_in_a_row"], 0))
        lines.append(goal("memory gained while it changes, MB", figures["memory_gained_mb"], GROWTH_GOAL_MB))
    if "film" in ours:
        longest = ours["film"]["longest_between_pictures_s"]
        lines.append(goal("longest wait on a film, s", longest, LONGEST_WAIT_GOAL_S))
        lines.append(goal("questions waiting at the end", ours["film"]["waiting_at_the_end"], 1))
    return lines


def table(result: Result) -> str:
    """All of it, with the goals."""
    heads = [f"{kind} {side}" for kind in KINDS for side in SIDES if kind in result[side]]
    lines = [f"{'':<40}" + "".join(f"{head:>17}" for head in heads)]
    lines += [f"{words:<40}" + "".join(f"{cell:>17}" for cell in cells) for words, cells in rows(result)]
    return "\n".join([*lines, "", *goals(result["docent"])])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60, help="of each kind of screen")
    parser.add_argument("--only", choices=KINDS, help="measure one kind; nothing is written")
    options = parser.parse_args()
    if not is_available():
        sys.exit("live_region needs Xvfb: a screen that nobody else draws on")
    kinds = [options.only] if options.only else KINDS
    more = f"--seconds={options.seconds}"
    with VirtualScreen() as screen:
        environment = screen.environment()
        result = {
            side: {kind: run_child("live_region_watch", side, [kind, more], environment) for kind in kinds}
            for side in SIDES
        }
    print(table(result))
    if not options.only:
        settings = {"seconds": options.seconds, "area": [1280, 720], "model": "docent-nano"}
        path = write_result("live_region", {"machine": machine(), "settings": settings, **result})
        print(f"written to {path}")


if __name__ == "__main__":
    main()
