"""Which documents were open, and where in them the reader was. Kept as one JSON file in the data folder.

Called by windows on the GUI thread; the file is small, and written whole and in place of the old one. With no
path nothing is kept (private mode, tests, headless runs).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.paths import created

log = logging.getLogger(__name__)
SCHEMA = 1
MOST_FILES = 40


@dataclass(frozen=True)
class OpenTab:
    """One tab of the last session."""

    path: Path
    conversation: str = ""  # its key in the history
    view: Mapping[str, Any] = field(default_factory=dict)


class RecentFiles(QObject):
    """The newest first. `changed` comes when the list does."""

    changed = Signal()

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        """Reads `path` when it is there; a damaged file counts as an empty one."""
        super().__init__(parent)
        self._path = path
        self._views: dict[str, dict[str, Any]] = {}  # by document, oldest first
        self._session: dict[str, Any] = {}
        self._read()

    def files(self) -> list[Path]:
        """What was opened, newest first."""
        return [Path(name) for name in reversed(self._views)]

    def view_of(self, path: Path) -> dict[str, Any]:
        """Where the reader was in a document; empty when it was never open."""
        return dict(self._views.get(str(path), {}))

    def remember(self, path: Path, view: Mapping[str, Any] | None = None) -> None:
        """Puts a document first; with `view`, where the reader is in it."""
        before = self._views.pop(str(path), {})
        self._views[str(path)] = dict(view) if view is not None else before
        while len(self._views) > MOST_FILES:
            del self._views[next(iter(self._views))]
        self._write()
        self.changed.emit()

    def forget(self, path: Path | None = None) -> None:
        """Drops one document, or all of them."""
        if path is None:
            self._views.clear()
        else:
            self._views.pop(str(path), None)
        self._write()
        self.changed.emit()

    def session(self) -> tuple[list[OpenTab], int]:
        """The tabs of the last session and which of them was in front."""
        stored = self._session.get("tabs")
        tabs = [
            OpenTab(Path(entry["path"]), str(entry.get("conversation", "")), entry.get("view") or {})
            for entry in (stored if isinstance(stored, list) else [])
            if isinstance(entry, dict) and isinstance(entry.get("path"), str)
        ]
        current = self._session.get("current", 0)
        return tabs, current if isinstance(current, int) and 0 <= current < len(tabs) else 0

    def remember_session(self, tabs: Sequence[OpenTab], current: int) -> None:
        """The tabs that are open now, and where the reader is in each."""
        session = {
            "tabs": [
                {"path": str(tab.path), "conversation": tab.conversation, "view": dict(tab.view)}
                for tab in tabs
            ],
            "current": current,
        }
        for tab in tabs:
            if str(tab.path) in self._views:
                self._views[str(tab.path)] = dict(tab.view)
        if session != self._session:
            self._session = session
            self._write()

    def _read(self) -> None:
        if self._path is None or not self._path.is_file():
            return
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            self._views = {
                str(name): dict(view) if isinstance(view, dict) else {}
                for name, view in stored["files"].items()
            }
            self._session = dict(stored["session"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("the list of recent files could not be read: %s", type(error).__name__)

    def _write(self) -> None:
        if self._path is None:
            return
        text = json.dumps({"schema": SCHEMA, "files": self._views, "session": self._session}, indent=1)
        partial = self._path.with_suffix(".part")
        try:
            created(self._path.parent)
            partial.write_text(text, encoding="utf-8")
            partial.replace(self._path)
        except OSError as error:
            log.warning("the list of recent files could not be kept: %s", error)
