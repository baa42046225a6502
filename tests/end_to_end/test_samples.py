"""`docent ask --json` on the sample documents, with the model that is shipped: right answers, whole JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "sample_documents"
SAMPLES = json.loads((FOLDER / "samples.json").read_text(encoding="utf-8"))
KEYS = {
    "answer",
    "finish",
    "model",
    "device",
    "precision",
    "image_tokens",
    "prompt_tokens",
    "answer_tokens",
    "timings_ms",
    "tokens_per_second",
    "cached",
}
STEPS = ("render", "preprocess", "vision", "projector", "prefill", "first_token")

pytestmark = pytest.mark.end_to_end


def ask(sample: dict[str, Any], *arguments: str) -> subprocess.CompletedProcess[str]:
    """`docent ask` about a sample, as a process of its own."""
    command = [sys.executable, "-m", "app", "ask", str(FOLDER / sample["file"]), sample["question"]]
    command += ["--page", str(sample["page"]), *arguments]
    if sample["region"]:
        command += ["--region", ",".join(map(str, sample["region"]))]
    return subprocess.run(
        command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=200, check=False
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=[s["file"] for s in SAMPLES])
def test_each_sample_is_answered_right_with_every_figure(sample: dict[str, Any]) -> None:
    done = ask(sample, "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["answer"] == sample["answer"]
    assert set(result) == KEYS
    assert (result["finish"], result["model"], result["cached"]) == ("stop", "docent-nano", False)
    assert result["image_tokens"] < result["prompt_tokens"]
    assert result["answer_tokens"] == len(sample["answer"].encode())
    steps = result["timings_ms"]
    assert set(steps) == {*STEPS, "ttft"}
    assert all(steps[name] > 0 for name in STEPS)
    assert steps["ttft"] >= sum(steps[name] for name in STEPS) * 0.99


def test_an_answer_streams_to_stdout_with_one_timing_line_on_stderr() -> None:
    done = ask(SAMPLES[0])
    assert done.stdout == SAMPLES[0]["answer"] + "\n"
    assert done.stderr.count("\n") == 1
    assert "first token after" in done.stderr
