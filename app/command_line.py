"""The command line: `docent ask | models | capture | bench | diagnose`. Called by `app.main` on the main
thread, without Qt.

Each command lives in a module of its own, imported when it is called. Here are what they share: one line
for an error, and exit codes: 0 done, 1 could not be done, 2 called wrongly, 130 interrupted.
"""

import argparse
import io
import logging
import os
import sys
import traceback
import unicodedata
import warnings
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from app import ID, NAME, __version__
from app.errors import UserError
from app.interruption import INTERRUPTED

COMMANDS = {
    "ask": ("app.ask_command", "ask a question about a page and print the answer"),
    "models": ("app.model_commands", "list, add, download, verify and remove models"),
    "capture": ("app.capture_command", "capture a part of the screen and ask about it"),
    "bench": ("app.bench_command", "measure the engine on this machine"),
    "diagnose": ("app.diagnose_command", "show versions, devices, models and paths"),
}
DONE, NOT_DONE, CALLED_WRONGLY = 0, 1, 2
READER_LEFT = 141  # 128 + SIGPIPE: whoever read our output has gone
DEBUG_VARIABLE = "DOCENT_DEBUG"


class WrongCallError(Exception):
    """The arguments make no sense; the sentence says which."""


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line instead of printing the whole usage."""

    def error(self, message: str) -> NoReturn:
        raise WrongCallError(f"{message} (`{self.prog} --help` shows how)")


def run(argv: Sequence[str]) -> int:
    """Runs one command and gives the exit code of the program."""
    _prepare_streams()
    try:
        arguments = _parsed(argv)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except SystemExit as stop:  # --help and --version
        return stop.code if isinstance(stop.code, int) else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return READER_LEFT
    except WrongCallError as error:
        return _failed(str(error), CALLED_WRONGLY)
    except UserError as error:
        return _failed(str(error), NOT_DONE)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        reason = f"{type(error).__name__}: {error}"
        advice = f"Set {DEBUG_VARIABLE}=1 to see where, and report it."
        return _failed(f"Something went wrong inside {NAME} ({reason}). {advice}", NOT_DONE)


def in_one_line(text: str) -> str:
    """For a terminal: no line breaks, and no control characters, which a file's name can hold too."""
    return " ".join(harmless(text).split())


def harmless(text: str) -> str:
    """The text without the control characters that could drive a terminal; line breaks and tabs stay."""
    return "".join(
        character for character in text if character in "\n\t" or unicodedata.category(character) != "Cc"
    )


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    parser = OneLineParser(
        prog=ID,
        description=f"{NAME} answers questions about documents, on your own machine.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{ID} {__version__}")
    parser.epilog = f"`{ID} [FILE ...]` opens the window."
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (module, summary) in COMMANDS.items():
        if argv and argv[0] == name:
            getattr(import_module(module), f"add_{name}_parser")(subparsers)
        else:
            subparsers.add_parser(name, help=summary)
    arguments = parser.parse_args(argv)
    if not hasattr(arguments, "run"):
        arguments.run = getattr(import_module(COMMANDS[argv[0]][0]), f"run_{argv[0]}")
    return arguments


def _prepare_streams() -> None:
    """stderr holds our own lines only, and no character can stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if not os.environ.get(DEBUG_VARIABLE):
        warnings.simplefilter("ignore")
        logging.lastResort = None


def _failed(sentence: str, code: int) -> int:
    print(f"error: {in_one_line(sentence)}", file=sys.stderr)
    return code


def _forget_stdout() -> None:
    """Python flushes stdout once more when it ends, and would complain about the closed pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
