"""A display with two monitors and a window manager for the tests of capturing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator

import pytest
from x_display import MAIN, SIDE, TOOLS, XDisplay


@pytest.fixture(scope="session")
def x_server() -> Iterator[XDisplay]:
    """One server for all. Without its tools the tests are skipped; in CI they fail, so nobody misses them."""
    if sys.platform != "linux":
        pytest.skip("needs an X server")
    missing = sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
    if missing:
        advice = f"install what these tests need: sudo apt-get install {' '.join(missing)}"
        if os.environ.get("CI") or os.environ.get("DOCENT_REQUIRE_XVFB"):
            pytest.fail(advice)
        pytest.skip(advice)
    running = XDisplay()
    yield running
    running.close()


@pytest.fixture
def x_display(x_server: XDisplay, monkeypatch: pytest.MonkeyPatch) -> Iterator[XDisplay]:
    """Two monitors of different size; what this process itself opens goes to this display, too."""
    x_server.lay_out(MAIN, SIDE)
    monkeypatch.setenv("DISPLAY", x_server.display)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    yield x_server
    x_server.end_programs()
