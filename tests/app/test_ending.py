"""The program ends without a crash: with text on the clipboard, with a warning of Qt's to come, with a thread
that could not be stopped.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

COPIED = """
from PySide6.QtWidgets import QApplication
from app.windows.conversation.rich_clipboard import copy_text

application = QApplication([])
copy_text("bold", "<b>bold</b>")
print(sorted(application.clipboard().mimeData().formats()))
"""

CLOSED = """
from PySide6.QtCore import qInstallMessageHandler
from app.application import Application

if __name__ == "__main__":
    program = Application(keep_state=False)
    program.close()
    print(qInstallMessageHandler(None))
"""

COMPUTING = """
import threading
import torch
from app.application import Application

begun = threading.Event()

def compute():
    layer, values = torch.nn.Linear(600, 600), torch.rand(600, 600)
    while True:
        layer(values)
        begun.set()

if __name__ == "__main__":
    program = Application(keep_state=False)
    program.window.show()
    threading.Thread(target=compute, daemon=True).start()
    assert begun.wait(60)
    program.close()
    print("closed")
    program.leave_threads(3)
"""


def ended(program: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    script = tmp_path / "program.py"
    script.write_text(program)
    return subprocess.run(
        [sys.executable, str(script)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.gui
@pytest.mark.parametrize(
    ("program", "status", "output"),
    [
        pytest.param(COPIED, 0, "['text/html', 'text/plain']", id="text on the clipboard"),
        pytest.param(CLOSED, 0, "None", id="no messages of Qt after the end"),
        pytest.param(COMPUTING, 3, "closed", id="a thread within torch"),
    ],
)
def test_the_program_ends_without_a_crash(program, status, output, tmp_path):
    done = ended(program, tmp_path)
    assert (done.returncode, done.stdout.strip()) == (status, output), done.stderr
