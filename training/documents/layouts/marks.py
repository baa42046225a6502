"""Drawn marks of documents: signatures, stamps, logos, barcodes, squares of dots, pictures.

Called by the other layouts in the data workers. Each draws into a given rectangle and adds its name to the
page's marks; text that belongs to a mark (a stamp's) is returned as a run, to be recorded by the caller.
"""

from __future__ import annotations

import math

from training.documents.page import Ask, Page, Run
from training.documents.painter import Colour

PEN_INKS: tuple[Colour, ...] = ((20, 30, 120), (10, 10, 20), (30, 60, 160), (0, 0, 0))
STAMP_INKS: tuple[Colour, ...] = ((180, 20, 40), (30, 60, 160), (20, 120, 60), (120, 30, 120))


def _smooth(points: list[tuple[float, float]], steps: int = 4) -> list[tuple[float, float]]:
    """Points on a curve (Catmull-Rom) through the given ones."""
    padded = [points[0], *points, points[-1]]
    out = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            weights = (
                -0.5 * t + t * t - 0.5 * t**3,
                1 - 2.5 * t * t + 1.5 * t**3,
                0.5 * t + 2 * t * t - 1.5 * t**3,
                -0.5 * t * t + 0.5 * t**3,
            )
            out.append(
                (
                    sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                    sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
                )
            )
    return [*out, points[-1]]


def signature(page: Page, x0: float, top: float, width: float, height: float) -> None:
    """A scribble of a pen: loops that run to the right, tall ones at first."""
    rng = page.rng
    middle = top + 0.62 * height
    count = rng.randint(6, 12)
    points = []
    for i in range(count):
        reach = height * (0.5 if i < 2 or rng.random() < 0.2 else 0.2)
        sign = -1 if i % 2 == 0 else 0.75
        x = x0 + width * (i + rng.uniform(-0.55, 0.55)) / count
        points.append((max(x0, x), middle + sign * reach * rng.uniform(0.4, 1.1)))
    ink = rng.choice(PEN_INKS)
    pen = max(1.0, rng.uniform(0.05, 0.11) * page.size)
    page.painter.polyline(_smooth(points), ink, pen)
    if rng.random() < 0.4:  # a flourish below
        y = min(middle + 0.3 * height, top + height - 1)
        start = x0 + rng.uniform(0, 0.3) * width
        page.painter.polyline(
            _smooth([(start, y), (x0 + 0.6 * width, y - 0.12 * height), (x0 + width, y - 0.02 * height)]),
            ink,
            pen,
        )
    page.marks.add("signature")


def stamp(page: Page, x: float, top: float, room: float, text: str) -> Run | None:
    """A rubber stamp with a word in it, in a ring or a double frame; None where it has no room."""
    rng = page.rng
    ink = rng.choice(STAMP_INKS)
    size = page.size * rng.uniform(1.0, 1.5)
    width = page.measure(text, page.look.bold, size)
    edge = max(1.0, 0.1 * size)
    if rng.random() < 0.4:
        across = width + 1.6 * size
        if across > room or top + across > page.height or x + across > page.width:
            return None
        page.painter.ellipse(x, top, x + across, top + across, outline=ink, width=edge)
        inset = 0.35 * size
        page.painter.ellipse(
            x + inset,
            top + inset,
            x + across - inset,
            top + across - inset,
            outline=ink,
            width=max(1, edge / 2),
        )
        baseline = top + across / 2 + 0.35 * size
        for y in (baseline - 1.0 * size, baseline + 0.45 * size):
            page.painter.line(x + 0.25 * across, y, x + 0.75 * across, y, ink, max(1, edge / 2))
        start = x + (across - width) / 2
    else:
        across, height = width + 1.0 * size, 1.8 * size
        if across > room or top + height > page.height or x + across > page.width:
            return None
        page.painter.box(x, top, x + across, top + height, outline=ink, width=edge, radius=0.25 * size)
        if rng.random() < 0.5:
            inset = 0.22 * size
            page.painter.box(x + inset, top + inset, x + across - inset, top + height - inset, outline=ink)
        baseline = top + height / 2 + 0.36 * size
        start = x + 0.5 * size
    page.marks.add("stamp")
    return page.write(start, baseline, text, page.look.bold, size, ink)


def ask_stamp(page: Page, run: Run) -> None:
    """Asks what a stamp says."""
    question = page.rng.choice(("What does the stamp say?", "Read the stamp.", "What is stamped on it?"))
    page.asks.append(Ask("box", question, run))


def logo(page: Page, x: float, top: float, height: float) -> None:
    """A simple emblem as wide as high, in the page's accent colour."""
    rng = page.rng
    ink, paper = page.look.accent, page.look.paper
    second = rng.choice(STAMP_INKS)
    right, bottom = x + height, top + height
    middle_x, middle_y = x + height / 2, top + height / 2
    painter = page.painter
    kind = rng.randrange(7)
    if kind == 0:
        painter.ellipse(x, top, right, bottom, fill=ink)
        painter.ellipse(
            x + 0.3 * height, top + 0.3 * height, right - 0.3 * height, bottom - 0.3 * height, fill=paper
        )
    elif kind == 1:
        painter.polygon([(x, bottom), (middle_x, top), (right, bottom)], fill=ink)
        painter.polygon([(middle_x, bottom), (x + 0.75 * height, middle_y), (right, bottom)], fill=second)
    elif kind == 2:
        painter.box(x, top, right, bottom, fill=ink, radius=0.2 * height)
        painter.polygon(
            [
                (middle_x, top + 0.2 * height),
                (right - 0.2 * height, bottom - 0.25 * height),
                (x + 0.2 * height, middle_y),
            ],
            fill=paper,
        )
    elif kind == 3:
        for i in range(3):
            low = top + height * (0.6 - 0.3 * i)
            painter.box(
                x + i * height / 3, low, x + (i + 0.8) * height / 3, bottom, fill=(ink, second, ink)[i]
            )
    elif kind == 4:
        painter.polygon([(middle_x, top), (right, middle_y), (middle_x, bottom), (x, middle_y)], fill=ink)
        painter.ellipse(
            middle_x - 0.18 * height,
            middle_y - 0.18 * height,
            middle_x + 0.18 * height,
            middle_y + 0.18 * height,
            fill=paper,
        )
    elif kind == 5:
        points = []
        for i in range(10):
            reach = height / 2 * (1.0 if i % 2 == 0 else 0.45)
            angle = math.pi * (i / 5 - 0.5)
            points.append((middle_x + reach * math.cos(angle), middle_y + reach * math.sin(angle)))
        painter.polygon(points, fill=ink)
    else:
        painter.ellipse(x, top, x + 0.65 * height, top + 0.65 * height, fill=ink)
        painter.ellipse(
            x + 0.35 * height, top + 0.35 * height, right, bottom, outline=second, width=max(1, 0.1 * height)
        )
    page.marks.add("logo")


def barcode(page: Page, x: float, top: float, width: float, height: float) -> None:
    """Bars of changing width on white."""
    rng = page.rng
    painter = page.painter
    painter.box(x - 3, top - 2, x + width + 3, top + height + 2, fill=(255, 255, 255))
    unit = max(1.0, round(width / rng.randint(70, 110)))
    at, end = x, x + width
    while at < end - 4 * unit:
        bar = unit * rng.choice((1, 1, 2, 3))
        painter.box(at, top, at + bar - 0.4, top + height, fill=(0, 0, 0))
        at += bar + unit * rng.choice((1, 1, 2, 3))
    page.marks.add("barcode")


def dot_code(page: Page, x: float, top: float, height: float) -> None:
    """A square of dark cells with three framed corners, as phones read it."""
    rng = page.rng
    count = 21 if height > 50 else 17
    cell = max(1.0, height / count)
    painter = page.painter
    painter.box(x - 2, top - 2, x + cell * count + 2, top + cell * count + 2, fill=(255, 255, 255))
    for row in range(count):
        start = 0
        filled = False
        for column in range(count + 1):
            corner = (row < 8 and (column < 8 or column >= count - 8)) or (row >= count - 8 and column < 8)
            dark = column < count and not corner and rng.random() < 0.5
            if dark and not filled:
                start, filled = column, True
            elif not dark and filled:
                painter.box(
                    x + start * cell,
                    top + row * cell,
                    x + column * cell,
                    top + (row + 1) * cell,
                    fill=(0, 0, 0),
                )
                filled = False
    for row, column in ((0, 0), (0, count - 7), (count - 7, 0)):
        left, high = x + column * cell, top + row * cell
        painter.box(left, high, left + 7 * cell, high + 7 * cell, fill=(0, 0, 0))
        painter.box(left + cell, high + cell, left + 6 * cell, high + 6 * cell, fill=(255, 255, 255))
        painter.box(left + 2 * cell, high + 2 * cell, left + 5 * cell, high + 5 * cell, fill=(0, 0, 0))
    page.marks.add("barcode")


def picture(page: Page, x0: float, top: float, x1: float, bottom: float) -> None:
    """Something like a photograph: hills below a sun, or a head and shoulders, in greys or muted colours."""
    rng = page.rng
    painter = page.painter
    width, height = x1 - x0, bottom - top
    base = [rng.randint(90, 210) for _ in range(3)] if rng.random() < 0.6 else [rng.randint(90, 210)] * 3

    def shade(factor: float) -> Colour:
        red, green, blue = (max(0, min(255, round(value * factor))) for value in base)
        return (red, green, blue)

    bands = 6
    for i in range(bands):
        low = top + height * (i + 1) / bands
        painter.box(x0, top + height * i / bands, x1, low, fill=shade(1.15 - 0.05 * i))
    if rng.random() < 0.5:
        for factor in (0.8, 0.6, 0.45):
            level = bottom - height * (factor - 0.25)
            hill = [(x0, bottom), (x0, level)]
            hill += [(x0 + width * k / 4, level - rng.uniform(-0.1, 0.15) * height) for k in range(1, 4)]
            painter.polygon([*hill, (x1, level), (x1, bottom)], fill=shade(factor))
        sun = 0.1 * min(width, height)
        x, y = x0 + width * rng.uniform(0.2, 0.8), top + 0.2 * height
        painter.ellipse(x - sun, y - sun, x + sun, y + sun, fill=(250, 240, 190))
    else:
        middle, head = (x0 + x1) / 2, 0.18 * min(width, height)
        painter.ellipse(
            middle - head, top + 0.2 * height, middle + head, top + 0.2 * height + 2.4 * head, fill=shade(0.7)
        )
        shoulder = min(0.42 * width, 2.4 * head)
        painter.polygon(
            [
                (middle - shoulder, bottom),
                (middle - 0.8 * shoulder, top + 0.72 * height),
                (middle, top + 0.62 * height),
                (middle + 0.8 * shoulder, top + 0.72 * height),
                (middle + shoulder, bottom),
            ],
            fill=shade(0.4),
        )
    page.marks.add("picture")
