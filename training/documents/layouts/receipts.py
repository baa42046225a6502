"""Receipts of shops and restaurants: a narrow strip, often typewritten, items, total, card.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from training.documents.layouts import marks
from training.documents.layouts.content import clock, company, different, goods, person, street, town
from training.documents.layouts.grid import Money, mix
from training.documents.layouts.parts import (
    Cell,
    Flow,
    count,
    facts,
    label_of,
    language_of,
    mono_look,
    part_of,
    refuse_missing,
    start_anywhere,
    wordings,
)
from training.documents.page import Ask, Field, Page, Run

WORDS = wordings("receipts")
TOTALS, DETAILS = facts(WORDS["totals"]), facts(WORDS["details"])
CARDS = ("VISA", "MASTERCARD", "Visa Debit", "Maestro", "EC-Karte", "AMEX", "Contactless", "Girocard")


class _Receipt:
    """One receipt while it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        rng = self.rng
        if rng.random() < 0.75:
            mono_look(page)
        width = min(page.width - 8, page.size * rng.uniform(15, 22))
        left = rng.choice((4.0, (page.width - width) / 2, (page.width - width) / 2))
        self.flow = Flow(page, left, left + width)
        if self.flow.is_whole:
            self.flow.top = 0.05 * page.height
        if page.width > width + 4 * page.size and rng.random() < 0.6:
            backdrop = mix(
                page.look.paper, (rng.randint(40, 200),) * 3 if rng.random() < 0.7 else page.look.accent, 0.5
            )
            edge = 0.8 * page.size
            page.painter.box(0, 0, max(0.0, left - edge), page.height, fill=backdrop)
            page.painter.box(left + width + edge, 0, page.width, page.height, fill=backdrop)
        self.flow.leading = rng.uniform(1.1, 1.35)
        self.language = language_of(page)
        self.money = Money(rng, self.language)
        self.is_restaurant = rng.random() < 0.3
        self.centred = rng.choice(("centre", "centre", "left"))
        self.amounts: list[float] = []
        self.total = round(rng.uniform(3, 180), 2)
        self.drawn: set[str] = set()
        self.parts = 0

    def draw(self) -> None:
        start_anywhere(
            self.rng, [self.head, self.details, self.items, self.totals, self.payment, self.foot], self.flow
        )
        if self.parts >= 2 and self.drawn & {"items", "total"}:
            self.page.kind = "receipt"
        if self.page.lines:
            missing = {**TOTALS, **DETAILS} if "total" in self.drawn else DETAILS
            if "net" in self.drawn or "total" in self.drawn:
                missing = {
                    name: fact for name, fact in missing.items() if name not in ("net", "total", "cash")
                }
            refuse_missing(self.page, missing, self.drawn, 0.5)

    def rule(self) -> None:
        """A row of dashes, drawn or as a line."""
        page, flow = self.page, self.flow
        y = flow.top + 0.2 * page.size
        if y + 2 < flow.bottom:
            kind = self.rng.random()
            step = 0.6 * page.size
            if kind < 0.5:
                x = flow.left
                while x < flow.right - step:
                    page.painter.line(x, y, x + 0.6 * step, y, page.look.ink)
                    x += step
            elif kind < 0.8:
                page.painter.line(flow.left, y, flow.right, y, page.look.ink)
        flow.gap(0.4)

    def head(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(2):
            return
        if rng.random() < 0.25 and flow.room(4):
            height = 2.2 * page.size
            marks.logo(page, (flow.left + flow.right - height) / 2, flow.top, height)
            flow.top += height + 0.2 * page.size
        text = company(self.source)
        text = text.upper() if rng.random() < 0.4 else text
        name = flow.write(
            text, self.centred, page.look.bold, page.size * rng.uniform(1.0, 1.3)
        ) or flow.write(text, self.centred)
        if name is None:
            return
        self.parts += 1
        page.heading = name
        asked: tuple[str, ...] = (
            "Where was it bought?",
            "Which shop is it from?",
            "What is the shop called?",
        )
        if self.is_restaurant:
            asked = ("What is the name of the restaurant?", "Where did they eat?", "Who is the bill from?")
        page.fields.append(Field("shop" if not self.is_restaurant else "restaurant", name, asked))
        for make in (street, town):
            if rng.random() < 0.7:
                flow.write(make(self.source), self.centred)
        if rng.random() < 0.4:
            value = self.source.phone()
            run = flow.write(f"Tel. {value}", self.centred)
            found = part_of(run, value) if run else None
            if found:
                page.fields.append(Field("phone number", found, ("What is the shop's phone number?",)))

    def details(self) -> None:
        """Date and time, numbers, who served."""
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(2):
            return
        date, time = self.source.date(), clock(self.source)
        run = flow.write(rng.choice(WORDS["date_labels"][self.language]) + f"{date} {time}")
        if run and (found := part_of(run, date)) and (at := part_of(run, time)):
            page.fields.append(
                Field(
                    "date of the receipt",
                    found,
                    ("When was it bought?", "What is the date?", "On which day was it paid?"),
                )
            )
            page.fields.append(
                Field("time", at, ("At what time was it bought?", "At what time was it paid?"))
            )
            self.drawn.add("date")
        names = rng.sample([n for n in DETAILS if n != "table" or self.is_restaurant], k=rng.randint(0, 2))
        for name in names:
            label = label_of(DETAILS[name], self.language, self.source)
            value = {"cashier": person(self.source), "number": self.source.code()}.get(
                name, str(rng.randint(1, 40))
            )
            run = flow.write(f"{label}: {value}" if rng.random() < 0.6 else f"{label} {value}")
            found = part_of(run, value) if run else None
            if found and run and run.text.count(value) == 1:
                page.fields.append(Field(label, found, DETAILS[name].questions))
                self.drawn.add(name)
        self.rule()

    def items(self) -> None:
        """A line for each item, its price at the right; more than one has a line with the unit price."""
        page, flow, rng = self.page, self.flow, self.rng
        names = different(rng.randint(2, 9), lambda: goods(self.source, self.language, "foods"))
        if rng.random() < 0.3:
            names = [name.upper() for name in names]
        in_front = self.is_restaurant or rng.random() < 0.25
        drawn: list[tuple[Run, Run, float]] = []
        for name in names:
            if not flow.room(2 if rng.random() < 0.8 else 4):
                break
            quantity = rng.choice((1, 1, 1, 1, 2, 3, 4))
            price = round(rng.choice((rng.uniform(0.5, 9), rng.uniform(1, 40))), 2)
            amount = round(quantity * price, 2)
            shown = self.money.plain(amount)
            front = f"{quantity} x " if in_front and quantity > 1 else f"{quantity} " if in_front else ""
            if page.measure(front + name) + page.measure(shown) + page.size > flow.width:
                continue
            runs = flow.row(Cell(front + name, flow.left), Cell(shown, flow.right, "right"))
            if len(runs) < 2:
                continue
            label = part_of(runs[0], name)
            assert label is not None
            drawn.append((label, runs[1], amount))
            self.amounts.append(amount)
            if quantity > 1 and not in_front and flow.room():
                flow.write(f"  {quantity} x {self.money.plain(price)}".strip())
        if not drawn:
            return
        self.parts += 1
        self.drawn.add("items")
        self.ask_items(drawn)
        self.rule()

    def ask_items(self, drawn: list[tuple[Run, Run, float]]) -> None:
        page, rng = self.page, self.rng
        for name, price, _ in rng.sample(drawn, k=min(2, len(drawn))):
            question = rng.choice(
                (
                    "How much is {}?",
                    "What does {} cost?",
                    "What is the price of {}?",
                    "How much was paid for {}?",
                )
            )
            page.asks.append(Ask("cell", question.format(name.text), price))
        order = sorted(drawn, key=lambda entry: entry[2])
        if len(order) > 1 and order[-1][2] != order[-2][2]:
            question = rng.choice(
                (
                    "Which item was the most expensive?",
                    "What is the most expensive item?",
                    "Which item cost the most?",
                )
            )
            page.asks.append(Ask("extreme", question, order[-1][0]))
        if len(order) > 1 and order[0][2] != order[1][2]:
            question = rng.choice(("Which item was the cheapest?", "What is the cheapest item?"))
            page.asks.append(Ask("extreme", question, order[0][0]))
        count(
            page, ("How many items are on the receipt?", "How many different things were bought?"), len(drawn)
        )

    def totals(self) -> None:
        rng = self.rng
        if self.amounts:
            self.total = sum(self.amounts)
        total = self.total
        rate = rng.choice((5, 7, 8, 10, 19, 20, 21))
        tax = round(total * rate / (100 + rate), 2)
        rows = [("net", total - tax)] if rng.random() < 0.35 else []
        rows += rng.choice(
            ([("tax", tax), ("total", total)], [("total", total), ("tax", tax)], [("total", total)])
        )
        for name, value in rows:
            label = label_of(TOTALS[name], self.language, self.source)
            shown = (
                self.money.show(value) if name == "total" and rng.random() < 0.6 else self.money.plain(value)
            )
            self.amount(name, label, rate, shown, rng.uniform(1.0, 1.4) if name == "total" else 1.0)
        if "total" in self.drawn:
            self.parts += 1

    def amount(self, name: str, label: str, rate: int, shown: str, larger: float) -> None:
        """A line of the totals."""
        page, flow = self.page, self.flow
        font = page.look.bold if name == "total" else None
        size = larger * page.size
        text = label.format(rate)
        if page.measure(text, font, size) + page.measure(shown, font, size) + size > flow.width:
            size = page.size
        if (
            not flow.room(1, size)
            or page.measure(text, font, size) + page.measure(shown, font, size) + 0.5 * size > flow.width
        ):
            return
        runs = flow.row(
            Cell(text, flow.left, font=font, size=size), Cell(shown, flow.right, "right", font, size)
        )
        if len(runs) == 2:
            page.fields.append(Field(label.replace(" {}%", ""), runs[1], TOTALS[name].questions))
            self.drawn.add(name)

    def payment(self) -> None:
        """By card with its last digits, or cash and change."""
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(2):
            return
        if rng.random() < 0.5:
            given = (self.total // 10 + 1) * 10
            for name, value in (("cash", given), ("change", given - self.total)):
                self.amount(
                    name, label_of(TOTALS[name], self.language, self.source), 0, self.money.plain(value), 1.0
                )
            return
        card = rng.choice(CARDS)
        digits = "".join(rng.choices("0123456789", k=4))
        number = rng.choice(("**** **** **** ", "XXXX XXXX XXXX ", "************", "#### ")) + digits
        run = flow.write(card)
        if run:
            page.fields.append(
                Field("method of payment", run, ("How was it paid?", "With which card was it paid?"))
            )
        run = flow.write(number)
        if run:
            asked = ("What is the number of the card?", "Which card number is shown?")
            page.fields.append(Field("card number", run, asked))
            last = part_of(run, digits)
            if last and run.text.count(digits) == 1:
                page.asks.append(Ask("field", "What are the last four digits of the card?", last))
        self.rule()

    def foot(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        flow.write(rng.choice(WORDS["thanks"][self.language]), self.centred)
        height = 2.4 * page.size
        if rng.random() < 0.4 and flow.top + height + 1.6 * page.size < flow.bottom:
            width = 0.75 * flow.width
            marks.barcode(page, (flow.left + flow.right - width) / 2, flow.top + 2, width, height)
            flow.top += height + 4
            flow.write("".join(rng.choices("0123456789", k=12)), "centre")


def receipt(page: Page) -> None:
    """A receipt, or a slice of one."""
    _Receipt(page).draw()
