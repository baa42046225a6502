"""Settings and forms on screens: tick boxes, switches, options, fields, tabs.

Called through interfaces.py in the data workers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from training.documents.field_questions import in_question
from training.documents.layouts.dialogs import button_row
from training.documents.layouts.screen_texts import (
    BUTTON_SETS,
    CHOICES,
    OPTIONS,
    TABS,
    app_name,
)
from training.documents.layouts.screens import (
    draw_tick,
    draw_title,
    draw_window,
    mixed,
    new_theme,
    raised,
    readable_on,
)
from training.documents.layouts.themes import Theme
from training.documents.page import Ask, Field, Page, Run, join, unseen

TICKED_QUESTIONS = ("Is {} ticked?", "Is {} checked?", "Is the box {} ticked?", "Is {} selected?")
SWITCH_QUESTIONS = ("Is {} on?", "Is {} switched on?", "Is {} turned on?", "Is {} enabled?")
RADIO_QUESTIONS = (
    "Which option is selected for {}?",
    "What is selected for {}?",
    "What is chosen under {}?",
    "Which {} is selected?",
)
ALL_TICKED = ("Which boxes are ticked?", "Which options are ticked?", "What is ticked?")
TAB_QUESTIONS = ("Which tab is open?", "Which tab is selected?", "Which tab is active?")
TABS_QUESTIONS = ("Which tabs are there?", "What tabs are there?")


def _ask(page: Page, question: str, answer: Run) -> None:
    page.asks.append(Ask("interface", question, answer))


def _option(page: Page, taken: set[str]) -> str:
    """A name for a setting that this page has not used."""
    while True:
        word = page.source.word()
        name = (
            page.rng.choice(OPTIONS)
            if page.rng.random() < 0.6
            else f"{word.capitalize()} {page.source.word()}"
        )
        if page.rng.random() < 0.15:
            name = word.capitalize()
        if name not in taken:
            taken.add(name)
            return name


def settings(page: Page) -> None:
    """Tick boxes, switches, groups of options, fields and lists to choose from, below each other."""
    rng, size = page.rng, page.size
    theme = new_theme(page)
    x0 = rng.uniform(0, 0.15) * page.width if rng.random() < 0.5 else 0.0
    x1 = page.width - (rng.uniform(0, 0.15) * page.width if rng.random() < 0.5 else 0.0)
    draw_window(page, theme, x0, 0, x1, page.height)
    page.kind = "settings"
    top = 0.4 * size
    if page.height > 6 * size and rng.random() < 0.5:
        title, top = draw_title(
            page, theme, x0, 0, x1, rng.choice((app_name(page), "Settings", "Preferences", "Options"))
        )
        if title is not None:
            page.line(title)
            page.heading = title
        top += 0.5 * size
    pad = rng.uniform(0.6, 1.5) * size
    left, right = x0 + pad, x1 - pad
    if page.height - top > 5 * size and rng.random() < 0.3:
        top = _tabs(page, theme, left, right, top)
    bottom = page.height - 0.3 * size
    has_buttons = page.height - top > 7 * size and rng.random() < 0.45
    if has_buttons:
        bottom -= 2.6 * size
    pane = _Pane(page, theme, left, right, top, bottom, size * rng.uniform(1.5, 1.9))
    parts = (pane.ticks, pane.radios, pane.entries)
    main = rng.choice(parts)
    failures = 0
    while bottom - pane.top >= pane.step and failures < 4:
        part = main if rng.random() < 0.6 and not failures else rng.choice(parts)
        before = pane.top
        part()
        failures = failures + 1 if pane.top == before else 0
        pane.top += rng.choice((0.0, 0.3, 0.6)) * size * (not failures)
    if len(pane.ticked) in (1, 2, 3):
        _ask(page, rng.choice(ALL_TICKED), join(pane.ticked, ", "))
    if has_buttons:
        texts = list(rng.choice([b for b in BUTTON_SETS if len(b) > 1]))
        button_row(page, theme, left, right, page.height - 2.4 * size, texts, rng.choice((None, 0)))


def _tabs(page: Page, theme: Theme, left: float, right: float, top: float) -> float:
    rng, size, painter = page.rng, page.size, page.painter
    names = rng.sample(TABS, k=rng.randint(2, 5))
    x, runs, height = left, [], 1.9 * size
    opened = rng.randrange(len(names))
    boxed = rng.random() < 0.5
    painter.line(left, top + height, right, top + height, theme.edge)
    for i, name in enumerate(names):
        width = page.measure(name) + 1.4 * size
        if x + width > right:
            break
        if boxed:
            face = theme.window if i == opened else mixed(theme.window, theme.ink, 0.1)
            painter.box(x, top + (0 if i == opened else 2), x + width, top + height, face, theme.edge)
        if i == opened:
            if boxed:
                painter.line(x + 1, top + height, x + width - 1, top + height, theme.window, 2)
            painter.line(
                x,
                top + (0 if boxed else height - 1),
                x + width,
                top + (0 if boxed else height - 1),
                theme.accent,
                3,
            )
        ink = theme.ink if i == opened or boxed else mixed(theme.ink, theme.window, 0.25)
        runs.append(page.write(x + 0.7 * size, top + height / 2 + 0.35 * size, name, ink=ink))
        x += width
    if runs:
        page.line(*runs)
        _ask(page, rng.choice(TABS_QUESTIONS), join(runs, ", "))
        if opened < len(runs):
            _ask(page, rng.choice(TAB_QUESTIONS), runs[opened])
    return top + height + 0.5 * size


@dataclass
class _Pane:
    """What is being drawn between two edges: how far it is down the page, which names are taken, what is
    ticked. Each method draws one part below `top` and moves it, or leaves it where there is no room.
    """

    page: Page
    theme: Theme
    left: float
    right: float
    top: float
    bottom: float
    step: float
    taken: set[str] = field(default_factory=set)
    ticked: list[Run] = field(default_factory=list)

    def ticks(self) -> None:
        """Tick boxes or switches, in one column or two."""
        page, theme = self.page, self.theme
        rng, size = page.rng, page.size
        style = rng.choice(("box", "box", "switch")) if not theme.bevel else "box"
        columns = 2 if self.right - self.left > 26 * size and rng.random() < 0.4 else 1
        far = style == "switch" and columns == 1 and rng.random() < 0.6
        for _ in range(rng.randint(1, 5)):
            if self.top + self.step > self.bottom or page.characters() > page.capacity:
                break
            line = []
            for column in range(columns):
                x = self.left + column * (self.right - self.left) / columns
                name = _option(page, self.taken)
                if page.measure(name) + 3 * size > (self.right - self.left) / columns:
                    continue
                is_on = rng.random() < 0.5
                middle = self.top + self.step / 2
                if far:
                    draw_tick(page, theme, self.right - 1.8 * size, middle, is_on, style)
                    run = page.write(x, middle + 0.35 * size, name)
                else:
                    run = page.write(
                        draw_tick(page, theme, x, middle, is_on, style), middle + 0.35 * size, name
                    )
                line.append(run)
                questions = SWITCH_QUESTIONS if style == "switch" else TICKED_QUESTIONS
                _ask(page, rng.choice(questions).format(name), unseen("yes" if is_on else "no"))
                if is_on:
                    self.ticked.append(run)
            if line:
                page.line(*line)
            self.top += self.step

    def radios(self) -> None:
        """A named group of options of which one is chosen, below each other or in a row."""
        page, theme = self.page, self.theme
        rng, size = page.rng, page.size
        name, bank = rng.choice(CHOICES)
        options = list(bank)
        if rng.random() >= 0.7:
            options = sorted({page.source.word().capitalize() for _ in range(3)})
        if name in self.taken:
            return
        chosen = rng.randrange(len(options))
        runs: list[Run] = []
        widths = [page.measure(option) + 2.6 * size for option in options]
        label = page.measure(name + ":") + size
        middle = self.top + self.step / 2
        if label + sum(widths) < self.right - self.left and rng.random() < 0.6:
            head = page.write(self.left, middle + 0.35 * size, name + rng.choice(("", ":")))
            x = self.left + label
            for i, option in enumerate(options):
                start = draw_tick(page, theme, x, middle, i == chosen, "radio")
                runs.append(page.write(start, middle + 0.35 * size, option))
                x += widths[i]
            page.line(head, *runs)
            self.top += self.step
        elif (
            self.top + self.step * (len(options) + 1) <= self.bottom and max(widths) < self.right - self.left
        ):
            page.line(
                page.write(
                    self.left, middle + 0.35 * size, name, page.look.bold if rng.random() < 0.4 else None
                )
            )
            for i, option in enumerate(options):
                middle += self.step
                start = draw_tick(page, theme, self.left + 0.4 * size, middle, i == chosen, "radio")
                runs.append(page.write(start, middle + 0.35 * size, option))
                page.line(runs[-1])
            self.top += self.step * (len(options) + 1)
        else:
            return
        self.taken.add(name)
        _ask(page, rng.choice(RADIO_QUESTIONS).format(in_question(name, rng)), runs[chosen])
        i = rng.randrange(len(options))
        _ask(page, rng.choice(TICKED_QUESTIONS).format(options[i]), unseen("yes" if i == chosen else "no"))

    def entries(self) -> None:
        """Labels with fields that hold text, or with lists that show what was chosen."""
        page, theme = self.page, self.theme
        rng, size, painter = page.rng, page.size, page.painter
        column = rng.uniform(6, 10) * size
        for _ in range(rng.randint(1, 4)):
            label = page.source.label()
            if (
                self.top + self.step > self.bottom
                or label in self.taken
                or page.measure(label) > column - 0.5 * size
            ):
                break
            x0, x1 = self.left + column, min(self.right, self.left + column + rng.uniform(8, 16) * size)
            value = page.fit(page.source.value, x1 - x0 - 2 * size) if x1 - x0 > 4 * size else None
            if value is None:
                break
            self.taken.add(label)
            middle, half = self.top + self.step / 2, 0.68 * size
            painter.box(
                x0,
                middle - half,
                x1,
                middle + half,
                theme.field,
                mixed(theme.edge, theme.ink, 0.2),
                1,
                theme.radius / 2,
            )
            if theme.bevel:
                raised(page, theme, x0, middle - half, x1, middle + half, True)
            if rng.random() < 0.3:
                x = x1 - 0.8 * size
                third, ink = 0.22 * size, mixed(theme.ink, theme.window, 0.3)
                painter.polygon(
                    [(x - third, middle - third / 2), (x + third, middle - third / 2), (x, middle + third)],
                    ink,
                )
            shown = label + rng.choice(("", ":", ":"))
            runs = [
                page.write(self.left, middle + 0.35 * size, shown),
                page.write(x0 + 0.4 * size, middle + 0.35 * size, value, ink=readable_on(theme.field)),
            ]
            page.line(*runs)
            page.fields.append(Field(label, runs[1]))
            self.top += self.step
