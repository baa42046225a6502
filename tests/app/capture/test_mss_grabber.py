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


def screens_seen_by_qt(environment: dict[str, str]) -> list[list[object]]:
    command = [sys.executable, "-c", SCREENS]
    return json.loads(subprocess.check_output(command, env=environment, text=True, timeout=120))


def screen_of(monitor: Monitor, scale: float) -> list[object]:
    return [monitor.name, list(monitor[1:]), [monitor.x, monitor.y], scale]


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 1.75, 2, 3])
def test_screens_of_qt_are_the_monitors_to_the_pixel_at_every_scale(x_display, scale):
    found = screens_seen_by_qt(x_display.environment(scale))
    assert found == [screen_of(MAIN, scale), screen_of(SIDE, scale)]


def test_screens_of_different_scales_are_the_monitors_to_the_pixel(x_display):
    factors = {"QT_SCREEN_SCALE_FACTORS": "MAIN=1.75;SIDE=1.25"}
    policy = {"QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough"}
    found = screens_seen_by_qt(x_display.environment(**factors, **policy))
    assert found == [screen_of(MAIN, 1.75), screen_of(SIDE, 1.25)]


def test_what_lies_beside_the_desktop_is_black(x_display, grabber, tmp_path):
    side = show(x_display, tmp_path, SIDE, 3)
    image = grabber.grab(Area(-5, -3, 20, 10))
    found = pixels(image)
    assert (found[:3] == 0xFF000000).all() and (found[:, :5] == 0xFF000000).all()
    assert np.array_equal(found[3:, 5:], pixels(side.copy(0, 0, 15, 7)))


def test_an_area_beyond_the_desktop_is_refused_in_words(x_display, grabber):
    with pytest.raises(UserError, match="on no screen"):
        grabber.grab(Area(WIDTH + 10, 0, 50, 50))


def test_a_desktop_that_shrinks_and_grows_is_grabbed_as_it_is(x_server, grabber, monkeypatch):
    # GIVEN a server of our own, as the layout of the shared one stays; the grabber has seen its first size
    other = XDisplay()
    monkeypatch.setenv("DISPLAY", other.display)
    try:
        assert grabber.grab().width() == WIDTH
        # WHEN the desktop becomes smaller, THEN a whole grab does
        other.run("xrandr", "--output", "screen", "--off", "--fb", "1000x700")
        assert grabber.grab().size().toTuple() == (1000, 700)
        # WHEN it becomes larger again, THEN an area beyond the smaller one is there, and not black beside it
        other.run("xrandr", "--output", "screen", "--mode", f"{WIDTH}x{HEIGHT}")
        other.run("xsetroot", "-solid", "#336699")
        assert (pixels(grabber.grab(Area(990, 690, 20, 20))) == 0xFF336699).all()
        grabber.close()
    finally:
        other.close()


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
