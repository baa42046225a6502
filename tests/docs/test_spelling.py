"""A spelling pass over the documents: Debian's word lists, and words.txt for what they do not know.

Code, links and names in capitals are left out. Skipped where no word list is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.docs.pages import lines_of, name_of, pages

LISTS = [Path("/usr/share/dict") / name for name in ("british-english", "american-english")]
OWN = Path(__file__).with_name("words.txt")
QUOTING = "model-card.md"  # its tables and failures quote pages of all kinds, and what a model made of them
_LEFT_OUT = re.compile(r"`[^`]*`|<!--.*?-->|<[^>]*>|https?://\S+|(?<=\])\([^)]*\)|“[^”]*”")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_ENDINGS = ("'s", "s'", "'")


@cache
def known() -> frozenset[str]:
    """Every word that may stand, in small letters."""
    there = [path for path in LISTS if path.is_file()]
    if not there:
        pytest.skip("no word list is installed: sudo apt-get install wbritish wamerican")
    texts = [path.read_text(encoding="utf-8") for path in (*there, OWN)]
    return frozenset(word.lower() for text in texts for word in text.split())


def words_of(page: Path) -> Iterator[tuple[int, str]]:
    """The words of the prose, with their line."""
    for number, line, is_code in lines_of(page):
        is_quoted = page.name == QUOTING and line.startswith(("|", "**"))
        if not is_code and not is_quoted:
            for word in _WORD.findall(_LEFT_OUT.sub(" ", line)):
                yield number, word.replace("’", "'")


def is_known(word: str) -> bool:
    """Names in capitals (TTFT, KV, docentNano) are no words of a language."""
    plain = word.lower()
    if len(word) == 1 or any(letter.isupper() for letter in word[1:]):
        return True
    return plain in known() or any(plain.removesuffix(ending) in known() for ending in _ENDINGS)


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_word_is_known(page: Path) -> None:
    unknown = sorted({f"{word} (line {line})" for line, word in words_of(page) if not is_known(word)})
    assert unknown == [], f"misspelt, or to be added to {OWN.name}"


def test_a_misspelt_word_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("The modle's `codde` anwser, TTFT\n```\ncodde\n```\n", encoding="utf-8")
    assert [word for _, word in words_of(page) if not is_known(word)] == ["modle's", "anwser"]


def test_the_own_list_is_sorted_and_has_nothing_that_is_known_anyway() -> None:
    own = OWN.read_text(encoding="utf-8").split()
    known()
    listed = {w.lower() for path in LISTS if path.is_file() for w in path.read_text(encoding="utf-8").split()}
    assert own == sorted(set(own))
    assert [word for word in own if word in listed] == []
