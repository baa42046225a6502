"""What benchmarks share: the machine in words, peak memory, result files, a full-size random checkpoint.

Used by the benchmarks of this folder only.
"""

from __future__ import annotations

import json
import platform
import random
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
PACKAGES = ("torch", "transformers", "timm")


def peak_memory_bytes() -> int:
    """The most memory this process has ever held."""
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        if found:
            return int(found[1]) * 1024
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def processor_name() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        found = re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text())
        if found:
            return found[1].strip()
    return platform.processor() or platform.machine()


def machine() -> dict[str, Any]:
    """Everything a reader needs to judge a figure."""
    import psutil

    return {
        "processor": processor_name(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "versions": {name: _version(name) for name in PACKAGES},
        "commit": _commit(),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def write_result(name: str, values: dict[str, Any]) -> Path:
    """Write `values` as benchmarks/results/NAME-PROCESSOR.json."""
    slug = re.sub(r"[^a-z0-9]+", "-", processor_name().lower()).strip("-")
    path = RESULTS / f"{name}-{slug}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    return path


# FastVLM-0.5B's shape, with the vocabulary of its transformers checkpoints. The prompt is as long in bytes as
# Apple's is in tokens, for the tokenizer of random checkpoints knows bytes only.
TEXT_05B = {
    "hidden_size": 896,
    "num_hidden_layers": 24,
    "num_attention_heads": 14,
    "num_key_value_heads": 2,
    "intermediate_size": 4864,
    "vocab_size": 152000,
    "max_position_embeddings": 32768,
}
TOWER_05B = {"layers": [2, 12, 24, 4, 2], "embed_dims": [96, 192, 384, 768, 1536]}
PROMPT = {"prefix": "You can read.\n", "after_image": "\n", "question_end": "\n", "answer_end": "\n"}


def random_checkpoint(folder: Path) -> Path:
    """A bf16 checkpoint of the full 0.5B shape in `folder`, written on first use."""
    import torch

    from benchmarks.random_checkpoints import write_tiny_checkpoint

    done = folder / "complete with words"
    if not done.is_file():
        write_tiny_checkpoint(folder, dtype=torch.bfloat16, tower=TOWER_05B, text=TEXT_05B, image_size=1024)
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        config["docent"]["prompt"] = PROMPT
        config["image_seq_length"] = 256
        (folder / "config.json").write_text(json.dumps(config, indent=2), encoding="utf-8")
        add_words(folder / "tokenizer.json", TEXT_05B["vocab_size"])
        done.touch()
    return folder


def add_words(path: Path, size: int) -> None:
    """Fills a tokenizer of single bytes up to `size` ids with made-up words and Markdown.

    Questions are still cut into bytes, for no merge leads to the new words; answers look like answers.
    """
    values = json.loads(path.read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = values["model"]["vocab"]
    chance = random.Random(0)
    while len(vocabulary) < size:
        word = "".join(chance.choices("etaoinshrdlucmfwypvbgk", k=chance.randint(2, 8)))
        vocabulary.setdefault(chance.choices(_WORDS, _SHARES)[0].format(word), len(vocabulary))
    path.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")


# Space and line feed are written as \u0120 and \u010a in files of byte-level BPE.
_WORDS = ("\u0120{}", ".\u010a\u010a{}", "\u010a-\u0120{}", "\u0120**{}**", "\u0120`{}`", "\u0120{},")
_SHARES = (80, 5, 5, 3, 3, 4)
