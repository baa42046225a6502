"""Tracebacks without the words of a document: where it happened and what kind of error it was.

The message of an error often holds the value it is about, which may be text of a document or a question. Only
messages of kinds that speak of the system or of code are kept. Used by the log and crash reports, any thread.
"""

from __future__ import annotations

import traceback

_KEPT = (OSError, ImportError, AttributeError, NameError, MemoryError, ZeroDivisionError, RecursionError)
_MOST_LETTERS = 300


def safe_traceback(error: BaseException) -> str:
    """What led to `error`, the oldest error first, as Python prints it but for the messages."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = "".join(traceback.format_tb(current.__traceback__))
        parts.append(f"Traceback (most recent call last):\n{frames}{safe_line(current)}\n")
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\nand then:\n\n".join(reversed(parts))


def safe_line(error: BaseException) -> str:
    """The kind of the error, with its message where that is known to speak of no document."""
    kind = type(error).__qualname__
    if not isinstance(error, _KEPT):
        return f"{kind} (message left out)"
    try:
        message = " ".join(str(error).split())[:_MOST_LETTERS]
    except Exception:  # an error whose text fails must not hide the error
        message = ""
    return f"{kind}: {message}" if message else kind
