"""When a live region calls: the answer contains something, or is another one than before. Plain logic."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class AlertKind(StrEnum):
    NEVER = "never"
    CONTAINS = "contains"
    CHANGES = "changes"


@dataclass(frozen=True)
class AlertRule:
    """What to call for. `text` is looked for in answers whatever its case; no answer contains no text."""

    kind: AlertKind = AlertKind.NEVER
    text: str = ""


class Alerts:
    """Looks at answer after answer; calls once when something becomes true, not as long as it is."""

    def __init__(self, rule: AlertRule | None = None) -> None:
        self._rule = rule or AlertRule()
        self._before: str | None = None

    @property
    def rule(self) -> AlertRule:
        return self._rule

    def set_rule(self, rule: AlertRule) -> None:
        """From the next answer on."""
        self._rule = rule

    def forget(self) -> None:
        """The next answer is the first: of another question, or another region."""
        self._before = None

    def calls_for(self, answer: str) -> bool:
        """Takes the next answer, and tells whether somebody wants to hear of it."""
        text, before = plain(answer), self._before
        self._before = text
        wanted = plain(self._rule.text)
        match self._rule.kind:
            case AlertKind.CONTAINS:
                return bool(wanted) and wanted in text and (before is None or wanted not in before)
            case AlertKind.CHANGES:
                return before is not None and text != before
            case _:
                return False


def plain(text: str) -> str:
    """The words alone: answers that differ in case, spaces or a last full stop say the same."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(" .")
