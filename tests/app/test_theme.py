"""The palette can be read, in light and dark, and icons follow it."""

import pytest
from PySide6.QtWidgets import QApplication

from app.colours import DARK, LIGHT, Colours, contrast
from app.theme import Theme
from app.viewport.steps_card import format_ms

TEXT_ON = [
    ("text", ("panel", "raised", "canvas", "hover", "accent_soft")),
    ("muted", ("panel", "raised", "canvas", "hover")),
    ("accent", ("panel", "raised")),
    ("warning", ("panel", "raised")),
    ("error", ("panel", "raised")),
    ("on_accent", ("accent",)),
]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("role", "surfaces"), TEXT_ON, ids=[row[0] for row in TEXT_ON])
def test_text_colours_keep_their_contrast(colours: Colours, role: str, surfaces: tuple[str, ...]):
    for surface in surfaces:
        ratio = contrast(getattr(colours, role), getattr(colours, surface))
        assert ratio >= 4.5, f"{role} on {surface}: {ratio:.2f}"


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.gui
def test_choosing_dark_turns_the_window_colours_and_tells(qapp: QApplication, qtbot):
    theme = Theme(qapp, "light")
    assert not theme.colours.dark
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.colours is DARK
    assert qapp.palette().window().color().name() == DARK.panel


@pytest.mark.gui
def test_icons_are_drawn_in_the_colour_asked_for(qapp: QApplication):
    theme = Theme(qapp, "light")
    image = theme.icon("x", "error").pixmap(32, 32).toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert LIGHT.error in seen


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(0, "0 ms"), (0.31, "0.3 ms"), (84.4, "84 ms"), (999.4, "999 ms"), (999.6, "1.0 s"), (12_345, "12.3 s")],
)
def test_times_under_a_second_are_in_ms_and_above_with_one_decimal(milliseconds: float, words: str):
    assert format_ms(milliseconds) == words
