"""Tables of many themes and styles: price lists, timetables, inventories, grades, figures by month or region.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from training.documents.field_questions import in_question
from training.documents.layouts.content import clock, different, goods, person
from training.documents.layouts.grid import Column, Money, draw_table
from training.documents.layouts.parts import Cell, Flow, count, draw_pairs, refuse, wordings
from training.documents.page import Ask, Field, Page, Table, join
from training.documents.questions import plural, value_of

WORDS = wordings("tables")
RIGHT = {"money", "count", "small", "decimal", "percent", "sum", "big", "place", "time"}
NOTES = (
    "Source: own figures",
    "All prices include VAT",
    "Subject to change",
    "n = {}",
    "As of {}",
    "Figures rounded",
)


class _Tabulation:
    """One table with its title while it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        self.flow = Flow(page)
        self.theme: dict[str, Any] = self.rng.choice(WORDS["themes"])
        self.money = Money(self.rng, self.source.locale.language)
        self.decimals = self.rng.choice((1, 1, 2, 3))

    def draw(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        if rng.random() < 0.55 and flow.room(4):
            self.title()
        if rng.random() < 0.15 and flow.room(6):
            flow.paragraph(self.source.paragraph_words(6, 16, "report"))
            flow.gap(0.5)
        columns = self.columns()
        has_sum = rng.random() < 0.25
        table = draw_table(flow, columns, self.theme["noun"], reserve=1.3 if has_sum else 0.0)
        if table is None:
            if not page.lines:  # too low for a table
                make = self.maker("money")
                pairs = [(name, make(), ()) for name in columns[0].texts]
                draw_pairs(flow, pairs, rng.choice(("after", "column", "right")))
            return
        page.kind = self.theme["kind"] if page.heading is not None else "table"
        if has_sum:
            self.sums(table)
        self.asks(table, columns)
        if rng.random() < 0.2 and flow.room():
            note = rng.choice(NOTES).format(rng.choice((self.source.date(), "120")))
            flow.write(note, size=max(9.0, 0.85 * page.size))
        if flow.is_whole and page.rng.random() < 0.6:
            flow.gap(1)
            flow.paragraph(self.source.paragraph_words(20, 80, "report"))

    def title(self) -> None:
        rng, flow = self.rng, self.flow
        text = rng.choice(self.theme["titles"]).format(
            year=rng.randint(1995, 2030), number=rng.randint(1, 99)
        )
        flow.heading(text, rng.choice(("left", "left", "centre")), rng.uniform(1.0, 1.4))
        flow.gap(rng.uniform(0.1, 0.6))

    def columns(self) -> list[Column]:
        rng, page = self.rng, self.page
        room = int((self.flow.bottom - self.flow.top) / (1.2 * page.size))
        rows = rng.randint(3, min(24 if self.flow.is_whole else 12, max(3, room)))
        kind = self.theme["rows"]
        if kind == "month":
            months = list(self.source.locale.months)
            first = rng.randint(0, 12 - min(rows, 12))
            names = months[first : first + rows]
        elif kind == "country":
            names = rng.sample(WORDS["words"]["country"], k=rows)
        else:
            names = different(rows, self.maker(kind))
        header = rng.choice(self.theme["names"])
        chosen = rng.sample(self.theme["columns"], k=rng.randint(1, min(6, len(self.theme["columns"]))))
        if any(kind == "sum" for _, kind in self.theme["columns"]):
            chosen = self.theme["columns"]
        out = [Column(header, names)]
        for number, (label, value_kind) in enumerate(chosen):
            if value_kind == "sum":
                texts = [str(sum(int(c.texts[i]) for c in out[1:])) for i in range(len(names))]
            else:
                make = self.maker(value_kind)
                texts = [make() for _ in names]
            out.append(Column(label, texts, value_kind in RIGHT and rng.random() < 0.85, number + 1))
        return out

    def maker(self, kind: str) -> Callable[[], str]:
        """What draws a cell of a kind."""
        rng, source = self.rng, self.source
        if kind in WORDS["words"]:
            return lambda: rng.choice(WORDS["words"][kind])
        top = 10 ** rng.uniform(1, 4)
        makers: dict[str, Callable[[], str]] = {
            "money": lambda: self.money.cell(round(rng.uniform(1, top), 2)),
            "count": lambda: str(rng.randint(0, int(top))),
            "small": lambda: str(rng.randint(0, 30)),
            "place": lambda: f"{rng.randint(1, 40)}.",
            "decimal": lambda: source.decimal(rng.uniform(0, 100), self.decimals),
            "percent": lambda: f"{rng.choice(('', '', '-'))}{source.decimal(rng.uniform(0, 100), 1)}%",
            "big": lambda: source.decimal(rng.randint(1000, 99_999_999), 0),
            "code": source.code,
            "date": source.date,
            "time": lambda: clock(source),
            "person": lambda: person(source),
            "town": lambda: rng.choice(source.names.towns),
            "goods": lambda: goods(source, source.locale.language),
            "email": source.email,
            "phone": source.phone,
            "shelf": lambda: f"{rng.choice('ABCDEFGH')}{rng.randint(1, 40)}",
            "goals": lambda: f"{rng.randint(0, 60)}:{rng.randint(0, 60)}",
        }
        return makers.get(kind, lambda: source.word().capitalize())

    def sums(self, table: Table) -> None:
        """A last row with the sum of one column, kept apart from the rows."""
        page, flow = self.page, self.flow
        numbered = [
            number
            for number in range(1, len(table.header))
            if all(run.text.isdigit() for run in (row[number] for row in table.rows))
        ]
        if not numbered or not flow.room():
            return
        column = numbered[-1]
        header = table.header[column].text
        total = str(sum(int(row[column].text) for row in table.rows))
        left = min((page.glyphs[g].x0 for g in table.rows[0][0].glyphs if g >= 0), default=flow.left)
        right = max(page.glyphs[g].x1 for row in table.rows for g in row[column].glyphs)
        font = page.look.bold
        label = self.rng.choice(("Sum", "Total", "All"))
        if (
            header == "Total"
            or right - page.measure(total, font) < left + page.measure(label, font) + page.size
        ):
            return
        runs = flow.row(Cell(label, left, font=font), Cell(total, right, "right", font))
        if len(runs) == 2:
            shown = in_question(header, self.rng)
            asked = (
                f"What is the sum of {shown}?",
                f"What is the total {shown}?",
                f"How much {shown} is it in all?",
            )
            page.fields.append(Field(f"total {header}", runs[1], asked))

    def asks(self, table: Table, columns: list[Column]) -> None:
        """Rows read out, columns counted, and a row or column that is not there."""
        page, rng = self.page, self.rng
        row = rng.choice(table.rows)
        if rng.random() < 0.5:
            question = rng.choice(("Read the row for {}.", "What does the row {} say?", "Read the row {}."))
            page.asks.append(Ask("line", question.format(row[0].text), join(row, " ")))
        if rng.random() < 0.3:
            count(
                page,
                ("How many columns does the table have?", "How many columns are there?"),
                len(table.header),
            )
        shown = {run.text for run in table.header}
        absent = [label for label, _ in self.theme["columns"] if label not in shown]
        if absent and rng.random() < 0.4:
            refuse(page, f"What is the {in_question(rng.choice(absent), rng)} of {row[0].text}?")
        names = {run[0].text.lower() for run in table.rows}
        missing = [name for name in columns[0].texts if name.lower() not in names]
        if missing and rng.random() < 0.4:
            header = in_question(rng.choice(table.header[1:]).text, rng)
            refuse(page, f"What is the {header} of {rng.choice(missing)}?")
        for number in range(1, len(table.header)):
            values = [value_of(line[number].text) for line in table.rows]
            if rng.random() < 0.3 and all(value is not None for value in values):
                limit = rng.choice([value for value in values if value is not None])
                above = sum(1 for value in values if value is not None and value > limit)
                header = in_question(table.header[number].text, rng)
                question = f"How many {plural(self.theme['noun'])} have a {header} above {limit:g}?"
                if above <= 5 and len(values) <= 8:
                    count(page, (question,), above)
                break


def table(page: Page) -> None:
    """A table with or without a title, or its upper part."""
    _Tabulation(page).draw()
