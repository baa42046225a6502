"""Kinds of pages and regions, and how often each is drawn for training.

Called by sample.py in the data workers.

A layout is a function that fills a `Page` from the top until it is full; it must cope with any width from
200 px and any height from 40 px, and leaves the page without lines where it finds no room.
"""

from __future__ import annotations

from collections.abc import Callable

from training.documents.layouts import (
    basic,
    boxed,
    charts,
    contracts,
    forms,
    interfaces,
    invoices,
    labels,
    letters,
    listings,
    mails,
    papers,
    receipts,
    shapes,
    slides,
    statements,
    tables,
)
from training.documents.page import Page

Layout = Callable[[Page], None]

LAYOUTS: tuple[tuple[Layout, float], ...] = (
    (basic.form, 10),
    (basic.stacked_form, 2),
    (basic.paragraph, 6),
    (basic.table, 3),
    (basic.notice, 2),
    (basic.address, 2),
    (letters.letter, 6),
    (invoices.invoice, 7),
    (receipts.receipt, 4),
    (contracts.contract, 5),
    (forms.form, 6),
    (papers.paper, 6),
    (slides.slide, 2.5),
    (tables.table, 6),
    (labels.label, 5),
    (statements.statement, 4),
    (mails.mail, 2.5),
    (listings.listing, 5),
    (charts.chart, 7),
    (shapes.shapes, 5),
    (interfaces.interface, 10),
    (boxed.boxed, 3),
)
# what was still found worst is drawn more often for training; the held-out set stays what it was
MORE_IN_TRAINING: dict[Layout, float] = {tables.table: 5, slides.slide: 2.5, forms.form: 3, labels.label: 2}


def draw_layout(page: Page) -> None:
    """Fills the page with a layout drawn by chance."""
    layouts, weights = zip(*LAYOUTS, strict=True)
    if not page.source.held_out:
        weights = tuple(weight + MORE_IN_TRAINING.get(layout, 0.0) for layout, weight in LAYOUTS)
    page.rng.choices(layouts, weights)[0](page)
