"""Papers and reports: title, authors, abstract, sections in one or two columns, captions, references.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from training.documents.layouts import marks
from training.documents.layouts.content import different, person, title
from training.documents.layouts.parts import Flow, part_of, refuse, start_anywhere, wordings
from training.documents.page import Ask, Field, Page, Run, Section, join

SECTIONS = wordings("papers")["sections"]
BODY_KINDS = ("paper", "paper", "report", "news", "instruction")


class _Paper:
    """One paper while it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        rng = self.rng
        self.flow = Flow(page)
        self.flow.leading = rng.uniform(1.12, 1.4)
        fits_two = self.flow.width > 34 * page.size
        self.columns = 2 if fits_two and rng.random() < 0.55 else 1
        self.justified = rng.random() < 0.35
        self.kind = rng.choice(("paper", "paper", "report"))
        self.numbering = rng.choice(("{} ", "{}. ", "{}. ", "", "{}.{} "))
        self.heading_style = rng.choice((str, str, str.upper))
        self.number = 1
        self.longest = 60 if self.flow.is_whole else rng.choice((24, 30, 60))
        self.drawn: set[str] = set()

    def draw(self) -> None:
        start_anywhere(self.rng, [self.head, self.abstract, self.body, self.body], self.flow)
        if {"title", "authors"} <= self.drawn or "abstract" in self.drawn:
            self.page.kind = self.kind
        if self.page.lines and self.rng.random() < 0.4:
            if "authors" not in self.drawn and "title" in self.drawn:
                refuse(self.page, "Who are the authors?", "Who wrote it?")
            elif "references" not in self.drawn:
                refuse(self.page, "What is the DOI?", "In which journal was it published?")

    def head(self) -> None:
        """Title, authors, where they work, a date or journal."""
        page, flow, rng = self.page, self.flow, self.rng
        align = rng.choice(("centre", "centre", "left"))
        size = page.size * rng.uniform(1.1, 1.6)
        lines = page.wrap(title(self.source, 3, 9).split(), flow.width, page.look.bold, size)
        runs = [run for text in lines[:3] if (run := flow.write(text, align, page.look.bold, size))]
        if len(runs) < len(lines[:3]) or not runs:
            return
        page.heading = join(runs, "\n")
        self.drawn.add("title")
        flow.gap(0.3)
        names = different(rng.randint(1, 4), lambda: person(self.source))
        separator = rng.choice((", ", ", ", " and "))
        while names:
            run = flow.write(separator.join(names), align)
            if run:
                asked = ("Who are the authors?", "Who wrote it?", "Who wrote the paper?", "By whom is it?")
                page.fields.append(Field("authors" if len(names) > 1 else "author", run, asked))
                self.drawn.add("authors")
                first = part_of(run, names[0])
                if first and len(names) > 1:
                    page.asks.append(Ask("field", "Who is the first author?", first))
                break
            names.pop()
        if rng.random() < 0.6:
            place = rng.choice(self.source.names.towns)
            text = rng.choice(("University of {}", "{} Institute", "{} College", "Department of {}")).format(
                place
            )
            run = flow.write(text, align, size=max(9.5, 0.9 * page.size))
            if run:
                page.fields.append(Field("institution", run, ("Where do the authors work?",)))
        if rng.random() < 0.4:
            date = self.source.date()
            run = flow.write(date, align)
            if run:
                page.fields.append(Field("date", run, ("When was it published?", "When was it written?")))
        flow.gap(rng.uniform(0.4, 1.2))

    def abstract(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        if not flow.room(3) or rng.random() < 0.15:
            return
        words = self.text(15, 70)
        inset = rng.choice((0.0, 0.0, 0.06)) * flow.width
        flow.left, flow.right = flow.left + inset, flow.right - inset
        mark = rng.choice(("Abstract", "Abstract", "ABSTRACT", "Summary"))
        heading: Run | None
        lines: list[Run]
        if rng.random() < 0.5:
            heading = flow.write(mark, rng.choice(("left", "centre")), page.look.bold)
            lines = flow.paragraph(words, justified=self.justified)
        else:
            heading = None
            lines = flow.paragraph([f"{mark}:", *words], justified=self.justified)
        if lines:
            self.drawn.add("abstract")
        if heading and lines:
            name = mark.lower()
            asked = (f"Read the {name}.", f"What does the {name} say?", f"What does it say under {mark}?")
            page.sections.append(Section(heading, join(lines, "\n"), asked))
        if rng.random() < 0.35 and flow.room():
            terms = ", ".join(different(rng.randint(2, 5), self.source.word))
            run = flow.write(f"Keywords: {terms}")
            found = part_of(run, terms) if run else None
            if found:
                page.fields.append(
                    Field("keywords", found, ("What are the keywords?", "Which keywords are given?"))
                )
        flow.left, flow.right = flow.left - inset, flow.right + inset
        flow.gap(rng.uniform(0.4, 1))

    def body(self) -> None:
        """Sections down one column, then down the next."""
        flow, rng, page = self.flow, self.rng, self.page
        self.number = rng.randint(1, 6) if "title" not in self.drawn else 1
        left, right, top = flow.left, flow.right, flow.top
        gap = 1.6 * page.size
        width = (right - left - gap * (self.columns - 1)) / self.columns
        names = rng.sample(SECTIONS, k=14)
        for column in range(self.columns):
            flow.left = left + column * (width + gap)
            flow.right = flow.left + width
            flow.top = top
            if rng.random() < 0.4 or column:
                flow.paragraph(self.text(10, 60), justified=self.justified)
                flow.gap(0.5)
            while flow.room(2.5) and names:
                part = rng.random()
                if part < 0.14 and flow.room(7):
                    self.figure()
                elif part < 0.2 and flow.room(4):
                    self.references()
                elif part < 0.26:
                    self.bullets()
                else:
                    self.section(names.pop())
                flow.gap(rng.uniform(0.3, 0.8))
        flow.left, flow.right = left, right
        if not page.lines:
            flow.paragraph(self.text(10, 40))

    def section(self, name: str) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        number = self.numbering.format(self.number, rng.randint(1, 4))
        shown = self.heading_style(name)
        run = flow.write(number + shown, font=page.look.bold, size=page.size * rng.choice((1.0, 1.0, 1.12)))
        heading = part_of(run, shown) if run else None
        lines: list[Run] = []
        for _ in range(rng.choice((1, 1, 2))):
            lines += flow.paragraph(self.text(8, self.longest), justified=self.justified)
        if heading is None or not lines:
            return
        page.sections.append(Section(heading, join(lines, "\n")))
        if number and number.count(".") < 2 and "." not in number.strip(" ."):
            place = number.strip(" .")
            asked = (f"What is section {place} called?", f"What is the heading of section {place}?")
            page.asks.append(Ask("heading", rng.choice(asked), heading))
        self.number += 1

    def figure(self) -> None:
        """A picture or curves in a frame, with a caption."""
        page, flow, rng = self.page, self.flow, self.rng
        height = page.size * rng.uniform(3.5, 6)
        width = min(flow.width, height * rng.uniform(1.4, 2.4))
        left = (flow.left + flow.right - width) / 2
        if flow.top + height + 2.5 * page.size > flow.bottom:
            return
        marks.picture(page, left, flow.top, left + width, flow.top + height)
        flow.top += height + 0.2 * page.size
        number = rng.randint(1, 9)
        mark = rng.choice(("Figure {}:", "Fig. {}.", "Figure {}.")).format(number)
        text = self.text(3, 10)
        lines = flow.paragraph([*mark.split(), *text], size=max(9.5, 0.92 * page.size))
        whole = join(lines, "\n")
        caption = part_of(whole, " ".join(text)) if lines else None
        if caption:
            asked = (f"What does figure {number} show?", f"What is the caption of figure {number}?")
            page.asks.append(Ask("section", rng.choice(asked), caption))

    def references(self) -> None:
        flow, rng, page = self.flow, self.rng, self.page
        if "references" in self.drawn:
            return
        self.drawn.add("references")
        heading = flow.write("References", font=page.look.bold)
        number, lines = 0, []
        for number in range(1, rng.randint(2, 6)):
            text = f"[{number}] {person(self.source)}. {title(self.source, 2, 6)}. {rng.randint(1960, 2026)}."
            written = flow.paragraph(text.split(), size=max(9.5, 0.92 * page.size))
            if not written:
                break
            lines += written
        if heading and lines:
            page.sections.append(Section(heading, join(lines, "\n"), ("Read the references.",)))

    def bullets(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        mark = rng.choice(("•", "-", "–"))
        for _ in range(rng.randint(2, 4)):
            if not flow.room():
                break
            flow.paragraph([mark, *self.text(3, 9)], indent=0.8 * page.size)

    def text(self, low: int, high: int) -> list[str]:
        """Words of running text, mostly sentences."""
        if self.rng.random() < 0.25:
            return self.source.phrase(low, high)
        return self.source.paragraph_words(low, high, self.rng.choice(BODY_KINDS))


def paper(page: Page) -> None:
    """A paper or report, or a slice of one."""
    _Paper(page).draw()
