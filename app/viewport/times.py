"""Times, and what they were taken on, as people read them. Plain functions; the words need Qt."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from app.conversation.question import Answer
from app.conversation.session_timings import warmth

_DEVICES = {"cpu": "CPU", "cuda": "CUDA", "mps": "MPS"}


def split_ms(milliseconds: float) -> tuple[str, str]:
    """The digits and the unit: under a second in ms, above with one decimal; a tenth where ms would say 0."""
    if milliseconds >= 999.5:
        return QLocale().toString(milliseconds / 1000, "f", 1), "s"
    if 0 < milliseconds < 9.95:
        return QLocale().toString(float(milliseconds), "f", 1), "ms"
    return f"{milliseconds:.0f}", "ms"


def format_ms(milliseconds: float) -> str:
    """The digits with their unit."""
    return " ".join(split_ms(milliseconds))


def device_name(device: str) -> str:
    """ "cpu" as people write it."""
    return _DEVICES.get(device, device)


def machine_words(model: str, device: str, precision: str) -> str:
    """ "docent-nano · CPU · bf16"."""
    return " · ".join(part for part in (model, device_name(device), precision) if part)


def warmth_word(answer: Answer) -> str:
    """Cold, warm or cached, in the language of the window."""
    translate = QCoreApplication.translate
    words = {
        "cold": translate("Warmth", "cold"),
        "warm": translate("Warmth", "warm"),
        "cached": translate("Warmth", "cached"),
    }
    return words[warmth(answer)]


def warmth_help(answer: Answer) -> str:
    """What the word means."""
    translate = QCoreApplication.translate
    words = {
        "cold": translate("Warmth", "The page was read for this answer."),
        "warm": translate("Warmth", "The page had been read before the question came."),
        "cached": translate("Warmth", "The page had been read for an earlier question."),
    }
    return words[warmth(answer)]
