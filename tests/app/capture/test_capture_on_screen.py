"""A real mouse and real keys on an X server with two monitors: exactly the pixels of a test card, at every
scale, on either monitor, and our own window on none of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from x_display import BEFORE, MAIN, SIDE, XDisplay

PROGRAM = Path(__file__).parents[2] / "capture_program.py"
CARD = (420, 330)
PLACES = {"MAIN": (MAIN.x + 101, MAIN.y + 67), "SIDE": (SIDE.x + 53, SIDE.y + 211)}

LETTER = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
letter = QWidget(windowTitle="a letter", styleSheet="background: #0000ff")
letter.setGeometry(900, 300, 300, 200)
letter.show()
letter.grab()
print("shown", flush=True)
application.exec()
"""


class Capturing:
    """The program, and what it said."""

    def __init__(self, display: XDisplay, folder: Path, scale: float) -> None:
        self.display, self.picture = display, folder / "captured.png"
        root = str(Path(__file__).parents[3])
        self._program = display.start(sys.executable, PROGRAM, scale=scale, PYTHONPATH=root)
        assert self.said() == "ready"

    def said(self) -> str:
        assert self._program.stdout is not None
        return self._program.stdout.readline().strip()

    def start(self, mode: str = "region") -> None:
        self.tell(mode)
        assert self.said() == "choosing"

    def tell(self, mode: str) -> None:
        assert self._program.stdin is not None
        self._program.stdin.write(f"{mode} {self.picture}\n")
        self._program.stdin.flush()

    def captured(self) -> tuple[tuple[int, ...], str]:
        """The rectangle and the screen."""
        *area, screen = self.said().split()
        assert self.said() == "ended visible"
        return tuple(map(int, area)), screen

    def pixels(self) -> np.ndarray:
        return np.asarray(Image.open(self.picture).convert("RGB"))


@pytest.fixture
def card(tmp_path, x_display) -> np.ndarray:
    """Noise: no pixel of it can be taken for its neighbour. It is shown on both monitors."""
    pixels = np.random.default_rng(5).integers(0, 255, (CARD[1], CARD[0], 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "card.png")
    for place in PLACES.values():
        x_display.show_card(tmp_path / "card.png", *place)
    return pixels


def drag(display: XDisplay, start: tuple[int, int], end: tuple[int, int], *last: str) -> None:
    middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
    moves = ["mousemove", *start, "mousedown", 1, "mousemove", *middle, "mousemove", *end]
    display.xdotool(*moves, *(last or ("mouseup", "1")))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_a_drag_captures_exactly_the_pixels_it_spans(x_display, card, tmp_path, scale):
    capturing = Capturing(x_display, tmp_path, scale)
    for name, (x, y) in PLACES.items():
        capturing.start()
        drag(x_display, (x + 11, y + 7), (x + 317, y + 268))
        area, screen = capturing.captured()
        assert area == (x + 11, y + 7, 307, 262)
        assert screen == name
        assert np.array_equal(capturing.pixels(), card[7:269, 11:318])
    capturing.start()  # from the lower right to the upper left
    drag(x_display, (x + 317, y + 268), (x + 12, y + 9))
    area, _ = capturing.captured()
    assert area == (x + 12, y + 9, 306, 260)
    assert np.array_equal(capturing.pixels(), card[9:269, 12:318])


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_a_monitor_at_a_negative_offset(x_display, card, tmp_path, scale):
    """RandR takes such a monitor, though an X desktop begins at the zero point: what the monitor shows before
    it has no pixels, is black on the overlay, and shifts nothing. For desktops with pixels at negative
    offsets (Windows, macOS) test_screens.py, test_picture_layout.py and test_macos.py stand in.
    """
    x_display.lay_out(MAIN, BEFORE)
    capturing = Capturing(x_display, tmp_path, scale)
    for name, (x, y) in (("BEFORE", PLACES["SIDE"]), ("MAIN", PLACES["MAIN"])):
        capturing.start()
        drag(x_display, (x + 11, y + 7), (x + 317, y + 268))
        assert capturing.captured() == ((x + 11, y + 7, 307, 262), name)
        assert np.array_equal(capturing.pixels(), card[7:269, 11:318])


def test_keys_and_the_other_button_on_a_real_screen(x_display, card, tmp_path):
    """The overlays take the keys though no window manager gives them any."""
    capturing = Capturing(x_display, tmp_path, 1.5)
    x, y = PLACES["SIDE"]
    capturing.start()
    x_display.xdotool("mousemove", x, y, "key", "Escape")
    assert capturing.said() == "ended visible"
    capturing.start()
    x_display.xdotool("mousemove", x, y, "click", 3)
    assert capturing.said() == "ended visible"
    capturing.start()  # what stands is adjusted pixel by pixel, though a logical pixel is larger
    drag(x_display, (x + 20, y + 20), (x + 119, y + 99), "keydown", "shift", "mouseup", "1", "keyup", "shift")
    x_display.xdotool("key", "Right", "Down", "Down", "shift+Right", "Return")
    assert capturing.captured() == ((x + 21, y + 22, 101, 80), "SIDE")
    assert np.array_equal(capturing.pixels(), card[22:102, 21:122])
    capturing.start()  # Enter without a rectangle: the screen that the mouse is on
    x_display.xdotool("mousemove", MAIN.x + 5, MAIN.y + 5, "mousemove_relative", 1, 1, "key", "Return")
    assert capturing.captured() == ((MAIN.x, MAIN.y, MAIN.width, MAIN.height), "MAIN")
    capturing.tell("last-region")
    assert capturing.captured()[1] == "MAIN"


def test_a_window_is_taken_with_space_and_a_click(x_display, tmp_path):
    letter = x_display.start(sys.executable, "-c", LETTER)
    assert letter.stdout is not None
    assert letter.stdout.readline() == "shown\n"
    found = x_display.xdotool("search", "--sync", "--onlyvisible", "--name", "a letter").split()[0]
    place = x_display.xdotool("getwindowgeometry", "--shell", found)
    left, top = (int(line.split("=")[1]) for line in place.splitlines() if line[:2] in ("X=", "Y="))
    capturing = Capturing(x_display, tmp_path, 1.0)
    capturing.start()
    x_display.xdotool("mousemove", left + 40, top + 40, "key", "space")
    x_display.xdotool("mousemove_relative", 1, 1, "click", 1)
    area, screen = capturing.captured()
    assert screen == "MAIN"
    assert left - 20 <= area[0] <= left  # with its frame and title
    assert top - 60 <= area[1] <= top
    assert 300 <= area[2] <= 340
    assert 200 <= area[3] <= 280
    pixels = capturing.pixels()
    assert tuple(pixels[top - area[1] + 100, left - area[0] + 100]) == (0, 0, 255)


def test_a_monitor_that_is_unplugged_ends_it_in_the_middle_of_a_drag(x_display, card, tmp_path):
    capturing = Capturing(x_display, tmp_path, 1.0)
    x, y = PLACES["MAIN"]
    capturing.start()
    x_display.xdotool("mousemove", x + 11, y + 7, "mousedown", 1, "mousemove", x + 90, y + 80)
    x_display.lay_out(MAIN)
    assert capturing.said() == "ended visible"
    x_display.xdotool("mouseup", 1)
    capturing.start()  # and the next one is of what is left
    drag(x_display, (x + 11, y + 7), (x + 317, y + 268))
    assert capturing.captured() == ((x + 11, y + 7, 307, 262), "MAIN")
    assert np.array_equal(capturing.pixels(), card[7:269, 11:318])
