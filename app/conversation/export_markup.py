"""An answer's Markdown as HTML that is safe to open: everything escaped, nothing loaded, no raw HTML.

The text comes from a model that read an untrusted page. Only what answers use is understood: headings,
lists, tables, code, quotes, emphasis, links; pictures become their address as text. Plain functions, used by
the HTML export and by the history's preview.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

_DEEPEST = 6  # lists in lists, quotes in quotes: more than any answer needs
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^ {0,3}([-*_])( *\1){2,}\s*$")
_QUOTE = re.compile(r"^ {0,3}> ?")
_ITEM = re.compile(r"^( {0,3})([-*+]|\d{1,9}[.)])(\s+|$)")
_TABLE_LINE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_CELL = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"\n|\*\*|`|^\s*[#>|]|!?\[[^\]]*\]\(")
_INLINE = re.compile(
    r"(?P<escaped>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?P<ticks>`+)(?!`)(?P<inside>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<link>!?\[(?P<label>[^\[\]]*)\]\((?P<address>[^()\s]*)[^()]*\))"
    r"|(?P<bold>\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*)"
    r"|(?P<italic>(?<![\w*])\*(?=[^\s*])(?P<em>[^*]+?)(?<=\S)\*(?![\w*]))"
    r"|(?P<struck>~~(?=\S)(?P<gone>.+?)(?<=\S)~~)",
    re.DOTALL,
)
_Lines = list[str]


def html_of(markdown: str) -> str:
    """The answer as HTML blocks. A single line without marks stays as it is: "14. March" is a date."""
    text = markdown.strip().expandtabs(4)
    if not _MARKS.search(text):
        return f"<p>{escape(text)}</p>" if text else ""
    return _blocks(text.split("\n"), 0)


def _blocks(lines: _Lines, depth: int) -> str:
    made: list[str] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        for read in _READERS if depth < _DEEPEST else _PLAIN_READERS:
            html, length = read(lines[at:], depth)
            if length:
                made.append(html)
                at += length
                break
    return "\n".join(made)


def _code(lines: _Lines, _depth: int) -> tuple[str, int]:
    fence = _FENCE.match(lines[0])
    if fence is None:
        return "", 0
    end = next(
        (
            n
            for n, line in enumerate(lines[1:], 1)
            if line.strip().startswith(fence[1]) and not line.strip(" `~")
        ),
        len(lines),
    )
    code = escape("\n".join(lines[1:end]))
    return f"<pre><code>{code}</code></pre>", min(end + 1, len(lines))


def _heading(lines: _Lines, _depth: int) -> tuple[str, int]:
    found = _HEADING.match(lines[0])
    if found is None:
        return "", 0
    level = min(len(found[1]) + 2, 6)  # under the question, which is a second-level heading
    return f"<h{level}>{inline(found[2])}</h{level}>", 1


def _rule(lines: _Lines, _depth: int) -> tuple[str, int]:
    return ("<hr>", 1) if _RULE.match(lines[0]) else ("", 0)


def _quote(lines: _Lines, depth: int) -> tuple[str, int]:
    length = _while(lines, lambda line: bool(_QUOTE.match(line)))
    if not length:
        return "", 0
    inside = [_QUOTE.sub("", line, count=1) for line in lines[:length]]
    return f"<blockquote>{_blocks(inside, depth + 1)}</blockquote>", length


def _list(lines: _Lines, depth: int) -> tuple[str, int]:
    first = _ITEM.match(lines[0])
    if first is None:
        return "", 0
    ordered = first[2][0].isdigit()
    items: list[_Lines] = []
    at, indent = 0, 0
    while at < len(lines):
        line = lines[at]
        item = _ITEM.match(line)
        if item is not None and (not items or len(item[1]) < max(indent, 1)):
            if item[2][0].isdigit() is not ordered:
                break
            indent = len(item[0]) if item[3] else len(item[0]) + 1
            items.append([line[item.end() :]])
        elif items and (line.startswith(" " * 2) or not line.strip()):
            items[-1].append(line[min(indent, len(line) - len(line.lstrip())) :])
        else:
            break
        at += 1
    number = int(re.sub(r"\D", "", first[2])) if ordered else 1
    opening = ("<ol>" if number == 1 else f'<ol start="{number}">') if ordered else "<ul>"
    made = "".join(f"<li>{_item(item, depth)}</li>" for item in items)
    return f"{opening}{made}</{'ol' if ordered else 'ul'}>", at


def _item(lines: _Lines, depth: int) -> str:
    html = _blocks(lines, depth + 1)
    only = re.fullmatch(r"<p>((?:(?!</p>).)*)</p>(.*)", html, re.DOTALL)
    return only[1] + only[2] if only is not None else html


def _table(lines: _Lines, _depth: int) -> tuple[str, int]:
    if len(lines) < 2 or "|" not in lines[0] or not _TABLE_LINE.match(lines[1]) or "-" not in lines[1]:
        return "", 0
    length = 2 + _while(lines[2:], lambda line: "|" in line)
    head = _cells(lines[0])
    rows = [_cells(line) for line in lines[2:length]]
    width = len(head)
    made = "".join(f"<tr>{_row(row, width, 'td')}</tr>" for row in rows)
    return f"<table><thead><tr>{_row(head, width, 'th')}</tr></thead><tbody>{made}</tbody></table>", length


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _CELL.split(inner)]


def _row(cells: list[str], width: int, tag: str) -> str:
    filled = (cells + [""] * width)[:width]
    return "".join(f"<{tag}>{inline(cell)}</{tag}>" for cell in filled)


def _paragraph(lines: _Lines, _depth: int) -> tuple[str, int]:
    length = 1 + _while(lines[1:], lambda line: bool(line.strip()) and not _begins_block(line))
    if length + 1 <= len(lines) and _table(lines[length - 1 :], 0)[1] and length > 1:
        length -= 1  # its last line is the head of a table
    text = "\n".join(line.strip() for line in lines[:length])
    return f"<p>{inline(text)}</p>".replace("\n", "<br>\n"), length


def _begins_block(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_FENCE, _HEADING, _RULE, _QUOTE, _ITEM))


def _while(lines: _Lines, holds: Callable[[str], bool]) -> int:
    return next((n for n, line in enumerate(lines) if not holds(line)), len(lines))


_READERS = (_code, _heading, _rule, _quote, _table, _list, _paragraph)
_PLAIN_READERS = (_paragraph,)


def inline(text: str, depth: int = 0) -> str:
    """Emphasis, code and links of one block; all else is escaped."""
    if depth > _DEEPEST:
        return escape(text)
    made, at = "", 0
    for found in _INLINE.finditer(text):
        made += escape(text[at : found.start()]) + _span(found, depth)
        at = found.end()
    return made + escape(text[at:])


def _span(found: re.Match[str], depth: int) -> str:
    if found["escaped"]:
        return escape(found["escaped"][1])
    if found["code"]:
        return f"<code>{escape(found['inside'])}</code>"
    if found["link"]:
        return _link(found["label"], found["address"], is_picture=found["link"].startswith("!"))
    for group, tag in (("strong", "strong"), ("em", "em"), ("gone", "s")):
        if found[group] is not None:
            return f"<{tag}>{inline(found[group], depth + 1)}</{tag}>"
    return escape(found[0])


def _link(label: str, address: str, *, is_picture: bool) -> str:
    if is_picture or not re.match(r"(?i)(https?://|mailto:)[^\s]+$", address):
        return escape(f"{label} ({address})" if label and address else label or address)
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{escape(label or address)}</a>'
