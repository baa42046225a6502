"""A part of a page that is higher than the canvas, as a look at a whole page is: what of it is still known.

Called by sample.py in the data workers. What stands on the document but outside of the part is "not on this
page": the looks at a long page meet that more often than anything else.
"""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from app.inference.spoken import REFUSAL
from training.documents.field_questions import in_question, sentence, words_of
from training.documents.page import Ask, Field, Page, Run, Section, Table, text_of, unseen
from training.documents.painter import Glyph
from training.documents.questions import CELL_QUESTIONS, refusals_for

TRIES = 8  # to find a top that cuts no line
LEAST_SEEN = 0.75  # of a glyph's height, to be read
FEWEST_ROWS = 2  # of a table that is still one
AT_TOP = 0.3  # of the tops that are tried are the page's own: there its kind shows
WHOLE_PAGE_TASKS = {"kind", "presence", "count"}  # about what may stand outside
NUMBERED = {"read", "line"}  # need every line whole


def top_of_part(page: Page, height: int, rng: random.Random) -> int:
    """Where a part of this height begins: between two lines, if such a place is soon found."""
    most = page.height - height
    at_top = 0.1 if page.source.held_out else AT_TOP
    wished = [0 if rng.random() < at_top else rng.randint(0, most) for _ in range(TRIES)]
    edges = np.array([(g.top, g.baseline + 0.3 * (g.baseline - g.top)) for g in page.glyphs]).reshape(-1, 2)

    def crossed(top: int) -> int:
        return sum(int(((edges[:, 0] < y) & (y < edges[:, 1])).sum()) for y in (top, top + height))

    return min(wished, key=crossed)


class _Seen:
    """Which glyphs of a page lie in the part, with their places in it."""

    def __init__(self, page: Page, top: int, height: int) -> None:
        self.glyphs: list[Glyph] = []
        self.numbers: list[int] = []  # by the page's own; -1 outside, -2 where the edge cuts it
        for glyph in page.glyphs:
            inside = min(glyph.baseline, top + height) - max(glyph.top, top)
            if inside >= LEAST_SEEN * (glyph.baseline - glyph.top):
                self.numbers.append(len(self.glyphs))
                self.glyphs.append(replace(glyph, top=glyph.top - top, baseline=glyph.baseline - top))
            else:
                self.numbers.append(-2 if inside > 0 else -1)

    def whole(self, run: Run) -> Run | None:
        """The run with its new glyphs, or None where some of it is not to be seen."""
        if any(g >= 0 and self.numbers[g] < 0 for g in run.glyphs):
            return None
        return Run(run.text, tuple(self.numbers[g] if g >= 0 else -1 for g in run.glyphs))

    def wholes(self, runs: list[Run]) -> list[Run] | None:
        out = [whole for run in runs if (whole := self.whole(run)) is not None]
        return out if len(out) == len(runs) else None

    def is_gone(self, run: Run) -> bool:
        return all(g < 0 or self.numbers[g] == -1 for g in run.glyphs)

    def cuts(self, runs: list[Run]) -> bool:
        """Whether the edge leaves a part of a line, or halves of its letters."""
        return self.wholes(runs) is None and not all(self.is_gone(run) for run in runs)


def part_of_page(page: Page, top: int, height: int) -> tuple[Page, set[str]]:
    """What is known of the part of a page that begins at `top` (px), glyphs moved up by as much, and the
    tasks that it cannot be asked.

    Its `asks` hold refusals for fields, rows and other things that stand outside. Its painter still shows all
    of the page.
    """
    seen = _Seen(page, top, height)
    part = replace(page, height=height, glyphs=seen.glyphs, kind="", marks=set(), asks=[])
    part.lines = [runs for line in page.lines if (runs := seen.wholes(line))]
    if top == 0 and not page.source.held_out:
        part.kind = page.kind
    whole_page_tasks = WHOLE_PAGE_TASKS - {"kind"} if part.kind else WHOLE_PAGE_TASKS
    unasked = whole_page_tasks | (NUMBERED if any(seen.cuts(line) for line in page.lines) else set())
    part.heading = seen.whole(page.heading) if page.heading is not None else None
    part.boxes = [run for box in page.boxes if (run := seen.whole(box)) is not None]
    part.sections = [
        Section(heading, text, section.questions)
        for section in page.sections
        if (heading := seen.whole(section.heading)) and (text := seen.whole(section.text))
    ]
    part.tables = [table for one in page.tables if (table := _table(one, seen))]
    shown, everywhere = text_of(part.lines).lower(), text_of(page.lines).lower()
    part.fields, elsewhere = [], []
    for one in page.fields:
        label = one.label.lower()
        value = seen.whole(one.value)
        if (
            value is not None
            and max(value.glyphs, default=-1) >= 0
            and (label in shown or label not in everywhere)
        ):
            part.fields.append(Field(one.label, value, one.questions))
        elif seen.is_gone(one.value) and label not in shown:
            elsewhere.append(one)
    part.asks = [
        Ask(ask.task, ask.question, answer)
        for ask in page.asks
        if (ask.task == "refuse" or max(ask.answer.glyphs, default=-1) >= 0)
        and (answer := seen.whole(ask.answer))
    ]
    part.asks += refusals_for(elsewhere, part)
    if not page.source.held_out:  # the held-out parts are asked what they always were
        part.asks += _gone_asks(page, seen, shown, everywhere)
        part.asks += _gone_rows(page, part, seen, shown)
    return part, unasked


def _gone_asks(page: Page, seen: _Seen, shown: str, everywhere: str) -> list[Ask]:
    """The page's own questions about something of which the part shows nothing."""
    out = []
    for ask in page.asks:
        named = words_of(ask.question) & words_of(everywhere)
        has_place = max(ask.answer.glyphs, default=-1) >= 0
        if has_place and seen.is_gone(ask.answer) and named and not named & words_of(shown):
            out.append(Ask("refuse", ask.question, unseen(REFUSAL)))
    return out


def _gone_rows(page: Page, part: Page, seen: _Seen, shown: str) -> list[Ask]:
    """Questions for cells of rows that stand outside of the part, where it shows others."""
    out = []
    for table in page.tables:
        gone = [row for row in table.rows if all(map(seen.is_gone, row)) and row[0].text.lower() not in shown]
        if gone and part.tables:
            row, column = page.rng.choice(gone), page.rng.choice(table.header[1:])
            question = page.rng.choice(CELL_QUESTIONS).format(
                row=row[0].text, column=in_question(column.text, page.rng)
            )
            out.append(Ask("refuse", sentence(question), unseen(REFUSAL)))
    return out


def _table(table: Table, seen: _Seen) -> Table | None:
    header = seen.wholes(table.header)
    rows = [whole for row in table.rows if (whole := seen.wholes(row))]
    return None if header is None or len(rows) < FEWEST_ROWS else Table(header, rows, table.row_noun)
