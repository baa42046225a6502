"""`docent capture` with mouse and keys, over another program's window on a screen with a window manager."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from end_to_end.running_program import ROOT, RunningProgram
from x_display import HEIGHT, WIDTH, Monitor, XDisplay

SAMPLES = ROOT / "resources" / "sample_documents"
SAMPLE = json.loads((SAMPLES / "samples.json").read_text(encoding="utf-8"))[0]
ZOOM = 1.2  # pixels for a point: so much of the page is on screen
PLACE = (40, 8)
MARGIN = 12  # points around what is asked about: nobody drags to the pixel
pytestmark = [pytest.mark.gui, pytest.mark.end_to_end]


@pytest.fixture
def display(screen) -> Iterator[XDisplay]:
    """One monitor and openbox; the tools that `screen` asks for are there."""
    made = XDisplay()
    made.lay_out(Monitor("ALL", 0, 0, WIDTH, HEIGHT))
    yield made
    made.close()


@pytest.fixture
def invoice(display, tmp_path) -> Path:
    """The sample invoice in the window of another program."""
    path = tmp_path / "invoice.png"
    with pymupdf.open(SAMPLES / SAMPLE["file"]) as document:
        document[0].get_pixmap(matrix=pymupdf.Matrix(ZOOM, ZOOM)).save(path)
    display.show_card(path, *PLACE)
    return path


def overlay_is_there(program: RunningProgram) -> bool:
    """A window of the program that covers the whole screen."""
    found = program.xdotool("search", "--all", "--onlyvisible", "--pid", program.process.pid, "--name", ".*")
    shapes = [program.xdotool("getwindowgeometry", window) for window in found.split()]
    return any(f"Geometry: {WIDTH}x{HEIGHT}" in shape for shape in shapes)


def is_dimmed(program: RunningProgram) -> bool:
    """The overlay has been drawn: the invoice's paper is white no more."""
    corner = tuple(at + 4 for at in PLACE)
    return overlay_is_there(program) and max(program.picture().getpixel(corner)) < 200


def keep_picture(display: XDisplay, program: RunningProgram) -> None:
    """Both windows beside each other, for the documents."""
    beside = PLACE[0] + round(595 * ZOOM) + 24
    display.xdotool("getactivewindow", "windowsize", WIDTH - beside - 24, 880, "windowmove", beside, 40)
    folder = ROOT / "build" / "end_to_end"
    folder.mkdir(parents=True, exist_ok=True)
    program.settled_picture().save(folder / "captured.png")


def test_a_region_of_another_programs_window_is_captured_and_asked_about(display, invoice):
    program = RunningProgram(display, "capture", "region", "--ask", SAMPLE["question"])
    try:
        program.wait_for(lambda: is_dimmed(program), "the overlay", 60)
        program.settled_picture()  # it has faded in, and takes the mouse
        x, y, width, height = SAMPLE["region"]
        corners = (x - MARGIN, y - MARGIN), (x + width + MARGIN, y + height + MARGIN)
        start, end = (
            tuple(round(at + value * ZOOM) for at, value in zip(PLACE, corner, strict=True))
            for corner in corners
        )
        program.drag(start, end)
        program.wait_for(lambda: not overlay_is_there(program), "the region to be taken")
        program.wait_for_window()
        program.wait_for(lambda: program.title().startswith("Capture"), "the capture in a tab")

        def answer() -> str:
            program.key("ctrl+shift+c")
            return program.clipboard()

        program.wait_for(lambda: answer() == SAMPLE["answer"], "the right answer", 120)
        keep_picture(display, program)
    finally:
        program.end()
