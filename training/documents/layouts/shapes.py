"""Plain shapes in plain colours on a plain ground. Called through layouts/__init__.py in the data workers."""

from __future__ import annotations

import math

from training.documents.layouts.figures import (
    COLOURS,
    SHAPES,
    Figure,
    ask_attributes,
    ask_counts,
    ask_relations,
    pair_is_held_out,
    relation,
    shows_held_out,
)
from training.documents.page import Ask, Page, join
from training.documents.painter import Colour

PAPERS: tuple[Colour, ...] = (
    (255, 255, 255),
    (255, 255, 255),
    (240, 240, 240),
    (250, 246, 232),
    (226, 238, 250),
    (60, 64, 70),
    (0, 0, 0),
    (28, 38, 66),
)
FURTHEST_NEAR = 130  # summed difference of two colours that are hard to tell apart beside each other
TRIES = 40


def _differ(one: Colour, other: Colour) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) > FURTHEST_NEAR


def _place(page: Page, figures: list[Figure], paper: Colour, bottom: float) -> Figure | None:
    """A further figure, free of the others or wholly inside one of them, or None where it found no room."""
    rng = page.rng
    for _ in range(TRIES):
        shape, colour = rng.choice(SHAPES), rng.choice(list(COLOURS))
        if pair_is_held_out(colour, shape) and (not page.source.held_out or rng.random() < 0.5):
            continue
        hosts = [f for f in figures if f.shape != "star" and min(f.x1 - f.x0, f.y1 - f.y0) > 56]
        host = rng.choice(hosts) if hosts and rng.random() < 0.5 else None
        ground = COLOURS[host.colour] if host else paper
        if not _differ(COLOURS[colour], ground):
            continue
        if host:
            size = min(host.x1 - host.x0, host.y1 - host.y0) * rng.uniform(0.28, 0.42)
        else:
            size = max(18.0, min(bottom, page.width / 3) * rng.uniform(0.18, 0.72))
        width, height = size, size
        if shape == "rectangle":
            width, height = (size, size * 0.5) if rng.random() < 0.65 else (size * 0.5, size)
            if not host and width > height:
                width, height = width * 1.3, height * 1.3
        if host:
            middle = 0.66 if host.shape == "triangle" else 0.5
            x0 = (host.x0 + host.x1 - width) / 2 + rng.uniform(-0.05, 0.05) * width
            y0 = host.y0 + (host.y1 - host.y0) * middle - height / 2
        else:
            if width > page.width - 8 or height > bottom - 8:
                continue
            x0 = rng.uniform(4, page.width - width - 4)
            y0 = rng.uniform(4, bottom - height - 4)
        new = Figure(colour, shape, x0, y0, x0 + width, y0 + height)
        gap = 5
        apart = all(
            new.x1 + gap < f.x0 or f.x1 + gap < new.x0 or new.y1 + gap < f.y0 or f.y1 + gap < new.y0
            for f in figures
            if f is not host
        )
        if apart and (page.source.held_out or not shows_held_out([*figures, new])):
            return new
    return None


def _corners(figure: Figure, turn: float) -> list[tuple[float, float]]:
    """Corners of a star or triangle."""
    x, y = (figure.x0 + figure.x1) / 2, (figure.y0 + figure.y1) / 2
    half_width, half_height = (figure.x1 - figure.x0) / 2, (figure.y1 - figure.y0) / 2
    if figure.shape == "triangle":
        return [(x + turn * half_width, figure.y0), (figure.x0, figure.y1), (figure.x1, figure.y1)]
    points = []
    for i in range(10):
        reach = 1.0 if i % 2 == 0 else 0.42
        angle = math.pi * (i / 5 - 0.5)
        points.append((x + reach * half_width * math.cos(angle), y + reach * half_height * math.sin(angle)))
    return points


def _tinted(page: Page, name: str) -> Colour:
    """The colour of that name, a little off."""
    common, own = page.rng.randint(-10, 10), 0 if name in ("grey", "black", "white") else 10
    red, green, blue = (
        max(0, min(255, value + common + page.rng.randint(-own, own))) for value in COLOURS[name]
    )
    return (red, green, blue)


def _draw(page: Page, figure: Figure, edge: Colour | None, is_host: bool) -> None:
    rng = page.rng
    fill = _tinted(page, figure.colour)
    box = (figure.x0, figure.y0, figure.x1, figure.y1)
    width = rng.choice((1, 1, 2)) if edge else 1
    if figure.shape == "circle":
        page.painter.ellipse(*box, fill, edge or fill, width)
    elif figure.shape in ("square", "rectangle"):
        page.painter.box(*box, fill, edge or fill, width)
    else:
        turn = 0.0 if is_host else rng.choice((0.0, 0.0, 0.0, -1.0, 1.0))
        page.painter.polygon(_corners(figure, turn), fill, edge or fill, width)


def shapes(page: Page) -> None:
    """One to six figures on a plain ground, some inside others, now and then with a caption."""
    rng = page.rng
    if page.height < 48:
        return
    paper = rng.choice(PAPERS)
    caption = rng.random() < 0.2 and page.height > 6 * page.size
    bottom = page.height - (1.6 * page.size if caption else 0)
    figures: list[Figure] = []
    for _ in range(8):  # a held-out page shows what training does not
        figures = []
        for _ in range(rng.choices((1, 2, 3, 4, 5, 6), weights=(8, 30, 28, 18, 10, 6))[0]):
            figure = _place(page, figures, paper, bottom)
            if figure is not None:
                figures.append(figure)
        if figures and (not page.source.held_out or shows_held_out(figures)):
            break
    if not figures:
        return
    page.painter.box(0, 0, page.width, page.height, paper)
    light = sum(paper) > 380
    edge: Colour | None = None
    if rng.random() < 0.3:
        edge = (20, 20, 20) if light else (235, 235, 235)
    for figure in figures:
        _draw(
            page,
            figure,
            edge,
            any(relation(other, figure) == "inside" for other in figures if other is not figure),
        )
    page.kind = "shapes"
    if caption:
        ink = (20, 20, 20) if light else (235, 235, 235)
        text = page.fit(lambda: f"Figure {rng.randint(1, 40)}: {page.source.word()}", page.width - 16)
        if text is not None:
            run = page.write(
                (page.width - page.measure(text)) / 2, page.height - 0.6 * page.size, text, ink=ink
            )
            page.line(run)
            page.asks.append(Ask("shape", "What does the caption say?", join([run], " ")))
    page.asks += [*ask_attributes(page, figures), *ask_counts(page, figures), *ask_relations(page, figures)]
