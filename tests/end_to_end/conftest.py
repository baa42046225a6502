"""A virtual screen for the tests that start the program, and what is kept when one of them fails."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from end_to_end.running_program import ROOT, RunningProgram

from benchmarks.virtual_screen import VirtualScreen

TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
KEPT = ROOT / "build" / "end_to_end"
_failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.stash[_failed] = report.failed
    return report


@pytest.fixture(scope="session")
def screen() -> Iterator[VirtualScreen]:
    """One Xvfb for all. Without it these tests are skipped; in CI they fail, so that nobody misses them."""
    if sys.platform != "linux":
        pytest.skip("drives the program through X11")
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing:
        advice = f"install what these tests need: sudo apt-get install {' '.join(missing)}"
        if os.environ.get("CI") or os.environ.get("DOCENT_REQUIRE_XVFB"):
            pytest.fail(advice)
        pytest.skip(advice)
    with VirtualScreen() as running:
        yield running


@pytest.fixture
def start(screen: VirtualScreen, request: pytest.FixtureRequest) -> Iterator[Callable[..., RunningProgram]]:
    """Starts the program, as often as a test wants; a failure leaves a picture of the screen."""
    programs: list[RunningProgram] = []

    def started(*arguments: str | Path, **settings: object) -> RunningProgram:
        programs.append(RunningProgram(screen, *arguments, **settings))
        return programs[-1]

    yield started
    if programs and request.node.stash.get(_failed, True):
        KEPT.mkdir(parents=True, exist_ok=True)
        programs[-1].picture().save(KEPT / f"{request.node.name}.png")
        (KEPT / f"{request.node.name}.txt").write_text(programs[-1].output_text(), encoding="utf-8")
    for program in programs:
        program.end()
