"""The tables of the user guide are those of the program: keys, settings, models."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from app.settings_table import TABLE
from app.theme import Theme
from app.windows.actions import Actions
from fastvlm_engine.model_catalogue import KNOWN_MODELS
from tests.docs.pages import ROOT

pytestmark = pytest.mark.gui
GUIDE = (ROOT / "docs" / "user-guide.md").read_text(encoding="utf-8")
PORTABLE = QKeySequence.SequenceFormat.PortableText


def rows_between(first: str, last: str) -> list[list[str]]:
    """The cells of a table, without its head."""
    inside = GUIDE.partition(first)[2].partition(last)[0]
    rows = [line.strip("| ").split(" | ") for line in inside.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


@pytest.fixture
def actions(qapp) -> Iterator[Actions]:
    owner = QObject()
    yield Actions(Theme(qapp, "light"), owner)
    owner.deleteLater()


def test_the_keys_are_those_of_the_actions(actions: Actions) -> None:
    wanted = [
        [menu, action.text().rstrip("…"), [keys.toString(PORTABLE) for keys in action.shortcuts()]]
        for menu, group in actions.groups()
        for action in group
        if action.shortcuts()
    ]
    table = rows_between("<!-- keys -->", "<!--")
    written = [[menu, name, re.findall("`([^`]+)`", keys)] for menu, name, keys in table]
    # the system may have more keys for Open than Ctrl+O
    assert [[m, n, k[:1] if n == "Open" else k] for m, n, k in wanted] == written


def test_the_settings_are_those_of_the_table() -> None:
    def shown(setting) -> str:
        value = setting.default
        if isinstance(value, bool):
            return "on" if value else "off"
        if setting.allowed:
            return setting.names[setting.allowed.index(value)]
        if setting.lowest_name and value == setting.lowest:
            return setting.lowest_name
        return f"{value:g} {setting.unit}".strip() if isinstance(value, int | float) else value

    wanted = [[setting.group, setting.label, shown(setting)] for setting in TABLE if setting.label]
    assert rows_between("## Settings", "## ") == wanted


def test_every_model_that_can_be_fetched_is_named() -> None:
    named = {row[0] for row in rows_between("## Models and devices", "## ")}
    assert named == {"docent-nano", *(model.name for model in KNOWN_MODELS)}
