"""`python -m app --demo`: the whole path in a process of its own, with the model that is shipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.gui
@pytest.mark.end_to_end
def test_the_sample_question_is_answered_without_a_display_and_pictured(tmp_path):
    picture = tmp_path / "window.png"
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    done = subprocess.run(
        [sys.executable, "-m", "app", "--demo", "--picture", str(picture)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = {line.split()[0]: line for line in done.stdout.splitlines() if line.strip()}
    assert lines["question"].endswith("What is the total?")
    assert lines["answer"].endswith("934.20")
    assert "TTFT" in lines["timings"]
    assert lines["picture"].endswith(str(picture))
    with Image.open(picture) as window:
        assert window.size == (1280, 800)
        assert len(window.convert("RGB").getcolors(1 << 20) or []) > 50


@pytest.mark.gui
@pytest.mark.end_to_end
def test_a_demonstration_without_its_model_ends_with_a_sentence(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "app", "--demo", "--picture", str(tmp_path / "window.png")],
        cwd=ROOT,
        env={**os.environ, "DOCENT_BUNDLED_MODELS": str(tmp_path), "DOCENT_MODELS_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 1
    assert "error: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "window.png").exists()
