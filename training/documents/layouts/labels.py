"""Labels and cards: parcels, price tags, tickets, boarding passes, business cards, product labels, signs.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from training.documents.layouts import marks
from training.documents.layouts.content import (
    bic,
    clock,
    company,
    different,
    goods,
    person,
    street,
    title,
    town,
    web_address,
)
from training.documents.layouts.grid import Money
from training.documents.layouts.parts import Cell, Flow, draw_pairs, part_of, refuse
from training.documents.page import Field, Page, Run, join

ROLES = (
    "Manager|Engineer|Sales|Director|Architect|Consultant|Editor|Designer|Lawyer|Physician|Partner|Accountant"
)
Pair = tuple[str, str, tuple[str, ...]]


class _Label:
    """One label or card while it is drawn, in a frame or not, on the whole region or a part of it."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        rng = self.rng
        width = min(page.width - 6.0, page.size * rng.uniform(18, 30))
        left = rng.uniform(2, max(2.0, page.width - width - 3)) if rng.random() < 0.5 else 3.0
        inset = rng.uniform(0.4, 1) * page.size
        self.flow = Flow(page, left + inset, left + width - inset)
        self.flow.leading = rng.uniform(1.12, 1.4)
        self.frame = (left, width)
        self.has_frame = rng.random() < 0.6
        self.top = self.flow.top
        self.money = Money(rng, self.source.locale.language)

    def close(self) -> None:
        """Draws the frame around what has been written."""
        page, (left, width) = self.page, self.frame
        if self.has_frame and page.lines:
            low = min(page.height - 1.5, self.flow.top + 0.4 * page.size)
            radius = self.rng.choice((0.0, 0.0, 0.5)) * page.size
            page.painter.box(left, 1, left + width, low, outline=page.look.ink, radius=radius)

    def field(self, label: str, run: Run | None, *questions: str) -> Run | None:
        if run:
            self.page.fields.append(Field(label, run, questions))
        return run

    def labelled(self, label: str, value: str, *questions: str) -> None:
        """`Label: value` as one text."""
        run = self.flow.write(f"{label}: {value}") or self.flow.write(value)
        found = part_of(run, value) if run else None
        self.field(label, found, *questions)

    def bars(self, height: float) -> None:
        """A barcode, with its number below, if there is room."""
        page, flow, rng = self.page, self.flow, self.rng
        height *= page.size
        if flow.top + height + 1.6 * page.size > flow.bottom:
            return
        if rng.random() < 0.2 and height > 40:
            marks.dot_code(page, flow.left + 3, flow.top + 3, height)
            flow.top += height + 8
            return
        width = min(flow.width, page.size * rng.uniform(9, 16))
        left = flow.left + rng.choice((0.0, 0.5)) * (flow.width - width) + 3
        marks.barcode(page, left, flow.top + 3, width - 6, height)
        flow.top += height + 6
        if rng.random() < 0.7:
            number = "".join(rng.choices("0123456789", k=rng.choice((8, 12, 13))))
            run = flow.write(number)
            self.field(
                "barcode number",
                run,
                "What number stands below the barcode?",
                "Read the number of the barcode.",
            )

    def parcel(self) -> None:
        """Sender, addressee, weight, tracking number, barcode."""
        page, flow, rng = self.page, self.flow, self.rng
        receiver = person(self.source)
        sender = company(self.source)
        for mark, name, whose in rng.choice(
            ((("From", sender, "sender"), ("To", receiver, "recipient")), (("To", receiver, "recipient"),))
        ):
            if not flow.room(3.5):
                break
            flow.write(mark + rng.choice(("", ":")), font=page.look.bold)
            run = flow.write(name)
            asked = (
                ("Who sent the parcel?", "Who is it from?")
                if mark == "From"
                else ("Who gets the parcel?", "Who is it addressed to?")
            )
            self.field(whose, run, *asked)
            lines = [line for make in (street, town) if (line := flow.write(make(self.source)))]
            if len(lines) == 2:
                where = (
                    ("Where does it come from?",)
                    if mark == "From"
                    else ("Where is it to be delivered?", "Where does the parcel go?")
                )
                self.field(
                    f"address of the {whose}", join(lines, "\n"), f"What is the address of {name}?", *where
                )
            if rng.random() < 0.5:
                flow.rule(page.look.ink)
        pairs: list[Pair] = [
            (
                "Tracking no.",
                self.source.code(),
                ("What is the number for tracking?", "How can it be tracked?"),
            ),
            (
                "Weight",
                f"{self.source.decimal(rng.uniform(0.1, 31), 1)} kg",
                ("How heavy is the parcel?", "How much does it weigh?"),
            ),
            (
                "Service",
                rng.choice(("Express", "Standard", "Priority", "Economy", "Overnight")),
                ("How is it sent?",),
            ),
        ]
        draw_pairs(flow, rng.sample(pairs, k=rng.randint(1, 3)), rng.choice(("after", "column")))
        self.bars(rng.uniform(2, 3.5))
        if len(page.fields) >= 2:
            page.kind = "parcel label"

    def price_tag(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        name = goods(self.source, self.source.locale.language, rng.choice(("goods", "foods")))
        self.field("product", flow.heading(name, "left", 1.1), "What is sold?", "Which product is it?")
        price = self.money.show(round(rng.choice((rng.uniform(0.3, 20), rng.uniform(10, 900))), 2))
        if rng.random() < 0.3:
            old = self.money.show(round(rng.uniform(900, 999), 2))
            run = flow.write(f"was {old}")
            self.field("old price", part_of(run, old) if run else None, "What did it cost before?")
        size = page.size * rng.uniform(1.3, 2.4)
        run = flow.write(price, "left", page.look.bold, size) or flow.write(price, "left", page.look.bold)
        self.field("price", run, "How much does it cost?", "What does it cost?", "How much is it?")
        if rng.random() < 0.5:
            unit = rng.choice(("kg", "100 g", "l", "piece"))
            value = self.money.show(round(rng.uniform(0.5, 40), 2))
            run = flow.write(f"{value} / {unit}", size=max(10.0, 0.85 * page.size))
            self.field(
                f"price per {unit}", part_of(run, value) if run else None, f"What does one {unit} cost?"
            )
        if rng.random() < 0.6:
            self.labelled(
                rng.choice(("Art. no.", "Code", "Item")), self.source.code(), "What is the article number?"
            )
        self.bars(rng.uniform(1.5, 2.5))
        if any(field.label == "price" for field in page.fields) and page.heading:
            page.kind = "price tag"

    def boarding_pass(self) -> None:
        """Small labels above large values, several in a row."""
        page, flow, rng = self.page, self.flow, self.rng
        is_flight = rng.random() < 0.55
        titles = (
            ("Boarding pass", "BOARDING PASS")
            if is_flight
            else ("Ticket", "TICKET", "Admission ticket", "Train ticket")
        )
        if rng.random() < 0.8:
            flow.heading(rng.choice(titles), "left", 1.2)
        names = rng.sample(self.source.names.towns, k=2)
        entries: list[Pair] = [
            ("Passenger", person(self.source), ("Who is travelling?", "What is the name of the passenger?")),
            ("From", names[0], ("Where does the journey begin?", "Where does it leave from?")),
            ("To", names[1], ("Where does the journey go?", "What is the destination?")),
            (
                "Flight" if is_flight else "Train",
                f"{bic(self.source)[:2]} {rng.randint(10, 9999)}",
                ("What is the number of the flight?",)
                if is_flight
                else ("What is the number of the train?",),
            ),
            ("Date", self.source.date(), ("When is the journey?", "On what day is it?")),
            ("Departure", clock(self.source), ("When does it leave?", "At what time does it depart?")),
            (
                "Gate" if is_flight else "Platform",
                f"{rng.choice('ABCDE')}{rng.randint(1, 60)}" if is_flight else str(rng.randint(1, 24)),
                ("Which gate is it?",) if is_flight else ("Which platform is it?",),
            ),
            ("Seat", f"{rng.randint(1, 90)}{rng.choice('ABCDEF')}", ("Where do I sit?", "Which seat is it?")),
            ("Class", rng.choice(("1", "2", "Economy", "Business", "First")), ("In which class?",)),
            ("Booking code", bic(self.source)[:6], ("What is the code of the booking?",)),
        ]
        kept = sorted(rng.sample(range(10), k=rng.randint(4, 9)))
        self.grid([entries[i] for i in kept])
        self.bars(rng.uniform(1.8, 3))
        if page.heading or len(page.fields) >= 4:
            page.kind = "boarding pass" if is_flight else "ticket"
        missing = [entry for i, entry in enumerate(entries) if i not in kept]
        if missing and page.fields and rng.random() < 0.6:
            label, _, questions = rng.choice(missing)
            if label not in ("From", "To", "Date"):
                refuse(page, *questions, f"What is the {label.lower()}?")

    def grid(self, entries: Sequence[Pair]) -> None:
        """Small labels in a row, their values below them."""
        page, flow, rng = self.page, self.flow, self.rng
        small = max(9.0, 0.72 * page.size)
        row: list[tuple[Cell, Cell, Pair]] = []
        x = flow.left
        for entry in [*entries, None]:
            width = 0.0
            if entry is not None:
                label, value, _ = entry
                width = (
                    max(page.measure(label, size=small), page.measure(value, page.look.bold))
                    + 1.4 * page.size
                )
                if width > flow.width:
                    continue
            if row and (entry is None or x + width - page.size > flow.right):
                self.grid_row(row)
                row, x = [], flow.left
            if entry is not None:
                upper = Cell(entry[0], x, size=small, ink=page.look.faint)
                row.append((upper, Cell(entry[1], x, font=page.look.bold), entry))
                x += width
        flow.gap(rng.uniform(0, 0.5))

    def grid_row(self, row: list[tuple[Cell, Cell, Pair]]) -> None:
        if not self.flow.room(2):
            return
        self.flow.row(*(upper for upper, _, _ in row))
        values = self.flow.row(*(lower for _, lower, _ in row))
        if len(values) == len(row):
            for run, (_, _, (label, _, questions)) in zip(values, row, strict=True):
                self.field(label, run, *questions)

    def business_card(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        align = rng.choice(("left", "left", "centre"))
        if rng.random() < 0.6:
            height = 2 * page.size
            marks.logo(page, flow.right - height, flow.top, height)
            flow.right -= height + 4
        firm = company(self.source)
        name = person(self.source)
        if rng.random() < 0.5:
            self.field("company", flow.write(firm, align), f"Where does {name} work?", "Which company is it?")
            firm = ""
        self.field(
            "name", flow.heading(name, align, 1.25), "Whose card is it?", "What is the name of the person?"
        )
        role = rng.choice(ROLES.split("|"))
        self.field(
            "position", flow.write(role, align), f"What does {name} do?", f"What is the job of {name}?"
        )
        if firm:
            self.field("company", flow.write(firm, align), f"Where does {name} work?", "Which company is it?")
        flow.gap(rng.uniform(0.2, 0.8))
        lines = [line for make in (street, town) if (line := flow.write(make(self.source), align))]
        if len(lines) == 2:
            self.field("address", join(lines, "\n"), "Where is the office?")
        contacts: list[tuple[str, Callable[[], str], str]] = [
            (rng.choice(("Tel. ", "Phone: ", "T ", "")), self.source.phone, "phone number"),
            (rng.choice(("E-mail: ", "", "")), self.source.email, "e-mail address"),
            ("", lambda: web_address(self.source), "website"),
        ]
        asked = {
            "phone number": f"How can I call {name}?",
            "e-mail address": f"Where can I write to {name}?",
            "website": "What is the web address?",
        }
        for mark, make, label in contacts:
            if rng.random() < 0.8:
                value = make()
                run = flow.write(mark + value, align)
                self.field(label, part_of(run, value) if run else None, asked[label])
            elif rng.random() < 0.5:
                refuse(page, asked[label], f"What is the {label}?")
        if page.heading and len(page.fields) >= 3:
            page.kind = "business card"

    def product(self) -> None:
        """What is in a packet: ingredients, weight, best before."""
        page, flow, rng = self.page, self.flow, self.rng
        name = goods(self.source, self.source.locale.language, "foods")
        self.field(
            "product", flow.heading(name, rng.choice(("left", "centre")), 1.3), "What is in the packet?"
        )
        parts = ", ".join(different(rng.randint(3, 6), lambda: goods(self.source, "en", "foods").lower()))
        lines = flow.paragraph(f"Ingredients: {parts}.".split())
        found = part_of(join(lines, "\n"), parts) if lines else None
        self.field("ingredients", found, "What is it made of?", "What does it contain?")
        pairs: list[Pair] = [
            ("Best before", self.source.date(), ("Until when can it be eaten?", "How long does it keep?")),
            ("Net weight", f"{rng.choice((100, 125, 200, 250, 400, 500, 750))} g", ("How much is in it?",)),
            ("Batch", self.source.code(), ("Which batch is it from?",)),
            ("Energy", f"{rng.randint(20, 2400)} kJ", ("How much energy does it have?",)),
            (
                "Store at",
                f"{rng.randint(2, 25)} °C",
                ("How cold must it be kept?", "At what temperature is it stored?"),
            ),
        ]
        draw_pairs(flow, rng.sample(pairs, k=rng.randint(2, 5)), rng.choice(("after", "column", "right")))
        self.bars(2)
        if page.heading and len(page.fields) >= 3:
            page.kind = "product label"

    def sign(self) -> None:
        """A notice on a door: large words, opening hours, whom to call."""
        page, flow, rng = self.page, self.flow, self.rng
        self.flow.left, self.flow.right = 4, page.width - 4
        text = rng.choice(
            (
                "OPENING HOURS",
                "Opening hours",
                "NOTICE",
                "CLOSED",
                "Please note",
                "No entry",
                "Private",
                "Car park",
                "Waiting room",
                title(self.source, 1, 3),
            )
        )
        flow.heading(text, "centre", rng.uniform(1.2, 2.0), page.look.accent if rng.random() < 0.4 else None)
        days = rng.choice(
            (["Monday - Friday", "Saturday", "Sunday"], ["Mon-Thu", "Fri", "Sat"], ["Weekdays", "Weekends"])
        )
        if "hours" in text.lower() or rng.random() < 0.3:
            pairs: list[Pair] = []
            for day in days:
                opens = f"{rng.randint(6, 11)}:{rng.choice(('00', '30'))}"
                times = f"{opens} - {rng.randint(14, 22)}:{rng.choice(('00', '30'))}"
                value = times if rng.random() < 0.85 else "closed"
                pairs.append(
                    (
                        day,
                        value,
                        (
                            f"When is it open {'on ' if day != 'Weekends' else 'at '}{day}?",
                            f"What are the hours for {day}?",
                        ),
                    )
                )
            draw_pairs(flow, pairs, rng.choice(("after", "column", "right")))
        flow.paragraph(self.source.paragraph_words(5, 25, "notice"))
        if page.heading and len(page.lines) > 1:
            page.kind = "notice"


def label(page: Page) -> None:
    """A label, tag, ticket, card or sign."""
    drawn = _Label(page)
    kinds = (
        drawn.parcel,
        drawn.price_tag,
        drawn.boarding_pass,
        drawn.business_card,
        drawn.product,
        drawn.sign,
    )
    kind = page.rng.choices(kinds, weights=(20, 12, 22, 20, 12, 14))[0]
    kind()
    if kind != drawn.sign:
        drawn.close()
