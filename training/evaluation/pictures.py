"""Pictures for the model card: the reliability plot, and regions that were misread.

Called by training/evaluate.py. The plot is SVG written here: one curve needs no library.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PIL import Image

from training.evaluation.calibration import Reliability
from training.evaluation.scores import Outcome
from training.evaluation.sets import Region

SIDE, BORDER = 300, 46
COLOURS = 32  # of a kept picture: print and paper need few
MOST_OF_A_TASK = 2


def reliability_plot(reliability: Reliability, title: str) -> str:
    """SVG: what the confidence says against what was right; the area of a dot is its number of answers."""
    full = SIDE + 2 * BORDER

    def place(x: float, y: float) -> tuple[float, float]:
        return BORDER + x * SIDE, BORDER + (1 - y) * SIDE

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full}" height="{full}" font-family="sans-serif" '
        'font-size="12">',
        f'<rect width="{full}" height="{full}" fill="white"/>',
        f'<text x="{full / 2}" y="24" text-anchor="middle">{title}</text>',
        f'<rect x="{BORDER}" y="{BORDER}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>',
        f'<line x1="{BORDER}" y1="{BORDER + SIDE}" x2="{BORDER + SIDE}" y2="{BORDER}" stroke="#bbb" '
        'stroke-dasharray="4 4"/>',
    ]
    for step in range(0, 11, 2):
        x, y = place(step / 10, 0)
        parts.append(f'<text x="{x}" y="{y + 16}" text-anchor="middle">{step * 10} %</text>')
        x, y = place(0, step / 10)
        parts.append(f'<text x="{x - 6}" y="{y + 4}" text-anchor="end">{step * 10} %</text>')
    points = [place(b.confidence, b.right) for b in reliability.bins]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    parts.append(f'<polyline points="{line}" fill="none" stroke="#1a5fb4" stroke-width="2"/>')
    for (x, y), b in zip(points, reliability.bins, strict=True):
        radius = 3 + 14 * (b.answers / reliability.answers) ** 0.5
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#1a5fb4" fill-opacity="0.4">'
            f"<title>{b.answers} answers</title></circle>"
        )
    middle = BORDER + SIDE / 2
    parts.append(f'<text x="{middle}" y="{full - 8}" text-anchor="middle">confidence</text>')
    parts.append(
        f'<text x="12" y="{middle}" text-anchor="middle" transform="rotate(-90 12 {middle})">'
        "exactly right</text>"
    )
    return "\n".join([*parts, "</svg>", ""])


def telling_failures(outcomes: list[Outcome], count: int) -> list[Outcome]:
    """Wrong answers about regions, of several tasks, the surest first; each region once."""
    wrong = [o for o in outcomes if o.place == "region" and not o.is_right]
    wrong.sort(key=lambda o: -(o.confidence or 0.0))
    chosen: list[Outcome] = []
    tasks: Counter[str] = Counter()
    for o in wrong:
        is_new = all(o.number != other.number for other in chosen)
        if is_new and tasks[o.task] < MOST_OF_A_TASK and len(chosen) < count:
            tasks[o.task] += 1
            chosen.append(o)
    return chosen


def write_failures(folder: Path, link: str, asked: list[Region], failures: list[Outcome]) -> list[str]:
    """Small pictures in `folder`, in place of earlier ones, and the lines that show them under `link`."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("failure-*.png"):
        old.unlink()
    pictures = {(r.number, bool(r.damages)): r.picture for r in asked}
    lines = []
    for place, o in enumerate(failures, 1):
        name = f"failure-{place:02}.png"
        picture = Image.fromarray(pictures[o.number, bool(o.damages)])
        picture.quantize(COLOURS).save(folder / name, optimize=True)
        what = f", {' and '.join(o.damages)}" if o.damages else ""
        sure = "" if o.confidence is None else f", confidence {o.confidence:.2f}"
        lines += [
            f"![{o.task}]({link}/{name})\n",
            f"**{_inline(o.question)}** ({o.task}, print {o.size:.0f} px{what})  ",
            f"right: {_code(o.truth)}  ",
            f"answer: {_code(o.given)}{sure}\n",
        ]
    return lines


def _inline(text: str) -> str:
    return " ".join(text.split()).replace("*", "\\*").replace("<", "&lt;")


def _code(text: str) -> str:
    """As code in one line, line breaks shown."""
    shown = text.replace("`", "'").replace("\n", " ⏎ ").strip()
    return f"`{shown}`" if shown else "(nothing)"
