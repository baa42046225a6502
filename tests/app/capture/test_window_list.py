"""The windows of a real X desktop as the window mode gets them, and how points become pixels on macOS."""

import sys

import pytest

pytest.importorskip("Xlib")

from app.capture.macos_window_list import device_area
from app.capture.screens import Area, Screen
from app.capture.window_list import TopWindow, top_windows
from app.capture.x11_window_list import windows_of_x11

pytestmark = pytest.mark.gui
SHOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv)
windows = []
for line in sys.stdin:
    word, *rest = line.rstrip("\\n").split("|")
    if word == "open":
        title, x, y, width, height = rest
        window = QWidget()
        window.setWindowTitle(title)
        window.setGeometry(*map(int, (x, y, width, height)))
        window.show()
        windows.append(window)
    elif word == "minimise":
        windows[int(rest[0])].showMinimized()
    elif word == "raise":
        windows[int(rest[0])].raise_()
    for _ in range(20):
        application.processEvents()
    print("done", flush=True)
"""


@pytest.fixture
def program(x_display):
    """Opens windows as it is told; gives what the list says of them, the frontmost first."""
    process = x_display.start(sys.executable, "-c", SHOW)

    def tell(*words: object) -> None:
        process.stdin.write("|".join(map(str, words)) + "\n")
        assert process.stdout.readline() == "done\n"

    tell.process_id = process.pid
    return tell


def shown(qtbot, *titles: str) -> list[TopWindow]:
    """The windows once they are these; the window manager takes its time."""
    found: list[TopWindow] = []

    def are_there() -> bool:
        found[:] = top_windows()
        return [window.title for window in found] == list(titles)

    qtbot.waitUntil(are_there, timeout=30_000)
    return found


def test_the_frontmost_comes_first_with_its_frame_title_and_process(program, x_display, qtbot):
    program("open", "Ångström – 表", 700, 300, 400, 200)
    program("open", "second", 800, 350, 300, 100)
    front, back = shown(qtbot, "second", "Ångström – 表")
    inside = Area(700, 300, 400, 200)
    assert back.area.intersection(inside) == inside  # the frame lies around it
    assert 200 < back.area.height < 300
    assert 400 <= back.area.width < 450
    assert front.process_id == back.process_id == program.process_id
    program("raise", 0)
    shown(qtbot, "Ångström – 表", "second")


def test_minimised_windows_and_those_of_other_desktops_are_left_out(program, x_display, qtbot):
    program("open", "one", 700, 300, 300, 100)
    program("open", "two", 800, 350, 300, 100)
    shown(qtbot, "two", "one")
    program("minimise", 1)
    shown(qtbot, "one")
    x_display.xdotool("set_num_desktops", 2)
    x_display.xdotool("set_desktop", 1)
    shown(qtbot)
    x_display.xdotool("set_desktop", 0)
    shown(qtbot, "one")
    x_display.xdotool("set_num_desktops", 1)


def test_without_a_server_or_on_wayland_the_list_is_empty(monkeypatch):
    assert windows_of_x11(":12345") == []
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    if sys.platform == "linux":
        assert top_windows() == []


@pytest.mark.skipif(sys.platform not in ("win32", "darwin"), reason="asks Windows or macOS")
def test_the_system_tells_of_windows():
    screens = (Screen("only", Area(0, 0, 4000, 3000), (0, 0), 1.0),)
    assert all(not window.area.is_empty for window in top_windows(screens))


@pytest.mark.parametrize(
    ("bounds", "area"),
    [
        ((100, 50, 300, 200), Area(200, 100, 600, 400)),  # on the Retina screen
        ((1500, 100, 300, 200), Area(1560, 200, 300, 200)),  # on the plain one beside it
        ((1350, 0, 160, 80), Area(2700, 0, 320, 160)),  # across both: where its centre is
        ((-900, 10, 100, 100), Area(-1800, 20, 200, 200)),  # on none
    ],
)
def test_points_become_pixels_of_the_screen_that_has_the_window(bounds, area):
    screens = (
        Screen("Retina", Area(0, 0, 2880, 1800), (0, 0), 2.0),
        Screen("plain", Area(1500, 100, 1920, 1080), (1440, 0), 1.0),
    )
    assert device_area(bounds, screens) == area
