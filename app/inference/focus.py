"""The place on a page that a question is about, where the page's own words leave no doubt: a label and its
value, a sentence. It makes a small first look, in large print and with little around it. Pure functions, any
thread.

A line is scored by the words of the question that it has; rare ones count more. Around the best line the
place takes what stands to its right, and what stands right above and below. Questions that need more than
that, such as for the largest of a column or for what stands under a heading, have no such place.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import reduce

from app.documents.region import Rect
from app.documents.text_layer import Word
from app.inference.question_words import GENERIC, WHETHER, WIDE, folded
from app.inference.word_matches import Met, meet

KIND = 0.3  # of a score, for something of the kind that is asked for
LEAST_SHARE = 0.6  # of what the question's words weigh must be in the line
MISSING = 0.5  # as much as others weigh words that the page does not have, or that many labels have
TIMES_THE_NEXT = 1.4  # so much more than any other line
GAP = 1.5  # of the em: what is farther apart belongs to another column
LINES_ABOVE, LINES_BELOW = 1, 2
FARTHEST = 5.0  # of the em, above or below
MARGIN = 0.5  # of the em

_Line = list[int]  # numbers of words, from left to right


def focus_of(question: str, words: Sequence[Word], size: float) -> Rect | None:
    """Where a question points to beyond doubt.

    Args:
        words: of the page, in reading order.
        size: em of the print, in units of the page.
    """
    said = folded(question)
    if not said or said[0] in WHETHER or WIDE.intersection(said):
        return None
    met = meet(question, words)
    lines = _lines(words)
    scores = _scores(met, lines)
    if not scores or not met.asked:
        return None
    best = max(range(len(lines)), key=scores.__getitem__)
    others = max((score for number, score in enumerate(scores) if number != best), default=0.0)
    if scores[best] < LEAST_SHARE or scores[best] < TIMES_THE_NEXT * others:
        return None
    here = {word for number in lines[best] for word in met.matches[number]} | GENERIC
    if any(word not in here for match in met.matches for word in match):
        return None  # a row and a column, say: what joins them is more than a line
    return _around(lines, best, met, words, size)


def _lines(words: Sequence[Word]) -> list[_Line]:
    """Words that stand on one height, whichever column they belong to, from the top down."""
    lines: list[_Line] = []
    for number in sorted(range(len(words)), key=lambda n: (words[n].y0 + words[n].y1) / 2):
        word = words[number]
        middle = (word.y0 + word.y1) / 2
        if lines and any(words[other].y0 < middle < words[other].y1 for other in lines[-1]):
            lines[-1].append(number)
        else:
            lines.append([number])
    return [sorted(line, key=lambda n: words[n].x0) for line in lines]


def _scores(met: Met, lines: Sequence[_Line]) -> list[float]:
    """For each line the share of the question's weight that its words have."""
    found: list[dict[str, float]] = []
    for line in lines:
        best: dict[str, float] = {}
        for number in line:
            for word, value in met.matches[number].items():
                best[word] = max(best.get(word, 0.0), value)
        found.append(best)
    count = Counter(word for best in found for word in best)
    rarest = math.log(1 + len(lines))
    weight = {w: math.log(1 + len(lines) / count[w]) if w in count else MISSING * rarest for w in met.asked}
    weight |= {w: MISSING * value for w, value in weight.items() if w in GENERIC}
    whole = sum(weight.values()) or 1.0
    scores = []
    for number, best in enumerate(found):
        near = [kind for line in lines[number : number + 2] for word in line for kind in met.kinds[word]]
        share = sum(value * weight[word] for word, value in best.items()) / whole
        scores.append(share + KIND * bool(near) * bool(best))
    return scores


def _around(lines: Sequence[_Line], best: int, met: Met, words: Sequence[Word], size: float) -> Rect:
    """The matched words, what stands to their right where nothing follows them at once, and of the lines
    around what stands over or under the words.
    """
    segments = _segments(lines[best], words, size)
    first = next(i for i, segment in enumerate(segments) if any(met.matches[n] for n in segment))
    label = _box(segments[first], words)
    if met.matches[segments[first][-1]]:  # the value is farther right
        chosen = [number for segment in segments[first:] for number in segment]
    else:
        chosen = list(segments[first])
    for line in (*lines[max(best - LINES_ABOVE, 0) : best], *lines[best + 1 : best + 1 + LINES_BELOW]):
        for segment in _segments(line, words, size):
            box = _box(segment, words)
            is_near = abs(box.y0 - label.y0) <= FARTHEST * size
            if is_near and box.x0 < label.x1 and box.x1 > label.x0:
                chosen += segment
    box = _box(chosen, words)
    margin = MARGIN * size
    return Rect(box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin)


def _segments(line: _Line, words: Sequence[Word], size: float) -> list[_Line]:
    """The words of a line that stand close together."""
    segments: list[_Line] = []
    for number in line:
        if segments and words[number].x0 - words[segments[-1][-1]].x1 <= GAP * size:
            segments[-1].append(number)
        else:
            segments.append([number])
    return segments


def _box(numbers: Sequence[int], words: Sequence[Word]) -> Rect:
    return reduce(Rect.union, (words[number].rect for number in numbers))
