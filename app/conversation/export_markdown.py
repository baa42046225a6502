"""A conversation as Markdown, with its pictures as files. Called by `export`; any thread.

Questions are what a person typed and are escaped; answers are Markdown already and stay it, but lose what
would load something from the network or break what follows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.conversation.conversation import Turn
from app.conversation.export_words import about_words, cost_words, note_words, place_words, title_words
from app.conversation.history_rows import KeptConversation

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LINE_STARTS = re.compile(r"^(\s*(?:\d{1,9}(?=[.)]))?)([-+=.)])")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"((`+)(?!`).+?(?<!`)\2(?!`))")


def markdown(kept: KeptConversation, picture: Callable[[Turn], str]) -> str:
    """The whole file; `picture` gives the address of a turn's picture."""
    parts = [f"# {escaped(title_words(kept))}", escaped(about_words(kept))]
    for turn in kept.turns:
        parts += ["---", _quoted(turn.question.text)]
        if turn.picture is not None:
            parts.append(f"![{escaped(place_words(turn.question.place))}](<{picture(turn)}>)")
        parts += [tamed(turn.text), _emphasised(note_words(turn)), _emphasised(cost_words(turn))]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Plain text in one line that Markdown shows as it is."""
    return _LINE_STARTS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))


def tamed(answer: str) -> str:
    """An answer's Markdown without raw HTML and pictures, and with its last code block closed."""
    made: list[str] = []
    fence = ""
    for line in answer.strip().split("\n"):
        found = _FENCE.match(line)
        if fence:
            closes = found is not None and found[1].startswith(fence) and not line.strip(" `~")
            fence = "" if closes else fence
            made.append(line)
        elif found is not None:
            fence = found[1]
            made.append(line)
        else:
            made.append(_tamed_line(line))
    return "\n".join([*made, fence] if fence else made)


def _tamed_line(line: str) -> str:
    parts = _CODE_SPAN.split(line)
    # The pattern has two groups: text, code, its ticks, text, …
    plain = [part.replace("<", "&lt;").replace("![", "\\![") for part in parts[0::3]]
    code = [*parts[1::3], ""]
    return "".join(text + span for text, span in zip(plain, code, strict=True))


def _quoted(text: str) -> str:
    return "\n".join(f"> **{escaped(line)}**\\" if line.strip() else ">" for line in text.split("\n")).rstrip(
        "\\"
    )


def _emphasised(text: str) -> str:
    return f"*{escaped(text)}*" if text else ""
