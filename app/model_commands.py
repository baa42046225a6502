"""`docent models list | add | download | import | pack | verify | remove`. Called by command_line on the main
thread.

Long jobs run in a thread of their own, so that Ctrl-C is never late; an interrupted download goes on next
time.
"""

import argparse
import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.command_line import WrongCallError, harmless, in_one_line
from app.errors import UserError
from app.inference import model_management
from app.inference.model_management import ModelInfo, ModelNameError, Progress, gigabytes
from app.interruption import run_interruptibly

Result = TypeVar("Result")
STEP_PERCENT = 10  # between the progress lines where they are written to a file
ERASE_LINE = "\r\x1b[2K"


def add_models_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "models", help="list, add, download, pack, verify and remove models", allow_abbrev=False
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = commands.add_parser("list", help="show every model there is or could be")
    listing.add_argument("--json", action="store_true", help="print a JSON array")
    listing.set_defaults(run=run_models, command=_list)
    adding = commands.add_parser(
        "add", help="install a FastVLM folder as downloaded, or a zip archive of one"
    )
    adding.add_argument("source", metavar="DIR", type=Path)
    adding.add_argument("--name", metavar="NAME", help="what to call it; the folder's own name when left out")
    adding.set_defaults(run=run_models, command=_add)
    download = commands.add_parser("download", help="fetch a published model after its licence was accepted")
    download.add_argument("name", metavar="NAME")
    download.set_defaults(run=run_models, command=_download)
    importing = commands.add_parser(
        "import", help="install a model pack after its licence was accepted; needs no network"
    )
    importing.add_argument("file", metavar="FILE", type=Path)
    importing.add_argument("--name", metavar="NAME", help="what to call it; as in the pack when left out")
    importing.set_defaults(run=run_models, command=_import)
    for asking in (download, importing):
        asking.add_argument(
            "--accept-licence",
            "--accept-license",
            action="store_true",
            help="accept the model's licence without being asked",
        )
    packing = commands.add_parser("pack", help="write an installed model into one file, with its licence")
    packing.add_argument("name", metavar="NAME")
    packing.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        required=True,
        help=f"where to: a name that ends with {model_management.PACK_SUFFIX}, or a folder",
    )
    packing.set_defaults(run=run_models, command=_pack)
    for name, command, summary in (
        ("verify", _verify, "check that a model's files are as they were installed"),
        ("remove", _remove, "delete an installed model"),
    ):
        single = commands.add_parser(name, help=summary)
        single.add_argument("name", metavar="NAME")
        single.set_defaults(run=run_models, command=command)


def run_models(arguments: argparse.Namespace) -> int:
    """Runs the command and gives the program's exit code."""
    try:
        arguments.command(arguments)
    except ModelNameError as error:
        raise WrongCallError(str(error)) from error
    return 0


def _list(arguments: argparse.Namespace) -> None:
    models = model_management.list_models()
    if arguments.json:
        print(json.dumps([model_management.as_json(model) for model in models], indent=2, ensure_ascii=False))
        return
    rows = [("NAME", "STATE", "SIZE", "LICENCE", "PATH"), *map(_row, models)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(_table_line("  ".join(cells)))


def _table_line(text: str) -> str:
    """A table's row: control characters out, its spaces kept."""
    return harmless(text).replace("\n", " ").replace("\t", " ").rstrip()


def _row(model: ModelInfo) -> tuple[str, ...]:
    return (model.name, model.state, _size(model), model.licence, str(model.path or "-"))


def _size(model: ModelInfo) -> str:
    about = "" if model.state in ("bundled", "installed", "packed") else "about "
    return about + gigabytes(model.size_bytes)


def _add(arguments: argparse.Namespace) -> None:
    model = _interruptibly(
        lambda progress, cancel: model_management.add(arguments.source, arguments.name, progress, cancel)
    )
    _print_installed(model)


def _download(arguments: argparse.Namespace) -> None:
    offered = model_management.published(arguments.name)

    def accept(text: str) -> bool:
        return _licence_accepted(offered, text, already=arguments.accept_licence)

    try:
        model = _interruptibly(
            lambda progress, cancel: model_management.download(arguments.name, accept, progress, cancel),
            steps=True,
            on_interrupt=_say_resumable,
        )
    except KeyboardInterrupt:
        _say_resumable()
        raise
    _print_installed(model)


def _import(arguments: argparse.Namespace) -> None:
    offered = model_management.look_into(arguments.file).info

    def accept(text: str) -> bool:
        return _licence_accepted(offered, text, already=arguments.accept_licence)

    model = _interruptibly(
        lambda progress, cancel: model_management.import_pack(
            arguments.file, arguments.name, accept, progress, cancel
        )
    )
    _print_installed(model)


def _pack(arguments: argparse.Namespace) -> None:
    path = _interruptibly(
        lambda progress, cancel: model_management.pack(arguments.name, arguments.out, progress, cancel)
    )
    print(in_one_line(f"{arguments.name} is packed in {path}"))


def _verify(arguments: argparse.Namespace) -> None:
    print(
        in_one_line(
            _interruptibly(lambda progress, cancel: model_management.verify(arguments.name, progress, cancel))
        )
    )


def _remove(arguments: argparse.Namespace) -> None:
    model_management.remove(arguments.name)
    print(f"{in_one_line(arguments.name)} is removed")


def _licence_accepted(model: ModelInfo, text: str, *, already: bool) -> bool:
    """Shows the licence; asks where somebody sits at a terminal and has not agreed on the command line."""
    print(harmless(text).rstrip(), end="\n\n")
    print(f"{model.name}, {_size(model)} from {model.source}")
    print(f"Its licence, printed above, is {model.licence}.", flush=True)
    if already:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(
            f"The licence of {model.name} has to be accepted before it is installed.",
            "Read it above, then run the same command with --accept-licence.",
        )
    try:
        return input("Do you accept it? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _print_installed(model: ModelInfo) -> None:
    print(in_one_line(f"{model.name} is installed in {model.path}"))


def _say_resumable() -> None:
    print("stopped: run the same command again to go on", file=sys.stderr, flush=True)


def _interruptibly(
    work: Callable[[Progress, threading.Event], Result],
    *,
    steps: bool = False,
    on_interrupt: Callable[[], None] = lambda: None,
) -> Result:
    line = _ProgressLine(steps=steps)

    def leave() -> None:
        line.end()
        on_interrupt()

    try:
        return run_interruptibly(lambda cancel: work(line.show, cancel), leave)
    finally:
        line.end()


class _ProgressLine:
    """How far a job is, on stderr: a line that changes at a terminal; elsewhere one at each step, or none."""

    def __init__(self, *, steps: bool) -> None:
        self._terminal = sys.stderr is not None and sys.stderr.isatty()
        self._step = 1 if self._terminal else STEP_PERCENT if steps else None
        self._last: tuple[str, int] | None = None

    def show(self, stage: str, done: int, total: int) -> None:
        if self._step is None:
            return
        now = (stage, (100 * done // total if total else 100) // self._step)
        if now == self._last:
            return
        self._last = now
        text = f"{stage} {now[1] * self._step:3d} %  {gigabytes(done)} of {gigabytes(total)}"
        print(
            f"{ERASE_LINE}{text}" if self._terminal else text,
            end="" if self._terminal else "\n",
            file=sys.stderr,
        )
        sys.stderr.flush()

    def end(self) -> None:
        """The next line starts on an empty one."""
        if self._terminal and self._last is not None:
            print(ERASE_LINE, end="", file=sys.stderr, flush=True)
            self._last = None
