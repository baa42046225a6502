"""From the start of the process to the first painted window, the first page and the model, beside a bare
PySide6 window in the same run.

    python -m benchmarks.startup [--rounds 5]

The first round is a cold one: before it the system is asked to forget the files of Python, Qt, torch and the
program. Rounds after it are warm. Prints a table and writes benchmarks/results/startup-PROCESSOR.json.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.measuring import ROOT, machine, write_result
from benchmarks.virtual_screen import PLATFORM, VirtualScreen, is_available

KINDS = ("python", "bare", "app")
MARKS = ("imported", "built", "first window", "first page", "model ready")
WINDOW_GOAL_S = 1.5
FOLDERS = ("DATA", "CONFIG", "CACHE", "LOG")


def forget_files() -> bool:
    """Asks the system to drop from memory what a start reads; False where it cannot be asked."""
    if not hasattr(os, "posix_fadvise"):
        return False
    os.sync()  # only what is written can be dropped
    for folder in (Path(sys.prefix), Path(sys.base_prefix), ROOT / "app", ROOT / "resources"):
        for path in folder.rglob("*"):
            if path.is_file():
                with contextlib.suppress(OSError), path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


def one_start(kind: str, environment: dict[str, str], scratch: Path) -> dict[str, Any]:
    """Starts a program with folders of its own and returns what it reported.

    Raises:
        RuntimeError: it ended without a report.
    """
    result = scratch / f"{kind}-{time.monotonic_ns()}.json"
    # Compiled modules are kept, as they are where the program is installed.
    environment = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {f"DOCENT_{name}_DIR": str(scratch / "user" / name.lower()) for name in FOLDERS}
    command = [sys.executable, "-m", "benchmarks.watched_start", kind, str(result)]
    started = {"DOCENT_BENCH_STARTED": repr(time.monotonic())}
    done = subprocess.run(
        command, cwd=ROOT, env=environment | own | started, capture_output=True, text=True, check=False
    )
    if not result.is_file():
        raise RuntimeError(f"{kind} ended with {done.returncode} and no report:\n{done.stderr}")
    report: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return report


def measure(rounds: int, environment: dict[str, str]) -> dict[str, Any]:
    """A cold start of each kind, then `rounds` warm ones, the kinds in turn."""
    warm: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    cold: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            forgotten = forget_files()
            cold[kind] = one_start(kind, environment, Path(folder))
        for number in range(rounds):
            print(f"round {number + 1} of {rounds} ...", file=sys.stderr, flush=True)
            for kind in KINDS:
                warm[kind].append(one_start(kind, environment, Path(folder)))
    return {"files_forgotten": forgotten, "cold": cold, "warm": warm}


def median_s(figures: dict[str, Any], kind: str, mark: str) -> float | None:
    """The warm median of one mark; None where that kind has no such thing."""
    times = [run["seconds"][mark] for run in figures["warm"][kind] if mark in run["seconds"]]
    return statistics.median(times) if times else None


def imported_before_window(figures: dict[str, Any]) -> list[str]:
    """The heavy modules that some start of the program had imported when its window was painted."""
    runs = [figures["cold"]["app"], *figures["warm"]["app"]]
    return sorted({module for run in runs for module in run["heavy"]["first window"]})


def table(figures: dict[str, Any]) -> str:
    """The figures side by side."""
    rows = [f"{'seconds from process start':<30}{'docent':>10}{'bare':>10}{'python':>10}{'ratio':>8}"]
    for mark in MARKS:
        app, bare, python = (median_s(figures, kind, mark) for kind in ("app", "bare", "python"))
        cells = "".join(
            f"{value:>10.2f}" if value is not None else f"{'--':>10}" for value in (app, bare, python)
        )
        ratio = f"{app / bare:>8.2f}" if app is not None and bare else ""
        rows.append(f"{mark + ', warm':<30}{cells}{ratio}")
    cold = figures["cold"]
    cells = "".join(f"{cold[kind]['seconds']['first window']:>10.2f}" for kind in ("app", "bare"))
    rows.append(f"{'first window, cold':<30}{cells}")
    window, early = median_s(figures, "app", "first window") or 0.0, imported_before_window(figures)
    reached = "reached" if window <= WINDOW_GOAL_S else "MISSED"
    return "\n".join(
        [
            *rows,
            "",
            f"first window, warm: {window:.2f} s, goal {WINDOW_GOAL_S} {reached}",
            f"imported before it, of torch and its like: {', '.join(early) or 'nothing'}",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        if is_available():
            environment, screen = stack.enter_context(VirtualScreen()).environment(), "Xvfb"
        else:
            environment, screen = os.environ | {PLATFORM: "offscreen"}, "offscreen"
        figures = measure(options.rounds, environment)
    print(table(figures))
    settings = {"rounds": options.rounds, "screen": screen}
    path = write_result("startup", {"machine": machine(), "settings": settings, **figures})
    print(f"written to {path}")


if __name__ == "__main__":
    main()
