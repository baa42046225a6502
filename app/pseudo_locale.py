"""A language that nobody speaks: every text that can be translated, accented, longer and in brackets.

What stays plain under it never went through `tr()`; what is cut off leaves no room for German. Used by
`app.translations` for tests and for looking at the program; it is not among the languages of the settings.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QTranslator

OPENING, CLOSING = "⟦", "⟧"
_NAMES_OF_KEYS = "QShortcut"
_ACCENTS = str.maketrans("AEIOUYaeiouycnsz", "ÅÉÎÖÛÝåéîöûýçñšž")
_KEPT = re.compile(r"(\{[^}]*\}|%n|%L?\d+|<[^>]*>|&[a-zA-Z]+;|\t.*)", re.DOTALL)


class PseudoTranslator(QTranslator):
    """Answers for every context, Qt's own included."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source_text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return source_text if context == _NAMES_OF_KEYS else pseudo(source_text)


def pseudo(text: str) -> str:
    """`text` as a stranger would read it: about 40 % longer, fields and tags as they were."""
    if not text.strip():
        return text
    parts = _KEPT.split(text)
    accented = "".join(part if at % 2 else part.translate(_ACCENTS) for at, part in enumerate(parts))
    padding = "~" * max(round(len(text) * 0.4) - 2, 1)
    return f"{OPENING}{accented}{padding}{CLOSING}"
