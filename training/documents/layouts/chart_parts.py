"""What all charts share: the look of the program that drew them, numbers on an axis, and names of things.

Used by charts.py; `record_by_position` and `sans_look` by interfaces, too.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from training.documents.fonts import bold_of, faces
from training.documents.page import Look, Page, Run
from training.documents.painter import Colour


def comma_list(text: str) -> tuple[str, ...]:
    """What stands between the commas."""
    return tuple(text.split(", "))


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PLACES = comma_list(
    "North, South, East, West, Europe, Asia, Africa, America, Germany, France, Spain, Italy, "
    "Poland, Japan, China, India, Brazil, Canada, USA, UK, Österreich, Schweiz, Berlin, Paris, "
    "London, Madrid, Köln, München, Zürich, Rome, Vienna, Oslo, Lyon"
)
THINGS = comma_list(
    "Apples, Pears, Bread, Coffee, Tea, Milk, Cars, Bikes, Books, Phones, Laptops, Rent, Food, "
    "Travel, Energy, Water, Gas, Solar, Wind, Coal, Nuclear, Hydro, Rail, Road, Sales, Marketing, "
    "Research, IT, Legal, Finance, Support, Design, Staff, Other"
)
MEASURES = comma_list(
    "Sales, Revenue, Profit, Costs, Visitors, Orders, Units sold, Members, Temperature, Rain, "
    "Energy use, Output, Population, Users, Downloads, Exports, Hours worked, Complaints, Accuracy, "
    "Loss, Speed, Votes, Umsatz, Kosten, Ventes, Ingresos, Score, Weight"
)
UNITS = comma_list("%, kg, EUR, USD, t, million, km, hours, GWh, pcs, thousand, °C, ms, points")
SANS = ("Carlito", "DejaVuSans", "FreeSans", "Lato", "LiberationSans", "Roboto", "OpenSans", "Cantarell")
SANS_TOO = ("NimbusSans", "NotoSans", "LinBiolinum")

TABLEAU = ((31, 119, 180), (255, 127, 14), (44, 160, 44), (214, 39, 40), (148, 103, 189), (140, 86, 75))
OFFICE = ((68, 114, 196), (237, 125, 49), (165, 165, 165), (255, 192, 0), (91, 155, 213), (112, 173, 71))
LIBRE = ((0, 69, 134), (255, 66, 14), (255, 211, 32), (87, 157, 28), (126, 0, 33), (131, 202, 255))
WEB = ((54, 162, 235), (255, 99, 132), (75, 192, 192), (255, 159, 64), (153, 102, 255), (255, 205, 86))
GOOGLE = ((51, 102, 204), (220, 57, 18), (255, 153, 0), (16, 150, 24), (153, 0, 153), (0, 153, 198))
MUTED = ((76, 114, 176), (221, 132, 82), (85, 168, 104), (196, 78, 82), (129, 114, 179), (147, 120, 96))
GREYS = ((60, 60, 60), (150, 150, 150), (100, 100, 100), (200, 200, 200), (30, 30, 30), (125, 125, 125))


@dataclass(frozen=True)
class ChartStyle:
    """How a program draws: colours, which sides have a frame, where the grid and the title are."""

    paper: Colour
    wall: Colour
    ink: Colour
    grid: Colour | None
    frame: str  # which sides: letters of "lbrt"
    axis: Colour
    palette: tuple[Colour, ...]
    ticks: bool
    title_left: bool
    bold_title: bool
    labels: float  # how often values are printed
    upright: float  # how often the axis label stands upright


_WHITE, _BLACK, _DIM, _NIGHT = (255, 255, 255), (0, 0, 0), (89, 89, 89), (30, 32, 38)
STYLES = (
    ChartStyle(_WHITE, _WHITE, _BLACK, None, "lbrt", _BLACK, TABLEAU, True, False, False, 0.2, 0.95),
    ChartStyle(
        _WHITE, _WHITE, _BLACK, (176, 176, 176), "lbrt", _BLACK, TABLEAU, True, False, False, 0.2, 0.9
    ),
    ChartStyle(
        _WHITE, _WHITE, _DIM, (217, 217, 217), "b", (200, 200, 200), OFFICE, False, False, False, 0.5, 0.7
    ),
    ChartStyle(
        _WHITE, _WHITE, _BLACK, (179, 179, 179), "lb", (140, 140, 140), LIBRE, True, False, False, 0.3, 0.8
    ),
    ChartStyle(
        _WHITE, _WHITE, (70, 70, 70), (230, 230, 230), "", (200, 200, 200), WEB, False, True, True, 0.6, 0.2
    ),
    ChartStyle(
        _WHITE, _WHITE, (60, 60, 60), (204, 204, 204), "b", (51, 51, 51), GOOGLE, False, True, True, 0.3, 0.5
    ),
    ChartStyle(
        _WHITE, (234, 234, 242), (38, 38, 38), _WHITE, "", _WHITE, MUTED, False, False, False, 0.2, 0.9
    ),
    ChartStyle(_WHITE, _WHITE, _BLACK, None, "lb", _BLACK, GREYS, True, False, True, 0.5, 0.6),
    ChartStyle(
        _NIGHT, _NIGHT, (225, 225, 230), (70, 74, 84), "b", (120, 120, 130), WEB, False, True, True, 0.5, 0.2
    ),
)


@dataclass(frozen=True)
class Scale:
    """A numbered axis: `count` steps of `step` above zero, written with `unit` behind or before it."""

    step: float
    count: int
    unit: str

    def text(self, value: float) -> str:
        number = f"{value:,.0f}" if abs(value - round(value)) < 1e-6 else f"{value:.1f}"
        return self.unit + number if self.unit in ("$", "€", "£") else number + self.unit

    @property
    def top(self) -> float:
        return self.step * self.count


def sans_look(look: Look, rng: random.Random, held_out: bool, size: float) -> Look:
    """The look with a plain face, as charts and programs have it; now and then its own face is kept."""
    wanted = SANS if rng.random() < 0.8 else SANS_TOO
    plain = faces(held_out, f"^({'|'.join(wanted)})(?!.*Bold)")
    if not plain or rng.random() < 0.08:
        return replace(look, size=size)
    font = rng.choice(plain)
    return replace(look, font=font, bold=bold_of(font, rng, held_out), size=size)


def new_scale(rng: random.Random, count: int) -> Scale:
    step = rng.choice((1, 2, 5, 10, 10, 20, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 0.5, 0.2))
    unit = rng.choices(("", "%", "$", "€"), weights=(75, 15, 5, 5))[0]
    if unit == "%" and not 1 <= step <= 25:
        unit = ""
    return Scale(step, count, unit)


def categories(page: Page, most: int, width: float) -> list[str]:
    """Names for up to `most` bars, each at most `width` wide; what follows in time does so here."""
    rng = page.rng
    kind = rng.random()
    if kind < 0.12:
        start = rng.randrange(12)
        names = [MONTHS[(start + i) % 12] for i in range(min(most, 12))]
    elif kind < 0.18:
        names = [*DAYS]
    elif kind < 0.32:
        start = rng.randint(1950, 2030)
        names = [str(start + i) for i in range(most)]
    elif kind < 0.37:
        year = rng.randint(2015, 2030)
        names = [f"Q{i} {year}" for i in range(1, 5)] if rng.random() < 0.5 else ["Q1", "Q2", "Q3", "Q4"]
    elif kind < 0.42:
        names = [f"{rng.choice('ABCDEFGH')}{i}" for i in range(1, most + 1)]
    elif kind < 0.58:
        names = rng.sample(PLACES, k=min(most, 12))
    elif kind < 0.72:
        names = rng.sample(THINGS, k=min(most, 12))
    else:
        words = (page.source.word() for _ in range(4 * most))
        shown = rng.random() < 0.8
        names = list(dict.fromkeys(word[:1].upper() + word[1:] if shown else word for word in words))
    fitting = [name for name in names if page.measure(name) <= width]
    return fitting[:most] if len(fitting) == len(names[:most]) or kind >= 0.42 else []


def measure_name(page: Page) -> str:
    return page.rng.choice(MEASURES) if page.rng.random() < 0.7 else page.source.word().capitalize()


def chart_title(page: Page, measure: str) -> str:
    """A title that names the measure in some way, or says something else."""
    rng = page.rng
    thing = rng.choice(THINGS) if rng.random() < 0.5 else page.source.word()
    year = rng.randint(1990, 2035)
    return rng.choice(
        (
            f"{measure} by {thing.lower()}",
            f"{measure} {year}",
            f"{measure} per {rng.choice(('month', 'year', 'region', 'day', 'head', 'team'))}",
            f"{thing.capitalize()} {measure.lower()}, {year}",
            f"{measure} of {thing}",
            f"{page.source.word().capitalize()} and {page.source.word()}",
            f"Figure {rng.randint(1, 20)}: {measure}",
            f"{rng.choice(page.source.names.towns)}: {measure.lower()}",
            measure,
        )
    )


def record_by_position(page: Page, runs: Iterable[Run]) -> None:
    """Records runs as lines, from the top to the bottom: what stands side by side is one line."""
    placed = []
    for run in runs:
        known = [page.glyphs[i] for i in run.glyphs if i >= 0]
        if known:
            placed.append((known[0].baseline, known[0].x0, run))
    placed.sort(key=lambda item: item[0])
    line: list[tuple[float, float, Run]] = []
    for item in [*placed, None]:
        if line and (item is None or item[0] - line[0][0] > 0.5 * page.size):
            page.line(*(run for _, _, run in sorted(line, key=lambda part: part[1])))
            line = []
        if item is not None:
            line.append(item)
