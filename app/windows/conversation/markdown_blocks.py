"""Markdown cut into blocks while it arrives: what is finished is parsed once and never again. Plain text in,
plain text out; called by `answer_text` on the GUI thread.

A block ends at a blank line outside a code fence, once the line after it shows that a list or an indented
part does not go on. Line breaks inside a paragraph are kept: what a model read line by line is shown so.
"""

from __future__ import annotations

import re
from enum import Enum

SOFT_BREAK = "\u2028"  # a new line inside a paragraph, which Markdown itself would turn into a space

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_LIST = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_MAYBE_LIST = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)]?)?$")
_QUOTE = re.compile(r"^ {0,3}>")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:\s|$)")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+\s*)$")
_DELIMITER = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:[ \t]*\S.*$", re.MULTILINE)
_INDENTED = re.compile(r"^(?: {2,}|\t)\S")


class _Goes(Enum):
    """What the line after a blank one does with the block before it."""

    ON = "on"
    NOT_ON = "not on"
    UNKNOWN = "unknown"


class MarkdownStream:
    """Takes text piece by piece; gives the blocks that are finished and keeps the rest as its tail."""

    def __init__(self) -> None:
        self.tail = ""

    def add(self, text: str) -> list[str]:
        """The blocks that this piece finished, without the blank lines after them."""
        self.tail += text
        if "\n" not in self.tail:
            return []
        blocks, self.tail = _cut(self.tail)
        return blocks

    def close(self) -> str:
        """The last block, when no more text comes."""
        last, self.tail = self.tail, ""
        return last.rstrip()


def blocks_of(text: str) -> list[str]:
    """All blocks of a text that is complete."""
    stream = MarkdownStream()
    return [*stream.add(text), *filter(None, [stream.close()])]


def definitions(text: str) -> str:
    """The link definitions in the text, which every block of it may refer to."""
    return "\n".join(found[0].strip() for found in _REFERENCE.finditer(text))


def prepared(block: str) -> str:
    """The block as the parser shall see it: paragraphs keep their lines, tables stand by themselves."""
    lines = block.split("\n")
    out: list[str] = []
    fence, in_table, joined = "", False, False
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else ""
        was_in_fence, fence = bool(fence), _fence_after(line, fence)
        in_table = (in_table and bool(line.strip())) or _is_header(line, after)
        line = line.lstrip() if joined else line
        joined = False
        if was_in_fence or fence or in_table or not _is_plain(line):
            out.append(line + "\n")
        elif _is_header(after, lines[index + 2] if index + 2 < len(lines) else ""):
            out.append(line + "\n\n")
        elif _is_plain(after):
            out.append(line.rstrip() + SOFT_BREAK)
            joined = True
        else:
            out.append(line + "\n")
    return "".join(out).removesuffix("\n")


def _cut(text: str) -> tuple[list[str], str]:
    """The finished blocks at the start of `text`, and what is left."""
    lines = text.split("\n")
    blocks: list[str] = []
    current: list[str] = []
    fence, blanks = "", 0
    start = 0  # of the lines that are in no finished block
    for index, line in enumerate(lines):
        if not fence and not line.strip():
            blanks += 1
            continue
        if blanks and current:
            goes = _goes_on(current, line, is_whole=index + 1 < len(lines))
            if goes is _Goes.UNKNOWN:
                break
            if goes is _Goes.NOT_ON:
                blocks.append("\n".join(lines[start:index]).strip("\n").rstrip())
                current, start = [], index
        blanks = 0
        current.append(line)
        fence = _fence_after(line, fence)
    return blocks, "\n".join(lines[start:])


def _goes_on(block: list[str], line: str, *, is_whole: bool) -> _Goes:
    """Whether `line`, after a blank one, still belongs to the block before it."""
    is_list = _LIST.match(block[0]) is not None
    if _INDENTED.match(line) and (is_list or _INDENTED.match(block[-1])):
        return _Goes.ON
    if not is_list:
        return _Goes.NOT_ON
    if not is_whole and _MAYBE_LIST.match(line):
        return _Goes.UNKNOWN
    return _Goes.ON if _LIST.match(line) else _Goes.NOT_ON


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open after `line`; empty outside of code."""
    found = _FENCE.match(line)
    if found is None:
        return fence
    marks, rest = found[1], found[2]
    if not fence:
        return "" if marks[0] == "`" and "`" in rest else marks
    closes = marks[0] == fence[0] and len(marks) >= len(fence) and not rest.strip()
    return "" if closes else fence


def _is_plain(line: str) -> bool:
    """Whether the line is one of a paragraph, not a list, table, heading, quote, rule or fence."""
    if not line.strip() or line.startswith(("    ", "\t")):
        return False
    marks = (_LIST, _QUOTE, _HEADING, _RULE, _FENCE, _REFERENCE)
    return not any(mark.match(line) for mark in marks) and not line.lstrip().startswith("|")


def _is_header(line: str, after: str) -> bool:
    """Whether a table begins with `line`."""
    return "|" in line and "-" in after and _DELIMITER.match(after) is not None
