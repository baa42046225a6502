"""An X server without a screen (Xvfb) for programs that are started by benchmarks and end-to-end tests.

`VirtualScreen` runs one on a display number that nobody uses, and ends it. Linux only; elsewhere, and where
Xvfb is not installed, benchmarks draw offscreen.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from types import TracebackType

START_SECONDS = 20
PLATFORM = "QT_QPA_PLATFORM"


def is_available() -> bool:
    """Whether Xvfb can be started here."""
    return sys.platform == "linux" and shutil.which("Xvfb") is not None


class VirtualScreen:
    """A context: the server runs inside it.

    Attributes:
        display: what DISPLAY has to say, such as ":7".
    """

    def __init__(self, width: int = 1400, height: int = 900) -> None:
        ours, theirs = os.pipe()
        command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{width}x{height}x24"]
        # -noreset: the server outlives its last client. No TCP: nothing beyond this machine can connect.
        command += ["-nolisten", "tcp", "-noreset", "-dpi", "96"]
        try:
            self._server = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
        finally:
            os.close(theirs)
        with os.fdopen(ours) as answer:
            is_there = select.select([answer], [], [], START_SECONDS)[0]
            number = answer.readline().strip() if is_there else ""
        if not number:
            self.close()
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"

    def environment(self) -> dict[str, str]:
        """The variables of a program that shall open its windows here."""
        rest = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return rest | {"DISPLAY": self.display, PLATFORM: "xcb"}

    def close(self) -> None:
        """Ends the server and with it every window on it."""
        self._server.terminate()
        try:
            self._server.wait(5)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()

    def __enter__(self) -> VirtualScreen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
