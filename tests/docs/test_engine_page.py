"""Every Python block of docs/engine.md runs, in its order, with the bundled model: readers copy them."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "engine.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_examples_run_from_top_to_bottom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        for number, block in enumerate(BLOCKS, start=1):
            exec(compile(block, f"block {number} of {PAGE.name}", "exec"), names)
    assert "docent-nano cpu" in said.getvalue()
    assert "There is no model named no-such-model" in said.getvalue()


def test_every_public_name_is_told_of() -> None:
    import fastvlm_engine

    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in fastvlm_engine.__all__ if f"`{name}`" not in text] == []
    assert len(BLOCKS) >= 10
