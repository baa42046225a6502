"""What `docent capture` asks for, as it goes from one process to the other. Plain data; any thread.

Made by `app.capture_command`, carried by `app.single_instance`, done by `app.windows.capture`.
"""

from __future__ import annotations

from dataclasses import dataclass

WHAT = ("region", "window", "screen")
LONGEST_DELAY_S = 60.0
LONGEST_QUESTION = 4000  # characters


@dataclass(frozen=True)
class CaptureRequest:
    """Capture `what` after `delay_s` seconds, and ask `question` about it unless that is empty.

    Raises:
        ValueError: a value makes no sense; the message says which.
    """

    what: str
    delay_s: float = 0.0
    question: str = ""

    def __post_init__(self) -> None:
        if self.what not in WHAT:
            raise ValueError(f"{self.what!r} cannot be captured; choose {', '.join(WHAT)}")
        if not 0 <= self.delay_s <= LONGEST_DELAY_S:
            raise ValueError(f"the delay is a number of seconds from 0 to {LONGEST_DELAY_S:.0f}")
        if len(self.question) > LONGEST_QUESTION:
            raise ValueError(f"the question is longer than {LONGEST_QUESTION} characters")

    def as_message(self) -> dict[str, object]:
        """As JSON takes it."""
        return {"what": self.what, "delay_s": self.delay_s, "question": self.question}

    @classmethod
    def of_message(cls, message: object) -> CaptureRequest:
        """What another process sent; keys that are not known are left alone.

        Raises:
            ValueError, TypeError: it is no such request.
        """
        if not isinstance(message, dict):
            raise TypeError("a request is an object")
        what, question = message.get("what"), message.get("question", "")
        delay_s = message.get("delay_s", 0.0)
        if not isinstance(what, str) or not isinstance(question, str):
            raise TypeError("a text is missing")
        if not isinstance(delay_s, int | float) or isinstance(delay_s, bool):
            raise TypeError("the delay is no number")
        return cls(what, delay_s, question)
