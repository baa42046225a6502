"""The text of one page of a PDF or of another format that MuPDF lays out. Runs in the reader process only."""

import itertools
from collections.abc import Iterator
from typing import Any

import pymupdf

from app.documents.region import Rect
from app.documents.word import Word

MOST_WORDS = 200_000
FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
STRAIGHT = 0.999  # of a line's unit vector: what leans more is slanted


def plain_text_of(page: pymupdf.Page) -> str:
    """The characters of the page, with nothing known of their places: six times as fast as the words."""
    return str(page.get_textpage(flags=FLAGS).extractText())


def words_of(page: pymupdf.Page) -> list[Word]:
    """The words in reading order, as the page is displayed."""
    quarter_turns = page.rotation // 90
    words = itertools.islice(_words_before_rotation(page), MOST_WORDS)
    if not quarter_turns:
        return list(words)
    width, height = page.rect.width, page.rect.height
    if quarter_turns % 2:
        width, height = height, width
    return [word.turned(quarter_turns, width, height) for word in words]


def _words_before_rotation(page: pymupdf.Page) -> Iterator[Word]:
    """Text comes in the coordinates of the page before its rotation."""
    number = itertools.count()
    for block in page.get_textpage(flags=FLAGS).extractRAWDICT()["blocks"]:
        for line in block.get("lines", ()):
            yield from _words_of_line(line, next(number))


def _words_of_line(line: dict[str, Any], number: int) -> Iterator[Word]:
    direction = _direction_of(line["dir"])
    chars: list[tuple[str, Any]] = []
    size = 0.0
    for span in line["spans"]:
        for char in span["chars"]:
            if not char["c"].isspace():
                chars.append((char["c"], char["bbox"]))
                size = max(size, span["size"])
            elif chars:
                yield _word(chars, size, number, direction)
                chars, size = [], 0.0
    if chars:
        yield _word(chars, size, number, direction)


def _direction_of(vector: tuple[float, float]) -> int | None:
    """The way a line runs, in quarter turns; None where it is slanted."""
    across, down = vector
    if abs(across) > STRAIGHT:
        return 0 if across > 0 else 2
    if abs(down) > STRAIGHT:
        return 1 if down > 0 else 3
    return None


def _word(chars: list[tuple[str, Any]], size: float, line: int, direction: int | None) -> Word:
    text = "".join(char for char, _ in chars)
    area = Rect(
        min(box[0] for _, box in chars),
        min(box[1] for _, box in chars),
        max(box[2] for _, box in chars),
        max(box[3] for _, box in chars),
    )
    stops = () if direction is None else _stops([box for _, box in chars], direction)
    x0, y0, x1, y1 = (round(side, 2) for side in area)
    return Word(text, x0, y0, x1, y1, round(size, 2), line, direction or 0, stops)


def _stops(boxes: list[Any], direction: int) -> tuple[float, ...]:
    """Where the characters begin and end along the line, in order; words of Hebrew run against it."""
    low, high = (1, 3) if direction % 2 else (0, 2)
    runs_up = boxes[-1][low] + boxes[-1][high] >= boxes[0][low] + boxes[0][high]
    if len(boxes) == 1:
        runs_up = direction in (0, 1)
    begin, end = (low, high) if runs_up else (high, low)
    stops = [box[begin] for box in boxes] + [boxes[-1][end]]
    keep = max if runs_up else min
    return tuple(round(stop, 2) for stop in itertools.accumulate(stops, keep))
