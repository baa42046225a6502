"""Questions that are sent at one click: the built-in ones, and those a person made of them. GUI thread.

Kept as `prompts.json` in the settings folder; shown by `windows.quick_action_bar`, changed by
`windows.prompt_editor`. A damaged file is put aside and never keeps the program from starting. The prompts
are English in every language of the window, because that is what the models were trained on; the wording of
"read" is one that docent-nano knows.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from app.paths import created
from app.resource_files import resource_root

SCHEMA = 1
LONGEST_TITLE, LONGEST_PROMPT, MOST_ACTIONS = 60, 4000, 50
LANGUAGE = "{language}"  # in a prompt: the language of the window
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class QuickAction:
    """A button and the question that it sends. Without a `title` of its own it has the built-in one."""

    id: str
    prompt: str
    title: str = ""

    @property
    def shown_title(self) -> str:
        """The words on the button, in the language of the window."""
        return self.title or built_in_titles().get(self.id, "") or self.prompt.split("\n")[0][:LONGEST_TITLE]

    def question(self, language: str = "") -> str:
        """What is sent; `language` is the English name of the one to translate into."""
        return self.prompt.replace(LANGUAGE, language or window_language())


def built_in_titles() -> dict[str, str]:
    """The titles of the built-in actions, in the language of now."""
    translate = QCoreApplication.translate
    return {
        "explain": translate("QuickActions", "Explain"),
        "summarise": translate("QuickActions", "Summarise"),
        "read": translate("QuickActions", "Read the text"),
        "table": translate("QuickActions", "Table to CSV"),
        "translate": translate("QuickActions", "Translate"),
        "describe": translate("QuickActions", "Describe"),
    }


def window_language() -> str:
    """The English name of the language the window is in."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return "English"
    name = QLocale.languageToString(locale.language())
    if locale.language() == QLocale.Language.Chinese:
        simplified = locale.script() == QLocale.Script.SimplifiedHanScript
        name = f"{'Simplified' if simplified else 'Traditional'} {name}"
    return name


def default_actions() -> tuple[QuickAction, ...]:
    """The built-in ones, in their order."""
    path = resource_root() / "prompts" / "quick_actions.json"
    return _actions_in(json.loads(path.read_text(encoding="utf-8")))


def new_action(title: str, prompt: str) -> QuickAction:
    """One that a person adds."""
    return QuickAction(uuid4().hex, prompt, title)


class QuickActions(QObject):
    """The list in use. `changed` comes when it is another one."""

    changed = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        """Reads `path` when it is there; with `None` nothing is kept."""
        super().__init__(parent)
        self._path = path
        self._actions = self._read()
        self._is_kept = True

    @property
    def actions(self) -> tuple[QuickAction, ...]:
        """All of them, in the order in which they are shown."""
        return self._actions

    def action(self, action_id: str) -> QuickAction | None:
        """The one of that id."""
        return next((action for action in self._actions if action.id == action_id), None)

    def replace(self, actions: Iterable[QuickAction]) -> bool:
        """Takes a new list and keeps it on disk; False when it could not be kept there."""
        taken = tuple(action for action in actions if action.prompt.strip())[:MOST_ACTIONS]
        if taken != self._actions:
            self._actions, self._is_kept = taken, False
            self.changed.emit()
        self._is_kept = self._is_kept or self._write()
        return self._is_kept

    def _read(self) -> tuple[QuickAction, ...]:
        if self._path is None or not self._path.exists():
            return default_actions()
        try:
            return _actions_in(json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            log.warning(
                "quick actions in %s could not be read, using the built-in ones: %s", self._path, error
            )
            self._put_aside()
            return default_actions()

    def _put_aside(self) -> None:
        """Keeps what could not be read: it may be long work with one wrong comma."""
        if self._path is not None and self._path.is_file():
            try:
                self._path.replace(self._path.with_suffix(".bad"))
            except OSError as error:
                log.warning("%s could not be put aside: %s", self._path, error)

    def _write(self) -> bool:
        if self._path is None:
            return True
        entries = [
            {"id": action.id, "title": action.title, "prompt": action.prompt} for action in self._actions
        ]
        partial = self._path.with_suffix(".part")
        try:
            created(self._path.parent)
            text = json.dumps({"schema": SCHEMA, "actions": entries}, indent=2, ensure_ascii=False)
            partial.write_text(text, encoding="utf-8")
            partial.replace(self._path)
        except OSError as error:
            log.warning("quick actions could not be kept in %s: %s", self._path, error)
            return False
        return True


def _actions_in(stored: Any) -> tuple[QuickAction, ...]:
    """The actions of a file's content.

    Raises:
        ValueError, KeyError, TypeError: it is not such a file.
    """
    if stored["schema"] != SCHEMA:
        raise ValueError(f"schema {stored['schema']!r} is not known")
    entries: Sequence[Any] = stored["actions"]
    if not isinstance(entries, list):
        raise TypeError("actions is not a list")
    found: dict[str, QuickAction] = {}
    for entry in entries[:MOST_ACTIONS]:
        fields = entry["id"], entry["prompt"], entry.get("title", "")
        if not all(isinstance(field, str) for field in fields) or not fields[0] or not fields[1].strip():
            raise ValueError("an action without id or prompt")
        found.setdefault(
            fields[0], QuickAction(fields[0], fields[1][:LONGEST_PROMPT], fields[2][:LONGEST_TITLE])
        )
    return tuple(found.values())
