"""Forms on paper: boxed fields with small labels, lines to write on, boxes to tick, a place to sign.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from typing import Any

from training.documents.field_questions import sentence
from training.documents.layouts import marks
from training.documents.layouts.content import different, person
from training.documents.layouts.grid import mix
from training.documents.layouts.parts import Flow, ask, refuse, start_anywhere, wordings
from training.documents.page import Ask, Field, Page, Run, join, unseen
from training.documents.painter import Colour

WORDS = wordings("forms")
ALL_TICKED = (
    "Which boxes are ticked?",
    "What is ticked?",
    "Which boxes are checked?",
    "What has been ticked?",
)
TICKED = ("Is {} ticked?", "Is the box {} ticked?", "Is {} checked?", "Is {} marked?")
# questions for the one option ticked, or for all of them
WHICH = ("Which option is ticked for {}?", "What is ticked under {}?", "What is marked for {}?")
WHICH_ALL = ("Which options are ticked for {}?", "What is ticked under {}?", "Which boxes are ticked for {}?")


class _Form:
    """One form while it is drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.source, self.rng = page, page.source, page.rng
        self.flow = Flow(page)
        self.labels: set[str] = set()
        self.options: set[str] = set()
        self.small = max(9.0, page.size * self.rng.uniform(0.62, 0.85))
        self.tick_style = self.rng.choice(("cross", "tick", "fill", "cross"))
        self.is_round = self.rng.random() < 0.15
        self.groups = self.rng.sample(WORDS["groups"], k=len(WORDS["groups"]))
        self.ticked_all: list[Run] = []
        self.parts = 0

    def draw(self) -> None:
        rng = self.rng
        body = [rng.choice((self.boxes, self.boxes, self.blanks)), self.ticks]
        rng.shuffle(body)
        more = [
            rng.choice((self.boxes, self.blanks, self.ticks)) for _ in range(8 if self.flow.is_whole else 1)
        ]
        start_anywhere(rng, [self.title, *body, *more, self.statements, self.sign], self.flow)
        if self.page.heading is not None or self.parts >= 2:
            self.page.kind = "form"
        if self.ticked_all and not self.source.held_out and len(self.ticked_all) <= 5:
            ask(self.page, ALL_TICKED, join(self.ticked_all, ", "))
        absent = self.groups[-1]
        text = " ".join(run.text for line in self.page.lines for run in line).lower()
        if (
            self.page.lines
            and rng.random() < 0.3
            and absent["label"].lower() not in text
            and self.flow.is_whole is False
        ):
            refuse(
                self.page,
                f"What is ticked for {absent['label'].lower()}?",
                f"What is the {absent['label'].lower()}?",
            )

    def title(self) -> None:
        rng, flow = self.rng, self.flow
        text = rng.choice(WORDS["titles"])
        text = text.upper() if rng.random() < 0.2 else text
        if flow.room(2):
            flow.heading(text, rng.choice(("left", "left", "centre")), rng.uniform(1.0, 1.5))
            flow.gap(rng.uniform(0.2, 0.8))

    def section(self) -> None:
        """Sometimes a heading on a bar before a part."""
        page, flow, rng = self.page, self.flow, self.rng
        if rng.random() > 0.3 or not flow.room(4):
            return
        fill = mix(page.look.paper, page.look.ink, 0.15)
        if rng.random() < 0.6:
            page.painter.box(flow.left, flow.top, flow.right, flow.top + flow.leading * page.size, fill=fill)
        text = f"{self.parts + 1}. " if rng.random() < 0.4 else ""
        flow.left += 3
        flow.write(text + rng.choice(WORDS["parts"]), font=page.look.bold)
        flow.left -= 3
        flow.gap(0.2)

    def entry(self, width: float) -> tuple[str, str, tuple[str, ...]] | None:
        """A label and value that fit into a field of this width, with questions."""
        page = self.page
        for _ in range(6):
            found = self.source.labelled()
            if found.label.lower() in self.labels or page.measure(found.label, size=self.small) > width:
                continue
            if page.measure(found.value) <= width and not any(
                self.source.mean_the_same(found.label, label) for label in self.labels
            ):
                return found.label, found.value, found.questions
        return None

    def boxes(self) -> None:
        """Rows of framed fields, the label small at the top of each, the value below it."""
        page, flow, rng = self.page, self.flow, self.rng
        self.section()
        height = self.small * 1.25 + page.size * rng.uniform(1.3, 1.6)
        ink: Colour | None = mix(page.look.paper, page.look.ink, rng.uniform(0.4, 1.0))
        if not self.source.held_out and rng.random() < 0.35:
            ink = None  # columns without frames, as on tickets
        fill = mix(page.look.paper, page.look.accent, 0.1) if rng.random() < 0.25 else None
        drawn = False
        for _ in range(rng.randint(1, 4)):
            if flow.top + height > flow.bottom or not flow.room(0):
                break
            count = max(1, min(rng.randint(1, 4), int(flow.width / (9 * page.size))))
            shares = [rng.uniform(0.7, 1.4) for _ in range(count)]
            x = flow.left
            labels: list[Run] = []
            values: list[Run] = []
            for share in shares:
                width = share / sum(shares) * flow.width
                page.painter.box(x, flow.top, x + width, flow.top + height, fill=fill, outline=ink)
                entry = self.entry(width - 8)
                if entry:
                    label, value, questions = entry
                    is_empty = rng.random() < 0.08
                    labels.append(
                        page.write(
                            x + 3, flow.top + self.small + 1, label, size=self.small, ink=page.look.faint
                        )
                    )
                    if is_empty:
                        refuse(page, f"What is the {label}?", f"{label}?")
                    else:
                        values.append(page.write(x + 4, flow.top + height - 0.3 * page.size, value))
                        page.fields.append(Field(label, values[-1], questions))
                    self.labels.add(label.lower())
                x += width
            for line in (labels, values):
                if line:
                    page.line(*line)
                    drawn = True
            flow.top += height
        self.parts += drawn
        flow.gap(rng.uniform(0.3, 1))

    def blanks(self) -> None:
        """Label, then the value on a line or dots."""
        page, flow, rng = self.page, self.flow, self.rng
        self.section()
        drawn = False
        for _ in range(rng.randint(1, 5)):
            entry = self.entry(0.5 * flow.width)
            if not flow.room(1.1) or entry is None:
                break
            label, value, questions = entry
            shown = label + rng.choice(("", ":"))
            baseline = flow.baseline()
            x = flow.left + page.measure(shown) + 0.6 * page.size
            if x + page.measure(value) > flow.right:
                continue
            runs = [page.write(flow.left, baseline, shown), page.write(x, baseline, value)]
            end = (
                flow.right if rng.random() < 0.6 else min(flow.right, x + page.measure(value) + 4 * page.size)
            )
            page.painter.line(
                x - 3, baseline + 0.22 * page.size, end, baseline + 0.22 * page.size, page.look.faint
            )
            page.line(*runs)
            page.fields.append(Field(label, runs[1], questions))
            self.labels.add(label.lower())
            drawn = True
            flow.gap(0.2)
        self.parts += drawn
        flow.gap(rng.uniform(0.3, 0.8))

    def tick_box(self, x: float, baseline: float, is_ticked: bool) -> None:
        """A box or ring of about the height of a capital, empty or marked."""
        page, rng, painter = self.page, self.rng, self.page.painter
        side = 0.78 * page.size
        top = baseline - 0.76 * page.size
        ink = page.look.ink
        pen = max(1.0, 0.06 * page.size)
        if self.is_round:
            painter.ellipse(x, top, x + side, top + side, outline=ink, width=pen)
            if is_ticked:
                inset = 0.25 * side
                painter.ellipse(x + inset, top + inset, x + side - inset, top + side - inset, fill=ink)
            return
        painter.box(x, top, x + side, top + side, outline=ink, width=pen)
        if not is_ticked:
            return
        mark = ink if rng.random() < 0.6 else rng.choice(marks.PEN_INKS[:3]) if not page.look.is_dark else ink
        pen = max(1.2, 0.11 * page.size)
        over = rng.uniform(-0.1, 0.15) * side
        if self.tick_style == "fill":
            painter.box(x + 0.2 * side, top + 0.2 * side, x + 0.8 * side, top + 0.8 * side, fill=mark)
        elif self.tick_style == "cross":
            painter.line(x - over, top - over, x + side + over, top + side + over, mark, pen)
            painter.line(x - over, top + side + over, x + side + over, top - over, mark, pen)
        else:
            points = [(x + 0.1 * side, top + 0.5 * side), (x + 0.4 * side, top + 0.85 * side)]
            painter.polyline([*points, (x + 1.1 * side, top - 0.15 * side)], mark, pen)

    def ticks(self) -> None:
        """Groups of options with one or several ticked."""
        flow, rng = self.flow, self.rng
        self.section()
        drawn = False
        for _ in range(rng.randint(1, 3)):
            if not flow.room(1) or not self.groups:
                break
            group: dict[str, Any] = self.groups.pop(0)
            options = list(group["options"])
            if rng.random() < 0.3 and "yes" not in options:
                options = different(rng.randint(2, 5), lambda: self.source.word().capitalize())
            many = bool(group.get("many")) or (not self.source.held_out and rng.random() < 0.5)
            drawn = self.group(group["label"], options, many) or drawn
            flow.gap(rng.uniform(0.1, 0.5))
        self.parts += drawn
        flow.gap(rng.uniform(0.2, 0.6))

    def group(self, label: str, options: list[str], many: bool) -> bool:
        """A label and its options in a row that wraps, or one below the other."""
        page, flow, rng = self.page, self.flow, self.rng
        if label.lower() in self.labels or page.measure(label) > 0.8 * flow.width:
            return False
        ticked = set(
            rng.sample(options, k=rng.randint(1, len(options) - 1 if many and len(options) > 1 else 1))
        )
        below = rng.random() < 0.3 and flow.room(len(options) + 1)
        gap = 1.6 * page.size
        baseline = flow.baseline()
        line = [
            page.write(
                flow.left,
                baseline,
                label + rng.choice(("", ":")),
                page.look.bold if rng.random() < 0.3 else None,
            )
        ]
        x = flow.left + page.measure(line[0].text) + gap
        drawn: list[tuple[str, Run, bool]] = []
        for option in options:
            width = 1.1 * page.size + page.measure(option)
            if below or x + width > flow.right:
                if not flow.room():
                    break
                page.line(*line)
                line, baseline, x = [], flow.baseline(), flow.left + page.size
            if x + width > flow.right:
                break
            self.tick_box(x, baseline, option in ticked)
            line.append(page.write(x + 1.1 * page.size, baseline, option))
            drawn.append((option, line[-1], option in ticked))
            x += width + gap
        if line:
            page.line(*line)
        self.labels.add(label.lower())
        self.ask_group(label, drawn, len(drawn) == len(options))
        return bool(drawn)

    def ask_group(self, label: str, drawn: list[tuple[str, Run, bool]], is_complete: bool) -> None:
        page, rng = self.page, self.rng
        marked = [run for _, run, is_ticked in drawn if is_ticked]
        self.ticked_all += marked
        lowered = label[:1].lower() + label[1:]
        if marked and is_complete:
            ask(
                page,
                [q.format(lowered) for q in (WHICH if len(marked) == 1 else WHICH_ALL)],
                join(marked, ", "),
            )
        for option, _, is_ticked in rng.sample(drawn, k=min(2, len(drawn))):
            self.ask_ticked(
                f"{option} for {lowered}" if option in ("yes", "no", "other") else option, is_ticked
            )
        if is_complete and len(drawn) > 2:
            number = unseen(str(len(marked)))
            page.asks.append(Ask("count", f"How many options are ticked for {lowered}?", number))

    def ask_ticked(self, option: str, is_ticked: bool) -> None:
        """Whether a box is ticked; not where two boxes have the same name."""
        if option.lower() in self.options:
            return
        self.options.add(option.lower())
        question = sentence(self.rng.choice(TICKED).format(option))
        self.page.asks.append(Ask("presence", question, unseen("yes" if is_ticked else "no")))

    def statements(self) -> None:
        """Statements to agree to, each with a box before it."""
        page, flow, rng = self.page, self.flow, self.rng
        for entry in rng.sample(WORDS["statements"], k=rng.randint(1, 3)):
            text = entry["text"]
            if not flow.room() or 1.2 * page.size + page.measure(text) > flow.width:
                continue
            baseline = flow.baseline()
            is_ticked = rng.random() < 0.5
            self.tick_box(flow.left, baseline, is_ticked)
            run = page.write(flow.left + 1.2 * page.size, baseline, text)
            page.line(run)
            if is_ticked:
                self.ticked_all.append(run)
            question = rng.choice(('Is "{}" ticked?', 'Is the box "{}" ticked?')).format(text)
            page.asks.append(Ask("presence", question, unseen("yes" if is_ticked else "no")))
            self.parts += 1

    def sign(self) -> None:
        """A line with or without a signature, and what the line is for."""
        page, flow, rng = self.page, self.flow, self.rng
        height = 2 * page.size
        if not flow.room(1 + height / page.size) or flow.top + height + 1.5 * page.size > flow.bottom:
            return
        middle = flow.left + rng.uniform(0.4, 0.55) * flow.width
        is_signed = rng.random() < 0.6
        if is_signed:
            marks.signature(
                page, middle + 4, flow.top, min(8 * page.size, 0.9 * (flow.right - middle)), height
            )
        date = self.source.date()
        baseline = flow.top + height - 0.3 * page.size
        if page.measure(date) < 0.35 * flow.width and "date" not in self.labels:
            run = page.write(flow.left, baseline, date)
            page.line(run)
            page.fields.append(Field("date of signature", run, ("When was it signed?",)))
        flow.top += height
        page.painter.line(flow.left, flow.top, flow.left + 0.35 * flow.width, flow.top, page.look.ink)
        page.painter.line(middle, flow.top, flow.right, flow.top, page.look.ink)
        baseline = flow.baseline()
        label = rng.choice(WORDS["sign"])
        size = self.small
        line = [page.write(flow.left, baseline, "Date", size=size)]
        if middle + page.measure(label, size=size) < flow.right:
            line.append(page.write(middle, baseline, label, size=size))
        page.line(*line)
        if rng.random() < 0.3 and flow.room():
            name = flow.write(person(self.source))
            if name:
                page.fields.append(
                    Field("name in print", name, ("What name stands below the signature line?",))
                )
        if rng.random() < 0.6:
            question = rng.choice(("Has it been signed?", "Is the form signed?", "Did someone sign it?"))
            page.asks.append(Ask("presence", question, unseen("yes" if is_signed else "no")))


def form(page: Page) -> None:
    """A form, or a slice of one."""
    _Form(page).draw()
