"""What a run tells as it goes: figures in log.jsonl and on screen, curves, and answers to held-out questions.

Called by train.py. The answers come from the product's own engine, so that what is logged is what would ship.
"""

from __future__ import annotations

import json
import math
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image
from torch import Tensor

from training.documents.sample import make_sample

ANSWERED = tuple((2_000_000_000 + i, height) for i, height in enumerate((96, 128, 160, 192, 256)))
CURVES = ("lm", "acc", "acc_read", "acc_field", "late", "early", "look")


class RunLog:
    """Averages over some steps at a time, written as one line."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self._file = (run / "log.jsonl").open("a", encoding="utf-8")
        self._sums: dict[str, Tensor | float] = {}
        self._counts: dict[str, Tensor | float] = {}
        self._since = time.monotonic()

    def add(self, values: dict[str, Tensor]) -> None:
        """Counts in one step's values; NaN means that the step had nothing of the kind."""
        for key, value in values.items():
            there = ~value.isnan()
            self._sums[key] = self._sums.get(key, 0.0) + value.nan_to_num(0.0).detach()
            self._counts[key] = self._counts.get(key, 0.0) + there.float()

    def write(self, **more: Any) -> float:
        """Writes the line of the steps since the last one; returns the seconds they took."""
        line = {
            key: round(float(total) / float(self._counts[key]), 4)
            for key, total in self._sums.items()
            if float(self._counts[key]) > 0
        }
        now = time.monotonic()
        seconds, self._since = now - self._since, now
        self.note({**line, **more, "seconds": round(seconds, 1)})
        self._sums, self._counts = {}, {}
        return seconds

    def note(self, line: dict[str, Any]) -> None:
        """Writes one line of any content."""
        print(json.dumps(line, ensure_ascii=False), file=self._file, flush=True)
        print(" ".join(f"{key}={value}" for key, value in line.items()), flush=True)

    def close(self) -> None:
        self._file.close()


def sample_answers(run: Path) -> list[dict[str, Any]]:
    """Answers of the run's checkpoint to questions about a few held-out regions."""
    from fastvlm_engine import GenerationOptions, load_engine
    from training.export import export

    out: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        export(run, Path(folder) / "nano", quiet=True)
        with load_engine(str(Path(folder) / "nano")) as engine:
            for seed, height in ANSWERED:
                sample = make_sample(seed, height, held_out=True)
                width, height = sample.picture_size
                encoded = engine.encode_image(Image.fromarray(sample.canvas[:height, :width]))
                for ask in sample.asks[:4]:
                    options = GenerationOptions(max_new_tokens=len(ask.answer.text.encode()) + 20)
                    given = "".join(chunk.text for chunk in engine.ask(encoded, ask.question, options))
                    out.append(
                        {"task": ask.task, "asked": ask.question, "right": ask.answer.text, "given": given}
                    )
    return out


def draw_curves(run: Path) -> None:
    """Draws the run's figures so far as curves.png, one small plot each."""
    from PIL import ImageDraw

    lines = [json.loads(line) for line in (run / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if "step" in line]
    width, height, margin = 420, 180, 30
    picture = Image.new("RGB", (width, height * len(CURVES)), "white")
    draw = ImageDraw.Draw(picture)
    for number, name in enumerate(CURVES):
        points = [(line["step"], line[name]) for line in lines if name in line]
        if len(points) < 2:
            continue
        top = number * height
        last = max(step for step, _ in points)
        low, high = min(v for _, v in points), max(v for _, v in points)
        spread = high - low or math.inf
        draw.text(
            (4, top + 4), f"{name}: {points[-1][1]:.3f}   ({low:.3f} to {high:.3f}, {last} steps)", "black"
        )
        draw.line(
            [
                (
                    margin + (width - 2 * margin) * step / last,
                    top + height - margin / 2 - (height - 1.5 * margin) * (value - low) / spread,
                )
                for step, value in points
            ],
            fill=(20, 90, 190),
            width=2,
        )
    picture.save(run / "curves.png")
