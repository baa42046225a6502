"""Toolbars whose buttons have text.

Called through interfaces.py in the data workers.
"""

from __future__ import annotations

from training.documents.layouts.dialogs import BUTTONS_QUESTIONS
from training.documents.layouts.screens import mixed, new_theme, readable_on
from training.documents.page import Ask, Page, Run, join, unseen

TOOLS = (
    "New",
    "Open",
    "Save",
    "Print",
    "Undo",
    "Redo",
    "Cut",
    "Copy",
    "Paste",
    "Find",
    "Back",
    "Forward",
    "Home",
    "Reload",
    "Stop",
    "Search",
    "Settings",
    "Help",
    "Delete",
    "Reply",
    "Send",
    "Attach",
    "Import",
    "Export",
    "Filter",
    "Sort",
    "Share",
    "Edit",
    "View",
    "Run",
    "Build",
    "Zoom",
)


def toolbar(page: Page) -> None:
    """One to three rows of buttons with text, small coloured signs before or above them."""
    rng, size = page.rng, page.size
    theme = new_theme(page)
    stacked = rng.random() < 0.35
    height = (3.1 if stacked else 2.2) * size
    rows = min(int(page.height / height), rng.choice((1, 1, 2, 3)))
    if rows < 1:
        return
    page.painter.box(0, 0, page.width, rows * height, mixed(theme.bar, theme.window, 0.6))
    free = list(TOOLS)
    rng.shuffle(free)
    runs: list[Run] = []
    sign = 0.45 * size
    for row in range(rows):
        x, line = 0.5 * size, []
        while free:
            text = free.pop() if rng.random() < 0.8 else page.source.word().capitalize()
            label = page.measure(text)
            width = (max(label, 2 * sign) if stacked else label + 2 * sign + 0.4 * size) + size
            if x + width > page.width or text in {run.text for run in runs}:
                break
            top = row * height
            if rng.random() < 0.3:
                page.painter.box(
                    x,
                    top + 2,
                    x + width - 3,
                    top + height - 2,
                    theme.button,
                    theme.button_edge,
                    1,
                    theme.radius,
                )
            colour = rng.choice(
                (
                    theme.accent,
                    (210, 60, 50),
                    (60, 150, 80),
                    (230, 160, 30),
                    mixed(theme.ink, theme.window, 0.4),
                )
            )
            if stacked:
                left, middle, baseline = x + (width - label) / 2, top + 1.0 * size, top + 2.7 * size
                page.painter.box(
                    x + width / 2 - sign,
                    middle - sign,
                    x + width / 2 + sign,
                    middle + sign,
                    colour,
                    None,
                    1,
                    2,
                )
            else:
                left, baseline = x + 0.4 * size + 2 * sign + 0.4 * size, top + height / 2 + 0.35 * size
                middle = top + height / 2
                page.painter.box(
                    x + 0.4 * size,
                    middle - sign,
                    x + 0.4 * size + 2 * sign,
                    middle + sign,
                    colour,
                    None,
                    1,
                    2,
                )
            line.append(page.write(left, baseline, text, ink=readable_on(theme.bar)))
            x += width
        if line:
            page.line(*line)
            runs += line
    page.painter.line(0, rows * height, page.width, rows * height, theme.edge)
    if runs:
        page.kind = "toolbar"
        page.asks.append(Ask("interface", rng.choice(BUTTONS_QUESTIONS), join(runs, ", ")))
        text = rng.choice(runs).text if rng.random() < 0.5 else rng.choice(TOOLS)
        answer = unseen("yes" if text in {run.text for run in runs} else "no")
        page.asks.append(Ask("interface", f"Is there a {text} button?", answer))
