"""How text is made findable, and how what was typed becomes a query. Plain functions, any thread.

SQLite's tokenizer takes a run of letters for one word, which finds nothing inside a Chinese sentence. So a
separator that is never shown goes between the characters of scripts that write no spaces; a typed word of
such a script is then a phrase of its characters.
"""

from __future__ import annotations

import re
import unicodedata

SEPARATOR = "\x1f"
MARK_START, MARK_END = "\x02", "\x03"
_LONGEST_QUERY, _MOST_WORDS = 400, 16
# Thai, Lao, Myanmar, Khmer, kana, Han with its extensions and compatibility forms.
_UNSPACED = (
    "\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_BETWEEN = re.compile(f"(?<=[{_UNSPACED}])(?=[^\\s])|(?<=[^\\s])(?=[{_UNSPACED}])")
_MARKUP = re.compile(r"\*\*|`+|^ {0,3}#{1,6} |^[ |:-]*--[ |:-]*$", re.MULTILINE)
_CELLS = re.compile(r"\s*\|\s*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def searchable(text: str) -> str:
    """The text as the index takes it; `shown` takes it back."""
    return _BETWEEN.sub(SEPARATOR, _CONTROLS.sub(" ", text))


def readable(answer: str) -> str:
    """An answer without the marks of Markdown, as the list shows and finds it."""
    return _CELLS.sub(" ", _MARKUP.sub("", answer))


def shown(indexed: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """An excerpt of indexed text in one line, and where in it the marked parts are."""
    line = " ".join(indexed.replace(SEPARATOR, "").split())
    text, marks, start = "", [], 0
    for part in re.split(f"([{MARK_START}{MARK_END}])", line):
        if part == MARK_START:
            start = len(text)
        elif part == MARK_END:
            marks.append((start, len(text)))
        else:
            text += part
    return text, tuple(marks)


def typed_words(text: str) -> list[str]:
    """The words of a query, whatever was typed: without quotes and controls, and not too many."""
    text = text[:_LONGEST_QUERY].encode("utf-8", "ignore").decode("utf-8")
    plain = _CONTROLS.sub(" ", text).replace('"', " ")
    return plain.split()[:_MOST_WORDS]


def match_expression(words: list[str]) -> str:
    """Conversations that hold all the words, each at the start of a word; empty: there is no word in it."""
    with_letters = [word for word in words if any(_is_letter(character) for character in word)]
    return " AND ".join(f'"{searchable(word)}" *' for word in with_letters)


def like_pattern(word: str) -> str:
    """The word anywhere, inside others too, for `LIKE … ESCAPE '!'`."""
    escaped = searchable(word).replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"


def _is_letter(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"
