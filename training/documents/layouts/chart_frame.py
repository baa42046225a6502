"""What stands around the bars and lines of a chart: title, axes, grid, legend.

Used by charts.py. What is asked of charts of all kinds is here, too.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from training.documents.layouts.chart_parts import (
    UNITS,
    ChartStyle,
    Scale,
    chart_title,
    new_scale,
)
from training.documents.page import Ask, Page, Run, unseen

LARGEST = ("Which {} is the largest?", "Which {} is the highest?", "Which {} has the highest value?")
SMALLEST = ("Which {} is the smallest?", "Which {} is the lowest?", "Which {} has the lowest value?")
LARGEST_VALUE = ("What is the highest value in the chart?", "What is the largest value?")
TITLE_QUESTIONS = (
    "What is the title of the chart?",
    "What is the chart called?",
    "Read the title of the chart.",
)
KIND_QUESTIONS = ("What kind of chart is this?", "Which type of chart is this?", "What type of chart is it?")
COUNT_QUESTIONS = ("How many {}s are there?", "How many {}s does the chart have?", "Count the {}s.")
UPRIGHT_QUESTIONS = (
    "What is the label of the vertical axis?",
    "What does the vertical axis show?",
    "What is the y axis label?",
)
ACROSS_QUESTIONS = (
    "What is the label of the horizontal axis?",
    "What does the horizontal axis show?",
    "What is the x axis label?",
)
MORE_QUESTIONS = ("Is {} larger than {}?", "Is {} higher than {}?", "Does {} have a higher value than {}?")


@dataclass
class Chart:
    """A chart that is being drawn: what is left of its area, and what was written."""

    page: Page
    style: ChartStyle
    left: float
    top: float
    right: float
    bottom: float
    runs: list[Run] = field(default_factory=list)

    def write(
        self, x: float, baseline: float, text: str, bold: bool = False, size: float | None = None
    ) -> Run:
        run = self.page.write(x, baseline, text, self.page.look.bold if bold else None, size, self.style.ink)
        self.runs.append(run)
        return run

    def centred(self, x: float, baseline: float, text: str) -> Run:
        return self.write(x - self.page.measure(text) / 2, baseline, text)

    def ask(self, question: str, answer: Run) -> None:
        self.page.asks.append(Ask("chart", question, answer))

    def colour(self, number: int) -> tuple[int, int, int]:
        return self.style.palette[number % len(self.style.palette)]


def draw_title(here: Chart, measure: str) -> None:
    page, rng = here.page, here.page.rng
    if rng.random() < 0.15 or here.bottom < 7 * page.size:
        return
    size = page.size * rng.choice((1.0, 1.15, 1.3))
    bold = here.style.bold_title or rng.random() < 0.15
    font = page.look.bold if bold else page.look.font
    for _ in range(5):
        text = chart_title(page, measure)
        width = page.measure(text, font, size)
        if width <= here.right - here.left:
            break
    else:
        return
    here.top += size
    x = here.left if here.style.title_left else (here.left + here.right - width) / 2
    page.heading = here.write(x, here.top, text, bold, size)
    here.top += 0.5 * page.size
    here.ask(rng.choice(TITLE_QUESTIONS), page.heading)


def ask_kind_and_count(here: Chart, kind: str, part: str, number: int) -> None:
    rng = here.page.rng
    here.ask(rng.choice(KIND_QUESTIONS), unseen(kind))
    if rng.random() < 0.6:
        here.ask(rng.choice(COUNT_QUESTIONS).format(part), unseen(str(number)))


def upright_label(here: Chart, measure: str) -> None:
    """The label of the vertical axis: upright beside it, or level above it."""
    page, rng = here.page, here.page.rng
    if rng.random() < 0.45:
        return
    text = f"{measure} ({rng.choice(UNITS)})" if rng.random() < 0.5 else measure
    length = page.measure(text)
    if rng.random() < here.style.upright and length < here.bottom - here.top - 1.5 * page.size:
        x, y = here.left + page.size, (here.top + here.bottom - 1.5 * page.size + length) / 2
        page.painter.text_turned(x, y, text, page.look.font, page.size, here.style.ink, 90)
        here.left += 1.5 * page.size
        here.ask(rng.choice(UPRIGHT_QUESTIONS), unseen(text))
    elif length < (here.right - here.left) / 2 and here.bottom - here.top > 7 * page.size:
        here.top += page.size
        here.ask(rng.choice(UPRIGHT_QUESTIONS), here.write(here.left, here.top, text))
        here.top += 0.4 * page.size


def across_label(here: Chart, text: str) -> None:
    page, rng = here.page, here.page.rng
    if rng.random() < 0.6 or here.bottom - here.top < 7 * page.size:
        return
    run = here.centred((here.left + here.right) / 2, here.bottom - 0.25 * page.size, text)
    here.ask(rng.choice(ACROSS_QUESTIONS), run)
    here.bottom -= 1.3 * page.size


def draw_frame(here: Chart) -> None:
    painter, style = here.page.painter, here.style
    for side, x0, y0, x1, y1 in (
        ("l", here.left, here.top, here.left, here.bottom),
        ("r", here.right, here.top, here.right, here.bottom),
        ("t", here.left, here.top, here.right, here.top),
        ("b", here.left, here.bottom, here.right, here.bottom),
    ):
        if side in style.frame:
            painter.line(x0, y0, x1, y1, style.axis)


def value_axis(here: Chart, has_grid: bool) -> tuple[Scale, list[Run]]:
    """Numbers up the left side with ticks and grid; shrinks the area to what is inside."""
    page, rng, painter = here.page, here.page.rng, here.page.painter
    here.top += 0.3 * page.size
    room = (here.bottom - here.top) / page.size
    scale = new_scale(rng, rng.randint(2 if room < 5 else 3, max(3, min(8, int(room / 1.5)))))
    texts = [scale.text(i * scale.step) for i in range(scale.count + 1)]
    widest = max(page.measure(text) for text in texts)
    axis = here.left + widest + 0.5 * page.size
    if here.style.wall != here.style.paper:
        painter.box(axis, here.top, here.right, here.bottom, here.style.wall)
    marks = []
    for i, text in enumerate(texts):
        y = here.bottom - (here.bottom - here.top) * i / scale.count * 0.98
        marks.append(here.write(axis - 0.4 * page.size - page.measure(text), y + 0.35 * page.size, text))
        if has_grid and here.style.grid and i:
            painter.line(axis, y, here.right, y, here.style.grid)
        if here.style.ticks:
            painter.line(axis - 0.25 * page.size, y, axis, y, here.style.axis)
    here.left = axis
    return scale, marks


def height_of(here: Chart, scale: Scale, value: float) -> float:
    return (here.bottom - here.top) * 0.98 * value / scale.top


def new_values(here: Chart, scale: Scale, number: int, printed: bool) -> list[float]:
    """Values of the bars: any where they are printed, else such as lie on the grid lines."""
    rng = here.page.rng
    if not printed:
        return [scale.step * rng.randint(1, scale.count) for _ in range(number)]
    digits = 0 if scale.step >= 5 else 1
    return [round(scale.top * rng.uniform(0.06, 0.97), digits) for _ in range(number)]


def ask_extremes(
    here: Chart, names: list[Run], values: list[float], part: str, shown: list[Run] | None
) -> None:
    """Asks for the largest and the smallest where nobody could mistake them, and for one against another."""
    rng = here.page.rng
    order = sorted(range(len(values)), key=lambda i: values[i])
    clear = 0.04 * max(values)
    if len(order) > 1 and values[order[-1]] - values[order[-2]] > clear:
        here.ask(rng.choice(LARGEST).format(part), names[order[-1]])
        if shown and rng.random() < 0.4:
            here.ask(rng.choice(LARGEST_VALUE), shown[order[-1]])
    if len(order) > 1 and values[order[1]] - values[order[0]] > clear:
        here.ask(rng.choice(SMALLEST).format(part), names[order[0]])
    if len(order) > 1 and rng.random() < 0.5:
        one, other = rng.sample(order, k=2)
        if abs(values[one] - values[other]) > 2 * clear:
            answer = unseen("yes" if values[one] > values[other] else "no")
            here.ask(rng.choice(MORE_QUESTIONS).format(names[one].text, names[other].text), answer)


def draw_legend(here: Chart, names: list[str], as_line: bool) -> list[Run]:
    """Swatches with names, in a row below the title or at the bottom."""
    page, painter = here.page, here.page.painter
    width = sum(page.measure(name) + 2.2 * page.size for name in names)
    x = max(here.left, (here.left + here.right - width) / 2)
    if page.rng.random() < 0.5:
        here.top += 1.1 * page.size
        baseline = here.top - 0.1 * page.size
        here.top += 0.3 * page.size
    else:
        baseline = here.bottom - 0.2 * page.size
        here.bottom -= 1.4 * page.size
    runs = []
    for i, name in enumerate(names):
        y = baseline - 0.35 * page.size
        if as_line:
            painter.line(x, y, x + 0.9 * page.size, y, here.colour(i), max(1.5, page.size / 8))
        else:
            half = 0.3 * page.size
            painter.box(
                x + 0.1 * page.size, y - half, x + 0.1 * page.size + 2 * half, y + half, here.colour(i)
            )
        x += 1.1 * page.size
        runs.append(here.write(x, baseline, name))
        x += page.measure(name) + 1.1 * page.size
    return runs


def series_names(here: Chart, number: int) -> list[str]:
    """Names of series that fit side by side in a legend."""
    page, rng = here.page, here.page.rng
    for _ in range(5):
        if rng.random() < 0.3:
            year = rng.randint(1995, 2032)
            names = [str(year + i) for i in range(number)]
        else:
            names = [page.source.word().capitalize() for _ in range(number)]
        width = sum(page.measure(name) + 2.2 * page.size for name in names)
        if len(set(names)) == number and width < here.right - here.left:
            return names
    return []
