"""The window is there before torch is, and before what captures the screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

PROGRAM = """
import sys
import app.application
from app.application import Application

if __name__ == "__main__":
    program = Application(keep_state=False)
    program.window.show()
    program.qt.processEvents()
    assert program.window.isVisible()
    heavy = {"torch", "transformers", "pymupdf", "fastvlm_engine.engine", "mss", "jeepney", "Xlib"}
    heavy &= sys.modules.keys()
    program.close()
    print("loaded:", sorted(heavy))
"""


@pytest.mark.gui
def test_the_window_is_on_screen_before_torch_is_imported(tmp_path):
    script = tmp_path / "start.py"
    script.write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "loaded: []"
