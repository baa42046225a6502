"""A conversation as one HTML file: pictures inside, light and dark, no script, nothing loaded from anywhere.

Called by `export`; the history's preview uses `turns_html` for its own small document. Any thread.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from html import escape
from string import Template

from PySide6.QtCore import QLocale

from app.conversation.conversation import Turn
from app.conversation.export_markup import html_of
from app.conversation.export_words import about_words, cost_words, note_words, place_words, title_words
from app.conversation.history_rows import KeptConversation

_STYLE = """
:root { color-scheme: light dark; --page: #ffffff; --text: #1a1e21; --muted: #565e65; --line: #dbdfe2;
  --asked: #eaedee; --accent: #0b746f; --warning: #855600; }
@media (prefers-color-scheme: dark) { :root { --page: #1b1d1f; --text: #e6e9eb; --muted: #a5adb4;
  --line: #373c40; --asked: #31363a; --accent: #5ec7bd; --warning: #e5b454; } }
body { margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1rem; font-weight: 600; margin: 0 0 1rem; padding: .6rem .9rem; border-radius: 8px;
  background: var(--asked); white-space: pre-wrap; }
h3, h4, h5, h6 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
section { margin-top: 2.5rem; }
.about, .cost { color: var(--muted); font-size: .85rem; margin: .4rem 0 0;
  font-variant-numeric: tabular-nums; }
.note { color: var(--warning); font-size: .9rem; margin: .4rem 0 0; }
figure { margin: 0 0 1rem; }
img { display: block; max-width: 100%; max-height: 24rem; border: 1px solid var(--line); border-radius: 4px; }
table { border-collapse: collapse; display: block; overflow-x: auto; margin: .8rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
pre { overflow-x: auto; padding: .8rem; border: 1px solid var(--line); border-radius: 4px; }
code { font: .9em ui-monospace, "DejaVu Sans Mono", monospace; }
blockquote { margin: .8rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--muted); }
a { color: var(--accent); }
@media print { body { font-size: 11pt; } section { break-inside: avoid-page; } }
"""
_PAGE = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>$title</title>
<style>$style</style>
</head>
<body>
<main>
<h1>$title</h1>
<p class="about">$about</p>
$turns
</main>
</body>
</html>
""")


def html(kept: KeptConversation) -> str:
    """The whole file."""
    return _PAGE.substitute(
        language=QLocale().bcp47Name(),
        title=escape(title_words(kept)),
        style=_STYLE,
        about=escape(about_words(kept)),
        turns=turns_html(kept, _inlined),
    )


def turns_html(kept: KeptConversation, picture: Callable[[Turn], str]) -> str:
    """Questions and answers; `picture` gives the attributes of a turn's picture."""
    return "\n".join(_turn(turn, picture) for turn in kept.turns)


def _turn(turn: Turn, picture: Callable[[Turn], str]) -> str:
    parts = [f"<h2>{escape(turn.question.text)}</h2>"]
    if turn.picture is not None:
        words = escape(place_words(turn.question.place))
        parts.append(f'<figure><img {picture(turn)} alt="{words}"></figure>')
    parts.append(f'<div class="answer">{html_of(turn.text)}</div>')
    note = note_words(turn)
    if note:
        parts.append(f'<p class="note">{escape(note)}</p>')
    parts.append(f'<p class="cost">{escape(cost_words(turn))}</p>')
    return "<section>\n" + "\n".join(parts) + "\n</section>"


def _inlined(turn: Turn) -> str:
    return f'src="data:image/png;base64,{b64encode(turn.picture or b"").decode("ascii")}"'
