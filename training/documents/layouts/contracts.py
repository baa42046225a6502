"""Contracts and leases: title, parties, numbered clauses, signatures.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from typing import Any

from training.documents.layouts import marks
from training.documents.layouts.content import company, person, prose, street
from training.documents.layouts.grid import Money
from training.documents.layouts.parts import Cell, Flow, ask, part_of, refuse, start_anywhere, wordings
from training.documents.page import Ask, Field, Page, Run, Section, join

WORDS = wordings("contracts")
LAWS = (
    "English law",
    "German law",
    "French law",
    "the laws of Scotland",
    "Swiss law",
    "the laws of New York",
)
MORE_LAWS = ("Spanish law", "Irish law", "the laws of California", "Austrian law", "Dutch law", "Danish law")
NUMBERS = ("one", "two", "three", "four", "six", "nine", "twelve", "eighteen", "ten", "five")


class _Contract:
    """One contract while it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        self.flow = Flow(page)
        self.money = Money(self.rng, "en")
        self.is_lease = self.rng.random() < 0.3
        kind = "lease" if self.is_lease else "contract"
        self.kind = kind
        self.roles: list[str] = self.rng.choice(WORDS["parties"][kind])
        self.headings: list[str] = []
        self.has_title = False

    def draw(self) -> None:
        start_anywhere(self.rng, [self.title, self.parties, self.clauses, self.signatures], self.flow)
        if self.has_title or len(self.headings) >= 2:
            self.page.kind = self.kind if self.has_title or not self.is_lease else "contract"
        missing = [c for c in self.allowed() if c["heading"] not in self.headings]
        if missing and self.headings and self.rng.random() < 0.6:
            clause = self.rng.choice(missing)
            text = " ".join(run.text for line in self.page.lines for run in line).lower()
            is_named = any(word in text for word in clause["heading"].lower().split())
            if not is_named and not self.is_near(clause["heading"]):
                refuse(
                    self.page, *clause["questions"], f"What does it say about {clause['heading'].lower()}?"
                )

    def is_near(self, heading: str) -> bool:
        """Whether a clause that is here says much the same as this one would."""
        groups = (
            {"Notice period", "Termination", "Expiry", "Term", "Renewal", "Commencement", "Probation"},
            {"Rent", "Price", "Fees", "Payment", "Salary", "Utilities", "Deposit", "Late payment", "Penalty"},
            {"Governing law", "Jurisdiction"},
            {"Delivery", "Place of delivery", "Warranty"},
        )
        return any(heading in group and group & set(self.headings) for group in groups)

    def allowed(self) -> list[dict[str, Any]]:
        return [clause for clause in WORDS["clauses"] if self.is_lease or not clause.get("lease")]

    def title(self) -> None:
        rng, flow = self.rng, self.flow
        text = rng.choice(WORDS["titles"][self.kind])
        text = text.upper() if rng.random() < 0.3 else text.title() if rng.random() < 0.4 else text
        run = flow.heading(text, rng.choice(("left", "centre", "centre")), rng.uniform(1.0, 1.6))
        self.has_title = run is not None
        flow.gap(rng.uniform(0.2, 1))

    def parties(self) -> None:
        """Who makes the contract: as lines with a label, or as running text."""
        page, flow, rng = self.page, self.flow, self.rng
        names = [company(self.source), person(self.source)]
        if names[0] == names[1]:
            return
        rng.shuffle(names)
        if rng.random() < 0.5:
            for role, name in zip(self.roles, names, strict=True):
                run = flow.write(f"{role}: {name}, {street(self.source)}") or flow.write(f"{role}: {name}")
                self.party(role, part_of(run, name) if run else None)
        else:
            first, second = names
            text = (
                f"This agreement is made between {first} (the {self.roles[0]}) and "
                f"{second} (the {self.roles[1]})"
            )
            dated = self.source.date()
            if rng.random() < 0.5:
                text += f" on {dated}"
            lines = flow.paragraph(f"{text}.".split())
            whole = join(lines, "\n") if lines else Run("", ())
            for role, name in zip(self.roles, names, strict=True):
                self.party(role, part_of(whole, name))
            if f" on {dated}" in text and (found := part_of(whole, dated)):
                page.fields.append(Field("date of the agreement", found, ("When was the agreement made?",)))
        flow.gap(rng.uniform(0.2, 0.9))

    def party(self, role: str, found: Run | None) -> None:
        if found:
            self.page.fields.append(Field(role, found, (f"Who is the {role.lower()}?",)))

    def clauses(self) -> None:
        """Numbered clauses, each with a heading of its own line or in front of its text."""
        flow, rng = self.flow, self.rng
        number = 1 if flow.is_whole or self.has_title else rng.randint(1, 14)
        style = rng.choice(("{}.", "{}.", "{}", "§ {}", "Article {}", "Clause {}:", "{})"))
        inline = rng.random() < 0.2
        sub = rng.random() < 0.25
        indent = self.page.size * rng.choice((0, 0, 1.2))
        justified = rng.random() < 0.2
        chosen = rng.sample(self.allowed(), k=min(14, len(self.allowed())))
        for clause in chosen:
            if not flow.room(1 if inline else 2):
                break
            self.clause(clause, number, style.format(number), inline, sub, indent, justified)
            number += 1
            flow.gap(rng.uniform(0.15, 0.7))
        if not self.page.lines:  # too low for a heading
            flow.paragraph(rng.choice(chosen[0]["texts"]).format(self.value(chosen[0]["kind"])).split())

    def clause(
        self,
        clause: dict[str, Any],
        number: int,
        mark: str,
        inline: bool,
        sub: bool,
        indent: float,
        justified: bool,
    ) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        name = clause["heading"]
        value = self.value(clause["kind"])
        sentences = [rng.choice(clause["texts"]).format(value)]
        for _ in range(rng.choice((0, 0, 1, 1, 2))):
            text = " ".join(prose(self.source, 5, 15, rng.choice(("report", "instruction", "notice"))))
            sentences.insert(rng.randint(0, len(sentences)), text[:1].upper() + text[1:])
        heading: Run | None
        if inline:
            lines = flow.paragraph(f"{mark} {name}. {' '.join(sentences)}".split(), 0, None, None, justified)
            heading = part_of(join(lines, "\n"), name) if lines else None
            text_lines: list[Run] = []
        else:
            heading = flow.write(f"{mark} {name}", font=page.look.bold)
            heading = part_of(heading, name) if heading else None
            if heading is None:
                return
            text_lines = []
            if sub:
                for i, one in enumerate(sentences):
                    text_lines += flow.paragraph(f"{number}.{i + 1} {one}".split(), indent)
            else:
                text_lines = flow.paragraph(" ".join(sentences).split(), indent, None, None, justified)
            lines = text_lines
        if heading is None or not lines:
            return
        self.headings.append(name)
        whole = join(lines, "\n")
        if text_lines:
            lowered = name.lower()
            questions = (
                f"What does it say about {lowered}?",
                f"Read the clause on {lowered}.",
                f"What does clause {number} say?",
                f"What does it say under {name}?",
                f"Read the paragraph under {name}.",
            )
            page.sections.append(Section(heading, whole, questions))
        asked = (f"What is clause {number} about?", f"What is the heading of clause {number}?")
        if rng.random() < 0.5:
            page.asks.append(Ask("heading", rng.choice(asked), heading))
        found = part_of(whole, value) if value else None
        if found and whole.text.replace("\n", " ").count(value) == 1:
            ask(page, clause["questions"], found)
            if clause["kind"]:
                page.fields.append(Field(name, found, tuple(clause["questions"])))

    def value(self, kind: str) -> str:
        """What a clause is about; its figures are written out or not."""
        rng, source = self.rng, self.source
        if kind == "period":
            count = rng.choice((*NUMBERS, "14", "30", "60", "90", "2", "3", "6", "12", "24"))
            unit = rng.choice(("days", "weeks", "months", "months", "years"))
            return f"{count} {unit[:-1] if count == 'one' else unit}"
        if kind == "amount":
            return self.money.show(
                float(rng.choice((50, 80, 100, 250, 500, 850, 1200, 5000, 25000, 100000)))
                + rng.choice((0, 0, 40, 75.5))
            )
        if kind == "percent":
            return f"{rng.choice((1, 2, 3, 4.5, 5, 8, 9, 12))}{rng.choice(('%', ' %', ' per cent'))}"
        if kind == "hours":
            return f"{rng.choice((20, 30, 35, 37.5, 38, 40))} hours"
        if kind == "days":
            return f"{rng.randint(20, 36)} days"
        if kind == "date":
            return source.date()
        if kind == "law":
            return rng.choice(LAWS + MORE_LAWS)
        if kind == "person":
            return person(source)
        if kind == "town":
            return rng.choice(source.names.towns)
        return ""

    def signatures(self) -> None:
        """Place and date, two lines to sign on, with or without a signature, the role below each."""
        page, flow, rng = self.page, self.flow, self.rng
        height = 2.2 * page.size
        if not flow.room(4.5):
            return
        flow.gap(rng.uniform(0.3, 1.5))
        place, date = rng.choice(self.source.names.towns), self.source.date()
        run = flow.write(f"{place}, {date}")
        found = part_of(run, date) if run else None
        if found:
            asked = ("When was it signed?", "On what date was the contract signed?")
            page.fields.append(Field("date of signature", found, asked))
        if not flow.room(2 + height / page.size):
            return
        half = flow.width / 2
        signed = [rng.random() < 0.6, rng.random() < 0.6]
        cells = []
        for i, role in enumerate(self.roles):
            x = flow.left + i * half
            if signed[i]:
                marks.signature(page, x, flow.top, min(0.8 * half, 8 * page.size), height)
            page.painter.line(x, flow.top + height, x + 0.85 * half, flow.top + height, page.look.ink)
            cells.append(Cell(role, x))
        flow.top += height
        if len(flow.row(*cells)) == 2 and not flow.is_whole:
            for role, is_signed in zip(self.roles, signed, strict=True):
                question = rng.choice((f"Has the {role.lower()} signed?", f"Did the {role.lower()} sign?"))
                page.asks.append(
                    Ask("presence", question, Run(text := "yes" if is_signed else "no", (-1,) * len(text)))
                )


def contract(page: Page) -> None:
    """A contract or lease, or a slice of one."""
    _Contract(page).draw()
