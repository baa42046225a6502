"""Charts, shapes and user interfaces: everything lies on the page, and what is said of it is so."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest

from app.inference.spoken import REFUSAL
from training.documents.layouts import chart_parts, charts, figures, shapes
from training.documents.layouts.interfaces import INTERFACES
from training.documents.page import Page, Run, new_look
from training.documents.painter import Colour, PillowPainter, make_painter
from training.documents.questions import TASKS, questions_of
from training.documents.words import TextSource

LAYOUTS = [charts.chart, shapes.shapes, *(layout for layout, _ in INTERFACES)]
SIZES = ((640, 192), (640, 64), (220, 40), (300, 128), (430, 256), (595, 842))


def blank(seed: int, width: int, height: int, held_out: bool = False) -> Page:
    rng = random.Random(seed)
    source = TextSource(rng, held_out)
    look = new_look(source, min(rng.uniform(10, 24), max(14.0, height / 4)))
    return Page(make_painter(rng, width, height, look.paper), width, height, source, look)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_everything_lies_on_the_page_and_answers_are_spelled_by_glyphs(layout) -> None:
    asked = 0
    for seed in range(30):
        width, height = SIZES[seed % len(SIZES)]
        page = blank(seed, width, height, held_out=seed % 5 == 0)
        layout(page)
        assert page.painter.pixels().shape == (height, width, 3)
        for glyph in page.glyphs:
            assert glyph.x0 >= -2 and glyph.x1 <= width + 2, (seed, glyph)
            assert glyph.top >= -3 and glyph.baseline <= height + 1, (seed, glyph)
        for ask in [*page.asks, *questions_of(page)]:
            asked += 1
            assert ask.task in TASKS
            assert ask.answer.text
            for character, index in zip(ask.answer.text, ask.answer.glyphs, strict=True):
                assert index < 0 or page.glyphs[index].character == character
    assert asked > 30


def scene(seed: int, held_out: bool, monkeypatch: pytest.MonkeyPatch) -> tuple[Page, list[figures.Figure]]:
    """A page of shapes, and the figures that were drawn on it."""
    drawn: list[figures.Figure] = []
    draw = shapes._draw

    def drawing(page: Page, figure: figures.Figure, edge: Colour | None, is_host: bool) -> None:
        drawn.append(figure)
        draw(page, figure, edge, is_host)

    with monkeypatch.context() as patch:
        patch.setattr(shapes, "_draw", drawing)
        page = blank(seed, 640, 192, held_out)
        shapes.shapes(page)
    return page, drawn


def test_training_never_shows_the_pairs_and_relations_of_the_held_out_part(monkeypatch) -> None:
    assert any(figures.pair_is_held_out(c, s) for c in figures.COLOURS for s in figures.SHAPES)
    shown = 0
    for seed in range(120):
        _, drawn = scene(seed, False, monkeypatch)
        assert not figures.shows_held_out(drawn)
        _, drawn = scene(seed, True, monkeypatch)
        shown += figures.shows_held_out(drawn)
    assert shown > 100


def test_shapes_have_the_colours_that_are_said(monkeypatch) -> None:
    checked = 0
    for seed in range(60):
        page, drawn = scene(seed, False, monkeypatch)
        pixels = page.painter.pixels().astype(int)
        for figure in drawn:
            if any(figures.relation(other, figure) == "inside" for other in drawn if other is not figure):
                continue  # its middle is covered
            x, y = (figure.x0 + figure.x1) / 2, (figure.y0 + figure.y1) / 2
            if figure.shape == "triangle":
                continue  # a turned one does not cover its middle
            seen = pixels[int(y), int(x)]
            nearest = min(figures.COLOURS, key=lambda c: np.abs(seen - figures.COLOURS[c]).sum())
            assert nearest == figure.colour, (seed, figure)
            checked += 1
    assert checked > 60


def middle(figure: figures.Figure) -> tuple[float, float]:
    return (figure.x0 + figure.x1) / 2, (figure.y0 + figure.y1) / 2


def stands(one: figures.Figure, word: str, other: figures.Figure) -> bool:
    """What a person would say, by the middles and edges alone."""
    if word in ("inside", "in"):
        return other.x0 <= one.x0 and one.x1 <= other.x1 and other.y0 <= one.y0 and one.y1 <= other.y1
    (x, y), (other_x, other_y) = middle(one), middle(other)
    across, down = x - other_x, y - other_y
    if word.endswith("left of"):
        return across < -abs(down)
    if word.endswith("right of"):
        return across > abs(down)
    return down < -abs(across) if word == "above" else down > abs(across)


def nested(one: figures.Figure, other: figures.Figure) -> bool:
    return stands(one, "inside", other) or stands(other, "inside", one)


RELATION = r"(?P<word>to the left of|left of|to the right of|right of|above|below|under|inside|in)"


def test_relations_and_counts_are_so(monkeypatch) -> None:
    checked = 0
    for seed in range(150):
        page, drawn = scene(seed, seed % 2 == 0, monkeypatch)

        def named(name: str, drawn: list[figures.Figure] = drawn) -> figures.Figure:
            found = [f for f in drawn if name in (f.name, f.shape)]
            assert len(found) == 1, (name, drawn)
            return found[0]

        for ask in page.asks:
            answer = ask.answer.text
            what = re.fullmatch(rf"(What|Which shape) is {RELATION} the (?P<other>.*)\?", ask.question)
            is_it = re.fullmatch(
                rf"Is the (?P<one>[a-z ]+?) {RELATION} the (?P<other>[a-z ]+?)(, yes or no)?\?", ask.question
            )
            if what:
                other = named(what["other"])
                word = what["word"]
                fitting = [f for f in drawn if f is not other and stands(f, word, other)]
                if word not in ("inside", "in"):
                    fitting = [f for f in fitting if not nested(f, other)]
                assert [f.name for f in fitting] == [answer], (seed, ask.question)
            elif is_it:
                one, other = named(is_it["one"]), named(is_it["other"])
                if not nested(one, other) or is_it["word"] in ("inside", "in"):
                    assert stands(one, is_it["word"], other) == (answer == "yes"), (seed, ask.question)
            elif ask.question in figures.HOW_MANY_SHAPES:
                assert int(answer) == len(drawn)
            else:
                continue
            checked += 1
    assert checked > 200


def first_glyph(page: Page, run: Run):
    return page.glyphs[next(i for i in run.glyphs if i >= 0)]


def centre(page: Page, run: Run) -> float:
    inside = [page.glyphs[i] for i in run.glyphs if i >= 0]
    return (inside[0].x0 + inside[-1].x1) / 2


def test_values_of_bars_are_where_the_bars_end(monkeypatch) -> None:
    # GIVEN vertical bars whose boxes are noted as they are drawn
    monkeypatch.setattr(charts, "CHARTS", tuple(row for row in charts.CHARTS if row[0] is charts._bars))
    palettes = {colour for style in chart_parts.STYLES for colour in style.palette}
    bars: list[tuple[float, float, float]] = []
    box = PillowPainter.box

    def noting(self, x0, y0, x1, y1, fill=None, *rest) -> None:
        if fill in palettes:
            bars.append((x0, x1, y0))
        box(self, x0, y0, x1, y1, fill, *rest)

    monkeypatch.setattr(PillowPainter, "box", noting)
    checked = 0
    for seed in range(80):
        bars.clear()
        page = blank(seed, 640, 224)
        charts.chart(page)
        if page.kind != "chart" or not bars:
            continue
        names = {
            run.text: next(top for x0, x1, top in bars if x0 <= centre(page, run) <= x1)
            for line in page.lines
            for run in line
            if any(x0 <= centre(page, run) <= x1 for x0, x1, _ in bars)
        }
        for ask in page.asks:
            value = next(
                (n for n in names if ask.question in [q.format(n) for q in charts.VALUE_QUESTIONS]), None
            )
            if value is not None:
                baseline = first_glyph(page, ask.answer).baseline
                # THEN a value stands on the height of the bar's end, or right above it
                ends = (baseline - 0.35 * page.size, baseline + 0.25 * page.size)
                assert min(abs(names[value] - end) for end in ends) < 0.6, (seed, ask)
            elif re.fullmatch(r"Which bar .*(largest|highest)( value)?\?", ask.question):
                assert names[ask.answer.text] == min(top for _, _, top in bars)
            elif re.fullmatch(r"Which bar .*(smallest|lowest)( value)?\?", ask.question):
                assert names[ask.answer.text] == max(top for _, _, top in bars)
            elif re.search("bars", ask.question):
                assert int(ask.answer.text) == len(bars)
            else:
                continue
            checked += 1
    assert checked > 100


def test_menus_name_the_keys_beside_the_entry_and_refuse_where_there_are_none() -> None:
    menu = next(layout for layout, _ in INTERFACES if layout.__name__ == "menu")
    kept = refused = 0
    for seed in range(60):
        page = blank(seed, 640, 224)
        menu(page)
        beside = {line[0].text.removesuffix("..."): [run.text for run in line[1:]] for line in page.lines}
        for ask in page.asks:
            found = re.fullmatch(r".*shortcut for (?P<name>.*)\?", ask.question)
            if found and ask.task == "refuse":
                assert ask.answer.text == REFUSAL
                assert not beside.get(found["name"])  # without keys, or not in this menu
                refused += 1
            elif found:
                assert beside[found["name"]] == [ask.answer.text]
                kept += 1
    assert kept > 20
    assert refused > 3
