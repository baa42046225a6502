"""What a person has chosen, and the file that keeps it; what there is to choose is in `app.settings_table`.

GUI thread. A damaged file or a value that is not allowed falls back to the default: settings never keep the
program from starting.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.settings_table import TABLE, Setting

__all__ = ["TABLE", "Setting", "Settings"]

SCHEMA = 1
log = logging.getLogger(__name__)


_BY_KEY = {setting.key: setting for setting in TABLE}


class Settings(QObject):
    """The current values. `changed(key, value)` tells of each new one."""

    changed = Signal(str, object)

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        """Reads `path` when it is there; with `None` nothing is kept (tests, headless runs)."""
        super().__init__(parent)
        self._path = path
        self._values: dict[str, Any] = self._read()

    def get(self, key: str) -> Any:
        """The value of `key`, or its default."""
        return self._values.get(key, _BY_KEY[key].default)

    def set(self, key: str, value: Any) -> None:
        """Takes a new value, keeps it on disk and tells; a value that is not allowed is a `ValueError`."""
        setting = _BY_KEY[key]
        if not setting.accepts(value):
            raise ValueError(f"{value!r} is not allowed for {key}")
        if value == self.get(key):
            return
        self._values[key] = setting.kind(value)
        self._write()
        self.changed.emit(key, self._values[key])

    def set_within(self, key: str, value: int) -> None:
        """Takes the nearest value that the table allows: for sizes that come from the screen."""
        setting = _BY_KEY[key]
        lowest = value if setting.lowest is None else max(value, int(setting.lowest))
        self.set(key, lowest if setting.highest is None else min(lowest, int(setting.highest)))

    def restore_defaults(self) -> dict[str, Any]:
        """Back to the defaults of everything that is shown to people; gives what was chosen before."""
        chosen = {
            key: value
            for key, value in self._values.items()
            if _BY_KEY[key].label and value != _BY_KEY[key].default
        }
        for key in chosen:
            self.set(key, _BY_KEY[key].default)
        return chosen

    def set_all(self, values: Mapping[str, Any]) -> None:
        """Several at once, such as what `restore_defaults` gave."""
        for key, value in values.items():
            self.set(key, value)

    def _read(self) -> dict[str, Any]:
        if self._path is None or not self._path.is_file():
            return {}
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            values = stored["values"]
            return {
                key: value for key, value in values.items() if key in _BY_KEY and _BY_KEY[key].accepts(value)
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("settings in %s could not be read, using the defaults: %s", self._path, error)
            return {}

    def _write(self) -> None:
        if self._path is None:
            return
        text = json.dumps({"schema": SCHEMA, "values": self._values}, indent=2)
        partial = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(text, encoding="utf-8")
            partial.replace(self._path)
        except OSError as error:
            log.warning("settings could not be kept in %s: %s", self._path, error)
