"""Documents that are lists: menus, curricula vitae, agendas and minutes, recipes, tables of contents.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from training.documents.layouts import marks
from training.documents.layouts.content import company, different, goods, person, title
from training.documents.layouts.grid import Money
from training.documents.layouts.parts import (
    Cell,
    Flow,
    ask,
    count,
    draw_pairs,
    part_of,
    pick,
    refuse,
    wordings,
)
from training.documents.page import Ask, Field, Page, Run, Section, join

WORDS = wordings("listings")


class _Listing:
    """One list while it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        self.flow = Flow(page)
        self.has_title = False

    def title(
        self, texts: list[str], align: tuple[str, ...] = ("left", "centre"), share: float = 0.6
    ) -> None:
        """The heading, on a share of the regions."""
        if self.rng.random() < share or self.flow.is_whole:
            if not self.flow.room(3):
                return
            text = self.rng.choice(texts)
            self.has_title = (
                self.flow.heading(text, self.rng.choice(align), self.rng.uniform(1.1, 1.7)) is not None
            )
            self.flow.gap(self.rng.uniform(0.2, 0.8))

    def leader(self, left: Run, right_start: float, baseline: float) -> None:
        """Dots between a text and what stands at the right edge."""
        page = self.page
        x = max(page.glyphs[g].x1 for g in left.glyphs if g >= 0) + 0.5 * page.size
        step = 0.42 * page.size
        dot = max(0.7, 0.05 * page.size)
        while x < right_start - 0.6 * page.size:
            page.painter.box(x, baseline - 2 * dot, x + dot, baseline - dot, fill=page.look.ink)
            x += step

    def priced(self, name: str, price: str, with_leader: bool, indent: float = 0.0) -> tuple[Run, Run] | None:
        """A text at the left and a figure at the right."""
        page, flow = self.page, self.flow
        left = flow.left + indent
        width = page.measure(price)
        if not flow.room() or left + page.measure(name) + width + page.size > flow.right:
            return None
        top = flow.top
        runs = flow.row(Cell(name, left), Cell(price, flow.right, "right"))
        if len(runs) < 2:
            return None
        if with_leader:
            baseline = top + (flow.leading - 1) * page.size / 2 + 0.8 * page.size
            self.leader(runs[0], flow.right - width, baseline)
        return runs[0], runs[1]

    def menu(self) -> None:
        """Sections of dishes with prices."""
        page, flow, rng = self.page, self.flow, self.rng
        self.title(WORDS["menu"]["titles"], ("centre", "centre", "left"))
        money = Money(rng, self.source.locale.language)
        money.is_bare = money.is_bare or rng.random() < 0.4
        with_leader = rng.random() < 0.4
        if flow.width > 26 * page.size:
            inset = rng.uniform(0, 0.2) * flow.width
            flow.left, flow.right = flow.left + inset, flow.right - inset
        drawn: list[tuple[Run, Run, float]] = []
        names = different(24 if flow.is_whole else 12, self.dish)
        for section in rng.sample(WORDS["menu"]["sections"], k=5 if flow.is_whole else 3):
            if not flow.room(2) or not names:
                break
            has_heading = rng.random() < 0.8
            heading = (
                flow.write(section, rng.choice(("left", "left", "centre")), page.look.bold)
                if has_heading
                else None
            )
            here: list[Run] = []
            for _ in range(rng.randint(2, 5)):
                value = round(rng.choice((rng.uniform(1.5, 9), rng.uniform(5, 38))) * 2) / 2 - rng.choice(
                    (0, 0, 0.1, 0.05)
                )
                entry = self.priced(names.pop(), money.cell(value), with_leader) if names else None
                if entry:
                    drawn.append((*entry, value))
                    here.append(entry[0])
                    if rng.random() < 0.15 and flow.room():
                        flow.write(rng.choice(WORDS["menu"]["extras"]), ink=page.look.faint)
            if heading and here and flow.room():
                page.asks.append(
                    Ask(
                        "count",
                        f"How many dishes are listed under {section}?",
                        Run(n := str(len(here)), (-1,) * len(n)),
                    )
                )
            flow.gap(rng.uniform(0.3, 0.8))
        if not drawn:
            return
        if self.has_title or len(drawn) >= 3:
            page.kind = "menu"
        for name, price, _ in rng.sample(drawn, k=min(3, len(drawn))):
            question = rng.choice(
                ("How much is the {}?", "What does the {} cost?", "What is the price of {}?")
            )
            page.asks.append(Ask("cell", question.format(name.text), price))
        order = sorted(drawn, key=lambda entry: entry[2])
        if len(order) > 1 and order[-1][2] > order[-2][2]:
            page.asks.append(
                Ask(
                    "extreme",
                    rng.choice(("What is the most expensive dish?", "Which dish costs the most?")),
                    order[-1][0],
                )
            )
        if len(order) > 1 and order[0][2] < order[1][2]:
            page.asks.append(
                Ask(
                    "extreme",
                    rng.choice(("What is the cheapest dish?", "Which dish costs the least?")),
                    order[0][0],
                )
            )
        if names:
            refuse(page, f"How much is the {names[0]}?", f"What does the {names[0]} cost?")

    def dish(self) -> str:
        name = (
            pick(self.source, WORDS["menu"]["dishes"])
            if self.rng.random() < 0.6
            else title(self.source, 1, 2)
        )
        return name if self.rng.random() < 0.8 else f"{name} {self.rng.choice(WORDS['menu']['extras'])}"

    def vita(self) -> None:
        """Name and contact, then years with what was done in them."""
        page, flow, rng = self.page, self.flow, self.rng
        words = WORDS["cv"]
        name = person(self.source)
        if rng.random() < 0.7 or flow.is_whole:
            if rng.random() < 0.3 and page.height > 8 * page.size:
                height = 4.5 * page.size
                marks.picture(page, flow.right - 0.8 * height, flow.top, flow.right, flow.top + height)
                flow.right -= height
            self.title(words["titles"], share=0.5)
            run = flow.write(name, "left", page.look.bold, page.size * rng.uniform(1.0, 1.4))
            if run:
                page.fields.append(
                    Field("name", run, ("Whose CV is it?", "Who is applying?", "Whose life is described?"))
                )
                self.has_title = True
            pairs: list[tuple[str, str, tuple[str, ...]]] = [
                ("Born", self.source.date(), (f"When was {name} born?", "What is the date of birth?")),
                ("E-mail", self.source.email(), (f"How can I write to {name}?",)),
                ("Phone", self.source.phone(), (f"How can I call {name}?",)),
                ("Nationality", rng.choice(("British", "French", "German", "Irish", "Spanish", "Swiss")), ()),
            ]
            kept = rng.sample(pairs, k=rng.randint(1, 3))
            draw_pairs(flow, kept, rng.choice(("after", "column")))
            if page.width - flow.right > 3 * page.size:
                flow.right = page.width - flow.left
        sections = [
            (rng.choice(words["sections"]), words["jobs"]),
            (rng.choice(words["schools"]), words["degrees"]),
        ]
        rng.shuffle(sections)
        used: set[str] = set()
        for heading, options in sections:
            flow.gap(rng.uniform(0.3, 0.8))
            self.stations(heading, [one for one in options if one not in used])
        flow.gap(0.4)
        if flow.room(2):
            run = flow.write(rng.choice(words["skills"]), font=page.look.bold)
            text = ", ".join(different(rng.randint(2, 5), lambda: self.source.word().capitalize()))
            lines = flow.paragraph(text.split())
            if run and lines:
                page.sections.append(Section(run, join(lines, "\n")))
        if self.has_title or len(page.sections) >= 2:
            page.kind = "CV"

    def stations(self, heading: str, options: list[str]) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(2):
            return
        mark = flow.write(heading, font=page.look.bold, ink=page.look.accent if rng.random() < 0.3 else None)
        if rng.random() < 0.3:
            flow.rule()
        year = rng.randint(2012, 2026)
        lines: list[Run] = []
        for what in rng.sample(options, k=rng.randint(1, 4)):
            start = year - rng.randint(1, 6)
            span = f"{start}{rng.choice((' - ', '-', ' to '))}{year}"
            firm = (
                company(self.source)
                if what in WORDS["cv"]["jobs"]
                else f"University of {rng.choice(self.source.names.towns)}"
            )
            text = f"{what}, {firm}"
            x = flow.left + page.measure("0000 to 0000") + page.size
            if not flow.room() or x + page.measure(text) > flow.right:
                continue
            runs = flow.row(Cell(span, flow.left), Cell(text, x))
            job, place = part_of(runs[1], what), part_of(runs[1], firm)
            if job and place:
                ask(
                    page,
                    (
                        f"When did {what} take place?",
                        f"In which years: {what}?",
                        f"From when to when: {what}?",
                    ),
                    runs[0],
                )
                ask(page, (f"Where: {what}?", f"At which place was {what}?"), place)
                page.asks.append(Ask("field", f"What was done in {span}?", job))
            lines.append(join(runs, " "))
            year = start
        if mark and lines:
            page.sections.append(Section(mark, join(lines, "\n")))

    def agenda(self) -> None:
        """Numbered points, with times or speakers."""
        page, flow, rng = self.page, self.flow, self.rng
        self.title(WORDS["agenda"]["titles"])
        pairs: list[tuple[str, str, tuple[str, ...]]] = [
            ("Date", self.source.date(), ("When is the meeting?", "On what day is it held?")),
            (
                "Place",
                rng.choice(self.source.names.towns),
                ("Where is the meeting?", "Where does it take place?"),
            ),
            ("Chair", person(self.source), ("Who chairs the meeting?", "Who leads the meeting?")),
            ("Present", f"{rng.randint(3, 40)} members", ("How many members were present?",)),
        ]
        kept = rng.sample(pairs, k=rng.randint(0, 3))
        draw_pairs(flow, kept, rng.choice(("after", "column")))
        missing = [pair for pair in pairs if pair not in kept]
        flow.gap(0.4)
        has_times = rng.random() < 0.55
        mark = rng.choice(("{}.", "{}", "TOP {}:", "Item {}:"))
        hour, minute = rng.randint(8, 15), 0
        points: list[Run] = []
        for number, what in enumerate(rng.sample(WORDS["agenda"]["points"], k=rng.randint(3, 10))):
            front = f"{hour:02d}:{minute:02d}" if has_times else mark.format(number + 1)
            if rng.random() < 0.25:
                what = title(self.source, 1, 4)
            x = flow.left + page.measure("00:00" if has_times else mark.format("00")) + 0.8 * page.size
            if (
                not flow.room()
                or x + page.measure(what) > flow.right
                or any(what == run.text for run in points)
            ):
                continue
            runs = flow.row(Cell(front, flow.left), Cell(what, x))
            points.append(runs[1])
            if has_times:
                ask(
                    page,
                    (f"When is {what}?", f"At what time is {what}?", f"When does {what} begin?"),
                    runs[0],
                )
                page.asks.append(Ask("field", f"What is at {front}?", runs[1]))
            else:
                page.asks.append(Ask("field", f"What is item {number + 1} about?", runs[1]))
            minute += rng.choice((15, 30, 45, 60))
            hour, minute = hour + minute // 60, minute % 60
            if rng.random() < 0.2 and not has_times and flow.room(2):
                lines = flow.paragraph(self.source.paragraph_words(6, 25, "report"), indent=x - flow.left)
                if lines:
                    page.sections.append(Section(runs[1], join(lines, "\n")))
        if len(points) > 1:
            count(page, ("How many points are on the agenda?", "How many items are listed?"), len(points))
        if self.has_title and page.heading:
            page.kind = "minutes" if "inutes" in page.heading.text else "agenda"
        if missing and points and rng.random() < 0.4:
            refuse(page, *rng.choice(missing)[2])

    def recipe(self) -> None:
        """What goes in, how much of it, and what to do."""
        page, flow, rng = self.page, self.flow, self.rng
        words = WORDS["recipe"]
        names = different(rng.randint(3, 7), lambda: goods(self.source, "en", "foods").lower())
        self.title([f"{self.source.word().capitalize()} {rng.choice(words['titles']).lower()}"])
        people = str(rng.randint(1, 12))
        run = flow.write(rng.choice(("Serves {}", "For {} people", "Makes {} portions")).format(people))
        found = part_of(run, people) if run else None
        if found:
            ask(page, ("How many people does it serve?", "For how many is the recipe?"), found)
        head = flow.write("Ingredients", font=page.look.bold) if rng.random() < 0.7 else None
        lines: list[Run] = []
        for name in names:
            amount = f"{rng.choice((1, 2, 3, 50, 100, 150, 200, 250, 500))} {rng.choice(words['units'])}"
            run = flow.write(f"{amount} {name}")
            if run:
                lines.append(run)
                measured = part_of(run, amount)
                if measured:
                    ask(page, (f"How much {name} is needed?", f"How much {name} do I need?"), measured)
        if head and lines:
            page.sections.append(
                Section(head, join(lines, "\n"), ("What are the ingredients?", "Read the ingredients."))
            )
            count(page, ("How many ingredients are there?",), len(lines))
        flow.gap(0.5)
        second = (
            flow.write(rng.choice(("Method", "Preparation", "Directions")), font=page.look.bold)
            if lines
            else None
        )
        steps: list[Run] = []
        for number, step in enumerate(rng.sample(words["steps"], k=rng.randint(2, 6))):
            value = (
                str(rng.randint(5, 220))
                if "minutes" in step or "degrees" in step
                else rng.choice(names or ["salt"])
            )
            text = step.format(value, rng.choice(names or ["salt"]))
            written = flow.paragraph(f"{number + 1}. {text}".split())
            whole = join(written, "\n")
            if written:
                steps.append(whole)
            if value.isdigit() and (time := part_of(whole, value)) and "Bake" in step:
                ask(page, ("How many minutes must it bake?", "For how many minutes is it baked?"), time)
            if value.isdigit() and (heat := part_of(whole, value)) and "oven" in step:
                ask(page, ("How hot must the oven be?", "To how many degrees is the oven heated?"), heat)
        if second and steps:
            page.sections.append(Section(second, join(steps, "\n")))
        if (self.has_title and lines) or (lines and steps):
            page.kind = "recipe"

    def contents(self) -> None:
        """A table of contents: headings and the pages where they begin."""
        page, flow, rng = self.page, self.flow, self.rng
        self.title(["Contents", "Table of contents", "CONTENTS", "Index"])
        with_leader = rng.random() < 0.6
        number, at = rng.randint(1, 3), rng.randint(1, 40)
        sub = 0
        names = different(30 if flow.is_whole else 12, lambda: title(self.source, 1, 4))
        style = rng.choice(("{}. ", "{} ", "", "Chapter {}: "))
        entries: list[tuple[Run, Run]] = []
        for name in names:
            is_sub = bool(entries) and rng.random() < 0.4 and style == "{} "
            sub = sub + 1 if is_sub else 0
            front = f"{number - 1}.{sub} " if is_sub else style.format(number)
            entry = self.priced(front + name, str(at), with_leader, 1.2 * page.size if is_sub else 0.0)
            at += rng.randint(1, 19)
            if entry:
                number += not is_sub
                found = part_of(entry[0], name)
                if found:
                    entries.append((found, entry[1]))
        for heading, place in rng.sample(entries, k=min(3, len(entries))):
            question = rng.choice(
                ("On which page is {}?", "On which page does {} begin?", "What is the page of {}?")
            )
            page.asks.append(Ask("cell", question.format(heading.text), place))
        if entries:
            heading, place = rng.choice(entries)
            page.asks.append(Ask("field", f"What begins on page {place.text}?", heading))
        if self.has_title or len(entries) >= 4:
            page.kind = "table of contents"


def listing(page: Page) -> None:
    """A menu, CV, agenda, recipe or table of contents, or a slice of one."""
    drawn = _Listing(page)
    kinds = (drawn.menu, drawn.vita, drawn.agenda, drawn.recipe, drawn.contents)
    page.rng.choices(kinds, weights=(25, 20, 20, 15, 20))[0]()
    if not page.lines:  # too low for a heading and more
        drawn.contents()
