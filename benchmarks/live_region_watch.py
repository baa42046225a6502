"""One kind of screen, watched for a while with docent-nano, in a process of its own. `benchmarks.live_region`
calls it:

    python -m benchmarks.live_region_watch docent|naive static|changing|film RESULT.json [--seconds 60]

"static" never changes, "changing" changes every three seconds, "film" ten times a second. "naive" is a
watcher that asks about every frame that differs (`benchmarks.naive_region`).
"""

from __future__ import annotations

import argparse
import json
import os
import signal
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
from app.capture.live_eye import StillPicture
from app.capture.live_watcher import THREAD, LiveWatcher
from app.capture.screens import Area
from app.capture.window_list import top_windows
from app.conversation.question import Answer
from app.inference.engine_client import EngineClient
from app.inference.engine_request import EngineRequest
from app.settings import Settings
from app.windows.live.live_session import LiveSession
from benchmarks import naive_region
from benchmarks.frames import spread
from benchmarks.measuring import ROOT
from benchmarks.naive_region import NaiveRegion
from benchmarks.real_window import run_for, wait_until

AREA = Area(0, 0, 1280, 720)
RATE_HZ = 5.0
EVERY_S = {"static": 0.0, "changing": 3.0, "film": 0.1}
QUESTION = "What is the total?"
LIMIT_S = 240.0
SETTLED_S = 10.0  # before it, memory and processor time are those of the beginning
AFTERWARDS_S = 5.0  # for the answer to the last change


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

    def freeze(self) -> None:
        """It changes no more, and stays on screen."""
        self._process.send_signal(signal.SIGSTOP)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._thread.join()


class NotedEngine(EngineClient):
    """Remembers which picture was the newest when a question came, and when its first token was there."""

    def __init__(self) -> None:
        super().__init__()
        self.newest = 0.0  # when the newest picture was seen
        self.about: dict[int, float] = {}
        self.first_tokens: dict[int, float] = {}
        self.answers = 0
        self.first_token.connect(lambda number, _: self._note_token(number))
        self.answer_finished.connect(self._note_answer)

    def ask(self, request: EngineRequest) -> int:
        self.about[request.id] = self.newest
        return super().ask(request)

    def cancel(self, request: int) -> None:
        self.about.pop(request, None)
        super().cancel(request)

    def _note_token(self, number: int) -> None:
        self.first_tokens[number] = time.perf_counter()

    def _note_answer(self, number: int, answer: Answer) -> None:
        self.answers += 1


class Notes(QObject):
    """What happens while the region is watched."""

    def __init__(self, source: LiveWatcher | NaiveRegion, engine: NotedEngine) -> None:
        super().__init__()
        self.pictures: list[float] = []
        self.digests: list[bytes] = []
        self.memory_mb: list[float] = []
        self._engine, self._own = engine, psutil.Process()
        source.changed.connect(self._note_picture)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._note_memory)
        self._timer.start()

    def _note_picture(self, picture: StillPicture) -> None:
        self.pictures.append(picture.seen_at)
        self.digests.append(picture.digest)
        self._engine.newest = picture.seen_at

    def _note_memory(self) -> None:
        self.memory_mb.append(self._own.memory_info().rss / 1e6)


def watch(side: str, kind: str, seconds: float) -> dict[str, Any]:
    """The figures of one kind of screen."""
    qt = QApplication([])
    engine = NotedEngine()
    engine.load("docent-nano")
    wait_until(lambda: engine.facts is not None, LIMIT_S, "the model")
    shown = Shown(EVERY_S[kind])
    wait_until(lambda: bool(shown.changes), LIMIT_S, "the card")
    began = time.perf_counter()
    region: LiveSession | NaiveRegion
    if side == "naive":
        region = NaiveRegion(engine, AREA, QUESTION, RATE_HZ)
        thread, notes = naive_region.THREAD, Notes(region, engine)
    else:
        watcher = LiveWatcher(
            choose_grabber(), AREA, rate_hz=RATE_HZ, windows=top_windows, on_battery=lambda: False
        )
        thread, notes = THREAD, Notes(watcher, engine)
        region = LiveSession(watcher, engine, Settings(None))
        region.set_question(QUESTION)
        watcher.start()
    settling_s = min(SETTLED_S, seconds / 2)
    run_for(settling_s)
    settled, cpu_s, memory_mb = time.perf_counter(), thread_cpu_s(thread), notes.memory_mb[-1:]
    run_for(seconds - settling_s)
    ended = time.perf_counter()
    figures: dict[str, Any] = {
        "seconds": ended - began,
        "watcher_cpu_share": (thread_cpu_s(thread) - cpu_s) / (ended - settled),
        "engine_share": region.engine_share,
        "memory_gained_mb": notes.memory_mb[-1] - memory_mb[0],
    }
    shown.freeze()
    run_for(AFTERWARDS_S)
    figures |= figures_of(notes, engine, [change for change in shown.changes if change < ended])
    region.close()
    shown.close()
    engine.close()
    qt.quit()
    return figures


def thread_cpu_s(name: str) -> float:
    """What a thread of this process has had of the processors."""
    number = next(thread.native_id for thread in threading.enumerate() if thread.name == name)
    times = next(each for each in psutil.Process().threads() if each.id == number)
    return float(times.user_time + times.system_time)


def figures_of(notes: Notes, engine: NotedEngine, changes: list[float]) -> dict[str, Any]:
    """Counts, and the time from a change to the first token of the answer to the picture that shows it."""
    waits = [later - sooner for sooner, later in zip(notes.pictures, notes.pictures[1:], strict=False)]
    delays = []
    for number, token in engine.first_tokens.items():
        before = [change for change in changes if change <= engine.about.get(number, 0.0)]
        if before:
            delays.append((token - before[-1]) * 1e3)
    return {
        "changes": len(changes),
        "pictures": len(notes.pictures),
        "inferences": len(engine.first_tokens),
        "answers": engine.answers,
        "waiting_at_the_end": len(engine.about) - engine.answers,
        "twice_in_a_row": sum(a == b for a, b in zip(notes.digests, notes.digests[1:], strict=False)),
        "change_to_first_token_ms": spread(delays),
        "longest_between_pictures_s": max(waits, default=0.0),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("side", choices=("docent", "naive"))
    parser.add_argument("kind", choices=tuple(EVERY_S))
    parser.add_argument("result", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    figures = watch(options.side, options.kind, options.seconds)
    options.result.write_text(json.dumps(figures), encoding="utf-8")
    os._exit(0)  # the engine's thread may be at one of the peer's questions still


if __name__ == "__main__":
    main()
