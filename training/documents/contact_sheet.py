"""A picture of many samples side by side, with what is asked of them: to see what the model is fed.

    python -m training.documents.contact_sheet --seed 7 --count 24 --layout basic.form --boxes

Called by hand.
"""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from training.documents.fonts import faces
from training.documents.layouts import LAYOUTS, Layout, draw_layout
from training.documents.sample import CANVAS_HEIGHTS, CANVAS_WIDTH, Sample, make_sample

MARGIN, LINE, LETTERS = 10, 14, 104
BACKGROUND, INK, ANSWER_INK = (70, 84, 84), (235, 235, 225), (255, 214, 110)


def captions(sample: Sample) -> list[tuple[str, bool]]:
    """Lines of text to stand beneath a sample, and whether each is an answer."""
    steps = ", ".join(f"{name} {strength:.2f}" for name, strength in sample.damage.steps)
    kind = sample.kind or "no kind"
    lines = [(f"{kind}, print {sample.print_size:.1f} px, {sample.damage.kind} {steps}".strip(), False)]
    for ask in sample.asks:
        lines += [(line, False) for line in textwrap.wrap(f"{ask.task}: {ask.question}", LETTERS)]
        shown = ask.answer.text.replace("\n", " / ")
        lines += [(line, True) for line in textwrap.wrap(shown, LETTERS, initial_indent="    ", max_lines=3)]
    return lines


def card(sample: Sample, with_boxes: bool) -> Image.Image:
    """One sample with its questions and answers beneath."""
    canvas = Image.fromarray(sample.canvas)
    if with_boxes:
        draw = ImageDraw.Draw(canvas)
        for x0, top, x1, baseline in sample.boxes.tolist():
            draw.rectangle(
                (min(x0, x1), min(top, baseline), max(x0, x1), max(top, baseline)), outline=(255, 0, 0)
            )
    lines = captions(sample)
    out = Image.new("RGB", (CANVAS_WIDTH, canvas.height + 4 + LINE * len(lines)), BACKGROUND)
    out.paste(canvas, (0, 0))
    draw = ImageDraw.Draw(out)
    plain = faces(False, "^DejaVuSans$")
    font = ImageFont.truetype(plain[0], 11) if plain else ImageFont.load_default(11)
    for number, (text, is_answer) in enumerate(lines):
        place = (0, canvas.height + 4 + LINE * number)
        draw.text(place, text, fill=ANSWER_INK if is_answer else INK, font=font)
    return out


def sheet(cards: list[Image.Image], columns: int) -> Image.Image:
    """The cards in columns, each put where there is most room."""
    ends = [MARGIN] * columns
    places = []
    for one in cards:
        column = ends.index(min(ends))
        places.append((MARGIN + column * (CANVAS_WIDTH + MARGIN), ends[column]))
        ends[column] += one.height + 2 * MARGIN
    out = Image.new("RGB", (MARGIN + columns * (CANVAS_WIDTH + MARGIN), max(ends)), BACKGROUND)
    for one, place in zip(cards, places, strict=True):
        out.paste(one, place)
    return out


def layout_named(name: str) -> Layout:
    """The layout of this name, such as "basic.form"; "" stands for all of them."""
    known = {f"{f.__module__.rpartition('.')[2]}.{f.__name__}": f for f, _ in LAYOUTS}
    if name and name not in known:
        raise SystemExit(f"There is no layout {name}. There are: {', '.join(sorted(known))}")
    return known.get(name, draw_layout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0, help="of the first sample")
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--columns", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("build/contact_sheet.png"))
    parser.add_argument("--layout", default="", help="only this one")
    parser.add_argument("--held-out", action="store_true", help="from the part that training never sees")
    parser.add_argument("--boxes", action="store_true", help="draw where the glyphs are known to be")
    options = parser.parse_args()
    draw = layout_named(options.layout)
    cards = []
    for number in range(options.count):
        height = CANVAS_HEIGHTS[number % len(CANVAS_HEIGHTS)]
        cards.append(card(make_sample(options.seed + number, height, options.held_out, draw), options.boxes))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    sheet(cards, options.columns).save(options.out)
    print(options.out)


if __name__ == "__main__":
    main()
