"""Bank statements, bills for electricity or telephone, payslips: key figures, then rows of figures.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from training.documents.layouts import marks
from training.documents.layouts.content import company, different, iban, person, street, town
from training.documents.layouts.grid import Column, Money, draw_table, mix
from training.documents.layouts.parts import Flow, count, draw_pairs, part_of, refuse, start_anywhere
from training.documents.page import Ask, Field, Page, join

Pair = tuple[str, str, tuple[str, ...]]
ENTRIES = (
    "Card payment",
    "Transfer",
    "Salary",
    "Direct debit",
    "Cash withdrawal",
    "Rent",
    "Standing order",
    "Refund",
    "Insurance",
    "Interest",
)
EARNINGS = ("Basic pay", "Overtime", "Bonus", "Holiday pay", "Allowance", "Commission")
DEDUCTIONS = ("Income tax", "Health insurance", "Pension", "Social security", "Union dues")
SUPPLIES = (
    ("electricity bill", "kWh", "Electricity"),
    ("gas bill", "kWh", "Gas"),
    ("water bill", "m³", "Water"),
    ("phone bill", "min", "Telephone"),
)


class _Statement:
    """One statement or bill while it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        self.flow = Flow(page)
        self.money = Money(self.rng, self.source.locale.language)
        self.has_title = False

    def title(self, texts: tuple[str, ...], sender: str) -> None:
        """Who sends it, with a logo or not, what it is, and to whom."""
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(2):
            return
        height = 1.8 * page.size
        if rng.random() < 0.5 and page.measure(sender, page.look.bold) + height < flow.width - 4:
            marks.logo(page, flow.right - height, flow.top, height)
        run = flow.write(sender, font=page.look.bold)
        if run:
            asked = ("Who sent it?", "Which company is it from?", "Who is it from?")
            page.fields.append(Field("sender", run, asked))
        heading = flow.heading(
            rng.choice(texts), rng.choice(("left", "left", "centre")), rng.uniform(1.0, 1.5)
        )
        self.has_title = heading is not None
        flow.gap(rng.uniform(0.2, 0.8))

    def holder(self) -> None:
        """The customer's name and address."""
        flow, rng = self.flow, self.rng
        if not flow.room(2):
            return
        name = person(self.source)
        run = flow.write(name)
        if run:
            asked = ("Who is the customer?", "Whose is it?", "Who is it addressed to?")
            self.page.fields.append(Field("customer", run, asked))
        lines = [line for make in (street, town) if (line := flow.write(make(self.source)))]
        if run and len(lines) == 2:
            where = (f"What is the address of {name}?", "Where does the customer live?")
            self.page.fields.append(Field("address of the customer", join(lines, "\n"), where))
        flow.gap(rng.uniform(0.3, 1))

    def figures(self, pairs: list[Pair]) -> None:
        """Key figures below each other, some of them in a tinted box."""
        page, flow, rng = self.page, self.flow, self.rng
        kept = [pair for pair in pairs if rng.random() < 0.8]
        if rng.random() < 0.35 and flow.room(len(kept) + 0.5):
            low = flow.top + (len(kept) * flow.leading + 0.4) * page.size
            page.painter.box(
                flow.left - 2, flow.top, flow.right, low, fill=mix(page.look.paper, page.look.accent, 0.12)
            )
        style = rng.choice(("after", "column", "right", "column"))
        right = flow.right if style != "right" or not flow.is_whole else flow.left + 0.6 * flow.width
        draw_pairs(flow, kept, style, rng.random() < 0.3, rng.random() < 0.3, flow.left + 2, right - 2)
        flow.gap(rng.uniform(0.3, 1))
        missing = [pair for pair in pairs if pair not in kept]
        if missing and page.fields and rng.random() < 0.6:
            label, _, questions = rng.choice(missing)
            refuse(page, *questions, f"What is the {label}?")

    def bank(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        start = round(rng.uniform(-500, 9000), 2)
        amounts = [
            round(rng.choice((-1, -1, 1)) * 10 ** rng.uniform(0.5, 3.4), 2) for _ in range(rng.randint(3, 14))
        ]
        parties = different(
            len(amounts), lambda: f"{rng.choice(ENTRIES)} {company(self.source).split()[0].strip(',')}"
        )
        amounts = amounts[: len(parties)]

        def head() -> None:
            self.title(
                ("Bank statement", "Account statement", "Statement of account", "Statement"),
                f"{company(self.source).split()[0].strip(',')} Bank",
            )

        def details() -> None:
            pairs: list[Pair] = [
                ("Account holder", person(self.source), ("Whose account is it?", "Who owns the account?")),
                ("IBAN", iban(self.source), ("What is the number of the account?",)),
                (
                    "Statement no.",
                    f"{rng.randint(1, 12)}/{rng.randint(2010, 2030)}",
                    ("Which statement is it?",),
                ),
                ("Period", f"{self.source.date()} - {self.source.date()}", ("Which period does it cover?",)),
                (
                    "Opening balance",
                    self.money.show(start),
                    ("With what balance does it begin?", "What was the balance before?"),
                ),
            ]
            self.figures(pairs)

        def rows() -> None:
            table = draw_table(
                flow,
                [
                    Column("Description", parties),
                    Column("Date", [self.source.date() for _ in parties], keep=2),
                    Column(
                        rng.choice(("Amount", "Debit/Credit")), [self.money.cell(a) for a in amounts], True, 3
                    ),
                ],
                "booking",
            )
            if table:
                kept = amounts[: len(table.rows)]
                count(
                    page,
                    ("How many bookings are there?", "How many entries does the statement have?"),
                    len(kept),
                )
                smallest = min(range(len(kept)), key=lambda i: kept[i])
                if kept[smallest] < 0 and len(kept) > 1 and kept.count(kept[smallest]) == 1:
                    question = rng.choice(
                        ("Which is the largest withdrawal?", "For what was the most money paid?")
                    )
                    page.asks.append(Ask("extreme", question, table.rows[smallest][0]))

        def end() -> None:
            closing = self.money.show(round(start + sum(amounts), 2))
            asked = (
                "What is the balance at the end?",
                "How much money is left on the account?",
                "What is the new balance?",
            )
            draw_pairs(
                flow,
                [(rng.choice(("Closing balance", "New balance")), closing, asked)],
                rng.choice(("right", "after")),
                True,
                True,
            )

        start_anywhere(rng, [head, details, rows, end], flow, 2)
        labels = {field.label for field in page.fields}
        if self.has_title or (page.tables and labels & {"Closing balance", "New balance", "Opening balance"}):
            page.kind = "bank statement"

    def bill(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        kind, unit, supply = rng.choice(SUPPLIES)
        last, used = rng.randint(1000, 90000), rng.randint(50, 4000)

        def head() -> None:
            self.title((kind.capitalize(), f"Your {kind}", f"{supply} bill"), company(self.source))

        def key() -> None:
            pairs: list[Pair] = [
                (
                    "Customer number",
                    self.source.code(),
                    ("What is my customer number?", "What is the customer's number?"),
                ),
                ("Bill date", self.source.date(), ("When is the bill dated?", "When was the bill written?")),
                (
                    "Billing period",
                    f"{self.source.date()} - {self.source.date()}",
                    ("Which period is billed?",),
                ),
                (
                    "Meter number",
                    self.source.code(),
                    ("What is the number of the meter?", "Which meter was read?"),
                ),
                ("Previous reading", f"{last} {unit}", ("What did the meter show before?",)),
                ("Current reading", f"{last + used} {unit}", ("What does the meter show now?",)),
                ("Consumption", f"{used} {unit}", ("How much was used?", "How much did we use?")),
            ]
            self.figures(pairs)

        def costs() -> None:
            values = [round(10 ** rng.uniform(0.6, 2.4), 2) for _ in range(2)]
            values.append(round(sum(values) * rng.choice((0.05, 0.07, 0.19, 0.2)), 2))
            pairs: list[Pair] = [
                ("Standing charge", self.money.show(values[0]), ("How much is the fixed charge?",)),
                ("Usage", self.money.show(values[1]), ("What does the usage cost?",)),
                ("VAT", self.money.show(values[2]), ("How much tax is on it?",)),
            ]
            total: Pair = (
                "Amount due",
                self.money.show(sum(values)),
                ("How much do I owe?", "How much must I pay?", "What is the bill in total?"),
            )
            draw_pairs(flow, pairs, "right")
            if flow.room():
                page.painter.line(flow.left, flow.top, flow.right, flow.top, page.look.ink)
            draw_pairs(flow, [total], "right", True, True)
            pay = self.source.date()
            text = rng.choice(
                ("Please pay by {}.", "Payable by {}.", "We will debit your account on {}.")
            ).format(pay)
            found = part_of(join(flow.paragraph(text.split()), "\n"), pay)
            if found:
                asked = ("By when must it be paid?", "When is the bill due?", "When is the payment due?")
                page.fields.append(Field("date of payment", found, asked))

        start_anywhere(rng, [head, self.holder, key, costs], flow)
        if self.has_title:
            page.kind = kind

    def payslip(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        gains = [
            (name, round(10 ** rng.uniform(2, 3.7), 2)) for name in rng.sample(EARNINGS, k=rng.randint(1, 3))
        ]
        losses = [
            (name, round(10 ** rng.uniform(1, 2.7), 2))
            for name in rng.sample(DEDUCTIONS, k=rng.randint(1, 4))
        ]
        gross = sum(value for _, value in gains)

        def head() -> None:
            self.title(("Payslip", "Pay statement", "Salary statement", "PAYSLIP"), company(self.source))

        def details() -> None:
            pairs: list[Pair] = [
                ("Employee", person(self.source), ("Who is paid?", "Who gets the pay?")),
                ("Personnel no.", self.source.code(), ("What is the employee's number?",)),
                ("Month", f"{self.source.month()} {rng.randint(2000, 2030)}", ("For which month is it?",)),
                ("Tax class", str(rng.randint(1, 6)), ("Which tax class applies?",)),
            ]
            self.figures(pairs)

        def rows() -> None:
            pairs: list[Pair] = [
                (n, self.money.plain(v), (f"How much is the {n.lower()}?",)) for n, v in gains
            ]
            pairs.append(
                (
                    "Gross pay",
                    self.money.show(gross),
                    ("What is the pay before deductions?", "How much is the gross pay?"),
                )
            )
            pairs += [
                (n, self.money.plain(-v), (f"How much is taken off for {n.lower()}?",)) for n, v in losses
            ]
            draw_pairs(flow, pairs, "right", right=flow.left + min(flow.width, 24 * page.size))
            net = self.money.show(round(gross - sum(value for _, value in losses), 2))
            asked = ("How much is paid out?", "What is the pay after deductions?", "How much is the net pay?")
            draw_pairs(
                flow,
                [("Net pay", net, asked)],
                "right",
                True,
                True,
                right=flow.left + min(flow.width, 24 * page.size),
            )

        start_anywhere(rng, [head, details, rows], flow)
        if self.has_title or any(field.label == "Net pay" for field in page.fields):
            page.kind = "payslip"


def statement(page: Page) -> None:
    """A bank statement, a bill of a supplier or a payslip, or a slice of one."""
    drawn = _Statement(page)
    page.rng.choice((drawn.bank, drawn.bank, drawn.bill, drawn.bill, drawn.payslip))()
