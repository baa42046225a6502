"""The parts that windows are made of, drawn as the desktop of a theme draws them.

Used by the layouts of user interfaces (dialogs.py, menus.py, panes.py, windows.py).
"""

from __future__ import annotations

from dataclasses import replace

from training.documents.layouts.chart_parts import sans_look
from training.documents.layouts.themes import THEMES, Theme
from training.documents.page import Page, Run
from training.documents.painter import Colour

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)


def readable_on(ground: Colour) -> Colour:
    """Black or white, whichever is read on it."""
    return (15, 15, 15) if 0.3 * ground[0] + 0.59 * ground[1] + 0.11 * ground[2] > 150 else (255, 255, 255)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def new_theme(page: Page) -> Theme:
    """A desktop drawn by chance; the page takes on its print and its colours, and is painted as desktop."""
    rng = page.rng
    theme = rng.choice(THEMES)
    if rng.random() < 0.3:  # people choose colours of their own
        accent = rng.choice(((200, 60, 40), (40, 140, 70), (140, 70, 170), (210, 120, 20), (20, 130, 140)))
        theme = replace(theme, accent=accent)
    look = sans_look(page.look, rng, page.source.held_out, page.size)
    page.look = replace(look, paper=theme.window, ink=theme.ink, faint=theme.faint, accent=theme.accent)
    desktop = theme.desktop if rng.random() < 0.4 else mixed(theme.window, theme.desktop, rng.uniform(0, 0.3))
    page.painter.box(-2, -2, page.width + 2, page.height + 2, desktop)
    return theme


def raised(
    page: Page, theme: Theme, x0: float, y0: float, x1: float, y1: float, sunken: bool = False
) -> None:
    """The light and dark edges of old toolkits."""
    light, dark = mixed(theme.window, _WHITE, 0.75), mixed(theme.window, _BLACK, 0.5)
    if sunken:
        light, dark = dark, light
    painter = page.painter
    painter.line(x0, y0, x1, y0, light)
    painter.line(x0, y0, x0, y1, light)
    painter.line(x0, y1, x1, y1, dark)
    painter.line(x1, y0, x1, y1, dark)


def draw_button(
    page: Page,
    theme: Theme,
    x: float,
    top: float,
    width: float,
    height: float,
    text: str,
    default: bool = False,
) -> Run:
    """A button with its text in the middle; the default one is shown as the system does."""
    painter = page.painter
    filled = default and theme.filled_default
    face = theme.accent if filled else theme.button
    edge = theme.accent if default else theme.button_edge
    if theme.bevel:
        if default:
            painter.box(x - 2, top - 2, x + width + 2, top + height + 2, None, _BLACK, 2)
        painter.box(x, top, x + width, top + height, face)
        raised(page, theme, x, top, x + width, top + height)
    else:
        weight = 2.0 if default and not filled else 1.0
        painter.box(x, top, x + width, top + height, face, edge, weight, min(theme.radius, height / 2))
    start = x + (width - page.measure(text)) / 2
    return page.write(start, top + height / 2 + 0.35 * page.size, text, ink=readable_on(face))


def button_width(page: Page, text: str, least: float = 4.0) -> float:
    return max(page.measure(text) + 1.4 * page.size, least * page.size)


def draw_window(page: Page, theme: Theme, x0: float, y0: float, x1: float, y1: float) -> None:
    """The body of a window or of a part of a page that stands out."""
    shade = mixed(theme.window, _BLACK, 0.35)
    if theme.bevel:
        page.painter.box(x0, y0, x1, y1, theme.window)
        raised(page, theme, x0, y0, x1, y1)
    else:
        page.painter.box(
            x0,
            y0,
            x1,
            y1,
            theme.window,
            theme.edge if sum(theme.window) < 330 else mixed(theme.edge, shade, 0.3),
            1,
            theme.radius,
        )


def draw_title(
    page: Page, theme: Theme, x0: float, y0: float, x1: float, text: str
) -> tuple[Run | None, float]:
    """The title bar of a window: its text, if it had room, and where the bar ends."""
    size, painter = page.size, page.painter
    y1 = y0 + 1.75 * size
    painter.box(x0 + 1, y0 + 1, x1 - 1, y1, theme.bar, None, 1, 0)
    middle = (y0 + y1) / 2
    room = x1 - x0 - 2 * size
    if theme.controls == "left":
        for i, colour in enumerate(((255, 95, 87), (254, 188, 46), (40, 200, 64))):
            x = x0 + (0.8 + 1.15 * i) * size
            painter.ellipse(
                x - 0.35 * size, middle - 0.35 * size, x + 0.35 * size, middle + 0.35 * size, colour
            )
        room -= 4 * size
    elif theme.controls:
        x, reach = x1 - size, 0.28 * size
        painter.line(x - reach, middle - reach, x + reach, middle + reach, theme.bar_ink, max(1, size / 14))
        painter.line(x - reach, middle + reach, x + reach, middle - reach, theme.bar_ink, max(1, size / 14))
        if page.rng.random() < 0.5 and room > 12 * size:
            x -= 2 * size
            painter.box(x - reach, middle - reach, x + reach, middle + reach, None, theme.bar_ink)
            x -= 2 * size
            painter.line(x - reach, middle, x + reach, middle, theme.bar_ink)
            room -= 4 * size
        room -= 1.5 * size
    font = page.look.bold if theme.bar_bold else page.look.font
    width = page.measure(text, font)
    if width > room:
        return None, y1
    start = x0 + 0.7 * size
    if theme.bar_centred:
        start = (x0 + x1 - width) / 2
        if theme.controls == "left":
            start = max(start, x0 + 4.2 * size)
    return page.write(start, middle + 0.35 * size, text, font, ink=theme.bar_ink), y1


def draw_tick(page: Page, theme: Theme, x: float, middle: float, ticked: bool, style: str) -> float:
    """A tick box, switch or radio button ("box", "switch", "radio") from x on; returns where text starts."""
    painter, half = page.painter, 0.42 * page.size
    size = page.size
    dim = mixed(theme.ink, theme.window, 0.35)
    thick = max(1.0, size / 9)
    if style == "switch":
        ground = theme.accent if ticked else mixed(theme.window, theme.ink, 0.3)
        painter.box(x, middle - half, x + 1.7 * size, middle + half, ground, None, 1, half)
        knob = x + (1.7 * size - 2 * half if ticked else 0) + 0.08 * size
        painter.ellipse(knob, middle - 0.34 * size, knob + 0.68 * size, middle + 0.34 * size, _WHITE)
        return x + 2.2 * size
    if style == "radio":
        painter.ellipse(x, middle - half, x + 2 * half, middle + half, theme.field, dim, 1)
        if ticked:
            dot = theme.accent if theme.filled_default else theme.ink
            inner = 0.45 * half
            painter.ellipse(x + half - inner, middle - inner, x + half + inner, middle + inner, dot)
        return x + 1.4 * size
    filled = ticked and theme.filled_default and not theme.bevel
    ground = theme.accent if filled else theme.field
    painter.box(x, middle - half, x + 2 * half, middle + half, ground, theme.accent if filled else dim, 1)
    if ticked:
        ink = _WHITE if filled else readable_on(theme.field)
        if theme.name in ("motif", "x11", "fusion") and page.rng.random() < 0.6:
            painter.line(x + 3, middle - half + 3, x + 2 * half - 3, middle + half - 3, ink, thick)
            painter.line(x + 3, middle + half - 3, x + 2 * half - 3, middle - half + 3, ink, thick)
        else:
            points = [
                (x + 0.35 * half, middle),
                (x + 0.8 * half, middle + 0.5 * half),
                (x + 1.7 * half, middle - 0.55 * half),
            ]
            painter.polyline(points, ink, thick)
    return x + 1.4 * size
