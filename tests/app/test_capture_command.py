"""`docent capture`: what goes to the running program, and one line for every error."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.capture_request import CaptureRequest
from app.command_line import run

pytestmark = pytest.mark.gui
ROOT = Path(__file__).parents[2]

RUNNING = """
import sys
from PySide6.QtCore import QCoreApplication
from app.single_instance import SingleInstance

application = QCoreApplication(sys.argv)
first = SingleInstance()
def capture(request):
    print("capture", request.what, request.delay_s, request.question, flush=True)
first.capture_wanted.connect(capture)
print("listening" if first.listen() else "refused", flush=True)
application.exec()
"""


def error_line(capsys) -> str:
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith("error: ")
    return line


@pytest.fixture
def wanted(monkeypatch):
    """What would be captured; nothing is opened."""
    seen: list[CaptureRequest | None] = []

    def open_window(files, capture=None):
        assert files == []
        seen.append(capture)
        return 0

    monkeypatch.setattr("app.window_start.open_window", open_window)
    return seen


@pytest.mark.parametrize(
    ("arguments", "request_"),
    [
        (["region"], CaptureRequest("region")),
        (["window", "--delay", "3"], CaptureRequest("window", 3.0)),
        (["screen", "--ask", " What is the total? "], CaptureRequest("screen", 0.0, "What is the total?")),
        (["region", "--delay", "0.5", "--ask", "-1"], CaptureRequest("region", 0.5, "-1")),
    ],
)
def test_what_is_asked_for(wanted, arguments, request_):
    assert run(["capture", *arguments]) == 0
    assert wanted == [request_]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "region"),
        (["page"], "region"),
        (["region", "--delay", "-1"], "0 to 60"),
        (["region", "--delay", "nan"], "0 to 60"),
        (["region", "--delay", "1000"], "0 to 60"),
        (["region", "--delay", "soon"], "0 to 60"),
        (["region", "--ask", "x" * 5000], "4000"),
        (["region", "--page", "1"], "--page"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(wanted, capsys, arguments, word):
    assert run(["capture", *arguments]) == 2
    assert word in error_line(capsys) or not arguments
    assert wanted == []


def test_without_a_display_it_is_one_line_and_1(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run(["capture", "region"]) == 1
    assert "no display" in error_line(capsys)


@pytest.mark.end_to_end
def test_the_running_program_takes_the_request_and_the_command_ends(own_folders):
    """Started as a process, before any window or engine is loaded."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        [sys.executable, "-c", RUNNING], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout.readline() == "listening\n"
        done = subprocess.run(
            [
                sys.executable,
                "-X",
                "importtime",
                "-m",
                "app",
                "capture",
                "region",
                "--delay",
                "1",
                "--ask",
                "What?",
            ],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0 and done.stdout == ""
        assert running.stdout.readline() == "capture region 1.0 What?\n"
        assert "PySide6.QtWidgets" not in done.stderr and "app.application" not in done.stderr
    finally:
        running.kill()
        running.communicate()
