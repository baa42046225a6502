"""Bar, line and pie charts as plotting programs, office programs and web pages draw them.

Called through layouts/__init__.py in the data workers. Where values are not printed they lie on grid lines,
so that every answer can be read off the picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from training.documents.layouts.chart_frame import (
    Chart,
    across_label,
    ask_extremes,
    ask_kind_and_count,
    draw_frame,
    draw_legend,
    draw_title,
    height_of,
    new_values,
    series_names,
    upright_label,
    value_axis,
)
from training.documents.layouts.chart_parts import (
    STYLES,
    categories,
    measure_name,
    new_scale,
    record_by_position,
    sans_look,
)
from training.documents.page import Page, unseen

VALUE_QUESTIONS = (
    "What is the value of {}?",
    "What is the value for {}?",
    "How much is {}?",
    "What does the chart show for {}?",
    "Which value does {} have?",
    "How high is the bar for {}?",
)
TREND_QUESTIONS = (
    "What is the trend?",
    "Is the line rising, falling or flat?",
    "What is the trend of the line?",
    "Does the line rise or fall?",
)
TREND_OF_QUESTIONS = ("What is the trend of {}?", "Is {} rising, falling or flat?", "Does {} rise or fall?")


def chart(page: Page) -> None:
    """One chart that fills the region, or the top of a page."""
    rng = page.rng
    if page.height < 90 or page.width < 200:
        return
    size = max(10.0, min(page.size, page.height / 8.5))
    page.look = sans_look(page.look, rng, page.source.held_out, size)
    style = rng.choice(STYLES)
    page.painter.box(0, 0, page.width, page.height, style.paper)
    bottom = min(page.height, 0.75 * page.width) - rng.uniform(0.2, 0.5) * size
    here = Chart(
        page,
        style,
        rng.uniform(0.3, 1.0) * size,
        0.4 * size,
        page.width - rng.uniform(0.5, 1.5) * size,
        bottom,
    )
    measure = measure_name(page)
    draw_title(here, measure)
    kinds, weights = zip(*CHARTS, strict=True)
    drawn = rng.choices(kinds, weights)[0](here, measure)
    if not drawn:
        page.asks.clear()
        page.heading = None
        page.painter.box(0, 0, page.width, page.height, page.look.paper)
        return
    page.kind = "chart"
    page.marks.add("chart")
    record_by_position(page, here.runs)


def _bars(here: Chart, measure: str) -> bool:
    """Bars that stand side by side."""
    page, rng, painter = here.page, here.page.rng, here.page.painter
    upright_label(here, measure)
    across_label(here, page.source.word().capitalize())
    bottom = here.bottom - 1.4 * page.size
    here.bottom = bottom
    if here.bottom - here.top < 2.5 * page.size:
        return False
    printed = rng.random() < here.style.labels
    if printed:
        here.top += 0.6 * page.size
    has_axis = not printed or rng.random() < 0.7
    scale, marks = (
        value_axis(here, not printed or rng.random() < 0.6) if has_axis else (new_scale(rng, 5), [])
    )
    room = here.right - here.left
    number = rng.randint(2, max(2, min(12, int(room / (3.2 * page.size)))))
    names = categories(page, number, room / number - 0.3 * page.size)
    if len(names) < 2:
        return False
    values = new_values(here, scale, len(names), printed)
    slot = room / len(names)
    share = rng.choice((0.8, 0.7, 0.6, 0.5))
    many_colours = rng.random() < 0.25
    first = 0 if rng.random() < 0.6 else rng.randrange(6)
    written, shown = [], []
    for i, (name, value) in enumerate(zip(names, values, strict=True)):
        middle = here.left + slot * (i + 0.5)
        top = here.bottom - height_of(here, scale, value)
        painter.box(
            middle - slot * share / 2,
            top,
            middle + slot * share / 2,
            here.bottom,
            here.colour(first + many_colours * i),
        )
        written.append(here.centred(middle, here.bottom + 1.1 * page.size, name))
        if printed:
            shown.append(here.centred(middle, top - 0.25 * page.size, scale.text(value)))
    draw_frame(here)
    answers = shown or [marks[round(value / scale.step)] for value in values]
    for i in rng.sample(range(len(names)), k=min(3, len(names))):
        here.ask(rng.choice(VALUE_QUESTIONS).format(names[i]), answers[i])
    ask_extremes(here, written, values, "bar", answers)
    ask_kind_and_count(here, "bar chart", "bar", len(names))
    return True


def _level_bars(here: Chart, measure: str) -> bool:
    """Bars that lie above each other, their names at the left."""
    page, rng, painter = here.page, here.page.rng, here.page.painter
    printed = rng.random() < max(0.5, here.style.labels)
    has_axis = not printed or rng.random() < 0.4
    if has_axis:
        across_label(here, measure)
        here.bottom -= 1.4 * page.size
    room = here.bottom - here.top
    if room < 2.6 * page.size:
        return False
    number = rng.randint(2, max(2, min(10, int(room / (1.35 * page.size)))))
    names = categories(page, number, 0.33 * page.width)
    if len(names) < 2:
        return False
    names_end = here.left + max(page.measure(name) for name in names)
    here.left = names_end + 0.5 * page.size
    steps = max(2, min(8, int((here.right - here.left) / (4.5 * page.size))))
    scale = new_scale(rng, steps)
    end = here.right - page.measure(scale.text(scale.top)) * (1.1 if printed else 0.5)
    if here.style.wall != here.style.paper:
        painter.box(here.left, here.top, here.right, here.bottom, here.style.wall)
    marks = []
    if has_axis:
        for i in range(scale.count + 1):
            x = here.left + (end - here.left) * i / scale.count
            if here.style.grid and i:
                painter.line(x, here.top, x, here.bottom, here.style.grid)
            if here.style.ticks:
                painter.line(x, here.bottom, x, here.bottom + 0.25 * page.size, here.style.axis)
            marks.append(here.centred(x, here.bottom + 1.15 * page.size, scale.text(i * scale.step)))
    values = new_values(here, scale, len(names), printed)
    slot = (here.bottom - here.top) / len(names)
    share = rng.choice((0.8, 0.65, 0.55))
    many_colours = rng.random() < 0.2
    first = 0 if rng.random() < 0.6 else rng.randrange(6)
    flush_right = rng.random() < 0.75
    written, shown = [], []
    for i, (name, value) in enumerate(zip(names, values, strict=True)):
        middle = here.top + slot * (i + 0.5)
        x1 = here.left + (end - here.left) * value / scale.top
        painter.box(
            here.left,
            middle - slot * share / 2,
            x1,
            middle + slot * share / 2,
            here.colour(first + many_colours * i),
        )
        x = names_end - page.measure(name) if flush_right else names_end - max(map(page.measure, names))
        written.append(here.write(x, middle + 0.35 * page.size, name))
        if printed:
            shown.append(here.write(x1 + 0.3 * page.size, middle + 0.35 * page.size, scale.text(value)))
    draw_frame(here)
    answers = shown or [marks[round(value / scale.step)] for value in values]
    for i in rng.sample(range(len(names)), k=min(3, len(names))):
        here.ask(rng.choice(VALUE_QUESTIONS[:-1]).format(names[i]), answers[i])
    ask_extremes(here, written, values, "bar", answers)
    ask_kind_and_count(here, "bar chart", "bar", len(names))
    return True


def _grouped_bars(here: Chart, measure: str) -> bool:
    """Two or three bars for each category, told apart by a legend."""
    page, rng, painter = here.page, here.page.rng, here.page.painter
    series = series_names(here, rng.choice((2, 2, 3)))
    if not series or here.bottom - here.top < 6 * page.size:
        return False
    upright_label(here, measure)
    legend = draw_legend(here, series, False)
    here.bottom -= 1.4 * page.size
    scale, marks = value_axis(here, True)
    room = here.right - here.left
    number = rng.randint(2, max(2, min(6, int(room / (4 * page.size)))))
    names = categories(page, number, room / number - 0.3 * page.size)
    if len(names) < 2:
        return False
    slot = room / len(names)
    width = slot * 0.75 / len(series)
    for i, name in enumerate(names):
        x = here.left + slot * (i + 0.125)
        here.centred(here.left + slot * (i + 0.5), here.bottom + 1.1 * page.size, name)
        for j, value in enumerate(new_values(here, scale, len(series), False)):
            top = here.bottom - height_of(here, scale, value)
            painter.box(x + j * width, top, x + (j + 0.95) * width, here.bottom, here.colour(j))
            if rng.random() < 0.4:
                question = rng.choice(("What is {} for {}?", "What is the value of {} in {}?")).format(
                    series[j], name
                )
                here.ask(question, marks[round(value / scale.step)])
    draw_frame(here)
    here.ask(rng.choice(("Which series are shown?", "What does the legend say?")), unseen(", ".join(series)))
    ask_kind_and_count(here, "bar chart", "group", len(names))
    return bool(legend)


def _course(here: Chart, points: int) -> tuple[list[float], str]:
    """Shares of the height for each point, and what their trend is called."""
    rng = here.page.rng
    trend = rng.choice(("rising", "rising", "falling", "falling", "flat"))
    noise = rng.uniform(0.0, 0.05)
    if trend == "flat":
        level = rng.uniform(0.15, 0.85)
        return [level + rng.uniform(-0.4, 0.4) * noise for _ in range(points)], trend
    low, high = rng.uniform(0.05, 0.35), rng.uniform(0.65, 0.95)
    bend = rng.choice((1.0, 1.0, 1.6, 0.6))
    course = [
        low + (high - low) * (i / (points - 1)) ** bend + rng.uniform(-1, 1) * noise for i in range(points)
    ]
    return (course if trend == "rising" else course[::-1]), trend


def _lines(here: Chart, measure: str) -> bool:
    """One to three lines over what follows in time."""
    page, rng, painter = here.page, here.page.rng, here.page.painter
    series = series_names(here, rng.choice((2, 3))) if rng.random() < 0.4 else []
    if here.bottom - here.top < (6 if series else 4) * page.size:
        return False
    upright_label(here, measure)
    if series:
        draw_legend(here, series, True)
    across_label(here, rng.choice(("Year", "Month", "Time", "Day", "Week", page.source.word())))
    here.bottom -= 1.4 * page.size
    if here.bottom - here.top < 2 * page.size:
        return False
    value_axis(here, True)
    room = here.right - here.left
    points = rng.randint(4, 14)
    start, every = rng.randint(1900, 2020), max(1, round(points * 3.2 * page.size / room + 0.5))
    by_month = rng.random() < 0.4
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    xs = [here.left + room * (0.04 + 0.92 * i / (points - 1)) for i in range(points)]
    for i in range(0, points, every):
        name = months[i % 12] if by_month else str(start + i)
        if xs[i] + page.measure(name) / 2 > page.width - 1:
            break
        here.centred(xs[i], here.bottom + 1.1 * page.size, name)
        if here.style.ticks:
            painter.line(xs[i], here.bottom, xs[i], here.bottom + 0.25 * page.size, here.style.axis)
    marked, width = rng.random() < 0.4, rng.choice((1.5, 2, 2, 3)) * max(1.0, page.size / 16)
    draw_frame(here)
    for i in range(max(1, len(series))):
        course, trend = _course(here, points)
        ys = [here.bottom - (here.bottom - here.top) * value for value in course]
        painter.polyline(list(zip(xs, ys, strict=True)), here.colour(i), width)
        for x, y in zip(xs, ys, strict=True):
            if marked:
                radius = 1.5 * width
                painter.ellipse(x - radius, y - radius, x + radius, y + radius, here.colour(i))
        if series:
            here.ask(rng.choice(TREND_OF_QUESTIONS).format(series[i]), unseen(trend))
        else:
            for question in rng.sample(TREND_QUESTIONS, k=2):
                here.ask(question, unseen(trend))
    ask_kind_and_count(here, "line chart", "line", max(1, len(series)))
    return True


def _pie(here: Chart, measure: str) -> bool:
    """A pie with the names beside the slices and their shares behind the names."""
    page, rng, painter = here.page, here.page.rng, here.page.painter
    radius = min((here.bottom - here.top) / 2 - 1.2 * page.size, (here.right - here.left) / 2 - 7 * page.size)
    if radius < 1.5 * page.size:
        return False
    names = categories(page, rng.randint(2, 5), 0.28 * page.width)
    if len(names) < 2:
        return False
    parts = [rng.uniform(1, 5) for _ in names]
    shares = [round(100 * part / sum(parts)) for part in parts]
    shares[-1] = 100 - sum(shares[:-1])
    x, y = (here.left + here.right) / 2, (here.top + here.bottom) / 2
    angle = rng.choice((-90.0, 0.0))
    runs, answers = [], []
    for i, (name, share) in enumerate(zip(names, shares, strict=True)):
        turn = 3.6 * share
        steps = max(2, round(turn / 6))
        arc = [math.radians(angle + turn * k / steps) for k in range(steps + 1)]
        points = [(x, y), *((x + radius * math.cos(a), y + radius * math.sin(a)) for a in arc)]
        painter.polygon(points, here.colour(i), here.style.paper, 1)
        middle = math.radians(angle + turn / 2)
        reach_x, reach_y = x + 1.1 * radius * math.cos(middle), y + 1.15 * radius * math.sin(middle)
        percent = f"{share}%"
        width = page.measure(f"{name} {percent}")
        start = reach_x if math.cos(middle) >= 0 else reach_x - width
        baseline = min(max(reach_y + 0.35 * page.size, page.size), page.height - 0.3 * page.size)
        runs.append(here.write(start, baseline, name))
        answers.append(here.write(start + page.measure(name + " "), baseline, percent))
        angle += turn
    for i in rng.sample(range(len(names)), k=min(3, len(names))):
        here.ask(rng.choice((*VALUE_QUESTIONS[:5], "What share does {} have?")).format(names[i]), answers[i])
    ask_extremes(here, runs, [float(share) for share in shares], "slice", answers)
    ask_kind_and_count(here, "pie chart", "slice", len(names))
    return True


CHARTS: tuple[tuple[Callable[[Chart, str], bool], float], ...] = (
    (_bars, 38),
    (_level_bars, 24),
    (_grouped_bars, 8),
    (_lines, 22),
    (_pie, 8),
)
