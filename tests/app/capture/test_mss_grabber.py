"""Grabs of a real X server give the pixels that are shown, on each monitor, and else say why they cannot."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from known_card import card, pixels
from PySide6.QtGui import QImage
from x_display import HEIGHT, MAIN, SIDE, WIDTH, Monitor, XDisplay

from app.capture.mss_grabber import MssGrabber
from app.capture.screens import Area
from app.errors import UserError

SCREENS = (
    "import json\n"
    "from PySide6.QtGui import QGuiApplication\n"
    "from app.capture.screens import screens_of_qt\n"
    "application = QGuiApplication([])\n"
    "print(json.dumps([(s.name, s.area, s.origin, s.scale) for s in screens_of_qt()]))\n"
)


@pytest.fixture
def grabber() -> Iterator[MssGrabber]:
    made = MssGrabber()
    yield made
    made.close()


def show(x_display: XDisplay, tmp_path, monitor: Monitor, seed: int) -> QImage:
    """A card that fills a monitor."""
    shown = card(monitor.width, monitor.height, seed)
    path = tmp_path / f"{monitor.name}.png"
    assert shown.save(str(path))
    x_display.show_card(path, monitor.x, monitor.y)
    return shown


def test_grabs_give_exactly_the_pixels_of_each_monitor(x_display, grabber, tmp_path):
    # GIVEN a card on each monitor, the second one left of and above the first
    main, side = show(x_display, tmp_path, MAIN, 1), show(x_display, tmp_path, SIDE, 2)
    # WHEN each monitor, the whole desktop and a piece across both are grabbed
    whole = grabber.grab()
    # THEN they are those pixels
    assert grabber.grab(Area(*MAIN[1:])) == main
    assert grabber.grab(Area(*SIDE[1:])) == side
    assert grabber.origin() == (0, 0)
    assert (whole.width(), whole.height()) == (WIDTH, HEIGHT)
    assert whole.copy(*MAIN[1:]) == main
    assert whole.copy(*SIDE[1:]) == side
    piece = grabber.grab(Area(MAIN.x - 7, 300, 20, 11))
    assert piece == whole.copy(MAIN.x - 7, 300, 20, 11)
    # AND they are opaque pictures in device pixels
    assert whole.format() == QImage.Format.Format_RGB32
    assert whole.devicePixelRatio() == 1
    assert (pixels(whole) >> 24 == 0xFF).all()


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 1.75, 2, 3])
def test_screens_of_qt_are_the_monitors_to_the_pixel_at_every_scale(x_display, scale):
    done = subprocess.run(
        [sys.executable, "-c", SCREENS],
        env=x_display.environment(scale),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    expected = [[m.name, list(m[1:]), [m.x, m.y], scale] for m in (MAIN, SIDE)]
    assert json.loads(done.stdout) == expected


def test_what_lies_beside_the_desktop_is_black(x_display, grabber, tmp_path):
    side = show(x_display, tmp_path, SIDE, 3)
    image = grabber.grab(Area(-5, -3, 20, 10))
    found = pixels(image)
    assert (found[:3] == 0xFF000000).all() and (found[:, :5] == 0xFF000000).all()
    assert np.array_equal(found[3:, 5:], pixels(side.copy(0, 0, 15, 7)))


def test_an_area_beyond_the_desktop_is_refused_in_words(x_display, grabber):
    with pytest.raises(UserError, match="on no screen"):
        grabber.grab(Area(WIDTH + 10, 0, 50, 50))


def test_one_grabber_serves_several_threads(x_display, grabber, tmp_path):
    side = show(x_display, tmp_path, SIDE, 4)
    found: list[QImage] = []
    threads = [threading.Thread(target=lambda: found.append(grabber.grab(Area(*SIDE[1:])))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == [side] * 4


def test_a_closed_grabber_can_be_asked_again(x_display, grabber):
    first = grabber.grab(Area(0, 0, 8, 8))
    grabber.close()
    assert grabber.grab(Area(0, 0, 8, 8)) == first


def test_it_can_grab_and_watch_an_x_display(x_display, grabber):
    assert grabber.why_not() is None
    assert (grabber.name, grabber.can_watch) == ("X11", True)


@pytest.mark.warns
def test_without_a_server_it_says_so_in_words(monkeypatch, grabber):
    monkeypatch.setenv("DISPLAY", ":32123")
    refusal = grabber.why_not()
    assert refusal is not None and "no picture" in refusal.what and refusal.advice
    with pytest.raises(UserError, match="no picture"):
        grabber.grab()
    with pytest.raises(UserError, match="no picture"):
        grabber.origin()
