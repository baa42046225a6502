"""macOS: what CoreGraphics tells becomes displays, permission and grabs. The tests play the library."""

from __future__ import annotations

import numpy as np
import pytest
from known_card import card, pixels
from PySide6.QtGui import QImage

from app.capture import core_graphics, macos_permission, mss_grabber
from app.capture.core_graphics import Rect
from app.capture.desktop_reading import DesktopReading
from app.capture.mss_grabber import MssGrabber
from app.capture.screens import Area, Screen, Shown, laid_out
from app.errors import UserError

RETINA = Shown("1", 0, 0, 60, 40, 2.0)
PLAIN_LEFT = Shown("7", -50, -10, 50, 30, 1.0)


class Library:
    """Two displays, and a permission that may be given while the program runs, though it is not seen then."""

    def __init__(self, is_granted: bool = True) -> None:
        self.is_granted = is_granted
        self.asked = 0
        self.modes: list[int] = []
        self._shown = {int(shown.name): shown for shown in (RETINA, PLAIN_LEFT)}

    def CGGetActiveDisplayList(self, most, found, count) -> int:
        found[:2] = list(self._shown)
        count._obj.value = 2
        return 0

    def CGDisplayBounds(self, display: int) -> Rect:
        return Rect(*self._shown[display][1:5])

    def CGDisplayCopyDisplayMode(self, display: int) -> int:
        self.modes.append(display)
        return display

    def CGDisplayModeGetWidth(self, mode: int) -> int:
        return self._shown[mode].width

    def CGDisplayModeGetPixelWidth(self, mode: int) -> int:
        return int(self._shown[mode].width * self._shown[mode].scale)

    def CGDisplayModeRelease(self, mode: int) -> None:
        self.modes.remove(mode)

    def CGPreflightScreenCaptureAccess(self) -> bool:
        return self.is_granted

    def CGRequestScreenCaptureAccess(self) -> bool:
        self.asked += 1
        return False


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    played = Library()
    for module in (core_graphics, macos_permission):
        monkeypatch.setattr(module, "core_graphics", lambda: played)
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr(macos_permission, "_asked", False)
    return played


def test_displays_are_told_in_points_with_their_scale(library):
    assert core_graphics.displays() == [RETINA, PLAIN_LEFT]
    assert library.modes == []  # every one that was copied is released


def test_with_permission_nothing_is_said_or_asked(library):
    assert macos_permission.why_not() is None
    assert macos_permission.ask()
    assert library.asked == 0


def test_without_permission_it_says_what_to_do_and_asks_once(library):
    library.is_granted = False
    refusal = macos_permission.why_not()
    assert refusal is not None
    assert "Screen Recording" in refusal.advice and "open it again" in refusal.advice
    assert not macos_permission.ask()
    assert not macos_permission.ask()
    assert library.asked == 1


def test_without_permission_no_picture_of_the_wallpaper_is_given(library):
    library.is_granted = False
    with pytest.raises(UserError, match="does not let Docent record"):
        MssGrabber().grab()


def test_elsewhere_no_permission_is_needed(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    assert macos_permission.why_not() is None
    assert macos_permission.ask()


class Displays:
    """mss as it is on macOS: asked in points, it answers with a display's own pixels."""

    def __init__(self, screens: tuple[Screen, ...], cards: list[QImage]) -> None:
        self._displays = list(zip(screens, cards, strict=True))
        self.is_closed = False

    def grab(self, place: dict[str, int]) -> Shot:
        for screen, shown in self._displays:
            left, top = screen.to_device(place["left"], place["top"])
            size = (int(place[side] * screen.scale) for side in ("width", "height"))
            wanted = Area(left, top, *size)
            if screen.area.intersection(wanted) == wanted:
                x, y = left - screen.area.x, top - screen.area.y
                return Shot(shown.copy(x, y, wanted.width, wanted.height))
        raise AssertionError(f"{place} is on no single display")

    def close(self) -> None:
        self.is_closed = True


class Shot:
    """mss's screenshot; the fourth byte is undefined."""

    def __init__(self, image: QImage) -> None:
        self.raw = bytearray((pixels(image) & 0xFFFFFF).tobytes())
        self.width, self.height = image.width(), image.height()


@pytest.fixture
def desktop(library, monkeypatch) -> tuple[MssGrabber, Displays, list[QImage]]:
    cards = [card(120, 80, 1), card(50, 30, 2)]
    displays = Displays(laid_out([RETINA, PLAIN_LEFT]), cards)
    monkeypatch.setattr(mss_grabber, "_opened_mss", lambda: displays)
    return MssGrabber(), displays, cards


def test_a_desktop_of_two_scales_keeps_the_pixels_of_each(desktop):
    grabber, _, (retina, plain) = desktop
    whole = grabber.grab()
    assert grabber.name == "macOS"
    assert grabber.origin() == (-100, -20)
    assert (whole.width(), whole.height()) == (220, 100)
    assert whole.copy(100, 20, 120, 80) == retina
    assert whole.copy(0, 0, 50, 30) == plain
    beside = pixels(whole)[:, 50:100]
    assert (beside == 0xFF000000).all()


@pytest.mark.parametrize(
    "area", [(0, 0, 120, 80), (1, 1, 1, 1), (3, 5, 9, 20), (119, 79, 1, 1), (0, 7, 120, 2)]
)
def test_any_pixels_of_a_sharp_display_can_be_grabbed_though_it_counts_in_points(desktop, area):
    grabber, _, (retina, _) = desktop
    assert grabber.grab(Area(*area)) == retina.copy(*area)


def test_an_area_across_displays_is_put_together(desktop):
    grabber, _, _ = desktop
    whole = grabber.grab()
    assert grabber.grab(Area(-60, -5, 100, 60)) == whole.copy(40, 15, 100, 60)


def test_closing_lets_go_of_the_system(desktop):
    grabber, displays, _ = desktop
    grabber.grab()
    grabber.close()
    assert displays.is_closed


@pytest.mark.warns
def test_a_picture_of_another_size_than_asked_for_is_refused(desktop, monkeypatch):
    grabber, displays, _ = desktop
    monkeypatch.setattr(displays, "grab", lambda place: Shot(card(3, 3)))
    with pytest.raises(UserError, match="no picture"):
        grabber.grab()


def test_test_cards_differ_everywhere():
    shown = pixels(card(64, 64))
    assert not np.array_equal(shown[1:], shown[:-1])
    assert len(np.unique(shown)) > 4000


def test_a_capture_has_macos_ask_once_and_says_where_to_allow_it(library, qtbot):
    library.is_granted = False
    reading = DesktopReading(MssGrabber(), lambda _screens: [])
    for _ in range(2):
        with qtbot.waitSignal(reading.failed, timeout=30_000) as failed:
            reading.check(None)
        assert "System Settings" in failed.args[0].advice
    assert library.asked == 1
    reading.close()
