"""What the parsers of config.json check values with, and the error that names what is wrong.

Called by config_file.py and docent_section.py, on any thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastvlm_engine.errors import CheckpointError


def section(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = values.get(name) or {}
    if not isinstance(section, Mapping):
        raise bad(name, section, "an object")
    return section


def is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def check_count(name: str, value: Any, largest: int) -> int:
    if not is_count(value) or value > largest:
        raise bad(name, value, f"a whole number from 1 to {largest}")
    return int(value)


def positive(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e12:
        raise bad(name, value, "a positive number")
    return float(value)


def bad(name: str, value: Any, wanted: str) -> CheckpointError:
    shown = repr(value)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return CheckpointError(
        f"config.json has {name} = {shown}, where {wanted} is needed", "Fetch the checkpoint again"
    )
