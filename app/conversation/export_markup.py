"""An answer's Markdown as HTML that is safe to open: everything escaped, nothing loaded, no raw HTML.

The text comes from a model that read an untrusted page. Links lead to the web and to mail only; pictures
become their words and address as text. Plain functions, used by the HTML export and by the history's preview.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_ADDRESS = re.compile(r"(?i)(https?://|mailto:)\S+")
_MARKS = re.compile(r"\n|\*\*|`|^\s*[#>|]|!?\[[^\]]*\]\(")
_UNDER = 2  # headings of an answer stand under its question, which is a second-level heading
_DEEPEST = 20  # lists in lists, quotes in quotes: more than any answer needs


def html_of(markdown: str) -> str:
    """The answer as HTML blocks. A single line without marks stays as it is: "14. March" is a date."""
    text = markdown.strip()
    if not _MARKS.search(text):
        return f"<p>{escape(text)}</p>" if text else ""
    tokens = _PARSER.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + _UNDER, 6)}"
        for part in token.children or ():
            if part.type == "link_open":
                part.attrSet("rel", "noopener noreferrer")
    return str(_PARSER.renderer.render(tokens, _PARSER.options, {})).strip()


class _Parser(MarkdownIt):
    """CommonMark with tables, line breaks as they are, and no HTML."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "breaks": True, "maxNesting": _DEEPEST})
        self.enable(["table", "strikethrough"])
        self.add_render_rule("image", _picture)

    def validateLink(self, url: str) -> bool:  # the library's name
        """Other links stay as they were typed."""
        return _ADDRESS.fullmatch(url) is not None


def _picture(
    _: RendererProtocol, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    picture = tokens[at]
    return escape(f"{picture.content} ({picture.attrs.get('src', '')})".strip())


_PARSER = _Parser()
