"""Invoices, quotes, orders and delivery notes: head, parties, details, table of items, totals, payment terms.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from training.documents.layouts import marks
from training.documents.layouts.content import (
    company,
    different,
    goods,
    iban,
    person,
    street,
    town,
)
from training.documents.layouts.grid import Column, Money, draw_table
from training.documents.layouts.parts import (
    Cell,
    Flow,
    ask,
    count,
    draw_pairs,
    facts,
    label_of,
    language_of,
    part_of,
    refuse,
    refuse_missing,
    start_anywhere,
    wordings,
)
from training.documents.page import Field, Page, join

WORDS = wordings("invoices")
DAYS = {"en": "days", "de": "Tagen", "fr": "jours", "es": "días"}
TITLES, PLACES, BILL_TO, THANKS = (WORDS[key] for key in ("titles", "places", "bill_to", "thanks"))
DETAILS, TOTALS = facts(WORDS["details"]), facts(WORDS["totals"])


class _Invoice:
    """One invoice while it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        self.flow = Flow(page)
        self.language = language_of(page)
        self.money = Money(self.rng, self.language)
        self.kind = self.rng.choices(tuple(TITLES), weights=(70, 12, 10, 8))[0]
        self.seller, self.buyer = company(self.source), company(self.source)
        if self.rng.random() < 0.5:
            self.buyer = person(self.source)
        self.lines = self.rng.randint(2, 12 if self.flow.is_whole else 6)
        self.amounts: list[float] = []
        self.drawn: set[str] = set()
        self.has_title = self.has_items = self.has_block = False

    def draw(self) -> None:
        parts = [self.head, self.parties, self.details, self.items, self.totals, self.terms]
        start_anywhere(self.rng, parts, self.flow, self.rng.choice((0, 3, 3)))
        if self.has_title or (self.has_items and self.has_block and self.kind == "invoice"):
            self.page.kind = self.kind
        if self.page.lines and self.rng.random() < 0.6:
            # "net", "tax" and "total" share words with the columns, so they are asked only without a table
            asked = {**DETAILS, **TOTALS} if not self.has_items and not self.has_block else dict(DETAILS)
            refuse_missing(self.page, asked, self.drawn, 1.0)
        if self.has_block and "tax" not in self.drawn and self.rng.random() < 0.5:
            refuse(self.page, *TOTALS["tax"].questions)

    def head(self) -> None:
        """The seller with logo and address, and what this is, at the right or below."""
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(2):
            return
        text = rng.choice(TITLES[self.kind][self.language])
        larger = rng.uniform(1.1, 1.9) if flow.is_whole or page.height > 8 * page.size else 1.1
        ink = page.look.accent if rng.random() < 0.35 else None
        size = larger * page.size
        height = page.size * rng.uniform(1.6, 2.6)
        seller_width = page.measure(self.seller, page.look.bold)
        beside = seller_width + page.measure(text, page.look.bold, size) + 2 * page.size < flow.width
        if beside and rng.random() < 0.6:
            x = flow.left
            if (
                rng.random() < 0.5
                and seller_width + height + page.measure(text, page.look.bold, size)
                < flow.width - 2 * page.size
            ):
                marks.logo(page, x, flow.top, height)
                x += height + 0.5 * page.size
            runs = flow.row(
                Cell(self.seller, x, font=page.look.bold),
                Cell(text, flow.right, "right", page.look.bold, size, ink),
            )
            seller, page.heading = runs[0], runs[1]
            flow.top += max(0.0, height - larger * page.size * flow.leading) if x > flow.left else 0
        else:
            if rng.random() < 0.4 and page.measure(text, page.look.bold, size) < flow.width - height:
                marks.logo(page, flow.right - height, flow.top, height)
            title_first = rng.random() < 0.5
            if title_first:
                flow.heading(text, larger=larger, ink=ink)
            written = flow.write(self.seller, font=page.look.bold)
            if not title_first:
                flow.heading(text, larger=larger, ink=ink)
            if written is None:
                return
            seller = written
        self.has_title = page.heading is not None
        questions = (
            "Who is the invoice from?",
            "Who sent it?",
            "Which company wrote it?",
            "Who is the seller?",
        )
        if self.kind == "invoice":
            page.fields.append(Field("seller", seller, questions))
        else:
            page.fields.append(Field("company", seller, (f"Who is the {self.kind} from?",)))
        lines = [
            run for make in (street, town) if rng.random() < 0.8 and (run := flow.write(make(self.source)))
        ]
        if len(lines) == 2:
            page.fields.append(
                Field(
                    "address of the company", join(lines, "\n"), (f"What is the address of {self.seller}?",)
                )
            )
        flow.gap(rng.uniform(0.3, 1.5))

    def parties(self) -> None:
        """To whom it goes; where there is room, the details stand beside it."""
        page, flow, rng = self.page, self.flow, self.rng
        mark = rng.choice(BILL_TO[self.language])
        if not flow.room(3):
            return
        flow.write(
            mark + rng.choice(("", ":")),
            font=page.look.bold if rng.random() < 0.5 else None,
            ink=page.look.faint,
        )
        name = flow.write(self.buyer)
        lines = [run for make in (street, town) if (run := flow.write(make(self.source)))]
        if name:
            asked = (
                f"Who is the {self.kind} to?",
                f"Who is the {self.kind} addressed to?",
                "Who is the customer?",
                "Who is the buyer?",
            )
            page.fields.append(Field("customer's name", name, asked))
        if name and len(lines) == 2:
            page.fields.append(
                Field("customer's address", join(lines, "\n"), (f"What is the address of {self.buyer}?",))
            )
        flow.gap(rng.uniform(0.3, 1))

    def details(self) -> None:
        """Number, dates, references: one below the other, or in a row of small boxes."""
        page, flow, rng = self.page, self.flow, self.rng
        names = ["number", *rng.sample([n for n in DETAILS if n != "number"], k=rng.randint(1, 5))]
        rng.shuffle(names[1:])
        pairs: list[tuple[str, str, tuple[str, ...]]] = []
        for name in names:
            label = label_of(DETAILS[name], self.language, self.source)
            questions = DETAILS[name].questions
            if self.kind != "invoice":
                label = label.replace("Invoice ", f"{self.kind.capitalize()} ") if name != "order" else label
                questions = () if name in ("number", "date") or self.kind == "order" else questions
            if label.lower() not in {pair[0].lower() for pair in pairs}:
                pairs.append((label, self.value(name), questions))
                self.drawn.add(name)
        style = rng.choice(("after", "column", "column", "right"))
        right = flow.left + min(flow.width, 22 * page.size)
        draw_pairs(flow, pairs, style, rng.random() < 0.4, rng.random() < 0.15, right=right)
        flow.gap(rng.uniform(0.3, 1))

    def value(self, name: str) -> str:
        source = self.source
        if name in ("date", "due", "delivery"):
            return source.date()
        if name == "contact":
            return person(source)
        if name == "vat id":
            return self.rng.choice(("DE", "GB", "FR", "ES", "")) + str(self.rng.randint(10**8, 10**9 - 1))
        return source.code()

    def items(self) -> None:
        """The table of items: quantity times price is the amount."""
        page, flow, rng = self.page, self.flow, self.rng
        names = different(
            self.lines,
            lambda: (
                goods(self.source, self.language)
                if rng.random() < 0.7
                else goods(self.source, self.language, "services")
            ),
        )
        quantities = [rng.choice((1, 1, 1, 2, 2, 3, 4, 5, 10, 12, 20, rng.randint(1, 99))) for _ in names]
        prices = [round(10 ** rng.uniform(0.3, 3.0), 2) for _ in names]
        self.amounts = [
            round(quantity * price, 2) for quantity, price in zip(quantities, prices, strict=True)
        ]
        what, quantity, price, amount = (
            rng.choice(headers[self.language]) for headers in WORDS["headers"].values()
        )
        columns = [Column(what, names), Column(quantity, [str(q) for q in quantities], True, 2)]
        if self.kind != "delivery note":
            columns += [
                Column(price, [self.money.cell(p) for p in prices], True, 1),
                Column(amount, [self.money.cell(a) for a in self.amounts], True, 3),
            ]
        numbered = rng.choice(PLACES[self.language]) if rng.random() < 0.3 else ""
        reserve = rng.choice((0, 0, 3, 4)) if self.kind != "delivery note" else 0
        table = draw_table(flow, columns, "item", numbered=numbered, reserve=reserve)
        flow.gap(rng.uniform(0.2, 0.8))
        if table is None:
            self.amounts = self.amounts[:3]
            return
        self.has_items = True
        self.amounts = self.amounts[: len(table.rows)]
        count(
            page, (f"How many items are on the {self.kind}?", "How many items are listed?"), len(table.rows)
        )

    def totals(self) -> None:
        """Net, tax and total, mostly at the right."""
        page, flow, rng = self.page, self.flow, self.rng
        if self.kind == "delivery note":
            return
        amounts = self.amounts or [round(10 ** rng.uniform(1, 4), 2)]
        net = sum(amounts)
        rows: list[tuple[str, float]] = [("net", net)]
        total = net
        if rng.random() < 0.25:
            rows.append(("discount", -round(net * rng.choice((0.02, 0.05, 0.1)), 2)))
        if rng.random() < 0.3:
            rows.append(("shipping", rng.choice((4.9, 5.0, 9.95, 12.5, 25.0))))
        total = sum(value for _, value in rows)
        rate = rng.choice((5, 7, 8, 10, 19, 20, 21))
        if rng.random() < 0.85:
            rows.append(("tax", round(total * rate / 100, 2)))
        rows.append(("total", sum(value for _, value in rows)))
        if rng.random() < 0.1:
            rows = rows[-1:]
        left = flow.left
        if rng.random() < 0.75:
            left = max(flow.left, flow.right - page.size * rng.uniform(13, 18))
        bold = rng.random() < 0.6
        for name, value in rows:
            label = label_of(TOTALS[name], self.language, self.source).format(rate)
            shown = (
                self.money.show(value)
                if name == "total" or not self.money.is_bare
                else self.money.plain(value)
            )
            if name == "total" and rng.random() < 0.4 and flow.room(1.5):
                page.painter.line(left, flow.top, flow.right, flow.top, page.look.ink, 1)
            before = len(page.fields)
            plain = label.replace(f" {rate}%", "").replace(f" ({rate}%)", "").replace(f" {rate} %", "")
            shown_bold = bold and name == "total"
            if draw_pairs(
                flow,
                [(label, shown, TOTALS[name].questions)],
                "right",
                shown_bold,
                shown_bold,
                left,
                flow.right,
            ):
                page.fields[before] = Field(plain, page.fields[before].value, TOTALS[name].questions)
                self.drawn.add(name)
                self.has_block = self.has_block or name == "total"
        flow.gap(rng.uniform(0.3, 1))

    def terms(self) -> None:
        """How and when to pay, to which account, thanks, sometimes a stamp."""
        page, flow, rng = self.page, self.flow, self.rng
        if rng.random() < 0.25:
            word = rng.choice(("PAID", "COPY", "RECEIVED", "APPROVED", "OVERDUE", self.source.word().upper()))
            x = flow.left + rng.uniform(0, 0.5) * flow.width
            run = marks.stamp(page, x, flow.top, flow.right - x, word)
            if run:
                marks.ask_stamp(page, run)
                page.line(run)
                flow.top += 5 * page.size
        if self.kind == "invoice" and rng.random() < 0.6:
            days = rng.choice((7, 10, 14, 21, 30, 60))
            pattern = {
                "en": rng.choice(
                    (
                        "Please pay within {} without deduction.",
                        "Payment terms: {} net.",
                        "Payable within {}.",
                    )
                ),
                "de": "Zahlbar innerhalb von {}.",
                "fr": "Paiement sous {}.",
                "es": "Pago en {}.",
            }[self.language]
            term = f"{days} {DAYS[self.language]}"
            lines = flow.paragraph(pattern.format(term).split())
            found = part_of(join(lines, "\n"), term) if lines else None
            if found:
                ask(
                    page,
                    (
                        "Within how many days must I pay?",
                        "How long do I have to pay?",
                        "What are the payment terms?",
                    ),
                    found,
                )
        if rng.random() < 0.7:
            pairs: list[tuple[str, str, tuple[str, ...]]] = [
                (
                    "IBAN",
                    iban(self.source),
                    ("To which account should I pay?", "Which account is the money to be sent to?"),
                )
            ]
            if rng.random() < 0.5:
                pairs.append(("Bank", company(self.source), ("Which bank is the account with?",)))
            if rng.random() < 0.3:
                pairs.append(("Reference", self.source.code(), ("What reference should I give?",)))
            draw_pairs(flow, pairs, rng.choice(("after", "column")))
        if rng.random() < 0.5:
            flow.write(rng.choice(THANKS[self.language]), rng.choice(("left", "centre")))


def invoice(page: Page) -> None:
    """An invoice (or a quote, an order, a delivery note), or a slice of one."""
    _Invoice(page).draw()
