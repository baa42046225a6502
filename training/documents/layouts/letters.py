"""Letters: head with a logo, address window, date and references, subject, greeting, body, signature, footer.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from training.documents.layouts import marks
from training.documents.layouts.content import (
    bic,
    clock,
    company,
    iban,
    person,
    prose,
    street,
    title,
    town,
    web_address,
)
from training.documents.layouts.grid import Money
from training.documents.layouts.parts import (
    Cell,
    Flow,
    ask,
    language_of,
    part_of,
    refuse,
    start_anywhere,
    wordings,
)
from training.documents.page import Field, Page, join

WORDS = wordings("letters")
STATEMENTS = WORDS["statements"]


class Letter:
    """One letter while it is drawn; `drawn` names the parts that are to be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.source = page.source
        self.rng = page.rng
        self.flow = Flow(page)
        self.language = language_of(page)
        self.money = Money(self.rng, self.language)
        self.is_private = self.rng.random() < 0.25
        self.sender = person(self.source) if self.is_private else company(self.source)
        self.reader = person(self.source)
        self.small = max(10.0, 0.78 * page.size)
        self.drawn: set[str] = set()

    def draw(self) -> None:
        parts = [
            self.head,
            self.window,
            self.date_and_references,
            self.subject,
            self.salutation,
            self.body,
            self.closing,
            self.footer,
        ]
        start_anywhere(self.rng, parts, self.flow)
        if "salutation" in self.drawn or {"closing", "body"} <= self.drawn:
            self.page.kind = "letter"
        self.refusals()

    def head(self) -> None:
        """Logo, the sender's name large, its address, phone and e-mail."""
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(3):
            return
        align = rng.choice(("left", "left", "right", "centre"))
        larger = rng.uniform(1.0, 1.5)
        if rng.random() < 0.55:
            height = page.size * rng.uniform(1.8, 3.0)
            x = flow.left if align == "right" else flow.right - height
            if (
                align != "centre"
                and page.measure(self.sender, page.look.bold, larger * page.size) < flow.width - 1.3 * height
            ):
                marks.logo(page, x, flow.top, height)
        ink = page.look.accent if rng.random() < 0.4 else None
        name = flow.write(self.sender, align, page.look.bold, larger * page.size, ink)
        if name is None:
            return
        self.drawn.add("sender")
        questions = ("Who is the letter from?", "Who wrote it?", "Who sent this?", "Who is the sender?")
        page.fields.append(Field("sender", name, questions))
        size = self.small if rng.random() < 0.5 else page.size
        if rng.random() < 0.4:
            whole = flow.write(f"{street(self.source)}, {town(self.source)}", align, size=size)
            lines = [whole] if whole else []
        else:
            lines = [
                run for make in (street, town) if (run := flow.write(make(self.source), align, size=size))
            ]
        if (lines and len(lines) != 1) or rng.random() < 0.5:
            asked = (
                f"What is the address of {self.sender}?",
                "What is the sender's address?",
                "Where is the sender?",
            )
            if lines:
                page.fields.append(Field("address of the sender", join(lines, "\n"), asked))
        for label, make in (
            ("Phone", self.source.phone),
            ("E-mail", self.source.email),
            ("Web", lambda: web_address(self.source)),
        ):
            if rng.random() < 0.4:
                self.labelled_line(label, make(), align, size)
        if rng.random() < 0.4:
            flow.rule(page.look.accent if rng.random() < 0.5 else None)
        flow.gap(rng.uniform(0.5, 3) if flow.is_whole else rng.uniform(0.3, 1))

    def labelled_line(self, label: str, value: str, align: str, size: float) -> None:
        """`Phone: 123` as one text."""
        run = self.flow.write(f"{label}: {value}", align, size=size)
        found = part_of(run, value) if run else None
        if found:
            self.page.fields.append(Field(label, found))
            self.drawn.add(label)

    def window(self) -> None:
        """The address as a window envelope shows it, with the sender in small print above."""
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(3):
            return
        if rng.random() < 0.35:
            own = flow.write(f"{self.sender}, {street(self.source)}", size=self.small)
            if own:
                page.painter.line(
                    flow.left,
                    flow.top,
                    flow.left + page.measure(own.text, size=self.small),
                    flow.top,
                    page.look.faint,
                )
                flow.gap(0.2)
        name = flow.write(self.reader)
        if name is None:
            return
        self.drawn.add("reader")
        questions = (
            "Who is it addressed to?",
            "Who is the letter to?",
            "Who is the recipient?",
            "Who should get this?",
        )
        page.fields.append(Field("recipient", name, questions))
        if rng.random() < 0.3:
            flow.write(company(self.source))
        lines = [run for make in (street, town) if (run := flow.write(make(self.source)))]
        if len(lines) == 2:
            asked = (
                f"What is the address of {self.reader}?",
                "What is the recipient's address?",
                f"Where does {self.reader} live?",
            )
            page.fields.append(Field("address of the recipient", join(lines, "\n"), asked))
        flow.gap(rng.uniform(0.4, 2) if flow.is_whole else rng.uniform(0.2, 0.8))

    def date_and_references(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        for label in rng.sample(list(WORDS["references"]), k=rng.choice((0, 0, 1, 2))):
            if rng.random() < 0.5:
                self.reference_with(label, tuple(WORDS["references"][label]))
        date = self.source.date()
        place = f"{rng.choice(self.source.names.towns)}, " if rng.random() < 0.25 else ""
        mark = place or rng.choice(WORDS["date_marks"][self.language])
        run = flow.write(mark + date, rng.choice(("left", "right", "right")))
        found = part_of(run, date) if run else None
        if found:
            questions = (
                "When is it dated?",
                "What is the date of the letter?",
                "When was the letter written?",
            )
            page.fields.append(Field("date of the letter", found, questions))
            self.drawn.add("date")
        flow.gap(rng.uniform(0.3, 1))

    def reference_with(self, label: str, questions: tuple[str, ...]) -> None:
        value = self.source.code()
        run = self.flow.write(f"{label}: {value}")
        found = part_of(run, value) if run else None
        if found:
            self.page.fields.append(Field(label, found, questions))
            self.drawn.add(label)

    def subject(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        text = title(self.source, 2, 6)
        mark = rng.choice(WORDS["subject_marks"][self.language])
        run = flow.write(mark + text, font=page.look.bold)
        found = part_of(run, text) if run else None
        if not run or not found:
            return
        page.heading = run
        questions = ("What is the letter about?", "What is it about?", "What does the letter concern?")
        page.fields.append(Field("subject", found, questions))
        self.drawn.add("subject")
        flow.gap(rng.uniform(0.3, 0.8))

    def salutation(self) -> None:
        first, last = self.reader.split()[0], self.reader.split()[-1]
        pattern = self.rng.choice(WORDS["greetings"][self.language])
        if "Madam" not in pattern and "concern" not in pattern:
            self.drawn.add("reader")
        run = self.flow.write(pattern.format(self.reader, first=first, last=last))
        if run:
            self.page.fields.append(Field("salutation", run, ("How is the reader greeted?",)))
            self.drawn.add("salutation")
            self.flow.gap(self.rng.uniform(0.2, 0.8))

    def body(self) -> None:
        """Paragraphs of running text in which some things are stated that can be asked for."""
        page, flow, rng = self.page, self.flow, self.rng
        justified = rng.random() < 0.15
        known = [one for one in STATEMENTS if one.get("language", "en") == self.language]
        statements = [
            one
            for one in rng.sample(known, k=rng.randint(1, 4))
            if not (one["kind"] == "phone" and "Phone" in self.drawn)
            and not (one["kind"] == "email" and "E-mail" in self.drawn)
        ]
        for _ in range(rng.randint(2, 6) if flow.is_whole else rng.randint(1, 2)):
            if not flow.room():
                return
            words: list[str] = []
            stated: list[tuple[str, tuple[str, ...]]] = []
            for sentence_number in range(rng.randint(1, 5 if flow.is_whole else 3)):
                if statements and rng.random() < 0.6:
                    statement = statements.pop()
                    value = self.value(statement["kind"])
                    stated.append((value, tuple(statement["questions"])))
                    words += statement["text"].format(value).split(" ")
                else:
                    words += prose(self.source, 5, 16)
                if sentence_number == 0:
                    words[0] = words[0][:1].upper() + words[0][1:]
            lines = flow.paragraph(words, justified=justified)
            whole = join(lines, "\n")
            for value, questions in stated:
                found = part_of(whole, value)
                if found and whole.text.replace("\n", " ").count(value) == 1:
                    ask(page, questions, found)
            self.drawn.add("body")
            flow.gap(rng.uniform(0.3, 0.9))

    def value(self, kind: str) -> str:
        source = self.source
        makers = {
            "date": source.date,
            "clock": lambda: clock(source),
            "amount": lambda: self.money.show(round(10 ** self.rng.uniform(0.5, 4), 2)),
            "code": source.code,
            "phone": source.phone,
            "email": source.email,
            "town": lambda: self.rng.choice(source.names.towns),
            "person": lambda: person(source),
        }
        return makers[kind]()

    def closings(self) -> list[str]:
        """Ways to end a letter in its language."""
        found: list[str] = WORDS["closings"][self.language]
        return found

    def closing(self) -> None:
        """Regards, a signature by hand, and the name in print."""
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(3):
            return
        signer = self.sender if self.is_private and rng.random() < 0.7 else person(self.source)
        left = 0.5 * flow.width if rng.random() < 0.15 else 0.0
        flow.left += left
        if flow.write(rng.choice(self.closings())):
            self.drawn.add("closing")
            height = page.size * rng.uniform(1.6, 2.8)
            if rng.random() < 0.8 and flow.top + height + 1.5 * page.size < flow.bottom:
                marks.signature(
                    page,
                    flow.left + rng.uniform(0, 10),
                    flow.top,
                    min(flow.width, page.size * rng.uniform(5, 9)),
                    height,
                )
                flow.top += height
            name = flow.write(signer)
            if name:
                questions = (
                    "Who signed it?",
                    "Who signed the letter?",
                    "Whose signature is it?",
                    "By whom is it signed?",
                )
                page.fields.append(Field("name of the signer", name, questions))
                self.drawn.add("signer")
                if rng.random() < 0.4:
                    role = rng.choice(WORDS["roles"]["en"])
                    run = flow.write(role)
                    if run:
                        ask(
                            page,
                            (f"What is the position of {signer}?", f"What is the role of {signer}?"),
                            run,
                        )
        flow.left -= left
        flow.gap(rng.uniform(0.3, 1.5))

    def footer(self) -> None:
        """Bank details in small print, in a row or below each other."""
        page, flow, rng = self.page, self.flow, self.rng
        if flow.is_whole:
            flow.top = max(flow.top, flow.bottom - 3.5 * page.size)
        if not flow.room(2):
            return
        if rng.random() < 0.6:
            flow.rule()
        entries = [
            ("IBAN", iban(self.source)),
            ("BIC", bic(self.source)),
            ("Bank", company(self.source)),
            ("Tax no.", self.source.code()),
            ("VAT no.", self.source.code()),
        ]
        rng.shuffle(entries)
        x = flow.left
        cells: list[Cell] = []
        kept: list[tuple[str, str]] = []
        for label, value in entries[: rng.randint(2, 4)]:
            text = f"{label}: {value}"
            width = page.measure(text, size=self.small)
            if cells and x + width > flow.right:
                self.footer_row(cells, kept)
                cells, kept, x = [], [], flow.left
            if x + width <= flow.right:
                cells.append(Cell(text, x, size=self.small))
                kept.append((label, value))
                x += width + 1.5 * self.small
        if cells:
            self.footer_row(cells, kept)

    def footer_row(self, cells: list[Cell], kept: list[tuple[str, str]]) -> None:
        if not self.flow.room(1, self.small):
            return
        questions = {
            "IBAN": ("To which account should I pay?",),
            "Bank": ("Which bank do they use?",),
            "BIC": ("What is the bank's BIC?",),
        }
        for run, (label, value) in zip(self.flow.row(*cells), kept, strict=True):
            found = part_of(run, value)
            if found:
                self.page.fields.append(Field(label, found, questions.get(label, ())))
                self.drawn.add(label)

    def refusals(self) -> None:
        asked = {
            "date": ("When is it dated?", "What is the date of the letter?"),
            "signer": ("Who signed it?", "Who signed the letter?"),
            "reader": (
                "Who is it addressed to?",
                "Who is the recipient?",
                "What is the recipient's address?",
            ),
            "subject": ("What is the subject?", "What is the subject of the letter?"),
            "IBAN": ("What is the IBAN?", "Find the IBAN."),
            "BIC": ("What is the BIC?",),
            "Our ref": ("What is our reference?",),
            "Customer no.": ("What is the customer number?",),
        }
        missing = [questions for part, questions in asked.items() if part not in self.drawn]
        if self.rng.random() < 0.5 and self.page.lines and missing:
            refuse(self.page, *self.rng.choice(missing))


def letter(page: Page) -> None:
    """A letter, or a slice of one."""
    Letter(page).draw()
