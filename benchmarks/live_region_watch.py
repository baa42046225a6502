"""One kind of screen, watched for a while with docent-nano, in a process of its own. `benchmarks.live_region`
calls it:

    python -m benchmarks.live_region_watch static|changing|film|naive RESULT.json [--seconds 60]

"static" never changes, "changing" changes every three seconds, "film" ten times a second. "naive" is what a
region costs without comparing frames: the static screen, asked about again as soon as an answer is there.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.capture.grabber import choose_grabber
from app.capture.live_watcher import LiveWatcher
from app.capture.screens import Area
from app.capture.watch_pace import WatchFigures
from app.capture.window_list import top_windows
from app.inference.engine_client import EngineClient
from app.settings import Settings
from app.windows.live.live_session import LiveSession
from benchmarks.frames import spread
from benchmarks.measuring import ROOT
from benchmarks.real_window import run_for, wait_until

AREA = Area(0, 0, 1280, 720)
EVERY_S = {"static": 0.0, "naive": 0.0, "changing": 3.0, "film": 0.1}
QUESTION = "What is the total?"
LIMIT_S = 240.0
SETTLED_S = 10.0  # before it, memory and processor time are those of the beginning


class Shown:
    """The program that shows the card, and when it has changed."""

    def __init__(self, every_s: float) -> None:
        command = [sys.executable, "-m", "benchmarks.changing_card", str(every_s)]
        command += [str(AREA.width), str(AREA.height)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.changes: list[float] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.changes.append(float(line))

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
        self._thread.join()


class Notes(QObject):
    """What happens while the region is watched."""

    def __init__(self, session: LiveSession, engine: EngineClient) -> None:
        super().__init__()
        self.pictures: list[float] = []
        self.digests: list[bytes] = []
        self.first_tokens: list[float] = []
        self.answers = 0
        self.figures: list[WatchFigures] = []
        self.memory_mb: list[float] = []
        self._watcher, self._own = session.watcher, psutil.Process()
        session.watcher.changed.connect(self._note_picture)
        engine.first_token.connect(lambda *_: self.first_tokens.append(time.perf_counter()))
        session.ended.connect(self._note_answer)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._note_figures)
        self._timer.start()

    def _note_picture(self, picture: Any) -> None:
        self.pictures.append(picture.seen_at)
        self.digests.append(picture.digest)

    def _note_answer(self, entry: Any) -> None:
        self.answers += entry.ttft_ms is not None

    def _note_figures(self) -> None:
        self.figures.append(self._watcher.figures)
        self.memory_mb.append(self._own.memory_info().rss / 1e6)


def watch(kind: str, seconds: float) -> dict[str, Any]:
    """The figures of one kind of screen."""
    qt = QApplication([])
    engine = EngineClient()
    engine.load("docent-nano")
    wait_until(lambda: engine.facts is not None, LIMIT_S, "the model")
    shown = Shown(EVERY_S[kind])
    wait_until(lambda: bool(shown.changes), LIMIT_S, "the card")
    watcher = LiveWatcher(choose_grabber(), AREA, windows=top_windows, on_battery=lambda: False)
    session = LiveSession(watcher, engine, Settings(None))
    session.set_question(QUESTION)
    if kind == "naive":
        session.ended.connect(session.ask_again)
    notes = Notes(session, engine)
    began = time.perf_counter()
    watcher.start()
    run_for(seconds)
    ended = time.perf_counter()
    share = session.engine_share
    shown.close()
    run_for(5)  # for the answer to the last change
    session.close()
    engine.close()
    result = figures_of(notes, [change for change in shown.changes if began <= change < ended])
    result |= {"seconds": ended - began, "engine_share": share}
    qt.quit()
    return result


def figures_of(notes: Notes, changes: list[float]) -> dict[str, Any]:
    """Counts, and times from a change to the first token of the answer to it."""
    settled = [figures for figures in notes.figures[int(SETTLED_S) :] if figures.frames_per_s > 0]
    memory = notes.memory_mb[int(SETTLED_S) :] or notes.memory_mb
    waits = [later - sooner for sooner, later in zip(notes.pictures, notes.pictures[1:], strict=False)]
    return {
        "changes": len(changes),
        "pictures": len(notes.pictures),
        "inferences": len(notes.first_tokens),
        "answers": notes.answers,
        "twice_in_a_row": sum(a == b for a, b in zip(notes.digests, notes.digests[1:], strict=False)),
        "change_to_first_token_ms": spread(first_tokens_after(changes, notes.first_tokens)),
        "longest_between_pictures_s": max(waits, default=0.0),
        "frames_per_s": statistics.fmean(f.frames_per_s for f in settled) if settled else 0.0,
        "watcher_cpu_share": statistics.fmean(f.cpu_share for f in settled) if settled else 0.0,
        "watcher_busy_share": statistics.fmean(f.busy_share for f in settled) if settled else 0.0,
        "memory_mb": {"settled": memory[0], "end": memory[-1], "most": max(memory)},
    }


def first_tokens_after(changes: list[float], tokens: list[float]) -> list[float]:
    """For each change that was answered before the next one, the time to the answer's first token, ms."""
    ends = [*changes[1:], float("inf")]
    found = []
    for change, end in zip(changes, ends, strict=True):
        token = next((token for token in tokens if change <= token < end), None)
        if token is not None:
            found.append((token - change) * 1e3)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=tuple(EVERY_S))
    parser.add_argument("result", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    options.result.write_text(json.dumps(watch(options.kind, options.seconds)), encoding="utf-8")


if __name__ == "__main__":
    main()
