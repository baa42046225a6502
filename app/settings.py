"""What the user can choose, as one typed table, and the file that keeps it.

The table feeds storage now and the settings dialog and the manual later. GUI thread. A damaged file or a
value that is not allowed falls back to the default: settings never keep the program from starting.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

SCHEMA = 1
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Setting:
    """One row of the table. `label` is empty for what the program remembers by itself."""

    key: str
    kind: type
    default: Any
    label: str = ""
    help: str = ""
    allowed: tuple[Any, ...] = ()
    lowest: float | None = None
    highest: float | None = None

    def accepts(self, value: Any) -> bool:
        """Whether `value` has the right type and lies in the allowed range."""
        if self.kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, self.kind) or isinstance(value, bool) is not (self.kind is bool):
            return False
        if self.allowed and value not in self.allowed:
            return False
        return not isinstance(value, int | float) or self._is_in_range(value)

    def _is_in_range(self, value: float) -> bool:
        too_low = self.lowest is not None and value < self.lowest
        too_high = self.highest is not None and value > self.highest
        return not (too_low or too_high)


TABLE: tuple[Setting, ...] = (
    Setting("language", str, "system", "Language", "Of menus and messages.", ("system", "en", "de", "zh_CN")),
    Setting("theme", str, "system", "Colours", "Light, dark, or as the system.", ("system", "light", "dark")),
    Setting("reopen_documents", bool, True, "Reopen documents", "Start with the tabs that were open."),
    Setting("invert_pages", bool, False, "Invert pages", "Light print on dark paper."),
    Setting(
        "answer_zoom",
        int,
        100,
        "Answer text",
        "Size of the conversation, in per cent.",
        lowest=60,
        highest=250,
    ),
    Setting(
        "show_latency", bool, True, "Show the latency overlay", "The time to the first token, on the page."
    ),
    Setting("model", str, "docent-nano", "Model", "A model's name or the folder of a checkpoint."),
    Setting("device", str, "auto", "Device", "Where the model runs.", ("auto", "cpu", "cuda", "mps")),
    Setting(
        "precision",
        str,
        "auto",
        "Precision",
        "Fewer bits need less memory and can be faster.",
        ("auto", "fp32", "bf16", "int8", "int4"),
    ),
    Setting("max_new_tokens", int, 256, "Longest answer", "In tokens.", lowest=1, highest=4096),
    Setting(
        "temperature", float, 0.0, "Temperature", "0 always gives the likeliest answer.", lowest=0, highest=2
    ),
    Setting(
        "follow_ups",
        int,
        -1,
        "Earlier questions",
        "How many earlier questions about one place the model is told; -1 leaves it to the model.",
        lowest=-1,
        highest=50,
    ),
    Setting(
        "encode_ahead", bool, True, "Read ahead", "Lets the model read the page on screen before you ask."
    ),
    Setting(
        "encoded_pages_mb",
        int,
        256,
        "Memory for pages read ahead",
        "In MB; pages that were not asked about for longest are dropped.",
        lowest=0,
        highest=8192,
    ),
    Setting(
        "unload_after_minutes",
        int,
        10,
        "Unload the model when idle",
        "After so many minutes without a question; 0 keeps it loaded.",
        lowest=0,
        highest=1440,
    ),
    Setting("private_mode", bool, False, "Private mode", "New conversations are not kept on this computer."),
    Setting("window_geometry", str, ""),
    Setting("panel_width", int, 400, lowest=240, highest=1600),
    Setting("side_panel_width", int, 240, lowest=160, highest=800),
    Setting("side_panel_shown", bool, False),
    Setting("panel_shown", bool, True),
)
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
