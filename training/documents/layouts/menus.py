"""Menus with shortcuts, and the bars that they hang from.

Called through interfaces.py in the data workers.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.inference.spoken import REFUSAL
from training.documents.layouts.menu_texts import MENUS
from training.documents.layouts.screens import draw_window, mixed, new_theme, readable_on
from training.documents.layouts.themes import Theme
from training.documents.page import Ask, Page, Run, join, unseen

SHORTCUT_QUESTIONS = (
    "What is the shortcut for {}?",
    "Which keys are the shortcut for {}?",
    "What is the keyboard shortcut for {}?",
)
ENTRY_OF_QUESTIONS = ("Which entry has the shortcut {}?", "What does {} do?")
ENTRIES_QUESTIONS = (
    "Which entries does the menu have?",
    "What is in the menu?",
    "Which entries are in the menu?",
)
GREY_QUESTIONS = ("Which entry is greyed out?", "Which entry is grayed out?", "Which entry is disabled?")
SELECTED_QUESTIONS = ("Which entry is highlighted?", "Which entry is selected?")
BAR_QUESTIONS = (
    "Which menus are there?",
    "What does the menu bar say?",
    "Which menus does the program have?",
)


@dataclass
class Entry:
    """One entry of a menu: its text, its keys ("" for none), and how it is shown."""

    text: str
    keys: str
    opens_more: bool = False
    ticked: bool | None = None
    greyed: bool = False


def _keys(page: Page, keys: str, modifier: str) -> str:
    if keys.startswith("!"):
        return keys[1:]
    if not keys or keys in (">", "x"):
        return ""
    if modifier == "Strg+":
        keys = keys.replace("Shift", "Umschalt")
    if keys.startswith("Shift+") and page.rng.random() < 0.3:
        return "Shift+" + modifier + keys[6:]
    return modifier + keys


def _entries(page: Page, name: str, number: int) -> list[Entry]:
    """Entries of the menu of this name, some of them made of other words."""
    rng = page.rng
    modifier = (
        "Strg+"
        if name in ("Datei", "Bearbeiten")
        else rng.choice(("Ctrl+", "Ctrl+", "Ctrl+", "Cmd+", "Ctrl-"))
    )
    bank = MENUS[name]
    chosen = sorted(rng.sample(range(len(bank)), k=min(number, len(bank))))
    out = []
    shows_keys = rng.random() < 0.85
    for i in chosen:
        text, keys = bank[i]
        if rng.random() < 0.25:
            text = page.source.word().capitalize() + rng.choice(("", "", "...", " " + page.source.word()))
            keys = rng.choice(("", rng.choice("ABDEGIJKLMOQTU"), f"!F{rng.randint(1, 12)}"))
        entry = Entry(text, _keys(page, keys, modifier) if shows_keys else "", keys == ">")
        if keys == "x":
            entry.ticked = rng.random() < 0.5
        entry.greyed = rng.random() < 0.1
        out.append(entry)
    seen: set[str] = set()
    for entry in out:
        if entry.keys in seen:
            entry.keys = ""
        seen.add(entry.keys)
    return [e for i, e in enumerate(out) if e.text not in {other.text for other in out[:i]}]


def menu(page: Page) -> None:
    """An open menu, often with the bar that it hangs from."""
    rng, size = page.rng, page.size
    theme = new_theme(page)
    page.kind = "menu"
    step = size * rng.uniform(1.45, 1.8)
    has_bar = rng.random() < 0.5
    name = rng.choice(list(MENUS)) if not has_bar else rng.choice([n for n in MENUS if n])
    top, left = 0.0, rng.uniform(2, max(3.0, page.width / 3))
    if has_bar:
        left = max(2.0, _bar(page, theme, name))
        top = 1.75 * size
    number = min(int((page.height - top - 0.8 * size) / step), 12)
    if number < 2:
        if not has_bar:
            page.kind = ""
        return
    entries = _entries(page, name, rng.randint(2, number))
    indent = 1.8 * size if rng.random() < 0.6 or any(e.ticked is not None for e in entries) else 0.8 * size
    wide = max(page.measure(e.text) for e in entries)
    keys = max(page.measure(e.keys) for e in entries)
    width = indent + wide + keys + (2.2 if keys else 1.2) * size + 0.6 * size
    if width > page.width - 4:
        return
    left = min(left, page.width - width - 2)
    breaks = [i for i in range(1, len(entries)) if rng.random() < 0.2]
    height = step * len(entries) + 0.4 * size + 0.4 * size * len(breaks)
    if top + height > page.height:
        breaks, height = [], step * len(entries) + 0.4 * size
    if not has_bar:
        top = rng.uniform(0, page.height - height - 1) if page.height > height + 1 else 0.0
    draw_window(page, theme, left, top, left + width, top + height)
    selected = rng.randrange(len(entries)) if rng.random() < 0.4 else None
    if selected is not None:
        entries[selected].greyed = False
    _draw_entries(page, theme, entries, left, top + 0.2 * size, width, indent, step, breaks, selected)
    if not page.source.held_out:
        page.asks += _absent_entries(page, name, entries)


def _draw_entries(
    page: Page,
    theme: Theme,
    entries: list[Entry],
    left: float,
    top: float,
    width: float,
    indent: float,
    step: float,
    breaks: list[int],
    selected: int | None,
) -> None:
    size, painter = page.size, page.painter
    texts: list[Run] = []
    shortcuts: list[Run | None] = []
    for i, entry in enumerate(entries):
        if i in breaks:
            painter.line(left + 3, top + 0.2 * size, left + width - 3, top + 0.2 * size, theme.edge)
            top += 0.4 * size
        ink, ground = theme.ink, theme.window
        if i == selected:
            ground = theme.accent
            painter.box(left + 2, top, left + width - 2, top + step, ground, None, 1, theme.radius / 2)
            ink = readable_on(ground)
        elif entry.greyed:
            ink = mixed(theme.ink, theme.window, 0.62)
        middle = top + step / 2
        texts.append(page.write(left + indent, middle + 0.35 * size, entry.text, ink=ink))
        line = [texts[-1]]
        if entry.ticked:
            x = left + 0.5 * size
            points = [
                (x, middle),
                (x + 0.3 * size, middle + 0.3 * size),
                (x + 0.8 * size, middle - 0.3 * size),
            ]
            painter.polyline(points, ink, max(1.0, size / 9))
        if entry.opens_more:
            x = left + width - 0.9 * size
            third = 0.25 * size
            painter.polygon([(x, middle - third), (x, middle + third), (x + third, middle)], ink)
        shortcut = None
        if entry.keys:
            pale = ink if entry.greyed or i == selected or size > 18 else mixed(ink, ground, 0.25)
            x = left + width - 0.8 * size - page.measure(entry.keys)
            shortcut = page.write(x, middle + 0.35 * size, entry.keys, ink=pale)
            line.append(shortcut)
        shortcuts.append(shortcut)
        page.line(*line)
        top += step
    _ask_entries(page, entries, texts, shortcuts, selected)


def _ask_entries(
    page: Page, entries: list[Entry], texts: list[Run], shortcuts: list[Run | None], selected: int | None
) -> None:
    rng = page.rng
    asks = []
    for i in rng.sample(range(len(entries)), k=min(2, len(entries))):
        plain = entries[i].text.removesuffix("...")
        shortcut = shortcuts[i]
        question = rng.choice(SHORTCUT_QUESTIONS).format(plain)
        if shortcut is not None:
            asks.append(Ask("interface", question, shortcut))
            asks.append(Ask("interface", rng.choice(ENTRY_OF_QUESTIONS).format(shortcut.text), texts[i]))
        elif rng.random() < 0.5:
            asks.append(Ask("refuse", question, unseen(REFUSAL)))
        if entries[i].ticked is not None:
            asks.append(Ask("interface", f"Is {plain} ticked?", unseen("yes" if entries[i].ticked else "no")))
        elif rng.random() < 0.3:
            answer = unseen("yes" if entries[i].greyed else "no")
            asks.append(Ask("interface", f"Is {plain} greyed out?", answer))
    greyed = [text for entry, text in zip(entries, texts, strict=True) if entry.greyed]
    if len(greyed) == 1:
        asks.append(Ask("interface", rng.choice(GREY_QUESTIONS), greyed[0]))
    elif greyed:
        asks.append(Ask("interface", "Which entries are greyed out?", join(greyed, ", ")))
    if selected is not None:
        asks.append(Ask("interface", rng.choice(SELECTED_QUESTIONS), texts[selected]))
    if len(entries) <= 8:
        asks.append(Ask("interface", rng.choice(ENTRIES_QUESTIONS), join(texts, ", ")))
    asks.append(Ask("interface", "How many entries does the menu have?", unseen(str(len(entries)))))
    page.asks += asks


def _absent_entries(page: Page, name: str, entries: list[Entry]) -> list[Ask]:
    """Questions for the keys of entries that such a menu often has, and this one has not: "Save As" where
    there is only "Save".
    """
    shown = {entry.text for entry in entries}
    absent = [text for text, keys in MENUS[name] if keys and keys not in (">", "x") and text not in shown]
    return [
        Ask("refuse", page.rng.choice(SHORTCUT_QUESTIONS).format(text.removesuffix("...")), unseen(REFUSAL))
        for text in page.rng.sample(absent, k=min(len(absent), 2))
    ]


def _bar(page: Page, theme: Theme, opened: str) -> float:
    """A menu bar on which this menu is open; returns where that menu starts."""
    rng, size = page.rng, page.size
    german = opened in ("Datei", "Bearbeiten")
    names = (
        ["Datei", "Bearbeiten", "Ansicht", "Hilfe"]
        if german
        else ["File", "Edit", "View", "Insert", "Format", "Tools", "Help"]
    )
    kept = [n for n in names if n == opened or rng.random() < 0.75]
    height = 1.75 * size
    page.painter.box(0, 0, page.width, height, mixed(theme.bar, theme.window, 0.5))
    page.painter.line(0, height, page.width, height, theme.edge)
    ground = mixed(theme.bar, theme.window, 0.5)
    x, start, runs = rng.uniform(0.4, 1.0) * size, 0.0, []
    for name in kept:
        width = page.measure(name) + 1.2 * size
        if x + width > page.width:
            break
        face = ground
        if name == opened:
            start = x
            face = mixed(ground, theme.accent, rng.choice((0.25, 1.0)))
            page.painter.box(x, 1, x + width, height - 1, face)
        runs.append(page.write(x + 0.6 * size, height / 2 + 0.35 * size, name, ink=readable_on(face)))
        x += width
    if runs:
        page.line(*runs)
        page.asks.append(Ask("interface", rng.choice(BAR_QUESTIONS), join(runs, ", ")))
        shown = [run for run in runs if run.text == opened]
        if shown:
            question = rng.choice(("Which menu is open?", "Which menu is selected?"))
            page.asks.append(Ask("interface", question, shown[0]))
    return start
