"""The text of one page of a PDF or of another format that MuPDF lays out. Runs in the reader process only."""

import itertools
from collections.abc import Iterator
from typing import Any

import pymupdf

from app.documents.word import Word

MOST_WORDS = 200_000
FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
Box = tuple[float, float, float, float]
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
    text, size = "", 0.0
    boxes: list[Box] = []
    for span in line["spans"]:
        span_size = span["size"]
        for char in span["chars"]:
            letter = char["c"]
            if not letter.isspace():
                text += letter
                boxes.append(char["bbox"])
                size = max(size, span_size)
            elif text:
                yield _word(text, boxes, size, number, direction)
                text, boxes, size = "", [], 0.0
    if text:
        yield _word(text, boxes, size, number, direction)


def _direction_of(vector: tuple[float, float]) -> int | None:
    """The way a line runs, in quarter turns; None where it is slanted."""
    across, down = vector
    if abs(across) > STRAIGHT:
        return 0 if across > 0 else 2
    if abs(down) > STRAIGHT:
        return 1 if down > 0 else 3
    return None


def _word(text: str, boxes: list[Box], size: float, line: int, direction: int | None) -> Word:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    stops: tuple[float, ...] = ()
    if direction is not None:
        begins, ends = (tops, bottoms) if direction % 2 else (lefts, rights)
        stops = _stops(begins, ends, direction)
    return Word(
        text,
        round(min(lefts), 2),
        round(min(tops), 2),
        round(max(rights), 2),
        round(max(bottoms), 2),
        round(size, 2),
        line,
        direction or 0,
        stops,
    )


def _stops(lows: tuple[float, ...], highs: tuple[float, ...], direction: int) -> tuple[float, ...]:
    """Where the characters begin and end along the line, in order; words of Hebrew run against it."""
    runs_up = direction in (0, 1) if len(lows) == 1 else lows[-1] + highs[-1] >= lows[0] + highs[0]
    if runs_up:
        stops = [*lows, highs[-1]]
        return tuple([round(stop, 2) for stop in itertools.accumulate(stops, max)])
    stops = [*highs, lows[-1]]
    return tuple([round(stop, 2) for stop in itertools.accumulate(stops, min)])
