"""Errors that are meant for the person in front of the screen. Raised on any thread, shown by windows and
by the command line; never a traceback.
"""


class UserError(Exception):
    """Something could not be done: `what` happened, and `advice` on what to do about it."""

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what} {advice}".strip())
        self.what = what
        self.advice = advice


def noted(sentence: str) -> str:
    """Marks a sentence that goes with an answer for translation; it is shown translated."""
    return sentence


class PasswordNeeded(UserError):
    """A document is encrypted; `wrong` tells that a password was given and did not fit."""

    def __init__(self, what: str, advice: str = "", *, wrong: bool = False) -> None:
        super().__init__(what, advice)
        self.wrong = wrong
