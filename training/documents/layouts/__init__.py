"""Kinds of pages and regions, and how often each is drawn for training.

Called by sample.py in the data workers.

A layout is a function that fills a `Page` from the top until it is full; it must cope with any width from
200 px and any height from 40 px, and leaves the page without lines where it finds no room.
"""

from __future__ import annotations

from collections.abc import Callable

from training.documents.layouts import basic, charts, interfaces, invoices, letters, shapes
from training.documents.page import Page

Layout = Callable[[Page], None]

LAYOUTS: tuple[tuple[Layout, float], ...] = (
    (basic.form, 20),
    (basic.stacked_form, 3),
    (basic.paragraph, 13),
    (basic.table, 7),
    (basic.notice, 4),
    (basic.address, 3),
    (letters.letter, 14),
    (invoices.invoice, 16),
    (charts.chart, 7),
    (shapes.shapes, 5),
    (interfaces.interface, 10),
)


def draw_layout(page: Page) -> None:
    """Fills the page with a layout drawn by chance."""
    layouts, weights = zip(*LAYOUTS, strict=True)
    page.rng.choices(layouts, weights)[0](page)
