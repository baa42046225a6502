"""What a person can choose, as one typed table. It feeds the file that keeps the choices, the settings dialog
and the manual. Plain data; any thread.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any


def setting_text(text: str) -> str:
    """Marks words of this table for translation, in the context "Settings", where they are shown."""
    return text


@dataclass(frozen=True)
class Setting:
    """One row. `label` is empty for what the program remembers by itself."""

    key: str
    kind: type
    default: Any
    label: str = ""
    help: str = ""
    allowed: tuple[Any, ...] = ()
    names: tuple[str, ...] = ()  # of the allowed values, in the same order
    lowest: float | None = None
    highest: float | None = None
    step: float = 1
    unit: str = ""
    lowest_name: str = ""  # what the lowest value means, where that is not a number like the others
    group: str = ""
    is_keys: bool = False  # a key combination, as `QKeySequence` writes it in portable form; "" for none
    is_of_model: bool = False  # chosen in the model dialog, where what it costs can be seen

    def accepts(self, value: Any) -> bool:
        """Whether `value` has the right type and lies in the allowed range."""
        if self.kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, self.kind) or isinstance(value, bool) is not (self.kind is bool):
            return False
        if self.allowed and value not in self.allowed:
            return False
        return not isinstance(value, int | float) or self._is_in_range(value)

    def _is_in_range(self, value: float) -> bool:
        too_low = self.lowest is not None and value < self.lowest
        too_high = self.highest is not None and value > self.highest
        return math.isfinite(value) and not (too_low or too_high)


_GENERAL, _READING = setting_text("General"), setting_text("Reading")
_ANSWERS, _MODEL, _PRIVACY = setting_text("Answers"), setting_text("Model"), setting_text("Privacy")
_CAPTURE = setting_text("Screen capture")
_AS_SYSTEM, _AUTOMATIC = setting_text("As the system"), setting_text("Automatic")

BUNDLED_MODEL = "docent-nano"  # comes with the program, and answers before anything was chosen
CAPTURE_KEYS = "Ctrl+Shift+A"  # in the window, and on the whole desktop until others are chosen

TABLE: tuple[Setting, ...] = (
    Setting(
        "language",
        str,
        "system",
        setting_text("Language"),
        setting_text("Of menus and messages. Answers come in the language of the question."),
        allowed=("system", "en", "de", "zh_CN"),
        names=(_AS_SYSTEM, "English", "Deutsch", "简体中文"),
        group=_GENERAL,
    ),
    Setting(
        "theme",
        str,
        "system",
        setting_text("Colours"),
        allowed=("system", "light", "dark"),
        names=(_AS_SYSTEM, setting_text("Light"), setting_text("Dark")),
        group=_GENERAL,
    ),
    Setting(
        "reopen_documents",
        bool,
        True,
        setting_text("Reopen documents"),
        setting_text("Starts with the tabs that were open."),
        group=_GENERAL,
    ),
    Setting(
        "invert_pages",
        bool,
        False,
        setting_text("Invert pages"),
        setting_text("Light print on dark paper."),
        group=_READING,
    ),
    Setting(
        "show_latency",
        bool,
        True,
        setting_text("Latency overlay"),
        setting_text("Shows on the page how long the first token took."),
        group=_READING,
    ),
    Setting(
        "answer_zoom",
        int,
        100,
        setting_text("Size of answers"),
        setting_text("Of the text of the conversation."),
        lowest=60,
        highest=250,
        step=10,
        unit=setting_text("%"),
        group=_ANSWERS,
    ),
    Setting(
        "max_new_tokens",
        int,
        256,
        setting_text("Longest answer"),
        setting_text("In tokens, the pieces of text that the model writes."),
        lowest=1,
        highest=4096,
        step=64,
        unit=setting_text("tokens"),
        group=_ANSWERS,
    ),
    Setting(
        "temperature",
        float,
        0.0,
        setting_text("Temperature"),
        setting_text("0 gives the likeliest answer, the same each time."),
        lowest=0,
        highest=2,
        step=0.1,
        group=_ANSWERS,
    ),
    Setting(
        "follow_ups",
        int,
        -1,
        setting_text("Earlier questions"),
        setting_text("How many earlier questions about one place the model is told."),
        lowest=-1,
        highest=50,
        lowest_name=setting_text("As the model can"),
        group=_ANSWERS,
    ),
    Setting(
        "model",
        str,
        BUNDLED_MODEL,
        setting_text("Model"),
        setting_text("What reads the pages and answers."),
        group=_MODEL,
        is_of_model=True,
    ),
    Setting(
        "device",
        str,
        "auto",
        setting_text("Device"),
        setting_text("Where the model runs."),
        allowed=("auto", "cpu", "cuda", "mps"),
        names=(_AUTOMATIC, "CPU", "CUDA", "Apple GPU"),
        group=_MODEL,
        is_of_model=True,
    ),
    Setting(
        "precision",
        str,
        "auto",
        setting_text("Precision"),
        setting_text("Fewer bits need less memory and can be faster."),
        allowed=("auto", "fp32", "bf16", "int8", "int4"),
        names=(_AUTOMATIC, "fp32", "bf16", "int8", "int4"),
        group=_MODEL,
        is_of_model=True,
    ),
    Setting(
        "encode_ahead",
        bool,
        True,
        setting_text("Read ahead"),
        setting_text("The model reads the page on screen before you ask."),
        group=_MODEL,
    ),
    Setting(
        "encoded_pages_mb",
        int,
        256,
        setting_text("Memory for pages read ahead"),
        setting_text("The pages not asked about for longest are dropped."),
        lowest=0,
        highest=8192,
        step=64,
        unit=setting_text("MB"),
        group=_MODEL,
    ),
    Setting(
        "unload_after_minutes",
        int,
        10,
        setting_text("Unload the model when idle"),
        setting_text("Frees its memory; the next question loads it again."),
        lowest=0,
        highest=1440,
        step=5,
        unit=setting_text("min"),
        lowest_name=setting_text("Never"),
        group=_MODEL,
    ),
    Setting(
        "private_mode",
        bool,
        False,
        setting_text("Private mode"),
        setting_text("New conversations are not kept on this computer."),
        group=_PRIVACY,
    ),
    Setting(
        "update_check",
        bool,
        False,
        setting_text("Look for a newer version"),
        setting_text(
            "When Docent starts, once a day at most: GitHub is asked for the number of the newest release. "
            "Nothing else is sent, and nothing is downloaded."
        ),
        group=_PRIVACY,
    ),
    Setting(
        "capture_keys",
        str,
        CAPTURE_KEYS,
        setting_text("Hotkey"),
        setting_text("Captures a region while any program is in front."),
        is_keys=True,
        group=_CAPTURE,
    ),
    Setting(
        "live_rate_hz",
        float,
        5.0,
        setting_text("Live region"),
        setting_text("How often it is looked at."),
        lowest=0.2,
        highest=15,
        unit=setting_text("times a second"),
        group=_CAPTURE,
    ),
    Setting(
        "live_still_s",
        float,
        0.3,
        setting_text("Still for"),
        setting_text("So long a changed live region must stand still before it is asked about."),
        lowest=0.1,
        highest=5,
        step=0.1,
        unit=setting_text("s"),
        group=_CAPTURE,
    ),
    Setting(
        "live_longest_s",
        float,
        5.0,
        setting_text("Longest wait"),
        setting_text("After it, a live region is asked about though it still moves."),
        lowest=1,
        highest=60,
        unit=setting_text("s"),
        group=_CAPTURE,
    ),
    Setting("window_geometry", str, ""),
    Setting("panel_width", int, 400, lowest=240, highest=1600),
    Setting("side_panel_width", int, 240, lowest=160, highest=800),
    Setting("side_panel_shown", bool, False),
    Setting("panel_shown", bool, True),
    Setting("larger_model_offered", bool, True),
    Setting("update_asked", str, ""),
    Setting("update_told", str, ""),
    Setting("live_action", str, ""),
    Setting("live_question", str, ""),
    Setting("live_geometry", str, ""),
)
