"""Colours and forms of many desktops, toolkits and web pages. Used by screens.py."""

from __future__ import annotations

from dataclasses import dataclass

from training.documents.painter import Colour

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)


@dataclass(frozen=True)
class Theme:
    """One desktop's look. `bevel` draws raised edges; `filled_default` fills the default button.

    `controls` is where the window's own buttons are: "right", "left" (round, coloured), or "" for none.
    """

    name: str
    desktop: Colour
    window: Colour
    bar: Colour
    bar_ink: Colour
    ink: Colour
    faint: Colour
    edge: Colour
    accent: Colour
    button: Colour
    button_edge: Colour
    field: Colour
    radius: float
    footer: Colour | None = None
    align: str = "right"
    controls: str = "right"
    bar_centred: bool = False
    bar_bold: bool = False
    bevel: bool = False
    filled_default: bool = True


def _theme(name: str, desktop: Colour, window: Colour, accent: Colour, **rest: object) -> Theme:
    """A theme of light or dark windows with the usual colours for what is not said."""
    dark = sum(window) < 330
    usual: dict[str, object] = {
        "bar": window,
        "bar_ink": (235, 235, 235) if dark else (20, 20, 20),
        "ink": (238, 238, 238) if dark else (20, 20, 20),
        "faint": (120, 120, 124) if dark else (150, 150, 150),
        "edge": (104, 104, 110) if dark else (190, 190, 190),
        "button": (70, 70, 74) if dark else (236, 236, 236),
        "button_edge": (95, 95, 100) if dark else (180, 180, 180),
        "field": (28, 28, 30) if dark else _WHITE,
        "radius": 4.0,
    }
    return Theme(
        name=name,
        desktop=desktop,
        window=window,
        accent=accent,
        **{**usual, **rest},  # type: ignore[arg-type]
    )


THEMES = (
    _theme(
        "windows 10",
        (0, 99, 177),
        _WHITE,
        (0, 120, 215),
        footer=(240, 240, 240),
        button=(225, 225, 225),
        button_edge=(173, 173, 173),
        radius=0.0,
        filled_default=False,
    ),
    _theme(
        "windows 11",
        (200, 215, 235),
        _WHITE,
        (0, 95, 184),
        footer=(243, 243, 243),
        button=(253, 253, 253),
        button_edge=(208, 208, 208),
        radius=5.0,
    ),
    _theme(
        "windows classic",
        (0, 128, 128),
        (212, 208, 200),
        (10, 36, 106),
        bar=(10, 36, 106),
        bar_ink=_WHITE,
        bar_bold=True,
        button=(212, 208, 200),
        radius=0.0,
        bevel=True,
        align="centre",
        filled_default=False,
    ),
    _theme(
        "windows xp",
        (90, 126, 220),
        (236, 233, 216),
        (0, 84, 227),
        bar=(0, 84, 227),
        bar_ink=_WHITE,
        bar_bold=True,
        button=(244, 243, 238),
        button_edge=(0, 60, 116),
        align="centre",
        filled_default=False,
    ),
    _theme(
        "gnome",
        (60, 60, 80),
        (250, 250, 250),
        (53, 132, 228),
        radius=9.0,
        bar=(235, 235, 235),
        bar_centred=True,
        bar_bold=True,
        align="spread",
        controls="right",
    ),
    _theme(
        "gnome old",
        (90, 90, 110),
        (246, 245, 244),
        (53, 132, 228),
        bar=(225, 222, 219),
        bar_centred=True,
        bar_bold=True,
        button=(240, 238, 236),
        button_edge=(205, 199, 194),
        radius=5.0,
    ),
    _theme(
        "gnome dark",
        (20, 20, 30),
        (54, 54, 58),
        (53, 132, 228),
        radius=9.0,
        bar=(48, 48, 52),
        bar_centred=True,
        bar_bold=True,
        align="spread",
    ),
    _theme(
        "kde",
        (70, 130, 180),
        (239, 240, 241),
        (61, 174, 233),
        bar=(222, 224, 226),
        bar_centred=True,
        button=(252, 252, 252),
        button_edge=(188, 190, 191),
        filled_default=False,
    ),
    _theme(
        "kde dark",
        (30, 40, 50),
        (42, 46, 50),
        (61, 174, 233),
        bar=(49, 54, 59),
        bar_centred=True,
        button=(49, 54, 59),
        filled_default=False,
    ),
    _theme(
        "mac",
        (120, 150, 190),
        (236, 236, 236),
        (0, 122, 255),
        bar=(226, 226, 226),
        controls="left",
        bar_centred=True,
        bar_bold=True,
        button=_WHITE,
        button_edge=(205, 205, 205),
        radius=6.0,
    ),
    _theme(
        "mac dark",
        (30, 30, 50),
        (50, 50, 52),
        (10, 132, 255),
        bar=(58, 58, 60),
        controls="left",
        bar_centred=True,
        bar_bold=True,
        button=(100, 100, 104),
        button_edge=(100, 100, 104),
        radius=6.0,
    ),
    _theme(
        "motif",
        (100, 110, 140),
        (174, 178, 195),
        (80, 90, 120),
        bar=(120, 130, 165),
        bar_ink=_WHITE,
        bar_centred=True,
        button=(174, 178, 195),
        radius=0.0,
        bevel=True,
        align="spread",
        filled_default=False,
    ),
    _theme(
        "x11",
        (110, 110, 110),
        _WHITE,
        _BLACK,
        bar=(70, 90, 120),
        bar_ink=_WHITE,
        button=_WHITE,
        button_edge=_BLACK,
        edge=_BLACK,
        radius=0.0,
        align="left",
        filled_default=False,
        controls="",
    ),
    _theme(
        "tk",
        (90, 110, 140),
        (217, 217, 217),
        (74, 105, 132),
        bar=(70, 100, 140),
        bar_ink=_WHITE,
        button=(217, 217, 217),
        radius=0.0,
        bevel=True,
        align="centre",
        filled_default=False,
    ),
    _theme(
        "fusion",
        (100, 100, 110),
        (239, 239, 239),
        (48, 140, 198),
        bar=(200, 205, 210),
        bar_centred=True,
        button=(246, 246, 246),
        button_edge=(170, 170, 170),
        radius=3.0,
        filled_default=False,
    ),
    _theme(
        "web",
        (128, 128, 128),
        _WHITE,
        (13, 110, 253),
        button=(108, 117, 125),
        button_edge=(108, 117, 125),
        radius=5.0,
        bar_bold=True,
        controls="",
    ),
    _theme(
        "web plain",
        (110, 115, 125),
        _WHITE,
        (26, 115, 232),
        button=_WHITE,
        button_edge=_WHITE,
        radius=8.0,
        controls="",
        bar_bold=True,
    ),
    _theme("web dark", (10, 12, 18), (33, 37, 41), (13, 110, 253), controls="", bar_bold=True, radius=6.0),
)
