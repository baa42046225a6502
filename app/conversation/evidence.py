"""Where on its page an answer stands. Pure functions, any thread; the window marks what they find.

Each sentence or line of the answer is looked for by itself: its words must stand close together on the page,
at least half of them, and every number in it must be there digit by digit. When less than half of the whole
answer is found nothing is marked: a wrong mark is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.documents.region import Rect
from app.documents.text_layer import Word

_LONGEST_PART = 40  # words that are looked for at once
_MOST_PLACES = 3  # what stands in more places than this is found nowhere in particular
_SLACK = 6  # words of the page that may stand between those of the answer, besides as many again
_SHORT = 3  # letters up to which a word counts little: it stands everywhere
_ENDS = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])")
_PIECES = re.compile(r"(?<!\d):|:(?!\d)|[\s=|]+")
_NUMBERED = re.compile(r"^\s*\d{1,3}[.)]\s+", re.MULTILINE)
_MARKS = re.compile(r"^\s*(?:[-*+•]\s+|#{1,6}\s+|>\s*)|[*_`~]{1,3}|!?\[|\]\([^)]*\)")
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # written without spaces: each is a word here
_SCRIPTS = re.compile(f"[{_IDEOGRAPHS}]|[^{_IDEOGRAPHS}]+")
_NUMBER = re.compile(r"[-−]?\d(?:.*\d)?")


@dataclass(frozen=True)
class _Token:
    """A word as it is compared, and the words of the page it stands for."""

    text: str
    first: int = 0
    last: int = 0

    @property
    def is_number(self) -> bool:
        return any(letter.isdigit() for letter in self.text)

    @property
    def weight(self) -> float:
        """Numbers tell most of where a sentence is from, short words next to nothing."""
        if self.is_number:
            return 2.0
        is_short = len(self.text) <= _SHORT and self.text.isascii()
        return 0.25 if is_short else 1.0


@dataclass(frozen=True)
class _Place:
    """A run of page tokens in which a part of the answer was found."""

    tokens: tuple[int, ...]  # of the page, in order
    weight: float

    @property
    def span(self) -> int:
        return self.tokens[-1] - self.tokens[0]


def find_evidence(answer_text: str, page_words: Sequence[Word]) -> tuple[Rect, ...]:
    """One rectangle for each run of found words on a line; none when less than half was found."""
    page = _page_tokens(page_words)
    total = found = 0.0
    marked: set[int] = set()
    for part in _parts(answer_text):
        total += sum(token.weight for token in part)
        places = _places_of(part, page)
        if places:
            found += places[0].weight
            for place in places:
                marked |= _worth_marking(place, page, page_words)
    if not marked or found < total / 2:
        return ()
    shown = {word for token in marked for word in range(page[token].first, page[token].last + 1)}
    return tuple(_runs(sorted(shown), page_words, page))


def _parts(answer: str) -> Iterator[list[_Token]]:
    """The sentences and lines of the answer, as tokens."""
    if len(_NUMBERED.findall(answer)) > 1:  # a list of ours; a single "14. March" is a date
        answer = _NUMBERED.sub("", answer)
    for line in answer.splitlines():
        for sentence in _ENDS.split(_MARKS.sub("", line)):
            tokens = [_Token(text) for text in _folded(sentence)]
            for start in range(0, len(tokens), _LONGEST_PART):
                yield tokens[start : start + _LONGEST_PART]


def _page_tokens(words: Sequence[Word]) -> list[_Token]:
    """The page's words as tokens; one that is divided at the end of a line is joined again."""
    tokens: list[_Token] = []
    index = 0
    while index < len(words):
        text, last = words[index].text, index
        if _is_divided(words, index):
            text, last = text.rstrip("-\u00ad\u2010") + words[index + 1].text, index + 1
        tokens += [_Token(folded, index, last) for folded in _folded(text)]
        index = last + 1
    return tokens


def _is_divided(words: Sequence[Word], index: int) -> bool:
    if index + 1 >= len(words):
        return False
    word, after = words[index], words[index + 1]
    ends = len(word.text) > 1 and word.text[-1] in "-\u00ad\u2010" and word.text[-2].isalpha()
    return ends and after.text[:1].islower() and after.y0 >= (word.y0 + word.y1) / 2


def _folded(text: str) -> Iterator[str]:
    """Words without case and punctuation; what holds digits keeps its sign and all that stands inside."""
    for piece in _PIECES.split(unicodedata.normalize("NFKC", text)):
        for run in _SCRIPTS.findall(piece):
            number = _NUMBER.search(run)
            if number is None:
                word = "".join(letter for letter in run.casefold() if letter.isalnum())
            elif any(letter.isalpha() for letter in run[: number.start()] + run[number.end() :]):
                word = re.sub(r"^[\W_]+|[\W_]+$", "", run.casefold())
            else:
                word = number[0].replace("−", "-")
            if word:
                yield word


def _places_of(part: Sequence[_Token], page: Sequence[_Token]) -> list[_Place]:
    """The best place of a part of the answer; several when it stands in a few equally well."""
    wanted = Counter(token.text for token in part)
    weight = {token.text: token.weight for token in part}
    whole = sum(token.weight for token in part)
    numbers = Counter(token.text for token in part if token.is_number)
    if max(weight.values(), default=0.0) < 1.0:
        return []  # only words that stand everywhere
    reach = 2 * len(part) + _SLACK
    candidates = []
    for start, token in enumerate(page):
        if token.text in wanted:
            place = _best_from(start, page, wanted, weight, reach)
            texts = Counter(page[index].text for index in place.tokens)
            enough = 2 * len(place.tokens) >= len(part) and place.weight >= whole / 2
            if enough and not numbers - texts:
                candidates.append(place)
    best = max(((place.weight, -place.span) for place in candidates), default=None)
    chosen: list[_Place] = []
    for place in candidates:
        if (place.weight, -place.span) == best and (not chosen or place.tokens[0] > chosen[-1].tokens[-1]):
            chosen.append(place)
    return chosen if len(chosen) <= _MOST_PLACES else []


def _best_from(
    start: int, page: Sequence[_Token], wanted: Counter[str], weight: dict[str, float], reach: int
) -> _Place:
    """What of the wanted words stands within reach of `start`, each as often as it is wanted."""
    left = wanted.copy()
    tokens: list[int] = []
    reached = 0.0
    for index in range(start, min(start + reach, len(page))):
        text = page[index].text
        if left.get(text, 0) > 0:
            left[text] -= 1
            tokens.append(index)
            reached += weight[text]
    return _Place(tuple(tokens), reached)


def _worth_marking(place: _Place, page: Sequence[_Token], words: Sequence[Word]) -> set[int]:
    """Without short words that stand alone on their line: "of" between other words is no evidence."""
    found = set(place.tokens)

    def has_neighbour(index: int) -> bool:
        own = words[page[index].first].rect
        return any(
            near in found and _share_a_line(own, words[page[near].first].rect)
            for near in (index - 1, index + 1)
        )

    return {index for index in place.tokens if page[index].weight >= 1.0 or has_neighbour(index)}


def _runs(indices: Sequence[int], words: Sequence[Word], page: Sequence[_Token]) -> Iterator[Rect]:
    """Neighbouring words of one line as one rectangle; a lone "%" between them counts as one of them."""
    spoken = {word for token in page for word in range(token.first, token.last + 1)}
    current: Rect | None = None
    last = -1
    for index in indices:
        rect = words[index].rect
        is_next = not any(between in spoken for between in range(last + 1, index))
        if current is not None and is_next and _share_a_line(current, rect) and rect.x0 >= current.x0:
            current = Rect(
                current.x0,
                min(current.y0, rect.y0),
                max(current.x1, rect.x1),
                max(current.y1, rect.y1),
            )
        else:
            if current is not None:
                yield current
            current = rect
        last = index
    if current is not None:
        yield current


def _share_a_line(first: Rect, second: Rect) -> bool:
    shared = min(first.y1, second.y1) - max(first.y0, second.y0)
    return shared > 0.5 * min(first.height, second.height)
