"""Kinds of pages and regions, and how often each is drawn for training. Called by sample.py in the data workers.

A layout is a function that fills a `Page` from the top until it is full; it must cope with any width from
200 px and any height from 40 px, and leaves the page without lines where it finds no room.
"""

from __future__ import annotations

from collections.abc import Callable

from training.documents.layouts import basic, charts, shapes
from training.documents.page import Page

Layout = Callable[[Page], None]

LAYOUTS: tuple[tuple[Layout, float], ...] = (
    (basic.form, 40),
    (basic.stacked_form, 6),
    (basic.paragraph, 26),
    (basic.table, 14),
    (basic.notice, 7),
    (basic.address, 7),
    (charts.chart, 7),
    (shapes.shapes, 5),
)


def draw_layout(page: Page) -> None:
    """Fills the page with a layout drawn by chance."""
    layouts, weights = zip(*LAYOUTS, strict=True)
    page.rng.choices(layouts, weights)[0](page)
