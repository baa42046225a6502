"""A text in a box of its own among other text: a warning, a hint, a number to call.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from math import floor

from training.documents.page import Field, Page, Run, join

MOST_LINES = 4  # in the box


def boxed(page: Page) -> None:
    """Lines of text, a box with one to four lines of its own, and lines of text again."""
    rng = page.rng
    margin = rng.uniform(2, 24)
    step = page.size * rng.uniform(1.15, 1.6)
    padding = page.size * rng.uniform(0.4, 1.0)
    lines = _box_lines(page, page.width - 2 * margin - 2.5 * page.size)
    if page.height < (len(lines) + 1) * step + 2 * padding:
        lines, padding = lines[:1], 0.35 * page.size
    box_height = len(lines) * step + 2 * padding
    room = floor((page.height - box_height - 0.2 * page.size) / step)
    if not lines or room < 0:
        return
    baseline = page.size * rng.uniform(1.1, 1.6 if room else 1.2)
    baseline = _text(page, margin, baseline, step, rng.randint(0, min(3, max(room - 1, 0))))
    top = baseline - page.size
    page.boxes.append(_box(page, lines, (margin, top, padding, step)))
    baseline = top + box_height + page.size * rng.uniform(1.1, 1.8)
    _text(page, margin, baseline, step, 1 + floor((page.height - 0.3 * page.size - baseline) / step))


def _box(page: Page, lines: list[tuple[str, str]], place: tuple[float, float, float, float]) -> Run:
    """Draws a box with (text, font) lines at `place`: its left and top edge, its padding and line height."""
    rng, look = page.rng, page.look
    left, top, padding, step = place
    widest = max(page.measure(text, font) for text, font in lines)
    full = rng.random() < 0.5
    right = page.width - left if full else min(page.width - left, left + widest + 2 * padding + page.size)
    bottom = top + len(lines) * step + 2 * padding
    edge = rng.choice((look.ink, look.faint, look.accent))
    tint = tuple(round(0.85 * p + 0.15 * a) for p, a in zip(look.paper, look.accent, strict=True))
    style = rng.choice(("edge", "edge", "edge", "both", "fill", "bar", "double"))
    fill = (tint[0], tint[1], tint[2]) if style in ("both", "fill", "bar") else None
    thickness = rng.choice((1, 1, 1.5, 2, 3))
    radius = rng.choice((0, 0, 0.3, 0.6)) * page.size if style != "double" else 0
    outline = None if style in ("fill", "bar") else edge
    page.painter.box(left, top, right, bottom, fill, outline, thickness, radius)
    if style == "double":
        page.painter.box(left + 3, top + 3, right - 3, bottom - 3, None, edge)
    if style == "bar":
        page.painter.box(left, top, left + 0.25 * page.size, bottom, look.accent)
    centred = rng.random() < 0.3
    runs = []
    for number, (text, font) in enumerate(lines):
        x = left + padding + 0.4 * page.size
        if centred:
            x = (left + right - page.measure(text, font)) / 2
        runs.append(page.write(x, top + padding + 0.78 * step + number * step, text, font))
        page.line(runs[-1])
    return join(runs, "\n")


def _box_lines(page: Page, width: float) -> list[tuple[str, str]]:
    """What stands in the box, line by line with its font: prose, or short lines, under a title or not."""
    rng, source, look = page.rng, page.source, page.look
    plain = look.bold if rng.random() < 0.25 else look.font
    lines: list[tuple[str, str]] = []
    if rng.random() < 0.3:
        title = page.fit(lambda: source.word().capitalize(), width, look.bold)
        lines += [(title, look.bold)] if title else []
    most = rng.randint(1, MOST_LINES)
    if rng.random() < 0.6:
        texts = page.wrap(source.phrase(3, 10 * most), width, plain)
    else:
        makers = (source.sentence, source.phone, source.email, source.date, source.amount, source.word)
        fitting = (page.fit(rng.choice(makers), width, plain) for _ in range(most))
        texts = [text for text in fitting if text]
    return (lines + [(text, plain) for text in texts])[:MOST_LINES]


def _text(page: Page, margin: float, baseline: float, step: float, count: int) -> float:
    """Writes `count` lines of prose, or labels with their values, and returns the baseline of the next."""
    source, width = page.source, page.width - 2 * margin
    prose: list[str] = []
    for _ in range(count):
        if page.characters() > page.capacity - 80:
            break
        label, value, questions = source.labelled()
        shown = f"{label}: "
        start = margin + page.measure(shown)
        used = {field.label.lower() for field in page.fields}
        if not prose and page.rng.random() < 0.5 and label.lower() not in used:
            if start + page.measure(value) <= margin + width:
                runs = (page.write(margin, baseline, shown.strip()), page.write(start, baseline, value))
                page.fields.append(Field(label, runs[1], questions))
                page.line(*runs)
                baseline += step
            continue
        prose = prose or page.wrap(source.phrase(6, 30), width)
        if prose:
            page.line(page.write(margin, baseline, prose.pop(0)))
            baseline += step
    return baseline
