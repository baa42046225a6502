"""Lists of files with status bars, heads of web pages, notifications.

Called through interfaces.py in the data workers.
"""

from __future__ import annotations

from collections.abc import Callable

from training.documents.layouts.dialogs import ERROR_QUESTIONS
from training.documents.layouts.screen_texts import (
    ERRORS,
    TELLING,
    app_name,
    file_name,
    filled,
    path_name,
)
from training.documents.layouts.screens import (
    draw_button,
    draw_title,
    mixed,
    new_theme,
    readable_on,
)
from training.documents.layouts.themes import Theme
from training.documents.page import Ask, Page, Run, Section, Table, join

STATUS_QUESTIONS = ("What does the status bar say?", "Read the status bar.", "What is in the status bar?")


def _ask(page: Page, question: str, answer: Run) -> None:
    page.asks.append(Ask("interface", question, answer))


def file_list(page: Page) -> None:
    """A window with rows of files, processes or messages, one of them often selected, and a status bar."""
    rng, size, painter = page.rng, page.size, page.painter
    theme = new_theme(page)
    page.painter.box(-2, -2, page.width + 2, page.height + 2, theme.field)
    ink = readable_on(theme.field)
    top = 0.0
    if page.height > 7 * size and rng.random() < 0.5:
        title, top = draw_title(page, theme, 0, 0, page.width, path_name(page))
        if title is not None:
            page.line(title)
            page.heading = title
    makers: dict[str, Callable[[], str]] = {
        "Size": lambda: f"{rng.randint(1, 999)} {rng.choice(('KB', 'MB', 'kB', 'bytes'))}",
        "Modified": page.source.date,
        "Type": lambda: rng.choice(("Folder", "PDF", "Image", "Text", "Archive", "Video")),
        "Owner": lambda: page.source.word().lower(),
        "CPU": lambda: f"{rng.randint(0, 99)}%",
        "Status": lambda: rng.choice(("Done", "Running", "Waiting", "Failed", "Paused")),
    }
    room = page.width - 1.6 * size
    columns = rng.sample(list(makers), k=min(rng.randint(1, 4), max(1, int(room / (8 * size)) - 1)))
    share = max(8 * size, room / (len(columns) + 1))
    edges = [
        0.8 * size + (i and share + (i - 1) * (room - share) / len(columns)) for i in range(len(columns) + 1)
    ]
    step = size * rng.uniform(1.4, 1.8)
    has_status = page.height > 8 * size and rng.random() < 0.4
    bottom = page.height - (1.7 * size if has_status else 0)
    number = int((bottom - top) / step) - 1
    if number < 2:
        return
    painter.box(0, top, page.width, top + step, mixed(theme.window, theme.ink, 0.06))
    head = []
    for x, name in zip(edges, ["Name", *columns], strict=True):
        head.append(page.write(x, top + step / 2 + 0.35 * size, name, ink=readable_on(theme.window)))
    page.line(*head)
    selected = rng.randrange(number) if rng.random() < 0.5 else None
    rows: list[list[Run]] = []
    for i in range(number):
        if page.characters() > page.capacity:
            break
        top += step
        shown_name = page.fit(lambda: file_name(page), share - size)
        if shown_name is None or shown_name in {row[0].text for row in rows}:
            continue
        here, ground = ink, theme.field
        if i == selected:
            ground = theme.accent
            painter.box(0, top, page.width, top + step, ground)
            here = readable_on(ground)
        row = [page.write(edges[0], top + step / 2 + 0.35 * size, shown_name, ink=here)]
        cell_room = (room - share) / len(columns) - 0.5 * size
        for x, column in zip(edges[1:], columns, strict=True):
            text = page.fit(makers[column], cell_room)
            row.append(page.write(x, top + step / 2 + 0.35 * size, text or "-", ink=here))
        page.line(*row)
        rows.append(row)
        if i == selected:
            _ask(
                page,
                rng.choice(
                    ("Which row is selected?", "Which file is selected?", "Which file is highlighted?")
                ),
                row[0],
            )
    if len(rows) > 1:
        page.tables.append(Table(head, rows, "file"))
    page.kind = "list of files"
    if has_status:
        _status(page, theme, bottom, f"{len(rows)} items")


def _status(page: Page, theme: Theme, top: float, text: str) -> None:
    rng, size = page.rng, page.size
    page.painter.box(0, top, page.width, page.height, theme.window)
    page.painter.line(0, top, page.width, top, theme.edge)
    texts = [text]
    if rng.random() < 0.6:
        texts += rng.sample(
            ["UTF-8", "100%", "Ready", "Insert", f"Ln {rng.randint(1, 400)}", "English", "Spaces: 4"], k=2
        )
    x, runs = 0.6 * size, []
    for part in texts:
        if x + page.measure(part) > page.width - size:
            break
        runs.append(page.write(x, (top + page.height) / 2 + 0.35 * size, part))
        x += page.measure(part) + 1.6 * size
    if runs:
        page.line(*runs)
        _ask(page, rng.choice(STATUS_QUESTIONS), join(runs, " "))


def web_page(page: Page) -> None:
    """The head of a web page: links in a bar, a heading, some text, a button."""
    rng, size, painter = page.rng, page.size, page.painter
    theme = new_theme(page)
    painter.box(-2, -2, page.width + 2, page.height + 2, theme.window)
    page.kind = "web page"
    top = 0.0
    if rng.random() < 0.6 and page.height > 4 * size:
        top = _links(page, theme)
    left = rng.uniform(0.5, 3) * size
    room = page.width - 2 * left
    bigger = size * rng.uniform(1.2, 1.7)
    words = " ".join(page.source.word() for _ in range(rng.randint(1, 4))).capitalize()
    if top + bigger * 1.6 < page.height and page.measure(words, page.look.bold, bigger) < room:
        top += 1.4 * bigger
        page.heading = page.write(left, top, words, page.look.bold, bigger)
        page.line(page.heading)
    runs = []
    button = rng.random() < 0.6
    limit = page.height - (3.0 if button else 0.5) * size
    top += 0.2 * size
    for line in page.wrap(page.source.phrase(6, 60), room):
        if top + 1.4 * size > limit or page.characters() > page.capacity:
            break
        top += 1.4 * size
        runs.append(page.write(left, top, line))
        page.line(runs[-1])
    if page.heading is not None and runs:
        page.sections.append(Section(page.heading, join(runs, "\n")))
    if button and top + 2.6 * size < page.height:
        text = rng.choice(
            ("Sign in", "Buy now", "Learn more", "Download", "Subscribe", "Add to cart", "Search", "Send")
        )
        text = text if rng.random() < 0.7 else page.source.word().capitalize()
        width = page.measure(text) + 2 * size
        run = draw_button(page, theme, left, top + 0.7 * size, width, 1.8 * size, text, True)
        page.line(run)
        _ask(
            page, rng.choice(("What does the button say?", "What is on the button?", "Read the button.")), run
        )


def _links(page: Page, theme: Theme) -> float:
    rng, size = page.rng, page.size
    ground = rng.choice((theme.window, theme.accent, (33, 37, 41), mixed(theme.window, theme.ink, 0.08)))
    height = rng.uniform(2.0, 2.8) * size
    page.painter.box(-2, -2, page.width + 2, height, ground)
    ink = readable_on(ground)
    brand = page.source.word().capitalize()
    x, middle = size, height / 2 + 0.35 * size
    if page.measure(brand, page.look.bold) > page.width / 2:
        return height
    name = page.write(x, middle, brand, page.look.bold, ink=ink)
    x += page.measure(brand, page.look.bold) + 1.6 * size
    links: list[Run] = []
    bank = [
        "Home",
        "About",
        "Products",
        "Prices",
        "Contact",
        "News",
        "Blog",
        "Help",
        "Login",
        "Shop",
        "Team",
        "Jobs",
    ]
    for link in rng.sample(bank, k=rng.randint(2, 6)):
        text = link if rng.random() < 0.75 else page.source.word().capitalize()
        if x + page.measure(text) > page.width - size:
            break
        links.append(page.write(x, middle, text, ink=ink))
        x += page.measure(text) + 1.4 * size
    page.line(name, *links)
    if links:
        question = rng.choice(
            ("Which links are in the menu?", "Which links are at the top?", "What is in the navigation bar?")
        )
        _ask(page, question, join(links, ", "))
    return height


def notification(page: Page) -> None:
    """A small card at the edge of the screen, or a coloured strip in a web page: who says what."""
    rng, size = page.rng, page.size
    theme = new_theme(page)
    kind = rng.choice(("news", "news", "error"))
    text = filled(page, rng.choice(ERRORS if kind == "error" else TELLING))
    width = min(page.width - 8.0, size * rng.uniform(18, 32))
    pad = 0.9 * size
    strip = rng.random() < 0.35
    ground, ink = theme.window, theme.ink
    if strip:
        ground = rng.choice(
            ((248, 215, 218), (209, 231, 221), (255, 243, 205), (207, 226, 255), (190, 40, 40), (30, 120, 70))
        )
        ink = readable_on(ground)
    lines = page.wrap(text.split(), width - 2 * pad)
    app = app_name(page)
    has_app = not strip and rng.random() < 0.85
    height = 1.35 * size * (len(lines) + has_app) + 1.2 * size
    if height > page.height or " ".join(lines) != text:
        return
    x0 = page.width - width - 4 if rng.random() < 0.5 else rng.uniform(2, page.width - width - 2)
    y0 = rng.uniform(0, page.height - height)
    page.painter.box(x0, y0, x0 + width, y0 + height, ground, mixed(ground, ink, 0.15), 1, theme.radius * 1.5)
    baseline = y0 + 1.5 * size
    if has_app:
        name = page.write(x0 + pad, baseline, app, page.look.bold, ink=ink)
        when = rng.choice(("now", "2 min ago", "5 min", f"{rng.randint(0, 23)}:{rng.randint(0, 59):02d}"))
        shown = [name]
        end = x0 + width - pad - page.measure(when)
        if rng.random() < 0.5 and end > x0 + pad + page.measure(app, page.look.bold) + size:
            shown.append(page.write(end, baseline, when, ink=mixed(ink, ground, 0.3)))
        page.line(*shown)
        question = rng.choice(
            ("Which app is it from?", "Which program sent the notification?", "Who sent this?")
        )
        page.asks.append(Ask("interface", question, name))
        baseline += 1.35 * size
    runs = []
    for line in lines:
        runs.append(page.write(x0 + pad, baseline, line, ink=ink))
        page.line(runs[-1])
        baseline += 1.35 * size
    message = join(runs, "\n")
    page.kind = "notification"
    question = rng.choice(
        ("What does the notification say?", "What is the message?", "Read the notification.")
    )
    page.asks.append(Ask("interface", question, message))
    if kind == "error":
        page.asks.append(Ask("interface", rng.choice(ERROR_QUESTIONS), message))
