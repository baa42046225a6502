"""`docent capture region|window|screen`: asks the Docent that runs to capture, or starts one that does.
Called by command_line; a desktop's keyboard settings can start it where no program may take keys for itself.
"""

import argparse
import math

from app.capture_request import LONGEST_DELAY_S, WHAT, CaptureRequest
from app.command_line import WrongCallError


def add_capture_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "capture",
        help="capture a part of the screen and ask about it",
        description="Captures a part of the screen and opens it, in the Docent that runs or in a new one.",
        allow_abbrev=False,
    )
    parser.add_argument("what", choices=WHAT, help="a rectangle or a window to choose, or a whole screen")
    parser.add_argument(
        "--delay", metavar="S", type=delay, default=0.0, help="wait so many seconds first, to open a menu"
    )
    parser.add_argument("--ask", metavar="TEXT", default="", help="the question to ask about it at once")
    parser.set_defaults(run=run_capture)


def run_capture(arguments: argparse.Namespace) -> int:
    """Ends at once when a running instance took the request, else with the window that it opens."""
    try:
        request = CaptureRequest(arguments.what, arguments.delay, arguments.ask.strip())
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    from app.window_start import open_window

    return open_window([], request)


def delay(text: str) -> float:
    """Seconds, as the command line gives them."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= LONGEST_DELAY_S:
        longest = f"{LONGEST_DELAY_S:.0f}"
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 to {longest}")
    return seconds
