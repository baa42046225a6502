"""What a live region tells of a scripted screen. The watcher's clock is made up: a minute passes as fast as
the frames can be compared, and nothing sleeps.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from app.capture.frame_changes import Patience
from app.capture.grabber import CaptureCancelled
from app.capture.live_eye import Eye
from app.capture.live_watcher import MOST_FAILURES, LiveWatcher
from app.capture.own_parts import own_parts, without
from app.capture.screens import Area
from app.capture.watch_pace import Meter, Pace
from app.errors import UserError

pytestmark = pytest.mark.gui
AREA = Area(100, 50, 64, 48)
LIMIT_MS = 30_000


class Window(NamedTuple):
    area: Area
    process_id: int | None


class ScriptedClock:
    """Goes on only when somebody waits; from `until` on, waiting is for real: nothing more happens."""

    def __init__(self, until: float = 60.0) -> None:
        self.time, self._until = 0.0, until
        self.is_over = threading.Event()

    def now(self) -> float:
        return self.time

    def wait(self, change: threading.Condition, seconds: float | None) -> None:
        if seconds is None or self.time >= self._until:
            self.is_over.set()
            change.wait()
        else:
            self.time += max(seconds, 0.0)


class ScriptedScreen:
    """A grabber whose picture is a colour, by the clock."""

    name, can_watch = "script", True

    def __init__(self, level: Callable[[float], int], clock: ScriptedClock) -> None:
        self._level, self._clock = level, clock
        self.trouble: list[Exception] = []
        self.grabs: list[tuple[float, Area | None]] = []
        self.is_closed = False

    def why_not(self) -> UserError | None:
        return None

    def grab(self, area: Area | None = None) -> QImage:
        self.grabs.append((self._clock.now(), area))
        if self.trouble:
            raise self.trouble.pop(0)
        assert area is not None
        return plain(self._level(self._clock.now()), area)

    def origin(self) -> tuple[int, int]:
        return (0, 0)

    def close(self) -> None:
        self.is_closed = True


def plain(level: int, area: Area = AREA) -> QImage:
    image = QImage(area.width, area.height, QImage.Format.Format_RGB32)
    image.fill(QColor(level, level, level))
    return image


def level_of(image: QImage) -> int:
    return image.pixelColor(0, 0).red()


def watch_for(seconds, level, **more):
    """The pictures that an eye hands on in so many seconds, with the time; five frames a second."""
    clock = ScriptedClock()
    eye = Eye(ScriptedScreen(level, clock), AREA, Patience(), more.get("windows", tuple), clock.now)
    told = []
    for step in range(int(seconds * 5)):
        clock.time = step / 5
        picture = eye.look().picture
        if picture is not None:
            told.append((clock.time, picture))
    return told


# -- a minute of three kinds of screen ---------------------------------------------------------------------


def test_a_static_picture_is_handed_on_once_in_a_minute():
    assert len(watch_for(60, lambda _: 70)) == 1


def test_a_picture_that_changes_every_three_seconds_is_handed_on_each_time_and_never_twice():
    told = watch_for(60, lambda time: 10 + 12 * int(time / 3 + 1e-9))
    assert [level_of(picture.image) for _, picture in told] == [10 + 12 * step for step in range(20)]
    assert len({picture.digest for _, picture in told}) == 20
    assert all(time % 3 <= 0.5 for time, _ in told)


def test_a_picture_that_never_stands_still_comes_within_the_limit_each_time():
    told = watch_for(60, lambda time: 40 + int(time * 5 + 0.5) * 37 % 180)
    assert 10 <= len(told) <= 12
    assert not any(picture.was_still for _, picture in told)


def test_the_same_pixels_have_the_same_digest_whatever_the_byte_beside_them_says():
    first, second = plain(20), plain(20).convertToFormat(QImage.Format.Format_RGBX8888)
    digests = []
    for image in (first, second):
        clock = ScriptedClock()
        screen = ScriptedScreen(lambda _: 0, clock)
        screen.grab = lambda area=None, image=image: image
        eye = Eye(screen, AREA, Patience(still_s=0.0), tuple, clock.now)
        picture = eye.look().picture
        assert picture.image == first
        digests.append(picture.digest)
    assert digests[0] == digests[1]


# -- our own windows ---------------------------------------------------------------------------------------


def test_what_lies_under_a_window_of_our_own_stays_as_it_was_seen_before():
    clock = ScriptedClock()
    ours: list[Window] = []
    screen = ScriptedScreen(lambda time: 50 if time < 1 else 200, clock)
    eye = Eye(screen, AREA, Patience(), lambda: ours, clock.now)
    for step in range(5):
        clock.time = step / 5
        eye.look()
    ours.append(Window(Area(100, 50, 32, 48), os.getpid()))
    pictures = []
    for step in range(5, 12):
        clock.time = step / 5
        pictures.append(eye.look().picture)
    (picture,) = [picture for picture in pictures if picture is not None]
    assert picture.image.pixelColor(31, 20).red() == 50
    assert picture.image.pixelColor(32, 20).red() == 200


def test_a_region_that_is_covered_by_our_own_windows_tells_of_no_change():
    ours = [Window(Area(0, 0, 500, 500), os.getpid())]
    told = watch_for(30, lambda time: int(time * 7) % 250, windows=lambda: ours)
    assert len(told) == 1


areas = st.builds(
    Area, st.integers(-30, 60), st.integers(-30, 60), st.integers(0, 70), st.integers(0, 70)
)  # fmt: skip


@given(area=areas, windows=st.lists(st.builds(Window, areas, st.sampled_from([1, 2, None])), max_size=5))
@settings(max_examples=150, deadline=None)
def test_own_parts_are_the_pixels_in_which_the_frontmost_window_is_ours(area, windows):
    parts = own_parts(area, windows, 1)
    for y in range(area.y, area.bottom, 5):
        for x in range(area.x, area.right, 5):
            front = next((window for window in windows if window.area.contains(x, y)), None)
            is_ours = front is not None and front.process_id == 1
            assert is_ours == any(part.contains(x, y) for part in parts)


@given(area=areas, cover=areas)
def test_what_is_left_of_an_area_does_not_overlap(area, cover):
    pieces = without(area, cover)
    common = area.intersection(cover)
    left = max(area.width, 0) * max(area.height, 0) - common.width * common.height
    assert sum(piece.width * piece.height for piece in pieces) == left


# -- the thread --------------------------------------------------------------------------------------------


@pytest.fixture
def watching(qtbot):
    """Makes a watcher of a scripted screen; it is closed at the end."""
    made = []

    def make(level, *, until=60.0, on_battery=False, rate_hz=5.0):
        clock = ScriptedClock(until)
        screen = ScriptedScreen(level, clock)
        watcher = LiveWatcher(screen, AREA, rate_hz=rate_hz, clock=clock, on_battery=lambda: on_battery)
        made.append(watcher)
        return watcher, screen, clock

    yield make
    for watcher in made:
        watcher.close()


def test_a_static_screen_shows_one_frame_and_one_picture(watching, qtbot):
    watcher, screen, clock = watching(lambda _: 70)
    shown, told = [], []
    watcher.frame_shown.connect(shown.append)
    with qtbot.waitSignal(watcher.changed, timeout=LIMIT_MS) as got:
        watcher.start()
    told.append(got.args[0])
    assert clock.is_over.wait(30)
    watcher.changed.connect(told.append)
    watcher.close()
    assert len(screen.grabs) in (300, 301)
    assert len(told) == 1 and len(shown) == 1
    assert screen.is_closed


def test_what_the_window_has_not_taken_is_replaced_by_what_is_newer(watching, qtbot):
    # GIVEN a screen that changes twenty times while the GUI thread is busy
    watcher, _, clock = watching(lambda time: 10 + 12 * int(time / 3 + 1e-9))
    told = []
    watcher.changed.connect(told.append)
    watcher.start()
    assert clock.is_over.wait(30)  # without the event loop: nothing is taken
    # WHEN it is free again
    qtbot.waitUntil(lambda: bool(told), timeout=LIMIT_MS)
    # THEN there is the newest picture, and no other
    assert [level_of(picture.image) for picture in told] == [10 + 12 * 19]


def test_on_battery_and_when_hidden_it_looks_less_often(watching):
    watcher, screen, clock = watching(lambda _: 70, on_battery=True)
    watcher.start()
    assert clock.is_over.wait(30)
    assert watcher.is_slowed and len(screen.grabs) in (120, 121)
    watcher, screen, clock = watching(lambda _: 70)
    watcher.set_hidden(True)
    watcher.start()
    assert clock.is_over.wait(30)
    assert len(screen.grabs) in (60, 61)


def test_while_paused_nothing_is_grabbed_and_the_same_picture_is_not_handed_on_again(watching, qtbot):
    watcher, screen, clock = watching(lambda _: 70, until=10)
    told = []
    watcher.changed.connect(told.append)
    watcher.pause()
    watcher.start()
    assert clock.is_over.wait(30)
    assert screen.grabs == [] and watcher.is_paused
    watcher.resume()
    qtbot.waitUntil(lambda: len(screen.grabs) >= 20, timeout=LIMIT_MS)
    watcher.pause()
    watcher.resume()
    qtbot.waitUntil(lambda: len(screen.grabs) >= 45 and bool(told), timeout=LIMIT_MS)
    assert len(told) == 1


def test_another_area_is_watched_from_the_next_frame_on(watching, qtbot):
    watcher, screen, _ = watching(lambda _: 70, until=1e9)
    with qtbot.waitSignal(watcher.changed, timeout=LIMIT_MS):
        watcher.start()
    other = Area(0, 0, 30, 20)
    with qtbot.waitSignal(watcher.changed, timeout=LIMIT_MS) as got:
        watcher.set_area(other)
    assert (got.args[0].image.width(), got.args[0].image.height()) == (30, 20)
    assert screen.grabs[-1][1] == other


def test_a_moment_without_a_picture_is_forgiven_and_a_longer_one_is_told(watching, qtbot):
    watcher, screen, clock = watching(lambda _: 70, until=20)
    error = UserError("The screen gives no picture.", "Try again.")
    screen.trouble = [error] * (MOST_FAILURES - 1)
    watcher.start()
    assert clock.is_over.wait(30)
    assert not watcher.is_paused and len(screen.grabs) > 90
    screen.trouble = [error] * MOST_FAILURES
    clock._until = 40
    with qtbot.waitSignal(watcher.stopped_for, timeout=LIMIT_MS) as stopped:
        watcher.set_rate(5.5)  # wakes it
    assert stopped.args[0] is error and watcher.is_paused


def test_a_cancelled_grab_stops_at_once(watching, qtbot):
    watcher, screen, _ = watching(lambda _: 70)
    screen.trouble = [CaptureCancelled()]
    with qtbot.waitSignal(watcher.stopped_for, timeout=LIMIT_MS):
        watcher.start()
    assert watcher.is_paused and len(screen.grabs) == 1


def test_a_desktop_that_asks_before_every_picture_is_not_watched(watching, qtbot):
    watcher, screen, _ = watching(lambda _: 70)
    screen.can_watch = False
    with qtbot.waitSignal(watcher.stopped_for, timeout=LIMIT_MS) as stopped:
        watcher.start()
    assert "cannot be watched" in str(stopped.args[0])
    assert screen.grabs == []


# -- pace and figures --------------------------------------------------------------------------------------


def test_the_slowest_of_what_holds_it_back_counts():
    assert Pace(5).interval_s == 0.2
    assert Pace(5, on_battery=True).interval_s == 0.5
    assert Pace(5, on_battery=True, is_hidden=True).interval_s == 1.0
    assert Pace(0.5, is_hidden=True).interval_s == 2.0 and not Pace(0.5, is_hidden=True).is_slowed


def test_figures_are_those_of_the_last_seconds():
    meter = Meter()
    for step in range(100):
        meter.add(step * 0.2, 0.01 if step >= 50 else 0.1, 0.002)
    figures = meter.figures(19.9)
    assert figures.frames_per_s == pytest.approx(5, abs=0.1)
    assert figures.busy_share == pytest.approx(0.05, abs=0.01)
    assert figures.cpu_share == pytest.approx(0.01, abs=0.001)
    meter.restart()
    assert meter.figures(20).frames_per_s == 0
