"""Plain kinds of regions for volume: forms, paragraphs, tables, notices, address blocks, drawn line by line.

Called through layouts/__init__.py in the data workers. Most of what people ask about is a part of a page, not
a page with a head and a foot, so most of these are of no particular kind.
"""

from __future__ import annotations

from collections.abc import Callable

from training.documents.labels import Labelled
from training.documents.page import Field, Page, Run, Section, Table, join


def _rows(page: Page) -> list[float]:
    """Baselines from the top margin to the bottom of the page."""
    rng = page.rng
    step = page.size * rng.uniform(1.12, 1.7)
    top = rng.uniform(0.1, 0.8) * page.size
    baseline = top + page.size
    out = []
    while baseline + 0.25 * page.size <= page.height:
        out.append(baseline)
        baseline += step
    return out


def _heading(page: Page, margin: float, rows: list[float], share: float) -> None:
    """On a `share` of the pages, sets a bold heading of one to three words on the first row."""
    rng = page.rng
    if len(rows) < 2 or rng.random() > share:
        return
    words = [page.source.word() for _ in range(rng.randint(1, 3))]
    text = " ".join(words).capitalize() if rng.random() < 0.6 else " ".join(words).title()
    if rng.random() < 0.2:
        text = text.upper()
    if page.measure(text, page.look.bold) <= page.width - 2 * margin:
        page.heading = page.write(margin, rows.pop(0), text, page.look.bold)
        page.line(page.heading)


def _pairs(page: Page) -> Callable[[], Labelled]:
    """What makes labels and values: mostly such as belong together, else any, which cannot be guessed."""
    source = page.source
    kind = page.rng.random()
    if kind < 0.55:
        return source.labelled
    make = source.amount if kind < 0.7 else source.value
    return lambda: Labelled(source.label(), make(), ())


def form(page: Page) -> None:
    """Rows of a label and its value: side by side, the value at the right edge, or two pairs in a row."""
    rng = page.rng
    margin = rng.uniform(2, 24)
    pairs = 2 if page.width > 20 * page.size and rng.random() < 0.45 else 1
    width = (page.width - 2 * margin) / pairs
    style = rng.choice(("after", "after", "column", "column", "right"))
    colon = rng.random() < 0.6
    label_font = page.look.bold if rng.random() < 0.35 else page.look.font
    value_font = page.look.bold if rng.random() < 0.12 else page.look.font
    label_ink = page.look.faint if rng.random() < 0.3 else page.look.ink
    ruled = rng.random() < 0.25
    column = page.size * rng.uniform(5, 8.5)
    make = _pairs(page)
    used: set[str] = set()
    rows = _rows(page)
    _heading(page, margin, rows, 0.3)
    for baseline in rows:
        line: list[Run] = []
        for pair in range(pairs):
            left = margin + pair * width
            right = left + width - (page.size if pair < pairs - 1 else 0)
            if page.characters() > page.capacity - 30 * pairs:
                continue
            for _ in range(5):
                label, value, questions = make()
                shown = label + (":" if colon else "")
                start = left + page.measure(shown, label_font) + page.size * rng.uniform(0.3, 1.0)
                if style == "column":
                    start = max(start, left + column)
                elif style == "after" and not colon:
                    start += page.size * rng.uniform(0.4, 1.2)
                if label.lower() not in used and page.measure(value, value_font) <= right - start:
                    break
            else:
                continue
            if style == "right":
                start = max(start, right - page.measure(value, value_font))
            line.append(page.write(left, baseline, shown, label_font, ink=label_ink))
            line.append(page.write(start, baseline, value, value_font))
            page.fields.append(Field(label, line[-1], questions))
            used.add(label.lower())
        if line:
            page.line(*line)
        if ruled:
            y = baseline + 0.3 * page.size
            page.painter.line(margin, y, page.width - margin, y, page.look.faint, rng.choice((0.5, 1, 1)))


def stacked_form(page: Page) -> None:
    """The label small above its value."""
    rng = page.rng
    margin = rng.uniform(2, 20)
    rows = _rows(page)
    small = page.size * rng.uniform(0.75, 1.0)
    make = _pairs(page)
    for label_line, value_line in zip(rows[::2], rows[1::2], strict=False):
        label, value, questions = make()
        if (
            page.measure(value) > page.width - 2 * margin
            or page.characters() > page.capacity - 30
            or page.measure(label) > page.width - margin
            or label.lower() in {field.label.lower() for field in page.fields}
        ):
            continue
        page.line(page.write(margin, label_line, label, size=max(small, 10.0), ink=page.look.faint))
        value_run = page.write(margin, value_line, value)
        page.line(value_run)
        page.fields.append(Field(label, value_run, questions))


def paragraph(page: Page) -> None:
    """Running text with or without a heading, flush left or centred, in one column or two."""
    rng = page.rng
    margin = rng.uniform(2, 24)
    rows = _rows(page)
    centred = rng.random() < 0.1
    _heading(page, margin, rows, 0.35)
    columns = 2 if page.width > 32 * page.size and rng.random() < 0.2 else 1
    gap = 2 * page.size
    width = (page.width - 2 * margin - gap * (columns - 1)) / columns
    column_lines: list[Run] = []
    for column in range(columns):
        left = margin + column * (width + gap)
        most = round(len(rows) * width / (2.4 * page.size)) + 4  # words that could find room
        lines = page.wrap(page.source.phrase(3, min(120, most)), width)
        for baseline, line in zip(rows, lines, strict=False):
            if page.characters() + len(line) > page.capacity:
                break
            x = left + (width - page.measure(line)) / 2 if centred else left
            run = page.write(x, baseline, line)
            column_lines.append(run)
            page.line(run)
    if page.heading is not None and column_lines:
        page.sections.append(Section(page.heading, join(column_lines, "\n")))


def table(page: Page) -> None:
    """A header and rows of two to six columns, ruled or not."""
    rng = page.rng
    margin = rng.uniform(2, 20)
    widest = max(2, min(6, int(page.width / (6 * page.size))))
    columns = rng.randint(2, widest)
    widths = [rng.uniform(0.8, 1.4) for _ in range(columns)]
    total = sum(widths)
    edges = [margin]
    for width in widths:
        edges.append(edges[-1] + width / total * (page.width - 2 * margin))
    makers = [page.source.word] + [
        rng.choice((page.source.amount, page.source.code, page.source.number, page.source.word))
        for _ in range(columns - 1)
    ]
    right = rng.random() < 0.5
    ruled = rng.random() < 0.5
    drawn: list[list[Run]] = []
    for number, baseline in enumerate(_rows(page)):
        if page.characters() > page.capacity - 12 * columns:
            break
        texts: list[str] = []
        for column in range(columns):
            space = edges[column + 1] - edges[column] - 0.5 * page.size
            font = page.look.bold if number == 0 else page.look.font
            named = number == 0 or column == 0
            make = (lambda: page.source.word().capitalize()) if named else makers[column]
            text = page.fit(make, space, font)
            if text is None or (named and text in {run.text for row in drawn for run in row} | set(texts)):
                break
            texts.append(text)
        if len(texts) < columns:
            continue
        line = []
        for column, text in enumerate(texts):
            font = page.look.bold if number == 0 else page.look.font
            x = edges[column]
            if right and column:
                x = edges[column + 1] - 0.5 * page.size - page.measure(text, font)
            line.append(page.write(x, baseline, text, font))
        page.line(*line)
        drawn.append(line)
        if ruled:
            y = baseline + 0.3 * page.size
            page.painter.line(margin, y, page.width - margin, y, page.look.faint, 1)
    if len(drawn) > 2:
        page.tables.append(Table(drawn[0], drawn[1:]))
        page.marks.add("table")


def notice(page: Page) -> None:
    """Short lines, often centred, the first one bold: a sign, a ticket, a label on a box."""
    rng = page.rng
    centred = rng.random() < 0.6
    margin = rng.uniform(2, 20)
    s = page.source
    makers = (
        s.word,
        s.code,
        s.date,
        s.amount,
        lambda: " ".join((s.word(), s.word())),
        lambda: s.rng.choice(s.names.companies),
    )
    for number, baseline in enumerate(_rows(page)):
        font = page.look.bold if number == 0 else page.look.font
        text = page.fit(rng.choice(makers), page.width - 2 * margin, font)
        if text is None or page.characters() > page.capacity - 30:
            continue
        text = text.upper() if number == 0 and rng.random() < 0.4 else text
        width = page.measure(text, font)
        if width > page.width - 4:
            continue
        run = page.write((page.width - width) / 2 if centred else margin, baseline, text, font)
        page.line(run)
        if number == 0:
            page.heading = run


def address(page: Page) -> None:
    """Name, street, town, telephone: the block at the top of a letter."""
    rng = page.rng
    margin = rng.uniform(2, 20)
    names = page.source.names
    makers: list[Callable[[], str]] = [
        lambda: rng.choice(names.people),
        lambda: rng.choice(names.companies),
        lambda: rng.choice(names.streets),
        lambda: f"{rng.randint(10000, 99999)} {rng.choice(names.towns)}",
        page.source.phone,
        page.source.email,
        page.source.date,
    ]
    for baseline, make in zip(_rows(page), makers, strict=False):
        text = page.fit(make, page.width - margin - 2)
        if text is not None:
            page.line(page.write(margin, baseline, text))
