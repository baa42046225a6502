"""Rules that no linter sees: what importing a package may load, and that the engine lives without Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def modules_after(code: str) -> set[str]:
    """Top-level names of what is loaded after running `code` in a fresh interpreter."""
    program = f"{code}\nimport sys\nprint('\\n'.join(sorted({{m.split('.')[0] for m in sys.modules}})))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_importing_the_engine_loads_neither_torch_nor_qt() -> None:
    loaded = modules_after(
        "import fastvlm_engine; fastvlm_engine.GenerationOptions, fastvlm_engine.available_models"
    )
    assert not {"torch", "PySide6", "transformers"} & loaded


def test_command_line_loads_neither_qt_nor_torch_before_it_is_asked() -> None:
    loaded = modules_after("import app.main, app.command_line")
    assert not {"torch", "PySide6"} & loaded


def test_engine_runs_where_qt_is_not_installed(tmp_path: Path) -> None:
    # GIVEN an interpreter in which importing any part of PySide6 fails
    program = (
        "import sys\n"
        "class NoQt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('PySide6', 'shiboken6', 'app'):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, NoQt())\n"
        "import pytest\n"
        "plugins = ['-p', 'no:pytest-qt', '-p', 'no:cacheprovider']\n"
        "sys.exit(pytest.main(['-q', '-x', *plugins, 'tests/fastvlm_engine']))\n"
    )
    # WHEN the engine's tests run in it
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=280
    )
    # THEN they pass
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


@pytest.mark.gui
def test_ten_thousand_set_text_calls_leave_the_count_of_none_flat(qtbot: object) -> None:
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    label.setText("warm-up")
    before = sys.getrefcount(None)
    for number in range(10_000):
        label.setText(f"text {number}")
    assert abs(sys.getrefcount(None) - before) < 500
