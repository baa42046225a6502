"""The program as a process on a virtual screen, driven by xdotool and seen from outside: pixels, the title of
its window, the clipboard, its processes. Used by the tests of this folder.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from PIL import Image, ImageGrab
from PySide6.QtGui import QColor

from app.colours import LIGHT
from benchmarks.virtual_screen import VirtualScreen

ROOT = Path(__file__).resolve().parents[2]
LOOK_SECONDS = 0.05
START_SECONDS = 60.0
CLIPBOARD = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
sys.stdout.buffer.write(application.clipboard().text().encode())
"""


class RunningProgram:
    """One start of Docent with the folders that the environment names (each test has its own)."""

    def __init__(self, screen: VirtualScreen, *arguments: str | Path, **settings: Any) -> None:
        self.screen = screen
        self.environment = screen.environment()
        if settings:
            folder = Path(os.environ["DOCENT_CONFIG_DIR"])
            folder.mkdir(parents=True, exist_ok=True)
            values = {"schema": 1, "values": settings}
            (folder / "settings.json").write_text(json.dumps(values), encoding="utf-8")
        self.output = Path(os.environ["DOCENT_LOG_DIR"]).parent / f"output-{time.monotonic_ns()}.txt"
        command = [sys.executable, "-m", "app", *map(str, arguments)]
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=output, stderr=subprocess.STDOUT
            )
        self._window = ""

    # -- waiting ---------------------------------------------------------------------------------------

    def wait_for(self, condition: Callable[[], Any], what: str, seconds: float = 30.0) -> Any:
        """Looks until `condition` gives something, and returns that; fails when time or program end."""
        end = time.monotonic() + seconds
        while not (found := condition()):
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended before {what}:\n{self.output_text()}")
            if time.monotonic() > end:
                raise AssertionError(f"not within {seconds:g} s: {what}\n{self.what_it_left()}")
            time.sleep(LOOK_SECONDS)
        return found

    def wait_for_window(self) -> None:
        """The window is there and has the keyboard."""
        self.wait_for(self._find_window, "the window", START_SECONDS)
        self.xdotool("windowfocus", "--sync", self._window)

    def what_it_left(self) -> str:
        """To understand a failure: its output and log; the screen is kept as a picture."""
        folder = ROOT / "build" / "end_to_end"
        folder.mkdir(parents=True, exist_ok=True)
        self.picture().save(folder / "failed.png")
        logs = sorted(Path(os.environ["DOCENT_LOG_DIR"]).glob("*.log"))
        return "\n".join(
            (self.output_text(), *(log.read_text(encoding="utf-8", errors="replace") for log in logs))
        )

    def output_text(self) -> str:
        """What it wrote to its terminal."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    # -- seeing ----------------------------------------------------------------------------------------

    def title(self) -> str:
        """Of the window."""
        return self.xdotool("getwindowname", self._window).strip()

    def picture(self) -> Image.Image:
        """The whole screen."""
        return ImageGrab.grab(xdisplay=self.screen.display).convert("RGB")

    def settled_picture(self) -> Image.Image:
        """The screen, when two looks at it a quarter of a second apart are the same."""
        before = self.picture()
        end = time.monotonic() + 10
        while time.monotonic() < end:
            time.sleep(0.25)
            now = self.picture()
            if now.tobytes() == before.tobytes():
                break
            before = now
        return before

    def keep_picture(self, name: str) -> None:
        """Writes a picture of the window into the folder of what is built."""
        folder = ROOT / "build" / "end_to_end"
        folder.mkdir(parents=True, exist_ok=True)
        self.settled_picture().crop(self._window_area()).save(folder / f"{name}.png")

    def shows(self, colour: tuple[int, int, int], share: float = 0.05) -> bool:
        """Whether so much of the screen has very nearly this colour."""
        distance = np.abs(np.asarray(self.picture()).astype(int) - colour).max(axis=2)
        return float((distance <= 2).mean()) >= share

    def page_on_screen(self) -> tuple[int, int, int, int] | None:
        """Left, top, right and bottom of the white paper left of the conversation, if there is any."""
        picture = np.asarray(self.settled_picture())
        white = (picture == 255).all(axis=2)
        white = white[:, : int(white.shape[1] * 0.62)]
        left, right = _longest_run(white.mean(axis=0) > 0.4)
        if left == right or left == 0:  # a window that is not drawn yet is white from its edge on
            return None
        top, bottom = _longest_run(white[:, left:right].mean(axis=1) > 0.1)
        grey = QColor(LIGHT.hover).getRgb()[:3]  # of the lines that stand for a page that is being opened
        if (picture[top:bottom, left:right] == grey).all(axis=2).mean() > 0.01:
            return None
        return left, top, right, bottom

    def clipboard(self) -> str:
        """The text that was copied, read by a program of its own."""
        done = subprocess.run(
            [sys.executable, "-c", CLIPBOARD],
            env=self.environment,
            capture_output=True,
            check=True,
            timeout=30,
        )
        return done.stdout.decode()

    def reader(self) -> psutil.Process | None:
        """The reader process, while there is one."""
        for child in psutil.Process(self.process.pid).children():
            try:
                line = " ".join(child.cmdline())
            except psutil.Error:
                continue
            if "spawn_main" in line and child.status() != psutil.STATUS_ZOMBIE:
                return child
        return None

    def shared_memory(self) -> set[Path]:
        """The blocks of shared memory that the program has open."""
        lines = Path(f"/proc/{self.process.pid}/maps").read_text(encoding="utf-8").splitlines()
        return {Path(line.split(maxsplit=5)[5]) for line in lines if "/dev/shm/" in line}

    # -- doing -----------------------------------------------------------------------------------------

    def xdotool(self, *arguments: str | int) -> str:
        """Runs xdotool on the screen."""
        command = ["xdotool", *map(str, arguments)]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout

    def key(self, *keys: str) -> None:
        """Presses each, such as "ctrl+q"."""
        self.xdotool("key", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Types it letter by letter."""
        self.xdotool("type", "--delay", "8", text)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """With the left button, in steps as a hand does it."""
        self.xdotool("mousemove", "--sync", *start, "mousedown", "1")
        for step in range(1, 6):
            self.xdotool(
                "mousemove", "--sync", *(a + (b - a) * step // 5 for a, b in zip(start, end, strict=True))
            )
        self.xdotool("mouseup", "1")

    def kill(self) -> None:
        """As the system does it when memory runs out: no chance to tidy up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def end(self) -> None:
        """Ends it and everything it started, whatever state it is in."""
        if self.process.poll() is None:
            children = psutil.Process(self.process.pid).children(recursive=True)
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)
            for child in psutil.wait_procs(children, 5)[1]:
                child.kill()

    def _find_window(self) -> bool:
        """One of this process that is visible and large, kept for later commands."""
        found = self.xdotool("search", "--all", "--onlyvisible", "--pid", self.process.pid, "--name", ".*")
        for self._window in found.split():
            left, top, right, bottom = self._window_area()
            if (right - left) * (bottom - top) > 100_000:
                return True
        return False

    def _window_area(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom on the screen."""
        shape = self.xdotool("getwindowgeometry", "--shell", self._window)
        values = {name: int(value) for name, _, value in (line.partition("=") for line in shape.splitlines())}
        left, top = values.get("X", 0), values.get("Y", 0)
        return left, top, left + values.get("WIDTH", 0), top + values.get("HEIGHT", 0)


def _longest_run(mask: Any) -> tuple[int, int]:
    """First and one past the last place of the longest stretch of true ones."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(int), [0]))))
    runs = zip(edges[::2], edges[1::2], strict=True)
    first, end = max(runs, key=lambda run: run[1] - run[0], default=(0, 0))
    return int(first), int(end)
