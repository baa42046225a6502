"""An X server with two monitors and a window manager, for tests that need real pixels, keys and windows.

`XDisplay` runs Xvfb, names monitors on it with RandR, and starts openbox. Used by
tests/app/capture/conftest.py. Programs that are started on it get their environment from `environment`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.virtual_screen import VirtualScreen

WAIT_SECONDS = 30
SHOW_CARD = Path(__file__).with_name("show_card.py")
TOOLS = {
    "Xvfb": "xvfb",
    "xrandr": "x11-xserver-utils",
    "openbox": "openbox",
    "xdotool": "xdotool",
}


class Monitor(NamedTuple):
    """A monitor in device pixels."""

    name: str
    x: int
    y: int
    width: int
    height: int


# The side monitor is portrait, and left of and above the main one, which is the primary one: seen from there
# it lies at a negative offset. No screen shows what is above and below the main one. The sizes do not divide
# evenly. An X desktop begins at the zero point; RandR still takes a monitor at a negative offset, of which
# only the part within the desktop has pixels: BEFORE is one, beside the main one.
SIDE = Monitor("SIDE", 0, 0, 600, 1024)
MAIN = Monitor("MAIN", 600, 120, 1366, 768)
BEFORE = Monitor("BEFORE", -100, -50, 700, 700)
WIDTH, HEIGHT = 1966, 1024


class XDisplay:
    """The server, its window manager and the programs that a test starts on it.

    Attributes:
        display: what DISPLAY has to say.
        monitors: as they are laid out now; the first one is the primary one.
    """

    def __init__(self) -> None:
        self._screen = VirtualScreen(WIDTH, HEIGHT)
        self.display = self._screen.display
        self.monitors: tuple[Monitor, ...] = ()
        self._manager: subprocess.Popen[bytes] | None = None
        self._programs: list[subprocess.Popen[str]] = []

    def environment(self, scale: float | None = None, **more: str) -> dict[str, str]:
        """The variables of a program on this display; `scale` is Qt's scale factor."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("QT_SC", "QT_AUTO"))
        }
        kept |= {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "XDG_SESSION_TYPE": "x11"}
        kept.pop("WAYLAND_DISPLAY", None)
        if scale is not None:
            kept |= {"QT_SCALE_FACTOR": str(scale), "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough"}
        return kept | more

    def lay_out(self, *monitors: Monitor) -> None:
        """Makes these the monitors, the first one primary, with a window manager that knows them."""
        if monitors == self.monitors:
            return
        self._end_manager()
        for monitor in self.monitors:
            self.run("xrandr", "--delmonitor", monitor.name)
        for number, (name, x, y, width, height) in enumerate(monitors):
            place = f"{width}/{width // 4}x{height}/{height // 4}+{x}+{y}"
            output = "none" if number else "screen"
            self.run("xrandr", "--setmonitor", name if number else f"*{name}", place, output)
        self.monitors = monitors
        self._start_manager()

    def run(self, *command: str) -> str:
        """What a command on this display says.

        Raises:
            subprocess.CalledProcessError: it failed.
        """
        done = subprocess.run(
            command, env=self.environment(), capture_output=True, text=True, check=True, timeout=WAIT_SECONDS
        )
        return done.stdout

    def xdotool(self, *command: str | int) -> str:
        """Moves the pointer, presses keys, finds windows; places are device pixels."""
        return self.run("xdotool", *map(str, command))

    def start(self, *command: str | Path, scale: float | None = None, **more: str) -> subprocess.Popen[str]:
        """Starts a program that is ended with the test; its stdin and stdout are pipes of lines."""
        program = subprocess.Popen(
            [str(part) for part in command],
            env=self.environment(scale, **more),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._programs.append(program)
        return program

    def show_card(self, picture: Path, x: int, y: int) -> None:
        """Shows a picture, pixel for pixel, above other windows until the test ends. Waits for it."""
        program = self.start(sys.executable, SHOW_CARD, picture, str(x), str(y))
        assert program.stdout is not None
        assert program.stdout.readline() == "shown\n"

    def end_programs(self) -> None:
        """Ends what `start` started."""
        for program in self._programs:
            program.kill()
            program.communicate()
        self._programs.clear()

    def close(self) -> None:
        """Ends everything, the server last."""
        self.end_programs()
        self._end_manager()
        self._screen.close()

    def _start_manager(self) -> None:
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=self.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + WAIT_SECONDS
        while not self._answers("xdotool", "get_num_desktops"):
            if time.monotonic() > until or self._manager.poll() is not None:
                raise RuntimeError("openbox did not start")
            time.sleep(0.05)

    def _answers(self, *command: str) -> bool:
        done: Sequence[str] = command
        return subprocess.run(done, env=self.environment(), capture_output=True, check=False).returncode == 0

    def _end_manager(self) -> None:
        if self._manager is not None:
            self._manager.terminate()
            self._manager.wait(WAIT_SECONDS)
            self._manager = None
