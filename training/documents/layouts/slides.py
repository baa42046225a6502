"""Slides: a large title, bullets with or without a second level, a picture, a foot with a number.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from training.documents.layouts import marks
from training.documents.layouts.content import company, person, title
from training.documents.layouts.grid import WHITE
from training.documents.layouts.parts import Flow, count, part_of
from training.documents.page import Ask, Field, Page, Run, Section, join
from training.documents.questions import plural

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
NUMBERS = ("One", "Two", "Three", "Four", "Five", "Six")
LISTED = (  # what the points of a list are, by the word that its title has for them
    *("rule", "reason", "step", "tip", "goal", "task", "lesson", "question", "idea", "mistake"),
    *("benefit", "risk", "change", "measure", "principle", "way", "sign", "fact", "wish", "promise"),
)
LISTED_TITLES = ("{number} {nouns}", "{nouns}", "{number} {nouns} for {tail}", "{nouns}: {tail}")


class _Slide:
    """One slide while it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        self.flow = Flow(page)
        self.flow.leading = self.rng.uniform(1.2, 1.6)
        self.listed = ""  # what the title calls the points, "" where it does not say

    def draw(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        if rng.random() < 0.18 and page.height > 7 * page.size:
            self.opening()
        else:
            has_title = rng.random() < 0.85
            if has_title:
                self.title()
            if rng.random() < 0.3 and flow.width > 22 * page.size and flow.bottom - flow.top > 5 * page.size:
                width = flow.width * rng.uniform(0.25, 0.4)
                low = flow.bottom - 2 * page.size
                marks.picture(page, flow.right - width, flow.top + 4, flow.right, low)
                flow.right -= width + page.size
            self.bullets()
        self.foot()
        if page.heading is not None and page.height > 5 * page.size:
            page.kind = "slide"

    def opening(self) -> None:
        """A first slide: title, subtitle, who speaks and when."""
        page, flow, rng = self.page, self.flow, self.rng
        align = rng.choice(("centre", "left"))
        flow.gap(rng.uniform(0.5, 1.5))
        flow.heading(title(self.source, 2, 5), align, rng.uniform(1.3, 2.0), page.look.accent)
        flow.gap(0.4)
        flow.write(title(self.source, 2, 6), align, ink=page.look.faint)
        flow.gap(rng.uniform(0.3, 1))
        speaker = flow.write(person(self.source), align)
        if speaker:
            asked = ("Who is the speaker?", "Who gives the talk?", "Who presents it?")
            page.fields.append(Field("speaker", speaker, asked))
        date = flow.write(self.source.date(), align)
        if date:
            page.fields.append(Field("date of the talk", date, ("When is the talk?", "When was it given?")))

    def title(self) -> None:
        """The title, on a coloured bar, above a rule, or plain."""
        page, flow, rng = self.page, self.flow, self.rng
        size = page.size * rng.uniform(1.2, 1.8)
        text = title(self.source, 1, 5)
        if not self.source.held_out and rng.random() < 0.4:
            self.listed = rng.choice(LISTED)
            text = rng.choice(
                ("{number} {nouns}", "{nouns}", "{number} {nouns} for {tail}", "{nouns}: {tail}")
            )
            text = text.format(
                number=rng.choice(NUMBERS[1:]), nouns=plural(self.listed), tail=title(self.source, 1, 2)
            )
            text = text[:1].upper() + text[1:]
        if page.measure(text, page.look.bold, size) > flow.width:
            size = page.size
        kind = rng.random()
        if kind < 0.3 and flow.room(1.5, size):
            page.painter.box(0, 0, page.width, flow.top + 1.1 * flow.leading * size, fill=page.look.accent)
            page.heading = flow.write(text, font=page.look.bold, size=size, ink=WHITE)
            flow.gap(0.5)
            return
        ink = page.look.accent if rng.random() < 0.4 else None
        page.heading = flow.write(text, rng.choice(("left", "left", "centre")), page.look.bold, size, ink)
        if kind < 0.5 and flow.room(1):
            flow.rule(page.look.accent, 2)
        flow.gap(rng.uniform(0.1, 0.6))

    def bullets(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        mark = rng.choice(("•", "•", "-", "–", "", "{}."))
        texts: list[Run] = []
        lines: list[Run] = []
        indent = rng.uniform(0.2, 1) * page.size
        for number in range(rng.randint(2, 6)):
            if not flow.room(1.1):
                break
            words = self.source.paragraph_words(3, 9, rng.choice(("paper", "report", "instruction")))
            if rng.random() < 0.4:
                words = title(self.source, 2, 5).split()
            words[-1] = words[-1].rstrip(".,;")
            front = mark.format(number + 1)
            written = flow.paragraph([front, *words] if front else words, indent=indent)
            whole = join(written, "\n")
            found = part_of(whole, " ".join(words))
            if not found:
                lines += written
                break
            lines += written
            texts.append(found)
            if rng.random() < 0.15 and flow.room(1.1):
                small = max(10.0, 0.85 * page.size)
                lines += flow.paragraph(["–", *title(self.source, 2, 4).split()], 2.4 * page.size, small)
            flow.gap(rng.uniform(0.1, 0.5))
        self.ask_bullets(texts, lines)

    def ask_bullets(self, texts: list[Run], lines: list[Run]) -> None:
        page, rng = self.page, self.rng
        if page.heading is not None and lines:
            page.sections.append(Section(page.heading, join(lines, "\n")))
        if len(texts) < 2:
            return
        number = rng.randrange(len(texts))
        asked = (f"What is the {ORDINALS[number]} point?", f"Read the {ORDINALS[number]} bullet point.")
        page.asks.append(Ask("line", rng.choice(asked), texts[number]))
        if self.listed:
            for number in rng.sample(range(len(texts)), k=2):
                of_list = (
                    f"What is the {ORDINALS[number]} {self.listed}?",
                    f"Which {self.listed} is the {ORDINALS[number]} one?",
                    f"What is {self.listed} number {number + 1}?",
                )
                page.asks.append(Ask("line", rng.choice(of_list), texts[number]))
        count(page, ("How many points does the slide have?", "How many bullet points are there?"), len(texts))

    def foot(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        size = max(9.5, 0.7 * page.size)
        if page.height - flow.top < 2.2 * size or rng.random() < 0.4:
            return
        flow.right = max(flow.right, page.width - flow.left)
        flow.top = flow.bottom - flow.leading * size - 1
        number = str(rng.randint(1, 60))
        baseline = flow.baseline(size)
        runs = []
        if rng.random() < 0.5:
            name = company(self.source)
            if page.measure(name, size=size) < 0.6 * flow.width:
                runs.append(page.write(flow.left, baseline, name, size=size, ink=page.look.faint))
        x = flow.right - page.measure(number, size=size)
        runs.append(page.write(x, baseline, number, size=size, ink=page.look.faint))
        page.line(*runs)
        asked = ("Which slide is this?", "What is the number of the slide?")
        page.fields.append(Field("slide number", runs[-1], asked))


def slide(page: Page) -> None:
    """A slide, or its upper part."""
    _Slide(page).draw()
