"""What is asked about a page, and the answer: from what a layout left behind to questions in many wordings.

Called by sample.py in the data workers. Several questions share one page, so many are made of each.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from app.inference.spoken import REFUSAL
from training.documents.field_questions import (
    FIELD_QUESTIONS,
    in_question,
    is_worded_otherwise,
    other_wording,
    question_for,
    sentence,
    words_of,
)
from training.documents.page import Ask, Field, Page, Run, Table, join, text_of, unseen
from training.documents.plain_values import is_shown, plain_fields

READING_LIMIT = 480  # characters: what one answer reads aloud
FURTHER_ROUNDS = 4  # of asking, for the places that a batch has left
# how much a further question of a task is wanted: finding is learnt slowly, seeing and refusing soon
WANTED = {
    "field": 3.0,
    "cell": 3.0,
    "extreme": 2.0,
    "chart": 3.0,
    "interface": 3.0,
    "section": 1.5,
    "kind": 0.3,
    "presence": 0.3,
    "refuse": 0.5,
}

TASKS = (
    "read",
    "line",
    "heading",
    "section",
    "box",
    "field",
    "cell",
    "extreme",
    "count",
    "kind",
    "presence",
    "chart",
    "interface",
    "shape",
    "refuse",
)

READ_QUESTIONS = ("Read the text.", "Read all the text.", "What does it say?", "Read this.")
LINE_QUESTIONS = ("Read line {}.", "What is on line {}?", "What does line {} say?")
LAST_LINE_QUESTIONS = ("Read the last line.", "What does the last line say?")
HEADING_QUESTIONS = ("What is the heading?", "Read the heading.", "What is the title?")
SECTION_QUESTIONS = (
    "What does it say under {}?",
    "Read the paragraph under {}.",
    "What does the section {} say?",
    "What does it say about {}?",
)
BOX_QUESTIONS = ("What does the text in the box say?", "Read the text in the box.", "What is in the box?")
CELL_QUESTIONS = (
    "What is the {column} of {row}?",
    "What is the {column} for {row}?",
    "{column} of {row}?",
    "What does the table say for {row} under {column}?",
)
LARGEST = ("Which {noun} has the largest {column}?", "Which {noun} has the highest {column}?")
SMALLEST = ("Which {noun} has the smallest {column}?", "Which {noun} has the lowest {column}?")
LARGEST_VALUE = ("What is the largest {column}?", "What is the highest {column}?")
SMALLEST_VALUE = ("What is the smallest {column}?", "What is the lowest {column}?")
ROW_COUNT_QUESTIONS = ("How many {nouns} are in the table?", "How many {nouns} does the table have?")
KIND_QUESTIONS = ("What kind of document is this?", "What is this?", "What type of document is it?")
PRESENCE_QUESTIONS = ("Is there a {}?", "Is there a {} on this page?", "Does it have a {}?")
MARKS = ("signature", "stamp", "table", "chart", "logo", "picture", "barcode")

# words of labels that may ask for one and the same thing, a group a line
ALIKE = tuple(
    frozenset(line.split())
    for line in (Path(__file__).parent / "lists" / "alike.txt").read_text(encoding="utf-8").splitlines()
)

UNLABELLED = {"-1", "-2", "-3", "-4", "-7"}  # groups of ALIKE that are often seen without a label


def plural(noun: str) -> str:
    """The plural of what a row is."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


# a figure with points or commas, in front of it at most a currency, behind it a unit
PLAIN_FIGURE = re.compile(
    r"(?:[^\w,.-]|[A-Z]{3} )*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)[^\d,.:/-]*"
)
COMMA_FIGURE = re.compile(
    r"(?:[^\w,.-]|[A-Z]{3} )*(-?\d{1,3}(?:[. ]\d{3})*,\d{1,2}|-?\d+,\d{1,2})[^\d,.:/-]*"
)


def value_of(text: str) -> float | None:
    """The number a cell shows, if it shows one and nothing that makes it ambiguous."""
    found = PLAIN_FIGURE.fullmatch(text)
    if found and re.fullmatch(r"-?\d{1,3}\.\d{3}", found[1]):
        return None  # thousands or decimals, as the language has it
    if found:
        return float(found[1].replace(",", ""))
    found = COMMA_FIGURE.fullmatch(text)
    return float(found[1].replace(".", "").replace(" ", "").replace(",", ".")) if found else None


def questions_of(page: Page) -> list[Ask]:
    """All that this page is asked, a sample of what could be asked of it."""
    rng = page.rng
    lines = [join(line, " ") for line in page.lines]
    out = [*_reading(page, lines), *_fields(page)]
    for table in page.tables:
        out += _table(table, rng)
    out += _seeing(page)
    out += rng.sample(page.asks, k=min(len(page.asks), 5))
    return out


def further_questions(page: Page, asked: list[Ask]) -> list[Ask]:
    """More of what could be asked, in other wordings and about other parts, but for reading it all again."""
    known = {ask.question for ask in asked}
    out = []
    for _ in range(FURTHER_ROUNDS):
        for ask in questions_of(page):
            if ask.task != "read" and ask.question not in known:
                known.add(ask.question)
                out.append(ask)
    # a shuffle in which what is wanted more tends to come first
    return sorted(out, key=lambda ask: -(page.rng.random() ** (1 / WANTED.get(ask.task, 1.0))))


def _reading(page: Page, lines: list[Run]) -> list[Ask]:
    rng = page.rng
    out: list[Ask] = []
    whole = join(lines, "\n")
    if 0 < len(whole.text) <= READING_LIMIT:
        out.append(Ask("read", rng.choice(READ_QUESTIONS), whole))
    if len(lines) > 1:
        for number in rng.sample(range(len(lines)), k=min(len(lines), rng.choice((0, 1, 1, 2)))):
            if number == len(lines) - 1 and rng.random() < 0.4:
                question = rng.choice(LAST_LINE_QUESTIONS)
            else:
                question = rng.choice(LINE_QUESTIONS).format(number + 1)
            out.append(Ask("line", question, lines[number]))
    if page.heading is not None and rng.random() < 0.5:
        out.append(Ask("heading", rng.choice(HEADING_QUESTIONS), page.heading))
    for section in rng.sample(page.sections, k=min(len(page.sections), 2)):
        if len(section.text.text) <= READING_LIMIT // 2:
            question = rng.choice(
                section.questions
                or [q.format(in_question(section.heading.text, rng)) for q in SECTION_QUESTIONS]
            )
            out.append(Ask("section", question, section.text))
    for box in page.boxes[:1]:
        out.append(Ask("box", rng.choice(BOX_QUESTIONS), box))
    return out


def _fields(page: Page) -> list[Ask]:
    rng = page.rng
    out: list[Ask] = []
    fields = page.fields if page.source.held_out else [*page.fields, *plain_fields(page)]
    for one in rng.sample(fields, k=min(len(fields), 5)):
        out.append(Ask("field", question_for(one, page), one.value))
    if rng.random() < 0.6:
        out += _absent(page, text_of(page.lines).lower())
    return out


def _absent(page: Page, everything: str) -> list[Ask]:
    """A question for a field that this page does not have, if one is found that nobody could argue about."""
    rng = page.rng
    absent = page.source.absent([field.label for field in page.fields])
    words = words_of(absent.label)
    if _is_named(absent.label, page, everything) or _stands_plain(absent.label, page):
        return []
    if not page.fields and everything and _alike(words) & UNLABELLED:
        return []
    # where each value stands beside its label, labels tell apart what is alike ("invoice date", "due date")
    is_labelled = all(field.label.lower() in everything for field in page.fields)
    is_alike = _is_alike(words, page)
    if is_alike and not (is_labelled and rng.random() < 0.7):
        return []
    if absent.questions and page.fields and not is_alike and rng.random() < 0.5:
        question = rng.choice(absent.questions)
    elif is_worded_otherwise(page):
        question = other_wording(absent.label, page)
    else:
        question = rng.choice(FIELD_QUESTIONS).format(in_question(absent.label, rng))
    return [Ask("refuse", sentence(question), unseen(REFUSAL))]


def refusals_for(elsewhere: list[Field], page: Page) -> list[Ask]:
    """Questions for fields that stand elsewhere on the document, but not on this part of it."""
    everything = text_of(page.lines).lower()
    out = []
    for one in elsewhere:
        known = words_of(f"{one.label} {' '.join(one.questions)}")
        if not (
            _is_named(one.label, page, everything)
            or _stands_plain(one.label, page)
            or one.value.text.lower() in everything
            or _is_alike(known, page)
            or _alike(known) & UNLABELLED
        ):
            out.append(Ask("refuse", question_for(one, page), unseen(REFUSAL)))
    return out


def _is_named(label: str, page: Page, everything: str) -> bool:
    words = words_of(label)
    return label.lower() in everything or any(
        words <= words_of(field.label) or words_of(field.label) <= words for field in page.fields
    )


def _stands_plain(label: str, page: Page) -> bool:
    """Whether the page shows something of the label's kind that needs no label; the held-out pages are asked
    as they always were.
    """
    return not page.source.held_out and is_shown(page.source.kind_of(label), text_of(page.lines))


def _is_alike(words: set[str], page: Page) -> bool:
    return any(_alike(words) & _alike(words_of(f"{f.label} {' '.join(f.questions)}")) for f in page.fields)


def _alike(words: set[str]) -> set[str]:
    """The words, and the numbers of the groups of ALIKE that have one of them."""
    return words | {str(-i) for i, group in enumerate(ALIKE, 1) if words & group}


def _table(table: Table, rng: random.Random) -> list[Ask]:
    out: list[Ask] = []
    columns = range(1, len(table.header))
    for _ in range(2):
        row, column = rng.choice(table.rows), rng.choice(columns)
        question = rng.choice(CELL_QUESTIONS).format(
            row=row[0].text, column=in_question(table.header[column].text, rng)
        )
        out.append(Ask("cell", sentence(question), row[column]))
    numbered = [c for c in columns if all(value_of(row[c].text) is not None for row in table.rows)]
    if numbered:
        column = rng.choice(numbered)
        order = sorted(table.rows, key=lambda row: value_of(row[column].text) or 0.0)
        wants_largest = rng.random() < 0.5
        first, second = (order[-1], order[-2]) if wants_largest else (order[0], order[1])
        if value_of(first[column].text) != value_of(second[column].text):
            of_row = rng.random() < 0.6
            wordings = (
                (LARGEST if wants_largest else SMALLEST)
                if of_row
                else (LARGEST_VALUE if wants_largest else SMALLEST_VALUE)
            )
            question = rng.choice(wordings).format(
                noun=table.row_noun, column=in_question(table.header[column].text, rng)
            )
            out.append(Ask("extreme", question, first[0] if of_row else first[column]))
    if rng.random() < 0.2:
        question = rng.choice(ROW_COUNT_QUESTIONS).format(nouns=plural(table.row_noun))
        out.append(Ask("count", question, unseen(str(len(table.rows)))))
    return out


def _seeing(page: Page) -> list[Ask]:
    rng = page.rng
    out: list[Ask] = []
    if page.kind and rng.random() < 0.5:
        out.append(Ask("kind", rng.choice(KIND_QUESTIONS), unseen(page.kind)))
    if rng.random() < 0.35:
        there = [mark for mark in MARKS if mark in page.marks]
        mark = rng.choice(there) if there and rng.random() < 0.5 else rng.choice(MARKS)
        question = rng.choice(PRESENCE_QUESTIONS).format(mark)
        out.append(Ask("presence", question, unseen("yes" if mark in page.marks else "no")))
    return out
