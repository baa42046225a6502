"""Checks a frozen Docent: `python3 installers/smoke_test.py dist/docent` (macOS: dist/Docent.app). Run by the
release workflow on every bundle; standard library only, so that it runs where nothing of Docent is installed.

The program gets an empty home folder and no Python: it must start, tell its version, see its devices, answer
the sample question as text and as JSON, draw its window, and leave nothing where it was started.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS = 180
QUESTION, REGION, ANSWER = "What is the total?", "350,436,195,96", "934.20"
KEPT = {"PATH", "HOME", "DISPLAY", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG"}


def program_in(bundle: Path) -> Path:
    """The program of a folder or of a macOS bundle.

    Raises:
        SystemExit: there is none.
    """
    for place in ("docent", "docent.exe", "Contents/MacOS/docent"):
        if (bundle / place).is_file():
            return (bundle / place).resolve()
    raise SystemExit(f"there is no program in {bundle}")


class Smoke:
    """Runs the program in a home folder of its own and counts what was found."""

    def __init__(self, program: Path, home: Path) -> None:
        self._program, self._home = program, home
        self.failures = 0
        kept = {key: value for key, value in os.environ.items() if key.upper() in KEPT}
        folders = {
            f"DOCENT_{name}_DIR": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "LOG")
        }
        self._environment = kept | folders | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        began = time.monotonic()
        done = subprocess.run(
            [str(self._program), *arguments],
            cwd=self._home,
            env=self._environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        print(
            f"  {' '.join(arguments)[:70]}: status {done.returncode}, {time.monotonic() - began:.1f} s",
            flush=True,
        )
        return done

    def check(self, what: str, is_so: bool, told: str = "") -> None:
        print(f"{'ok  ' if is_so else 'FAIL'} {what}", flush=True)
        if not is_so:
            self.failures += 1
            print(told[-3000:], flush=True)


def smoke(bundle: Path, home: Path) -> int:
    """How many checks failed."""
    program = program_in(bundle)
    test = Smoke(program, home)
    sample = next(bundle.resolve().rglob("sample_documents/invoice.pdf"), None)
    test.check("the sample document is there", sample is not None)
    version = test.run("--version")
    test.check("it tells its version", version.stdout.startswith("docent "), version.stdout + version.stderr)
    diagnosis = test.run("diagnose")
    test.check(
        "it sees the CPU and its model",
        "docent-nano" in diagnosis.stdout,
        diagnosis.stdout + diagnosis.stderr,
    )
    where = str(sample)
    answer = test.run("ask", where, QUESTION, "--region", REGION)
    test.check("it answers", answer.stdout.strip() == ANSWER, answer.stdout + answer.stderr)
    test.check("without warnings", "arning" not in answer.stderr, answer.stderr)
    told = test.run("ask", where, QUESTION, "--region", REGION, "--json")
    found = json.loads(told.stdout) if told.stdout.startswith("{") else {}
    test.check("and for programs", found.get("answer") == ANSWER, told.stdout + told.stderr)
    wrong = test.run("ask", str(home / "missing.pdf"), QUESTION)
    test.check(
        "a file that is not there costs a sentence", wrong.returncode == 1 and "Traceback" not in wrong.stderr
    )
    picture = home / "window.png"
    demo = test.run("--demo", "--picture", str(picture))
    test.check("its window is drawn", demo.returncode == 0 and picture.is_file(), demo.stdout + demo.stderr)
    allowed = {"window.png", "data", "config", "cache", "log"}
    left = {path.name for path in home.iterdir()} - allowed
    test.check("it leaves nothing beside its own folders", not left, str(sorted(left)))
    return test.failures


def main() -> int:
    parser = argparse.ArgumentParser(description="Check that a frozen Docent starts and answers.")
    parser.add_argument("bundle", type=Path)
    bundle = parser.parse_args().bundle
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        failures = smoke(bundle, Path(home))
    print(f"{failures} checks failed" if failures else "all is well")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
