"""Message boxes as desktops and web pages show them.

Called through interfaces.py in the data workers. A low region shows a part of the dialog: its
message, or its buttons.
"""

from __future__ import annotations

from training.documents.layouts.screen_texts import (
    ASKING,
    BUTTON_SETS,
    DETAILS,
    ERRORS,
    OPTIONS,
    TELLING,
    app_name,
    filled,
)
from training.documents.layouts.screens import (
    button_width,
    draw_button,
    draw_tick,
    draw_title,
    draw_window,
    mixed,
    new_theme,
)
from training.documents.layouts.themes import Theme
from training.documents.page import Ask, Page, Run, join, unseen

ERROR_QUESTIONS = (
    "What is the error message?",
    "What does the error say?",
    "What went wrong?",
    "Read the error.",
)
MESSAGE_QUESTIONS = (
    "What does the dialog say?",
    "What is the message?",
    "What does the message say?",
    "Read the message.",
)
ASKING_QUESTIONS = ("What does the dialog ask?", "What is the question?", "What does it ask?")
BUTTONS_QUESTIONS = (
    "Which buttons are there?",
    "What buttons are there?",
    "Which buttons does the dialog have?",
    "Name the buttons.",
    "What can I click?",
)
DEFAULT_QUESTIONS = (
    "Which button is highlighted?",
    "Which button is the default?",
    "Which button is selected?",
)
TITLE_QUESTIONS = (
    "What does the title bar say?",
    "What is the title of the window?",
    "What is the title of the dialog?",
)
HAS_BUTTON = ("Is there a {} button?", "Is there a button {}?", "Does the dialog have a {} button?")


def ask_buttons(page: Page, buttons: list[Run], default: int | None) -> None:
    """What buttons there are, how many, which one is highlighted."""
    rng = page.rng
    page.asks.append(Ask("interface", rng.choice(BUTTONS_QUESTIONS), join(buttons, ", ")))
    if default is not None:
        page.asks.append(Ask("interface", rng.choice(DEFAULT_QUESTIONS), buttons[default]))
    if rng.random() < 0.25:
        page.asks.append(Ask("interface", "How many buttons are there?", unseen(str(len(buttons)))))
    if rng.random() < 0.3:
        texts = [button.text for button in buttons]
        text = rng.choice(texts) if rng.random() < 0.5 else rng.choice(rng.choice(BUTTON_SETS))
        answer = unseen("yes" if text in texts else "no")
        page.asks.append(Ask("interface", rng.choice(HAS_BUTTON).format(text), answer))


def button_row(
    page: Page, theme: Theme, x0: float, x1: float, top: float, texts: list[str], default: int | None
) -> bool:
    """Buttons side by side, where the system puts them; whether they had room."""
    size = page.size
    widths = [button_width(page, text) for text in texts]
    gap = 0.6 * size
    total = sum(widths) + gap * (len(texts) - 1)
    if total > x1 - x0:
        return False
    x = {"right": x1 - total, "left": x0}.get(theme.align, (x0 + x1 - total) / 2)
    if theme.align == "spread":
        share = (x1 - x0 - gap * (len(texts) - 1)) / len(texts)
        if share >= max(widths):
            x, widths = x0, [share] * len(texts)
    runs = []
    for i, (text, width) in enumerate(zip(texts, widths, strict=True)):
        runs.append(draw_button(page, theme, x, top, width, 1.75 * size, text, i == default))
        x += width + gap
    page.line(*runs)
    ask_buttons(page, runs, default)
    return True


def _sign(page: Page, x: float, top: float, size: float, kind: str) -> None:
    """The sign of an error, a warning, a question or a piece of news. Its letter is part of the picture."""
    painter, look = page.painter, page.look
    white = (255, 255, 255)
    if kind == "warning":
        painter.polygon(
            [(x + size / 2, top), (x, top + size), (x + size, top + size)], (250, 195, 30), (170, 120, 0)
        )
        letter, ink = "!", (20, 20, 20)
    else:
        fill = {"error": (215, 40, 40), "question": (40, 110, 210), "news": (40, 110, 210)}[kind]
        painter.ellipse(x, top, x + size, top + size, fill)
        letter, ink = {"error": "x", "question": "?", "news": "i"}[kind], white
    if letter == "x":
        a, b, thick = 0.3 * size, 0.7 * size, max(2, size / 9)
        painter.line(x + a, top + a, x + b, top + b, white, thick)
        painter.line(x + a, top + b, x + b, top + a, white, thick)
        return
    width = page.measure(letter, look.bold, 0.7 * size)
    painter.text(x + (size - width) / 2, top + 0.78 * size, letter, look.bold, 0.7 * size, ink)


def _message(page: Page, kind: str) -> tuple[str, str | None]:
    """What a dialog of this kind says, and what it adds in small print."""
    rng = page.rng
    bank = {"error": ERRORS, "warning": ERRORS, "question": ASKING, "news": TELLING}[kind]
    text = filled(page, rng.choice(bank))
    detail = filled(page, rng.choice(DETAILS)) if rng.random() < 0.35 else None
    return text, detail


def dialog(page: Page) -> None:
    """A message box: title bar, sign, message, small print, a tick box, and a row of buttons."""
    rng, size = page.rng, page.size
    theme = new_theme(page)
    kind = rng.choices(("error", "warning", "question", "news"), weights=(45, 10, 25, 20))[0]
    text, detail = _message(page, kind)
    width = min(page.width - 6.0, size * rng.uniform(20, 36))
    has_sign = rng.random() < 0.65
    pad = size * rng.uniform(0.8, 1.4)
    indent = 3.2 * size if has_sign else 0.0
    room = width - 2 * pad - indent
    bold = detail is not None and rng.random() < 0.6
    lines = page.wrap(text.split(), room, page.look.bold if bold else None)
    small = page.wrap(detail.split(), room) if detail else []
    if " ".join(lines) != text or (detail and " ".join(small) != detail):
        return
    leading = 1.35 * size
    body = leading * (len(lines) + len(small)) + (0.4 * size if small else 0)
    heights = {
        "title": 1.75 * size,
        "body": max(body, 2.4 * size if has_sign else 0) + 1.4 * size,
        "buttons": 2.8 * size,
    }
    parts = ["body"]
    if page.height >= heights["body"] + heights["buttons"]:
        parts.append("buttons")
    if page.height >= sum(heights[p] for p in parts) + heights["title"] and rng.random() < 0.8:
        parts.insert(0, "title")
    height = sum(heights[part] for part in parts)
    if height > page.height:
        return
    x0 = rng.uniform(1, page.width - width - 1)
    y0 = rng.uniform(0, page.height - height - 1) if page.height > height + 1 else 0.0
    x1, y1 = x0 + width, y0 + height
    draw_window(page, theme, x0, y0, x1, y1)
    page.kind = "error message" if kind == "error" else "dialog"
    top = y0
    if "title" in parts:
        title, top = _dialog_title(page, theme, x0, y0, x1, kind)
        if title is not None:
            page.line(title)
            page.heading = title
            page.asks.append(Ask("interface", rng.choice(TITLE_QUESTIONS), title))
    if has_sign:
        _sign(page, x0 + pad, top + 0.6 * size, 2.2 * size, kind)
    baseline = top + 0.6 * size + size
    if has_sign and len(lines) + len(small) == 1:
        baseline += 0.5 * size
    written = []
    for line in lines:
        written.append(page.write(x0 + pad + indent, baseline, line, page.look.bold if bold else None))
        baseline += leading
    if small:
        baseline += 0.4 * size
    for line in small:
        ink = mixed(theme.ink, theme.window, 0.2)
        written.append(page.write(x0 + pad + indent, baseline, line, ink=ink))
        baseline += leading
    for run in written:
        page.line(run)
    _ask_message(page, kind, join(written, "\n"), bool(small))
    if "buttons" in parts:
        _dialog_buttons(page, theme, x0, x1, y1 - heights["buttons"], y1, pad)


def _dialog_title(
    page: Page, theme: Theme, x0: float, y0: float, x1: float, kind: str
) -> tuple[Run | None, float]:
    common = {
        "error": ("Error", "Fehler", "Erreur"),
        "warning": ("Warning", "Warnung"),
        "question": ("Confirm", "Question"),
    }
    rng = page.rng
    choice = rng.random()
    if choice < 0.35 and kind in common:
        text = rng.choice(common[kind])
    elif choice < 0.75:
        text = app_name(page)
    else:
        text = f"{app_name(page)} - {page.source.word()}"
    return draw_title(page, theme, x0, y0, x1, text)


def _ask_message(page: Page, kind: str, message: Run, has_detail: bool) -> None:
    rng = page.rng
    if kind == "error":
        page.asks.append(Ask("interface", rng.choice(ERROR_QUESTIONS), message))
    elif kind == "question" and not has_detail and rng.random() < 0.7:
        page.asks.append(Ask("interface", rng.choice(ASKING_QUESTIONS), message))
    page.asks.append(Ask("interface", rng.choice(MESSAGE_QUESTIONS), message))


def _dialog_buttons(
    page: Page, theme: Theme, x0: float, x1: float, top: float, bottom: float, pad: float
) -> None:
    rng, size = page.rng, page.size
    if theme.footer is not None:
        page.painter.box(x0 + 1, top, x1 - 1, bottom - 1, theme.footer)
    texts = list(rng.choice(BUTTON_SETS))
    if rng.random() < 0.12:
        texts = [page.source.word().capitalize() for _ in range(rng.randint(1, 3))]
    default = rng.randrange(len(texts)) if rng.random() < 0.75 else None
    start = x0 + pad
    total = sum(button_width(page, text) + 0.6 * size for text in texts)
    option = rng.choice(
        ("Don't show this again", "Do not ask again", "Remember my choice", rng.choice(OPTIONS))
    )
    length = page.measure(option) + 2 * size
    if theme.align == "right" and rng.random() < 0.35 and start + length + total < x1 - pad:
        ticked = rng.random() < 0.5
        middle = top + 1.4 * size
        x = draw_tick(page, theme, start, middle, ticked, "box")
        run = page.write(x, middle + 0.35 * size, option)
        page.line(run)
        question = rng.choice(("Is {} ticked?", "Is the box {} ticked?", "Is {} checked?")).format(option)
        page.asks.append(Ask("interface", question, unseen("yes" if ticked else "no")))
        start += length
    button_row(page, theme, start, x1 - pad, top + 0.5 * size, texts, default)
