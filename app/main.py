"""Where the program starts: the command line without Qt, or the window.

`docent` and `python -m app` call `main`. Nothing heavy is imported before it is known to be needed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app import __version__

COMMANDS = ("ask", "models", "capture", "bench", "diagnose")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program and returns its exit status."""
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        from app.command_line import run

        return run(arguments)
    options = _parser().parse_args(arguments)
    if options.demo:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from app.demonstration import demonstrate

        return demonstrate(options.picture)
    return _open_window(_sample_files() if options.sample else options.files)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="docent",
        description="Opens documents and answers questions about them on this computer.",
        epilog=f"Other commands: docent {' | '.join(COMMANDS)}; each has its own --help.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="documents to open")
    parser.add_argument("--sample", action="store_true", help="open the sample document")
    parser.add_argument("--version", action="version", version=f"docent {__version__}")
    parser.add_argument("--demo", action="store_true", help="answer the sample question without a display")
    parser.add_argument(
        "--picture", type=Path, help="with --demo: where to write a picture of the window (PNG)"
    )
    return parser


def _sample_files() -> list[Path]:
    from app.resource_files import samples

    return [sample.path for sample in samples()[:1]]


def _open_window(files: Sequence[Path]) -> int:
    from app.errors import UserError
    from app.native_dialog import tell
    from app.window_start import open_window

    try:
        return open_window(files)
    except UserError as error:
        tell("Docent", str(error))
        return 1
